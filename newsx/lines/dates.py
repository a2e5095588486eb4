"""Dates as news pages print them, read as ISO 8601: as precise as the text, and no more.

A small parser over tokens (numbers, words, marks). It looks for a date, adds a time directly before or after it, and notes the word before
both that says whether the story was published or updated then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple

from newsx import languages
from newsx.lines.calendars import BUDDHIST_YEARS, ERAS, PERSIAN_YEARS, from_persian
from newsx.lines.clock import Time, is_american, offset_on, time_at, written_offset
from newsx.lines.date_tokens import (
    Phrases,
    Token,
    adjacent,
    long_months,
    may_stand,
    months,
    number_at,
    phrases,
    text_at,
    tokens_of,
    weekdays,
    words,
    year_at,
)
from newsx.text.words import has_no_spaces

Role = Literal["published", "modified"]
Order = Literal["day first", "month first"]

_NEWLINE = "\n"
_ROLES: Final[tuple[Role, ...]] = ("modified", "published")
_ENDS: Final = frozenset({_NEWLINE, "", ")", "）", "]", "】"})
"""What follows the label after a date."""
_SIGNS_WITHIN = frozenset({".", ",", "-", "/"})
_MAX_TOKENS_BETWEEN = 4
"""Tokens between a date and its time."""
_MAX_TOKENS_BEFORE = 7
"""Tokens before a date among which "Published" or "Updated" may stand."""
_BESIDE_DATES: Final = " |,;:/\\–—-·•(["
"""Marks between a date and another part of its line."""
_MAX_TOKENS_OF_ORDINAL = 2
"""Tokens between the day and the month: "18th of Nov."."""
_MAX_DATE_CHARS = 60
"""Characters at the beginning of a line among which a date stands whole."""
_CENTURY = 2000
"""The century of a year of two digits."""
_MAX_KEPT_CHARS: Final = 300
"""Characters of a line whose dates are kept for the next who asks."""
_THAI: Final = ("\u0e01", "\u0e5b")
"""The first and the last letter of Thai."""


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
    if reference is None and len(text) <= _MAX_KEPT_CHARS:
        return list(_find_kept(text))
    return _find(text, reference)


@lru_cache(maxsize=1024)  # several packages ask for those of a line
def _find_kept(text: str) -> tuple[Printed, ...]:
    return tuple(_find(text, None))


def _find(text: str, reference: date | None) -> list[Printed]:
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
        elif reference and (ago := _ago_at(tokens, i, reference)):
            last, iso = ago
            found.append(Printed(tokens[i].start, tokens[last].stop, iso, _role_before(tokens, i, free)))
            i = free = last + 1
        elif (tokens[i].text.isdigit() or not tokens[i].text.isascii()) and (clock := time_at(tokens, i)):
            time, i = clock, clock.last + 1
        else:
            i += 1
    return found


def find_ago(text: str) -> list[tuple[str, Role | None]]:
    """What a line says of a time before now, as printed, with what the word before it says: "Updated 22 hours ago"."""
    tokens = tokens_of(text)
    found: list[tuple[str, Role | None]] = []
    i = free = 0
    while i < len(tokens):
        ago = _relative_days().at(tokens, i)
        if ago is None or not has_digit(text[tokens[i].start : tokens[ago[1]].stop]):
            i += 1
            continue
        last = ago[1]
        found.append((text[tokens[i].start : tokens[last].stop], _role_before(tokens, i, free)))
        i = free = last + 1
    return found


def time_of_change(text: str, day: str) -> tuple[str, str] | None:
    """The time of a change on `day` (ISO 8601) and as printed, of a line that says only when on that day: "Updated: 4:49 p.m.".

    >>> time_of_change("Updated: 4:49 p.m.", "2024-05-03"), time_of_change("Open until 4:49 p.m.", "2024-05-03")
    (('2024-05-03T16:49', '4:49 p.m.'), None)
    """
    tokens = tokens_of(text)
    for i in range(1, len(tokens)):
        if (clock := time_at(tokens, i)) and _role_before(tokens, i, 0) == "modified":
            year, month, number = map(int, day.split("-"))
            return _iso(year, month, number, clock), text[tokens[i].start : tokens[clock.last].stop]
    return None


def to_iso(text: str) -> str | None:
    """The first date of `text`, or None: "Sat 24 Feb 2024 12.42 CET" → "2024-02-24T12:42+01:00"."""
    return next((printed.iso for printed in find(text) if printed.iso), None)


def is_date(line: str) -> bool:
    """Whether a line is a date and nothing else: "June 1, 2024 9:00 AM"."""
    return any(printed.start == 0 and printed.stop == len(line) for printed in find(line))


def begins_with_date(line: str) -> bool:
    """Whether a line begins with a date: "30. Juni 2025, Leeds"."""
    return any(printed.start == 0 for printed in find(line[:_MAX_DATE_CHARS]))


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


def order_of(dates: Iterable[Printed], url: str | None, language: str | None = None) -> Order | None:
    """The order of day and month that a page uses, or None.

    The evidence, first answer wins: the date in the URL or another date of the page that is the same day in one of the two readings, the
    time zone, the country of the site's domain, the code of the page's language.
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
    if country in words("month first"):
        return "month first"
    return "day first" if language in words("day first in") else None


def _has_year(text: str) -> bool:
    """Whether a text has a year, which every date has. A cheap check: most lines have no digit."""
    digit = _digit_in(text)
    return digit is not None and _year_pattern().search(text, digit.start()) is not None


def has_digit(text: str) -> bool:
    """Whether a text has a digit, in any script."""
    return _digit_in(text) is not None


def _digit_in(text: str) -> re.Match[str] | None:
    return (_ascii_digit_pattern() if text.isascii() else _digit_pattern()).search(text)


@cache
def _ascii_digit_pattern() -> re.Pattern[str]:
    return re.compile("[0-9]")  # a search for a set of signs is quicker than one for a category


@cache
def _digit_pattern() -> re.Pattern[str]:
    return re.compile(r"\d")


@cache
def _year_pattern() -> re.Pattern[str]:
    """A year of four digits, the beginning of three numbers with marks between ("18.11.19", "6年5月"), or two digits of another script."""
    return re.compile(r"(?:1[34789]|2[05])\d\d|\d年\d|\d[/.]\d\d?[/.]\d\d|[^\D0-9][^\D0-9]")


def _day_at(tokens: list[Token], i: int, free: int) -> _Day | None:
    text = tokens[i].text
    if text.isdigit():
        return _numeric_day(tokens, i) or _counted_day(tokens, i, free)
    if text not in _first_words():
        return None
    if month := months().get(text):
        return _worded_day(tokens, i, i, month, free)
    if named := long_months().at(tokens, i):
        month, last = named
        return _worded_day(tokens, i, last, month, free)
    if month := languages.anywhere().iranian_months.get(text):
        return _iranian_day(tokens, i, month, free)
    return None


@cache
def _first_words() -> frozenset[str]:
    """The words by which the names of months begin. A cheap check: most words are none of these."""
    everywhere = languages.anywhere()
    first = [tokens_of(name)[0].text for name in (*everywhere.months, *everywhere.iranian_months)]
    return frozenset([*first, *everywhere.months])


def _iranian_day(tokens: list[Token], i: int, month: int, free: int) -> _Day | None:
    """A date of the Iranian calendar whose month is the word at `i`: "۱۴ اردیبهشت ۱۴۰۳"."""
    first, day = _day_before(tokens, i - 1, free)
    j = _skip(tokens, i + 1, _SIGNS_WITHIN)
    year = number_at(tokens, j, *PERSIAN_YEARS, 4)
    found = from_persian(year, month, day) if year and day else None
    return _Day(first, j, found.year, found.month, found.day) if found else None


def _worded_day(tokens: list[Token], i: int, last: int, month: int, free: int) -> _Day | None:
    """A date whose month is named by the tokens from `i` to `last`.

    "18 November 2019", "18th of Nov. 2019", "Nov. 18, 2019", "18-Nov-2019", "November 2019"; with the year first "2019. november 18.".
    """
    first, day = _day_before(tokens, i - 1, free)
    if day and text_at(tokens, i - 1) == ".":
        month = languages.anywhere().months_after_ordinals.get(tokens[i].text, month)
    thai = _THAI[0] <= tokens[i].text[0] <= _THAI[1]
    j = _skip(tokens, last + 1, _SIGNS_WITHIN | words("of"))
    year, at = _year_of(tokens, j, thai)
    if day and year:
        return _Day(first, at, year, month, day) if _iso_day(year, month, day) else None
    after = number_at(tokens, j, 1, 31)
    if after and text_at(tokens, j + 1) != ":":
        k = _skip(tokens, j + 1, _SIGNS_WITHIN | words("ordinal"))
        year_after, at = _year_of(tokens, k, thai)
        if year_after:
            return _Day(i, at, year_after, month, after) if _iso_day(year_after, month, after) else None
        if (above := _year_before(tokens, i - 1, free)) and _iso_day(above[1], month, after):
            return _Day(above[0], j, above[1], month, after)
    if day and not year and (above := _year_before(tokens, first - 1, free)) and _iso_day(above[1], month, day):
        return _Day(above[0], last, above[1], month, day)
    named = year and day is None and tokens[i].text not in languages.anywhere().month_like_words
    return _Day(i, at, year, month, None) if year and named else None


def _year_of(tokens: list[Token], j: int, thai: bool) -> tuple[int | None, int]:
    """The year at token `j`, and its token; with `thai` of the Buddhist calendar, too: "2567", "พ.ศ. 2567"."""
    year = year_at(tokens, j)
    if year or not thai:
        return year, j
    if era := phrases("buddhist").at(tokens, j):
        j = era[1] + (2 if text_at(tokens, era[1] + 1) == "." else 1)
    year = number_at(tokens, j, 2400, 2699, 4)
    return year - BUDDHIST_YEARS if year else None, j


def _year_before(tokens: list[Token], j: int, free: int) -> tuple[int, int] | None:
    """The year that ends at token `j`, with its token first: "2019.", "2019 m."; None if a time or a date has it."""
    for _ in range(2):
        if j >= free and (text_at(tokens, j) == "." or text_at(tokens, j) in words("year")):
            j -= 1
    year = year_at(tokens, j) if j >= free else None
    return (j, year) if year and text_at(tokens, j - 1) not in {".", "/", "-"} else None


def _counted_day(tokens: list[Token], i: int, free: int) -> _Day | None:
    """A date whose numbers have words: "2024年5月3日", "令和6年5月3日", "2024년 5월", "3 tháng 5, 2024"."""
    if text_at(tokens, i + 1) in words("year"):
        era = ERAS.get(text_at(tokens, i - 1), 0) if i > free else 0
        count = number_at(tokens, i, 1, 200, 3)
        first, year = (i - 1, era + count) if era and count else (i, year_at(tokens, i))
        month = number_at(tokens, i + 2, 1, 12)
        if not year or not month or text_at(tokens, i + 3) not in words("month"):
            return None
        day = number_at(tokens, i + 4, 1, 31)
        if not day or text_at(tokens, i + 5) not in words("day"):
            return _Day(first, i + 3, year, month, None)
        return _Day(first, i + 5, year, month, day) if _iso_day(year, month, day) else None
    if text_at(tokens, i + 1) not in words("month"):
        return None
    k = _skip(tokens, i + 3, _SIGNS_WITHIN | words("year"))
    day, month, year = number_at(tokens, i, 1, 31), number_at(tokens, i + 2, 1, 12), year_at(tokens, k)
    return _Day(i, k, year, month, day) if day and month and year and _iso_day(year, month, day) else None


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
    of_a_time = day and j - 1 >= free and text_at(tokens, j - 1) == ":" and adjacent(tokens, j - 1, j)
    return j, None if of_a_time else day


def _numeric_day(tokens: list[Token], i: int) -> _Day | None:
    """ "2019-11-18", "18/11/2019", "18.11.19", "18. 11. 2019", "2019. 11. 18." """
    mark = text_at(tokens, i + 1)
    if mark not in {"-", "/", "."} or text_at(tokens, i + 3) != mark:
        return None
    apart = not adjacent(tokens, i, i + 4)
    if apart and not (mark == "." and _stands_close(tokens, i)):
        return None
    if text_at(tokens, i + 5) == mark and text_at(tokens, i + 6).isdigit() and adjacent(tokens, i + 4, i + 6):
        return None
    if text_at(tokens, i - 1) in {"-", "/", ".", "$", "£"} and adjacent(tokens, i - 1, i):
        return None
    if year := year_at(tokens, i):
        month, day = number_at(tokens, i + 2, 1, 12), number_at(tokens, i + 4, 1, 31)
        return _Day(i, i + 4, year, month, day) if month and day and _iso_day(year, month, day) else None
    if mark == "/" and (year := number_at(tokens, i, *PERSIAN_YEARS, 4)):
        found = from_persian(year, number_at(tokens, i + 2, 1, 12) or 0, number_at(tokens, i + 4, 1, 31) or 0)
        return _Day(i, i + 4, found.year, found.month, found.day) if found else None
    last = year_at(tokens, i + 4)
    short = number_at(tokens, i + 4, 0, 99) if last is None and not apart and mark != "-" and len(text_at(tokens, i + 4)) == 2 else None
    if short is not None:
        last = _CENTURY + short
    a, b = number_at(tokens, i, 1, 31), number_at(tokens, i + 2, 1, 31)
    if not last or not a or not b:
        return None
    if a > 12 or b > 12 or a == b or mark == ".":
        day, month = (a, b) if b <= 12 else (b, a)
        return _Day(i, i + 4, last, month, day) if _iso_day(last, month, day) else None
    return _Day(i, i + 4, last, b, a, swappable=True)


def _stands_close(tokens: list[Token], i: int) -> bool:
    """Whether three numbers from token `i` on have their full stops directly after them, and a space at most after these."""
    if i + 4 >= len(tokens):
        return False
    return all(tokens[k].stop == tokens[k + 1].start and tokens[k + 2].start - tokens[k + 1].stop <= 1 for k in (i, i + 2))


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
        if not may_stand("between", text) and not (text == _NEWLINE and j == i):
            return None
    return None


def _only_between(tokens: list[Token], start: int, stop: int) -> bool:
    """Whether nothing but connecting marks and weekdays stands between a time and the date after it."""
    if stop > start and tokens[start].text == ")":
        return False
    return stop - start <= _MAX_TOKENS_BETWEEN and all(may_stand("between", tokens[k].text) for k in range(start, stop))


def _ago_at(tokens: list[Token], i: int, reference: date) -> tuple[int, str] | None:
    """ "3 hours ago", "vor einer Stunde", "yesterday": the last token and the day, counted from `reference`."""
    found = _relative_days().at(tokens, i)
    if found is None:
        return None
    unit, last = found
    numbers = [number for k in range(i, last + 1) if (number := number_at(tokens, k, 0, 999, 3)) is not None]
    return last, (reference - timedelta(days=unit * (numbers[0] if numbers else 1))).isoformat()


@cache
def _relative_days() -> Phrases:
    """The ways to print a time before now, each with the days that its number, or no number, stands for."""
    groups = languages.anywhere().relative_days
    days = {"0 days": 0, "1 day": 1, "7 days": 7, "yesterday": 1}
    return Phrases([(phrase, days[group]) for group, entries in groups.items() for phrase in sorted(entries)])


def without_date(text: str) -> str:
    """A line without the date in it and the words that belong to that; the part before the date if that has words, else the part after.

    >>> without_date("By Ann Roe | Last updated on May 3, 2024"), without_date("May 3, 2024 - By Ann Roe")
    ('By Ann Roe', 'By Ann Roe')
    """
    printed = find(text)
    if not printed:
        return text
    tokens = tokens_of(text[: printed[0].start])
    stop = len(tokens)
    while stop and (start := _start_of_label(tokens, stop - 1)) < stop:
        stop = start
    before = text[: tokens[stop - 1].stop] if stop else ""
    return before or text[printed[-1].stop :].strip(_BESIDE_DATES)


def _start_of_label(tokens: list[Token], last: int) -> int:
    """The first token of what introduces a date and ends at the token `last`; the one after it if that is of another part of the line."""
    text = tokens[last].text
    if text in _BESIDE_DATES or text in weekdays() or (text.isalpha() and may_stand("before", text)):
        return last
    return min(phrases(role).start(tokens, last) for role in _ROLES)


def _role_before(tokens: list[Token], first: int, free: int) -> Role | None:
    """What the words before a date say of it: "Last updated on", "Published:", "Mis à jour le"."""
    for j in range(first - 1, max(free, first - _MAX_TOKENS_BEFORE) - 1, -1):
        if role := _role_ending(tokens, j):
            return role
        if not may_stand("before", tokens[j].text) and tokens[j].text != _NEWLINE:
            return None
    return None


def _role_after(tokens: list[Token], last: int) -> Role | None:
    """What the word after a date says of it, as in Chinese, Japanese and Turkish: "2024年5月3日更新"; only at the end of a line."""
    if text_at(tokens, last + 1).isascii():
        return None
    for role in _ROLES:
        found = phrases(role).at(tokens, last + 1)
        if found and text_at(tokens, found[1] + 1) in _ENDS and not text_at(tokens, found[1] + 2).isdigit():
            return role
    return None


def _role_ending(tokens: list[Token], j: int) -> Role | None:
    """What the label that ends at token `j` says of the date after it."""
    for role in _ROLES:
        if phrases(role).before(tokens, j):
            return role
    text = tokens[j].text
    if has_no_spaces(text[0]):
        return next((role for role in _ROLES if any(label in text for label in words(role) if has_no_spaces(label[0]))), None)
    return None


def _printed(tokens: list[Token], first: int, last: int, day: _Day, time: Time | None, free: int) -> Printed:
    role = _role_before(tokens, first, free) or _role_after(tokens, last)
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
