"""What a cue may report, and how much of it is what it does report."""

from __future__ import annotations

import pytest

from newsx.quotes.reports import contents
from newsx.quotes.reports.sentence import Sentence
from tests.quotes.reports.trees import INVERTED, LATE, sentence


def stretches(one: Sentence, at: int) -> set[str]:
    """The stretches that the cue at a word may report, in words; the pieces of one with … between."""
    found = contents.candidates(one, at)
    return {" … ".join(" ".join(one.words[start:stop]) for start, stop in content.pieces) for content in found}


def test_a_clause_after_the_cue_with_all_that_may_belong_to_it():
    found = stretches(LATE, 2)
    assert {"that the boat was late", "that the boat was late , adding nothing"} <= found
    assert all(not words.endswith(",") for words in found)


def test_a_clause_before_the_cue():
    assert "The boat is late" in stretches(INVERTED, 6)


def test_pieces_on_both_sides_of_the_cue():
    one = sentence("""
    The DET 2 det
    boat NOUN 7 nsubj
    , PUNCT 5 punct
    Roe PROPN 5 nsubj
    said VERB 7 parataxis
    , PUNCT 5 punct
    leaks VERB 0 root
    . PUNCT 7 punct
    """)
    assert "The boat … leaks" in stretches(one, 4)


def test_what_follows_a_comma_after_according_to():
    one = sentence("""
    According VERB 3 case
    to ADP 1 fixed
    Roe PROPN 7 obl
    , PUNCT 3 punct
    the DET 6 det
    boat NOUN 7 nsubj
    leaks VERB 0 root
    . PUNCT 7 punct
    """)
    assert "the boat leaks" in stretches(one, 0)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [(((0, 4),), ((0, 4),), 1.0), (((0, 4),), ((2, 6),), 1 / 3), (((0, 2),), ((2, 4),), 0.0), (((0, 2), (4, 6)), ((0, 6),), 2 / 3)],
)
def test_likeness_is_the_share_of_common_words(one, other, share):
    assert contents.likeness(one, other) == pytest.approx(share)
