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
