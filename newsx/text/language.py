"""The language of a text, by its script and its function words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Final

from newsx import languages
from newsx.text.words import MARKS

_MIN_WORDS, _MIN_LETTERS = 7, 12
_MIN_SHARE, _MIN_HITS = 0.12, 2
"""The part of the words looked at, and their number, that must be words of the language."""
_MAX_WORDS: Final = (50, 150)
"""Words that are looked at first, and words if the first leave a doubt."""
_CLEARLY: Final = 3
"""How many times as many words a language must have as the second for the first words to be enough."""
_MIN_SHARE_OF_ENGLISH: Final = 0.07
"""The part of the words of a text that may be in English that are English function words, at least."""
_SURE_HITS, _SURELY = 8, 2
"""Words of the language, and how many times as many as of the second, that are enough whatever their part of all: Turkish has few."""
_SAMPLE_CHARS: Final = 400
_LONGEST_LINES: Final = 8
_MAX_LINES: Final = 40
_MAX_LINE_CHARS: Final = 300
"""Of a page's lines, the number of the longest ones that tell its language, of those that do if the first do not, and the characters of
each."""
_MAX_CHARS_OF_WORD: Final = 12
"""Characters of a word, on average, in a line of words."""
_SIGNS_OF_CODE: Final = ("://", "{", '="')

_SCRIPTS: Final = (
    (0x0370, 0x03FF, "el"), (0x0400, 0x04FF, "ru"), (0x0530, 0x058F, "hy"), (0x0590, 0x05FF, "he"), (0x0600, 0x06FF, "ar"),
    (0x0900, 0x097F, "hi"), (0x0980, 0x09FF, "bn"), (0x0A00, 0x0A7F, "pa"), (0x0A80, 0x0AFF, "gu"), (0x0B80, 0x0BFF, "ta"),
    (0x0C00, 0x0C7F, "te"), (0x0C80, 0x0CFF, "kn"), (0x0D00, 0x0D7F, "ml"), (0x0D80, 0x0DFF, "si"), (0x0E00, 0x0E7F, "th"),
    (0x1000, 0x109F, "my"), (0x10A0, 0x10FF, "ka"), (0x1200, 0x137F, "am"), (0x1780, 0x17FF, "km"), (0x3040, 0x30FF, "ja"),
    (0x4E00, 0x9FFF, "zh"), (0xAC00, 0xD7AF, "ko"),
)  # fmt: skip
_SHARED: Final = frozenset({"ru", "ar", "hi"})
"""The commonest languages of the scripts in which several are written; function words distinguish these."""


def find_page_language(lines: Iterable[str]) -> str | None:
    """The code of the language that a page is in, by its longest lines, which are of the story and not of the menu.

    `languages.UNKNOWN` if it is one that newsx does not know, None if there is too little text to say.
    """
    longest = [line.strip()[:_MAX_LINE_CHARS] for line in sorted(lines, key=len, reverse=True)[:_MAX_LINES]]
    longest = [line for line in longest if _is_text(line)]
    code = find_language(longest[:_LONGEST_LINES]) or find_language(longest)
    if code is None:
        words = [word.strip(MARKS) for line in longest for word in line.lower().split()]
        small = frozenset(languages.anywhere().languages[languages.DEFAULT])
        if len(words) >= _MAX_WORDS[0] and sum(word in small for word in words) < _MIN_SHARE_OF_ENGLISH * len(words):
            code = languages.UNKNOWN
    return code


def _is_text(line: str) -> bool:
    """Whether a line is no address, code or the like: it has spaces as often as words end, or letters that need none."""
    return not line.isascii() or (line.count(" ") * _MAX_CHARS_OF_WORD >= len(line) and not any(sign in line for sign in _SIGNS_OF_CODE))


def find_language(paragraphs: list[str]) -> str | None:
    """The ISO 639-1 code of a text's language, None if it is too short or mixed.

    >>> find_language(["The council said that it would not raise the tax this year,", "and that it was sorry for the delay."])
    'en'
    """
    sample = ""
    for paragraph in paragraphs:
        if len(sample) < _SAMPLE_CHARS:
            sample += paragraph[:_SAMPLE_CHARS] + " "
    script = _by_script(sample[:_SAMPLE_CHARS])
    return script if script and script not in _SHARED else _by_words(paragraphs, sample[:_SAMPLE_CHARS]) or script


def _by_words(paragraphs: list[str], sample: str) -> str | None:
    """The language whose list has most of a text's first words and of a sample's letters; None if they are too few or two have as many."""
    letters: list[str] = []
    if not sample.isascii():
        letters = sorted({"+" + character for character in set(sample.lower()) if character > "\x7f"})
    for most in _MAX_WORDS:
        found = _first_words(paragraphs, most)
        (first, best), (_, second) = _ranked(found + letters)
        if best >= _CLEARLY * second and best >= 2 * _MIN_SHARE * most:
            return first
    if best >= _SURE_HITS and best >= _SURELY * second:
        return first
    if len(found) < _MIN_WORDS or best < max(_MIN_HITS, _MIN_SHARE * len(found)) or best == second:
        return None
    return first


def _first_words(paragraphs: list[str], most: int) -> list[str]:
    """The first words of a text, at most `most`, in lower case without the signs around them."""
    found: list[str] = []
    for paragraph in paragraphs:
        if len(found) < most:
            found += [word.strip(MARKS) for word in paragraph.lower().split(maxsplit=most)[: most - len(found)]]
    return found


def _ranked(found: list[str]) -> list[tuple[str, int]]:
    """The two languages with most of these words, each with their number."""
    known = _languages_of()
    hits: dict[str, int] = {}
    for word in found:
        for code in known.get(word, ()):
            hits[code] = hits.get(code, 0) + 1
    return [*sorted(hits.items(), key=lambda item: -item[1])[:2], ("", 0), ("", 0)][:2]


def _by_script(sample: str) -> str | None:
    """The language of the script that most letters are in, None for Latin letters."""
    if sample.isascii():
        return None
    if not any(ch > "\u036f" and ch.isalpha() for ch in set(sample)):  # a cheap check first
        return None
    letters = [ch for ch in sample if ch.isalpha()]
    other = [ch for ch in letters if ch > "\u036f"]
    if len(other) * 2 <= len(letters) or len(other) < _MIN_LETTERS:
        return None
    found = Counter(next((code for low, high, code in _SCRIPTS if low <= ord(ch) <= high), "") for ch in other)
    if found["ja"] * 10 > len(other):
        return "ja"
    return found.most_common(1)[0][0] or None


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """Each listed function word, and each listed letter after a plus, → the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for code, telling in languages.anywhere().languages.items():
        mark = "+" if code.endswith("+") else ""
        for word in telling:
            found[mark + word] = (*found.get(mark + word, ()), code.removesuffix("+"))
    return found
