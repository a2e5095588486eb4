"""Furniture: what pages say on every page, for sharing, newsletters, the law, advertising."""

from __future__ import annotations

from functools import cache

from newsx.languages import Language

_LONGEST_CLAIM = 600


def share(line: str, language: Language) -> float:
    """How much of a line is furniture, 0 to 1: all of it where it opens as such lines do, else the share of its words."""
    return 1.0 if language.furniture_openings.of(line) or "skip to " in line.lower() else word_share(line, language)


def word_share(line: str, language: Language) -> float:
    """The share of a line's words that pages use for sharing, newsletters, the law and advertising."""
    words = line.lower().split()
    return sum(1 for word in words if word.strip(".,:") in _words(language)) / max(1, len(words))


@cache
def _words(language: Language) -> frozenset[str]:
    topics = {"share", "newsletter", "legal", "advertisement"}
    return frozenset(word for word, topic in language.page_words.items() if topic in topics)


def claims_rights(line: str) -> bool:
    """Whether a line, in lower case, says who may use the page: "copyright 2024 WQLK. all rights reserved. this material may not be …" """
    return len(line) < _LONGEST_CLAIM and ("all rights reserved" in line or "may not be published, broadcast" in line)
