"""What each block of a page is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsx.blocks import model, rules
from newsx.blocks.features import see
from newsx.blocks.labels import Labelled
from newsx.languages import Language
from newsx.pages.block import Block

_MOST = 50_000
"""Blocks that are looked at together, which takes 170 MB. No page of news has a tenth; a longer one is looked at in parts."""


def label(blocks: list[Block], language: Language) -> list[Labelled]:
    """The blocks, each with what it is: first as the model judges, then by rules that see the whole page so judged."""
    name = _model_for(blocks)
    return rules.settle(blocks, [verdict for part in _parts(blocks) for verdict in model.judge(see(part, language), name)], language)


def _parts(blocks: list[Block]) -> Iterator[list[Block]]:
    """The blocks, as many at a time as are looked at together."""
    return (blocks[start : start + _MOST] for start in range(0, len(blocks), _MOST))


def _model_for(blocks: list[Block]) -> str:
    """The model's name: pages of HTML have one of their own, which knows tags and cues."""
    return "html" if blocks and blocks[0].tag else "blocks"


def explain(labelled: list[Labelled], language: Language) -> list[dict[str, Any]]:
    """What each block is and why, in order: `line`, `label`, `probability`, `text` and `reasons`, its weightiest features with weights."""
    blocks = [item.block for item in labelled]
    name = _model_for(blocks)
    sights = [(part, index) for part in [see(part, language) for part in _parts(blocks)] for index in range(len(part))]
    return [
        {
            "line": item.block.line,
            "label": item.label,
            "probability": round(item.probability, 3),
            "text": item.block.text,
            "reasons": [{"feature": feature, "weight": round(weight, 2)} for feature, weight in model.reasons(*sight, item.state, name)],
        }
        for item, sight in zip(labelled, sights, strict=True)
    ]
