"""The gender that an article gives somebody."""

from __future__ import annotations

import pytest

from tests.quotes.reading import read


def test_gender_is_what_the_text_says() -> None:
    found = read("“No,” Ann Lind said as she left.", "“Yes,” Carl Dahl said.", "“Never,” said Mr. Ek.")
    assert {speaker.name: speaker.gender for speaker in found.speakers} == {"Ann Lind": "f", "Carl Dahl": None, "Ek": "m"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“No,” said Mrs. Lind.", "f"),
        ("“No,” said Sir Kim Lind.", "m"),
        ("“No,” said spokesman Kim Lind.", "m"),
        ("“No,” said a spokeswoman for the port.", "f"),
        ("“No,” said Ann Lind’s mum.", "f"),
        ("“No,” said Ann Lind’s nephew.", "m"),
        ("“No,” said Ann Lind’s cousin.", None),
        ("“No,” said Dr. Lind.", None),
        ("“No,” Ann Lind said.", None),  # a given name is no evidence
        ("“No,” Ann Lind said before she left.", "f"),
        ("“No,” Kim Lind, a teacher who left early, said before he left.", "m"),
        ("“No,” Kim Lind told Bo Ek before he left.", None),  # who left?
    ],
)
def test_of_one_speaker(text: str, expected: str | None) -> None:
    assert [speaker.gender for speaker in read(text).speakers] == [expected]


def test_a_relative_speaks_for_herself() -> None:
    found = read("Ivo Bern is missing. “He will not come home,” said his mum.")
    assert [(speaker.name, speaker.gender) for speaker in found.speakers] == [("his mum", "f")]


def test_a_pronoun_that_was_resolved_gives_the_gender() -> None:
    found = read("Robin Lind came late.", "“No,” she said.")
    assert [(speaker.name, speaker.gender) for speaker in found.speakers] == [("Robin Lind", "f")]


def test_both_genders_are_none() -> None:
    assert [speaker.gender for speaker in read("“No,” said Mr. Robin Lind.", "“Yes,” said Mrs. Robin Lind.").speakers] == [None]
