"""A byline as printed."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from newsx.languages import Language
from newsx.lines import dates

MARKS: Final = " ,|–—-·•/("
"""What can stand between a name and what follows it."""
_MAX_CHARS_BEFORE_BY: Final = 60
"""Characters before an author's name, from which on they are of another line that a dump ran together with the byline."""


def printed(line: str, name: str, language: Language) -> str:
    """A byline without what a dump ran together with it: a standfirst before it, the same once more, a time or an account to follow after.

    >>> from newsx import languages
    >>> english = languages.of("en")
    >>> printed("Ann Roe | Harbor Post By Ann Roe | Harbor Post", "Ann Roe", english)
    'By Ann Roe | Harbor Post'
    >>> printed("Posted by Ann Roe at 12:55 AM", "Ann Roe", english), printed("Ann Roe 1 day ago", "Ann Roe", english)
    ('Posted by Ann Roe', 'Ann Roe')
    """
    lower, name = line.lower(), name.lower()
    for by in sorted(language.byline_words["by"], key=len, reverse=True):
        at = lower.find(f" {by} {name}")
        half = lower[:at].strip()
        if at > 0 and (lower[at + len(by) + 2 :].startswith(half) or at > _MAX_CHARS_BEFORE_BY):
            line = line[at + 1 : at + 2 + len(by) + len(half)] if half.startswith(name) else line[at + 1 :]
            break
    else:
        if (at := lower.find(name)) > _MAX_CHARS_BEFORE_BY:
            line = line[at:]
    line = dates.without_date(line)
    end = line.lower().find(name)
    return line[: _end_of_names(line, end + len(name))] if end >= 0 else line


def _end_of_names(line: str, start: int) -> int:
    """Where a time, or an account to follow, begins in a byline after the name that ends at `start`; else the line's length."""
    for text, _ in dates.find_ago(line[start:])[:1]:
        return len(line[: line.find(text, start)].rstrip(MARKS))
    match = _after_names().search(line, start)
    return len(line[: match.start()].rstrip(MARKS)) if match else len(line)


@cache
def _after_names() -> re.Pattern[str]:
    """A time of day, perhaps after a month and a day without a year, and what it follows: " at 12:55 AM", " March 18 at 3:57 PM"."""
    return re.compile(r"\s(?:[A-Z][a-z]{2,8}\.? \d{1,2},? )?(?:at )?\d{1,2}:\d\d(?=\D|$)|\s[A-Z][a-z]{4,8} @\w")
