"""Sentences."""

from __future__ import annotations

import pytest

from newsx import languages
from newsx.text.sentences import is_sentence, with_latin_signs

ENGLISH = languages.of("en")


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("The ferry is late.", True),
        ("“The ferry is late.”", True),
        ("(The ferry is late.)", True),
        ("Is the ferry late?", True),
        ("नौका देर से है।", True),
        ("渡し船は遅れている。", True),
        ("「渡し船は遅れている。」", True),
        ("هل تأخرت العبّارة؟", True),
        ("สภาลงมติให้เรือข้ามฟากที่เชื่อมระหว่างเกาะกับแผ่นดินใหญ่เดินเรือต่อไปจนถึงฤดูใบไม้ผลิปีหน้า", True),
        ("สภาลงมติให้เรือข้ามฟากเดินต่อ", False),
        ("The ferry, which Continue reading", True),
        ("The ferry is late", False),
        ("Late ferries:", False),
        ("", False),
    ],
)
def test_lines_that_end_as_sentences_do(line: str, is_one: bool) -> None:
    assert is_sentence(line, ENGLISH) is is_one


def test_signs_of_other_scripts_are_seen_as_those_of_latin() -> None:
    assert with_latin_signs("「渡し船は、遅れている。」") == "“渡し船は, 遅れている. ”"
    assert with_latin_signs("नौका देर से है।") == "नौका देर से है."
    assert with_latin_signs("“The ferry is late.”") == "“The ferry is late.”"
