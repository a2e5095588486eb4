"""Printed pages, as pdftotext writes them: a form feed after each, and lines of letters that are not all of one width.

What stands at the top or the bottom of most pages (date, title, address, page number) is taken out; what a page break cuts is joined.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Final

from newsx.lines import dates
from newsx.pages.dump_lines import DumpLine
from newsx.pages.markdown import FILLER

_EDGE_LINES: Final = 4
"""Lines at a page's top or bottom that can stand on all pages, blank ones not counted."""
_MIN_SHARE: Final = 0.6
"""The part of the pages that have such a line."""
_MAX_RUNNING_CHARS: Final = 300
_DIGITS: Final = re.compile(r"\d+")
_PIECE: Final = re.compile(r"\S+(?:[^\S\n]\S+)*")
"""What stands in a line between wide spaces."""
_MIN_WRAPPED_SPACES: Final = 4
"""Spaces in a line that was wrapped, at least."""
_FULL: Final = 0.93
"""The part of a column's longest line from which its lines are full: a word more would not have fitted."""
_NEVER: Final = 1_000_000
"""A width that no line reaches."""


def without_running_lines(text: str) -> str:
    """A text of the same length without the lines that most pages begin or end with, page numbers counting as alike.

    The first page keeps their words, as they are the story's title: not date, address and number.

    >>> text = "Ferry stays   1/2\\n\\nIt sails on.\\n\\fFerry stays   2/2\\n\\nNobody minds.\\n\\f"
    >>> without_running_lines(text).replace(FILLER, "")
    'Ferry stays   \\n\\nIt sails on.\\n\\x0c\\n\\nNobody minds.\\n\\x0c'
    """
    pages: list[tuple[list[tuple[int, int]], list[tuple[int, int]]]] = []
    start = 0
    for page in text.split("\f"):
        edges = _edges(text, start, start + len(page))
        if edges[0]:
            pages.append(edges)
        start += len(page) + 1
    counts = Counter(key for top, bottom in pages for key in {_key(text[line[0] : line[1]]) for line in top + bottom})
    least = max(2, _MIN_SHARE * len(pages))
    pieces: list[str] = []
    position = 0
    for number, (top, bottom) in enumerate(pages):
        spans: list[tuple[int, int]] = []
        for edge in (top, bottom):
            for line in edge:
                if counts[_key(text[line[0] : line[1]])] < least:
                    break
                spans += [line] if number or edge is bottom else _numbers(text, line)
        for first, last in sorted(set(spans)):
            if first >= position:
                pieces += (text[position:first], FILLER * (last - first))
                position = last
    return "".join([*pieces, text[position:]])


def _edges(text: str, start: int, stop: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The places of a page's first lines, from the top, and its last ones, from the bottom."""
    top: list[tuple[int, int]] = []
    position = start
    while position < stop and len(top) < _EDGE_LINES:
        end = text.find("\n", position, stop)
        end = stop if end < 0 else end
        if not text[position:end].isspace() and end > position:
            top.append((position, end))
        position = end + 1
    bottom: list[tuple[int, int]] = []
    position = stop
    while position > start and len(bottom) < _EDGE_LINES:
        begin = text.rfind("\n", start, position) + 1 or start
        if not text[begin:position].isspace() and position > begin:
            bottom.append((begin, position))
        position = begin - 1
    return top, bottom


def _key(line: str) -> str:
    """A line with all numbers alike and single spaces."""
    return " ".join(_DIGITS.sub("0", line[:_MAX_RUNNING_CHARS]).split())


def _numbers(text: str, line: tuple[int, int]) -> list[tuple[int, int]]:
    """The places of the pieces of a line that are a date, an address or a number of a page."""
    return [
        (line[0] + piece.start(), line[0] + piece.end())
        for piece in _PIECE.finditer(text[line[0] : line[1]])
        if "://" in piece[0] or not any(map(str.isalpha, piece[0])) or dates.is_date(piece[0])
    ]


def join_pages(lines: list[DumpLine], text: str) -> None:
    """Takes away the gap above a page's first line if the last one of the page before ends no sentence; otherwise makes sure of it."""
    position = text.find("\f")
    for line, following in pairwise(lines):
        if position < 0:
            return
        if following.start < position:
            continue
        if line.start < position:
            following.gap = int(line.text[-1:] in '.?!:;”"')
        position = text.find("\f", following.start)


def is_in_title(group: list[DumpLine], line: DumpLine, titles: list[str]) -> bool:
    """Whether the words of a paragraph's lines and the next one stand in a title, as those of a headline that was wrapped do."""
    if not any(line.text in title for title in titles):
        return False
    words = " ".join([*(above.text for above in group), line.text])
    return words.count(" ") >= _MIN_WRAPPED_SPACES and any(words in title for title in titles)


def widths(lines: list[DumpLine], clause_ends: tuple[str, ...]) -> list[int]:
    """For each line the width of its column: that from which lines are full, by those that break off within a sentence.

    Lines without a blank one between are in one column. If none of them breaks off, the width is that of most other lines.
    """
    found: list[int] = []
    run: list[DumpLine] = []
    counted: list[int] = []
    for line in lines:
        if line.gap and run:
            counted += _breaking_off(run, clause_ends)
            run = []
        run.append(line)
    counted += _breaking_off(run, clause_ends)
    counted.sort()
    usual = int(_FULL * counted[len(counted) // 2]) if counted else _NEVER
    run = []
    for line in lines:
        if line.gap and run:
            found += [_width(run, clause_ends, usual)] * len(run)
            run = []
        run.append(line)
    return found + [_width(run, clause_ends, usual)] * len(run)


def _width(run: list[DumpLine], clause_ends: tuple[str, ...], usual: int) -> int:
    ends = _breaking_off(run, clause_ends)
    return int(_FULL * max(ends)) if ends else usual


def _breaking_off(run: list[DumpLine], clause_ends: tuple[str, ...]) -> list[int]:
    """The columns after the lines that break off within a sentence."""
    return [
        line.right
        for line, following in pairwise(run)
        if following.text[0].islower() and not line.text.endswith(clause_ends) and line.text.count(" ") >= _MIN_WRAPPED_SPACES
    ]
