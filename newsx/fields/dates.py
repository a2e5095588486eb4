"""When a story was published and when it was changed: its own dates among all that a page prints."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from newsx.blocks.labels import Label
from newsx.fields import metadata
from newsx.fields.page import Page
from newsx.lines import dates
from newsx.lines.dates import Printed

_SCORES: Final = {
    "date": 1.0,
    "marked date": 2.0,  # a word such as "Published" stands before it
    "labelled date": 1.0,  # times the probability of the model's label
    "in the byline": 0.5,
    "among words": -0.3,  # more than a few words beside a date that is neither marked nor in the byline
    "a block from the headline": -0.05,  # for each block between, down to the next value
    "far from the headline": -1.0,
    "above the headline": -0.5,  # not marked: today's date in a masthead
    "a block from the byline": -0.05,
}
"""What each sign adds to a date's score. Set by hand."""
_MIN_SCORE: Final = 0.01
"""The score of a date against which much speaks: it is taken if the page has no other."""
_MAX_WORDS_BESIDE: Final = 14
"""Words beside a date without a mark; with more the line is a sentence."""
_FEW_WORDS_BESIDE: Final = 6
_BLOCKS_BELOW_BODY: Final = 6
"""Blocks below the body in which marked dates are looked for if there is none above."""
_MAX_LINE_CHARS: Final = 400
_MAX_MARK_CHARS: Final = 24
"""Characters of a line that can be only the word before a date: "Last updated on"."""


class Dates:
    """The two dates, each as ISO 8601 and as printed, and a warning if a printed one can be read in two ways."""

    def __init__(self) -> None:
        self.published: str | None = None
        self.published_text: str | None = None
        self.modified: str | None = None
        self.modified_text: str | None = None
        self.warning: str | None = None


class _Candidate:
    """A printed date with its text, the index of its block and its score."""

    def __init__(self, printed: Printed, text: str, block: int, score: float) -> None:
        self.printed, self.text, self.block, self.score = printed, text, block, score


def find_dates(page: Page, signature: range, url: str | None, reference: date | None) -> Dates:
    """The story's dates, not the masthead's or another story's: near headline and byline, or marked as published or updated.

    `signature` has the indices of the byline's blocks; "3 hours ago" counts from the day `reference`, and is no date if that is None.
    """
    candidates = _candidates(page, page.head_blocks(), signature, reference)
    if all(candidate.printed.role == "modified" for candidate in candidates):
        candidates += [c for c in _candidates(page, page.blocks_below(_BLOCKS_BELOW_BODY), signature, reference) if c.printed.role]
    order = dates.order_of([candidate.printed for candidate in candidates], url, page.language.code)
    published = _best(candidate for candidate in candidates if candidate.printed.role != "modified")
    modified = _best(candidate for candidate in candidates if candidate.printed.role == "modified")
    printed = dates.resolved(published.printed, order) if published else None
    declared = metadata.published(page.evidence, printed, bool(published and published.printed.role), url)
    found = Dates()
    found.published = declared
    found.published_text = published.text if published and _may_be_same_day(published.printed, printed, declared) else None
    found.modified = dates.resolved(modified.printed, order) if modified else None
    found.modified = found.modified or metadata.modified(page.evidence, declared)
    found.modified_text = modified.text if modified else None
    for candidate in (published if declared == printed else None, modified):
        if candidate and dates.resolved(candidate.printed, order) is None:
            found.warning = f"ambiguous date: {candidate.text} is {' or '.join(candidate.printed.readings or ())}"
    return found


def _may_be_same_day(printed: Printed, iso: str | None, declared: str | None) -> bool:
    """Whether a printed date, read as `iso` or in one of its other readings, is of the day that the metadata declare."""
    if iso == declared:
        return True
    days = {(iso or "")[:10], *(reading[:10] for reading in printed.readings or ())}
    return declared is not None and declared[:10] in days


def _best(candidates: Iterable[_Candidate]) -> _Candidate | None:
    """The candidate with the highest score, or None."""
    return max((candidate for candidate in candidates if candidate.score > 0), key=lambda candidate: candidate.score, default=None)


def _candidates(page: Page, blocks: Iterable[int], signature: range, reference: date | None) -> list[_Candidate]:
    """The dates in these blocks, read as one text, as "Published" and its date can stand on two lines."""
    lines: list[str] = []
    starts: list[tuple[int, int]] = []
    length = 0
    for index in blocks:
        line = page.text(index)
        if (index > page.start and page.in_body(index)) or not _may_hold_date(line):
            line = ""
        starts.append((length, index))
        lines.append(line)
        length += len(line) + 1
    text = "\n".join(lines)
    found = []
    for printed in dates.find(text, reference):
        block = max(index for start, index in starts if start <= printed.start)
        score = _score(page, block, printed, signature)
        found.append(_Candidate(printed, text[printed.start : printed.stop].replace("\n", " "), block, score))
    return found


def _may_hold_date(line: str) -> bool:
    """Whether a line can hold a date, or the word before one."""
    return len(line) < _MAX_LINE_CHARS and (len(line) < _MAX_MARK_CHARS or any(map(str.isdigit, line)))


def _score(page: Page, block: int, printed: Printed, signature: range) -> float:
    """The sum of `_SCORES` for a date; 0 for one that is not the story's."""
    line = page.text(block)
    beside = len(line.split()) - len(line[: printed.stop - printed.start].split())
    if printed.role is None and beside > _MAX_WORDS_BESIDE:
        return 0.0
    score = _SCORES["marked date" if printed.role else "date"]
    if page.label(block) is Label.DATE:
        score += _SCORES["labelled date"] * page.items[block].probability
    if block in signature:
        score += _SCORES["in the byline"]
    elif beside > _FEW_WORDS_BESIDE and not printed.role:
        score += _SCORES["among words"]
    if page.headline is not None:
        score += max(_SCORES["far from the headline"], _SCORES["a block from the headline"] * abs(block - page.headline))
        if block < page.headline and not printed.role:
            score += _SCORES["above the headline"]
    if signature:
        score += _SCORES["a block from the byline"] * min(abs(block - signature.start), abs(block - signature.stop + 1))
    return max(score, _MIN_SCORE)
