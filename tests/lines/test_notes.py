"""Notes about a story."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx import languages
from newsx.lines import notes

ENGLISH = languages.of("en")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Correction: An earlier version misspelled the mayor's name.", "correction"),
        ("An earlier version of this story misspelled the mayor's name.", "correction"),
        ("This article was amended on 3 May 2021.", "correction"),
        ("Editor’s note: This story contains strong language.", "editor"),
        ("This interview has been edited for length and clarity.", "editor"),
        ("Associated Press writer Ada Lindqvist in Oslo contributed to this report.", "contributor"),
        ("Reporting by Ada Lindqvist in Oslo; Editing by Tom Okoro", "contributor"),
        ("(Additional reporting by Ada Lindqvist)", "contributor"),
        ("Contact Ada Lindqvist at ada@harbor.example.", "contact"),
        ("Reach Ada Lindqvist at 555-0148.", "contact"),
        ("Reporting by the panel showed that the bridge was safe.", None),
        ("Contact with the ship was lost on Monday.", None),
        ("The mayor contributed 500 crowns to the party.", None),
    ],
)
def test_notes(line: str, kind: str | None) -> None:
    assert notes.kind(line, ENGLISH) == kind


@given(st.text(max_size=120))
def test_any_line_is_a_note_or_none(text: str) -> None:
    assert notes.kind(text, ENGLISH) in {"correction", "editor", "contributor", "contact", None}
