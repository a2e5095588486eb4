"""Sentences."""

from __future__ import annotations

import pytest

from newsx import languages
from newsx.text.sentences import is_sentence

ENGLISH = languages.of("en")


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("The ferry is late.", True),
        ("“The ferry is late.”", True),
        ("(The ferry is late.)", True),
        ("Is the ferry late?", True),
        ("नौका देर से है।", True),
        ("The ferry, which Continue reading", True),
        ("The ferry is late", False),
        ("Late ferries:", False),
        ("", False),
    ],
)
def test_lines_that_end_as_sentences_do(line: str, is_one: bool) -> None:
    assert is_sentence(line, ENGLISH) is is_one
