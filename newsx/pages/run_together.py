"""Paragraphs that a dump ran together, taking tags away and nothing else: "… to keep the ferry.The mayor agreed.", "AboutContact"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from newsx.pages.dump_lines import DumpLine

_MIN_SEAMS: Final = 5
"""Sentences without a space after them in a text that was run together, at least."""
_MIN_SHARE: Final = 0.2
"""The part of its sentences that have none."""
_MIN_CHARS: Final = 40
"""Characters of a line that may be several; menus in one line have more."""


def is_run_together(text: str) -> bool:
    """Whether paragraphs of a text follow one another without a space."""
    seams = sum(text[match.start() - 1].islower() for match in _full_stop_before_capital().finditer(text))
    return seams >= _MIN_SEAMS and seams >= _MIN_SHARE * (seams + text.count(". ") + text.count(".\n"))


def parted(lines: list[DumpLine]) -> list[DumpLine]:
    """The lines, each cut where it was run together: after a sentence, and before a capital within a word.

    >>> line = "The board voted to keep the ferry.The mayor agreed and left the hall.AboutContact"
    >>> [part.text for part in parted([DumpLine(line, 0, len(line), 1, 0, "", 0)])]
    ['The board voted to keep the ferry.', 'The mayor agreed and left the hall.', 'About', 'Contact']
    """
    found: list[DumpLine] = []
    seam = _seam()
    for line in lines:
        if len(line.text) < _MIN_CHARS:
            found.append(line)
            continue
        start = 0
        for match in seam.finditer(line.text):
            found.append(_part(line, start, match.end()))
            start = match.end()
        found.append(_part(line, start, len(line.text)) if start else line)
    return found


def _part(line: DumpLine, start: int, stop: int) -> DumpLine:
    """The part of a line from character `start` to `stop`; the first has its list mark and gap."""
    bullet, gap = (line.bullet, line.gap) if start == 0 else ("", 0)
    return DumpLine(line.text[start:stop], line.start + start, line.start + stop, line.number, line.indent, bullet, gap)


@cache
def _full_stop_before_capital() -> re.Pattern[str]:
    return re.compile(r"\.[”’\"')]?(?=[A-Z“])")


@cache
def _seam() -> re.Pattern[str]:
    """Where a line that was run together is cut."""
    return re.compile(
        r"[^\W_A-Z][.?!][”’\"')]?(?=[“‘]?[^\W\d_a-z][^\W\d_A-Z])|(?<=[^\W\d_A-Z]{2})[”’)]?(?=[A-Z][a-z]{2})|(?<=[a-z]{2})(?=[“])"
    )
