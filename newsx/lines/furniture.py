"""Furniture: what pages say on every page, for sharing, newsletters, the law, advertising."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from newsx.languages import Language

_MAX_CLAIM_CHARS: Final = 599
_TOPICS: Final = ("share", "newsletter", "legal", "advertisement")
"""The groups of `page_words` whose words are of furniture."""


@lru_cache(maxsize=2048)  # several packages ask for that of a line
def share(line: str, language: Language) -> float:
    """How much of a line is furniture, 0 to 1: all of it if it begins as such lines do or offers to skip to something, else its words."""
    return 1.0 if language.furniture_openings.of(line) or _skips(line.lower(), language) else word_share(line, language)


def word_share(line: str, language: Language) -> float:
    """The share of a line's words that pages use for sharing, newsletters, the law and advertising."""
    words = line.lower().split()
    furniture = _words(language)
    count = 0
    for word in words:
        count += word.strip(".,:") in furniture
    return count / max(1, len(words))


@cache
def _words(language: Language) -> frozenset[str]:
    return frozenset(word for word, topic in language.page_words.items() if topic in _TOPICS)


def _skips(lower: str, language: Language) -> bool:
    """ "Skip to main content", also after other buttons"""
    return any(phrase in lower for phrase in language.skip_phrases)


def has_copyright_sign(line: str) -> bool:
    """ "© 2024 The Packet" """
    return "©" in line


def claims_rights(line: str, language: Language) -> bool:
    """Whether a line, in lower case, says who may use the page: "copyright 2024 WQLK. all rights reserved. this material may not be …" """
    return len(line) <= _MAX_CLAIM_CHARS and any(phrase in line for phrase in language.note_phrases["rights"])
