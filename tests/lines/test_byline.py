"""Bylines: who signs, in every printed form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx import languages
from newsx.lines import byline
from newsx.record import Author

ENGLISH = languages.of("en")


def signed(line: str, *role_lines: str) -> list[str]:
    """The authors of a byline, each as "Name (role, organization)"."""
    return [written(author) for author in byline.parse(line, ENGLISH, role_lines)]


def written(author: Author) -> str:
    more = ", ".join(part for part in (author.role, author.organization) if part)
    return f"{author.name} ({more})" if more else author.name


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ada Lindqvist", ["Ada Lindqvist"]),
        ("BY ADA LINDQVIST", ["Ada Lindqvist"]),
        ("by Ada Lindqvist", ["Ada Lindqvist"]),
        ("By: Ada Lindqvist", ["Ada Lindqvist"]),
        ("ByAda Lindqvist", ["Ada Lindqvist"]),
        ("Ada Lindqvist", ["Ada Lindqvist"]),
        ("By Ada Lindqvist and Tom Okoro", ["Ada Lindqvist", "Tom Okoro"]),
        ("By Ada Lindqvist, Tom Okoro and Eva Marsh", ["Ada Lindqvist", "Tom Okoro", "Eva Marsh"]),
        ("By Ada Lindqvist, Tom Okoro, and Eva Marsh", ["Ada Lindqvist", "Tom Okoro", "Eva Marsh"]),
        ("By ADA LINDQVIST , TOM OKORO & EVA MCMARSH", ["Ada Lindqvist", "Tom Okoro", "Eva McMarsh"]),
        ("Story by Ada Lindqvist", ["Ada Lindqvist"]),
        ("Written by Ada Lindqvist", ["Ada Lindqvist"]),
        ("Words by Ada Lindqvist. Photographs by Tom Okoro", ["Ada Lindqvist"]),
        ("Opinion by Ada Lindqvist", ["Ada Lindqvist"]),
        ("Analysis by Ada Lindqvist, CNN", ["Ada Lindqvist (CNN)"]),
        ("Author: Ada Lindqvist", ["Ada Lindqvist"]),
        ("By Ada Lindqvist Harbor News", ["Ada Lindqvist (Harbor News)"]),
        ("By Ada Lindqvist Special to The Packet", ["Ada Lindqvist (Packet)"]),
        ("By ADA LINDQVIST FOR THE DAILY PLANET", ["Ada Lindqvist (The Daily Planet)"]),
        (
            "By Ada Lindqvist and Tom Okoro, Lakeside Press-Gazette",
            [f"{name} (Lakeside Press-Gazette)" for name in ("Ada Lindqvist", "Tom Okoro")],
        ),
        ("Ada Lindqvist · CBC News · Posted: Jun 03, 2024 4:00 AM EDT", ["Ada Lindqvist (CBC News)"]),
        ("Halden Robotics, Inc.", ["Halden Robotics Inc"]),
        ("Halden Robotics Corporation", ["Halden Robotics Corporation"]),
        ("By Our Correspondent", ["Our Correspondent"]),
        ("Portrait of Ada Lindqvist Ada Lindqvist", ["Ada Lindqvist"]),
        ("Reporting by Ada Lindqvist in Cairo; Editing by Tom Okoro", ["Ada Lindqvist"]),
        ("By Ada Lindqvist in Cairo", ["Ada Lindqvist"]),
        ("By Ada Lindqvist for the Daily Harbor", ["Ada Lindqvist (Daily Harbor)"]),
        ("By Ada Lindqvist, Ph.D.", ["Ada Lindqvist"]),
        ("By Ada L", ["Ada L"]),
        ("Lakeside, Top Story 1 | Published: 5 hours ago | Written by Ada Lindqvist", ["Ada Lindqvist"]),
        ("Von Ada Lindqvist", ["Ada Lindqvist"]),
    ],
)
def test_the_people_who_sign(line: str, authors: list[str]) -> None:
    assert signed(line) == authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ada Lindqvist, Political Correspondent", ["Ada Lindqvist (Political Correspondent)"]),
        ("Ada Lindqvist | Staff Writer", ["Ada Lindqvist (Staff Writer)"]),
        ("Ada Lindqvist, Staff Writer", ["Ada Lindqvist (Staff Writer)"]),
        ("Ada Lindqvist News Reporter", ["Ada Lindqvist (News Reporter)"]),
        ("Ada LindqvistNews Reporter", ["Ada Lindqvist (News Reporter)"]),
        ("Ada Lindqvist BBC News", ["Ada Lindqvist (BBC News)"]),
        ("By Ada Lindqvist | Harbor News", ["Ada Lindqvist (Harbor News)"]),
        ("By Ada Lindqvist and Tom Okoro The Associated Press", ["Ada Lindqvist (AP)", "Tom Okoro (AP)"]),
        ("By Ada Lindqvist and Tom Okoro, Staff Writers", ["Ada Lindqvist (Staff Writers)", "Tom Okoro (Staff Writers)"]),
        ("By Ada Lindqvist, Environment Editor, and Tom Okoro", ["Ada Lindqvist (Environment Editor)", "Tom Okoro"]),
        ("Ada Lindqvist, Ap Auto Writer", ["Ada Lindqvist (Ap Auto Writer, AP)"]),
    ],
)
def test_roles_and_organizations_in_the_line(line: str, authors: list[str]) -> None:
    assert signed(line) == authors


def test_roles_and_organizations_on_the_lines_below() -> None:
    assert signed("By Ada Lindqvist", "AP Diplomatic Writer") == ["Ada Lindqvist (AP Diplomatic Writer, AP)"]
    assert signed("By Ada Lindqvist", "The Associated Press") == ["Ada Lindqvist (AP)"]
    assert signed("By ADA LINDQVIST", "Staff Writer", "Harbor News") == ["Ada Lindqvist (Staff Writer, Harbor News)"]


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Lindqvist | Nov. 18, 2019, 6:01 p.m.",
        "By Ada Lindqvist Published 3 May 2021",
        "By Ada Lindqvist published 19 May 2026",
        "by Ada Lindqvist Apr. 28, 2023 1:15 pm",
        "By Ada Lindqvist 30 August 2023 • 4:45pm",
        "Ada Lindqvist @adalindqvist",
        "Ada Lindqvist@AdaLindqvist",
        "Ada Lindqvist a.lindqvist@harbor.example",
        "By Ada Lindqvist Follow",
        "By&nbsp Ada Lindqvist",
    ],
)
def test_dates_accounts_and_buttons_beside_the_name_are_no_part_of_it(line: str) -> None:
    assert signed(line) == ["Ada Lindqvist"]


@pytest.mark.parametrize(
    ("line", "name", "kind"),
    [
        ("By The Associated Press", "The Associated Press", "organization"),
        ("By Press Trust of India", "Press Trust of India", "organization"),
        ("Associated Press in Valencia", "Associated Press", "organization"),
        ("By Harbor staff reporter", "Harbor staff reporter", "desk"),
        ("By Staff Reports", "Staff Reports", "desk"),
        ("By The Editorial Board", "The Editorial Board", "desk"),
    ],
)
def test_organizations_and_desks_sign_too(line: str, name: str, kind: str) -> None:
    assert [(author.name, author.type) for author in byline.parse(line, ENGLISH)] == [(name, kind)]


def test_an_agency_beside_a_person_signs_for_itself_after_and() -> None:
    assert [(a.name, a.type) for a in byline.parse("Ada Lindqvist and AP", ENGLISH)] == [
        ("Ada Lindqvist", "person"),
        ("AP", "organization"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Associated Press writer Ada Lindqvist contributed to this report.",
        "Photo by Ada Lindqvist",
        "Photographs by Ada Lindqvist",
        "Edited by Ada Lindqvist",
        "Read more by Ada Lindqvist",
        "Ada Lindqvist is a reporter at the Harbor.",
        "The council met by the harbor on Monday.",
        "By Monday the ice had gone.",
        "By",
        "",
    ],
)
def test_no_author(line: str) -> None:
    assert byline.parse(line, ENGLISH) == []


def test_which_lines_announce_a_writer() -> None:
    assert byline.introduces("By Ada Lindqvist", ENGLISH)
    assert byline.introduces("Story by Ada Lindqvist", ENGLISH)
    assert not byline.introduces("Photo by Ada Lindqvist", ENGLISH)
    assert byline.announces("By", ENGLISH)
    assert byline.announces("Author of the article:", ENGLISH)
    assert not byline.announces("By the harbor", ENGLISH)


@given(
    st.text(max_size=120)
    | st.lists(st.sampled_from("By and , | Ada Lindqvist Staff Writer The Press in for @ada 2019 ; by".split())).map(" ".join)
)
def test_any_line_can_be_read(line: str) -> None:
    for author in byline.parse(line, ENGLISH, [line]):
        assert author.name


@pytest.mark.parametrize(
    ("line", "code", "names"),
    [
        ("Von Ann Roe und Ivo Bern", "de", ["Ann Roe", "Ivo Bern"]),
        ("VON ANN ROE", "de", ["Ann Roe"]),
        ("Ursula von der Linden", "de", ["Ursula von der Linden"]),
        ("Von Ursula von der Linden, Redakteurin", "de", ["Ursula von der Linden"]),
        ("Ein Kommentar von Ann Roe", "de", ["Ann Roe"]),
        ("Text: Ann Roe", "de", ["Ann Roe"]),
        ("Text und Bilder: Ann Roe", "de", ["Ann Roe"]),
        ("Autorin/Autor Ann Roe", "de", ["Ann Roe"]),
        ("von Ann Roe, Landespolitische Korrespondentin", "de", ["Ann Roe"]),
        ("Foto: Ann Roe", "de", []),
        ("Par Ann Roe et Ivo Bern", "fr", ["Ann Roe", "Ivo Bern"]),
        ("Por Ann Roe y Ivo Bern", "es", ["Ann Roe", "Ivo Bern"]),
        ("Di Ann Roe", "it", ["Ann Roe"]),
        ("Door Ann Roe", "nl", ["Ann Roe"]),
        ("Af Ann Roe og Ivo Bern", "da", ["Ann Roe", "Ivo Bern"]),
        ("Автор: Анна Роу", "ru", ["Анна Роу"]),
        ("Ann Roe", "tr", ["Ann Roe"]),
        ("بقلم: أحمد علي", "ar", ["أحمد علي"]),
        ("（责编：王伟、李娜）", "zh", ["王伟", "李娜"]),
        ("新华社记者 王伟", "zh", ["王伟"]),
        ("记者 北京报道", "zh", []),
        ("文/王伟", "zh", ["王伟"]),
        ("取材・文／山田太郎", "ja", ["山田太郎"]),
        ("서울 김민준 기자 kim@harbor.example", "ko", ["김민준"]),
        ("김민준 선임기자, 이서연 기자", "ko", ["김민준", "이서연"]),
    ],
)
def test_bylines_of_other_languages(line: str, code: str, names: list[str]) -> None:
    assert [author.name for author in byline.parse(line, languages.of(code))] == names
