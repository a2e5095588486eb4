"""Paywalls: stories of which a page shows only the beginning."""

from __future__ import annotations

from typing import Final

from newsx.blocks.labels import IN_BODY, Label
from newsx.fields.page import Page
from newsx.languages import Language

_MAX_LINE_CHARS: Final = 200
_MAX_STUB_WORDS: Final = 350
"""Words of a body that may be only the beginning of its story; a page with a longer one shows it whole."""
_BLOCKS_ABOVE_END, _BLOCKS_BELOW_END = 2, 6


def find_wall(page: Page) -> int | None:
    """The index of the line at which the story stops and the page asks to subscribe or sign in, or None."""
    words = sum(item.block.words for item in page.items[page.start : page.stop] if item.label in IN_BODY)
    if words > _MAX_STUB_WORDS:
        return None
    end = page.stop if words or page.headline is None else page.headline + 1
    near = range(max(0, end - _BLOCKS_ABOVE_END), min(len(page.items), end + _BLOCKS_BELOW_END))
    return next((index for index in near if is_wall(page.text(index), page.language)), None)


def without_wall(page: Page, wall: int | None) -> Page:
    """The page with a wall that is labelled as body labelled as a promo."""
    return page if wall is None or not page.in_body(wall) else page.relabelled({wall: Label.PROMO})


def warning(page: Page, wall: int | None) -> str | None:
    """The record's warning of a wall, None if there is none: "paywall: the text stops at “Subscribe to continue reading”"."""
    return None if wall is None else f"paywall: the text stops at “{page.text(wall)}”"


def is_wall(line: str, language: Language) -> bool:
    """Whether a line asks to pay or register for what comes next.

    >>> from newsx import languages
    >>> english = languages.of("en")
    >>> lines = "Subscribe to continue reading", "Continue reading the main story", "To read the full story, sign in."
    >>> [is_wall(line, english) for line in lines]
    [True, False, True]
    """
    if len(line) > _MAX_LINE_CHARS:
        return False
    lower = line.lower()
    if not any(phrase in lower for phrase in language.wall_phrases):
        return False
    words = [word.strip(".,:;!?") for word in lower.replace("-", " ").split()]
    if not language.line_words["pay"].isdisjoint(words):
        return True
    return any(lower.startswith(f"{opening} ") for opening in language.line_parts["pay first"])
