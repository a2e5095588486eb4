"""The learned part of labelling: a conditional random field over the blocks of a page.

Its states are headline, dek, byline, date and body, and for all other blocks whether they stand before the body, between its paragraphs or
after it. So the model knows that an article has one beginning and one end, and what can interrupt it.
"""

from __future__ import annotations

import heapq
from functools import cache
from typing import Final

from newsx import models
from newsx.blocks.crf import CRF
from newsx.blocks.features import BlockFeatures, features_at

BEFORE, AMID, AFTER, BODY = "before", "amid", "after", "body"
_BODY_THRESHOLD: Final = 0.5
"""The probability from which a block counts as body, whatever the likeliest sequence says."""
_MIN_CHANCE: Final = 0.01
"""The least probability of a state that counts as one of a block's chances."""
_MIN_BODY: Final = 0.15
"""The least probability of the likeliest block from which a page without sure body blocks has a body at all."""
_NEAR_BEST: Final = 0.5
"""The part of the likeliest block's probability above which other blocks of such a page are body, too."""


class Prediction:
    """A block's state with its probability, the probability that the block is body, and its chances: the likely states with theirs."""

    def __init__(self, state: str, probability: float, body: float, chances: dict[str, float] | None = None) -> None:
        self.state, self.probability, self.body, self.chances = state, probability, body, chances or {}


def predict(page: list[BlockFeatures], name: str = "blocks") -> list[Prediction]:
    """The state of each block by its features; `name` is the model: "blocks" for dumps, "html" for HTML."""
    if not page:
        return []
    crf = _crf(name)
    scores = crf.scores([block.names for block in page], [block.brief for block in page])
    predictions = []
    states, body = crf.states, crf.states.index(BODY)
    chances_of = crf.probabilities(scores)
    for index, state in enumerate(crf.likeliest(scores)):
        likely = chances_of[index]
        chances: dict[str, float] = {}
        for number in range(len(states)):
            if likely[number] > _MIN_CHANCE:
                chances[states[number]] = likely[number]
        of_body = likely[body]
        if of_body >= _BODY_THRESHOLD:
            predictions.append(Prediction(BODY, of_body, of_body, chances))
        elif state == body:
            predictions.append(Prediction(AMID, 1 - of_body, of_body, chances))
        else:
            predictions.append(Prediction(states[state], likely[state], of_body, chances))
    if all(prediction.state != BODY for prediction in predictions):
        _lower_threshold(predictions)
    return predictions


def _lower_threshold(predictions: list[Prediction]) -> None:
    """If no block is surely body, makes body of those nearly as likely as the likeliest: a page of three paragraphs and a hundred links."""
    best = max(prediction.body for prediction in predictions)
    for prediction in predictions:
        if best > _MIN_BODY and prediction.body > _NEAR_BEST * best and prediction.state in {BEFORE, AMID, AFTER}:
            prediction.state, prediction.probability = BODY, prediction.body


def reasons(page: list[BlockFeatures], index: int, state: str, name: str = "blocks", most: int = 5) -> list[tuple[str, float]]:
    """The features of a block with the largest weights for a state, for it or against it, with these weights in the model `name`."""
    crf = _crf(name)
    number = crf.states.index(state)
    weighed = [
        (place + feature, weight)
        for place, names in features_at(page, index)
        for feature in names
        if (weight := crf.weights(place, feature)[number])
    ]
    return heapq.nlargest(most, weighed, key=lambda item: abs(item[1]))


@cache
def _crf(name: str) -> CRF:
    return CRF(models.load(name))
