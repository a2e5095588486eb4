"""Reported speech without marks: what is reported, by whom, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsx.quotes import find
from tests.quotes.reading import ENGLISH, name, passages, read_with_reports


def reports_of(*paragraphs: str) -> list[tuple[str | None, str | None, str]]:
    """Who is reported, by what cue, to have said what."""
    return [(name(quote), quote.cue, quote.text) for quote in read_with_reports(*paragraphs).quotes if quote.kind == "indirect"]


@pytest.mark.parametrize(
    "text",
    [
        "Carl Dahl said [the bridge would open in May].",
        "Carl Dahl said that [the bridge would open in May].",
        "Carl Dahl, the mayor, said on Monday that [the bridge would open in May].",
        "Carl Dahl told the harbour board [the bridge would open in May].",
        "Carl Dahl told The Alden Herald on Monday that [the bridge would open in May].",
        "Carl Dahl asked [whether the bridge would open in May].",
        "Carl Dahl went on to say [the bridge would open in May].",
        "[The bridge would open in May], Carl Dahl said.",
        "[The bridge would open in May], said Carl Dahl, who has been mayor since 2019.",
        "[The bridge would open in May], Carl Dahl said on Monday.",
        "According to Carl Dahl, [the bridge would open in May].",
        "But [the bridge would open in May], according to Carl Dahl.",
        "PORT ELLIS, Maine (AP) — [The bridge would open in May], Carl Dahl said.",
        "PORT ELLIS, Maine — Carl Dahl said [the bridge would open in May].",
        "While Carl Dahl said [the bridge would open in May], the cranes were still there.",
    ],
)
def test_what_is_said(text: str) -> None:
    [(speaker, _, words)] = reports_of(text.replace("[", "").replace("]", ""))
    assert (speaker, words) == ("Carl Dahl", text[text.index("[") + 1 : text.index("]")])


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("Carl Dahl called for an inquiry into the bridge.", ("Carl Dahl", "called for", "an inquiry into the bridge")),
        ("Carl Dahl vowed to reopen the bridge by May.", ("Carl Dahl", "vowed", "to reopen the bridge by May")),
        ("Jane Roe criticized the plan as costly.", ("Jane Roe", "criticized", "the plan as costly")),
        ("Jane Roe denied that the deck was rotten.", ("Jane Roe", "denied", "the deck was rotten")),
        ("The report found that the piles were rotten.", ("report", "found", "the piles were rotten")),
        ("Critics fear the bridge will never open.", ("critics", "fear", "the bridge will never open")),
        ("Carl Dahl announced a new bridge for the harbour.", ("Carl Dahl", "announced", "a new bridge for the harbour")),
    ],
)
def test_what_is_wanted_judged_found_and_feared_is_reported_too(text: str, report: tuple[str, str, str]) -> None:
    assert reports_of(text) == [report]


def test_a_cue_says_whether_it_is_denied() -> None:
    [(_, cue, _)] = reports_of("Carl Dahl did not say that the bridge would open in May.")
    assert cue == "did not say"


@pytest.mark.xfail(strict=True, reason="where a clause ends is not always seen")
@pytest.mark.parametrize(
    "text",
    [
        "The pier is closed ([the bridge would open in May], according to Carl Dahl).",
        "Carl Dahl said [it would open in May], but nobody on the pier was sure.",
    ],
)
def test_where_a_clause_ends(text: str) -> None:
    test_what_is_said(text)


def test_a_cue_within_what_is_reported_makes_two_pieces_of_one_statement() -> None:
    one, other = read_with_reports("The new bridge, the mayor said, would open in May.").quotes
    assert (one.text, other.text) == ("The new bridge", "would open in May")
    assert one.utterance == other.utterance


@pytest.mark.xfail(strict=True, reason="a name between commas may look like an apposition")
def test_a_name_and_its_cue_within_what_is_reported() -> None:
    pieces = [words for _, _, words in reports_of("The bridge, Carl Dahl said, would open in May.")]
    assert pieces == ["The bridge", "would open in May"]


def test_a_long_text_is_read_in_portions() -> None:
    found = reports_of("Carl Dahl said the bridge would open in May.", "superstructures " * 1300, "Jane Roe said the pier was closed.")
    assert [words for _, _, words in found] == ["the bridge would open in May", "the pier was closed"]


def test_a_second_verb_has_the_subject_of_the_first() -> None:
    assert reports_of("Jane Roe said the deck was rotten and warned that nobody had looked at the piles.")[1] == (
        "Jane Roe",
        "warned",
        "nobody had looked at the piles",
    )
    assert reports_of("Jane Roe said the deck was rotten, adding that the piles were worse.")[1] == (
        "Jane Roe",
        "adding",
        "the piles were worse",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Carl Dahl walked to the pier and bought a ticket for the ferry.",
        "The bridge opened in May, two years after the fire.",
        "“The bridge will open in May,” Carl Dahl said.",
        "Carl Dahl said: “The bridge will open in May.”",
    ],
)
def test_what_is_not_reported(text: str) -> None:
    assert reports_of(text) == []


def test_pronouns_and_surnames_are_whom_they_stand_for() -> None:
    found = read_with_reports(
        "Mayor Carl Dahl came to the pier on Monday.", "He said the bridge would open in May.", "The money is there, Dahl added."
    )
    assert [name(quote) for quote in found.quotes] == ["Carl Dahl", "Carl Dahl"]
    assert [(speaker.name, speaker.utterances) for speaker in found.speakers] == [("Carl Dahl", 2)]


def test_quoted_words_in_a_report_are_nested_in_it_and_one_statement_with_it() -> None:
    found = read_with_reports("Jane Roe said the vote was late and “a shame.” “Nobody came,” she said.")
    report, shame, nobody = found.quotes
    assert (report.kind, report.text, report.marks) == ("indirect", "the vote was late and “a shame.”", None)
    assert (shame.kind, shame.text, shame.inside, shame.utterance) == ("partial", "a shame.", 0, report.utterance)
    assert nobody.inside is None
    assert found.speakers[0].utterances == 2


def test_a_place_before_the_sentence_says_nothing() -> None:
    assert reports_of("PORT ELLIS, Maine — The mayor of the town said the bridge would open in May.") == [
        ("mayor of the town", "said", "the bridge would open in May")
    ]


def test_headlines_repeat_what_the_body_reports() -> None:
    story = passages("The mayor said the bridge would open in May.", headline="Bridge to open in May, mayor says")
    assert [quote.at.field for quote in find(story, ENGLISH, indirect=True).quotes] == ["body"]


def test_quotations_are_what_they_are_without_it() -> None:
    text = "The bridge is “late,” Jane Roe said, and told the board that “nobody” had looked. “It leaks,” said Bo Ek."
    without, with_it = find(passages(text), ENGLISH).quotes, [quote for quote in read_with_reports(text).quotes if quote.kind != "indirect"]
    for quote in with_it:
        quote.inside = None
    assert with_it == without


def test_nested_words_belong_to_the_statement_around_them() -> None:
    outer, inner = find(passages("“He called it ‘a ruin,’ and then he left,” Jane Roe said."), ENGLISH).quotes
    assert (inner.inside, inner.utterance) == (0, outer.utterance)


WORDS = 'said that the mayor Ann Roe told according to “ ” " , . ; : ( ) — he she it was and but claims ’s n’t é 10:30 U.S. who'.split()


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join), min_size=1, max_size=3))
@settings(deadline=None)
def test_places_are_those_of_the_words_whatever_the_text(paragraphs: list[str]) -> None:
    for quote in read_with_reports(*paragraphs).quotes:
        if quote.kind == "indirect":
            assert paragraphs[quote.at.index or 0][quote.at.start : quote.at.stop] == quote.text.strip() != ""
            assert quote.cue_at is not None
            assert paragraphs[quote.cue_at.index or 0][quote.cue_at.start : quote.cue_at.stop] == quote.cue
            assert 0 <= quote.confidence <= 1
