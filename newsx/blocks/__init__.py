"""What each block of a page is."""

from __future__ import annotations

from typing import Any

from newsx.blocks.labels import IN_BODY, Label, Labelled
from newsx.pages.block import Block


def label(blocks: list[Block]) -> list[Labelled]:
    """The blocks, each with what it is."""
    labelled = []
    headline = False
    for block in blocks:
        words = block.text.count(" ") + 1
        if words >= 12 and block.text.endswith((".", "”", '"', "?", "!")):
            kind = Label.BODY if headline else Label.CAPTION
        elif not headline and 5 <= words <= 20 and not block.bullet:
            kind, headline = Label.HEADLINE, True
        else:
            kind = Label.OTHER
        labelled.append(Labelled(block, kind, 0.5))
    return labelled


def article_score(labelled: list[Labelled]) -> float:
    """0 to 1: how surely these blocks hold an article."""
    words = sum(item.block.text.count(" ") + 1 for item in labelled if item.label in IN_BODY)
    return round(words / (words + 60), 3)


def explain(labelled: list[Labelled]) -> list[dict[str, Any]]:
    """What each block is and why, in order: `line`, `label`, `probability`, `text`, `reasons`."""
    return [
        {"line": item.block.line, "label": item.label, "probability": item.probability, "text": item.block.text, "reasons": []}
        for item in labelled
    ]
