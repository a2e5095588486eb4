"""Marks that a program left in the text that it dumped: the numbers that lynx gives to a page's links, and the list of these."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

_MIN_NUMBERS: Final = 5
"""Numbers of links in a dump of lynx."""
_NUMBERS_WITHIN_CHARS: Final = 100_000
"""Characters of a text in which they are counted."""


def has_link_numbers(text: str) -> bool:
    """Whether a text has lynx's numbers before links: "By [15]Ann Roe"."""
    return "[1]" in text and "[2]" in text and len(_link_number().findall(text, 0, _NUMBERS_WITHIN_CHARS)) >= _MIN_NUMBERS


def link_list(text: str) -> int:
    """The character at which lynx's list of the page's links begins, at the end of a text; the text's length if there is none."""
    at = text.rfind("\nReferences\n")
    return at if at >= 0 and _listed_link().match(text, at) else len(text)


def without_link_numbers(text: str) -> str:
    """A block without lynx's numbers before links.

    >>> without_link_numbers("By [15]Ann Roe")
    'By Ann Roe'
    """
    return _link_number().sub("", text) if "[" in text else text


@cache
def _listed_link() -> re.Pattern[str]:
    """The heading and the first entry of lynx's list of links."""
    return re.compile(r"\nReferences\n\s*(?:Visible links:?\n\s*)?1\. \S+:")


@cache
def _link_number() -> re.Pattern[str]:
    """A number of lynx's before a link: "[15]"."""
    return re.compile(r"#?\[\d{1,4}\](?=\S)")
