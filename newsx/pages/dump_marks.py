"""Marks that a program left in the text that it dumped: those of Markdown, and the numbers that lynx gives to a page's links."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

_MIN_LINKS: Final = 3
"""Links in a text that make it Markdown, if it has no heading."""
_MIN_NUMBERS: Final = 5
"""Numbers of links in a dump of lynx."""
_NUMBERS_WITHIN_CHARS: Final = 100_000
"""Characters of a text in which they are counted."""


def is_markdown(text: str) -> bool:
    """Whether a text has links or headings of Markdown, as html2text and pandoc write it."""
    links = text.count("](")
    return links >= _MIN_LINKS or (links > 0 and (text.startswith("# ") or "\n# " in text or "\n## " in text))


def has_link_numbers(text: str) -> bool:
    """Whether a text has lynx's numbers before links: "By [15]Ann Roe"."""
    return "[1]" in text and "[2]" in text and len(_link_number().findall(text, 0, _NUMBERS_WITHIN_CHARS)) >= _MIN_NUMBERS


def link_list(text: str) -> int:
    """The character at which lynx's list of the page's links begins, at the end of a text; the text's length if there is none."""
    at = text.rfind("\nReferences\n")
    return at if at >= 0 and _listed_link().match(text, at) else len(text)


def cleaner(text: str) -> Callable[[str], str] | None:
    """The function that removes a dump's marks from a block's text; `None` if the dump has no marks."""
    if is_markdown(text):
        return without_markdown
    if has_link_numbers(text):
        return without_link_numbers
    return None


def without_markdown(text: str) -> str:
    r"""A block without Markdown's marks.

    >>> without_markdown(r"**She** said [the _Tern_](https://example.org/tern) would sail\.")
    'She said the Tern would sail.'
    """
    patterns = _markdown()
    for _ in range(text.count("](") and 2):  # twice, for a picture that is a link
        text = patterns["link"].sub(r"\1", text)
    if "<http" in text:
        text = patterns["address"].sub("", text)
    if "*" in text or "_" in text:
        text = patterns["strong"].sub(r"\2", text)
        text = patterns["emphasis"].sub(r"\2", text)
    if "\\" in text:
        text = patterns["escape"].sub(r"\1", text)
    return " ".join(text.split())


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


@cache
def _markdown() -> dict[str, re.Pattern[str]]:
    """The patterns of Markdown's marks."""
    picture = r"!\[[^\[\]]*\]\([^()\s]*\)"
    address = r"(?:[^()\s]|\([^()\s]*\)){0,2000}"
    return {
        "link": re.compile(rf"!?\[((?:[^\[\]]|{picture}){{0,400}})\]\({address}(?:\s+\"[^\"]{{0,400}}\")?\s*\)"),
        "address": re.compile(r"<https?://[^<>\s]+>"),
        "strong": re.compile(r"(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1"),
        "emphasis": re.compile(r"(?<![\w*_\\])([*_])(?=[^\s*_])([^*_]{1,300})(?<=[^\s\\])\1(?![\w*_])"),
        "escape": re.compile(r"\\([\\`*_{}\[\]()#+.!~|<>-])"),
    }
