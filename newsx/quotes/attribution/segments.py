"""Passages in segments, and which of these are reported speech: for languages whose verbs tell by their mood what is only reported.

Roth sagte, | [die Fähre sei weg.] | [Sie komme nicht wieder.] | Laut Roth | [kommt eine neue.]

A segment reaches from one comma, stop, dash or bracket to the next; the words that give a source, laut Roth, are one of their own. A
log-linear model tells for each in turn how likely it is that somebody else's words are reported there: by its mood, its conjunction, the
reporting verbs around it, and whether the segment before is reported.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from math import exp
from typing import Final

from newsx import models
from newsx.languages import Language
from newsx.quotes.attribution import verb_second
from newsx.quotes.attribution.cues import Cue
from newsx.quotes.attribution.verb_second import Finite
from newsx.quotes.grammar.chunks import Chunks
from newsx.quotes.grammar.tags import (
    ACCORDING,
    ADVERB,
    BEGINNING,
    CLOSING_BRACKET,
    COLON,
    COMMA,
    DASH,
    END,
    OPENING_BRACKET,
    QUOTATION,
    SEMICOLON,
    SENTENCE_ENDS,
    STOP,
    SUBJECTS,
)

SOURCE: Final = "A"
"""The label of a segment that gives a source: laut Roth."""
QUOTED: Final = "Q"
"""The label of a segment that is a quotation and nothing else."""
REPORTED: Final = "C"
OTHER: Final = "O"

_EDGES: Final = frozenset([COMMA, COLON, SEMICOLON, DASH, OPENING_BRACKET, CLOSING_BRACKET]) | SENTENCE_ENDS
THRESHOLD: Final = 0.5
"""The probability from which a segment is reported."""
_MAX_ADVERBS: Final = 4
"""Adverbs of a segment that are features."""


class Segment:
    """Chunks `begin` to `end`, the signs around it (`left`, `right`), its `label`, and the `probability` that it is reported.

    `cues` are the reporting verbs in it, `verbs` its finite verbs; `features` is what the model looked at.
    """

    def __init__(self, begin: int, end: int, left: str, right: str) -> None:
        self.begin, self.end, self.left, self.right = begin, end, left, right
        self.label = OTHER
        self.probability = 0.0
        self.cues: list[Cue] = []
        self.verbs: list[Finite] = []


class Segmented:
    """A passage in segments, with its cues and finite verbs; `begins` and `sentences` are each segment's first chunk and its sentence."""

    def __init__(self, chunks: Chunks, cues: list[Cue]) -> None:
        self.chunks, self.cues = chunks, cues
        self.verbs = verb_second.finite_verbs(chunks)
        self.subjects = {verb.subject: chunks.tags[verb.at] + verb.mood for verb in reversed(self.verbs) if verb.subject >= 0}
        """What the verb does of which a chunk is the subject, and its mood."""
        self.segments = _segments(chunks, cues)
        self.begins = [segment.begin for segment in self.segments]
        self.sentences = [self.sentence(segment) for segment in self.segments]
        self.cues_by_subject: dict[int, list[Cue]] = {}
        for cue in cues:
            self.cues_by_subject.setdefault(cue.subject, []).append(cue)
            if (segment := self._around(cue.at)) is not None:
                segment.cues.append(cue)
        for verb in self.verbs:
            if (segment := self._around(verb.at)) is not None:
                segment.verbs.append(verb)
        self.cues_before = [cues[-1].lemma if cues else "" for cues in self._nearest_cues(range(len(self.segments)))]
        self.cues_after = [cues[0].lemma if cues else "" for cues in self._nearest_cues(range(len(self.segments) - 1, -1, -1))][::-1]
        """The lemma of the nearest cue of each segment's sentence before and after it, in other segments; "" for none."""

    def _nearest_cues(self, order: range) -> Iterator[list[Cue]]:
        """For each segment, in an order, the cues of the last one before it that is of its sentence and has some."""
        nearest: list[Cue] = []
        sentence = -1
        for at in order:
            if self.sentences[at] != sentence:
                nearest, sentence = [], self.sentences[at]
            yield nearest
            nearest = self.segments[at].cues or nearest

    def _around(self, chunk: int) -> Segment | None:
        """The segment that a chunk is in; None for a sign between segments."""
        at = bisect_right(self.begins, chunk) - 1
        return self.segments[at] if at >= 0 and chunk < self.segments[at].end else None

    def sentence(self, segment: Segment) -> int:
        return self.chunks.sentences[segment.begin]


def _segments(chunks: Chunks, cues: list[Cue]) -> list[Segment]:
    """The segments of a passage; those that give a source and those that are quotations have their label."""
    tags = chunks.tags
    sources = [_source(chunks, cue) for cue in cues if tags[cue.at] == ACCORDING and cue.subject >= 0]
    cuts, source_pieces = {edge for source in sources for edge in source}, set(sources)
    found: list[Segment] = []
    begin, left = 0, BEGINNING
    for at in range(len(tags) + 1):
        is_edge = at == len(tags) or tags[at] in _EDGES
        if not is_edge and at not in cuts:
            continue
        right = END if at == len(tags) else tags[at] if is_edge else ACCORDING
        if at > begin:
            segment = Segment(begin, at, left, right)
            if (begin, at) in source_pieces:
                segment.label = SOURCE
            elif all(tag == QUOTATION for tag in tags[begin:at]):
                segment.label = QUOTED
            found.append(segment)
        begin, left = (at + 1, right) if is_edge else (at, right)
        if is_edge and found and at < len(tags) and tags[at] in SENTENCE_ENDS:
            left = STOP
    return found


def _source(chunks: Chunks, cue: Cue) -> tuple[int, int]:
    """The chunks of the words that give a source: laut dem Sprecher der Werft; Angaben der Polizei zufolge."""
    tags = chunks.tags
    if cue.link == verb_second.BEFORE_ACCORDING:
        first = min(cue.subject, cue.at)
        while first > 0 and tags[first - 1] not in _EDGES and chunks.sentences[first - 1] == chunks.sentences[cue.at]:
            if tags[first - 1] not in SUBJECTS and tags[first - 1] not in verb_second.WITHIN_PHRASE:
                break
            first -= 1
        return first, cue.at + 1
    last = cue.subject + 1
    while last < len(tags) and tags[last] in SUBJECTS and (chunks.is_genitive(last) or chunks.mentions[last - 1] is not None):
        last += 1
    return cue.at, last


def weights(language: Language) -> dict[str, float]:
    """The weights of the model of a language."""
    found: dict[str, float] = models.load(models.named("segments", language.code))["segments"]
    return found


def label(segmented: list[Segmented], weights: dict[str, float]) -> None:
    """Labels the segments of an article's passages, from left to right."""
    for passage in segmented:
        for index, segment in enumerate(passage.segments):
            if segment.label in (SOURCE, QUOTED):
                continue
            score = 0.0
            for feature in features(passage, index):
                score += weights.get(feature, 0.0)
            segment.probability = 1.0 / (1.0 + exp(-score))
            segment.label = REPORTED if segment.probability >= THRESHOLD else OTHER


def features(passage: Segmented, index: int) -> list[str]:
    """What the model looks at for a segment; those before it have their labels.

    open, close     its first word; the classes of its first two words and of its last
    mood            the moods of its finite verbs; alone and with the signs around it, the first word, the label before
    verb            its finite verbs that are auxiliaries
    cue             the reporting verbs in it, with how their subjects stand
    before, after   the nearest reporting verb of its sentence before it and after it, in other segments; with mood and first word
    last, last2     the labels of the segment before and the one before that, with the sign between, the mood
    next            the mood and the first word of the segment after it
    quote           whether a quotation is in it
    adverb          its adverbs
    """
    chunks, segment = passage.chunks, passage.segments[index]
    last = passage.segments[index - 1] if index else None
    following = passage.segments[index + 1] if index + 1 < len(passage.segments) else None
    mood, opening = _mood(segment), chunks.first_word(segment.begin)
    first = chunks.firsts[segment.begin]
    classes = chunks.classes[first : first + 2]
    before, after = passage.cues_before[index], passage.cues_after[index]
    labels = (last.label if last else BEGINNING) + (passage.segments[index - 2].label if index > 1 else BEGINNING)
    sentence = "=" if last and passage.sentence(last) == passage.sentence(segment) else "|"
    found = [
        "1",
        f"open={opening}",
        f"open.class={'+'.join(classes)}",
        f"close={chunks.classes[chunks.firsts[segment.end - 1]]}",
        f"signs={segment.left}{segment.right}",
        f"mood={mood}",
        f"mood.signs={mood}{segment.left}{segment.right}",
        f"mood.open={mood}{opening}",
        f"before={before}",
        f"before.mood={before}{mood}",
        f"before.open={before}{opening}",
        f"after={after}",
        f"after.mood={after}{mood}",
        f"cues={bool(before)}{bool(after)}{bool(segment.cues)}{mood}",
        f"last={labels[0]}{sentence}",
        f"last.mood={labels[0]}{sentence}{mood}",
        f"last.open={labels[0]}{sentence}{opening}",
        f"last.signs={labels[0]}{segment.left}{mood}",
        f"last2={labels}{sentence}{mood}",
        f"size={_size(segment)}{mood}",
    ]
    if last:
        found += [
            f"last.cue={last.cues[-1].lemma if last.cues else ''}{sentence}{mood}",
            f"last.own={_mood(last)}{labels[0]}{sentence}{mood}",
        ]
    if following:
        found += [f"next={_mood(following)}{segment.right}{mood}", f"next.label={following.label in (SOURCE, QUOTED)}{segment.right}"]
    for cue in segment.cues:
        found += [
            f"cue={cue.lemma}",
            f"cue.link={cue.link}{mood}",
            f"cue.signs={cue.lemma}{segment.right}",
            f"cue.last={cue.at == segment.end - 1}",
        ]
    for verb in segment.verbs:
        found += [
            f"verb={chunks.first_word(verb.at)}",
            f"verb.subject={'no' if verb.subject < 0 else chunks.tags[verb.subject]}{verb.mood}",
        ]
    if QUOTATION in chunks.tags[segment.begin : segment.end]:
        found += ["quote", f"quote={mood}{labels[0]}"]
    adverbs = [chunks.first_word(at) for at in range(segment.begin, segment.end) if chunks.tags[at] == ADVERB]
    return found + [f"adverb={adverb}" for adverb in adverbs[:_MAX_ADVERBS]]


def _mood(segment: Segment) -> str:
    """The moods of a segment's finite verbs, each once; "-" if it has none."""
    return "".join(sorted({verb.mood for verb in segment.verbs})) or "-"


def _size(segment: Segment) -> int:
    """The size of a segment by its chunks, in steps."""
    chunks = segment.end - segment.begin
    return 1 if chunks < 3 else 2 if chunks < 6 else 3 if chunks < 12 else 4


def segment_at(passage: Segmented, chunk: int) -> int:
    """The index of the segment that a chunk is in, or after."""
    return max(0, bisect_right(passage.begins, chunk) - 1)


def of_sentence(passage: Segmented, sentence: int) -> list[Segment]:
    """The segments of a sentence."""
    return passage.segments[bisect_left(passage.sentences, sentence) : bisect_right(passage.sentences, sentence)]
