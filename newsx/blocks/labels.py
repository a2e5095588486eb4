"""What a block can be."""

from __future__ import annotations

from enum import StrEnum

from newsx.pages.block import Block
from newsx.record import BlockKind


class Label(StrEnum):
    """What a block of a news page is, in the words of the newsroom."""

    HEADLINE = "headline"
    DEK = "dek"
    BYLINE = "byline"
    ROLE = "role"
    DATE = "date"
    BODY = "body"
    SUBHEAD = "subhead"
    LIST_ITEM = "list_item"
    BLOCKQUOTE = "blockquote"
    POST = "post"
    CAPTION = "caption"
    CREDIT = "credit"
    PROMO = "promo"
    PULL_QUOTE = "pull_quote"
    RELATED = "related"
    TEASER = "teaser"
    NOTE = "note"
    COMMENT = "comment"
    SECTION = "section"
    NAVIGATION = "navigation"
    ADVERTISEMENT = "advertisement"
    LEGAL = "legal"
    OTHER = "other"


IN_BODY = frozenset({Label.BODY, Label.SUBHEAD, Label.LIST_ITEM, Label.BLOCKQUOTE, Label.POST})
"""The labels whose blocks are paragraphs of the article's body."""


class Labelled:
    """A block and what it is.

    `state` is what the model took it for and `probability` how surely; `repeat_of` is the index of the block whose words it repeats.
    """

    def __init__(self, block: Block, label: Label, probability: float, state: str = "before") -> None:
        self.block, self.label, self.probability, self.state = block, label, probability, state
        self.repeat_of: int | None = None

    @property
    def kind(self) -> BlockKind:
        """What the record calls a block of this label, if it is one of the body's."""
        return _KINDS.get(self.label, "paragraph")


_KINDS: dict[Label, BlockKind] = {
    Label.SUBHEAD: "subhead",
    Label.LIST_ITEM: "list_item",
    Label.BLOCKQUOTE: "blockquote",
    Label.POST: "post",
}
