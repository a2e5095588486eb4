"""The words of a passage: those outside its quotations, each quotation one empty word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx.quotes.grammar.tagging import tag_passages
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
