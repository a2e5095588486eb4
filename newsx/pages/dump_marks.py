"""Marks that a program left in the text that it dumped: numbers before links and the list of these, lines under links and headings.

Lynx, elinks and links number a page's links and list them at the end; the html2text of Debian writes a link as "the_harbor_board".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Final

_MIN_NUMBERS: Final = 5
"""Numbers of links in a dump that has them."""
_MIN_RISING: Final = 0.8
"""The part of them that are higher than the one before; those of footnotes begin anew."""
_MIN_UNDERLINED: Final = 5
"""Links of three words and more in a dump that underlines them."""
_BULLET: Final = "\n    * "
_MIN_BULLETS: Final = 3
"""List marks in such a dump: the text of a page may have a few names with lines, too."""
_WITHIN_CHARS: Final = 100_000
"""Characters of a text in which marks are counted."""


def link_list(text: str) -> int:
    """The character at which the list of a page's links begins, at the end of a text; the text's length if there is none."""
    at = text.rfind("\nReferences\n")
    return at if at >= 0 and _listed_link().match(text, at) else len(text)


def cleaner(text: str) -> Callable[[str], str] | None:
    """The function that removes a dump's marks from a block's text; `None` if the dump has no marks."""
    if _has_link_numbers(text):
        return without_link_numbers
    if (
        text.count("_") >= 2 * _MIN_UNDERLINED
        and text.count(_BULLET) >= _MIN_BULLETS
        and len(_underlined().findall(text, 0, _WITHIN_CHARS)) >= _MIN_UNDERLINED
    ):
        return without_underlines
    return None


def _has_link_numbers(text: str) -> bool:
    """Whether a text has numbers before links: "By [15]Ann Roe"."""
    if text.count("[") < _MIN_NUMBERS:
        return False
    numbers = [int(number) for number in _first_link_number().findall(text, 0, _WITHIN_CHARS)]
    rising = sum(one < other for one, other in pairwise(numbers))
    return len(numbers) >= _MIN_NUMBERS and rising >= _MIN_RISING * (len(numbers) - 1)


def without_link_numbers(text: str) -> str:
    """A block without numbers before links.

    >>> without_link_numbers("By [15]Ann Roe")
    'By Ann Roe'
    """
    return _link_number().sub("", text) if "[" in text else text


def without_underlines(text: str) -> str:
    """A block whose links and headings are plain words.

    >>> without_underlines("**** Ferry_stays ****"), without_underlines("She told the_harbor_board to write to ann_roe@bern.example.")
    ('Ferry stays', 'She told the harbor board to write to ann_roe@bern.example.')
    """
    if "_" in text:
        text = " ".join([word if "@" in word or "/" in word else word.replace("_", " ").strip() for word in text.split(" ")])
    return text.strip("* ") if text.startswith("**") else text


@cache
def _listed_link() -> re.Pattern[str]:
    """The heading and the first entry of the list of links."""
    return re.compile(r"\nReferences\n\s*(?:Visible links:?\n\s*\d{1,4}\. |\d{1,4}\. \S+:)")


@cache
def _link_number() -> re.Pattern[str]:
    """A number before a link: "[15]"."""
    return re.compile(r"#?\[\d{1,4}\](?=\S)")


@cache
def _first_link_number() -> re.Pattern[str]:
    """A number at the beginning of a word: not that of a footnote, nor of a link in Markdown ("[1]: https://…", "[1](…)")."""
    return re.compile(r"(?<!\S)#?\[(\d{1,4})\](?=[^\s:(])")


@cache
def _underlined() -> re.Pattern[str]:
    """Three words that lines join: "the_harbor_board", but not a file's name in an address or in brackets."""
    return re.compile(r"(?<![\w/.=&?\[-])[^\W_]+_[^\W_]+_[^\W_]+")
