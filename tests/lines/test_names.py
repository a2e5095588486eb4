"""Names: what a string names, and natural case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx import languages
from newsx.lines import roles
from newsx.text import names

ENGLISH = languages.of("en")


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("MARTHA OKORO", "Martha Okoro"),
        ("martha okoro", "Martha Okoro"),
        ("SEAN O'BRIEN", "Sean O'Brien"),
        ("SEAN O’BRIEN", "Sean O’Brien"),
        ("ANNA MCDONALD", "Anna McDonald"),
        ("LUDWIG VAN DER BERG", "Ludwig van der Berg"),
        ("VAN MORRIS", "Van Morris"),
        ("ADA SMITH-LINDQVIST", "Ada Smith-Lindqvist"),
        ("J.K. LARSEN", "J.K. Larsen"),
        ("TJ LARSEN", "TJ Larsen"),
        ("HENRY LARSEN III", "Henry Larsen III"),
        ("Ada LINDQVIST", "Ada Lindqvist"),
        ("Ada DeVries", "Ada DeVries"),
    ],
)
def test_a_name_is_written_in_natural_case(printed: str, written: str) -> None:
    assert names.natural_case(printed) == written


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ada Lindqvist", "person"),
        ("Ludwig van der Berg", "person"),
        ("J. K. O'Hara-Smith Jr.", "person"),
        ("Dr. Ada Lindqvist", "person"),
        ("Lairembi Warli", "person"),
        ("The Lakeside Tribune", "organization"),
        ("BBC News", "organization"),
        ("The Associated Press", "organization"),
        ("lakeside.example.com", "organization"),
        ("Staff", "desk"),
        ("AP Staff", "desk"),
        ("Lakeside staff reporter", "desk"),
        ("Our Foreign Staff", "desk"),
        ("Web Desk", "desk"),
        ("@adalindqvist", "handle"),
        ("Read More", None),
        ("Share Article", None),
        ("the mayor", None),
        ("Bus 42", None),
        ("", None),
    ],
)
def test_what_a_string_names(text: str, kind: str | None) -> None:
    assert names.kind(text, ENGLISH) == kind


def test_a_surname_that_is_a_common_word_needs_a_given_name_before_it() -> None:
    assert names.is_person("Jill London", ENGLISH)
    assert not names.is_person("Greater London", ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        "Staff Writer",
        "AP Diplomatic Writer",
        "Chief Political Correspondent",
        "Head of Audio",
        "Senior Reporter, Politics",
        "Health correspondent, Exeter",
    ],
)
def test_a_role(text: str) -> None:
    assert roles.is_role(text, ENGLISH)


@pytest.mark.parametrize(
    "text", ["The writer left the room.", "Ada Lindqvist", "A reporter asked him why the harbor was closed", "42 reporters", ""]
)
def test_no_role(text: str) -> None:
    assert not roles.is_role(text, ENGLISH)


@pytest.mark.parametrize(
    ("role", "employer"),
    [
        ("AP Diplomatic Writer", "AP"),
        ("Associated Press writers", "AP"),
        ("Lakeside Tribune Staff Writer", "Lakeside Tribune"),
        ("BBC News Middle East correspondent", "BBC News"),
        ("News Reporter", None),
        ("Political Correspondent", None),
    ],
)
def test_for_whom_somebody_works_by_the_role(role: str, employer: str | None) -> None:
    assert roles.employer(role, ENGLISH) == employer


@given(st.text(max_size=80))
def test_any_text_has_a_kind_or_none(text: str) -> None:
    assert names.kind(text, ENGLISH) in {"person", "organization", "desk", "handle", None}
    roles.is_role(text, ENGLISH)
    roles.employer(text, ENGLISH)
    assert names.natural_case(text) == names.natural_case(names.natural_case(text)) or not text.isascii()
