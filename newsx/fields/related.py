"""Other stories that a page points to: their headlines, each with its teaser."""

from __future__ import annotations

from typing import Final

from newsx.blocks.labels import Label
from newsx.fields.page import Page
from newsx.languages import Language
from newsx.record import Related

_BEFORE_TEASER = frozenset({Label.RELATED, Label.CAPTION, Label.CREDIT})
"""Labels of the block just above a teaser: the headline, or the caption or credit of the picture between."""
_SHORT: Final = 6
"""Words up to which a line is a headline only if the model of kinds gives it a chance to be."""


def find_related(page: Page) -> list[Related]:
    """The stories in the blocks with such labels, each once; a teaser belongs to the headline before it."""
    stories: list[Related] = []
    above: Label | None = None
    for index, item in enumerate(page.items):
        if item.label is Label.RELATED and item.block.words <= _SHORT and not page.may_be(index, "related"):
            above = None  # a date or a name between headlines
            continue
        if item.label is Label.RELATED:
            stories.append(Related(headline=item.block.text, teaser=None))
        elif item.label is Label.TEASER and stories and above in _BEFORE_TEASER:
            stories[-1].teaser = _without_ending(item.block.text, page.language)
        above = item.label
    return list({story.headline: story for story in reversed(stories)}.values())[::-1]


def _without_ending(teaser: str, language: Language) -> str:
    """ "The pier is shut. Continue reading" → "The pier is shut." """
    for ending in language.teaser_endings:
        teaser = teaser.removesuffix(ending)
    return teaser.strip()
