"""Who said what: the quotations of an article and their speakers."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsx.quotes.passage import Passage
from newsx.quotes.spans import find_spans
from newsx.record import Quote, Speaker

__all__ = ["Found", "Passage", "find"]


@dataclass(slots=True)
class Found:
    """The quotations of an article in reading order, and who speaks in it, most first."""

    quotes: list[Quote] = field(default_factory=list)
    speakers: list[Speaker] = field(default_factory=list)

    def explain(self) -> list[dict[str, object]]:
        """For each quotation the candidates for its speaker, with their scores and weightiest features."""
        return [{"quote": number, "candidates": []} for number in range(len(self.quotes))]


def find(passages: list[Passage], byline_names: list[str] | None = None) -> Found:
    """The quotations of the passages, which come in reading order: headline, dek, body, captions."""
    quotes = []
    for number, span in enumerate(find_spans(passages)):
        passage = passages[span.passage]
        quotes.append(
            Quote(
                text=passage.text[span.start : span.stop],
                marks=span.marks,
                kind="direct",
                speaker=None,
                cue=None,
                cue_at=None,
                at=passage.place(span.start, span.stop),
                utterance=number,
                inside=span.inside,
                repeat_of=None,
                confidence=0.0,
            )
        )
    return Found(quotes=quotes)
