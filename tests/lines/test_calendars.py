"""Calendars other than the Gregorian one."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from newsx.lines.calendars import PERSIAN_YEARS, from_persian


@pytest.mark.parametrize(
    ("day", "gregorian"),
    [
        ((1370, 1, 1), date(1991, 3, 21)),
        ((1395, 12, 30), date(2017, 3, 20)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1403, 1, 1), date(2024, 3, 20)),
        ((1403, 7, 1), date(2024, 9, 22)),
        ((1408, 12, 30), date(2030, 3, 20)),
    ],
)
def test_a_day_of_the_iranian_calendar(day: tuple[int, int, int], gregorian: date) -> None:
    assert from_persian(*day) == gregorian


@pytest.mark.parametrize("day", [(1402, 12, 30), (1403, 13, 1), (1403, 7, 31), (1403, 1, 0), (1350, 1, 1), (1445, 9, 1)])
def test_no_such_day(day: tuple[int, int, int]) -> None:
    assert from_persian(*day) is None


def test_every_day_follows_the_one_before_it() -> None:
    days = [from_persian(year, month, day) for year in range(*PERSIAN_YEARS) for month in range(1, 13) for day in range(1, 32)]
    known = [day for day in days if day]
    assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(known))
