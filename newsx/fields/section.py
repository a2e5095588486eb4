"""The section under which a story is printed ("World"), from the lines above its headline."""

from __future__ import annotations

import re

from newsx import lexicons

_MOST_WORDS = 4
_TRAIL = re.compile(r"\s*[»>›/]\s*")


def of(above: list[str], counts: dict[str, int]) -> str | None:
    """The section that the lines above a headline name, the nearest last: a trail's last part, or a line that is a section's usual name
    and stands in the page's navigation, too. `counts` says how often each short line stands on the page, in lower case.

    >>> of(["Menu", "Home » News » Lakeside"], {})
    'Lakeside'
    """
    for line in reversed(above):
        parts = [part for part in _TRAIL.split(line) if part]
        if len(parts) > 1 and parts[0].lower() in {"home", "news", "homepage", "front page"} and _is_name(parts[-1]):
            return parts[-1]
        if line.lower() in lexicons.load("sections") and (counts.get(line.lower(), 0) > 1 or line == above[-1]):
            return line
    return None


def _is_name(text: str) -> bool:
    words = text.split()
    if not 1 <= len(words) <= _MOST_WORDS or not text[0].isupper() or any(not (ch.isalpha() or ch in " &-'’,.") for ch in text):
        return False
    return not {word.lower() for word in words} & lexicons.load("not_sections")
