"""The tokens of printed dates: numbers, words and marks, with what dumps ran together taken apart."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from newsx import languages

_MIN_CHARS_OF_TWO = 5
"""Characters of two tokens that were run together."""
_MIN_YEAR, _MAX_YEAR = 1700, 2099


class Token(NamedTuple):
    """A number, a word in lower case, a mark or a line's end."""

    text: str
    start: int
    stop: int


def words(group: str) -> frozenset[str]:
    """The words and marks of a group of the list `date_words`."""
    return languages.anywhere().date_words[group]


def months() -> dict[str, int]:
    """The names of months in lower case, and their numbers."""
    return languages.anywhere().months


def weekdays() -> frozenset[str]:
    """The names of the days of the week in lower case."""
    return languages.anywhere().weekdays


@cache
def _token_pattern() -> re.Pattern[str]:
    return re.compile(r"\d+|[^\W\d_]+|\n|[^\w\s]")


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text, in order."""
    tokens: list[Token] = []
    for match in _token_pattern().finditer(text):
        word, start, stop = match.group(), match.start(), match.end()
        cut = _seam(word, text[stop : stop + 2]) if stop - start >= _MIN_CHARS_OF_TWO else 0
        if cut:
            tokens.append(Token(word[:cut].lower(), start, start + cut))
        tokens.append(Token(word[cut:].lower(), start + cut, stop))
    return tokens


def _seam(word: str, following: str) -> int:
    """Where the second token begins in a word into which a dump ran two, else 0.

    "20247" before ":55" is year and hour; "readMarch" and "UTCUpdated" are two words.
    """
    if word[0].isdigit():
        glued = len(word) <= 6 and word[:2] in {"19", "20"} and (following[:1] in {":", "."} or following.strip()[:1].lower() in {"a", "p"})
        return 4 if glued else 0
    if word.islower() or word[1:].islower():
        return 0
    last = next((k for k in range(len(word) - 1, 0, -1) if word[k].isupper()), 0)
    tail = word[last:].lower()
    return last if tail in months() or tail in words("published") or tail in words("modified") or tail in weekdays() else 0


def text_at(tokens: list[Token], i: int) -> str:
    """The token's text, "" off the ends."""
    return tokens[i].text if 0 <= i < len(tokens) else ""


def number_at(tokens: list[Token], i: int, low: int, high: int, digits: int = 2) -> int | None:
    """The number that a token is, from `low` to `high` and of no more than `digits` digits, or None."""
    text = text_at(tokens, i)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= digits and low <= int(text) <= high else None


def year_at(tokens: list[Token], i: int) -> int | None:
    """The year that a token is, or None."""
    return number_at(tokens, i, _MIN_YEAR, _MAX_YEAR, 4)


def adjacent(tokens: list[Token], first: int, last: int) -> bool:
    """Whether the tokens from `first` to `last` touch one another."""
    return last < len(tokens) and all(tokens[k].stop == tokens[k + 1].start for k in range(first, last))
