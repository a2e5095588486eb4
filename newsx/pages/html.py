"""The blocks and the evidence of a page of HTML."""

from __future__ import annotations

from typing import Final

from newsx.pages import metadata, trafilatura, tree, walk
from newsx.pages.block import Block
from newsx.pages.evidence import Evidence

_MAX_BLOCKS: Final = 5000
"""Blocks of a page that trafilatura is asked about: it takes 0.2 ms for each, and news pages have a tenth of these."""
_MAX_CHARS: Final = 1 << 21
"""Characters in the blocks of such a page."""


def read(markup: str) -> tuple[list[Block], Evidence]:
    """The blocks of a page in reading order, each with its cues, and the evidence in its markup."""
    root = tree.parse(markup)
    if root is None:
        return [], Evidence()
    blocks = walk.blocks_of(root)
    evidence = metadata.evidence_of(root)
    if len(blocks) <= _MAX_BLOCKS and sum(len(block.text) for block in blocks) <= _MAX_CHARS and not tree.is_nested_too_deep(root):
        tree.strip(root)
        trafilatura.mark_kept(blocks, trafilatura.main_text(root, blocks))
    return blocks, evidence
