"""Other stories that a page points to: their headlines, each with its teaser."""

from __future__ import annotations

from newsx.blocks.labels import Label
from newsx.fields.page import Page
from newsx.record import Related


def choose(page: Page) -> list[Related]:
    """The stories in the blocks labelled so, each once; a teaser belongs to the headline before it."""
    stories: list[Related] = []
    last = None
    for item in page.items:
        if item.label is Label.RELATED:
            stories.append(Related(headline=item.block.text, teaser=None))
        elif item.label is Label.TEASER and stories and last in {Label.RELATED, Label.CAPTION, Label.CREDIT}:
            stories[-1].teaser = item.block.text.removesuffix("Continue reading").strip()
        last = item.label
    return list({story.headline: story for story in reversed(stories)}.values())[::-1]
