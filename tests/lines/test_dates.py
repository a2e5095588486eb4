"""Printed dates, as precise as the text and no more."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx import languages
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
        ("Posted: 18 Nov 2019 8:11 pm", "2019-11-18T20:11"),
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


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("15. März 2024, 14:30 Uhr", "2024-03-15T14:30"),
        ("Mo., 3.5.2024", "2024-05-03"),
        ("28. 4. 2023 , 18:41 Uhr", "2023-04-28T18:41"),
        ("14 Uhr, 3. Mai 2024", "2024-05-03T14:00"),
        ("3. Mai 2024, 14:02 MEZ", "2024-05-03T14:02+01:00"),
        ("le 3 mai 2024 à 14h30", "2024-05-03T14:30"),
        ("3 de mayo de 2024", "2024-05-03"),
        ("13 de abril de 2024 às 09h15", "2024-04-13T09:15"),
        ("13 d'abril de 2024", "2024-04-13"),
        ("torsdag 06. feb 2025 kl. 17.25", "2025-02-06T17:25"),
        ("3 мая 2024 г., 14:30", "2024-05-03T14:30"),
        ("3 maja 2024 r., 14:30", "2024-05-03T14:30"),
        ("12 listopada 2024", "2024-11-12"),
        ("12. listopada 2024.", "2024-10-12"),
        ("2024. május 3. 14:30", "2024-05-03T14:30"),
        ("2024 m. gegužės 3 d. 14:30", "2024-05-03T14:30"),
        ("2024. gada 3. maijs, 14:30", "2024-05-03T14:30"),
        ("20 NİSAN 2026", "2026-04-20"),
        ("Τρίτη, 3 Μαΐου 2024, 14:30", "2024-05-03T14:30"),
        ("3 كانون الثاني 2024", "2024-01-03"),
        ("٣ مايو ٢٠٢٤", "2024-05-03"),
        ("23 ספטמבר 2024, 10:15", "2024-09-23T10:15"),
        ("१५ अप्रैल २०२४", "2024-04-15"),
        ("Ngày 3 tháng 5 năm 2024", "2024-05-03"),
        ("Senin, 3 Mei 2024 14:30 WIB", "2024-05-03T14:30+07:00"),
        ("วันที่ 3 พ.ค. 2567 เวลา 14:30 น.", "2024-05-03T14:30"),
        ("3 พฤษภาคม พ.ศ. 2567", "2024-05-03"),
        ("3 พฤษภาคม 2024", "2024-05-03"),
        ("2024年5月3日 14:30", "2024-05-03T14:30"),
        ("2024年5月3日（金）午後2時30分", "2024-05-03T14:30"),
        ("2024年5月3日 下午2:30", "2024-05-03T14:30"),
        ("２０２４年５月３日", "2024-05-03"),
        ("2024년 5월 3일 오후 2:30", "2024-05-03T14:30"),
        ("2024. 5. 3.", "2024-05-03"),
        ("2024년 5월", "2024-05"),
        ("令和6年5月3日", "2024-05-03"),
        ("民國113年5月3日", "2024-05-03"),
        ("۱۴ اردیبهشت ۱۴۰۳ - ۱۰:۳۰", "2024-05-03T10:30"),
        ("۱۴۰۳/۰۲/۱۴", "2024-05-03"),
        ("1403/02/14 10:30", "2024-05-03T10:30"),
        ("30 اسفند 1403", "2025-03-20"),
    ],
)
def test_dates_of_many_languages(text: str, iso: str) -> None:
    assert dates.to_iso(text) == iso


@pytest.mark.parametrize(("month", "number"), sorted(languages.anywhere().months.items()))
def test_every_month_of_every_language_is_read(month: str, number: int) -> None:
    assert dates.to_iso(f"3 {month} 2024") == f"2024-{number:02}-03"
    assert dates.to_iso(f"3 {month.upper()} 2024") == f"2024-{number:02}-03"


@pytest.mark.parametrize("month", sorted(languages.anywhere().month_like_words))
def test_a_month_that_is_another_word_needs_a_day(month: str) -> None:
    assert dates.find(f"{month} 2020") == []


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
        ("Published: 24 Feb 2024", "published"),
        ("Last modified on Sat 24 Feb 2024", "modified"),
        ("Updated at 10:05 am, May 24, 2026", "modified"),
        ("Mis à jour le 3 mai 2024", "modified"),
        ("Mis en ligne le 3 mai 2024", "published"),
        ("Zuletzt aktualisiert am 3. Mai 2024", "modified"),
        ("Cập nhật lúc 14:30 3/5/2024", "modified"),
        ("발행 2024.05.03", "published"),
        ("发布时间：2024-05-03", "published"),
        ("最終更新日 2024年5月3日", "modified"),
        ("(2024年5月3日更新)", "modified"),
        ("เผยแพร่เมื่อวันที่ 3 พ.ค. 2567", "published"),
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


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("vor 3 Stunden", "2024-03-01"),
        ("vor einer Woche", "2024-02-23"),
        ("il y a 2 jours", "2024-02-28"),
        ("hace 2 días", "2024-02-28"),
        ("2 дня назад", "2024-02-28"),
        ("منذ 2 أيام", "2024-02-28"),
        ("2天前", "2024-02-28"),
        ("2 日前", "2024-02-28"),
        ("2일 전", "2024-02-28"),
        ("gestern", "2024-02-29"),
        ("昨天", "2024-02-29"),
    ],
)
def test_times_before_now_in_many_languages(text: str, iso: str) -> None:
    assert [printed.iso for printed in dates.find(text, date(2024, 3, 1))] == [iso]


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


def test_the_language_of_the_page_says_the_order_if_nothing_else_does() -> None:
    found = dates.find("03/04/2023")
    assert dates.resolved(found[0], dates.order_of(found, None, "fr")) == "2023-04-03"
    assert dates.resolved(found[0], dates.order_of(found, None, "en")) is None
    assert dates.resolved(found[0], dates.order_of(found, "https://harbor.example.us/", "es")) == "2023-03-04"


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


@given(
    st.lists(
        st.sampled_from(
            "3. März 2024 年 5 月 日 午後 2 時 30 分 更新 2567 พ.ค. พ.ศ. ngày tháng năm ١٤ مايو ٢٠٢٤ قبل 3 ساعات vor Stunden "
            "il y a heures 全角 ２０２４ 2024. május 令和 6 اردیبهشت 1403 / - ( ) : Uhr h mis à jour".split(" ")
        ),
        max_size=16,
    ),
    st.sampled_from(["", " ", "\n"]),
)
def test_any_mixture_of_the_parts_of_dates_of_many_languages_can_be_read(parts: list[str], between: str) -> None:
    text = between.join(parts)
    last = 0
    for printed in dates.find(text, date(2024, 3, 1)):
        assert last <= printed.start < printed.stop <= len(text)
        last = printed.stop
