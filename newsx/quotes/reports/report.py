"""Reported speech, as all ways of finding it give it."""

from __future__ import annotations

from newsx.quotes.grammar.chunks import Mention
from newsx.quotes.reports.found import Found


class Report:
    """Reported speech: its source's mention, None if it has none, the cue, and the words: one piece, or more if something interrupts them.

    `passage` is the number of its passage; `cue` and `pieces` are characters of it, half-open; `cue` is None if only the mood tells that
    the words are reported. `confidence` is the probability that it is a report with about these words and that the mention
    is its source. `found` is what learned models saw in it, None if none did.
    """

    def __init__(
        self,
        passage: int,
        mention: Mention | None,
        cue: tuple[int, int] | None,
        pieces: list[tuple[int, int]],
        confidence: float,
        found: Found | None = None,
    ) -> None:
        self.passage, self.mention, self.cue, self.pieces = passage, mention, cue, pieces
        self.confidence, self.found = confidence, found
