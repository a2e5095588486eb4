"""A document → the blocks of its page."""

from __future__ import annotations

from newsx.pages.block import Block
from newsx.sources.document import Document


def blocks_of(document: Document) -> list[Block]:
    """The blocks of a document, in reading order."""
    if document.html:
        from newsx.pages import html

        return html.split(document.text)
    from newsx.pages import text

    return text.split(document.text)
