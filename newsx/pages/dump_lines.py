"""The lines of a dump, with what stands before them: list marks, indents, blank lines."""

from __future__ import annotations

import re
from typing import Final

from newsx.lines import dates
from newsx.pages.markdown import FILLER

_BULLET: Final = re.compile(r"(?:[*•·▪◦‣●■+–-]|o(?=\s{1,3}\S)|#{1,6}|>|\d{1,2}[.)])[\s\u2060]*\s[\s\u2060]*(?=[^\s\u2060])")
_BULLET_STARTS: Final = "*•·▪◦‣●■+–-o#>0123456789"
"""The first characters of bullets; a cheap check before the pattern."""
_BLANKS: Final = f" \t\r\n\f\v\xa0{FILLER}"
"""White space, and what stands for a character that was taken out."""
_RULE_SIGNS: Final = "_*+•=- "
"""A line of these alone is a rule, not text."""
_MAX_LINE_CHARS: Final = 1500
"""A longer line is cut where it has more than one space, because it may be several paragraphs."""
_LINE_ENDS: Final = "\n\r"
"""What ends a line by an editor's count; a form feed, at which lines are cut, too, does not."""


class DumpLine:
    """A line that is not blank.

    `text` is without indentation and bullet; it stands from character `start` to `stop` of the dump, on line `number` (from 1), in column
    `indent` (from 0). `gap` is the number of blank lines above.
    """

    def __init__(self, text: str, start: int, stop: int, number: int, indent: int, bullet: str, gap: int) -> None:
        self.text, self.start, self.stop, self.number = text, start, stop, number
        self.indent, self.bullet, self.gap = indent, bullet, gap

    @property
    def is_numbered(self) -> bool:
        """Whether a number stands before the line: "2. The ferry"."""
        return self.bullet[:1].isdigit()

    def with_number(self, dump: str) -> DumpLine:
        """The line with its number as part of its text; `dump` is what it was read from."""
        start = dump.rindex(self.bullet, 0, self.start)
        indent = self.indent - (self.start - start)
        return DumpLine(f"{self.bullet} {self.text}", start, self.stop, self.number, indent, "", self.gap)

    @property
    def right(self) -> int:
        """The column after the line's last character."""
        return self.indent + self.stop - self.start


def read_lines(text: str) -> list[DumpLine]:
    """The lines that are neither blank nor rules; overlong ones are cut where they have more than one space."""
    lines: list[DumpLine] = []
    position, gap, number = 0, 0, 1
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if "(BUTTON)" in body:  # as lynx shows a page's buttons
            raw = raw.replace("(BUTTON)", "        ")
            body = raw.strip()
        filled = FILLER in body
        if filled and not (body := body.strip(_BLANKS)):
            pass  # a line of which nothing is left parts no paragraphs
        elif not body or not body.strip(_RULE_SIGNS):
            gap += 1
        else:
            indent = len(raw) - len(raw.lstrip())
            start, bullet = position + (raw.index(body) if filled else indent), ""
            while (
                body[0] in _BULLET_STARTS
                and (body[0] == "#" or not bullet)
                and (mark := _BULLET.match(body))
                and not (body[0].isdigit() and dates.begins_with_date(body))
            ):
                bullet = mark[0].rstrip(_BLANKS)
                body, start, indent = body[mark.end() :], start + mark.end(), indent + mark.end()
            if len(body) > _MAX_LINE_CHARS:
                lines += _pieces(body, start, number, indent, gap)
            else:
                lines.append(DumpLine(body, start, start + len(body), number, indent, bullet, gap))
            gap = 0
        position += len(raw)
        number += raw[-1] in _LINE_ENDS
    return lines


def _pieces(body: str, start: int, number: int, indent: int, gap: int) -> list[DumpLine]:
    """An overlong line cut where it has more than one space, which may be where paragraphs ended."""
    pieces: list[DumpLine] = []
    for match in re.finditer(r"\S+(?:[^\S\t]\S+)*", body):
        pieces.append(DumpLine(match[0], start + match.start(), start + match.end(), number, indent, "", 0 if pieces else gap))
    return pieces
