"""Signatures: the names in a line that may be authors'."""

from __future__ import annotations

import pytest

from newsx import languages
from newsx.lines import signatures

ENGLISH = languages.of("en")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ann Roe on July 10, 2015 in Culture", ["Ann Roe"]),
        ("December 20, 2025 by Ann Roe", ["Ann Roe"]),
        ("Posted Mar 1, 2024 by Ann Roe (@annroe)", ["Ann Roe"]),
        ("ANN ROE | IVO BERN · Leeds", ["Ann Roe", "Ivo Bern"]),
        ("By Ann Roe, Harbour Editor, and Ivo Bern", ["Ann Roe", "Harbour Editor", "Ivo Bern"]),
        ("Von Ivo von der Bern und Ann Roe", ["Ivo von der Bern", "Ann Roe"]),
        ("Written by: Ann Roe, Reviewed by: Ivo Bern", ["Ann Roe", "Ivo Bern"]),
        ("Ann Roe is a reporter in Leeds.", ["Ann Roe"]),
        ("3 min read", []),
    ],
)
def test_names_are_found_beside_dates_marks_and_roles(line: str, expected: list[str]) -> None:
    assert [signature.name for signature in signatures.find(line, ENGLISH)] == expected


def test_what_introduces_a_name_is_said() -> None:
    first, second = signatures.find("Written by: Ann Roe, Reviewed by: Ivo Bern", ENGLISH)
    assert (first.by, second.by) == ("written by", "reviewed by")
    (labelled,) = signatures.find("Author: Ann Roe", ENGLISH)
    assert labelled.by == "author"


def test_a_name_that_may_go_on_is_found_in_each_length() -> None:
    found = signatures.find("Ann Roe Politics Editor", ENGLISH)
    assert [signature.cut for signature in found] == [2, 1, 0]
    assert found[0].name == "Ann Roe"


def test_only_a_by_or_a_label_can_announce_a_name() -> None:
    lines = ("Story by Ann Roe", "Author: Ann Roe", "Texte de Ivo Bern", "Ann Roe reports", "Gull Island ferry to sail")
    assert [signatures.may_announce(line, ENGLISH) for line in lines] == [True, True, True, False, False]
