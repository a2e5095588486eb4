"""Paywalls: stories of which a page shows the beginning only."""

from __future__ import annotations

from newsx.blocks.labels import IN_BODY, Label
from newsx.fields.page import Page
from newsx.languages import Language

_LONGEST_LINE = 200
_LONGEST_STUB = 350
"""Words of what may be a beginning only; longer stories stand whole beside what asks to pay for them."""
_ABOVE, _BELOW = 2, 6
_PAY = frozenset(
    "subscribe subscriber subscribers subscription subscribed member members membership register sign log login account unlock".split()
)


def warning(page: Page) -> str | None:
    """What a reader should know where the story stops at a wall: "paywall: the text stops at “Subscribe to continue reading”".

    A wall that was taken for a paragraph loses that label.
    """
    words = sum(item.block.words for item in page.items[page.start : page.stop] if item.label in IN_BODY)
    if words > _LONGEST_STUB:
        return None
    end = page.stop if words or page.headline is None else page.headline + 1
    for index in range(max(0, end - _ABOVE), min(len(page.items), end + _BELOW)):
        if is_wall(page.text(index), page.language):
            if page.label(index) in IN_BODY:
                page.items[index].label = Label.PROMO
            return f"paywall: the text stops at “{page.text(index)}”"
    return None


def is_wall(line: str, language: Language) -> bool:
    """Whether a line asks to pay or register for what comes next.

    >>> from newsx import languages
    >>> english = languages.of("en")
    >>> lines = "Subscribe to continue reading", "Continue reading the main story", "To read the full story, sign in."
    >>> [is_wall(line, english) for line in lines]
    [True, False, True]
    """
    if len(line) > _LONGEST_LINE:
        return False
    lower = line.lower()
    if not any(phrase in lower for phrase in language.wall_phrases):
        return False
    return not _PAY.isdisjoint(word.strip(".,:;!?") for word in lower.replace("-", " ").split()) or lower.startswith(("to ", "for full"))
