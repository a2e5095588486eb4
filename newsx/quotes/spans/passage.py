"""A passage: a stretch of the article in which quotations are looked for."""

from __future__ import annotations

from newsx.record import BlockKind, Place, PlaceField


class Passage:
    """A paragraph of the body, the headline, the dek or a caption, with its place in the record."""

    def __init__(self, text: str, field: PlaceField, index: int | None = None, kind: BlockKind = "paragraph") -> None:
        self.text, self.field, self.index, self.kind = text, field, index, kind

    def place(self, start: int, stop: int) -> Place:
        """The place of the characters from `start` to `stop` of this passage."""
        return Place(field=self.field, index=self.index, start=start, stop=stop)
