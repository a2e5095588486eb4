"""The stretch of a page that is its article's body."""

from __future__ import annotations

from newsx import languages
from newsx.blocks.body_span import main_stretch
from newsx.blocks.labels import Label, Labelled
from newsx.pages.block import Block

ENGLISH = languages.of("en")

PARAGRAPH = "The harbour board voted on Monday to keep the ferry through the winter, after four hours of talk in a full hall."
MENU = "Sports"


def stretch(*texts: str) -> tuple[int, int]:
    """The stretch of a page on which each paragraph is labelled as body, "Sports" as navigation and all else as a byline."""
    known = {PARAGRAPH: Label.BODY, MENU: Label.NAVIGATION}
    return main_stretch([Labelled(Block(text), known.get(text, Label.BYLINE), 0.9) for text in texts], ENGLISH)


def test_the_longest_run_of_paragraphs_is_the_body() -> None:
    assert stretch(MENU, PARAGRAPH, MENU, MENU, MENU, MENU, PARAGRAPH, PARAGRAPH, MENU) == (6, 8)


def test_a_line_between_paragraphs_is_in_the_stretch() -> None:
    assert stretch(PARAGRAPH, MENU, PARAGRAPH) == (0, 3)


def test_signed_paragraphs_count_for_more_than_those_of_a_footer() -> None:
    assert stretch("By Ann Roe", PARAGRAPH, *[MENU] * 21, PARAGRAPH, PARAGRAPH, PARAGRAPH) == (1, 2)


def test_without_paragraphs_the_stretch_is_empty_at_the_end() -> None:
    assert stretch(MENU, MENU) == (2, 2)
    assert stretch() == (0, 0)
