"""Reported speech among the quotations."""

from __future__ import annotations

from tests.quotes.reading import read_with_reports


def test_reports_and_quotations_in_reading_order() -> None:
    found = read_with_reports("Ann Lind said the pier was gone.", "“We left,” she said.", "Carl Dahl said it was late.").quotes
    assert [(quote.kind, quote.text) for quote in found] == [
        ("indirect", "the pier was gone"),
        ("direct", "We left,"),
        ("indirect", "it was late"),
    ]


def test_a_quotation_within_a_report_is_inside_it() -> None:
    found = read_with_reports("Ann Lind said the pier was “gone for good” by May.").quotes
    assert [(quote.kind, quote.inside) for quote in found] == [("indirect", None), ("partial", 0)]
    assert found[0].utterance == found[1].utterance


def test_indices_are_those_of_the_whole_list() -> None:
    found = read_with_reports(
        "Carl Dahl said it was late.", "“We will build another pier,” Ann Lind said.", "“We will build another pier.”"
    ).quotes
    assert [(quote.kind, quote.repeat_of) for quote in found] == [("indirect", None), ("direct", None), ("direct", 1)]


def test_statements_are_counted_once() -> None:
    found = read_with_reports("Ann Lind said the pier was “gone for good” by May.", "She said it was late.")
    assert [(speaker.name, speaker.utterances) for speaker in found.speakers] == [("Ann Lind", 2)]
