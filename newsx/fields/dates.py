"""When a story was published and when it was changed: its own dates among all that the page prints and its metadata say."""

from __future__ import annotations

from datetime import date
from typing import Final

from newsx.fields import choice, metadata
from newsx.fields.choice import Candidate
from newsx.fields.metadata import Moment
from newsx.fields.page import Page
from newsx.lines import byline, dates, furniture, notes
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
_BLOCKS_AROUND: Final = 6
"""Blocks around a date in which other dates show a list of stories."""
_DAY_CHARS: Final = 10
_TO_MINUTE: Final = 16
"""Characters of a day in ISO 8601, and of a time to the minute."""
_MAX_WORDS_OF_NEIGHBOUR: Final = 3
"""Words of a line above that is evidence as a whole: "Published"."""
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
    if result.modified and result.published and not _is_later(result.modified, result.published):
        result.modified = result.modified_text = None
    for chosen in (published, modified):
        if chosen and chosen.printed and chosen.iso is None:
            result.warning = f"ambiguous date: {chosen.text} is {' or '.join(chosen.printed.readings or ())}"
    return result


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
    lines: list[str] = []
    starts: list[tuple[int, int]] = []
    length = 0
    for index in _blocks(page):
        line = page.text(index)
        if len(line) >= _MAX_LINE_CHARS or (len(line) >= _MAX_MARK_CHARS and reference is None and not dates.has_digit(line)):
            line = ""
        starts.append((length, index))
        lines.append(line)
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
            features = [f"printed, {one.role or 'no word before'}", *self._place(one), *self._line(one), *self._order(one, place, printed)]
            one.features = dict.fromkeys(features, 1.0)
            item = self.page.items[one.block]
            chance = item.chances.get("date", 0.0)
            one.features[f"label {item.label}"] = item.probability
            one.features["chance of date"] = chance
            one.features[f"chance of date {choice.steps(int(100 * chance), (1, 4, 10, 25, 50, 75, 95))}"] = 1.0
            if item.block.tag:
                one.features[f"tag {item.block.tag}"] = 1.0
                one.features |= dict.fromkeys([f"cue {cue}" for cue in item.block.cues], 1.0)
        for one in claimed:
            one.features = {_sign(one): 1.0, "claimed": 1.0}
        for one in self.found:
            said = {sign for day in _days(one) for sign in claims.get(day, ())}
            one.features |= dict.fromkeys([f"same day: {sign}" for sign in said], 1.0)
            if claimed and not said:
                one.features["metadata say another day"] = 1.0
            shown = [other for other in printed if other is not one and one.day in _days(other)]
            for other in shown:
                one.features[f"also printed, {other.role or 'no word before'}"] = 1.0
            if not one.printed and not shown and printed:
                one.features["not printed"] = 1.0

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
        word = "marked" if one.role else "unmarked"
        if page.headline is None:
            found.append("no headline")
        elif block >= page.headline:
            found.append(f"{word}, below headline {choice.steps(block - page.headline, (0, 1, 2, 3, 4, 6, 10, 20))}")
        else:
            found.append(f"{word}, above headline {choice.steps(page.headline - block, (1, 2, 3, 6))}")
        if block < page.start:
            found.append(f"above body {choice.steps(page.start - block, (1, 2, 3, 5, 9, 20))}")
        elif block < page.stop:
            found.append(f"in body, {page.label(block)}, {choice.steps(block - page.start, (0, 1, 3))}")
        else:
            found.append(f"below body {choice.steps(block - page.stop, (0, 1, 2, 4))}")
        if self.signature:
            away = min(abs(block - self.signature.start), abs(block - self.signature.stop + 1))
            found.append("in byline" if block in self.signature else f"from byline {choice.steps(away, (1, 2, 3, 6))}")
        else:
            found.append("no byline")
        return found

    def _line(self, one: _Date) -> list[str]:
        """What else stands in the line and in the lines around it."""
        page, index = self.page, one.block
        line, language = page.text(index), page.language
        printed = one.printed
        start, stop = (printed.start, printed.stop) if printed else (0, 0)
        before, after = line[: max(0, start)].split(), line[stop:].split()
        alone = "alone" if not before and not after else "begins line" if not before else "ends line" if not after else "amid line"
        beside = len(before) + len(after)
        found = [alone, f"words beside {choice.steps(beside, (0, 1, 2, 4, 7, 14, 25))}", f"{alone}, {page.label(index)}"]
        if before:
            found.append(f"before={before[-1].lower().strip('.:,(|')}")
            found.append(f"begins={before[0].lower().strip('.:,(|')}")
        if after:
            found.append(f"after={after[0].lower().strip('.:,(|')}")
        found.append("time" if one.iso and "T" in one.iso else "day" if one.iso and len(one.iso) == _DAY_CHARS else "month or two readings")
        if one.text[:1].isdigit() and not any(map(str.isalpha, one.text)):
            found.append("digits only")
        above = page.text(index - 1) if index else ""
        below = page.text(index + 1) if index + 1 < len(page.items) else ""
        if 0 < len(above.split()) <= _MAX_WORDS_OF_NEIGHBOUR:
            found.append(f"above={above.lower().strip(' :')}")
        for name, at in (("above", index - 1), ("below", index + 1)):
            if 0 <= at < len(page.items):
                found.append(f"{page.label(at)} {name}")
                if page.introduced(at):
                    found.append(f"byline {name}")
        for name, text in (("above", above), ("below", below)):
            if names.is_person(text, language):
                found.append(f"name {name}")
        if page.introduced(index):
            found.append("by in line")
        if byline.announces(above, language):
            found.append("announced above")
        if furniture.has_copyright_sign(line):
            found.append("copyright")
        elif furniture.share(line, language) >= 0.3:
            found.append("furniture")
        if notes.kind(line, language):
            found.append("note")
        if page.items[index].block.bullet:
            found.append("list item")
        return found

    def _order(self, one: _Date, place: int, printed: list[_Date]) -> list[str]:
        """How a date stands among the others that the page prints."""
        found = [f"number {choice.steps(place, (0, 1, 2, 4))} of {choice.steps(len(printed), (1, 2, 4, 8))}"]
        around = [other for other in printed if other.block != one.block and abs(other.block - one.block) <= _BLOCKS_AROUND]
        found.append(f"dates around {choice.steps(len(around), (0, 1, 2, 4))}")
        headline = self.page.headline
        if headline is not None and one.block >= headline and all(other.block < headline for other in printed[:place]):
            found.append("first below headline")
        same = sum(other.day == one.day for other in printed)
        found.append(f"printed {choice.steps(same, (1, 2, 3))}")
        days = [other.day for other in printed if other.iso]
        if one.iso and len(set(days)) > 1:
            found.append("earliest" if one.day == min(days) else "latest" if one.day == max(days) else "amid others")
        if any(other.role == "published" for other in printed) and one.role != "published":
            found.append("another is marked published")
        return found
