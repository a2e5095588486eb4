"""The record's quotations, made from spans, their attributions, and whom the mentions of these stand for."""

from __future__ import annotations

from newsx import models
from newsx.languages import Language
from newsx.quotes.attribution.attribute import Attribution
from newsx.quotes.calibration import calibrated
from newsx.quotes.entities.entities import Resolution
from newsx.quotes.records import kinds
from newsx.quotes.records.repeats import mark_repeats
from newsx.quotes.records.sources import Sources
from newsx.quotes.records.verdicts import Verdict
from newsx.quotes.reports.report import Report
from newsx.quotes.spans.marks import Span
from newsx.quotes.spans.passage import Passage
from newsx.record import Quote


class Assembly:
    """Makes the record's quotations.

    `attributions`, `speakers`, the resolutions of their mentions, and `verdicts` on these are by the number of the span.
    """

    def __init__(
        self,
        passages: list[Passage],
        language: Language,
        spans: list[Span],
        attributions: dict[int, Attribution],
        speakers: dict[int, Resolution],
        verdicts: dict[int, Verdict],
        sources: Sources,
    ) -> None:
        self.passages, self.language, self.spans = passages, language, spans
        self.attributions, self.speakers, self.verdicts, self.sources = attributions, speakers, verdicts, sources

    def quotes(self) -> list[Quote]:
        """The quotations, one for each span."""
        quotes: list[Quote] = []
        statements = 0
        before: int | None = None
        for number, span in enumerate(self.spans):
            if span.inside is not None:
                utterance = quotes[span.inside].utterance
            elif before is not None and self._is_one_statement(before, number):
                utterance = quotes[before].utterance
            else:
                utterance = statements
                statements += 1
            quotes.append(self._quote(number, utterance, quotes[-1] if quotes else None))
            if span.inside is None:
                before = number
        mark_repeats(quotes, self.language)
        return quotes

    def reported(self, quotes: list[Quote], reports: list[Report], speakers: list[Resolution | None]) -> list[Quote]:
        """The reports as quotations, one for each piece. A quotation with the same cue (said it was late and “a shame”) has the same
        utterance; `quotes` are those of the spans, `speakers` whom the mentions of the reports stand for."""
        statements = {
            (self.spans[number].passage, attribution.mention): quotes[number].utterance
            for number, attribution in self.attributions.items()
            if self.spans[number].inside is None and attribution.mention is not None
        }
        following = 1 + max([quote.utterance for quote in quotes], default=-1)
        found = []
        for report, resolution in zip(reports, speakers, strict=True):
            passage, mention = self.passages[report.passage], report.mention
            source = self.sources.numbered_source(mention, resolution) if mention is not None and resolution is not None else None
            utterance = following
            if mention is not None:
                utterance = statements.setdefault((report.passage, mention), following)
            following += utterance == following
            for start, stop in report.pieces:
                quote = Quote(
                    text=passage.text[start:stop],
                    marks=None,
                    kind="indirect",
                    speaker=source,
                    cue=passage.text[report.cue[0] : report.cue[1]] if report.cue is not None else None,
                    cue_at=passage.place(*report.cue) if report.cue is not None else None,
                    at=passage.place(start, stop),
                    utterance=utterance,
                    inside=None,
                    repeat_of=None,
                    confidence=round(report.confidence, 3),
                )
                found.append(quote)
        return found

    def _quote(self, number: int, utterance: int, before: Quote | None) -> Quote:
        """The quotation of a span; `before` is the quotation of the span before."""
        span, attribution, resolution = self.spans[number], self.attributions[number], self.speakers.get(number)
        passage = self.passages[span.passage]
        at = passage.place(span.start, span.stop)
        source, verdict = None, None
        if attribution.mention is not None and resolution is not None:
            verdict = self.verdicts.get(number if span.inside is None else span.inside)
            if verdict is None or verdict.is_given:
                source = self.sources.numbered_source(attribution.mention, resolution)
        is_spoken = source is not None or (verdict is not None and not verdict.is_given and not verdict.is_nobodys)
        resumes = before is not None and kinds.is_resumed(before, utterance, at, passage.text, self.language)
        return Quote(
            text=passage.text[span.start : span.stop],
            marks=span.marks,
            kind=span.unmarked.kind
            if span.unmarked
            else kinds.kind_of(passage.text, span, self.language, spoken=is_spoken, resumes=resumes),
            speaker=source,
            cue=attribution.cue if source else None,
            cue_at=attribution.cue_at if source else None,
            at=at,
            utterance=utterance,
            inside=span.inside,
            repeat_of=None,
            confidence=round(self._confidence(attribution, verdict, is_given=source is not None, is_spoken=is_spoken), 3),
        )

    def _confidence(self, attribution: Attribution, verdict: Verdict | None, *, is_given: bool, is_spoken: bool) -> float:
        """How likely the speaker is right; of somebody unknown how likely anybody speaks, of a term how likely it is nobody's words."""
        if verdict is None:
            return calibrated(attribution.probability, models.load(models.named("quotes", self.language.code))["calibration"])
        return verdict.right if is_given else 1 - verdict.nobody if is_spoken else verdict.nobody

    def _is_one_statement(self, before: int, number: int) -> bool:
        """Whether a quotation continues the statement of the quotation before it."""
        one, other = self.attributions[before], self.attributions[number]
        if one.mention is None or other.mention is None:
            return False
        if self.spans[number].continues or self._is_one_letter(before, number):
            return True
        return self.spans[before].passage == self.spans[number].passage and one.mention is other.mention

    def _is_one_letter(self, before: int, number: int) -> bool:
        """Whether two block quotations are paragraphs of one letter or speech."""
        one, other = self.spans[before], self.spans[number]
        if one.unmarked is None or other.unmarked is None or other.passage != one.passage + 1:
            return False
        if not one.unmarked.kind == other.unmarked.kind == "direct":
            return False
        is_same_entity = self.speakers[before].entity is self.speakers[number].entity
        return is_same_entity or self.attributions[before].mention is self.attributions[number].mention
