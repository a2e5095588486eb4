"""The four steps in a row, and the record's quotations and speakers made from what they find."""

from __future__ import annotations

from itertools import chain
from typing import Any

from newsx import models
from newsx.languages import Language
from newsx.quotes.attribution import candidates, features
from newsx.quotes.attribution.explanation import explain
from newsx.quotes.attribution.features import Candidate, Discourse
from newsx.quotes.entities.entities import Entities, Entity, add_name, collect_names
from newsx.quotes.entities.names import Names
from newsx.quotes.entities.resolution import resolve
from newsx.quotes.grammar.chunking import chunk_inside, read
from newsx.quotes.grammar.chunks import Chunks, Mention
from newsx.quotes.records.assembly import Assembly, Attributed
from newsx.quotes.records.merge import merge_reports
from newsx.quotes.reports.reports import Report, reports
from newsx.quotes.spans.marks import Span, find_spans
from newsx.quotes.spans.passage import Passage
from newsx.record import Quote, Speaker

_SURE = 0.8
_NICKNAME = 0.99
_FEWEST_SAID = 4
_LONGEST_LOOK = 400


class Quotations:
    """The quotations of an article in reading order, and who speaks in it, most first."""

    def __init__(self, quotes: list[Quote], speakers: list[Speaker], passages: list[Passage]) -> None:
        self.quotes, self.speakers, self.passages = quotes, speakers, passages

    def explain(self) -> list[dict[str, Any]]:
        """For each quotation that stands in no other its candidates, the likeliest first, with scores and weightiest features."""
        return explain(self.passages)


def find(passages: list[Passage], language: Language, byline_names: list[str] | None = None, *, indirect: bool = False) -> Quotations:
    """The quotations of the passages, which come in reading order: headline, dek, body, captions.

    `byline_names` are the authors, for whom a column's "I" stands. With `indirect` also what the body reports without marks.
    """
    spans = find_spans(passages)
    if not spans and not indirect:
        return Quotations([], [], passages)
    chunked = read(passages, spans)
    chosen = _attribute(passages, spans, chunked)
    entities = collect_names(passages, chunked, byline_names or [])
    _resolve(entities, chosen)
    inside, inner = _attribute_inside(passages, spans, chunked)
    _resolve_inside(passages, spans, chosen, inside)
    chosen.update(inside)
    assembly = Assembly(passages, spans, chosen, entities, Names(passages, spans, entities))
    found = assembly.quotes()
    if indirect:
        told = [report for chunks in chunked if passages[chunks.number].field == "body" for report in reports(chunks, spans)]
        found = merge_reports(passages, found, assembly.reported(found, told, _resolve_reports(entities, spans, chosen, told)))
    speakers = assembly.speakers(found)
    for chunks in chain(chunked, inner):
        chunks.let_go()
    return Quotations(found, speakers, passages)


def _attribute(passages: list[Passage], spans: list[Span], chunked: list[Chunks]) -> dict[int, Attributed]:
    """The chosen candidate for each quotation that stands in no other, by the number of its span."""
    weights: dict[str, float] = models.load("quotes")["weights"]
    discourse = Discourse(passages, spans, chunked)
    chosen: dict[int, Attributed] = {}
    for here, _, best in candidates.decided(discourse, chunked, weights):
        chosen[here.span] = _with_cue(discourse, here, best)
        if spans[here.span].continues:
            _carry_back(spans, chosen, here.span)
    for chunks in chunked:
        chosen.update(_nicknames(chunks))
    return chosen


def _nicknames(chunks: Chunks) -> dict[int, Attributed]:
    """The quotations within names are nobody's words: Robert “Red” Malloy."""
    return {number: Attributed(number, Candidate(None, [], probability=_NICKNAME)) for number in chunks.nicknames}


def _carry_back(spans: list[Span], chosen: dict[int, Attributed], number: int) -> None:
    """Gives the paragraphs before, of a quotation over several paragraphs, the speaker that only a later one names."""
    last, best = number, chosen[number].candidate
    while best.mention is not None and spans[number].continues and number - 1 in chosen:
        number -= 1
        before = chosen[number].candidate
        if before.mention is best.mention or (before.mention is not None and before.probability > _SURE):
            break
        chosen[number] = chosen[last].again(number)


def _attribute_inside(passages: list[Passage], spans: list[Span], chunked: list[Chunks]) -> tuple[dict[int, Attributed], list[Chunks]]:
    """The chosen candidate for each quotation within another, from what the outer one says; and the lines of the outer ones."""
    weights: dict[str, float] = models.load("quotes")["weights"]
    within: dict[int, list[int]] = {}
    for number, span in enumerate(spans):
        if span.inside is not None:
            within.setdefault(span.inside, []).append(number)
    chosen: dict[int, Attributed] = {}
    inner: list[Chunks] = []
    for outer, numbers in within.items():
        chunks = chunk_inside(passages, spans, outer, numbers)
        discourse = Discourse(passages, spans, chunked)
        for at in chunks.quotations:
            here = discourse.place(chunks, at)
            best = candidates.decide(candidates.candidates(discourse, here), weights)
            chosen[here.span] = _with_cue(discourse, here, best)
        chosen.update(_nicknames(chunks))
        inner.append(chunks)
    return chosen, inner


def _with_cue(discourse: Discourse, here: features.Context, best: Candidate) -> Attributed:
    result = Attributed(here.span, best)
    if best.mention is not None and (cue := candidates.cue_for(discourse, here, best.mention)):
        chunks = best.mention.chunks
        start, stop = chunks.starts[cue[0]], chunks.end_of(cue[1] - 1)
        result.cue, result.cue_text = discourse.passages[chunks.number].place(start, stop), chunks.text[start:stop]
    return result


def _resolve(entities: Entities, chosen: dict[int, Attributed]) -> None:
    """Finds whom the chosen mentions stand for, in reading order."""
    spoken: list[tuple[Mention, Entity]] = []
    for number in sorted(chosen):
        result = chosen[number]
        mention = result.candidate.mention
        if mention is None:
            continue
        if mention.is_name:
            add_name(entities, mention)
        result.entity, result.certainty = resolve(entities, mention, spoken)
        if result.entity is not None:
            spoken.append((mention, result.entity))


def _resolve_inside(passages: list[Passage], spans: list[Span], chosen: dict[int, Attributed], inside: dict[int, Attributed]) -> None:
    """Gives what is quoted within a quotation to who is quoted: words at second hand are theirs who tell them."""
    for number in sorted(inside):
        result, outer = inside[number], spans[number].inside
        around = chosen.get(outer, inside.get(outer)) if outer is not None else None
        if around is None:
            continue
        if around.candidate.mention is None or (result.candidate.mention is None and _is_sentence(passages, spans[number])):
            result.candidate = Candidate(around.candidate.mention, [], probability=around.candidate.probability)
        if result.candidate.mention is not None:
            result.entity, result.certainty = around.entity, around.certainty


def _is_sentence(passages: list[Passage], span: Span) -> bool:
    """Whether what is quoted within a quotation is said rather than named: ‘Do this, do that,’ not ‘Gone With the Tide’."""
    words = passages[span.passage].text[span.start : min(span.stop, span.start + _LONGEST_LOOK)].split()
    small = sum(word[0].islower() for word in words[1:])
    return len(words) >= _FEWEST_SAID and 2 * small > len(words) - 1


def _resolve_reports(entities: Entities, spans: list[Span], chosen: dict[int, Attributed], told: list[Report]) -> list[Attributed]:
    """The speakers of what is reported, found after those of the quotations, which it leaves as they are."""
    spoken: list[tuple[Mention, Entity]] = []
    numbers = iter([number for number in sorted(chosen) if spans[number].inside is None])
    following = next(numbers, None)
    results = []
    for report in told:
        mention = report.mention
        while following is not None and (spans[following].passage, spans[following].start) < (mention.passage, mention.start):
            before = chosen[following]
            if before.candidate.mention is not None and before.entity is not None:
                spoken.append((before.candidate.mention, before.entity))
            following = next(numbers, None)
        result = Attributed(-1, Candidate(mention, [], probability=report.confidence))
        result.entity, result.certainty = resolve(entities, mention, spoken)
        if result.entity is not None:
            spoken.append((mention, result.entity))
        results.append(result)
    return results
