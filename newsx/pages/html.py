"""A page of HTML → its blocks and its evidence: parsed once, the tree walked through, and trafilatura asked what it keeps."""

from __future__ import annotations

from newsx.pages import metadata, trafilatura, tree, walk
from newsx.pages.block import Block
from newsx.pages.evidence import Evidence

_MOST_BLOCKS, _MOST_TEXT = 5000, 1 << 21
"""Blocks and characters in them beyond which trafilatura, which takes 0.2 ms a block, is not asked: pages of news have a tenth."""


def read(markup: str) -> tuple[list[Block], Evidence]:
    """The blocks of a page in reading order, each with cues, and what the markup says of the story."""
    root = tree.parse(markup)
    if root is None:
        return [], Evidence()
    blocks = walk.split(root)
    evidence = metadata.read(root)
    if len(blocks) <= _MOST_BLOCKS and sum(len(block.text) for block in blocks) <= _MOST_TEXT:
        tree.strip(root)
        trafilatura.mark(blocks, trafilatura.main_text(root, blocks), "kept")
    return blocks, evidence
