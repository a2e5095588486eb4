"""A page of HTML → its blocks: parsed once, the tree walked through, and trafilatura asked what it keeps."""

from __future__ import annotations

from newsx.pages import kept, tree, walk
from newsx.pages.block import Block


def split(markup: str) -> list[Block]:
    """The blocks of a page in reading order, each with cues; none where the markup has no elements."""
    root = tree.parse(markup)
    if root is None:
        return []
    blocks = walk.split(root)
    kept.mark(blocks, kept.main_text(root), "kept")
    return blocks
