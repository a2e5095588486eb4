"""Times of day beside dates."""

from __future__ import annotations

import pytest

from newsx.lines import dates


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Sat 24 Feb 2024 12.42 CET", "2024-02-24T12:42+01:00"),
        ("Sep 2, 2024, 17:07 IST", "2024-09-02T17:07+05:30"),
        ("15:56 BST, 27 April 2024", "2024-04-27T15:56+01:00"),
        ("April 26, 2024 at 11:24 a.m. EDT", "2024-04-26T11:24-04:00"),
        ("April 25, 2023 2:26 PM GMT+2", "2023-04-25T14:26+02:00"),
        ("6:01 p.m. ET Nov. 18, 2019", "2019-11-18T18:01-05:00"),
        ("6:01 p.m. ET July 18, 2019", "2019-07-18T18:01-04:00"),
        ("1 a.m. PT March 10, 2024", "2024-03-10T01:00-07:00"),
        ("June 4, 2025 2:10 PM UTC", "2025-06-04T14:10+00:00"),
    ],
)
def test_time_zones(text: str, iso: str) -> None:
    assert dates.to_iso(text) == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("May 5, 2024 24:00", "2024-05-05T00:00"),
        ("May 5, 2024 0:30 am", "2024-05-05T00:30"),
        ("May 5, 2024 12:30 pm", "2024-05-05T12:30"),
        ("May 5, 2024 13:30 pm", "2024-05-05T13:30"),
        ("May 5, 2024 24:00 pm", "2024-05-05"),
        ("May 5, 2024 25:00", "2024-05-05"),
    ],
)
def test_hours(text: str, iso: str) -> None:
    assert dates.to_iso(text) == iso
