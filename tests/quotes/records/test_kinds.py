"""Direct, partial, title or scare: what kind a quotation is."""

from __future__ import annotations

import pytest

from tests.quotes.reading import read


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("“It is true,” Ann Lind said.", ["direct"]),
        ("Ann Lind said: “It is true.”", ["direct"]),
        ("“Never,” Ann Lind said.", ["direct"]),
        ("“It is true,” she said. “Very true.”", ["direct", "direct"]),
        ("Ann Lind called it “Gone” and left.", ["partial"]),  # a capital, but set off on neither side
        ("Ann Lind called it “true.”", ["partial"]),
        ("Ann Lind said it was “late, and we are tired.”", ["partial"]),
        ("“The pier,” Ann Lind said, “is gone.”", ["direct", "direct"]),  # one sentence
        ("“… and it is gone,” Ann Lind said.", ["direct"]),
        ("“[We] are late,” Ann Lind said.", ["direct"]),
        ("The library has the novel “The Salt Road.”", ["title"]),
        ("The library has the novel “Gone.”", ["title"]),
        ("It stands on the so-called “grey coast” of the north.", ["scare"]),
        ("The song “Gone With the Tide” was a hit.", ["title"]),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [quote.kind for quote in read(text).quotes] == kinds
