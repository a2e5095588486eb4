"""The stretch of a page that is its article's body."""

from __future__ import annotations

from typing import Final

from newsx.blocks.labels import IN_BODY, Label, Labelled
from newsx.languages import Language
from newsx.lines import byline, dateline

_OUTSIDE_COSTS: Final = 7
"""What a block that is not of the body takes from a stretch's score, in words of the body."""
_MOST_WORDS_A_BLOCK: Final = 60
_PROSE: Final = 6
_HEAD, _HEAD_WITHIN, _HEAD_COUNTS = frozenset({Label.HEADLINE, Label.BYLINE}), 20, 100
"""A headline or byline not far above a stretch counts for it as so many words: footers and sidebars have prose, but are not signed."""
_LONGEST_BYLINE: Final = 120


def main_stretch(labelled: list[Labelled], language: Language) -> tuple[int, int]:
    """The stretch of blocks with most words of body, from start to stop: a paragraph that a sidebar also has does not make a body."""
    best = running = start = 0
    span = (len(labelled), len(labelled))
    for index, item in enumerate(labelled):
        if running <= 0:
            running, start = 0, index
            if item.label in IN_BODY and _is_headed(labelled, index, language):
                running = _HEAD_COUNTS
        inside = item.label in IN_BODY
        words = item.block.words
        running += (min(_MOST_WORDS_A_BLOCK, words) if words >= _PROSE else 0) if inside else -_OUTSIDE_COSTS
        if inside and running > best:
            best, span = running, (start, index + 1)
    return span


def _is_headed(labelled: list[Labelled], index: int, language: Language) -> bool:
    """Whether a headline or byline stands not far above a block, or a dateline where it begins."""
    if any(above.label in _HEAD or _signs(above.block.text, language) for above in labelled[max(0, index - _HEAD_WITHIN) : index]):
        return True
    return any(dateline.split(item.block.text, language) for item in labelled[max(0, index - 1) : index + 1])


def _signs(line: str, language: Language) -> bool:
    """Whether a line announces who wrote: "By Ann Roe"."""
    return line[:3] in {"By ", "BY ", "by "} and len(line) < _LONGEST_BYLINE and bool(byline.parse(line, language))
