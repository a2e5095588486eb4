"""The key points: what a list above the story says of it in a few sentences."""

from __future__ import annotations

from typing import Final

from newsx.blocks.labels import IN_BODY, Label
from newsx.fields.page import Page
from newsx.text.sentences import STOPS

_MIN_POINTS, _MAX_POINTS = 2, 8
_MIN_WORDS, _MAX_WORDS = 5, 60
"""Words of a point."""
_BLOCKS_INTO_BODY: Final = 6
"""Blocks from the body's start among which such a list can stand."""
_MIN_PARAGRAPH_WORDS: Final = 13
"""Words of the paragraph with which a story begins."""
_MARKS: Final = frozenset({"#", ">"})
"""Marks before headings and quoted text, which are no list's."""
_OTHER_STORIES: Final = frozenset({Label.RELATED, Label.TEASER, Label.PROMO, Label.TOPIC})


def find_key_points(page: Page) -> range:
    """The indices of the points: a list below the headline that stands above the story's first paragraph, or has a heading of its own.

    Without such a list the range is empty.
    """
    if page.headline is None:
        return range(0)
    last = min(len(page.items), max(page.start, page.headline + 1) + _BLOCKS_INTO_BODY)
    begun = False
    index = page.headline + 1
    while index < last:
        headed = page.items[index - 1].block.lower.rstrip(": ") in page.language.line_words["key points"]
        points = _points(page, index, headed)
        if points and (headed or not begun):
            return points
        begun = begun or _begins_story(page, index)
        index += 1
    return range(0)


def _points(page: Page, first: int, headed: bool) -> range:
    """The lines from `first` on that are points with one mark; none without a mark unless the list is `headed`, or if they are too few."""
    mark = page.items[first].block.bullet
    if mark[:1] in _MARKS or not (mark or headed):
        return range(0)
    stop = first
    while stop < len(page.items) and page.items[stop].block.bullet == mark and _may_be_point(page, stop, headed):
        stop += 1
    return range(first, stop) if _MIN_POINTS <= stop - first <= _MAX_POINTS else range(0)


def _may_be_point(page: Page, index: int, headed: bool) -> bool:
    """Whether a line is of a point's length and, without a heading above the list, a sentence or of the body."""
    item = page.items[index]
    if not _MIN_WORDS <= item.block.words <= _MAX_WORDS or item.label in _OTHER_STORIES:
        return False
    return headed or item.label in IN_BODY or item.block.text.endswith(STOPS)


def _begins_story(page: Page, index: int) -> bool:
    """Whether a line is a paragraph of the story."""
    item = page.items[index]
    return item.label in IN_BODY and not item.block.bullet and item.block.words >= _MIN_PARAGRAPH_WORDS
