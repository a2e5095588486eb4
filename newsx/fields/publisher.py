"""The publisher: whose page it is, by the page's title and its copyright line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from newsx.fields.page import Page
from newsx.fields.titles import separators
from newsx.languages import Language

_MAX_NAME_WORDS: Final = 6
_MAX_LINE_CHARS: Final = 300
_SMALL: Final = frozenset({"of", "the", "and", "for", "de", "la", "in"})


def find_publisher(page: Page, headline: str | None) -> str | None:
    """The publisher's name, or None.

    It is read from a title such as "Headline | The Lakeside Tribune" if a line below the article has the name, too, or the title nothing
    else; otherwise from a line below the article such as "© 2021 The Lakeside Tribune".
    """
    below = [item.block.text for item in page.items[page.stop :]]
    if page.title and headline:
        name = from_title(page.title, headline)
        if name and (_has_one_name(page.title, headline) or _stands_in(below, name.lower())):
            return name
    return next((found for line in below if (found := from_copyright(line, page.language))), None)


def _stands_in(lines: Sequence[str], name: str) -> bool:
    return any(name in line.lower() for line in lines if len(line) < _MAX_LINE_CHARS)


def _has_one_name(title: str, headline: str) -> bool:
    """Whether a page's title is the headline, a bar and one name: "Harbor vote delayed | The Tribune"."""
    parts = separators().split(title)
    return len(parts) == 2 and "|" in title and parts[0].lower() == headline.lower()


def from_title(title: str, headline: str) -> str | None:
    """The last part of a page's title if it is short and not of the headline: "Vote delayed - City - The Tribune" → "The Tribune"."""
    parts = [part.strip() for part in separators().split(title)]
    name = parts[-1] if len(parts) > 1 else ""
    if not name or len(name.split()) > _MAX_NAME_WORDS or name.lower() in headline.lower():
        return None
    return name


def from_copyright(line: str, language: Language) -> str | None:
    """The holder of a copyright, or None: "© 2021 The Lakeside Tribune. All rights reserved." → "The Lakeside Tribune"."""
    if len(line) > _MAX_LINE_CHARS or not (match := _rights_pattern().search(line)):
        return None
    name = _end_pattern().split(line[match.end() :], maxsplit=1)[0].strip(" .,")
    words = name.split()
    if not 1 <= len(words) <= _MAX_NAME_WORDS or not words[0][0].isupper() or not all(map(_may_name, words)):
        return None
    return None if words[0].lower() in language.line_words["not a publisher"] or name.lower() == "the" else name


def _may_name(word: str) -> bool:
    """Whether a word can be in a publisher's name: no number, and in small letters only "of", "the" and their like."""
    return not word.isdigit() and (not word.islower() or word in _SMALL)


@cache
def _rights_pattern() -> re.Pattern[str]:
    """What stands before the holder of a copyright: "© 2019-2021", "Copyright (c) 2021 by"."""
    years = r"(?:\d{4}\s*(?:[-–]\s*(?:\d{2,4}|present))?)?"
    return re.compile(rf"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*{years}\s*(?:(?:by|of)\s+)?,?\s*", re.IGNORECASE)


@cache
def _end_pattern() -> re.Pattern[str]:
    """What ends the name of the holder: a mark (but no comma between partners), a year, "All rights reserved", "a division of"."""
    return re.compile(
        r"(?:[.|;]|,(?! [A-Z]\w+ &))(?:\s|$)|(?<![A-Z])\.(?=[A-Z])|\s+[-–—]\s+|\s+\d{4}\b"
        r"|\s*(?:All [Rr]ights|\ba division|\bor its\b|\bunless\b)"
    )
