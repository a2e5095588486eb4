"""The headline among the lines of whole pages."""

from __future__ import annotations

from tests.fields.pages import LEAD, MORE, page, read


def test_the_headline_is_the_repeat_that_is_signed() -> None:
    headline = "Gull Island ferry will sail through the winter"
    items = page(headline, "Now reading", headline, "Share", "Menu", headline, "By Eva Marsh", LEAD, *MORE)
    found = read(items)
    assert found.headline == headline
    assert found.byline == "By Eva Marsh"
