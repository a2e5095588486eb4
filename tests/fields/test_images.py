"""The pictures that the lines of a page describe and credit."""

from __future__ import annotations

from newsx.record import Image
from tests.fields.pages import LEAD, MORE, page, read

HEADLINE = "Gull Island ferry will sail through the winter"
CAPTION = "The ferry leaves Gull Island in the fog on Sunday morning."


def images(*lines: str, **labels: str) -> list[Image]:
    return read(page(HEADLINE, "By Eva Marsh", *lines, **labels)).images


def test_a_caption_with_its_credit() -> None:
    assert images(f"{CAPTION} (Lena Marsh/Sentinel)", LEAD, *MORE) == [Image(caption=CAPTION, credit="Lena Marsh/Sentinel")]


def test_a_credit_on_a_line_of_its_own_belongs_to_the_caption_above() -> None:
    found = images(LEAD, CAPTION, "Photo: Lena Marsh", *MORE, caption=CAPTION, credit="Photo: Lena Marsh")
    assert found == [Image(caption=CAPTION, credit="Lena Marsh")]


def test_each_picture_is_there_once() -> None:
    line = f"{CAPTION} (Lena Marsh/Sentinel)"
    assert len(images(line, LEAD, MORE[0], line, *MORE[1:])) == 1


def test_paragraphs_of_the_story_are_no_captions() -> None:
    assert images(LEAD, *MORE) == []


def test_a_line_that_is_no_picture_s_by_the_model_credits_nobody() -> None:
    items = page(HEADLINE, "By Eva Marsh", "Ferries/Tugs", LEAD, *MORE)
    items[2].kinds = {"other": 1.0}
    assert read(items).images == []
