from __future__ import annotations

import pytest
from articles import BODY, article

from newsx.output.rows import SPEECH, quote_rows, speaker_key


def test_rows_are_speech_in_the_body_unless_more_is_asked_for():
    story = article()
    story.quotes[3].repeat_of = 0
    assert [row.kind for row in quote_rows(story, SPEECH, None)] == ["direct", "direct", "partial", "direct", "direct"]
    assert len(list(quote_rows(story, SPEECH, frozenset({"body"})))) == 6
    assert [row.text for row in quote_rows(story, frozenset({"scare"}), None)] == ["the Old Lady."]
    assert list(quote_rows(story, SPEECH, frozenset({"headline"}))) == []


def test_a_row_tells_where_its_text_stands():
    for row in quote_rows(article(), SPEECH, None):
        assert row.paragraph == BODY[row.paragraph_no]
        assert row.paragraph[row.start : row.stop] == row.text


def test_what_is_too_long_for_a_paragraph_is_not_in_each_row():
    long = article()
    long.body[1] += " and so on" * 2000
    rows = list(quote_rows(long, SPEECH, None))
    assert [row.paragraph is None for row in rows] == [row.paragraph_no == 1 for row in rows]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Joseph R. Biden Jr.", "joseph biden"),
        ("Dr. José Ruiz", "jose ruiz"),
        ("J.D. Vance", "jd vance"),
        ("J. D. Vance", "jd vance"),
        ("Conan O’Brien", "conan o'brien"),
        ("Mr.", "mr"),
        ("X", "x"),
        ("", ""),
    ],
)
def test_speaker_keys(name, key):
    assert speaker_key(name) == key
