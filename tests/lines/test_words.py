"""Words as they stand between white space."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from newsx.text import words


@given(some.text(max_size=200))
def test_a_text_is_its_words_whoever_asked_before(text: str) -> None:
    assert [word.text for word in words.of(text)] == [word.text for word in words.read(text)] == text.split()
    assert words.of(text) == words.of(text)


def test_what_is_remembered_is_bounded() -> None:
    for number in range(words._MOST_WORDS + 10):
        words.read(f"w{number}")
    for number in range(words._MOST_TEXTS + 10):
        words.of(f"w{number} and more")
    words.of("a" * 100_000)
    assert len(words._words) <= words._MOST_WORDS
    assert len(words._texts) <= words._MOST_TEXTS
    assert max(map(len, words._words)) <= words._LONGEST_WORD


def test_what_is_known_of_a_word() -> None:
    share, year = words.read("“Share (2024).")
    assert (share.bare, share.is_capitalised, share.has_digits) == ("share", False, False)
    assert share.topic == "share"
    assert share.is_content
    assert (year.bare, year.has_digits, year.is_content) == ("2024", True, False)
