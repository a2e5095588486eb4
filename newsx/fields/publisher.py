"""The publisher: whose page it is, by the page's title and its copyright line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

_LONGEST = 6
_LONGEST_LINE = 300
_SMALL = frozenset({"of", "the", "and", "for", "de", "la", "in"})
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}\s*(?:[-–]\s*(?:\d{2,4}|present))?)?\s*(?:by\s+)?,?\s*", re.IGNORECASE
)


def of(title: str | None, headline: str | None, below: Sequence[str]) -> str | None:
    """The publisher's name from a page title such as "Headline | The Lakeside Tribune", where the lines below the article have it, too, or
    from a line such as "© 2021 The Lakeside Tribune" among them."""
    name = from_title(title, headline) if title and headline else None
    if name and any(name.lower() in line.lower() for line in below if len(line) < _LONGEST_LINE):
        return name
    return next((found for line in below if (found := from_copyright(line))), None)


def from_title(title: str, headline: str) -> str | None:
    """What the page's title says after the headline, its last part: "Harbor vote delayed - City - The Tribune" → "The Tribune"."""
    parts = [part.strip() for part in separators().split(title)]
    name = parts[-1] if len(parts) > 1 else ""
    if not name or len(name.split()) > _LONGEST or name.lower() in headline.lower():
        return None
    return name


@cache
def separators() -> re.Pattern[str]:
    """What stands between headline, section and site in a page's title."""
    return re.compile(r"\s+[|\-–—»•·:*]+\s+|\s*[|»]\s*")


def from_copyright(line: str) -> str | None:
    """ "© 2021 The Lakeside Tribune. All rights reserved." → "The Lakeside Tribune" """
    if len(line) > _LONGEST_LINE or not (match := _RIGHTS.search(line)):
        return None
    rest = re.split(
        r"\s+unless\b|[.,|;]\s|\s+[-–—]\s+|\s*(?:All [Rr]ights|\ba division|\bor its\b)|[.,]$|\.(?=[A-Z])", line[match.end() :], maxsplit=1
    )[0].strip(" .,")
    words = rest.split()
    if (
        not 1 <= len(words) <= _LONGEST
        or not words[0][0].isupper()
        or any(word.isdigit() or (word.islower() and word not in _SMALL) for word in words)
    ):
        return None
    return rest if words[0].lower() not in {"all", "this", "the"} or len(words) > 1 else None
