"""Times of day as news pages print them: "6:01 p.m. ET", "12.42 CET", "11am"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from newsx.lines.date_tokens import Token, adjacent, number_at, phrases, text_at, words

ZONES: dict[str, int] = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "bst": 60, "west": 60, "cet": 60, "mez": 60, "wat": 60, "cest": 120, "mesz": 120, "sast": 120,
    "eet": 120, "cat": 120, "eest": 180, "eat": 180, "msk": 180, "мск": 180, "trt": 180, "gst": 240, "pkt": 300, "ist": 330, "wib": 420,
    "wita": 480, "sgt": 480, "hkt": 480, "pht": 480, "awst": 480,
    "jst": 540, "kst": 540, "acst": 570, "aest": 600, "acdt": 630, "aedt": 660, "nzst": 720, "nzdt": 780,
    "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "akst": -540, "akdt": -480,
    "hst": -600, "ndt": -150, "adt": -180,
}  # fmt: skip
"""Minutes east of Greenwich. Of several zones with one name the commonest on news pages: IST is India's, CST Chicago's."""

_AMERICAN_WINTER = {"et": -300, "ct": -360, "mt": -420, "pt": -480, "akt": -540}
"""Minutes east of Greenwich in winter; an hour more in summer."""
_MAX_AMERICAN_OFFSET = -120
"""Minutes east of Greenwich up to which a zone is one of North America's."""
_MAX_OFFSET_HOURS = 14
_HALVES = (("a", "am"), ("p", "pm"))
"""The halves of the day, and the groups of words for them."""
_HOURS, _HALF_DAY = 24, 12
"""Hours of a day, and of its halves."""
_MINUTES = 60
_PLAIN_DIGITS = 4
"""Digits of a time without a mark: "0203 GMT"."""


class Time(NamedTuple):
    """A time, the tokens from `first` to `last`; `offset` in minutes east of Greenwich, None if the name of the zone does not say it."""

    first: int
    last: int
    clock: str
    zone: str | None
    offset: int | None


def time_at(tokens: list[Token], i: int) -> Time | None:
    """The time that begins at token `i`, or None; 24:00 is 00:00.

    "6:01 p.m. ET", "12.42 CET", "11am", "18:01:30+02:00", "14 Uhr 30", "14h30", "下午2时30分".
    """
    if plain := _plain_time(tokens, i):
        return plain
    half, start = _half_before(tokens, i)
    hour = number_at(tokens, start, 0, _HOURS)
    minutes = _minutes_after(tokens, start) if hour is not None else None
    if hour is None or minutes is None:
        return None
    minute, j = minutes
    if half is None:
        half, j = _half_of_day(tokens, j)
    if text_at(tokens, j + 1) in words("o'clock"):
        j += 1
    if (half is None and j == start) or (half is not None and hour == _HOURS):
        return None
    if half is not None and hour <= _HALF_DAY:
        hour = hour % _HALF_DAY + (_HALF_DAY if half == "p" else 0)
    zone, offset, j = _zone_after(tokens, j)
    return Time(i, j, f"{hour % _HOURS:02}:{minute}", zone, offset)


def _plain_time(tokens: list[Token], i: int) -> Time | None:
    """A time of four digits before a zone: "0203 GMT", and "0203 GMT (1003 HKT)" with the same elsewhere."""
    digits = text_at(tokens, i)
    if len(digits) != _PLAIN_DIGITS or not digits.isdigit() or text_at(tokens, i + 1) not in ZONES:
        return None
    if int(digits[:2]) >= _HOURS or int(digits[2:]) >= _MINUTES:
        return None
    zone, offset, last = _zone_after(tokens, i)
    if text_at(tokens, last + 1) == "(" and text_at(tokens, last + 4) == ")" and text_at(tokens, last + 3) in ZONES:
        last += 4
    return Time(i, last, f"{digits[:2]}:{digits[2:]}", zone, offset)


def _minutes_after(tokens: list[Token], i: int) -> tuple[str, int] | None:
    """Minutes, with seconds if printed, after the hour at token `i`, and their last token: "30", "30:15"; "00" if there are none.

    None if two digits after a mark are no minutes: "10:75".
    """
    mark = text_at(tokens, i + 1)
    worded = mark in words("hour")
    touching = adjacent(tokens, i, i + 2)
    if not worded and (mark not in {":", "."} or not touching or len(text_at(tokens, i + 2)) != 2):
        return "00", i
    if number_at(tokens, i + 2, 0, 59) is None or (worded and not touching and text_at(tokens, i + 3) in {":", ".", "/", "-"}):
        return ("00", i + 1) if worded else None
    minutes, j = text_at(tokens, i + 2).zfill(2), i + 2
    if text_at(tokens, j + 1) in words("minute"):
        j += 1
    elif text_at(tokens, j + 1) == ":" and len(text_at(tokens, j + 2)) == 2 and number_at(tokens, j + 2, 0, 59) is not None:
        minutes, j = f"{minutes}:{text_at(tokens, j + 2)}", j + 2
        if text_at(tokens, j + 1) == "." and text_at(tokens, j + 2).isdigit() and adjacent(tokens, j, j + 2):
            j += 2  # fractions of a second
    return minutes, j


def _half_before(tokens: list[Token], i: int) -> tuple[str | None, int]:
    """ "a" or "p" if a half of the day stands before the hour, as in Chinese, Japanese and Korean; and the token of the hour."""
    if tokens[i].text.isascii():
        return None, i
    for half, group in _HALVES:
        if found := phrases(group).at(tokens, i):
            return half, found[1] + 1
    return None, i


def _half_of_day(tokens: list[Token], j: int) -> tuple[str | None, int]:
    """ "a" or "p" if "am", "p.m." or the like follows token `j`, else None; and the last token of the time."""
    for half, group in _HALVES:
        if found := phrases(group).at(tokens, j + 1):
            last = found[1]
            return half, last + (text_at(tokens, last + 1) == "." and last > j + 1)
    return None, j


def _zone_after(tokens: list[Token], j: int) -> tuple[str | None, int | None, int]:
    """The zone's name, its offset in minutes if the name alone says it, and the last token of the time."""
    k = j + 2 if text_at(tokens, j + 1) == "(" else j + 1
    name = text_at(tokens, k)
    if name in ZONES or name in _AMERICAN_WINTER:
        offset, last = _signed_offset(tokens, k) if name in {"utc", "gmt"} else (None, k)
        last += text_at(tokens, last + 1) == ")" and k == j + 2
        return name, ZONES.get(name) if offset is None else offset, last
    offset, last = _signed_offset(tokens, j)
    if offset is not None and adjacent(tokens, j, last):
        return None, offset, last
    return None, None, j


def _signed_offset(tokens: list[Token], j: int) -> tuple[int | None, int]:
    """ "+05:30", "-0400", "+2" after token `j`, in minutes, and its last token."""
    sign, digits = text_at(tokens, j + 1), text_at(tokens, j + 2)
    if sign not in {"+", "-"} or not (digits.isascii() and digits.isdigit()):
        return None, j
    factor = 1 if sign == "+" else -1
    if len(digits) == 4 and int(digits[:2]) <= _MAX_OFFSET_HOURS:
        return factor * (int(digits[:2]) * 60 + int(digits[2:])), j + 2
    if len(digits) <= 2 and int(digits) <= _MAX_OFFSET_HOURS:
        minutes = number_at(tokens, j + 4, 0, 59) if text_at(tokens, j + 3) == ":" else None
        return factor * (int(digits) * 60 + (minutes or 0)), j + 2 if minutes is None else j + 4
    return None, j


def offset_on(time: Time, day: date) -> int | None:
    """The minutes east of Greenwich of a time on a day, None if it has no zone."""
    if time.offset is None and time.zone in _AMERICAN_WINTER:
        return _AMERICAN_WINTER[time.zone] + (60 if _american_summer(day) else 0)
    return time.offset


def is_american(time: Time) -> bool | None:
    """Whether the zone of a time is one of North America's, None if it has no zone."""
    if time.zone is None and time.offset is None:
        return None
    return time.zone in _AMERICAN_WINTER or (time.offset or 0) <= _MAX_AMERICAN_OFFSET


def written_offset(minutes: int) -> str:
    """ "+05:30" """
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _american_summer(day: date) -> bool:
    """Whether summer time holds in the United States: from the second Sunday of March to the first of November (since 2007)."""
    start = date(day.year, 3, 14) - timedelta(days=(date(day.year, 3, 14).isoweekday()) % 7)
    stop = date(day.year, 11, 7) - timedelta(days=(date(day.year, 11, 7).isoweekday()) % 7)
    return start <= day < stop
