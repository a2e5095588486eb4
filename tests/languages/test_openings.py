"""The phrases by which lines of a kind begin."""

from __future__ import annotations

import pytest

from newsx.languages.openings import Openings

OPENINGS = Openings({"title": ["more", "read more", "q"], "appeal": ["sign up", "sign up for free"]})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Read more: Ferry delayed", ("title", "read more")),
        ("READ MORE", ("title", "read more")),
        ("Sign up for free today", ("appeal", "sign up for free")),  # the longest phrase
        ("Sign up today", ("appeal", "sign up")),
        ("Q: Why is the ferry late?", ("title", "q")),
        ("Moreover, the ferry is late.", None),  # not at the end of a word
        ("Please read more", None),
        ("", None),
    ],
)
def test_the_phrase_with_which_a_line_begins(text: str, found: tuple[str, str] | None) -> None:
    assert OPENINGS.of(text) == found
