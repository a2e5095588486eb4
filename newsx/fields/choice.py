"""The choice of a field's value: candidates with their evidence, judged by learned weights.

Rules find the candidates and name the evidence for and against each, its features; a log-linear model weighs these. What has one value
(headline, dates) is `one_of` the candidates or none of them; what may have several (authors) is `each` candidate that is likelier right
than wrong. In doubt there is none: below even odds a made-up value is worse than a missing one.
"""

from __future__ import annotations

import heapq
from math import exp
from typing import Any, Final

from newsx import models
from newsx.blocks.labels import Labelled

Features = dict[str, float]
"""The features of a candidate, by name; a plain sign has the value 1."""
Weights = dict[str, float]

_EVEN: Final = 0.5
"""The probability from which a candidate is believed."""
_MAX_SCORE: Final = 30.0
"""Larger scores are cut: their exponents tell nothing more."""
_MOST_CANDIDATES: Final = 4
_MOST_REASONS: Final = 6
"""Candidates of a field and reasons of a candidate that an explanation gives."""


class Candidate:
    """What may be a field's value: its `text`, the index of its `block` (-1 for a value in the metadata), and its features.

    Candidates with the same `key` say the same: a headline printed twice, a date in the text and in the metadata. `probability` is that
    of the key.
    """

    def __init__(self, key: str, text: str, block: int) -> None:
        self.key, self.text, self.block = key, text, block
        self.features: Features = {}
        self.score = 0.0
        self.probability = 0.0

    def add(self, feature: str, value: float = 1.0) -> None:
        """Notes a feature; of one that was noted before, the larger value."""
        known = self.features.get(feature)
        if known is None or value > known:
            self.features[feature] = value


def weights_of(field: str, markup: bool) -> Weights:
    """The learned weights for a field: on pages with markup, or in dumps."""
    if not _loaded:
        _loaded.append(models.load("fields"))
    return _loaded[0].get(model_name(field, markup), {})


def model_name(field: str, markup: bool) -> str:
    """The name of a field's weights in the model."""
    return f"{field} in html" if markup else field


def use(model: dict[str, Weights]) -> None:
    """Sets the weights of all fields, for training: until then those of the model are read when first needed."""
    _loaded[:] = [model]


_loaded: Final[list[dict[str, Weights]]] = []


def one_of(candidates: list[Candidate], weights: Weights, least: float = _EVEN) -> Candidate | None:
    """The best of the candidates whose key is at least as probable as `least`, by default likelier than all others and none; None if no
    key is.

    The odds of a candidate against none are the exponential of its score.
    """
    odds: dict[str, float] = {}
    for candidate in candidates:
        candidate.score = score(candidate.features, weights)
        odds[candidate.key] = odds.get(candidate.key, 0.0) + exp(candidate.score)
    total = 1.0 + sum(odds.values())
    for candidate in candidates:
        candidate.probability = odds[candidate.key] / total
    likely = [candidate for candidate in candidates if candidate.probability >= least]
    return max(likely, key=_score_of, default=None)


def each(candidates: list[Candidate], weights: Weights) -> list[Candidate]:
    """The candidates that are likelier right than wrong."""
    for candidate in candidates:
        candidate.score = score(candidate.features, weights)
        candidate.probability = 1.0 / (1.0 + exp(-candidate.score))
    return [candidate for candidate in candidates if candidate.probability >= _EVEN]


def score(features: Features, weights: Weights) -> float:
    """The sum of the weights of the features, each times its value."""
    total = 0.0
    for feature, value in features.items():
        weight = weights.get(feature)
        if weight is not None:
            total += weight * value
    return min(_MAX_SCORE, max(-_MAX_SCORE, total))


def _score_of(candidate: Candidate) -> float:
    return candidate.score


class Steps:
    """The names of a feature that grows in steps, made once because pages need them thousands of times.

    >>> Steps("{} words", (1, 3, 10)).of(7)
    '<=10 words'
    """

    def __init__(self, name: str, limits: tuple[int, ...]) -> None:
        self.last = limits[-1] + 1
        self.names = [name.format(_step(number, limits)) for number in range(self.last + 1)]

    def of(self, number: int) -> str:
        return self.names[max(0, min(self.last, number))]


def _step(number: int, limits: tuple[int, ...]) -> str:
    """The step of a number among limits: 7 with limits (1, 3, 10) → "<=10"."""
    for limit in limits:
        if number <= limit:
            return f"<={limit}"
    return f">{limits[-1]}"


def explain(chosen: dict[str, list[Candidate]], labelled: list[Labelled], markup: bool) -> dict[str, list[dict[str, Any]]]:
    """For each field its likeliest candidates: `text`, `line` (None for one in the metadata), `probability` and weightiest `reasons`."""
    return {field: [_explained(one, field, labelled, markup) for one in _likeliest(candidates)] for field, candidates in chosen.items()}


def _likeliest(candidates: list[Candidate]) -> list[Candidate]:
    return heapq.nlargest(_MOST_CANDIDATES, candidates, key=_score_of)


def _explained(candidate: Candidate, field: str, labelled: list[Labelled], markup: bool) -> dict[str, Any]:
    weighed = reasons(candidate, weights_of(field, markup))
    return {
        "text": candidate.text,
        "line": labelled[candidate.block].block.line if 0 <= candidate.block < len(labelled) else None,
        "probability": round(candidate.probability, 3),
        "reasons": [{"feature": feature, "weight": round(weight, 2)} for feature, weight in weighed],
    }


def reasons(candidate: Candidate, weights: Weights) -> list[tuple[str, float]]:
    """The features of a candidate that weigh most, for it or against it, with what each adds to its score."""
    weighed = [(feature, value * weights[feature]) for feature, value in candidate.features.items() if feature in weights]
    return heapq.nlargest(_MOST_REASONS, weighed, key=_size)


def _size(reason: tuple[str, float]) -> float:
    return abs(reason[1])
