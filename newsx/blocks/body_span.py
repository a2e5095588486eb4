"""The stretch of a page that is its article's body."""

from __future__ import annotations

from typing import Final

from newsx.blocks.labels import IN_BODY, Label, Labelled
from newsx.languages import Language
from newsx.lines import byline, dateline

_OUTSIDE_COST: Final = 7
"""What a block outside the body takes from a stretch's score, in words."""
_MAX_BLOCK_WORDS: Final = 60
"""The most words of one block that count for a stretch."""
_MIN_PROSE_WORDS: Final = 6
"""Words from which a body block counts at all."""
_HEAD: Final = frozenset({Label.HEADLINE, Label.BYLINE})
_HEAD_BLOCKS: Final = 20
"""Blocks above a stretch in which its headline or byline can stand."""
_HEAD_WORTH: Final = 100
"""What a headline or byline adds to a stretch's score, in words: footers and sidebars have prose, too, but nobody signs it."""
_MAX_BYLINE_CHARS: Final = 120


def main_stretch(labelled: list[Labelled], language: Language) -> tuple[int, int]:
    """The stretch of blocks, from start to stop, with the highest score: the words of its body blocks less a cost for each other block.

    So a sidebar with a paragraph labelled as body is not taken for the article. Without body blocks it is empty, at the page's end.
    """
    best = running = start = 0
    span = (len(labelled), len(labelled))
    for index, item in enumerate(labelled):
        inside = item.label in IN_BODY
        if running <= 0:
            running, start = 0, index
            if inside and _is_headed(labelled, index, language):
                running = _HEAD_WORTH
        if not inside:
            running -= _OUTSIDE_COST
            continue
        words = item.block.words
        running += min(_MAX_BLOCK_WORDS, words) if words >= _MIN_PROSE_WORDS else 0
        if running > best:
            best, span = running, (start, index + 1)
    return span


def _is_headed(labelled: list[Labelled], index: int, language: Language) -> bool:
    """Whether a headline or byline stands not far above a block, or a dateline at its beginning."""
    if any(above.label in _HEAD or _is_byline(above.block.text, language) for above in labelled[max(0, index - _HEAD_BLOCKS) : index]):
        return True
    return any(dateline.split(item.block.text, language) for item in labelled[max(0, index - 1) : index + 1])


def _is_byline(line: str, language: Language) -> bool:
    """ "By Ann Roe" """
    return len(line) < _MAX_BYLINE_CHARS and byline.begins_with_by(line, language) and bool(byline.parse(line, language))
