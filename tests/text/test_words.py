"""Words as they stand between white space."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from newsx import languages
from newsx.text import words

ENGLISH = languages.of("en")


JAPANESE = languages.of("ja")


@given(some.text(max_size=200))
def test_the_words_of_a_text_are_the_same_whether_remembered_or_not(text: str) -> None:
    found = [word.text for word in words.read(text, ENGLISH)]
    assert [word.text for word in words.of(text, ENGLISH)] == found
    assert [word.text for word in words.of(text, ENGLISH)] == found  # remembered
    assert "".join(found) == "".join(text.split())


@given(some.text(alphabet=[chr(code) for code in range(0x20, 0x3000) if chr(code).isprintable() and not words.has_no_spaces(chr(code))]))
def test_words_stand_between_white_space(text: str) -> None:
    assert [word.text for word in words.read(text, ENGLISH)] == text.split()


def test_where_no_spaces_stand_words_are_small_words_and_pieces_between_them() -> None:
    found = words.read("渡し船は遅れて、 iPhoneを持つ", JAPANESE)
    assert [word.text for word in found] == ["渡", "し", "船", "は", "遅", "れ", "て", "、", "iPhone", "を", "持", "つ"]
    assert [word.text for word in words.read("เรือข้ามฟาก", ENGLISH)] == ["เรือข", "้ามฟา", "ก"]
    assert [word.is_function for word in words.read("船は", JAPANESE)] == [False, True]
    assert words.read("市长表示", languages.of("zh"))[0].is_content


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The ferry is late.", 4),
        ("渡し船は遅れている。", 4),
        ("เรือข้ามฟากมาสาย", 3),
        ("시의회는 다리가 열리지 않을 것이라고 밝혔다.", 6),
        ("", 1),
    ],
)
def test_the_number_of_words(text: str, number: int) -> None:
    assert words.count(text) == number


def test_korean_hangs_its_small_words_on_to_others() -> None:
    assert [word.is_function for word in words.read("시의회는 다리가 정치", languages.of("ko"))] == [True, True, False]


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
