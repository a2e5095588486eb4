"""Titles of pages: the headline, then often the section and the site's name, with separators between: "Harbor vote delayed | The Tribune".

A title comes from two places, which allow different checks: a dump prints it as a line, and other lines of the page can repeat the
headline in it; the markup gives it as metadata, which can give the site's name, too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache
from itertools import islice
from typing import Final

_SIGNS: Final = frozenset("|-–—»•·:*")
"""The signs of separators."""
_MIN_HEADLINE_WORDS: Final = 3
_MAX_REST_WORDS: Final = 6
"""Words of section and site after the headline, for a title printed by the page."""
_STRONG: Final = frozenset({"|", "»"})
"""Separators that hardly any headline has within it."""
_MAX_CUTS: Final = 50
"""Separators in a title. A line with more is a list, and all of its beginnings would take memory with the square of its length."""
_MIN_HOST_LETTERS: Final = 3
_MAX_SITE_WORDS: Final = 4
"""Words of the site's name after the headline, for a title in the metadata whose site is not known."""


@cache
def separators() -> re.Pattern[str]:
    """What stands between headline, section and site."""
    return re.compile(rf"\s+[{re.escape(''.join(sorted(_SIGNS)))}]+\s+|\s*[|»]\s*")


def beginnings(title: str) -> list[str]:
    """What stands before each separator, the shortest first.

    >>> beginnings("Harbor vote delayed | City | The Tribune")
    ['Harbor vote delayed', 'Harbor vote delayed | City']
    """
    if _SIGNS.isdisjoint(title):  # a quick check first
        return []
    return [title[: cut.start()].strip() for cut in _cuts(title)]


def _cuts(title: str) -> list[re.Match[str]]:
    """The separators in a title; none if there are more than titles have."""
    cuts = list(islice(separators().finditer(title), _MAX_CUTS + 1))
    return cuts if len(cuts) <= _MAX_CUTS else []


def without_printed_site(title: str, counts: Mapping[str, int]) -> str:
    """A title that the page prints, without section and site.

    The headline ends where another line of the page confirms it (`counts` has the page's lines in lower case), else at the first separator
    with a short rest.

    >>> without_printed_site("Harbor vote delayed - for now | The Tribune", {"harbor vote delayed - for now": 1})
    'Harbor vote delayed - for now'
    >>> without_printed_site("Harbor vote delayed | City | The Tribune", {})
    'Harbor vote delayed'
    """
    for beginning in beginnings(title):
        if counts.get(beginning.lower()):
            return beginning
    for cut in _cuts(title):
        if len(title[cut.end() :].split()) <= _MAX_REST_WORDS and len(title[: cut.start()].split()) >= _MIN_HEADLINE_WORDS:
            return title[: cut.start()].strip()
    return title


def without_known_site(title: str, sites: Collection[str], url: str | None = None) -> str:
    """A title in the metadata without the site; "" if it is nothing else.

    The headline stands between the site's names at its beginning and its end: `sites`, in lower case, or a name that is in the page's
    address. If no such name stands at the end, the headline ends at the last separator, if that is a bar or one of several and the rest is
    short; at the first one, if bars or arrows part it from several short names. A count of messages before it is left out.

    >>> without_known_site("Harbor vote delayed - Tribune", {"tribune"}), without_known_site("Harbor vote delayed - for now", {"tribune"})
    ('Harbor vote delayed', 'Harbor vote delayed - for now')
    >>> without_known_site("Harbor vote delayed | The Tribune", set())
    'Harbor vote delayed'
    >>> without_known_site("Harbor vote delayed - The Tribune", set(), "https://www.thetribune.example/vote")
    'Harbor vote delayed'
    >>> without_known_site("The Tribune | Harbor vote delayed", {"the tribune"}), without_known_site(" | The Tribune", {"the tribune"})
    ('Harbor vote delayed', '')
    >>> without_known_site("(12) Harbor vote delayed » Tribune » News", set())
    'Harbor vote delayed'
    """
    title = _count_pattern().sub("", title)
    cuts = _cuts(title)
    for cut in cuts:
        rest = title[cut.end() :].strip().lower()
        if any(rest.endswith(site) for site in sites) or (url and names_host(rest, url)):
            return _without_leading_site(title[: cut.start()], sites, url)
    title = _without_leading_site(title, sites, url)
    cuts = _cuts(title)
    names = [part for part in separators().split(title)[1:] if part]
    if len(cuts) > 1 and all(cut.group().strip() in _STRONG for cut in cuts) and all(map(_may_be_site, names)):
        return title[: cuts[0].start()].strip()
    if cuts and ("|" in cuts[-1].group() or len(cuts) > 1) and _may_be_site(title[cuts[-1].end() :]):
        return title[: cuts[-1].start()].strip()
    return title


def _without_leading_site(title: str, sites: Collection[str], url: str | None) -> str:
    """A title without the site's name at its beginning: "The Tribune | Harbor vote delayed" → "Harbor vote delayed"."""
    cut = separators().search(title)
    if cut is None:
        return title.strip()
    first = title[: cut.start()].strip().lower()
    known = (not first and "|" in cut.group()) or first in sites or (url is not None and names_host(first, url))
    return title[cut.end() :].strip() if known else title.strip()


def _may_be_site(name: str) -> bool:
    return len(name.split()) <= _MAX_SITE_WORDS


@cache
def _count_pattern() -> re.Pattern[str]:
    """The number of unread messages that scripts put before a title: "(12) "."""
    return re.compile(r"^\(\d{1,3}\+?\)\s+")


def names_host(name: str, url: str) -> bool:
    """Whether a name, in lower case, is that of the server in an address, or begins with it.

    >>> names_host("the tribune", "https://www.thetribune.example/vote"), names_host("bbc news", "https://bbc.co.uk/news/1")
    (True, True)
    >>> names_host("for now", "https://www.thetribune.example/vote")
    False
    """
    letters = "".join(filter(str.isalnum, name))
    labels = url.partition("://")[2].partition("/")[0].lower().split(".")
    return len(letters) >= _MIN_HOST_LETTERS and any(
        label in {letters, letters.removeprefix("the"), f"the{letters}"} or (len(label) >= _MIN_HOST_LETTERS and letters.startswith(label))
        for label in labels[:-1]
    )
