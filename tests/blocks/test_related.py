"""Lists of other stories, within the article and after it."""

from __future__ import annotations

from newsx import languages
from newsx.blocks import related
from newsx.blocks.labels import Label, Labelled
from newsx.pages.block import Block

ENGLISH = languages.of("en")

PARAGRAPH = "The harbour board voted on Monday to keep the ferry through the winter, after four hours of talk in a full hall."
LIST = ("More in News", "Library opens its new reading room", "Readers will find forty desks.", "Council delays vote on the quarry")


def page(*texts: str, label: Label = Label.OTHER) -> list[Labelled]:
    return [Labelled(Block(text), Label.BODY if text == PARAGRAPH else label, 0.99) for text in texts]


def test_headlines_and_teasers_below_a_heading() -> None:
    items = page(PARAGRAPH, *LIST)
    related.mark_after(items, 1, ENGLISH)
    assert [item.label for item in items[1:]] == [Label.OTHER, Label.RELATED, Label.TEASER, Label.RELATED]


def test_the_heading_of_such_a_list_is_no_paragraph() -> None:
    items = page(PARAGRAPH, *LIST)
    items[1].label = Label.BODY
    related.mark_after(items, 1, ENGLISH)
    assert [item.label for item in items[:2]] == [Label.BODY, Label.OTHER]


def test_without_a_heading_there_is_no_list() -> None:
    items = page(PARAGRAPH, *LIST[1:])
    related.mark_after(items, 1, ENGLISH)
    assert [item.label for item in items[1:]] == [Label.OTHER] * 3


def test_a_list_at_the_end_is_no_part_of_the_body() -> None:
    items = page(
        PARAGRAPH, PARAGRAPH, "More in News", "Library opens its new reading room", "Council delays vote on the quarry", label=Label.BODY
    )
    assert related.unmark_within(items, 0, len(items), ENGLISH) == 2
    assert [item.label for item in items] == [Label.BODY] * 2 + [Label.OTHER] * 3
