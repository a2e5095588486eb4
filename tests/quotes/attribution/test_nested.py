"""Whose words a quotation within a quotation is."""

from __future__ import annotations

from tests.quotes.reading import name, read


def test_a_nested_quotation_has_the_speaker_of_the_outer_one() -> None:
    found = read("“Others just say, ‘do this and do that,’ but I liked ‘Gone With the Tide,’” Ann Lind said.").quotes
    assert [(quote.text, name(quote)) for quote in found[1:]] == [
        ("do this and do that,", "Ann Lind"),
        ("Gone With the Tide,", None),
    ]


def test_the_speaker_is_not_whoever_the_outer_quotation_names() -> None:
    outer, inner = read("“My deputy Tom Wei said, ‘We will sue,’ and he did,” Ann Lind said.").quotes
    assert (name(outer), name(inner), inner.inside) == ("Ann Lind", "Ann Lind", 0)
