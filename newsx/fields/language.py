"""The language of a text, by its script and its function words."""

from __future__ import annotations

from collections import Counter
from functools import cache

from newsx import lexicons

_FEWEST_WORDS = 12
_LEAST_SHARE = 0.12
_LOOKED_AT = 150
"""Words that are looked at: enough to be sure, and no more time for a longer text."""
_SAMPLE = 400

_SCRIPTS = (
    (0x0370, 0x03FF, "el"), (0x0400, 0x04FF, "ru"), (0x0530, 0x058F, "hy"), (0x0590, 0x05FF, "he"), (0x0600, 0x06FF, "ar"),
    (0x0900, 0x097F, "hi"), (0x0980, 0x09FF, "bn"), (0x0A80, 0x0AFF, "gu"), (0x0B80, 0x0BFF, "ta"), (0x0C00, 0x0C7F, "te"),
    (0x0D00, 0x0D7F, "ml"), (0x0E00, 0x0E7F, "th"), (0x10A0, 0x10FF, "ka"), (0x3040, 0x30FF, "ja"), (0x4E00, 0x9FFF, "zh"),
    (0xAC00, 0xD7AF, "ko"),
)  # fmt: skip
_LETTERS_OF = {
    "ru": (("і", "uk"), ("ї", "uk"), ("є", "uk"), ("ў", "be"), ("ј", "sr"), ("ћ", "sr"), ("ѓ", "mk")),
    "ar": (("پ", "fa"), ("گ", "fa"), ("ٹ", "ur"), ("ے", "ur")),
}


def of(text: str) -> str | None:
    """The ISO 639-1 code of the text's language, None where it is too short or mixed to tell.

    >>> of("The council said that it would not raise the tax this year, and that it was sorry for the delay.")
    'en'
    """
    if script := _by_script(text):
        return script
    words = [word.strip(".,;:!?\"'“”‘’()«»").lower() for word in text.split(None, _LOOKED_AT)[:_LOOKED_AT]]
    if len(words) < _FEWEST_WORDS:
        return None
    counts = Counter(words)
    scores: Counter[str] = Counter()
    for word, count in counts.items():
        for code in _languages_of().get(word, ()):
            scores[code] += count
    ranked = scores.most_common(2)
    if not ranked or ranked[0][1] < _LEAST_SHARE * len(words) or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _by_script(text: str) -> str | None:
    """The language whose script most letters are in, None for Latin letters."""
    if text[:_SAMPLE].isascii():
        return None
    sample = [ch for ch in text[:_SAMPLE] if ch.isalpha()]
    other = [ch for ch in sample if ch > "\u036f"]
    if len(other) * 2 <= len(sample) or len(other) < _FEWEST_WORDS:
        return None
    found = Counter(next((code for low, high, code in _SCRIPTS if low <= ord(ch) <= high), "") for ch in other)
    if found["ja"] * 10 > len(other):
        return "ja"
    code = found.most_common(1)[0][0]
    letters = set(other)
    return next((language for letter, language in _LETTERS_OF.get(code, ()) if letter in letters), code) or None


@cache
def _languages_of() -> dict[str, list[str]]:
    """Each function word → the languages that have it."""
    languages: dict[str, list[str]] = {}
    for line in lexicons.load("languages"):
        code, _, words = line.partition(":")
        for word in words.split():
            languages.setdefault(word, []).append(code)
    return languages
