"""The language of a text, by its script and its function words."""

from __future__ import annotations

from collections import Counter
from functools import cache

from newsx import languages
from newsx.languages import Language
from newsx.text import words

_FEWEST_WORDS, _FEWEST_LETTERS = 7, 12
_LEAST_SHARE, _LEAST_HITS = 0.12, 2
_LOOKED_AT = (50, 150)
"""Words that are looked at, and those where the first leave a doubt: enough to be sure, and no more time for a longer text."""
_CLEARLY = 3
"""So many times as often as another's the words of a language stand where it is clear at once."""
_SAMPLE = 400

_SCRIPTS = (
    (0x0370, 0x03FF, "el"), (0x0400, 0x04FF, "ru"), (0x0530, 0x058F, "hy"), (0x0590, 0x05FF, "he"), (0x0600, 0x06FF, "ar"),
    (0x0900, 0x097F, "hi"), (0x0980, 0x09FF, "bn"), (0x0A00, 0x0A7F, "pa"), (0x0A80, 0x0AFF, "gu"), (0x0B80, 0x0BFF, "ta"),
    (0x0C00, 0x0C7F, "te"), (0x0C80, 0x0CFF, "kn"), (0x0D00, 0x0D7F, "ml"), (0x0D80, 0x0DFF, "si"), (0x0E00, 0x0E7F, "th"),
    (0x1000, 0x109F, "my"), (0x10A0, 0x10FF, "ka"), (0x1200, 0x137F, "am"), (0x1780, 0x17FF, "km"), (0x3040, 0x30FF, "ja"),
    (0x4E00, 0x9FFF, "zh"), (0xAC00, 0xD7AF, "ko"),
)  # fmt: skip
_SHARED = frozenset({"ru", "ar", "hi"})
"""Scripts in which several languages are written that function words tell apart, by the one that most texts in them are in."""


def of(paragraphs: list[str], language: Language) -> str | None:
    """The ISO 639-1 code of a text's language, None where it is too short or mixed to tell.

    >>> english = languages.of("en")
    >>> of(["The council said that it would not raise the tax this year,", "and that it was sorry for the delay."], english)
    'en'
    """
    sample = ""
    for paragraph in paragraphs:
        if len(sample) < _SAMPLE:
            sample += paragraph[:_SAMPLE] + " "
    script = _by_script(sample[:_SAMPLE])
    return script if script and script not in _SHARED else _by_words(paragraphs, sample[:_SAMPLE], language) or script


def _by_words(paragraphs: list[str], sample: str, language: Language) -> str | None:
    """The language that most of a text's first words, and of the letters of a sample, are in the list of; None where they are too few,
    or two have as many."""
    letters: list[str] = []
    if not sample.isascii():
        letters = sorted({"+" + character for character in sample.lower() if character > "\x7f"})
    for most in _LOOKED_AT:
        found = _first_words(paragraphs, most, language)
        (first, best), (_, second) = _ranked(found + letters)
        if best >= _CLEARLY * second and best >= 2 * _LEAST_SHARE * most:
            return first
    if len(found) < _FEWEST_WORDS or best < max(_LEAST_HITS, _LEAST_SHARE * len(found)) or best == second:
        return None
    return first


def _first_words(paragraphs: list[str], most: int, language: Language) -> list[str]:
    found: list[str] = []
    for paragraph in paragraphs:
        if len(found) < most:
            found += [word.bare for word in words.of(paragraph, language)[: most - len(found)]]
    return found


def _ranked(found: list[str]) -> list[tuple[str, int]]:
    """The two languages that have most of these words, each with how many."""
    known = _languages_of()
    told: dict[str, int] = {}
    for word in found:
        for code in known.get(word, ()):
            told[code] = told.get(code, 0) + 1
    return [*sorted(told.items(), key=lambda item: -item[1])[:2], ("", 0), ("", 0)][:2]


def _by_script(sample: str) -> str | None:
    """The language whose script most letters are in, None for Latin letters."""
    if sample.isascii():
        return None
    if not any(ch > "\u036f" and ch.isalpha() for ch in set(sample)):  # which is sooner told than by how many
        return None
    letters = [ch for ch in sample if ch.isalpha()]
    other = [ch for ch in letters if ch > "\u036f"]
    if len(other) * 2 <= len(letters) or len(other) < _FEWEST_LETTERS:
        return None
    found = Counter(next((code for low, high, code in _SCRIPTS if low <= ord(ch) <= high), "") for ch in other)
    if found["ja"] * 10 > len(other):
        return "ja"
    return found.most_common(1)[0][0] or None


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """Each function word, and each letter that tells, after a plus, → the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for code, telling in languages.anywhere().languages.items():
        mark = "+" if code.endswith("+") else ""
        for word in telling:
            found[mark + word] = (*found.get(mark + word, ()), code.removesuffix("+"))
    return found
