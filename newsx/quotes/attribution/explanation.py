"""Why a quotation has its speaker: its candidates, and what the model weighed for and against each."""

from __future__ import annotations

from typing import Any

from newsx import models
from newsx.quotes.attribution import candidates
from newsx.quotes.attribution.features import Candidate, Discourse
from newsx.quotes.grammar.chunking import read
from newsx.quotes.spans.marks import find_spans
from newsx.quotes.spans.passage import Passage

_WEIGHTIEST = 8


def explain(passages: list[Passage]) -> list[dict[str, Any]]:
    """For each quotation that stands in no other its `text`, where it stands (`at`), and its `candidates`, the likeliest first."""
    spans = find_spans(passages)
    chunked = read(passages, spans)
    weights: dict[str, float] = models.load("quotes")["weights"]
    discourse = Discourse(passages, spans, chunked)
    told = []
    for here, found, _ in candidates.decided(discourse, chunked, weights):
        span = spans[here.span]
        passage = passages[span.passage]
        told_of = [_explained(passages, candidate, weights) for candidate in sorted(found, key=lambda candidate: -candidate.score)]
        told.append({"text": passage.text[span.start : span.stop], "at": passage.place(span.start, span.stop), "candidates": told_of})
    return told


def _explained(passages: list[Passage], candidate: Candidate, weights: dict[str, float]) -> dict[str, Any]:
    """A candidate with its score and its weightiest features; `mention` is `null` for nobody."""
    mention = candidate.mention
    passage = passages[mention.passage] if mention else None
    known = [(feature, weights[feature]) for feature in candidate.features if feature in weights]
    known.sort(key=lambda pair: -abs(pair[1]))
    return {
        "mention": passage.text[mention.start : mention.stop] if mention and passage else None,
        "mention_at": passage.place(mention.start, mention.stop) if mention and passage else None,
        "score": round(candidate.score, 3),
        "probability": round(candidate.probability, 4),
        "features": [{"feature": feature, "weight": round(weight, 3)} for feature, weight in known[:_WEIGHTIEST]],
    }
