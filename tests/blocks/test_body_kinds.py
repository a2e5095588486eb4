"""Kinds of body blocks: subheads, list items, block quotations, posts."""

from __future__ import annotations

import pytest

from newsx import languages
from newsx.blocks import body_kinds
from newsx.blocks.labels import Label, Labelled
from newsx.pages.block import Block

ENGLISH = languages.of("en")

PARAGRAPH = "The harbour board voted on Monday to keep the ferry through the winter, after four hours of talk in a full hall on the quay."


def kind(block: Block) -> Label:
    """The label of a block between two paragraphs of the body."""
    items = [Labelled(item, Label.BODY, 0.99) for item in (Block(PARAGRAPH), block, Block(PARAGRAPH))]
    body_kinds.mark(items, 0, len(items), ENGLISH)
    assert items[0].label is items[2].label is Label.BODY
    return items[1].label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("What the neighbors want", Label.SUBHEAD),
        ("‘No more snow’", Label.SUBHEAD),
        ("What’s next?", Label.SUBHEAD),
        ("The vote was close.", Label.BODY),
        ("ANN ROE: No.", Label.BODY),
    ],
)
def test_by_the_text(text: str, label: Label) -> None:
    assert kind(Block(text)) is label


def test_a_signature_makes_a_post_of_the_block_above() -> None:
    blocks = Block(PARAGRAPH), Block("Lovely day on the ferry."), Block("— Ann Roe (@annroe) March 3, 2024"), Block(PARAGRAPH)
    items = [Labelled(block, Label.BODY, 0.99) for block in blocks]
    body_kinds.mark(items, 0, len(items), ENGLISH)
    assert [item.label for item in items] == [Label.BODY, Label.POST, Label.POST, Label.BODY]


def test_a_post_with_its_text_is_one_block() -> None:
    post = "Bring soup to the ferry, and more soup than that. — Ann Roe (@annroe) March 3, 2024"
    items = [Labelled(Block(text), Label.BODY, 0.99) for text in (PARAGRAPH, post)]
    body_kinds.mark(items, 0, len(items), ENGLISH)
    assert [item.label for item in items] == [Label.BODY, Label.POST]


@pytest.mark.parametrize(
    ("block", "label"),
    [
        (Block("the tugs,", bullet="*"), Label.LIST_ITEM),
        (Block("The vote was close.", bullet="##"), Label.SUBHEAD),
        (Block("The vote was close.", bullet=">"), Label.BLOCKQUOTE),
        (Block("The vote was close.", indent=4), Label.BLOCKQUOTE),
        (Block("The vote was close.", tag="h3"), Label.SUBHEAD),
        (Block("The vote was close.", tag="blockquote"), Label.BLOCKQUOTE),
        (Block("The vote was close.", tag="blockquote", cues=("own:embedded",)), Label.POST),
    ],
)
def test_by_list_mark_margin_and_markup(block: Block, label: Label) -> None:
    assert kind(block) is label
