"""Why a quotation has its speaker: its candidates, and the features that the model weighed for and against each."""

from __future__ import annotations

from typing import Any, Final

from newsx.quotes.attribution.candidates import Decision
from newsx.quotes.attribution.features import Candidate, Discourse
from newsx.quotes.spans.marks import Span
from newsx.quotes.spans.passage import Passage

_MOST_FEATURES: Final = 8
"""Features that are shown of a candidate or a cue, those with the greatest weights."""


def explain(discourse: Discourse, decisions: list[Decision], weights: dict[str, float]) -> list[dict[str, Any]]:
    """For each decision the quotation's `text`, its place (`at`), and its `candidates`, the likeliest first."""
    passages, spans = discourse.passages, discourse.spans
    return [_explained_decision(passages, spans[decision.context.span], decision, weights) for decision in decisions]


def _explained_decision(passages: list[Passage], span: Span, decision: Decision, weights: dict[str, float]) -> dict[str, Any]:
    passage = passages[span.passage]
    likeliest = sorted(decision.candidates, key=lambda candidate: -candidate.score)
    return {
        "text": passage.text[span.start : span.stop],
        "at": passage.place(span.start, span.stop),
        "candidates": [_explained_candidate(passages, candidate, weights) for candidate in likeliest],
    }


def _explained_candidate(passages: list[Passage], candidate: Candidate, weights: dict[str, float]) -> dict[str, Any]:
    """A candidate with its score and its weightiest features; `mention` is None for nobody."""
    mention = candidate.mention
    passage = passages[mention.passage] if mention else None
    return {
        "mention": passage.text[mention.start : mention.stop] if mention and passage else None,
        "mention_at": passage.place(mention.start, mention.stop) if mention and passage else None,
        "score": round(candidate.score, 3),
        "probability": round(candidate.probability, 4),
        "features": weightiest(candidate.features, weights),
    }


def weightiest(features: list[str], weights: dict[str, float]) -> list[dict[str, Any]]:
    """The features with the greatest weights, for or against, each as a dict with its `feature` and its `weight`."""
    known = sorted([(feature, weights[feature]) for feature in features if feature in weights], key=lambda pair: -abs(pair[1]))
    return [{"feature": feature, "weight": round(weight, 3)} for feature, weight in known[:_MOST_FEATURES]]
