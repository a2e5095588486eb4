"""Splits text into words and signs with their places, and these into sentences.

>>> from newsx import languages
>>> words = tokenize("Mr. Bern didn’t say “no.” Ann Roe’s aide did (in 2.5 hours).", 0, 60, languages.of("en"))
>>> " ".join(word for word, _ in words)
'Mr. Bern did n’t say “ no . ” Ann Roe ’s aide did ( in 2.5 hours ) .'
>>> [words[start][0] for start, _ in sentences(words, languages.of("en"))]
['Mr.', 'Ann']
"""

from __future__ import annotations

import re
from typing import Final

from newsx.languages import Language
from newsx.text import joined_words

Token = tuple[str, int]
"""A word or sign, and the character where it begins."""

_AFTER: Final = r"[’'](?:s|S|re|ve|ll|d|m)\b"
"""What English hangs on to a word: Ann’s, they’ll."""
_JOINED: Final = r"\w++(?:[-.&/@]\w++|[’'](?!(?:s|S|re|ve|ll|d|m)\b)\w++|(?<=\d),(?=\d)\w++)*+"
_SIGNS: Final = r"[@#]\w++|\.\.+|--+|[^\w\s]"
_ENGLISH: Final = rf"{_JOINED}|{_AFTER}|{_SIGNS}"
_PLAIN: Final = rf"\w++(?:[-.&/@’']\w++|(?<=\d),(?=\d)\w++)*+|{_SIGNS}"
_compiled: Final[dict[str, re.Pattern[str]]] = {}
_NEGATIONS: Final = ("n’t", "n't", "N’T", "N'T")
_INITIALS: Final = re.compile(r"[^\W\d_](?:\.[^\W\d_]){1,4}")
_QUOTES: Final = frozenset("”\"’'»")
"""Signs before which a stop ends the sentence: “No.”"""
_STOPS: Final = frozenset([".", "?", "!", "…", "...", ":"])
_CLOSING: Final = frozenset(["”", '"', "’", "'", ")", "]", "»", "’’"])
_MAX_WORDS: Final = 120
"""Words of a sentence at most; a longer one is cut."""


def tokenize(text: str, start: int, stop: int, language: Language) -> list[Token]:
    """The words and signs of the characters from `start` to `stop`. The stop of an abbreviation belongs to it."""
    pattern = _pattern_of(language)
    is_english = language.code == "en"
    abbreviations = language.abbreviations
    found: list[Token] = []
    taken = start
    for match in pattern.finditer(text, start, stop):
        begin, end = match.span()
        if begin < taken:
            continue
        word = match.group()
        if text.startswith(".", end) and end < stop and _is_abbreviation(word, abbreviations) and text[end + 1 : end + 2] not in _QUOTES:
            end += 1
            word = text[begin:end]
        if is_english and word.endswith(_NEGATIONS) and len(word) > 3:
            found.append((word[:-3], begin))
            found.append((word[-3:], end - 3))
        else:
            found.append((word, begin))
        taken = end
    return found


def _pattern_of(language: Language) -> re.Pattern[str]:
    """The words and signs of a language."""
    code = language.code
    found = _compiled.get(code)
    if found is None:
        found = _compiled[code] = re.compile(_ENGLISH if code == "en" else joined_words.pattern_of(language) or _PLAIN)
    return found


def _is_abbreviation(word: str, abbreviations: frozenset[str]) -> bool:
    """Whether a stop after the word belongs to it: J., U.S., Mr."""
    if len(word) == 1:
        return word.isupper()
    return word.lower() in abbreviations or _INITIALS.fullmatch(word) is not None


def sentences(tokens: list[Token], language: Language) -> list[tuple[int, int]]:
    """The first token of each sentence, and that after its last."""
    found: list[tuple[int, int]] = []
    first, count, at = 0, len(tokens), 0
    while at < count:
        word = tokens[at][0]
        at += 1
        if word not in _STOPS and not (word[-1] == "." and len(word) > 1 and _ends_with_abbreviation(tokens, at, language)):
            if at - first >= _MAX_WORDS:
                found.append((first, at))
                first = at
            continue
        while at < count and tokens[at][0] in _CLOSING and tokens[at][1] == tokens[at - 1][1] + len(tokens[at - 1][0]):
            at += 1
        if at < count and _may_begin(tokens, at) and (word != ":" or tokens[at][0] in '“"«„‘'):
            found.append((first, at))
            first = at
    if first < count:
        found.append((first, count))
    return found


def _may_begin(tokens: list[Token], at: int) -> bool:
    """Whether a sentence may begin with a token: a capital, a digit or a mark after white space."""
    word, start = tokens[at]
    return start > tokens[at - 1][1] + len(tokens[at - 1][0]) and not word[0].islower() and word[0] not in ",;:)-–—"


def _ends_with_abbreviation(tokens: list[Token], at: int, language: Language) -> bool:
    """Whether a sentence ends with the abbreviation before `at`: a small word with a capital follows (in the U.S. The mayor …)."""
    if at >= len(tokens):
        return True
    following = tokens[at][0]
    before = tokens[at - 1][0][:-1].lower()
    if len(before) == 1 or before in language.abbreviations_before_names:
        return False
    return following[0].isupper() and following.lower() in language.function_words
