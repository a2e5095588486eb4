from __future__ import annotations

import pytest
from articles import BODY, article

from newsx.output.rows import article_row, quote_rows
from newsx.selection import USUAL, Selection, speaker_key


def test_rows_are_speech_in_the_body_unless_more_is_asked_for():
    story = article()
    story.quotes[3].repeat_of = 0
    assert [row.kind for row in quote_rows(story, USUAL)] == ["direct", "direct", "partial", "direct", "direct"]
    assert len(list(quote_rows(story, Selection(places=frozenset({"body"}))))) == 6
    assert [row.text for row in quote_rows(story, Selection(frozenset({"scare"})))] == ["the Old Lady."]
    assert list(quote_rows(story, Selection(places=frozenset({"headline"})))) == []


def test_a_row_has_what_an_analysis_counts_by():
    story = article()
    story.speakers[0].gender, story.extra = "m", {"party": "Harbour"}
    first = next(quote_rows(story, USUAL))
    assert (first.authors, first.section, first.language, first.gender) == ("Ann Roe; Tomás Quill", "Local", "en", "m")
    assert (first.text_key, first.extra) == ("it is a lifeline", {"party": "Harbour"})


def test_quotations_are_chosen_by_speaker_and_confidence():
    story = article()
    story.quotes[0].confidence = 0.4
    assert [number for number, _ in Selection(speaker="Bern").of(story)] == [0, 1, 4]
    assert [number for number, _ in Selection(speaker="Mr Ivo BERN", confidence=0.5).of(story)] == [1, 4]
    assert list(Selection(speaker="Ann Bern").of(story)) == []


def test_the_row_of_an_article_counts_its_quotations():
    story = article()
    assert article_row(story, USUAL).quotations == USUAL.count(story) == len(list(quote_rows(story, USUAL)))


def test_a_row_tells_where_its_text_stands():
    for row in quote_rows(article(), USUAL):
        assert row.paragraph == BODY[row.paragraph_no]
        assert row.paragraph[row.start : row.stop] == row.text


def test_what_is_too_long_for_a_paragraph_is_not_in_each_row():
    long = article()
    long.body[1] += " and so on" * 2000
    rows = list(quote_rows(long, USUAL))
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
