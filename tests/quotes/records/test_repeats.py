"""Quotations that repeat one of the body."""

from __future__ import annotations

from tests.quotes.reading import name, read


def test_a_headline_repeats_a_part_of_a_quotation() -> None:
    headline, body = read("“We said the pier is gone for good,” Ann Lind said.", headline="‘The pier is gone’, says master").quotes
    assert (headline.repeat_of, headline.kind, name(headline)) == (1, "partial", "Ann Lind")
    assert body.repeat_of is None


def test_what_begins_as_the_original_is_of_its_kind() -> None:
    headline, body = read("“The pier is gone for good,” Ann Lind said.", headline="‘The pier is gone’, says master").quotes
    assert (headline.kind, headline.confidence) == ("direct", body.confidence)


def test_a_pull_quote_has_no_verb_and_five_words() -> None:
    assert [quote.repeat_of for quote in read("“We will build another pier,” Ann Lind said.", "“We will build another pier.”").quotes] == [
        None,
        0,
    ]
    assert [quote.repeat_of for quote in read("“We will build,” Ann Lind said.", "“We will build.”").quotes] == [None, None]


def test_who_says_the_same_words_repeats_nothing() -> None:
    found = read("“We will build another pier,” Ann Lind said.", "“We will build another pier,” Carl Dahl said.").quotes
    assert [(name(quote), quote.repeat_of) for quote in found] == [("Ann Lind", None), ("Carl Dahl", None)]


def test_a_repeated_statement_counts_once() -> None:
    found = read("“The pier is gone for good,” Ann Lind said.", "“The pier is gone for good.”", headline="‘The pier is gone’, says master")
    assert [(speaker.name, speaker.utterances) for speaker in found.speakers] == [("Ann Lind", 1)]


def test_marks_and_signs_do_not_count() -> None:
    found = read("“The doom-and-gloom pier — it’s gone,” Ann Lind said.", headline="‘Doom and gloom pier it's gone’").quotes
    assert [quote.repeat_of for quote in found] == [1, None]
