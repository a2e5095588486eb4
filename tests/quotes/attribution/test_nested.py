"""Whose words a quotation within a quotation is."""

from __future__ import annotations

from tests.quotes.reading import read


def test_what_is_quoted_within_a_quotation_is_said_by_who_tells_it() -> None:
    found = read("“Others just say, ‘do this and do that,’ but I liked ‘Gone With the Tide,’” Ann Lind said.").quotes
    assert [(quote.text, quote.speaker.name if quote.speaker else None) for quote in found[1:]] == [
        ("do this and do that,", "Ann Lind"),
        ("Gone With the Tide,", None),
    ]
