"""Dates as news pages print them, read as ISO 8601: as precise as the text, and no more.

A small parser over tokens (numbers, words, marks). It looks for a date, takes a time that stands directly before or after it, and notes
the word before both that says whether the story was published or updated then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal, NamedTuple

from newsx import lexicons

Role = Literal["published", "modified"]
Order = Literal["day first", "month first"]

ZONES: dict[str, int] = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "bst": 60, "west": 60, "cet": 60, "wat": 60, "cest": 120, "sast": 120, "eet": 120, "cat": 120,
    "eest": 180, "eat": 180, "msk": 180, "gst": 240, "pkt": 300, "ist": 330, "wib": 420, "sgt": 480, "hkt": 480, "pht": 480, "awst": 480,
    "jst": 540, "kst": 540, "acst": 570, "aest": 600, "acdt": 630, "aedt": 660, "nzst": 720, "nzdt": 780,
    "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "akst": -540, "akdt": -480,
    "hst": -600, "ndt": -150, "adt": -180,
}  # fmt: skip
"""Minutes east of Greenwich. Where news pages use one name for several zones, the commonest: IST is India's, BST Britain's, CST Chicago's."""

_AMERICAN = {"et": -300, "ct": -360, "mt": -420, "pt": -480, "akt": -540}
_WEEKDAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"])
_PUBLISHED = frozenset(["published", "posted", "publish", "created", "issued", "publié", "veröffentlicht", "publicado", "pubblicato", "gepubliceerd", "publicerad"])
_MODIFIED = frozenset(["updated", "modified", "update", "edited", "revised", "updates", "aktualisiert", "actualizado", "aggiornato", "mis", "bijgewerkt", "uppdaterad"])
_BEFORE_A_DATE = frozenset([":", ",", ".", "-", "–", "—", "(", "[", "•", "·", "at", "on", "the", "last", "first", "date", "time", "o'clock", "in", "le", "am", "il", "el", "den", "op"]) | _WEEKDAYS
_BETWEEN = frozenset([",", "-", "–", "—", "•", "·", "|", "/", ".", "at", "@", "on", "(", "t", "um", "à", "a", "de", "of"]) | _WEEKDAYS
_ORDINALS = frozenset({"st", "nd", "rd", "th", "er", "º", "."})
_UNITS = {"minute": 0, "minutes": 0, "min": 0, "mins": 0, "hour": 0, "hours": 0, "hr": 0, "hrs": 0, "h": 0, "day": 1, "days": 1, "week": 7, "weeks": 7}
_DAY_FIRST_COUNTRIES = frozenset(
    ["uk", "ie", "au", "nz", "in", "za", "ke", "ng", "gh", "ug", "tz", "zm", "zw", "na", "bw", "fr", "de", "it", "es", "pt", "nl", "be", "at", "ch", "dk", "se", "no", "fi", "pl", "cz", "gr", "ro", "ru", "ua", "br", "ar", "cl", "co", "mx", "pe", "sg", "my", "pk", "bd", "lk", "eu"]
)
_MONTH_FIRST_COUNTRIES = frozenset({"us", "gov", "mil", "ph"})
_NEWLINE = "\n"


@dataclass(slots=True, frozen=True)
class Printed:
    """A date in a text, the characters from `start` to `stop`.

    `iso` is None where the text leaves two readings, which then stand in `readings`: (day first, month first). `american` says whether
    its time's zone is one of North America's, None where it has none.
    """

    start: int
    stop: int
    iso: str | None
    role: Role | None = None
    readings: tuple[str, str] | None = None
    american: bool | None = None


class Token(NamedTuple):
    """A number, a word in lower case, a mark or a line's end."""

    text: str
    start: int
    stop: int


class _Time(NamedTuple):
    first: int
    last: int
    clock: str
    zone: str | None
    offset: int | None


class _Day(NamedTuple):
    first: int
    last: int
    year: int
    month: int
    day: int | None
    swappable: bool = False


def find(text: str, reference: date | None = None) -> list[Printed]:
    """The dates printed in `text`, in order; "3 hours ago" and "yesterday" only where `reference` says from when they count.

    >>> [(d.iso, d.role) for d in find("Published 6:01 p.m. ET Nov. 18, 2019 | Updated 7:02 p.m. ET Nov. 18, 2019")]
    [('2019-11-18T18:01-05:00', 'published'), ('2019-11-18T19:02-05:00', 'modified')]
    """
    if not any(map(str.isdigit, text)) and reference is None:
        return []
    tokens = _tokens(text)
    found: list[Printed] = []
    time: _Time | None = None
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
        elif clock := _time_at(tokens, i):
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


def is_month(word: str) -> bool:
    """Whether a word is a month's name or what is printed for it ("Sept")."""
    return word.lower() in _months()


def in_url(url: str) -> str | None:
    """The date in a URL's path, or None: "https://example.com/2024/feb/24/slug" → "2024-02-24"."""
    match = re.search(r"/((?:19|20)\d\d)[/-]?([a-z]{3}|\d\d)[/-]?(\d\d)(?=[/_-]|$)", url)
    if not match:
        return None
    year, month, day = match.groups()
    number = int(month) if month.isdigit() else _months().get(month, 0)
    return _iso_day(int(year), number, int(day))


def resolved(printed: Printed, order: Order | None) -> str | None:
    """The date's one reading in a given order of day and month, None where it stays open."""
    if printed.readings and order:
        return printed.readings[0 if order == "day first" else 1]
    return printed.iso


def order_of(dates: Iterable[Printed], url: str | None) -> Order | None:
    """The order of day and month that a page uses, by evidence: the URL's date, another date that can be read in one way only and is
    the same day, the time zone, or the country in the site's name."""
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
    if country in _DAY_FIRST_COUNTRIES:
        return "day first"
    return "month first" if country in _MONTH_FIRST_COUNTRIES else None


@cache
def _months() -> dict[str, int]:
    return {name: int(number) for name, number in (line.split("\t") for line in lexicons.load("months"))}


@cache
def _token_pattern() -> re.Pattern[str]:
    return re.compile(r"\d+|[^\W\d_]+|\n|[^\w\s]")


def _tokens(text: str) -> list[Token]:
    tokens: list[Token] = []
    for match in _token_pattern().finditer(text):
        word, start, stop = match.group(), match.start(), match.end()
        cut = _seam(word, text[stop : stop + 2]) if stop - start > 4 else 0
        if cut:
            tokens.append(Token(word[:cut].lower(), start, start + cut))
        tokens.append(Token(word[cut:].lower(), start + cut, stop))
    return tokens


def _seam(word: str, following: str) -> int:
    """Where a dump ran two tokens into one, the second's place: "20247" before ":55" is year and hour, "readMarch" and "UTCUpdated" are
    two words; else 0."""
    if word[0].isdigit():
        glued = len(word) <= 6 and word[:2] in {"19", "20"} and (following[:1] in {":", "."} or following.strip()[:1].lower() in {"a", "p"})
        return 4 if glued else 0
    if word.islower() or word[1:].islower():
        return 0
    last = next((k for k in range(len(word) - 1, 0, -1) if word[k].isupper()), 0)
    tail = word[last:].lower()
    return last if tail in _months() or tail in _PUBLISHED or tail in _MODIFIED or tail in _WEEKDAYS else 0


def _text(tokens: list[Token], i: int) -> str:
    return tokens[i].text if 0 <= i < len(tokens) else ""


def _number(tokens: list[Token], i: int, low: int, high: int, digits: int = 2) -> int | None:
    text = _text(tokens, i)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= digits and low <= int(text) <= high else None


def _year(tokens: list[Token], i: int) -> int | None:
    return _number(tokens, i, 1700, 2099, 4)


def _day_at(tokens: list[Token], i: int, free: int) -> _Day | None:
    text = tokens[i].text
    if text.isdigit():
        return _numeric_day(tokens, i)
    if text in _months():
        return _worded_day(tokens, i, free)
    return None


def _worded_day(tokens: list[Token], i: int, free: int) -> _Day | None:
    """A date whose month is the word at `i`: "18 November 2019", "18th of Nov. 2019", "Nov. 18, 2019", "18-Nov-2019", "November 2019"."""
    month = _months()[tokens[i].text]
    first, day = _day_before(tokens, i - 1, free)
    j = _skip(tokens, i + 1, {".", ",", "-", "/", "de", "of"})
    if day and (year := _year(tokens, j)):
        return _Day(first, j, year, month, day) if _iso_day(year, month, day) else None
    day = _number(tokens, j, 1, 31)
    if day and _text(tokens, j + 1) != ":":
        k = _skip(tokens, j + 1, {".", ",", "-", "/", "st", "nd", "rd", "th"})
        if year := _year(tokens, k):
            return _Day(i, k, year, month, day) if _iso_day(year, month, day) else None
    year = _year(tokens, j)
    return _Day(i, j, year, month, None) if year and day is None else None


def _day_before(tokens: list[Token], i: int, free: int) -> tuple[int, int | None]:
    """The day of the month that ends at token `i`, with its first token."""
    j = i
    while j >= free and (tokens[j].text in _ORDINALS or tokens[j].text in {"of", "de", "-", "/"}) and i - j < 3:
        j -= 1
    day = _number(tokens, j, 1, 31) if j >= free else None
    return j, None if day and _text(tokens, j - 1) == ":" and j - 1 >= free else day


def _numeric_day(tokens: list[Token], i: int) -> _Day | None:
    """ "2019-11-18", "18/11/2019", "18.11.19" """
    mark = _text(tokens, i + 1)
    if mark not in {"-", "/", "."} or _text(tokens, i + 3) != mark or not _adjacent(tokens, i, i + 4):
        return None
    if _text(tokens, i + 5) == mark and _text(tokens, i + 6).isdigit() and _adjacent(tokens, i + 4, i + 6):
        return None
    if _text(tokens, i - 1) in {"-", "/", ".", "$", "£"} and _adjacent(tokens, i - 1, i):
        return None
    if year := _year(tokens, i):
        month, day = _number(tokens, i + 2, 1, 12), _number(tokens, i + 4, 1, 31)
        return _Day(i, i + 4, year, month, day) if month and day and _iso_day(year, month, day) else None
    last = _year(tokens, i + 4)
    if last is None and mark != "-" and len(_text(tokens, i + 4)) == 2 and (short := _number(tokens, i + 4, 0, 99)) is not None:
        last = 2000 + short
    a, b = _number(tokens, i, 1, 31), _number(tokens, i + 2, 1, 31)
    if not last or not a or not b:
        return None
    if a > 12 or b > 12 or a == b or mark == ".":
        day, month = (a, b) if b <= 12 else (b, a)
        return _Day(i, i + 4, last, month, day) if _iso_day(last, month, day) else None
    return _Day(i, i + 4, last, b, a, swappable=True)


def _adjacent(tokens: list[Token], first: int, last: int) -> bool:
    """Whether the tokens from `first` to `last` touch one another."""
    return last < len(tokens) and all(tokens[k].stop == tokens[k + 1].start for k in range(first, last))


def _skip(tokens: list[Token], i: int, what: set[str]) -> int:
    """The next token that is not in `what`, two skipped at most."""
    for j in range(i, min(i + 2, len(tokens))):
        if tokens[j].text not in what:
            return j
    return min(i + 2, len(tokens))


def _time_at(tokens: list[Token], i: int) -> _Time | None:
    """ "6:01 p.m. ET", "12.42 CET", "11am", "18:01:30+02:00" """
    hour = _number(tokens, i, 0, 24)
    if hour is None:
        return None
    j, minute, second = i, 0, ""
    if _text(tokens, i + 1) in {":", ".", "h"} and _adjacent(tokens, i, i + 2) and len(_text(tokens, i + 2)) == 2:
        value = _number(tokens, i + 2, 0, 59)
        if value is None:
            return None
        j, minute = i + 2, value
        if _text(tokens, j + 1) == ":" and len(_text(tokens, j + 2)) == 2 and _number(tokens, j + 2, 0, 59) is not None:
            second = ":" + _text(tokens, j + 2)
            j += 2
            if _text(tokens, j + 1) == "." and _text(tokens, j + 2).isdigit() and _adjacent(tokens, j, j + 2):
                j += 2
    half, j = _half_of_day(tokens, j)
    if (half is None and j == i) or (half and not 1 <= hour <= 12 and hour > 23):
        return None
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    zone, offset, j = _zone_after(tokens, j)
    return _Time(i, j, f"{hour % 24:02}:{minute:02}{second}", zone, offset) if hour <= 24 else None


def _half_of_day(tokens: list[Token], j: int) -> tuple[str | None, int]:
    """ "a" or "p" where "am", "p.m." or the like follows token `j`, and the last token of it."""
    text = _text(tokens, j + 1)
    if text in {"am", "pm"}:
        return text[0], j + 1
    if text in {"a", "p"} and _text(tokens, j + 2) == "." and _text(tokens, j + 3) == "m":
        return text, j + 4 if _text(tokens, j + 4) == "." else j + 3
    return None, j


def _zone_after(tokens: list[Token], j: int) -> tuple[str | None, int | None, int]:
    """The zone's name, its offset in minutes where the name alone says it, and its last token."""
    k = j + 2 if _text(tokens, j + 1) == "(" else j + 1
    name = _text(tokens, k)
    if name in ZONES or name in _AMERICAN:
        offset, last = _signed_offset(tokens, k) if name in {"utc", "gmt"} else (None, k)
        last += _text(tokens, last + 1) == ")" and k == j + 2
        return name, ZONES.get(name) if offset is None else offset, last
    offset, last = _signed_offset(tokens, j)
    if offset is not None and _adjacent(tokens, j, last):
        return None, offset, last
    return None, None, j


def _signed_offset(tokens: list[Token], j: int) -> tuple[int | None, int]:
    """ "+05:30", "-0400", "+2" after token `j`, in minutes, and its last token."""
    sign, digits = _text(tokens, j + 1), _text(tokens, j + 2)
    if sign not in {"+", "-"} or not (digits.isascii() and digits.isdigit()):
        return None, j
    factor = 1 if sign == "+" else -1
    if len(digits) == 4 and int(digits[:2]) <= 14:
        return factor * (int(digits[:2]) * 60 + int(digits[2:])), j + 2
    if len(digits) <= 2 and int(digits) <= 14:
        minutes = _number(tokens, j + 4, 0, 59) if _text(tokens, j + 3) == ":" else None
        return factor * (int(digits) * 60 + (minutes or 0)), j + 2 if minutes is None else j + 4
    return None, j


def _time_after(tokens: list[Token], i: int) -> _Time | None:
    """A time directly after a date; on the next line only where it is all of that line."""
    for j in range(i, min(i + 5, len(tokens))):
        text = tokens[j].text
        if time := _time_at(tokens, j):
            next_line = any(tokens[k].text == _NEWLINE for k in range(i, j))
            return time if not next_line or _text(tokens, time.last + 1) in {_NEWLINE, ""} else None
        if text not in _BETWEEN and not (text == _NEWLINE and j == i):
            return None
    return None


def _only_between(tokens: list[Token], start: int, stop: int) -> bool:
    """Whether nothing but connecting marks and weekdays stands between a time and the date after it."""
    return stop - start <= 4 and all(tokens[k].text in _BETWEEN for k in range(start, stop))


def _ago_at(tokens: list[Token], i: int, reference: date) -> tuple[int, str] | None:
    """ "3 hours ago", "an hour ago", "yesterday": the last token and the day, counted from `reference`."""
    text = tokens[i].text
    if text == "yesterday":
        return i, (reference - timedelta(days=1)).isoformat()
    number = 1 if text in {"a", "an", "one"} else _number(tokens, i, 0, 999, 3)
    unit = _UNITS.get(_text(tokens, i + 1))
    if number is None or unit is None or _text(tokens, i + 2) != "ago":
        return None
    return i + 2, (reference - timedelta(days=number * unit)).isoformat()


def _role_before(tokens: list[Token], first: int, free: int) -> Role | None:
    """What the words before a date say of it: "Last updated on", "Published:"."""
    for j in range(first - 1, max(free, first - 7) - 1, -1):
        text = tokens[j].text
        if text in _MODIFIED:
            return "modified"
        if text in _PUBLISHED:
            return "published"
        if text not in _BEFORE_A_DATE and text != _NEWLINE:
            return None
    return None


def _printed(tokens: list[Token], first: int, last: int, day: _Day, time: _Time | None, free: int) -> Printed:
    role = _role_before(tokens, first, free)
    if first > free and tokens[first - 1].text in _WEEKDAYS:
        first -= 1
    elif first > free + 1 and tokens[first - 1].text in {",", "."} and tokens[first - 2].text in _WEEKDAYS:
        first -= 2
    start, stop = tokens[first].start, tokens[last].stop
    if not day.swappable:
        return Printed(start, stop, _iso(day.year, day.month, day.day, time), role)
    american = None if time is None or (time.zone is None and time.offset is None) else time.zone in _AMERICAN or (time.offset or 0) <= -120
    return Printed(start, stop, None, role, (_iso(day.year, day.month, day.day, time), _iso(day.year, day.day or 1, day.month, time)), american)


def _iso(year: int, month: int, day: int | None, time: _Time | None) -> str:
    if day is None:
        return f"{year:04}-{month:02}"
    written = f"{year:04}-{month:02}-{day:02}"
    if time is None:
        return written
    offset = time.offset
    if offset is None and time.zone in _AMERICAN:
        offset = _AMERICAN[time.zone] + (60 if _american_summer(date(year, month, day)) else 0)
    return f"{written}T{time.clock}{'' if offset is None else _offset(offset)}"


def _offset(minutes: int) -> str:
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _american_summer(day: date) -> bool:
    """Whether summer time holds in the United States: from the second Sunday of March to the first of November (since 2007)."""
    start = date(day.year, 3, 14) - timedelta(days=(date(day.year, 3, 14).isoweekday()) % 7)
    stop = date(day.year, 11, 7) - timedelta(days=(date(day.year, 11, 7).isoweekday()) % 7)
    return start <= day < stop


def _iso_day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
