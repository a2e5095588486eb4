"""Whom a pronoun means."""

from __future__ import annotations

import pytest

from tests.quotes.reading import names, read


def test_he_and_she() -> None:
    assert names("Ann Lind met Carl Dahl.", "“No,” she said.", "“Yes,” he said.") == ["Ann Lind", "Carl Dahl"]


def test_a_new_subject_takes_the_pronoun() -> None:
    assert names("“No,” Carl Dahl said.", "Bo Ek of the union saw it otherwise. “Yes,” he said.") == ["Carl Dahl", "Bo Ek"]


def test_somebody_just_introduced_takes_the_pronoun() -> None:
    assert names("Carl Dahl cheered.", "There was a song, courtesy of Karl Ek, a baker.", "“I wrote it at night,” he said.")[0] == "Karl Ek"


def test_who_opens_the_paragraph_takes_the_pronoun() -> None:
    story = ("“It sank,” said Omar Haddad.", "Transport Minister Jo Pires, under fire, quit. In a letter he wrote that he was “sorry.”")
    assert names(*story) == ["Omar Haddad", "Jo Pires"]


def test_whom_he_tells_is_not_he() -> None:
    assert names("Kim Ek asked Carl Dahl how high the wall would be.", "“Very high,” he told Ek.") == ["Carl Dahl"]


def test_an_opening_pronoun_is_named_next() -> None:
    assert names("“I’m not going,” he told reporters.", "Mayor Carl Dahl has faced calls to quit.") == ["Carl Dahl"]


def test_they_means_a_people() -> None:
    source = read("Yet the Danes are not leaving.", "On Monday they called the plan “a bad joke.”").quotes[0].speaker
    assert source is not None
    assert (source.name, source.type, source.mention) == ("Danes", "group", "they")


def test_the_author_of_a_column_is_i() -> None:
    found = read("“Not again,” I told the harbour master last week.", byline=["Kim Aas"])
    assert [quote.speaker.name for quote in found.quotes if quote.speaker] == ["Kim Aas"]


def test_who_answers_a_question_did_not_ask_it() -> None:
    assert names("Carl Dahl met Bo Ek.", "“Is it late?” Bo Ek asked.", "“Are you coming?” He replied: “No.”")[-1] == "Carl Dahl"


def test_an_interview_s_answers_are_of_the_person_mentioned_most() -> None:
    answer = "It has stood here since our grandfathers built it."
    turns = (
        "Ann Lind met us in May.",
        "Q: Why does the pier matter to you so?",
        f"A: {answer}",
        "Q: And what will you do now?",
        f"A: {answer}",
    )
    assert names(*turns) == [None, "Ann Lind", None, "Ann Lind"]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("Dahl’s spokesman, Tim Fry, left. In an email he said it was “sound.”", "Tim Fry"),
    ],
)
def test_who_is_he(paragraph: str, expected: str) -> None:
    assert names(paragraph) == [expected]
