"""Marks that the making of a dump left in its text: Markdown's, and the numbers by which lynx lists a page's links."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

_FEWEST_LINKS = 3
_FEWEST_NUMBERS = 5


def is_markdown(text: str) -> bool:
    """Whether links or headings stand in a text as Markdown writes them, as html2text and pandoc do."""
    links = text.count("](")
    return links >= _FEWEST_LINKS or (links > 0 and (text.startswith("# ") or "\n# " in text or "\n## " in text))


def has_link_numbers(text: str) -> bool:
    """Whether lynx put a number before each link: "By [15]Ann Roe" """
    return "[1]" in text and "[2]" in text and len(_link_number().findall(text, 0, 100_000)) >= _FEWEST_NUMBERS


def link_list(text: str) -> int:
    """Where the list of a page's links begins, which lynx puts at the end: the text's length where there is none."""
    at = text.rfind("\nReferences\n")
    return at if at >= 0 and _listed_link().match(text, at) else len(text)


def cleaner(text: str) -> Callable[[str], str] | None:
    """What takes a dump's marks off a block of it; `None` where there are none to take off."""
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
    return re.compile(r"\nReferences\n\s*(?:Visible links:?\n\s*)?1\. \S+:")


@cache
def _link_number() -> re.Pattern[str]:
    return re.compile(r"#?\[\d{1,4}\](?=\S)")


@cache
def _markdown() -> dict[str, re.Pattern[str]]:
    picture = r"!\[[^\[\]]*\]\([^()\s]*\)"
    address = r"(?:[^()\s]|\([^()\s]*\)){0,2000}"
    return {
        "link": re.compile(rf"!?\[((?:[^\[\]]|{picture}){{0,400}})\]\({address}(?:\s+\"[^\"]{{0,400}}\")?\s*\)"),
        "address": re.compile(r"<https?://[^<>\s]+>"),
        "strong": re.compile(r"(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1"),
        "emphasis": re.compile(r"(?<![\w*_\\])([*_])(?=[^\s*_])([^*_]{1,300})(?<=[^\s\\])\1(?![\w*_])"),
        "escape": re.compile(r"\\([\\`*_{}\[\]()#+.!~|<>-])"),
    }
