"""What a dump's lines become: paragraphs as they were printed, each with its place in the dump."""

from __future__ import annotations

import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx import languages
from newsx.pages import text

ENGLISH = languages.of("en")

STORY = [
    "The ferry will sail all winter, the harbor board decided on Monday after four hours of debate in a packed hall.",
    "Ivo Bern, the board’s chairman, said the vote was the hardest of his career and that he had slept badly for a week.",
    "Its two boats carry some nine hundred people a day, most of them to schools and to the hospital on the mainland.",
    "The company that runs them wanted to stop in November, when the trips of tourists end and storms begin.",
]


def texts(dump: str) -> list[str]:
    return [block.text for block in text.blocks_of(dump, ENGLISH)]


def test_paragraphs_between_blank_lines() -> None:
    assert texts("\n\n".join(STORY)) == STORY


def test_a_line_is_a_paragraph_if_there_are_no_blank_lines() -> None:
    assert texts("\n".join(STORY)) == STORY


@pytest.mark.parametrize("width", [50, 66, 72, 80, 100])
def test_hard_wraps_are_undone_at_any_column(width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in STORY)
    assert texts(wrapped) == STORY


def test_hard_wraps_are_undone_if_only_short_lines_end_paragraphs() -> None:
    lines = [textwrap.fill(paragraph, 72, initial_indent="   ", subsequent_indent="   ", break_on_hyphens=False) for paragraph in STORY]
    assert texts("\n".join(lines)) == STORY


def test_a_story_that_mail_quotes() -> None:
    quoted = "\n>\n".join(textwrap.fill(paragraph, 72, initial_indent="> ", subsequent_indent="> ") for paragraph in STORY)
    blocks = text.blocks_of("See below.\n\n" + quoted + "\n", ENGLISH)
    assert [block.text for block in blocks] == ["See below.", *STORY]
    assert blocks[1].bullet == ""


def test_headings_that_were_wrapped() -> None:
    centred = "\n".join(line.center(80).rstrip() for line in textwrap.wrap(STORY[0].rstrip("."), 74))
    wrapped = "\n\n".join(textwrap.fill("   " + paragraph, 80, subsequent_indent="   ") for paragraph in STORY[1:])
    assert texts(centred + "\n\n" + wrapped) == [STORY[0].rstrip("."), *STORY[1:]]
    markdown = textwrap.fill("## " + STORY[0], 78)
    assert texts(f"{markdown}\n\nSee [the board](https://bern.example/board).\n\n**Ivo Bern** said so.")[0] == STORY[0]


def test_the_address_below_a_headline_is_a_line_of_its_own() -> None:
    assert texts("Ferry sails on\nhttps://bern.example/ferry\n\n" + STORY[0])[:2] == ["Ferry sails on", "https://bern.example/ferry"]


def test_windows_line_ends() -> None:
    assert texts("\r\n\r\n".join(STORY)) == STORY


def test_pieces_torn_apart_at_links_are_joined() -> None:
    torn = ["For more on this, see our", "Privacy Policy", ". We use cookies, as", "the board", "explained in May, to count our readers."]
    joined = "For more on this, see our Privacy Policy. We use cookies, as the board explained in May, to count our readers."
    assert texts("\n".join([*torn, "Share", "Print"])) == [joined, "Share", "Print"]


def test_a_piece_that_leaves_a_phrase_open_is_joined_with_its_link() -> None:
    torn = ["Even as the", "harbour board", "met on Monday, the ferry sailed.", "By", "Ann Roe", "and", "Bo Lind", "Share"]
    assert texts("\n".join(torn)) == ["Even as the harbour board met on Monday, the ferry sailed.", "By Ann Roe and Bo Lind", "Share"]
    assert texts("is sponsored by\nThe harbour\nis closed") == ["is sponsored by", "The harbour", "is closed"]


def test_menus_stay_apart() -> None:
    assert texts("Home\nWorld\nBusiness\nSign in") == ["Home", "World", "Business", "Sign in"]


def test_bullets_are_taken_off_and_kept() -> None:
    blocks = text.blocks_of("  * World\n  + Europe\n    o Cities\n1. First of all, the rent\n2. and the roof\n", ENGLISH)
    assert [(block.bullet, block.text) for block in blocks] == [
        ("*", "World"),
        ("+", "Europe"),
        ("o", "Cities"),
        ("1.", "First of all, the rent"),
        ("2.", "and the roof"),
    ]


def test_buttons_that_lynx_shows_are_left_out() -> None:
    assert texts("(BUTTON) Menu\n(BUTTON)\n   (BUTTON) Sign in") == ["Menu", "Sign in"]


def test_non_breaking_and_zero_width_spaces() -> None:
    assert texts("The\u00a0ferry\u200b sails.\n") == ["The ferry sails."]


def test_blocks_know_their_line_and_gap() -> None:
    blocks = text.blocks_of("Title\n\n\nBody of it\n", ENGLISH)
    assert [(block.line, block.gap) for block in blocks] == [(1, 0), (4, 2)]


def without_marks(line: str) -> str:
    """A text without white space and what lists and mail put before lines."""
    return solid(line).replace("•", "").replace(">", "")


@given(st.text(st.sampled_from("ab .,\n\r\t*“”•\u00a0\u200b#>1"), max_size=400) | st.text(max_size=400))
def test_places_point_at_the_text(dump: str) -> None:
    for block in text.blocks_of(dump, ENGLISH):
        assert block.start is not None
        assert block.stop is not None
        there = dump[block.start : block.stop]
        assert without_marks(block.text) in without_marks(there)


def solid(words: str) -> str:
    return "".join(char for char in words if not char.isspace() and char not in "\u200b\u200c\u200d\u2060\ufeff\u00ad")


def test_a_number_above_a_paragraph_or_points_is_of_the_text_and_those_of_a_list_are_marks() -> None:
    dump = "1. The ferry\n\nIt sails at noon and is late on Sundays.\n\n2.  The pier\n\n* It is shut.\n\n1. Soup\n2. Bread\n"
    blocks = text.blocks_of(dump, ENGLISH)
    assert [block.text for block in blocks[:3]] == ["1. The ferry", "It sails at noon and is late on Sundays.", "2. The pier"]
    assert dump[blocks[2].start : blocks[2].stop] == "2.  The pier"
    assert [(block.bullet, block.text) for block in blocks[-2:]] == [("1.", "Soup"), ("2.", "Bread")]


def test_thousands_of_posts_without_a_blank_line_are_read_in_seconds() -> None:
    begin = time.process_time()
    assert len(texts("— Ann Roe (@annroe) May 4, 2024\n" * 30_000)) > 1
    assert time.process_time() - begin < 3
