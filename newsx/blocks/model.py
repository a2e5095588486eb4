"""The learned part of labelling: a conditional random field over the blocks of a page.

Its states tell the headline, dek, byline, date and body, and of all other blocks whether they stand before the body, amid it or after it:
so the field knows that an article has one beginning and one end, and what interrupts it on the way.
"""

from __future__ import annotations

import heapq
from functools import cache
from typing import TYPE_CHECKING

from newsx import models

if TYPE_CHECKING:
    import pycrfsuite

BEFORE, AMID, AFTER, BODY = "before", "amid", "after", "body"
_SURE_BODY = 0.62
"""The probability from which a block counts as body; cross-validated, it is better than the likeliest sequence's 0.5."""
_LEAST_BODY = 0.15
_WINDOW, _OVERLAP = 2000, 200


class Verdict:
    """A block's state and its probability, and the probability that it is body."""

    def __init__(self, state: str, probability: float, body: float) -> None:
        self.state, self.probability, self.body = state, probability, body


def judge(rows: list[list[str]], name: str = "blocks") -> list[Verdict]:
    """The state of each block, by its features; `name` is the model's: "blocks" for dumps, "html" for pages."""
    verdicts: list[Verdict] = []
    for start in range(0, max(1, len(rows)), _WINDOW - _OVERLAP):
        window = _judge_window(rows[start : start + _WINDOW], name)
        kept = _OVERLAP // 2 if start else 0
        verdicts[start + kept :] = window[kept:]
        if start + _WINDOW >= len(rows):
            break
    if all(verdict.state != BODY for verdict in verdicts):
        _lower_the_bar(verdicts)
    return verdicts


def _lower_the_bar(verdicts: list[Verdict]) -> None:
    """Where no block is surely body, those are that come near the likeliest: a page of three paragraphs among a hundred links."""
    best = max((verdict.body for verdict in verdicts), default=0.0)
    for verdict in verdicts:
        if best > _LEAST_BODY and verdict.body > best / 2 and verdict.state in {BEFORE, AMID, AFTER}:
            verdict.state, verdict.probability = BODY, verdict.body


def _judge_window(rows: list[list[str]], name: str) -> list[Verdict]:
    if not rows:
        return []
    tagger = _tagger(name)
    states = tagger.tag(rows)
    verdicts = []
    for index, state in enumerate(states):
        body = tagger.marginal(BODY, index)
        if state == BODY and body < _SURE_BODY:
            verdicts.append(Verdict(AMID, 1 - body, body))
        else:
            verdicts.append(Verdict(state, body if state == BODY else tagger.marginal(state, index), body))
    return verdicts


def reasons(row: list[str], state: str, name: str = "blocks", most: int = 5) -> list[tuple[str, float]]:
    """The weightiest of a block's features for its state, with their weights in the model `name`."""
    weights = _weights(name)
    weighed = [(feature, weights[feature, state]) for feature in row if (feature, state) in weights]
    return heapq.nlargest(most, weighed, key=lambda item: abs(item[1]))


@cache
def _tagger(name: str) -> pycrfsuite.Tagger:
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(str(models.path(name)))
    return tagger


@cache
def _weights(name: str) -> dict[tuple[str, str], float]:
    weights: dict[tuple[str, str], float] = _tagger(name).info().state_features
    return weights
