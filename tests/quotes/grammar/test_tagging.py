"""The words of a passage and their tags. A quotation is one empty word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx.quotes.grammar.tagging import tag_passages
from newsx.quotes.grammar.tags import (
    ABBREVIATION_STOP,
    ACCORDING,
    ADVERB,
    CAPITALISED,
    DOCUMENT,
    MODIFIER,
    OTHER,
    PERSON_NOUN,
    POSSESSIVE,
    SAYING,
    STOP,
)
from newsx.quotes.spans.marks import find_spans
from tests.quotes.reading import ENGLISH, passages

PIECES = st.sampled_from(["“", "”", '"', "'", "‘", "’", " ", " ", "  ", "\t", ",", ".", "(", "—", "so", "Roe", "said", "the cat’s"])


def words(text: str) -> list[str]:
    found = passages(text)
    (chunks,) = tag_passages(found, find_spans(found, ENGLISH), ENGLISH)
    return chunks.words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Yes,” said Jane Roe.", ["", "said", "Jane", "Roe", "."]),
        ("She said (“so”), then “no”.", ["She", "said", "(", "", ")", ",", "then", "", "."]),
        ("Both “yes”/“no” and  “maybe” stood.", ["Both", "", "/", "", "and", "", "stood", "."]),
    ],
)
def test_what_is_glued_to_a_quotation_is_read(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.lists(PIECES, max_size=30).map("".join))
def test_the_words_are_all_that_stands_outside_the_quotations(text: str) -> None:
    outside, at = "", 0
    for span in find_spans(passages(text), ENGLISH):
        if span.inside is None:
            outside += text[at : span.outer_start] + " "
            at = span.outer_stop
    outside += text[at:]
    assert "".join(words(text)) == "".join(outside.split())


def tag(marked: str, *others: str) -> str:
    """The tag of the word in brackets."""
    before, _, rest = marked.partition("[")
    found = passages(marked.replace("[", "").replace("]", ""), *others)
    chunks = tag_passages(found, [], ENGLISH)[0]
    assert rest
    return chunks.word_tags[chunks.starts.index(len(before))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Ann] Roe said no.", CAPITALISED),
        ("[Mayor] Roe said no.", CAPITALISED),
        ("[Secretary] of State Ann Roe said no.", CAPITALISED),
        ("[Press] officers said no.", MODIFIER),
        ("[Critics] said no.", PERSON_NOUN),
        ("[French] President Ann Roe said no.", CAPITALISED),
        ("[Health] Secretary Ann Roe left.", CAPITALISED),
        ("[New] York said no.", CAPITALISED),
        ("[Turkey] said no.", CAPITALISED),
        ("[Monday] was late.", OTHER),
        ("[Finally] Roe left.", ADVERB),
        ("[Kelly] left.", CAPITALISED),
        ("[Q]. Are you late?", OTHER),
        ("Then the [President] said no.", PERSON_NOUN),
        ("Then the [Spaniard] said no.", PERSON_NOUN),
        ("Now Volker [Turk] left.", CAPITALISED),
        ("On [Monday] Roe left.", OTHER),
        ("On [April] Roe left.", CAPITALISED),
        ("It is vitamin [K].", CAPITALISED),
        ("It is vitamin [K] again.", OTHER),
    ],
)
def test_a_word_with_a_capital(text: str, expected: str) -> None:
    assert tag(text) == expected


def test_a_word_with_a_capital_depends_on_the_rest_of_the_article() -> None:
    assert tag("[Weaver] said no.", "John Weaver left.") == CAPITALISED
    assert tag("[Turkey] said no.", "They had turkey.") == OTHER
    assert tag("[Ferries] leave.", "The ferries leave.") == OTHER


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The [circular] said no.", DOCUMENT),
        ("In her [words] it is late.", ACCORDING),
        ("In Roe’s [words] it is late.", ACCORDING),
        ("In the [words] of Roe it is late.", ACCORDING),
        ("She made her [claims].", OTHER),
        ("The board [report] was late.", DOCUMENT),
        ("The board [claims] that it leaks.", SAYING),
        ("He met [state] Sen. Ann Bell.", MODIFIER),
        ("It is Goldman Sachs[’] Ann Roe.", POSSESSIVE),
        ("Alden Inc[.] The ferry left.", STOP),
        ("Then Sen[.] Roe left.", ABBREVIATION_STOP),
    ],
)
def test_a_word_or_sign_that_may_be_several_things(text: str, expected: str) -> None:
    assert tag(text) == expected
