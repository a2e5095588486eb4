"""The headline among the lines of whole pages."""

from __future__ import annotations

import newsx
from tests.fields.pages import LEAD, MORE, page, read


def test_the_headline_is_the_repeat_that_is_signed() -> None:
    headline = "Gull Island ferry will sail through the winter"
    items = page(headline, "Now reading", headline, "Share", "Menu", headline, "By Eva Marsh", LEAD, *MORE)
    found = read(items)
    assert found.headline == headline
    assert found.byline == "By Eva Marsh"


def test_a_text_that_has_lost_its_headline_begins_with_its_body() -> None:
    paragraphs = (
        "The council of Leeds has voted to keep the ferry running through the winter. The harbour board is to pay half of what it costs.",
        "The ferry was to stop in October, when its engine is due for an overhaul. The islanders had protested against that since May.",
        "A new engine would cost as much as the ferry is worth. The board wants to decide about it when the report is there.",
    )
    article = newsx.extract("\n\n".join(paragraphs))
    assert article.headline is None
    assert article.body == list(paragraphs)


def test_a_paragraph_taken_for_a_headline_stays_in_the_body_of_a_text_that_has_none() -> None:
    lost = "The ferry to Gull Island sails again. The harbor council decided on Monday that it will sail through the winter, ice or no ice."
    found = read(page(lost, *MORE, headline=lost))
    assert found.headline is None
    assert found.body == [lost, *MORE]
