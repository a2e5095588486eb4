"""Sentences with their grammar."""

from __future__ import annotations

from tests.quotes.reports.trees import INVERTED, LATE, sentence


def test_signs_at_both_ends_are_left_out():
    assert LATE.words[LATE.begin : LATE.end] == ["The", "mayor", "said", "that", "the", "boat", "was", "late", ",", "adding", "nothing"]


def test_what_depends_on_a_word_is_known_by_its_first_and_last():
    assert [LATE.words[at] for at in (LATE.firsts[7], LATE.lasts[7])] == ["that", "late"]
    assert (INVERTED.firsts[6], INVERTED.lasts[6]) == (0, 7)


def test_listed_verbs_have_their_base_form():
    assert (LATE.bases[2], LATE.bases[9], LATE.bases[5]) == ("say", "add", "boat")


def test_words_in_marks_are_quoted():
    one = sentence("It PRON 2 nsubj\nwas AUX 0 root\na DET 4 det\nshame NOUN 2 obj\n. PUNCT 2 punct", quoted=(2, 4))
    assert one.quoted == [False, False, True, True, False]
