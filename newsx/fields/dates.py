"""When a story was published and changed: its dates among those that a page prints."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from newsx.blocks.labels import IN_BODY, Label
from newsx.fields import metadata
from newsx.fields.page import Page
from newsx.lines import dates
from newsx.lines.dates import Printed

_MOST_WORDS_BESIDE = 14
_TAIL = 6
_LONGEST = 400
_SHORT = 24


class Timing:
    """The two dates, each with its text, and what stayed open."""

    def __init__(self) -> None:
        self.published: str | None = None
        self.published_text: str | None = None
        self.modified: str | None = None
        self.modified_text: str | None = None
        self.warning: str | None = None


class _Candidate:
    def __init__(self, printed: Printed, text: str, block: int, score: float) -> None:
        self.printed, self.text, self.block, self.score = printed, text, block, score


def choose(page: Page, signature: range, url: str | None, reference: date | None) -> Timing:
    """The story's dates: near headline and byline (`signature`), marked as published or updated; not the masthead's or another story's."""
    candidates = _candidates(page, page.head(), signature, reference)
    if all(candidate.printed.role == "modified" for candidate in candidates):
        candidates += [c for c in _candidates(page, page.tail(_TAIL), signature, reference) if c.printed.role]
    order = dates.order_of([candidate.printed for candidate in candidates], url)
    timing = Timing()
    published = _best(candidate for candidate in candidates if candidate.printed.role != "modified")
    modified = _best(candidate for candidate in candidates if candidate.printed.role == "modified")
    if published:
        timing.published, timing.published_text = dates.resolved(published.printed, order), published.text
    if modified:
        timing.modified, timing.modified_text = dates.resolved(modified.printed, order), modified.text
    when = metadata.published(page.evidence, timing.published, bool(published and published.printed.role), url)
    if when != timing.published:
        known = published and when and when[:10] in {(timing.published or "")[:10], *(r[:10] for r in published.printed.readings or ())}
        timing.published, timing.published_text = when, published.text if published and known else None
        published = None
    timing.modified = timing.modified or metadata.modified(page.evidence, timing.published)
    for candidate in (published, modified):
        if candidate and dates.resolved(candidate.printed, order) is None:
            timing.warning = f"ambiguous date: {candidate.text} is {' or '.join(candidate.printed.readings or ())}"
    return timing


def _best(candidates: Iterable[_Candidate]) -> _Candidate | None:
    return max((candidate for candidate in candidates if candidate.score > 0), key=lambda candidate: candidate.score, default=None)


def _candidates(page: Page, blocks: Iterable[int], signature: range, reference: date | None) -> list[_Candidate]:
    """The dates of these blocks, read as one text so that "Published" and what it tells may stand on two lines."""
    lines: list[str] = []
    starts: list[tuple[int, int]] = []
    length = 0
    for index in blocks:
        line = page.text(index)
        if (index > page.start and page.label(index) in IN_BODY) or not _may_tell(line):
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


def _may_tell(line: str) -> bool:
    """Whether a line can hold a date, or the word before one."""
    return len(line) < _LONGEST and (len(line) < _SHORT or any(map(str.isdigit, line)))


def _score(page: Page, block: int, printed: Printed, signature: range) -> float:
    """How much speaks for a date's being the story's."""
    line = page.text(block)
    beside = len(line.split()) - len(line[: printed.stop - printed.start].split())
    if printed.role is None and beside > _MOST_WORDS_BESIDE:
        return 0.0
    score = 2.0 if printed.role else 1.0
    score += page.items[block].probability if page.label(block) is Label.DATE else 0.0
    score += 0.5 if block in signature else 0.0
    score -= 0.3 if beside > 6 and not printed.role and block not in signature else 0.0
    if page.headline is not None:
        score -= min(1.0, 0.05 * abs(block - page.headline))
        score -= 0.5 if block < page.headline and not printed.role else 0.0
    if signature:
        score -= 0.05 * min(abs(block - signature.start), abs(block - signature.stop + 1))
    return max(score, 0.01)
