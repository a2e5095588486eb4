"""Roles on a newspaper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx import languages
from newsx.lines import roles

ENGLISH = languages.of("en")


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
def test_any_text_is_a_role_or_none(text: str) -> None:
    roles.is_role(text, ENGLISH)
    roles.employer(text, ENGLISH)
