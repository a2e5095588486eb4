"""Years and days of calendars other than the Gregorian one, as news pages print them: of Thailand, of Iran, of Japan and Taiwan."""

from __future__ import annotations

from datetime import date
from typing import Final

BUDDHIST_YEARS: Final = 543
"""Years by which the calendar of Thailand is ahead."""
ERAS: Final[dict[str, int]] = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
"""The year before the first one of each era of Japan, and of the Republic of China."""
PERSIAN_YEARS: Final = (1370, 1420)
"""Years of the Iranian calendar that are read as such (1991 to 2042): later ones may be of the Islamic calendar."""

_FIRST_HALF: Final = 6
"""Months of 31 days; the others have 30."""
_EPOCH: Final = date(622, 3, 21).toordinal()
"""The first day of the year 1."""
_CYCLE_YEARS: Final = 33
"""Years after which leap years stand alike; eight of them are leap years."""
_LEAP_PLACES: Final = (1, 5, 9, 13, 17, 22, 26, 30)
"""Their places in the cycle."""


def from_persian(year: int, month: int, day: int) -> date | None:
    """The day of a date of the Iranian calendar in the years `PERSIAN_YEARS`, None if there is no such day.

    >>> from_persian(1403, 1, 1)
    datetime.date(2024, 3, 20)
    """
    last = 31 if month <= _FIRST_HALF else 30 if month < 12 or _is_leap(year) else 29
    if not PERSIAN_YEARS[0] <= year < PERSIAN_YEARS[1] or not 1 <= month <= 12 or not 1 <= day <= last:
        return None
    leaps = 8 * ((year - 1) // _CYCLE_YEARS) + sum(place <= (year - 1) % _CYCLE_YEARS for place in _LEAP_PLACES)
    before = (month - 1) * 31 - max(0, month - 1 - _FIRST_HALF)
    return date.fromordinal(_EPOCH + 365 * (year - 1) + leaps + before + day - 1)


def _is_leap(year: int) -> bool:
    return year % _CYCLE_YEARS in _LEAP_PLACES
