"""Printed dates, as precise as the text and no more."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx.lines import dates


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Nov. 18, 2019", "2019-11-18"),
        ("18 November 2019", "2019-11-18"),
        ("18th of November, 2019", "2019-11-18"),
        ("Monday, November 18th, 2019", "2019-11-18"),
        ("18-Nov-2019", "2019-11-18"),
        ("May 2020", "2020-05"),
        ("2019-11-18", "2019-11-18"),
        ("28/04/2023", "2023-04-28"),
        ("04/28/2023", "2023-04-28"),
        ("05/05/2020", "2020-05-05"),
        ("11/20/19 6:38 AM", "2019-11-20T06:38"),
        ("18. November 2019", "2019-11-18"),
        ("le 3 mai 2021 à 14h05", "2021-05-03T14:05"),
        ("3 de marzo de 2021", "2021-03-03"),
        ("12:20pm Jan 7, 2024", "2024-01-07T12:20"),
        ("June 30, 2026 - 4.34pm", "2026-06-30T16:34"),
        ("Saturday, Apr 27th 2024 4PM", "2024-04-27T16:00"),
        ("22:04, 22 Apr 2024", "2024-04-22T22:04"),
        ("30 August 2023 • 4:45pm", "2023-08-30T16:45"),
        ("12:15 am, 1 May 2024", "2024-05-01T00:15"),
        ("28 November 2025\n03:26 pm", "2025-11-28T15:26"),
        ("Nov 20 2019, 15:24pm", "2019-11-20T15:24"),
        ("2023-04-28T12:00:00Z", "2023-04-28T12:00:00+00:00"),
        ("2019-11-18 18:01:22+05:30", "2019-11-18T18:01:22+05:30"),
    ],
)
def test_a_date_and_the_time_beside_it(text: str, iso: str) -> None:
    assert dates.to_iso(text) == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("March 7, 20247:55 AM UTCUpdated ago", "2024-03-07T07:55+00:00"),
        ("Published Fri, Apr 28 20232:23 PM EDT", "2023-04-28T14:23-04:00"),
        ("2 minute readApril 25, 20232:26 PM", "2023-04-25T14:26"),
        ("Updated20:49, 5 Aug 2024", "2024-08-05T20:49"),
    ],
)
def test_dumps_that_run_words_together(text: str, iso: str) -> None:
    assert dates.to_iso(text) == iso


def test_the_words_before_say_whether_a_date_is_of_publication() -> None:
    found = dates.find("Published 6:01 p.m. ET Nov. 18, 2019 | Updated 7:02 p.m. ET Nov. 18, 2019")
    assert [(printed.role, printed.iso) for printed in found] == [
        ("published", "2019-11-18T18:01-05:00"),
        ("modified", "2019-11-18T19:02-05:00"),
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Published on 30/04/2024 - 16:38", "published"),
        ("Published\n:\n22:04, 22 Apr 2024", "published"),
        ("First published on Sat 24 Feb 2024", "published"),
        ("Last modified on Sat 24 Feb 2024", "modified"),
        ("Updated at 10:05 am, May 24, 2026", "modified"),
        ("May 24, 2026", None),
        ("The rules were updated by the council in May 2020", None),
    ],
)
def test_what_a_date_says_of_the_story(text: str, role: str | None) -> None:
    assert [printed.role for printed in dates.find(text)] == [role]


@pytest.mark.parametrize(
    "text",
    [
        "Nov. 18",
        "6:01 p.m.",
        "February 30, 2020",
        "1.2.3.2020",
        "$12.10.2020",
        "call 555 0172",
        "3 hours ago",
        "yesterday",
        "May 5:30 pm",
        "",
    ],
)
def test_no_year_or_no_such_day_is_no_date(text: str) -> None:
    assert dates.find(text) == []


def test_ago_counts_from_a_reference_date_only() -> None:
    reference = date(2024, 3, 1)
    assert [printed.iso for printed in dates.find("Updated 2 days ago", reference)] == ["2024-02-28"]
    assert [printed.iso for printed in dates.find("3 hours ago", reference)] == ["2024-03-01"]
    assert [printed.iso for printed in dates.find("Yesterday", reference)] == ["2024-02-29"]
    assert dates.find("3 hours ago") == []


def test_day_and_month_stay_open_without_evidence_of_their_order() -> None:
    (printed,) = dates.find("Published 03/04/2023")
    assert printed.iso is None
    assert printed.readings == ("2023-04-03", "2023-03-04")
    assert dates.resolved(printed, dates.order_of([printed], None)) is None


@pytest.mark.parametrize(
    ("text", "url", "iso"),
    [
        ("03/04/2023", "https://harbor.example/2023/04/03/ferry", "2023-04-03"),
        ("03/04/2023", "https://harbor.example/2023/mar/04/ferry", "2023-03-04"),
        ("03/04/2023", "https://www.harbor.co.uk/ferry", "2023-04-03"),
        ("03/04/2023. In print on April 3, 2023", None, "2023-04-03"),
        ("03/04/2023 - 13:55 GMT+1", None, "2023-04-03T13:55+01:00"),
        ("03/04/2023 1:55 PM EST", None, "2023-03-04T13:55-05:00"),
    ],
)
def test_evidence_of_the_order(text: str, url: str | None, iso: str) -> None:
    found = dates.find(text)
    assert dates.resolved(found[0], dates.order_of(found, url)) == iso


def test_a_date_points_at_its_text() -> None:
    text = "By Ada Lindqvist | Monday, Nov. 18, 2019, 6:01 p.m. | 3 comments"
    (printed,) = dates.find(text)
    assert text[printed.start : printed.stop] == "Monday, Nov. 18, 2019, 6:01 p.m."


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    for printed in dates.find(text, date(2024, 3, 1)):
        assert 0 <= printed.start < printed.stop <= len(text)


@given(
    st.lists(
        st.sampled_from("18 Nov November . , 2019 20197 : 6:01 pm p.m. ET / - 03/04/2023 Updated \n at (GMT+2) ago days".split(" ")),
        max_size=14,
    )
)
def test_any_mixture_of_the_parts_of_dates_can_be_read(parts: list[str]) -> None:
    text = " ".join(parts)
    last = 0
    for printed in dates.find(text, date(2024, 3, 1)):
        assert last <= printed.start < printed.stop <= len(text)
        assert bool(printed.iso) != bool(printed.readings)
        last = printed.stop


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_in_every_form(day: date) -> None:
    for form in ("%B %d, %Y", "%d %b %Y", "%A, %B %d, %Y", "%Y-%m-%d"):
        assert dates.to_iso(day.strftime(form)) == day.isoformat()
