"""Any bytes give a record that keeps all its promises, or a reason why there is none."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsx import pipeline
from newsx.sources.raw import Raw, Unreadable
from tests.invariants import check

PARAGRAPH = "The harbour café won’t close, said Zoë Müller, the mayor’s deputy, who has kept its books since the spring."
STORY = f"Ferry stays\nBy Ann Roe\n{PARAGRAPH}\n“It cost £40,” she said – on Monday.\n"
MARKUP = f"<html><head><title>Ferry stays</title></head><body><p>{PARAGRAPH}</p><p>“It cost £40,” she said.</p></body></html>"
PIECES = [
    *(text.encode(encoding, "replace") for text in (STORY, MARKUP) for encoding in ("utf-8", "cp1252", "utf-16", "utf-16-be", "gb18030")),
    STORY.encode().decode("cp1252", "replace").encode(),  # mojibake
    b"\0", b"\xff", b"\x1b[1m", b"\r", b"\f", b"\x93Yes,\x94 he said.\r\n",
    b"\xed\xa0\xbd\xed\xb8\x80", b"\xe2\x80", b"\xef\xbb\xbf", b"\xff\xfe",
]  # fmt: skip


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=12), max_size=6))
def test_any_bytes_give_a_record_or_a_reason(pieces: list[bytes]) -> None:
    with suppress(Unreadable):
        check(Raw("a.txt", b"".join(pieces)).document())


@pytest.mark.parametrize("text", [STORY.replace("café", "caf\ud83d"), MARKUP.replace("café", "caf\ud83d\0"), STORY.replace("e", "e\0")])
def test_halves_of_pairs_and_zeros_do_no_harm(text: str) -> None:
    article = pipeline.extract(text)
    assert article.body


def test_offsets_are_of_the_mended_text() -> None:
    document = Raw("a.txt", STORY.encode().decode("latin-1").encode()).document()
    assert document.text == STORY
    article = pipeline.read(document).article
    assert [document.text[block.start : block.stop] for block in article.blocks] == article.body
    assert "of the mended text" in article.warnings[0]
