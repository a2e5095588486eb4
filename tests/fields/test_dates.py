"""Dates of whole pages."""

from __future__ import annotations

from datetime import date

from newsx.pages.evidence import Evidence
from tests.fields.pages import LEAD, MORE, page, read


def test_an_ambiguous_date_is_a_warning_unless_the_url_has_the_day() -> None:
    lines = ("Gull Island ferry will sail through the winter", "By Eva Marsh", "Published 03/02/2025", LEAD, *MORE)
    found = read(page(*lines))
    assert found.published is None
    assert found.published_text == "03/02/2025"
    assert found.warnings == ["ambiguous date: 03/02/2025 is 2025-02-03 or 2025-03-02"]
    evidence = Evidence()
    evidence.add("url", "given", "https://packet.example/2025/03/02/ferry")
    assert read(page(*lines), evidence).published == "2025-03-02"


def test_ago_counts_from_the_reference_date() -> None:
    lines = ("Gull Island ferry will sail through the winter", "By Eva Marsh", "Published 2 days ago", LEAD, *MORE)
    assert read(page(*lines)).published is None
    assert read(page(*lines), reference_date=date(2025, 3, 4)).published == "2025-03-02"


def test_the_day_on_which_most_agree_is_that_of_publication() -> None:
    lines = ("Gull Island ferry will sail through the winter", "By Eva Marsh", LEAD, *MORE)
    evidence = Evidence()
    evidence.add("published", "json-ld", "2025-03-02T14:05:00Z")
    evidence.add("published", "article:published_time", "2025-03-02T14:05:00Z")
    evidence.add("published", "time", "2025-02-01")
    assert read(page(*lines), evidence).published == "2025-03-02T14:05+00:00"


def test_a_change_is_after_the_publication() -> None:
    lines = ("Gull Island ferry will sail through the winter", "By Eva Marsh", "Published 2 March 2025, 9:00", LEAD, *MORE)
    evidence = Evidence()
    evidence.add("modified", "article:modified_time", "2025-03-02T14:05:00Z")
    assert read(page(*lines), evidence).modified == "2025-03-02T14:05+00:00"
    evidence = Evidence()
    evidence.add("modified", "article:modified_time", "2025-03-01T14:05:00Z")
    assert read(page(*lines), evidence).modified is None


def test_a_day_after_a_label_and_a_change_beside_it() -> None:
    lines = (
        "Gull Island ferry will sail through the winter",
        "By Eva Marsh",
        "Published: 02 January 2023 | Updated: 04 January 2023",
        LEAD,
        *MORE,
    )
    found = read(page(*lines))
    assert (found.published, found.modified) == ("2023-01-02", "2023-01-04")


def test_dates_of_a_footer_are_no_dates_of_the_story() -> None:
    footer = ("Copyright © 2009-2024 The Alden Packet. All rights reserved.", "Phone 02.11.19.88 · Reg. no. 2021/03/14")
    assert read(page("Gull Island ferry will sail through the winter", LEAD, *MORE, *footer)).published is None


def test_a_time_before_now_is_given_as_printed() -> None:
    found = read(page("Gull Island ferry will sail through the winter", "By Eva Marsh", "Published 22 hours ago", LEAD, *MORE))
    assert (found.published, found.published_text) == (None, "22 hours ago")


def test_a_change_with_a_time_only_is_of_the_day_of_publication() -> None:
    line = "Published: Jan. 14, 2025 Updated: 4:49 p.m."
    found = read(page("Gull Island ferry will sail through the winter", "By Eva Marsh", line, LEAD, *MORE))
    assert (found.published, found.modified, found.modified_text) == ("2025-01-14", "2025-01-14T16:49", "4:49 p.m.")


def test_a_date_that_is_only_said_to_be_of_a_change_is_that_of_the_change() -> None:
    line = "Updated 1909 GMT (0309 HKT) November 18, 2024"
    found = read(page("Gull Island ferry will sail through the winter", "By Eva Marsh", line, LEAD, *MORE))
    assert found.modified == "2024-11-18T19:09+00:00"


def test_publication_and_change_on_one_day_if_both_are_printed() -> None:
    lines = ("Published March 9, 2025", "Modified March 9, 2025")
    found = read(page("Gull Island ferry will sail through the winter", "By Eva Marsh", *lines, LEAD, *MORE))
    assert (found.published, found.modified) == ("2025-03-09", "2025-03-09")
