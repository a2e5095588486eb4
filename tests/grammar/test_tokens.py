"""Words, signs and sentences of a text."""

from __future__ import annotations

import pytest

from newsx import languages
from newsx.grammar.tokens import sentences, tokenize


def _words(text, code="en"):
    return " ".join(word for word, _ in tokenize(text, 0, len(text), languages.of(code)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“No,” said Ann’s brother.", "“ No , ” said Ann ’s brother ."),
        ("They don’t know; it's O’Hara's.", "They do n’t know ; it 's O’Hara 's ."),
        ("Mr. J. Roe of the U.S. paid 12,500.50.", "Mr. J. Roe of the U.S. paid 12,500.50 ."),
        ("a nine-month-old child @roe #ferry", "a nine-month-old child @roe #ferry"),
        ("Wait... what--no", "Wait ... what -- no"),
    ],
)
def test_words_and_signs(text, words):
    assert _words(text) == words


def test_french_words_before_a_vowel():
    assert _words("L’eau qu'il boit aujourd’hui", "fr") == "L’ eau qu' il boit aujourd’hui"


def test_places_are_those_in_the_text():
    text = "Ann Roe didn’t say “no.”"
    assert all(text.startswith(word, start) for word, start in tokenize(text, 4, len(text), languages.of("en")))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("It is late. The mayor left.", ["It", "The"]),
        ("“It is late.” The mayor left.", ["“", "The"]),
        ("Mr. Bern left for the U.S. in May.", ["Mr."]),
        ("She left the U.S. The mayor stayed.", ["She", "The"]),
        ("He asked: “Is it late? No.” so they left.", ["He", "“", "No"]),
        ("", []),
    ],
)
def test_sentences(text, first):
    language = languages.of("en")
    tokens = tokenize(text, 0, len(text), language)
    found = sentences(tokens, language)
    assert [tokens[start][0] for start, _ in found] == first
    assert [start for start, _ in found] == [0, *[stop for _, stop in found]][: len(found)]


def test_endless_sentences_are_cut():
    text = "and so on " * 2000
    language = languages.of("en")
    assert all(stop - start <= 120 for start, stop in sentences(tokenize(text, 0, len(text), language), language))
