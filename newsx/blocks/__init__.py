"""What each block of a page is: its label.

`label` gives a block's features (features.py) to a trained model (model.py, crf.py), whose labels rules correct (rules.py); a second model
(kinds.py) sees what these make of the page and tells promos, notes, captions, other stories and tags from each other and from the body.

Where is it decided …

    what a block is                     model.py by features.py, then rules.py: `correct`, then kinds.py: `refine`
    where the body begins and ends      body_span.py: `main_stretch`
    subhead, list item, post …          body_kinds.py
    what its fellows say of a block     fellows.py: blocks printed alike, the items of its list, the same words elsewhere
    what lists other stories            related.py

The body is the blocks that have one of the labels `IN_BODY` (labels.py) once `newsx.fields` has corrected them, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from newsx.blocks import kinds, model, rules
from newsx.blocks.features import BlockFeatures, page_features
from newsx.blocks.labels import Labelled
from newsx.blocks.model import Prediction
from newsx.languages import Language
from newsx.pages.block import Block

MAX_BLOCKS: Final = 50_000
"""Blocks that the model labels together, which takes 170 MB. No page of news has a tenth; a longer one is labelled in parts."""


def label(blocks: list[Block], language: Language, max_blocks: int = MAX_BLOCKS) -> list[Labelled]:
    """The blocks with their labels: those of the model, which sees at most `max_blocks` at once, corrected by rules that see all, and by a
    second model that sees what these make of the page."""
    labelled, page = by_first_model(blocks, language, max_blocks)
    kinds.refine(labelled, page, language)
    return labelled


def by_first_model(blocks: list[Block], language: Language, max_blocks: int = MAX_BLOCKS) -> tuple[list[Labelled], list[BlockFeatures]]:
    """The blocks with their labels before the second model has seen them, and the features of each."""
    name = _model_for(blocks)
    page: list[BlockFeatures] = []
    predictions: list[Prediction] = []
    for part in _parts(blocks, max_blocks):
        features = page_features(part, language)
        page += features
        predictions += model.predict(features, name)
    return rules.correct(blocks, predictions, language), page


def explain(labelled: list[Labelled], language: Language) -> list[dict[str, Any]]:
    """Each block's `line`, `label`, `probability`, `kinds` with their probabilities, `text` and `reasons`: the features with the largest
    weights in the first model, and these."""
    name = _model_for([item.block for item in labelled])
    parts = _parts([item.block for item in labelled], MAX_BLOCKS)
    places = [(page, index) for page in (page_features(part, language) for part in parts) for index in range(len(page))]
    return [
        {
            "line": item.block.line,
            "label": item.label,
            "probability": round(item.probability, 3),
            "kinds": {kind: round(chance, 3) for kind, chance in item.kinds.items()},
            "text": item.block.text,
            "reasons": [
                {"feature": feature, "weight": round(weight, 2)} for feature, weight in model.reasons(page, index, item.state, name)
            ],
        }
        for item, (page, index) in zip(labelled, places, strict=True)
    ]


def _parts(blocks: list[Block], size: int) -> Iterator[list[Block]]:
    """The blocks in parts of at most `size`."""
    return (blocks[start : start + size] for start in range(0, len(blocks), size))


def _model_for(blocks: list[Block]) -> str:
    """The model's name: "html" for pages of HTML, whose features include tags and markup, otherwise "blocks"."""
    return "html" if blocks and blocks[0].tag else "blocks"
