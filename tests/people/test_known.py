"""People who are known beforehand."""

from __future__ import annotations

import pytest
from stories import stories, story

from newsx.people import NotPeople, link, read_known


@pytest.fixture
def known(tmp_path):
    """Reads people from the text of a table."""

    def read(text: str):
        path = tmp_path / "people.csv"
        path.write_text(text, encoding="utf-8")
        return read_known(path)

    return read


def test_a_known_person_brings_names_gender_and_other_columns(known):
    people = link(
        stories(("Ann Roe", None, "mayor"), ("Annie Lind", None, "a singer"), ("Bern", None, None)),
        known("name,aliases,gender,party\nAnn Roe,Annie Lind; The Mayor,f,Harbour Party\nIvo Bern,Bern,m,\n"),
    )
    assert [(person.name, set(person.variants), person.gender) for person in people] == [
        ("Ann Roe", {"Ann Roe", "Annie Lind"}, "f"),
        ("Ivo Bern", {"Bern"}, "m"),
    ]
    assert [person.details for person in people] == [{"party": "Harbour Party"}, {"party": ""}]


def test_the_library_takes_a_path(tmp_path):
    (tmp_path / "people.csv").write_text("name,party\nAnn Roe,Harbour Party\n", encoding="utf-8")
    [person] = link(stories(("Ann Roe", None, None)), tmp_path / "people.csv")
    assert person.details == {"party": "Harbour Party"}


def test_two_known_people_are_never_one(known):
    told = [story(("Ann Roe", None, None)), story(("Ann Roe", "f", None))]
    assert len(link(told, known("name,gender\nAnn Roe,f\nAnn Roe,m\n"))) == 2


def test_known_people_who_do_not_speak_are_left_out(known):
    assert [person.name for person in link(stories(("Bo Lind", None, None)), known("name\nAnn Roe\n"))] == ["Bo Lind"]


@pytest.mark.parametrize(
    ("table", "why"),
    [("person\nAnn Roe\n", "has no column “name”"), ("name,party\n,Harbour\n", "no name in line 2"), ('name\n"Ann Roe', "is no CSV")],
)
def test_what_is_no_table_of_people(known, table, why):
    with pytest.raises(NotPeople, match=why):
        known(table)
