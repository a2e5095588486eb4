"""What may be a report, as the learned models see it."""

from __future__ import annotations

from newsx.quotes.reports.contents import Content
from newsx.quotes.reports.sentence import Sentence
from newsx.quotes.reports.sources import Source


class Found:
    """The cue at a word of a sentence with its probability, what it reports, and its source, which is the likeliest of `sources`.

    `confidence` is the probability that it is a report of about these words, `is_sure` whether that is enough for its cue.
    """

    def __init__(self, sentence: Sentence, at: int, probability: float, content: Content, source: Source, sources: list[Source]) -> None:
        self.sentence, self.at, self.probability, self.content = sentence, at, probability, content
        self.source, self.sources = source, sources
        self.confidence = 0.0
        self.is_sure = False
