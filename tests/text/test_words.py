"""Words as they stand between white space."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from newsx import languages
from newsx.text import words

ENGLISH = languages.of("en")


@given(some.text(max_size=200))
def test_the_words_of_a_text_are_the_same_whether_remembered_or_not(text: str) -> None:
    assert [word.text for word in words.of(text, ENGLISH)] == [word.text for word in words.read(text, ENGLISH)] == text.split()
    assert [word.text for word in words.of(text, ENGLISH)] == text.split()  # remembered


def test_a_text_is_split_once() -> None:
    assert words.of("the ferry sails", ENGLISH) is words.of("the ferry sails", ENGLISH)


def test_what_is_remembered_is_bounded() -> None:
    cache = words.Cache(ENGLISH)
    for number in range(words.MAX_WORDS + 10):
        cache.read(f"w{number}")
    for number in range(words.MAX_TEXTS + 10):
        cache.of(f"w{number} and more")
    cache.of("a" * 100_000)
    assert len(cache.words) <= words.MAX_WORDS
    assert len(cache.texts) <= words.MAX_TEXTS
    assert max(map(len, cache.words)) <= words.MAX_WORD_CHARS


def test_what_is_known_of_a_word() -> None:
    share, year = words.read("“Share (2024).", ENGLISH)
    assert (share.bare, share.is_capitalised, share.has_digits) == ("share", False, False)
    assert share.topic == "share"
    assert share.is_content
    assert (year.bare, year.has_digits, year.is_content) == ("2024", True, False)
