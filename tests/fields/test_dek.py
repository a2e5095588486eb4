"""The dek among the lines of whole pages."""

from __future__ import annotations

from tests.fields.pages import LEAD, MORE, page, read


def test_a_standfirst_between_headline_and_byline_is_the_dek() -> None:
    line = "The company promises two tugs until the ice is gone, and the council believes it"
    found = read(page("Gull Island ferry will sail through the winter", line, "By Eva Marsh", LEAD, *MORE))
    assert found.dek == line
    assert line not in found.body


def test_a_first_paragraph_that_introduces_its_people_is_no_dek() -> None:
    items = page("Gull Island ferry will sail through the winter", "By Eva Marsh", MORE[0], *MORE[1:], *MORE[1:], MORE[1])
    assert read(items).dek is None


def test_nothing_below_a_dateline_is_a_dek() -> None:
    between = "Its bells were heard on the mainland until late in the evening."
    found = read(page("Gull Island ferry will sail through the winter", "By Eva Marsh", LEAD, between, *MORE))
    assert found.dek is None
