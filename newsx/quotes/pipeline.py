"""From passages to the record's quotations and speakers: a line a step."""

from __future__ import annotations

from itertools import chain
from typing import Any

from newsx.languages import Language
from newsx.quotes.attribution.attribute import Attribution, attribute
from newsx.quotes.attribution.candidates import Decision, decided, weights
from newsx.quotes.attribution.features import Discourse
from newsx.quotes.attribution.nested import attribute_nested, read_nested
from newsx.quotes.entities.collect import collect_names
from newsx.quotes.entities.names import Names
from newsx.quotes.entities.resolution import note_epithets, resolve_reports, resolve_speakers
from newsx.quotes.entities.roles import Roles, index_roles
from newsx.quotes.grammar.chunking import chunk_passages
from newsx.quotes.records import verdicts
from newsx.quotes.records.assembly import Assembly
from newsx.quotes.records.merge import merge_reports
from newsx.quotes.records.sources import Sources
from newsx.quotes.records.verdicts import Judge, Verdict
from newsx.quotes.reports.report import Report
from newsx.quotes.spans.marks import find_spans
from newsx.quotes.spans.passage import Passage
from newsx.record import Quote, Speaker


class Quotations:
    """The quotations of an article in reading order, and who speaks in it, most first.

    `reports` are the indirect speech among them, None if it was not asked for.
    """

    def __init__(
        self,
        quotes: list[Quote],
        speakers: list[Speaker],
        discourse: Discourse,
        decisions: list[Decision],
        verdicts: dict[int, Verdict],
        language: Language,
        reports: list[Report] | None,
    ) -> None:
        self.quotes, self.speakers, self.with_reports = quotes, speakers, reports is not None
        self._discourse, self._decisions, self._verdicts = discourse, decisions, verdicts
        self._language, self._reports = language, reports or []

    def explain(self) -> list[dict[str, Any]]:
        """For each quotation that is not nested its candidates, the likeliest first, with scores and weightiest features.

        `right` and `nobody` are the probabilities that its speaker is right and that the words are nobody's, None without a second look.
        """
        from newsx.quotes.attribution.explanation import explain

        found = explain(self._discourse, self._decisions, weights(self._language))
        for item, decision in zip(found, self._decisions, strict=True):
            verdict = self._verdicts.get(decision.context.span)
            item["right"] = round(verdict.right, 4) if verdict is not None else None
            item["nobody"] = round(verdict.nobody, 4) if verdict is not None else None
        return found

    def explain_reports(self) -> list[dict[str, Any]]:
        """For each report that learned models found what `newsx.quotes.reports.explanation.explain` says of it."""
        from newsx.quotes.reports.explanation import explain

        return explain(self._discourse.passages, self._reports, self._language)


def find(
    passages: list[Passage],
    language: Language,
    byline_names: list[str] | None = None,
    *,
    home: str = verdicts.ARTICLE,
    indirect: bool = False,
) -> Quotations:
    """The quotations of the passages, which come in reading order: headline, dek, body, captions.

    `byline_names` are the authors; a column's "I" means the first one. `home` is where the article stands, on a page among other things
    or alone. With `indirect` also what the body reports without marks.
    """
    spans = find_spans(passages, language)
    if not spans and not indirect:
        return Quotations([], [], Discourse(passages, spans, []), [], {}, language, None)
    chunked, nested = chunk_passages(passages, spans, language), read_nested(passages, spans, language)
    discourse = Discourse(passages, spans, chunked)
    decisions = list(decided(discourse, weights(language)))
    attributions = attribute(discourse, decisions)
    attributions |= attribute_nested(passages, spans, chunked, nested, attributions)
    entities = collect_names(passages, chunked, language, byline_names or [])
    index_roles(entities)
    speakers = resolve_speakers(entities, spans, attributions)
    roles = Roles(passages, language)
    note_epithets(entities, speakers.values(), roles)
    sources = Sources(entities, Names(entities, spans), roles)
    judged = Judge(discourse, decisions, entities, attributions, speakers, home).verdicts()
    assembly = Assembly(passages, language, spans, attributions, speakers, judged, sources)
    quotes = assembly.quotes()
    reports: list[Report] | None = None
    if indirect:
        reports = _find_reports(discourse, attributions, language)
        of_reports = resolve_reports(entities, spans, attributions, speakers, reports)
        note_epithets(entities, [one for one in of_reports if one is not None], roles)
        quotes = merge_reports(passages, quotes, assembly.reported(quotes, reports, of_reports))
    found = Quotations(quotes, sources.speakers(quotes), discourse, decisions, judged, language, reports)
    for chunks in chain(chunked, nested):
        chunks.let_go()
    return found


def _find_reports(discourse: Discourse, attributions: dict[int, Attribution], language: Language) -> list[Report]:
    """What the passages report without marks. The modules for it are only loaded if it is asked for: a start takes less without them."""
    if language.has_word_classes:
        from newsx.quotes.reports import by_segments

        return by_segments.find_reports(discourse, attributions)
    from newsx.quotes.reports import by_grammar

    return by_grammar.find_reports(discourse.passages, discourse.chunked, discourse.spans, language)
