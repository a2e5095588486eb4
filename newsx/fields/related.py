"""Other stories that a page points to after its own: their headlines, each with its teaser."""

from __future__ import annotations

from newsx.blocks.labels import Label
from newsx.fields.layout import Page, furniture_share
from newsx.lines import notes, pictures
from newsx.lines.openings import opening
from newsx.record import Related

_FARTHEST = 60
_MOST = 60
_SENTENCE_ENDS = (".", "…", "?", "!")
_LONGEST_HEADLINE = 25


def choose(page: Page) -> list[Related]:
    """The stories in the blocks labelled so; where none are, those under a heading such as "More in News" after the body."""
    labelled = [index for index, item in enumerate(page.items) if item.label in {Label.RELATED, Label.TEASER}]
    if any(page.label(index) is Label.RELATED for index in labelled):
        return _pair(page, labelled)
    for index in page.tail(_FARTHEST):
        if is_heading(page.text(index)) and (stories := _under(page, index + 1)):
            return stories
    return []


def is_heading(line: str) -> bool:
    """Whether a line heads a list of other stories: "More in News"."""
    words = line.split()
    if len(words) == 2 and words[0] == "More" and words[1].isalpha():
        return True
    return len(words) <= 5 and not line.endswith(".") and _opens(line, "heading")


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
    lines = []
    for index in range(start, min(len(page.items), start + _MOST)):
        line = page.text(index)
        if _ends(line, first=index == start):
            break
        if 4 <= line.count(" ") + 1 <= 40 and not pictures.credit_of(line):
            lines.append(line)
    if _alternate(lines):
        return _once([Related(headline=line, teaser=teaser) for line, teaser in zip(lines[::2], lines[1::2], strict=True)])
    stories: list[Related] = []
    for line in lines:
        if not _is_sentence(line) and line.count(" ") < _LONGEST_HEADLINE:
            stories.append(Related(headline=line, teaser=None))
        elif stories and stories[-1].teaser is None:
            stories[-1].teaser = line.removesuffix("Continue reading").strip()
    if len(stories) > 1 and all(story.teaser is None for story in stories[:-1]):
        stories[-1].teaser = None
    return _once(stories)


def _ends(line: str, first: bool) -> bool:
    """Whether a list of stories ends before this line."""
    if _opens(line, "end") or furniture_share(line) > 0.5 or notes.kind(line):
        return True
    return not first and is_heading(line) and not _is_sentence(line)


def _alternate(lines: list[str]) -> bool:
    """Whether lines that end no sentence are headline and teaser in turn: each second is the longer."""
    if len(lines) < 4 or len(lines) % 2 or any(map(_is_sentence, lines)):
        return False
    return all(len(teaser) > len(line) for line, teaser in zip(lines[::2], lines[1::2], strict=True))


def _is_sentence(line: str) -> bool:
    return line.rstrip(')”"').endswith(_SENTENCE_ENDS) or line.endswith("Continue reading")


def _opens(line: str, group: str) -> bool:
    found = opening("related_openings", line.lower())
    return found is not None and found[0] == group


def _once(stories: list[Related]) -> list[Related]:
    return list({story.headline: story for story in reversed(stories)}.values())[::-1]
