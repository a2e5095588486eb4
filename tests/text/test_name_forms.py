"""How names are written, and which of them may be one person's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx import languages
from newsx.text import name_forms

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
        ("LUDWIG ZUR LINDE", "Ludwig zur Linde"),
        ("ANN LIND JR.", "Ann Lind Jr."),
        ("ANN ROE KC", "Ann Roe KC"),
        ("ANN ROE PHD", "Ann Roe PhD"),
        ("ANN J.R. ROE", "Ann J.R. Roe"),
    ],
)
def test_a_name_is_written_in_natural_case(printed: str, written: str) -> None:
    assert name_forms.natural_case(printed) == written


@given(st.text(max_size=80))
def test_natural_case_stays_as_it_is(text: str) -> None:
    assert name_forms.natural_case(text) == name_forms.natural_case(name_forms.natural_case(text)) or not text.isascii()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bob Reed", "Robert Reed"),
        ("José Ruiz", "Jose Ruiz"),
        ("Ann Lind Jr.", "Ann Lind"),
        ("Dr. Ann Lind", "Ann B. Lind"),
        ("A. Lind", "Ann Lind"),
        ("Ann Roe KC", "Ann Roe"),
        ("Roe", "Ann Roe"),
    ],
)
def test_two_names_of_one_person(one: str, other: str) -> None:
    assert name_forms.same_name(one, other, ENGLISH)
    assert name_forms.same_name(other, one, ENGLISH)


@pytest.mark.parametrize(("one", "other"), [("Ann Lind", "Ivo Lind"), ("Ann Lind", "Ann Roe"), ("Bob Reed", "Rod Reed"), ("", "Ann Roe")])
def test_names_of_two_people(one: str, other: str) -> None:
    assert not name_forms.same_name(one, other, ENGLISH)


@pytest.mark.parametrize("ending", ["Ltd", "ltd.", "LLC", "Inc.", "PLC", "Corporation"])
def test_company_endings(ending: str) -> None:
    assert name_forms.is_company_ending(ending)


@pytest.mark.parametrize(("word", "fewest", "expected"), [("UN", 2, True), ("A", 2, False), ("BO", 3, False), ("Bo", 2, False)])
def test_an_acronym_is_in_capitals_and_long_enough(word: str, fewest: int, expected: bool) -> None:
    assert name_forms.is_acronym(word, fewest) is expected


def test_forms_of_a_name_are_made_up_to_the_length_of_a_name() -> None:
    assert name_forms.without_a_letter("Lind") == ["Lnd", "Lid", "Lin"]
    assert name_forms.swapped("Lind") == ["Lnid", "Lidn"]
    assert name_forms.without_a_letter("L" + "i" * 40) == name_forms.swapped("L" + "i" * 40) == []
