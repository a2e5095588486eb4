"""The publisher: whose page it is, by the page's title and its copyright line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

_LONGEST = 6
_LONGEST_LINE = 300
_NO_NAMES = frozenset("all this the policy notice infringement complaints copyright sign log terms privacy contact trademark".split())
_SMALL = frozenset({"of", "the", "and", "for", "de", "la", "in"})


def of(title: str | None, headline: str | None, below: Sequence[str]) -> str | None:
    """The publisher's name from a page title such as "Headline | The Lakeside Tribune", where the lines below the article have it, too, or
    from a line such as "© 2021 The Lakeside Tribune" among them."""
    name = from_title(title, headline) if title and headline else None
    if title and name and (_says_no_more(title, headline or "") or _stands_in(below, name.lower())):
        return name
    return next((found for line in below if (found := from_copyright(line))), None)


def _stands_in(lines: Sequence[str], name: str) -> bool:
    return any(name in line.lower() for line in lines if len(line) < _LONGEST_LINE)


def _says_no_more(title: str, headline: str) -> bool:
    """Whether a page's title is the headline, a bar and one name."""
    parts = separators().split(title)
    return len(parts) == 2 and "|" in title and parts[0].lower() == headline.lower()


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
    if len(line) > _LONGEST_LINE or not (match := _rights_pattern().search(line)):
        return None
    name = _end_pattern().split(line[match.end() :], maxsplit=1)[0].strip(" .,")
    words = name.split()
    if not 1 <= len(words) <= _LONGEST or not words[0][0].isupper() or not all(map(_may_name, words)):
        return None
    return None if words[0].lower() in _NO_NAMES - {"the"} or name.lower() == "the" else name


def _may_name(word: str) -> bool:
    """Whether a publisher's name can have a word: no number, and of small words only the smallest."""
    return not word.isdigit() and (not word.islower() or word in _SMALL)


@cache
def _rights_pattern() -> re.Pattern[str]:
    """What stands before the holder of a right: "© 2019-2021", "Copyright (c) 2021 by"."""
    years = r"(?:\d{4}\s*(?:[-–]\s*(?:\d{2,4}|present))?)?"
    return re.compile(rf"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*{years}\s*(?:(?:by|of)\s+)?,?\s*", re.IGNORECASE)


@cache
def _end_pattern() -> re.Pattern[str]:
    """What ends the name of a right's holder: a mark (no comma between partners), a year, "All rights reserved", "a division of"."""
    return re.compile(
        r"(?:[.|;]|,(?! [A-Z]\w+ &))(?:\s|$)|(?<![A-Z])\.(?=[A-Z])|\s+[-–—]\s+|\s+\d{4}\b"
        r"|\s*(?:All [Rr]ights|\ba division|\bor its\b|\bunless\b)"
    )
