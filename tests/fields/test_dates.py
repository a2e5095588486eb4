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
