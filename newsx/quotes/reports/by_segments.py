"""Reported speech in languages whose verbs tell it by their mood: the segments that are reported, and whose words these are.

`newsx.training.segments` says what the models were trained on, and how often they are right.
"""

from __future__ import annotations

from typing import Final

from newsx import models
from newsx.quotes.attribution import segments
from newsx.quotes.attribution.attribute import Attribution
from newsx.quotes.attribution.cues import Cue
from newsx.quotes.attribution.features import Discourse
from newsx.quotes.attribution.segments import REPORTED, Segment, Segmented
from newsx.quotes.grammar.chunks import Chunks, Mention
from newsx.quotes.reports import segment_sources
from newsx.quotes.reports.report import Report

_LEAST_SOURCE: Final = 0.3
"""The probability from which a mention is given as the source."""
_FEWEST_LETTERS: Final = 2
"""Letters of a piece."""


def find_reports(discourse: Discourse, attributions: dict[int, Attribution]) -> list[Report]:
    """The reports of the body in reading order; `attributions` say who speaks in quotation marks before them."""
    chunked = [chunks for chunks in discourse.chunked if discourse.passages[chunks.number].field == "body" and chunks.tags]
    if not chunked:
        return []
    model = models.load(models.named("segments", chunked[0].language.code))
    segmented = [discourse.segmented(chunks) for chunks in chunked]
    found: list[Report] = []
    last: Mention | None = None
    for number, passage in enumerate(segmented):
        spoken = [(at, attributions[span].mention) for at, span in passage.chunks.quotations.items() if span in attributions]
        for reported in segment_sources.groups(passage):
            while spoken and spoken[0][0] < reported[0].begin:
                last = spoken.pop(0)[1] or last
            chosen = segment_sources.choose(
                segment_sources.candidates(passage, reported, segmented[max(0, number - 1) : number], last), model["sources"]
            )
            mention = chosen.mention if chosen.probability >= _LEAST_SOURCE else None
            if (report := _report(passage, reported, mention, chosen.probability)) is not None:
                found.append(report)
            last = mention or last
        for _, mention in spoken:
            last = mention or last
    return found


def _report(passage: Segmented, reported: list[Segment], mention: Mention | None, of_source: float) -> Report | None:
    """The report of the segments of a sentence; None if nothing is left of them."""
    chunks = passage.chunks
    pieces = [characters_of(chunks, piece) for piece in _pieces(reported)]
    pieces = [(start, stop) for start, stop in pieces if sum(map(str.isalpha, chunks.text[start:stop])) >= _FEWEST_LETTERS]
    if not pieces:
        return None
    confidence = sum(segment.probability for segment in reported) / len(reported)
    cue = _cue_of(passage, reported, mention)
    return Report(chunks.number, mention, _words_of(chunks, cue) if cue is not None else None, pieces, confidence * of_source)


def _pieces(reported: list[Segment]) -> list[tuple[int, int]]:
    """The chunks of the reported segments, those joined between which only a sign stands."""
    found: list[tuple[int, int]] = []
    for segment in reported:
        if found and segment.begin - found[-1][1] <= 1:
            found[-1] = (found[-1][0], segment.end)
        else:
            found.append((segment.begin, segment.end))
    return found


def characters_of(chunks: Chunks, piece: tuple[int, int]) -> tuple[int, int]:
    """The characters of the chunks of a piece, of a quotation with its marks."""
    first = chunks.firsts[piece[0]]
    after = chunks.firsts[piece[1]] if piece[1] < len(chunks.firsts) else len(chunks.words)
    last = max(first, after - 1)
    return chunks.starts[first], chunks.end_of(last)


def _cue_of(passage: Segmented, reported: list[Segment], mention: Mention | None) -> Cue | None:
    """The reporting verb of the sentence whose subject is the source, else the nearest in the reporter’s words; None if none is."""
    sentence = passage.sentence(reported[0])
    near = [cue for segment in segments.of_sentence(passage, sentence) if segment.label != REPORTED for cue in segment.cues]
    own = [cue for cue in near if mention is not None and mention.chunks is passage.chunks and cue.subject == mention.chunk]
    return min(own or near, key=lambda cue: abs(cue.at - reported[0].begin), default=None)


def _words_of(chunks: Chunks, cue: Cue) -> tuple[int, int]:
    word = chunks.firsts[cue.at]
    return chunks.starts[word], chunks.end_of(word)
