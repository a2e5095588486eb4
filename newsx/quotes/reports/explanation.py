"""Why something is a report: the cue and what speaks for it, how likely its stretch is, its sources, and the grammar of its sentence."""

from __future__ import annotations

from typing import Any

from newsx import models
from newsx.languages import Language
from newsx.models.weighing import by_name
from newsx.quotes.attribution.explanation import weightiest
from newsx.quotes.grammar.chunks import Mention
from newsx.quotes.reports import cues, sources
from newsx.quotes.reports.found import Found
from newsx.quotes.reports.report import Report
from newsx.quotes.reports.sources import Source
from newsx.quotes.spans.passage import Passage


def explain(passages: list[Passage], reports: list[Report], language: Language) -> list[dict[str, Any]]:
    """For each report that learned models found its `text`, its place (`at`), its `cue` with its weightiest features, the probabilities of
    cue, stretch and both with the source (`confidence`), the `candidates` for the source, the likeliest first, and the `words` of its
    sentence, each with its part of speech, the word that it depends on, and how.
    """
    return [_explained(passages[report.passage], report, report.found, language) for report in reports if report.found is not None]


def _explained(passage: Passage, report: Report, found: Found, language: Language) -> dict[str, Any]:
    model = models.reports(language.code)
    assert model is not None
    sentence, at = found.sentence, found.at
    of_cue = by_name(cues.features(sentence, at, language), model.cue)
    likeliest = sorted(found.sources, key=lambda source: -source.score)
    return {
        "text": " … ".join([passage.text[start:stop] for start, stop in report.pieces]),
        "at": passage.place(*report.pieces[0]),
        "cue": sentence.words[at],
        "probability": round(found.probability, 4),
        "stretch": round(found.content.probability, 4),
        "confidence": round(found.confidence, 4),
        "features": weightiest(list(of_cue), of_cue),
        "candidates": [
            {
                "mention": _text_of(source.mention) if source.mention is not None else None,
                "probability": round(source.probability, 4),
                "features": _weightiest_of_source(found, source, model),
            }
            for source in likeliest
        ],
        "words": [
            {"word": word, "tag": tag, "head": sentence.words[head] if head >= 0 else None, "label": label}
            for word, tag, head, label in zip(sentence.words, sentence.tags, sentence.heads, sentence.labels, strict=True)
        ],
    }


def _weightiest_of_source(found: Found, source: Source, model: models.Reports) -> list[dict[str, Any]]:
    known = by_name(sources.features(found.sentence, found.at, found.content, source), model.source)
    return weightiest(list(known), known)


def _text_of(mention: Mention) -> str:
    return mention.chunks.text[mention.start : mention.stop]
