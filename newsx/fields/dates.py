"""When a story was published and when it was changed: its own dates among all that the page prints and its metadata say."""

from __future__ import annotations

from datetime import date
from typing import Final

from newsx.fields import choice, metadata
from newsx.fields.choice import Candidate, Steps
from newsx.fields.metadata import Moment
from newsx.fields.page import Page
from newsx.lines import byline, dates, furniture, notes, pictures
from newsx.lines.dates import Printed
from newsx.text import names

_BLOCKS_ABOVE_HEADLINE: Final = 12
_BLOCKS_ABOVE_BODY: Final = 60
_BLOCKS_INTO_BODY: Final = 8
_BLOCKS_BELOW_BODY: Final = 10
_SURE: Final = 0.5
"""The chance of being a date from which a line below the body can be the story's without a word such as "Published"."""
_MIN_CHANCE: Final = 0.05
_MAX_LIKELY: Final = 60
"""Blocks with at least this chance of being a date that are looked at wherever they stand."""
_MAX_LINE_CHARS: Final = 400
_MAX_MARK_CHARS: Final = 24
"""Characters of a line that can be only the word before a date: "Last updated on"."""
_LINES_BELOW_MARK: Final = 2
"""Lines below such a line on which its date can stand."""
_LINES_BELOW_DATE: Final = 1
"""Lines below the date of publication on which only the time of a change can stand."""
_BLOCKS_AROUND: Final = 6
"""Blocks around the byline outside of which a date stands far from it."""
_DAY_CHARS: Final = 10
_TO_MINUTE: Final = 16
"""Characters of a day in ISO 8601, and of a time to the minute."""
_FAR_BLOCKS: Final = 20
"""Blocks above the body from which on a date stands far above it."""
_MARKS: Final = frozenset({"time", "itemprop"})
"""Sources in the metadata that can give the times of several things on a page."""
_PRINTED: Final = "printed"
_EXACTEST: Final = ("json-ld", "article:published_time", "article:modified_time", "container", _PRINTED)
"""The sources that are asked first for the time of a day."""


class Dates:
    """The two dates, each as ISO 8601 and as printed, a warning if a printed one can be read in two ways, and all that were weighed."""

    def __init__(self) -> None:
        self.published: str | None = None
        self.published_text: str | None = None
        self.modified: str | None = None
        self.modified_text: str | None = None
        self.warning: str | None = None
        self.candidates: dict[str, list[Candidate]] = {"published": [], "modified": []}


class _Date:
    """A date that the page prints in a block, or that a `source` in the metadata gives (`block` is -1); `role` is what it says it is.

    `day` is the same for dates of one day; of a date that can be read in two ways, its text.
    """

    def __init__(self, iso: str | None, text: str, role: str, source: str, block: int = -1) -> None:
        self.iso, self.text, self.role, self.source, self.block = iso, text, role, source, block
        self.day = iso[:_DAY_CHARS] if iso else text
        self.printed: Printed | None = None
        self.moment: Moment | None = None
        self.features: choice.Features = {}


def find_dates(page: Page, signature: range, url: str | None, reference: date | None) -> Dates:
    """The story's dates: of all printed around headline and body, and given in the metadata, those that are likelier than not.

    `signature` has the indices of the byline's blocks; "3 hours ago" counts from the day `reference`, and is no date if that is None.
    """
    found = _printed_dates(page, url, reference) + _claimed_dates(page, url)
    _settle(found)
    _Evidence(page, found, signature).gather()
    result = Dates()
    published = _choose("published", found, page, result)
    day = published.day if published else ""
    for one in found:
        one.features[
            f"than published: {'same' if one.day == day else 'later' if one.day > day else 'earlier'}" if day else "no published"
        ] = 1.0
    modified = _choose("modified", [one for one in found if one is not published], page, result)
    if published:
        result.published = _exactest(published, found)
        result.published_text = _text_of(published, found)
    if modified:
        result.modified = _exactest(modified, found)
        result.modified_text = _text_of(modified, found)
    if result.modified is None:
        result.modified = next((one.iso for one in found if one.role == "modified" and not one.printed), None)
    if result.modified and result.published and not _is_later(result.modified, result.published) and not _both_printed(published, modified):
        result.modified = result.modified_text = None
    if result.modified is None and published and published.role == "modified" and published.printed:
        result.modified, result.modified_text = published.iso, published.text  # a page that prints its change only
    if result.modified is None and result.published:
        result.modified, result.modified_text = _time_of_change(page, published, found, result.published)
    if reference is None:
        _add_ago(page, signature, result)
    for chosen in (published, modified):
        if chosen and chosen.printed and chosen.iso is None:
            result.warning = f"ambiguous date: {chosen.text} is {' or '.join(chosen.printed.readings or ())}"
    return result


def _both_printed(published: _Date | None, modified: _Date | None) -> bool:
    """Whether the page prints both dates, each with its own word: "Published May 3, 2024", "Modified May 3, 2024"."""
    if published is None or modified is None or not published.printed or not modified.printed:
        return False
    return published.role == "published" and modified.role == "modified"


def _time_of_change(page: Page, published: _Date | None, found: list[_Date], day: str) -> tuple[str | None, str | None]:
    """A change of the day of publication of which the page prints only the time, "Updated: 4:49 p.m.", beside the date or below it."""
    if published is None or not published.printed or len(day) < _DAY_CHARS:
        return None, None
    for index in range(published.block, min(len(page.items), published.block + _LINES_BELOW_DATE + 1)):
        line = page.text(index)
        start = published.printed.stop if index == published.block else 0
        if len(line) < _MAX_LINE_CHARS and (change := dates.time_of_change(line[max(0, start) :], day[:_DAY_CHARS])):
            return change if _is_later(change[0], day) else (None, None)
    return None, None


def _add_ago(page: Page, signature: range, result: Dates) -> None:
    """Notes as printed the dates that say only how long ago they were, "22 hours ago", near headline and byline."""
    if page.headline is None or (result.published and result.modified):
        return
    for index in sorted({*range(page.headline + 1, min(len(page.items), page.headline + _BLOCKS_INTO_BODY)), *signature}):
        line = page.text(index)
        if len(line) > _MAX_LINE_CHARS or (page.in_body(index) and index not in signature):
            continue
        for text, role in dates.find_ago(line):
            if role == "modified" and result.modified_text is None and result.modified is None:
                result.modified_text = text
            elif role != "modified" and result.published_text is None and result.published is None:
                result.published_text = text


def _is_later(modified: str, published: str) -> bool:
    """Whether a change can be later than publication: not if it is of the same minute, or both are of the same day without a time."""
    minutes = min(len(modified), len(published), _TO_MINUTE)
    return modified[:minutes] >= published[:minutes] and modified[:_TO_MINUTE] != published[:_TO_MINUTE]


def _choose(field: str, found: list[_Date], page: Page, result: Dates) -> _Date | None:
    candidates = []
    for one in found:
        candidate = Candidate(" or ".join(sorted(_days(one))) if one.iso is None else one.day, one.text, one.block)
        candidate.features = dict(one.features)
        candidates.append(candidate)
    result.candidates[field] = candidates
    best = choice.one_of(candidates, choice.weights_of(field, page.markup))
    return found[candidates.index(best)] if best else None


def _exactest(chosen: _Date, found: list[_Date]) -> str | None:
    """The chosen day as precisely as the best source gives it that speaks of the same."""
    same = [one for one in found if one.day == chosen.day and one.iso and (one is chosen or one.role == chosen.role)]
    return min(same, key=_rank, default=chosen).iso


def _rank(one: _Date) -> tuple[bool, int]:
    return "T" not in (one.iso or ""), _EXACTEST.index(one.source) if one.source in _EXACTEST else len(_EXACTEST)


def _text_of(chosen: _Date, found: list[_Date]) -> str | None:
    """The chosen date as the page prints it, None if it does not."""
    if chosen.printed:
        return chosen.text
    same = [one for one in found if one.printed and one.role in {chosen.role, ""} and chosen.day in _days(one)]
    return next((one.text for one in same if one.role), same[0].text if same else None)


def _days(one: _Date) -> set[str]:
    """The day of a date, or both of one that can be read in two ways."""
    if one.iso or not one.printed:
        return {one.day}
    return {reading[:_DAY_CHARS] for reading in one.printed.readings or ()}


def _settle(found: list[_Date]) -> None:
    """Reads printed dates that can be read in two ways as the metadata do, if they give one of their days."""
    claimed = {one.day for one in found if one.iso and not one.printed}
    for one in found:
        if one.printed and one.iso is None:
            readings = [reading for reading in one.printed.readings or () if reading[:_DAY_CHARS] in claimed]
            if len(readings) == 1:
                one.iso, one.day = readings[0], readings[0][:_DAY_CHARS]


# what there is


def _printed_dates(page: Page, url: str | None, reference: date | None) -> list[_Date]:
    """The dates in the blocks around headline and body, read as one text, as "Published" and its date can stand on two lines."""
    blocks = _blocks(page)
    lines = [page.text(index) if len(page.text(index)) < _MAX_LINE_CHARS else "" for index in blocks]
    if reference is None:
        lines = _around_digits(lines)
    starts: list[tuple[int, int]] = []
    length = 0
    for index, line in zip(blocks, lines, strict=True):
        starts.append((length, index))
        length += len(line) + 1
    text = "\n".join(lines)
    printed = dates.find(text, reference)
    order = dates.order_of(printed, url, page.language.code)
    found, at = [], 0
    for one in printed:
        while at + 1 < len(starts) and starts[at + 1][0] <= one.start:
            at += 1
        if starts[at][1] >= page.stop and not one.role and page.items[starts[at][1]].chances.get("date", 0.0) < _SURE:
            continue  # the date of another story, or of the page's owner
        iso = dates.resolved(one, order)
        dated = _Date(iso, text[one.start : one.stop].replace("\n", " "), one.role or "", _PRINTED, starts[at][1])
        dated.printed = Printed(one.start - starts[at][0], one.stop - starts[at][0], iso, one.role, one.readings)
        found.append(dated)
    return found


def _around_digits(lines: list[str]) -> list[str]:
    """The lines that have digits or may be the word before a date on the lines below, "" for each other."""
    found = []
    below = _LINES_BELOW_MARK
    for line in reversed(lines):
        below = 0 if dates.has_digit(line) else below + 1
        found.append(line if below == 0 or (below <= _LINES_BELOW_MARK and len(line) < _MAX_MARK_CHARS) else "")
    found.reverse()
    return found


def _blocks(page: Page) -> list[int]:
    """The blocks in which the story's dates can be printed: around the headline, at the body's beginning, and below the body."""
    top = min(page.start, page.start if page.headline is None else page.headline)
    first = max(0, top - _BLOCKS_ABOVE_HEADLINE, page.start - _BLOCKS_ABOVE_BODY)
    near = range(first, min(len(page.items), max(page.start, page.headline or 0) + _BLOCKS_INTO_BODY))
    head = range(0)
    if page.headline is not None:
        head = range(max(0, page.headline - _BLOCKS_ABOVE_HEADLINE), min(len(page.items), page.headline + _BLOCKS_INTO_BODY))
    likely = [index for index, item in enumerate(page.items) if item.chances.get("date", 0.0) > _MIN_CHANCE]
    return sorted({*near, *head, *page.blocks_below(_BLOCKS_BELOW_BODY), *likely[:_MAX_LIKELY]})


def _claimed_dates(page: Page, url: str | None) -> list[_Date]:
    """The dates in the metadata and in the page's address."""
    found = []
    marks: set[str] = set()
    for claim in page.evidence.on("published"):
        source = f"later {claim.source}" if claim.source in marks else claim.source
        found.append((claim.value, "published", source))
        if claim.source in _MARKS:
            marks.add(claim.source)
    found += [(claim.value, "modified", claim.source) for claim in page.evidence.on("modified")]
    if url and (day := dates.in_url(url)):
        found.append((day, "published", "url"))
    claimed = []
    for value, role, source in found:
        if moment := metadata.moment_of(value):
            dated = _Date(moment.iso, value, role, source)
            dated.moment = moment
            claimed.append(dated)
    return claimed


# what speaks for each


_BELOW: Final = Steps("unmarked, below headline {}", (0, 1, 2, 3, 4, 6, 10, 20))
_ABOVE: Final = Steps("unmarked, above headline {}", (1, 2, 3, 6))
_BESIDE: Final = Steps("words beside {}", (0, 1, 2, 4, 7, 14, 25))


def _sign(one: _Date) -> str:
    """The evidence that a date in the metadata is by its source; the names of meta tags for publication are so many that most are rare."""
    source = "article:published_time" if one.source in metadata.RARE_PUBLISHED else one.source
    return f"{one.role} by {source}"


class _Evidence:
    """Gathers the evidence for and against each date."""

    def __init__(self, page: Page, found: list[_Date], signature: range) -> None:
        self.page, self.found, self.signature = page, found, signature

    def gather(self) -> None:
        printed = [one for one in self.found if one.printed]
        claimed = [one for one in self.found if not one.printed]
        claims = self._claims(claimed)
        for place, one in enumerate(printed):
            signs = [f"printed, {one.role or 'no word before'}", *self._place(one), *self._line(one), *self._order(one, place, printed)]
            one.features = dict.fromkeys(signs, 1.0)
            one.features["chance of date"] = self.page.items[one.block].chances.get("date", 0.0)
        for one in claimed:
            one.features = {_sign(one): 1.0, "claimed": 1.0}
        for one in self.found:
            said = {sign for day in _days(one) for sign in claims.get(day, ())}
            one.features |= dict.fromkeys([f"same day: {sign}" for sign in said], 1.0)
            if claimed and not said:
                one.features["metadata say another day"] = 1.0

    def _claims(self, claimed: list[_Date]) -> dict[str, set[str]]:
        """What the metadata say, by day; a time in UTC is near the days that it can be elsewhere."""
        claims: dict[str, set[str]] = {}
        for one in claimed:
            claims.setdefault(one.day, set()).add(_sign(one))
            if one.moment:
                for day in one.moment.days_elsewhere():
                    claims.setdefault(day, set()).add(f"near {_sign(one)}")
        return claims

    def _place(self, one: _Date) -> list[str]:
        """Where a date stands, relative to headline, byline and body."""
        page, block, found = self.page, one.block, []
        if page.headline is not None and not one.role:
            found.append(_BELOW.of(block - page.headline) if block >= page.headline else _ABOVE.of(page.headline - block))
        if page.start - block > _FAR_BLOCKS:
            found.append("far above body")
        elif block >= page.start:
            found.append("in body" if block < page.stop else "below body")
        if self.signature:
            away = min(abs(block - self.signature.start), abs(block - self.signature.stop + 1))
            if block in self.signature:
                found.append("in byline")
            elif away > _BLOCKS_AROUND:
                found.append("far from byline")
        return found

    def _line(self, one: _Date) -> list[str]:
        """What else stands in the line and in the line below."""
        page, index, printed = self.page, one.block, one.printed
        line, language = page.text(index), page.language
        start, stop = (printed.start, printed.stop) if printed else (0, 0)
        before, after = line[: max(0, start)].split(), line[stop:].split()
        alone = "alone" if not before and not after else "begins line" if not before else "ends line" if not after else "amid line"
        found = [_BESIDE.of(len(before) + len(after)), f"{alone}, {page.label(index)}"]
        if before:
            found.append(f"begins={before[0].lower().strip('.:,(|')}")
        if one.iso is None or len(one.iso) < _DAY_CHARS:
            found.append("month or two readings")
        elif "T" in one.iso:
            found.append("time")
        if index + 1 < len(page.items):
            found.append(f"{page.label(index + 1)} below")
            if names.is_person(page.text(index + 1), language):
                found.append("name below")
        if byline.announces(page.text(index - 1) if index else "", language):
            found.append("announced above")
        if furniture.has_copyright_sign(line):
            found.append("copyright")
        if notes.kind(line, language):
            found.append("note")
        if pictures.is_caption(line, language):
            found.append("caption")
        return found

    def _order(self, one: _Date, place: int, printed: list[_Date]) -> list[str]:
        """How a date stands among the others that the page prints."""
        found = []
        headline = self.page.headline
        if headline is not None and one.block >= headline and all(other.block < headline for other in printed[:place]):
            found.append("first below headline")
        days = [other.day for other in printed if other.iso]
        if one.iso and min(days) < one.day < max(days):
            found.append("amid others")
        return found
