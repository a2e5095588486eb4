"""Posts from elsewhere that a dump keeps in lines: "Rules for the ferry:", "bring soup", "— Ann Roe (@annroe) March 3, 2024"."""

from __future__ import annotations

from typing import Final

from newsx.pages.dump_lines import DumpLine
from newsx.text.speakers import post_signature

_MAX_LINES: Final = 12
"""Lines of a post, at most: a dump without blank lines shows no post's beginning."""
_MAX_CHARS: Final = 600
"""Characters of a post, at most."""
_MAX_CHARS_BEFORE_SIGNATURE: Final = 30
"""Characters before a signature that may be its link: "pic.twitter.com/abc — Ann Roe (@annroe)"."""


def merged(groups: list[list[DumpLine]]) -> list[list[DumpLine]]:
    """The paragraphs with each post as one: the lines without a blank one between them that end with the post's signature, or the paragraph
    above a signature that stands alone."""
    found: list[list[DumpLine]] = []
    first = 0  # the first paragraph in `found` of those without a blank line between them
    for group in groups:
        if group[0].gap and found and _is_signature(group) and not _is_signed(found[-1]):
            found[-1] = found[-1] + group
            first = len(found)
            continue
        if group[0].gap:
            first = len(found)
        found.append(group)
        if 1 < len(found) - first <= _MAX_LINES and _is_signed(group):
            lines = [line for lines in found[first:] for line in lines]
            if lines[0].gap and len(lines) <= _MAX_LINES and lines[-1].stop - lines[0].start <= _MAX_CHARS:
                found[first:] = [lines]
                first = len(found)
    return found


def _is_signed(group: list[DumpLine]) -> bool:
    """Whether the last line of a paragraph ends a post."""
    line = group[-1].text
    return "(@" in line and post_signature().search(line) is not None


def _is_signature(group: list[DumpLine]) -> bool:
    """Whether a paragraph is a post's signature and little else: "— Ann Roe (@annroe) March 3, 2024"."""
    line = group[0].text
    signature = post_signature().search(line) if len(group) == 1 and "(@" in line else None
    return signature is not None and signature.start() <= _MAX_CHARS_BEFORE_SIGNATURE
