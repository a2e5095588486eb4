"""The record's quotations and speakers, made from the spans, the candidates chosen for them, and whom these stand for."""

from __future__ import annotations

from bisect import bisect_right

from newsx import models
from newsx.quotes.attribution.features import Candidate
from newsx.quotes.entities.descriptions import explaining_name
from newsx.quotes.entities.entities import Entities, Entity, gender_of
from newsx.quotes.entities.names import Names, mention_extent
from newsx.quotes.grammar.chunking import type_of
from newsx.quotes.records import kinds
from newsx.quotes.records.repeats import mark_repeats
from newsx.quotes.reports.reports import Report
from newsx.quotes.spans.marks import Span
from newsx.quotes.spans.passage import Passage
from newsx.record import Place, Quote, Source, Speaker


class Attributed:
    """A quotation with the candidate that was chosen for it, and whom that is."""

    def __init__(
        self,
        span: int,
        candidate: Candidate,
        cue: Place | None = None,
        cue_text: str | None = None,
        entity: Entity | None = None,
        certainty: float = 1.0,
    ) -> None:
        self.span, self.candidate, self.cue, self.cue_text = span, candidate, cue, cue_text
        self.entity, self.certainty = entity, certainty

    def again(self, span: int) -> Attributed:
        """The same for another span."""
        return Attributed(span, self.candidate, self.cue, self.cue_text, self.entity, self.certainty)


class Assembly:
    """Makes the record's quotations from what was found."""

    def __init__(self, passages: list[Passage], spans: list[Span], chosen: dict[int, Attributed], entities: Entities, names: Names) -> None:
        self.passages, self.spans, self.chosen, self.entities = passages, spans, chosen, entities
        self.names = names
        self.ids: dict[int, int] = {}

    def quotes(self) -> list[Quote]:
        """The quotations, one for each span."""
        quotes: list[Quote] = []
        statements = 0
        statement = -1
        before: Attributed | None = None
        for number, span in enumerate(self.spans):
            passage = self.passages[span.passage]
            result = self.chosen[number]
            if span.inside is not None:
                own = quotes[span.inside].utterance
            elif before is not None and self._goes_on(before, result):
                own = statement
            else:
                own = statement = statements
                statements += 1
            source = self._source(result)
            quote = Quote(
                text=passage.text[span.start : span.stop],
                marks=span.marks,
                kind="direct",
                speaker=source,
                cue=result.cue_text if source else None,
                cue_at=result.cue if source else None,
                at=passage.place(span.start, span.stop),
                utterance=own,
                inside=span.inside,
                repeat_of=None,
                confidence=round(self._confidence(result), 3),
            )
            quote.kind = span.unmarked or kinds.kind_of(passage.text, span, quote, quotes[-1] if quotes else None)
            quotes.append(quote)
            if span.inside is None:
                before = result
        mark_repeats(quotes)
        return quotes

    def reported(self, quotes: list[Quote], told: list[Report], results: list[Attributed]) -> list[Quote]:
        """What is reported, a quotation a piece. Where a quotation has the same cue (said it was late and “a shame”) they are one."""
        statements = {
            (self.spans[number].passage, id(result.candidate.mention)): quotes[number].utterance
            for number, result in self.chosen.items()
            if self.spans[number].inside is None and result.candidate.mention is not None
        }
        fresh = 1 + max([quote.utterance for quote in quotes], default=-1)
        found = []
        for report, result in zip(told, results, strict=True):
            passage = self.passages[report.mention.passage]
            utterance = statements.setdefault((report.mention.passage, id(report.mention)), fresh)
            fresh += utterance == fresh
            for start, stop in report.pieces:
                quote = Quote(
                    text=passage.text[start:stop],
                    marks=None,
                    kind="indirect",
                    speaker=self._source(result),
                    cue=passage.text[report.cue[0] : report.cue[1]],
                    cue_at=passage.place(*report.cue),
                    at=passage.place(start, stop),
                    utterance=utterance,
                    inside=None,
                    repeat_of=None,
                    confidence=round(report.confidence * result.certainty, 3),
                )
                found.append(quote)
        return found

    def speakers(self, quotes: list[Quote]) -> list[Speaker]:
        """Who speaks, by number of statements; statements of the headline and captions that repeat one of the body do not count."""
        statements: dict[int, set[int]] = {}
        sources: dict[int, Source] = {}
        for quote in quotes:
            if quote.speaker is not None and (quote.inside is None or quotes[quote.inside].kind == "indirect"):
                sources.setdefault(quote.speaker.id, quote.speaker)
                if quote.repeat_of is None:
                    statements.setdefault(quote.speaker.id, set()).add(quote.utterance)
        entities = {self.ids[id(entity)]: entity for entity in self.entities.all if id(entity) in self.ids}
        speakers = []
        for number, source in sources.items():
            entity = entities.get(number)
            gender = gender_of(self.entities, entity) if entity is not None and source.type == "person" else None
            speakers.append(
                Speaker(
                    id=number,
                    name=source.name,
                    named=source.named,
                    type=source.type,
                    gender=gender,
                    role=source.role,
                    utterances=len(statements.get(number, ())),
                )
            )
        return sorted(speakers, key=lambda speaker: (-speaker.utterances, speaker.id))

    def _goes_on(self, before: Attributed, result: Attributed) -> bool:
        """Whether a quotation is one more piece of the statement before it."""
        span = self.spans[result.span]
        if result.candidate.mention is None or before.candidate.mention is None:
            return False
        if span.continues or self._is_same_letter(before, result):
            return True
        return self.spans[before.span].passage == span.passage and before.candidate.mention is result.candidate.mention

    def _is_same_letter(self, before: Attributed, result: Attributed) -> bool:
        """Whether two block quotations are paragraphs of one letter or speech."""
        one, other = self.spans[before.span], self.spans[result.span]
        return (
            one.unmarked == other.unmarked == "direct"
            and other.passage == one.passage + 1
            and (before.entity is result.entity or before.candidate.mention is result.candidate.mention)
        )

    def _confidence(self, result: Attributed) -> float:
        probability = result.candidate.probability
        return calibrated(probability) * (result.certainty if result.candidate.mention is not None else 1.0)

    def _source(self, result: Attributed) -> Source | None:
        mention = result.candidate.mention
        if mention is None:
            return None
        entity = result.entity
        if (explaining := explaining_name(mention)) is not None and explaining.chunk == mention.chunk + 2:
            mention = explaining
        text = self.passages[mention.passage].text
        start, stop = mention_extent(mention)
        words = " ".join(text[start:stop].split())
        place = self.passages[mention.passage].place(start, stop)
        if entity is None and mention.tag == "x":
            return None  # Q: in an interview whose author is not known
        if entity is None:
            return Source(
                id=self._id(None, words),
                name=words,
                named=False,
                type=type_of(mention),
                role=None,
                mention=text[start:stop],
                mention_at=place,
                name_at=None,
            )
        name, name_at = self.names.name_of(entity, words, place)
        return Source(
            id=self._id(entity, name),
            name=name,
            named=entity.named,
            type=entity.type,
            role=self.names.role_of(entity),
            mention=text[start:stop],
            mention_at=place,
            name_at=name_at,
        )

    def _id(self, entity: Entity | None, name: str) -> int:
        key = id(entity) if entity is not None else hash(name)
        return self.ids.setdefault(key, len(self.ids))


def calibrated(probability: float) -> float:
    """The share of right ones among choices of this probability, by the model's knots."""
    knots: list[list[float]] = models.load("quotes")["calibration"]
    where = bisect_right(knots, [probability, 2.0])
    if where == 0:
        return knots[0][1]
    if where == len(knots):
        return knots[-1][1]
    (left, low), (right, high) = knots[where - 1], knots[where]
    return low + (high - low) * (probability - left) / (right - left) if right > left else high
