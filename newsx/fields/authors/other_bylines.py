"""Bylines that name no author whom the learned weights choose: those of organizations, teams and accounts."""

from __future__ import annotations

from typing import Final

from newsx.fields.authors.bylines import MAX_NEIGHBOUR_CHARS, Byline
from newsx.fields.page import Page
from newsx.lines import byline, dates

_BLOCKS_BELOW_HEADLINE: Final = 8
"""Blocks below the headline among which a line that an organization signs is looked for."""
_LINES_ABOVE: Final = 3
_MAX_WORDS_OF_LINE: Final = 12
"""Lines above the headline, and words of a line, that may sign if no author is known."""
_LIKELY_BYLINE: Final = 0.3
"""The probability of being the byline from which such a line is right more often than not."""


def signed_by_organization(page: Page) -> Byline | None:
    """The byline of a story that only an agency, an outlet or a desk signs, in a line just below the headline: "By Associated Press"."""
    if page.headline is None:
        return None
    for index in range(page.headline + 1, min(len(page.items), page.headline + _BLOCKS_BELOW_HEADLINE)):
        line = page.text(index)
        if len(line) > MAX_NEIGHBOUR_CHARS or page.in_body(index) or not byline.begins_with_by(line, page.language):
            continue
        signers = byline.parse(line, page.language)
        if signers and all(author.type != "person" for author in signers):
            return Byline(dates.without_date(line), signers, range(index, index + 1))
    return None


def line_that_signs(page: Page) -> Byline | None:
    """The line beside the headline that the model of kinds takes for the byline, whoever signs: "Tugs Team", "by gullwatcher", "Ann"."""
    if page.headline is None:
        return None
    near = range(max(0, page.headline - _LINES_ABOVE), min(len(page.items), page.headline + _BLOCKS_BELOW_HEADLINE + 1))
    lines = [index for index in near if index != page.headline and not page.in_body(index) and _is_short(page, index)]
    best = max(lines, key=lambda index: page.items[index].kinds.get("byline", 0.0), default=None)
    if best is None or page.items[best].kinds.get("byline", 0.0) < _LIKELY_BYLINE:
        return None
    line = dates.without_date(page.text(best))
    if not any(map(str.isalpha, line)) or byline.announces(line, page.language):
        return None
    return Byline(line, byline.parse(byline.announced(line, page.language), page.language), range(best, best + 1))


def _is_short(page: Page, index: int) -> bool:
    return page.items[index].block.words <= _MAX_WORDS_OF_LINE
