"""What a string names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx import languages
from newsx.text import names

ENGLISH = languages.of("en")


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
    ("text", "introduced", "is_person"),
    [
        ("ada Lindqvist", False, False),  # no capital
        ("Ada L.", False, False),  # no surname
        ("Ada L.", True, True),
        ("OECD Summit", False, False),  # an acronym
        ("ADA Lindqvist", False, True),
        ("Ada Reporter", True, False),  # a job
        ("Harbor News-Tribune", False, False),  # a publisher
        ("Breaking Lindqvist", False, False),  # a word of no name
        ("Ada Breaking", False, True),  # but after a given name
        ("Lairembi Breaking", True, True),  # or after By
    ],
)
def test_what_speaks_against_a_persons_name(text: str, introduced: bool, is_person: bool) -> None:
    assert names.is_person(text, ENGLISH, introduced) is is_person


@given(st.text(max_size=80))
def test_any_text_has_a_kind_or_none(text: str) -> None:
    assert names.kind(text, ENGLISH) in {"person", "organization", "desk", "handle", None}
