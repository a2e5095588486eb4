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
    TOPIC = "topic"
    NAVIGATION = "navigation"
    ADVERTISEMENT = "advertisement"
    LEGAL = "legal"
    OTHER = "other"


IN_BODY = frozenset({Label.BODY, Label.SUBHEAD, Label.LIST_ITEM, Label.BLOCKQUOTE, Label.POST})
"""The labels whose blocks are paragraphs of the article's body."""


class Labelled:
    """A block with its label.

    `state` is the model's state for it and `probability` how sure the model was; `chances` are the likely states with their probabilities;
    `kinds` are what it can be to the story by the second model (see `newsx.blocks.kinds`), with the probabilities; `repeat_of` is the index
    of an earlier block with the same text, or None.
    """

    def __init__(
        self, block: Block, label: Label, probability: float, state: str = "before", chances: dict[str, float] | None = None
    ) -> None:
        self.block, self.label, self.probability, self.state = block, label, probability, state
        self.chances = chances or {}
        self.kinds: dict[str, float] = {}
        self.repeat_of: int | None = None

    def relabelled(self, label: Label) -> Labelled:
        """The same block with another label; what turns out to be nothing to the story has no chances of being something."""
        other = Labelled(self.block, label, self.probability, self.state, self.chances)
        other.kinds, other.repeat_of = {} if label is Label.OTHER else self.kinds, self.repeat_of
        return other

    @property
    def kind(self) -> BlockKind:
        """The kind that the record gives for this label, "paragraph" if it has none of its own."""
        return _KINDS.get(self.label, "paragraph")


_KINDS: dict[Label, BlockKind] = {
    Label.SUBHEAD: "subhead",
    Label.LIST_ITEM: "list_item",
    Label.BLOCKQUOTE: "blockquote",
    Label.POST: "post",
}
