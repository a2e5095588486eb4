"""Other stories that a page points to after its own: their headlines, each with its teaser."""

from __future__ import annotations

from newsx.blocks.labels import Label
from newsx.fields import pictures
from newsx.fields.layout import Page
from newsx.fields.openings import opening
from newsx.record import Related

_FARTHEST = 12
_MOST = 60


def choose(page: Page) -> list[Related]:
    """The stories in the blocks labelled so; where none are, those under a heading such as "More in News" that closely follows the body."""
    labelled = [index for index, item in enumerate(page.items) if item.label in {Label.RELATED, Label.TEASER}]
    if any(page.label(index) is Label.RELATED for index in labelled):
        return _pair(page, labelled)
    heading = next((index for index in page.tail(_FARTHEST) if _is_heading(page.text(index))), None)
    return _under(page, heading + 1) if heading is not None else []


def _pair(page: Page, indices: list[int]) -> list[Related]:
    stories: list[Related] = []
    last = -9
    for index in indices:
        if page.label(index) is Label.RELATED:
            stories.append(Related(headline=page.text(index), teaser=None))
        elif stories and index == last + 1 and stories[-1].teaser is None:
            stories[-1].teaser = page.text(index)
        last = index
    return _once(stories)


def _under(page: Page, start: int) -> list[Related]:
    """Headlines and teasers from `start` on, until a line that begins another part of the page."""
    stories: list[Related] = []
    for index in range(start, min(len(page.items), start + _MOST)):
        line = page.text(index)
        words = line.count(" ") + 1
        if _opens(line, "end") or (words < 3 and not page.items[index].block.bullet and _is_heading(line)):
            break
        sentence = line.rstrip(')”"').endswith((".", "…", "?", "!")) or line.endswith("Continue reading")
        if words < 4 or words > 40 or pictures.credit_of(line):
            continue
        if not sentence and words <= 25:
            stories.append(Related(headline=line, teaser=None))
        elif sentence and stories and stories[-1].teaser is None:
            stories[-1].teaser = line.removesuffix("Continue reading").strip()
    return _once(stories)


def _is_heading(line: str) -> bool:
    return len(line.split()) <= 5 and not line.endswith(".") and _opens(line, "heading")


def _opens(line: str, group: str) -> bool:
    found = opening("related_openings", line.lower())
    return found is not None and found[0] == group


def _once(stories: list[Related]) -> list[Related]:
    return list({story.headline: story for story in reversed(stories)}.values())[::-1]
