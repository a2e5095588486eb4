"""The section under which a story is printed ("World"), from the lines above its headline."""

from __future__ import annotations

import re

from newsx import lexicons

_MOST_WORDS = 4
_TRAIL = re.compile(r"\s*[»>›/]\s*")


def of(above: list[str], page: frozenset[str]) -> str | None:
    """The section named by the lines above a headline, the nearest last; `page` holds the page's other short lines in lower case, among
    which a section's name stands in the navigation.

    >>> of(["Menu", "Home » News » Lakeside"], frozenset())
    'Lakeside'
    """
    for line in reversed(above):
        parts = [part for part in _TRAIL.split(line) if part]
        if len(parts) > 1 and parts[0].lower() in {"home", "news", "homepage", "front page"} and _is_name(parts[-1]):
            return parts[-1]
        if _is_name(line) and (line.lower() in page or line.lower() in _sections()):
            return line
    return None


def _is_name(text: str) -> bool:
    words = text.split()
    if not 1 <= len(words) <= _MOST_WORDS or not text[0].isupper() or any(not (ch.isalpha() or ch in " &-'’,.") for ch in text):
        return False
    return not {word.lower() for word in words} & lexicons.load("not_sections")


def _sections() -> frozenset[str]:
    return lexicons.load("sections")
