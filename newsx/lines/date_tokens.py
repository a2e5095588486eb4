"""The tokens of printed dates: numbers, words and marks, with what dumps ran together taken apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import Final

from newsx import languages

_MIN_CHARS_OF_TWO = 5
"""Characters of two tokens that were run together."""
_MIN_CHARS_BESIDE_SEAM = 3
"""Characters of the second of them, if it is a word."""
_MIN_YEAR, _MAX_YEAR = 1700, 2099
_ALONE: Final = "年月日号號時时分秒點点년월일시분초"
"""Signs that are tokens of their own, though no space stands beside them: "2024年5月3日"."""
_MARKS_OF_LETTERS: Final = (range(0x0300, 0x0370), range(0x0483, 0x0488), range(0x0591, 0x1100), range(0x1780, 0x1800))
"""Where Unicode has the signs that belong to the letter before them: vowels of Hindi, Thai, Arabic."""
_NUMBER: Final = "0"
"""Stands for a number in a phrase: "vor 0 stunden"."""


class Token:
    """A number, a word in lower case, a mark or a line's end."""

    def __init__(self, text: str, start: int, stop: int) -> None:
        self.text, self.start, self.stop = text, start, stop


class Phrases:
    """Phrases of several tokens, each with what it says, found by their first token or by their last. Of several the longest counts.

    >>> phrases = Phrases([("mis à jour", 1), ("vor 0 stunden", 2)])
    >>> phrases.at(tokens_of("vor 3 Stunden erschienen"), 0), phrases.before(tokens_of("mis à jour le 3"), 2)
    ((2, 2), 1)
    """

    def __init__(self, entries: Iterable[tuple[str, int]]) -> None:
        self._by_first: dict[str, list[tuple[list[str], int]]] = {}
        self._by_last: dict[str, list[tuple[list[str], int]]] = {}
        for phrase, meaning in entries:
            parts = [token.text for token in tokens_of(phrase)]
            self._by_first.setdefault(parts[0], []).append((parts, meaning))
            self._by_last.setdefault(parts[-1], []).append((parts, meaning))
        for same in chain(self._by_first.values(), self._by_last.values()):
            same.sort(key=_longest_first)

    def at(self, tokens: list[Token], i: int) -> tuple[int, int] | None:
        """What the phrase that begins at token `i` says, and its last token; None if none begins there."""
        text = text_at(tokens, i)
        for parts, meaning in self._by_first.get(text, ()):
            if _are(tokens, i, parts):
                return meaning, i + len(parts) - 1
        for parts, meaning in self._by_first.get(_NUMBER, ()) if text.isdigit() else ():
            if _are(tokens, i, parts):
                return meaning, i + len(parts) - 1
        return None

    def before(self, tokens: list[Token], i: int) -> int | None:
        """What the phrase that ends at token `i` says; None if none ends there."""
        found = self._ending(tokens, i)
        return found[1] if found else None

    def start(self, tokens: list[Token], i: int) -> int:
        """The first token of the phrase that ends at token `i`; the one after it if none ends there."""
        found = self._ending(tokens, i)
        return i + 1 - len(found[0]) if found else i + 1

    def _ending(self, tokens: list[Token], i: int) -> tuple[list[str], int] | None:
        """The phrase that ends at token `i`, with what it says; None if none ends there."""
        for parts, meaning in self._by_last.get(text_at(tokens, i), ()):
            if i + 1 >= len(parts) and _are(tokens, i + 1 - len(parts), parts):
                return parts, meaning
        return None


def _are(tokens: list[Token], i: int, parts: list[str]) -> bool:
    """Whether the tokens from `i` on are these, numbers where those have the sign for one."""
    if i + len(parts) > len(tokens):
        return False
    return all(part == tokens[k].text or (part == _NUMBER and tokens[k].text.isdigit()) for k, part in enumerate(parts, start=i))


def _longest_first(phrase: tuple[list[str], int]) -> int:
    return -len(phrase[0])


def words(group: str) -> frozenset[str]:
    """The words and marks of a group of the list `date_words`."""
    return languages.anywhere().date_words[group]


def phrases(group: str) -> Phrases:
    """The phrases of a group of the list `date_words`."""
    found = _phrases.get(group)
    if found is None:
        found = _phrases[group] = Phrases([(entry, 1) for entry in sorted(words(group))])
    return found


_phrases: Final[dict[str, Phrases]] = {}


def months() -> dict[str, int]:
    """The names of months in lower case, and their numbers."""
    return languages.anywhere().months


@cache
def long_months() -> Phrases:
    """The names of months that are of several tokens, and their numbers: "พ.ค"."""
    return Phrases([(name, number) for name, number in months().items() if len(tokens_of(name)) > 1])


def weekdays() -> frozenset[str]:
    """The names of the days of the week in lower case, each token by itself."""
    return _weekdays()


@cache
def _weekdays() -> frozenset[str]:
    parts = [token.text for day in languages.anywhere().weekdays for token in tokens_of(day)]
    return frozenset([part for part in parts if part.isalpha() and (len(part) > 1 or not part.isascii())])


def may_stand(group: str, word: str) -> bool:
    """Whether a word is in a group of the list `date_words`, or a day of the week, which may stand there, too."""
    return word in words(group) or word in weekdays()


@cache
def _ascii_pattern() -> re.Pattern[str]:
    return re.compile(r"[0-9]+|[A-Za-z]+|\n|[^\w\s]")


@cache
def _latin_pattern() -> re.Pattern[str]:
    return re.compile(r"\d+|[^\W\d_]+|\n|[^\w\s]")


@cache
def _beyond_latin() -> re.Pattern[str]:
    """A sign of another script, or one that belongs to the letter before it: all but Latin letters, dashes and quotation marks."""
    return re.compile("[^\0-\u02ff\u2000-\u206f]")


@cache
def _token_pattern() -> re.Pattern[str]:
    marks = [code for codes in _MARKS_OF_LETTERS for code in codes if unicodedata.category(chr(code)) in ("Mn", "Mc")]
    firsts = [code for code, before in zip(marks, [-1, *marks], strict=False) if code != before + 1]
    lasts = [code for code, following in zip(marks, [*marks[1:], -1], strict=True) if code + 1 != following]
    runs = "".join([f"{chr(first)}-{chr(last)}" for first, last in zip(firsts, lasts, strict=True)])  # compiled faster than single signs
    return re.compile(rf"\d+|[{_ALONE}]|(?:[^\W\d_{_ALONE}]+|[{runs}]+)+|\n|[^\w\s]")


def _pattern_for(text: str) -> re.Pattern[str]:
    """The pattern of the tokens of a text: the quickest that has the same."""
    if text.isascii():
        return _ascii_pattern()
    return _token_pattern() if _beyond_latin().search(text) else _latin_pattern()


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text, in order; numbers in the digits of ASCII."""
    if text.isascii() and text.isalpha() and text.islower():  # most entries of lists
        return [Token(text, 0, len(text))]
    tokens: list[Token] = []
    stop = 0
    found: list[str] = _pattern_for(text).findall(text)
    for word in found:
        start = text.find(word, stop)  # nothing is between two tokens that one could begin with
        stop = start + len(word)
        cut = _seam(word, text[stop : stop + 2]) if stop - start >= _MIN_CHARS_OF_TWO else 0
        if cut:
            tokens.append(Token(_plain(word[:cut]), start, start + cut))
        tokens.append(Token(_plain(word[cut:]), start + cut, stop))
    return tokens


def _plain(word: str) -> str:
    """A token as lists have it: in lower case, letters composed, digits those of ASCII: "NİSAN" → "nisan", "٢٠٢٤" → "2024"."""
    if word.isascii():
        return word.lower()
    if word.isdigit():
        return "".join([str(unicodedata.digit(digit)) for digit in word])
    folded = unicodedata.normalize("NFC", word.lower()).replace("\u0307", "")
    return f"{folded[:-1]}ς" if folded.endswith("σ") else folded  # compiled, `lower` knows no final sigma


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
    if not last or len(word) - last < _MIN_CHARS_BESIDE_SEAM:
        return 0
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
