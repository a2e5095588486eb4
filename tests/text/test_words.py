"""Words as they stand between white space."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from newsx import languages
from newsx.text import words

ENGLISH = languages.of("en")


@given(some.text(max_size=200))
def test_a_text_is_its_words_whoever_asked_before(text: str) -> None:
    assert [word.text for word in words.of(text, ENGLISH)] == [word.text for word in words.read(text, ENGLISH)] == text.split()
    assert words.of(text, ENGLISH) == words.of(text, ENGLISH)


def test_what_is_remembered_is_bounded() -> None:
    reader = words.Reader(ENGLISH)
    for number in range(words.MAX_WORDS + 10):
        reader.read(f"w{number}")
    for number in range(words.MAX_TEXTS + 10):
        reader.of(f"w{number} and more")
    reader.of("a" * 100_000)
    assert len(reader.words) <= words.MAX_WORDS
    assert len(reader.texts) <= words.MAX_TEXTS
    assert max(map(len, reader.words)) <= words.MAX_WORD_CHARS


def test_what_is_known_of_a_word() -> None:
    share, year = words.read("“Share (2024).", ENGLISH)
    assert (share.bare, share.is_capitalised, share.has_digits) == ("share", False, False)
    assert share.topic == "share"
    assert share.is_content
    assert (year.bare, year.has_digits, year.is_content) == ("2024", True, False)
