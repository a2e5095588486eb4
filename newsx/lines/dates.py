"""Dates as news pages print them, read as ISO 8601: as precise as the text, and no more.

A small parser over tokens (numbers, words, marks). It looks for a date, adds a time directly before or after it, and notes the word before
both that says whether the story was published or updated then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import Literal, NamedTuple

from newsx.lines.clock import Time, is_american, offset_on, time_at, written_offset
from newsx.lines.date_tokens import Token, adjacent, months, number_at, text_at, tokens_of, weekdays, words, year_at

Role = Literal["published", "modified"]
Order = Literal["day first", "month first"]

_NEWLINE = "\n"
_SIGNS_WITHIN = frozenset({".", ",", "-", "/"})
_MAX_TOKENS_BETWEEN = 4
"""Tokens between a date and its time."""
_MAX_TOKENS_BEFORE = 7
"""Tokens before a date among which "Published" or "Updated" may stand."""
_MAX_TOKENS_OF_ORDINAL = 2
"""Tokens between the day and the month: "18th of Nov."."""
_CENTURY = 2000
"""The century of a year of two digits."""


class Printed:
    """A date in a text, the characters from `start` to `stop`.

    `iso` is None if the text has two readings, which are then in `readings`: (day first, month first). `american` says whether the zone of
    its time is one of North America's, None if it has no zone.
    """

    def __init__(
        self,
        start: int,
        stop: int,
        iso: str | None,
        role: Role | None = None,
        readings: tuple[str, str] | None = None,
        american: bool | None = None,
    ) -> None:
        self.start, self.stop, self.iso, self.role = start, stop, iso, role
        self.readings, self.american = readings, american


class _Day(NamedTuple):
    first: int
    last: int
    year: int
    month: int
    day: int | None
    swappable: bool = False


def find(text: str, reference: date | None = None) -> list[Printed]:
    """The dates printed in `text`, in order; "3 hours ago" and "yesterday" only if `reference` is the day from which they count.

    >>> [(d.iso, d.role) for d in find("Published 6:01 p.m. ET Nov. 18, 2019 | Updated 7:02 p.m. ET Nov. 18, 2019")]
    [('2019-11-18T18:01-05:00', 'published'), ('2019-11-18T19:02-05:00', 'modified')]
    """
    if reference is None and not _has_year(text):
        return []
    tokens = tokens_of(text)
    found: list[Printed] = []
    time: Time | None = None
    i = free = 0
    while i < len(tokens):
        if day := _day_at(tokens, i, free):
            before = time if time and time.first >= free and _only_between(tokens, time.last + 1, day.first) else None
            after = None if before else _time_after(tokens, day.last + 1)
            used = before or after
            first, last = before.first if before else day.first, after.last if after else day.last
            found.append(_printed(tokens, first, last, day, used, free))
            i = free = last + 1
            time = None
        elif clock := time_at(tokens, i):
            time, i = clock, clock.last + 1
        elif reference and (ago := _ago_at(tokens, i, reference)):
            last, iso = ago
            found.append(Printed(tokens[i].start, tokens[last].stop, iso, _role_before(tokens, i, free)))
            i = free = last + 1
        else:
            i += 1
    return found


def to_iso(text: str) -> str | None:
    """The first date of `text`, or None: "Sat 24 Feb 2024 12.42 CET" → "2024-02-24T12:42+01:00"."""
    return next((printed.iso for printed in find(text) if printed.iso), None)


def is_date(line: str) -> bool:
    """Whether a line is a date and nothing else: "June 1, 2024 9:00 AM"."""
    return any(printed.start == 0 and printed.stop == len(line) for printed in find(line))


def is_month(word: str) -> bool:
    """Whether a word is a month's name or what is printed for it ("Sept")."""
    return word.lower() in months()


def in_url(url: str) -> str | None:
    """The date in a URL's path, or None: "https://example.com/2024/feb/24/slug" → "2024-02-24"."""
    match = re.search(r"/((?:19|20)\d\d)[/-]?([a-z]{3}|\d\d)[/-]?(\d\d)(?=[/_-]|$)", url)
    if not match:
        return None
    year, month, day = match.groups()
    number = int(month) if month.isdigit() else months().get(month, 0)
    return _iso_day(int(year), number, int(day))


def resolved(printed: Printed, order: Order | None) -> str | None:
    """The date in ISO 8601 if it has one reading in this order of day and month, else None."""
    if printed.readings and order:
        return printed.readings[0 if order == "day first" else 1]
    return printed.iso


def order_of(dates: Iterable[Printed], url: str | None) -> Order | None:
    """The order of day and month that a page uses, or None.

    The evidence, first answer wins: the date in the URL or another date of the page that is the same day in one of the two readings, the
    time zone, the country of the site's domain.
    """
    dates = list(dates)
    open_ones = [d.readings for d in dates if d.readings]
    known = {d.iso[:10] for d in dates if d.iso} | ({in_url(url) or ""} if url else set())
    for day_first, month_first in open_ones:
        if day_first[:10] in known:
            return "day first"
        if month_first[:10] in known:
            return "month first"
    zones = {d.american for d in dates if d.readings and d.american is not None}
    if len(zones) == 1:
        return "month first" if zones.pop() else "day first"
    country = url.split("//")[-1].split("/")[0].rsplit(".", 1)[-1] if url else ""
    if country in words("day first"):
        return "day first"
    return "month first" if country in words("month first") else None


def _has_year(text: str) -> bool:
    """Whether a text has a year, which every date has. A cheap check: most lines have no digit."""
    digit = _digit_pattern().search(text)
    return digit is not None and _year_pattern().search(text, digit.start()) is not None


@cache
def _digit_pattern() -> re.Pattern[str]:
    return re.compile(r"\d")


@cache
def _year_pattern() -> re.Pattern[str]:
    """A year of four digits, or the beginning of three numbers with marks between: "18.11.19"."""
    return re.compile(r"(?:1[789]|20)\d\d|\d[/.]\d\d?[/.]\d\d")


def _day_at(tokens: list[Token], i: int, free: int) -> _Day | None:
    text = tokens[i].text
    if text.isdigit():
        return _numeric_day(tokens, i)
    if text in months():
        return _worded_day(tokens, i, free)
    return None


def _worded_day(tokens: list[Token], i: int, free: int) -> _Day | None:
    """A date whose month is the word at `i`: "18 November 2019", "18th of Nov. 2019", "Nov. 18, 2019", "18-Nov-2019", "November 2019"."""
    month = months()[tokens[i].text]
    first, day = _day_before(tokens, i - 1, free)
    j = _skip(tokens, i + 1, _SIGNS_WITHIN | words("of"))
    if day and (year := year_at(tokens, j)):
        return _Day(first, j, year, month, day) if _iso_day(year, month, day) else None
    day = number_at(tokens, j, 1, 31)
    if day and text_at(tokens, j + 1) != ":":
        k = _skip(tokens, j + 1, _SIGNS_WITHIN | words("ordinal"))
        if year := year_at(tokens, k):
            return _Day(i, k, year, month, day) if _iso_day(year, month, day) else None
    year = year_at(tokens, j)
    return _Day(i, j, year, month, None) if year and day is None else None


def _day_before(tokens: list[Token], i: int, free: int) -> tuple[int, int | None]:
    """The day of the month that ends at token `i`, with its first token."""
    j = i
    while (
        j >= free
        and (tokens[j].text in words("ordinal") or tokens[j].text in words("of") or tokens[j].text in {"-", "/"})
        and i - j <= _MAX_TOKENS_OF_ORDINAL
    ):
        j -= 1
    day = number_at(tokens, j, 1, 31) if j >= free else None
    return j, None if day and text_at(tokens, j - 1) == ":" and j - 1 >= free else day


def _numeric_day(tokens: list[Token], i: int) -> _Day | None:
    """ "2019-11-18", "18/11/2019", "18.11.19" """
    mark = text_at(tokens, i + 1)
    if mark not in {"-", "/", "."} or text_at(tokens, i + 3) != mark or not adjacent(tokens, i, i + 4):
        return None
    if text_at(tokens, i + 5) == mark and text_at(tokens, i + 6).isdigit() and adjacent(tokens, i + 4, i + 6):
        return None
    if text_at(tokens, i - 1) in {"-", "/", ".", "$", "£"} and adjacent(tokens, i - 1, i):
        return None
    if year := year_at(tokens, i):
        month, day = number_at(tokens, i + 2, 1, 12), number_at(tokens, i + 4, 1, 31)
        return _Day(i, i + 4, year, month, day) if month and day and _iso_day(year, month, day) else None
    last = year_at(tokens, i + 4)
    if last is None and mark != "-" and len(text_at(tokens, i + 4)) == 2 and (short := number_at(tokens, i + 4, 0, 99)) is not None:
        last = _CENTURY + short
    a, b = number_at(tokens, i, 1, 31), number_at(tokens, i + 2, 1, 31)
    if not last or not a or not b:
        return None
    if a > 12 or b > 12 or a == b or mark == ".":
        day, month = (a, b) if b <= 12 else (b, a)
        return _Day(i, i + 4, last, month, day) if _iso_day(last, month, day) else None
    return _Day(i, i + 4, last, b, a, swappable=True)


def _skip(tokens: list[Token], i: int, what: frozenset[str]) -> int:
    """The index of the first token from `i` on that is not in `what`; skips two at most."""
    for j in range(i, min(i + 2, len(tokens))):
        if tokens[j].text not in what:
            return j
    return min(i + 2, len(tokens))


def _time_after(tokens: list[Token], i: int) -> Time | None:
    """A time directly after a date; on the next line only if it is the whole line."""
    for j in range(i, min(i + _MAX_TOKENS_BETWEEN + 1, len(tokens))):
        text = tokens[j].text
        if time := time_at(tokens, j):
            next_line = any(tokens[k].text == _NEWLINE for k in range(i, j))
            return time if not next_line or text_at(tokens, time.last + 1) in {_NEWLINE, ""} else None
        if text not in words("between") and not (text == _NEWLINE and j == i):
            return None
    return None


def _only_between(tokens: list[Token], start: int, stop: int) -> bool:
    """Whether nothing but connecting marks and weekdays stands between a time and the date after it."""
    return stop - start <= _MAX_TOKENS_BETWEEN and all(tokens[k].text in words("between") for k in range(start, stop))


def _ago_at(tokens: list[Token], i: int, reference: date) -> tuple[int, str] | None:
    """ "3 hours ago", "an hour ago", "yesterday": the last token and the day, counted from `reference`."""
    text = tokens[i].text
    if text in words("yesterday"):
        return i, (reference - timedelta(days=1)).isoformat()
    number = 1 if text in words("one") else number_at(tokens, i, 0, 999, 3)
    unit = _days_of(text_at(tokens, i + 1))
    if number is None or unit is None or text_at(tokens, i + 2) not in words("ago"):
        return None
    return i + 2, (reference - timedelta(days=number * unit)).isoformat()


def _days_of(unit: str) -> int | None:
    """The days of a unit of time, 0 of one shorter than a day: "week" → 7, "hours" → 0; None if the word is no unit."""
    return 7 if unit in words("7 days") else 1 if unit in words("1 day") else 0 if unit in words("0 days") else None


def _role_before(tokens: list[Token], first: int, free: int) -> Role | None:
    """What the words before a date say of it: "Last updated on", "Published:"."""
    for j in range(first - 1, max(free, first - _MAX_TOKENS_BEFORE) - 1, -1):
        text = tokens[j].text
        if text in words("modified"):
            return "modified"
        if text in words("published"):
            return "published"
        if text not in words("before") and text != _NEWLINE:
            return None
    return None


def _printed(tokens: list[Token], first: int, last: int, day: _Day, time: Time | None, free: int) -> Printed:
    role = _role_before(tokens, first, free)
    if first > free and tokens[first - 1].text in weekdays():
        first -= 1
    elif first > free + 1 and tokens[first - 1].text in {",", "."} and tokens[first - 2].text in weekdays():
        first -= 2
    start, stop = tokens[first].start, tokens[last].stop
    if not day.swappable:
        return Printed(start, stop, _iso(day.year, day.month, day.day, time), role)
    return Printed(
        start,
        stop,
        None,
        role,
        (_iso(day.year, day.month, day.day, time), _iso(day.year, day.day or 1, day.month, time)),
        time and is_american(time),
    )


def _iso(year: int, month: int, day: int | None, time: Time | None) -> str:
    if day is None:
        return f"{year:04}-{month:02}"
    written = f"{year:04}-{month:02}-{day:02}"
    if time is None:
        return written
    offset = offset_on(time, date(year, month, day))
    return f"{written}T{time.clock}{'' if offset is None else written_offset(offset)}"


def _iso_day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
