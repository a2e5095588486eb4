"""The learned part of labelling: a conditional random field over the blocks of a page.

Its states tell the headline, dek, byline, date and body, and of all other blocks whether they stand before the body, amid it or after it:
so the field knows that an article has one beginning and one end, and what interrupts it on the way.
"""

from __future__ import annotations

import heapq
from functools import cache

from newsx import models
from newsx.blocks.crf import Field
from newsx.blocks.features import Sight, seen_from

BEFORE, AMID, AFTER, BODY = "before", "amid", "after", "body"
_SURE_BODY = 0.62
"""The probability from which a block counts as body; cross-validated, it is better than the likeliest sequence's 0.5."""
_LEAST_BODY = 0.15


class Verdict:
    """A block's state and its probability, and the probability that it is body."""

    def __init__(self, state: str, probability: float, body: float) -> None:
        self.state, self.probability, self.body = state, probability, body


def judge(sights: list[Sight], name: str = "blocks") -> list[Verdict]:
    """The state of each block, by what is seen of it; `name` is the model's: "blocks" for dumps, "html" for pages."""
    if not sights:
        return []
    field = _field(name)
    scores = [field.scores(seen_from(sights, index)) for index in range(len(sights))]
    verdicts = []
    body = field.states.index(BODY)
    for state, likely in zip(field.likeliest(scores), field.probabilities(scores), strict=True):
        if state == body and likely[body] < _SURE_BODY:
            verdicts.append(Verdict(AMID, 1 - likely[body], likely[body]))
        else:
            verdicts.append(Verdict(field.states[state], likely[state], likely[body]))
    if all(verdict.state != BODY for verdict in verdicts):
        _lower_the_bar(verdicts)
    return verdicts


def _lower_the_bar(verdicts: list[Verdict]) -> None:
    """Where no block is surely body, those are that come near the likeliest: a page of three paragraphs among a hundred links."""
    best = max((verdict.body for verdict in verdicts), default=0.0)
    for verdict in verdicts:
        if best > _LEAST_BODY and verdict.body > best / 2 and verdict.state in {BEFORE, AMID, AFTER}:
            verdict.state, verdict.probability = BODY, verdict.body


def reasons(sights: list[Sight], index: int, state: str, name: str = "blocks", most: int = 5) -> list[tuple[str, float]]:
    """The weightiest of a block's features for its state, with their weights in the model `name`."""
    field = _field(name)
    number = field.states.index(state)
    weighed = [
        (place + feature, field.weights[place][feature][number])
        for place, names in seen_from(sights, index)
        for feature in names
        if feature in field.weights[place]
    ]
    return heapq.nlargest(most, weighed, key=lambda item: abs(item[1]))


@cache
def _field(name: str) -> Field:
    return Field(models.load(name))
