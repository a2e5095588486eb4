r"""Markdown, as html2text, markdownify, pandoc and the crawlers for language models write it.

`plain` takes links, pictures and tables out of a whole text, because they run over lines and paragraphs; `without_emphasis` takes bold,
italics and escapes out of one block. What `plain` takes out leaves as many invisible characters, so that places in the text stay valid.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

_MIN_LINKS: Final = 3
"""Links in a text that make it Markdown, if it has no heading."""
_MIN_HEADINGS: Final = 2
"""Headings in a text without links that make it Markdown."""
FILLER: Final = "\u2060"
"""What stands for a character that is taken out; blocks are without it."""
_ROW_START: Final = "\v"
"""What stands for a row's first bar: it parts the row from the one above, but is no line's end by an editor's count."""
_MAX_OPEN: Final = 50
"""Brackets that are open at once, at most: text that is no Markdown may have many."""
_MAX_TARGET_CHARS: Final = 4000
"""Characters of a link's address; pictures within a page's text ("data:") have more, but no spaces."""


def is_markdown(text: str) -> bool:
    """Whether a text has links or headings of Markdown."""
    links = text.count("](")
    if links >= _MIN_LINKS or text.count("]: http") >= _MIN_LINKS:
        return True
    headings = int(text.startswith("# "))
    if "\n#" in text:
        headings += text.count("\n# ") + text.count("\n## ") + text.count("\n### ")
    return headings >= _MIN_HEADINGS or (links > 0 and headings > 0)


def plain(text: str) -> str:
    r"""A text of the same length without what makes a link of its words, without pictures, definitions of links and the lines of tables.

    >>> show = lambda text: plain(text).replace(FILLER, "")
    >>> show("The [_Tern_](https://ferry.example/tern \"The Tern\") sails.\n[ ![A boat](tern.png)\n\nTimes ](/times)").split()
    ['The', '_Tern_', 'sails.', 'Times']
    >>> show("See [the times][1] [here].\n\n   [1]: https://ferry.example/times\n\n| Monday | 9 am |\n|---|---|").split()
    ['See', 'the', 'times', '[here].', 'Monday', '9', 'am']
    """
    text = _without_bars(text)
    spans = sorted(_definitions(text) + _links(text))
    pieces: list[str] = []
    position = 0
    for start, stop in spans:
        if stop <= position:
            continue
        start = max(start, position)
        pieces += (text[position:start], _filler(text[start:stop]))
        position = stop
    pieces.append(text[position:])
    return "".join(pieces)


def _filler(taken: str) -> str:
    """As many invisible characters as are taken out; line ends stay, for the sake of line numbers, but part no paragraph."""
    return FILLER * len(taken) if taken.isprintable() else re.sub(r"[^\n\r]", FILLER, taken)


def _links(text: str) -> list[tuple[int, int]]:
    """What to take out of links and pictures: brackets, addresses, and the words that stand for a picture."""
    spans: list[tuple[int, int]] = []
    opened: list[tuple[int, int]] = []  # the brackets that are open, from start to stop
    target = _target()
    passed = 0
    for match in _brackets().finditer(text):
        start, stop = match.span()
        if start < passed or text[start] == "\\":
            continue
        if text[stop - 1] == "[":
            if len(opened) >= _MAX_OPEN:
                del opened[: _MAX_OPEN // 2]
            opened.append((start, stop))
            continue
        if not opened:
            continue
        opening, opening_stop = opened.pop()
        found = target.match(text, start)
        if found is None:
            continue
        passed = found.end()
        if text[opening] == "!":
            spans.append((opening, passed))
        else:
            spans += ((opening, opening_stop), (start, passed))
    return spans


def _definitions(text: str) -> list[tuple[int, int]]:
    """The lines that give the addresses of links: "[1]: https://ferry.example"."""
    return [match.span() for match in _definition().finditer(text)] if "]:" in text else []


def _without_bars(text: str) -> str:
    """A text with spaces instead of the bars between the cells of tables, and of the lines that only rule."""
    return _row().sub(_cells, text) if "\n|" in text else text


def _cells(row: re.Match[str]) -> str:
    if not row[0].strip("|-: \t"):
        return FILLER * len(row[0])
    return row[0].replace("|", _ROW_START, 1).replace("|", " ")


def without_emphasis(text: str) -> str:
    r"""A block without Markdown's signs for bold, italics, code and addresses, and without escapes.

    >>> without_emphasis(r"**She** said the _Tern_ of snake_case would sail\.")
    'She said the Tern of snake_case would sail.'
    """
    if "<http" in text:
        text = _address().sub("", text)
    if "**" in text or "__" in text:
        text = _strong().sub(r"\2", text)
        text = text.replace("**", "")
    if "*" in text or "_" in text:
        text = _emphasis().sub(r"\2", text)
    if "\\" in text:
        text = _escape().sub(r"\1", text)
    return " ".join(text.split())


@cache
def _brackets() -> re.Pattern[str]:
    """A bracket of a link or a picture, or an escaped sign."""
    return re.compile(r"\\.|!?\[|\]")


@cache
def _target() -> re.Pattern[str]:
    """What follows a link's words: its address and perhaps a title in quotation marks, or the name of its definition."""
    piece = r"(?:[^()\s]|\([^()\s]*+\))"
    address = rf"(?:<[^<>\n]{{0,{_MAX_TARGET_CHARS}}}>|{piece}*+(?:\r?\n[ \t]*{piece}++)*+)"  # html2text wraps addresses
    return re.compile(rf"\]\(\s*{address}(?:\s+\"[^\"]{{0,1000}}\"|\s+'[^'\n]{{0,1000}}')?\s*\)|\]\[[^\[\]\n]{{0,100}}\]")


@cache
def _definition() -> re.Pattern[str]:
    """A definition of a link, up to the next one or a blank line, as html2text wraps long ones."""
    address = r"<?(?:https?:|mailto:|tel:|javascript:|data:|/|#|\?|\w+\.\w)\S*"
    return re.compile(rf"^[ \t]*\[[^\[\]\n]{{1,100}}\]:[ \t]*(?:\r?\n[ \t]*)?{address}.*(?:\r?\n(?![ \t]*(?:\[|\r?$)).+)*", re.MULTILINE)


@cache
def _row() -> re.Pattern[str]:
    return re.compile(r"^[ \t]*\|.*", re.MULTILINE)


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"<https?://[^<>\s]+>")


@cache
def _strong() -> re.Pattern[str]:
    return re.compile(r"(\*\*|__)(?=\S)([^*_]{1,2000}|.{1,300}?)(?<=\S)\1")


@cache
def _emphasis() -> re.Pattern[str]:
    return re.compile(r"(?<![\w*_\\])([*_])(?=[^\s*_])([^*_]{1,2000})(?<=[^\s\\])\1(?![\w*_])")


@cache
def _escape() -> re.Pattern[str]:
    return re.compile(r"\\([\\`*_{}\[\]()#+.!~|<>-])")
