"""Posts from elsewhere that a dump keeps in lines: "Rules for the ferry:", "bring soup", "— Ann Roe (@annroe) March 3, 2024"."""

from __future__ import annotations

from typing import Final

from newsx.pages.dump_lines import DumpLine
from newsx.text.speakers import post_signature

_MAX_LINES: Final = 12
"""Lines of a post, at most: a dump without blank lines shows no post's beginning."""
_MAX_CHARS: Final = 600
"""Characters of a post, at most."""


def merged(groups: list[list[DumpLine]]) -> list[list[DumpLine]]:
    """The paragraphs with each post as one: the lines without a blank one between them that end with the post's signature."""
    found: list[list[DumpLine]] = []
    first = 0  # the first paragraph in `found` of those without a blank line between them
    for group in groups:
        if group[0].gap:
            first = len(found)
        found.append(group)
        if first < len(found) - 1 and _is_signed(group):
            lines = [line for lines in found[first:] for line in lines]
            if lines[0].gap and len(lines) <= _MAX_LINES and lines[-1].stop - lines[0].start <= _MAX_CHARS:
                found[first:] = [lines]
                first = len(found)
    return found


def _is_signed(group: list[DumpLine]) -> bool:
    """Whether the last line of a paragraph ends a post."""
    line = group[-1].text
    return "(@" in line and post_signature().search(line) is not None
