"""A second look at each speaker: what is not likely right is not said."""

from __future__ import annotations

from newsx.quotes import find
from newsx.quotes.records.verdicts import ARTICLE, PAGE
from tests.quotes.reading import ENGLISH, passages, read

STORY = (
    "The ferry to Sorel was late again on Monday, and forty people waited at the pier.",
    "“We waited for three hours, and nobody told us why,” said Ann Roe, a nurse from Leeds.",
    "The company has ordered two new ships, which are to sail from May.",
)


def test_who_says_it_beside_a_verb_of_saying_is_given():
    quote = read(*STORY).quotes[0]
    assert quote.speaker is not None
    assert quote.speaker.name == "Ann Roe"
    assert quote.confidence > 0.9


def test_a_block_quotation_is_not_the_words_of_whoever_is_named_nearby():
    found = read(*STORY, "> Fares, timetables and offers for groups are on the website of Sorel Lines.", "Sorel Lines sails daily.")
    assert [quote.speaker.name for quote in found.quotes if quote.speaker] == ["Ann Roe"]


def test_a_term_within_a_quotation_is_as_sure_as_it_was():
    """The verdict on the quotation around it is about who says that."""
    found = read("“We never saw ‘Gone With the Tide’ in Leeds, and nobody else did,” said Ann Roe, a nurse.")
    outer, title = found.quotes
    assert (outer.speaker is not None, title.speaker, title.kind) == (True, None, "title")
    assert title.confidence > 0.5


def test_every_probability_is_one():
    found = read(*STORY, "Locals call the island “the Rock”, and Bo Lind calls its ferry “late”.")
    assert all(0 <= quote.confidence <= 1 for quote in found.quotes)


def test_the_reasons_tell_how_likely_the_speaker_is_right():
    reasons = read(*STORY).explain()[0]
    assert reasons["right"] > 0.9
    assert reasons["nobody"] < 0.1


def test_the_same_words_are_less_sure_on_a_page_than_in_an_article_alone():
    story = passages(*STORY, "Locals call the island “the Rock”, and Bo Lind calls its ferry “late”.")
    alone, on_page = (find(story, ENGLISH, home=home).quotes for home in (ARTICLE, PAGE))
    assert [quote.speaker and quote.speaker.name for quote in on_page if quote.kind == "direct"] == ["Ann Roe"]
    assert sum(quote.confidence for quote in on_page if quote.speaker) < sum(quote.confidence for quote in alone if quote.speaker)
