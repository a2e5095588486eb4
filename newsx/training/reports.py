"""Trains the models of reported speech: cues, what they report, and whose words these are.

    python -m newsx.training CORPUS OUT --only reports [--folds]

CORPUS/quotes/train.jsonl lists annotated news articles in CORPUS/quotes/train, with their attributions: each has spans of its content, its
cue and its source. The word of the cue on which the others depend stands
for it. The grammar comes from the models in use.

On 84 other articles, quotations in marks included: recall of all that is attributed .70 (.60 of what has no marks; .897 of that where the
cue is say, tell, add or according to, .51 of the rest), precision .88 (.85 of what has no marks), with the right speaker .69; what is found
shares .94 of its words with what is annotated. Two annotators agree on .81 and .83. Missed are nouns and rare verbs as cues; wrong are
mostly the ends of clauses, where another clause is joined or added, and what two annotators would see differently: of the two stretches
that the weights like best one is right in .98 of the cases for say and tell, the best in .92. How likely other words are cues made recall
by folds .004 better; how many of them a stretch has, leaves behind it or passes, and the tenses of its verbs and the next, precision by
.004 and recall by .001. What a cue's base form says of the whole report, and a threshold for each of the cues whose reports are nearly
always right, found 1.2 of 100 more of say, tell, add and according to at the same precision. Some of these stand in headlines, where no
report is looked for; in bodies .90 of them are found.

A report's confidence is the chance that it is one and that its mention is the source; the mean gap to what is right is .02.

Tried without use: the stretch that is on average most like all likely ones, instead of the likeliest; the words themselves at all places
where a clause may begin, instead of their parts of speech; the forms of the finite verbs on both sides of such a place, and the kind of
the subject after it; how sure the parser was of its steps where a clause may begin; hidden units over the features of the best five
stretches instead of sums; stretches learned as right that share only half of their words, or most, with what is annotated.

With `--folds` also models without the articles of each fold are written, to measure with. The same corpus gives the same bytes.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from scipy import optimize

from newsx import languages, models
from newsx.grammar.tagger import Memory
from newsx.models.weighing import BETWEEN, by_parts
from newsx.models.weighing import Weights as ByParts
from newsx.quotes.calibration import calibrated
from newsx.quotes.grammar.chunking import chunk_passages
from newsx.quotes.grammar.chunks import Chunks, Mention
from newsx.quotes.reports import by_grammar, contents, cues, sources
from newsx.quotes.reports.content_features import ByPlace, Evidence, Piece
from newsx.quotes.reports.sentence import Sentence
from newsx.quotes.spans.marks import find_spans
from newsx.training.quotes import Example, Floats, Table, Weights, fit, knots, passages_of, same_name, table

LANGUAGE = "en"
PENALTY_OF_CUES = 4.0
PENALTY_OF_CONTENTS = 4.0
PENALTY_OF_SOURCES = 1.0
PENALTY_OF_EVIDENCE = 1.0
"""The weights of the squared weights in the loss (L2)."""
MIN_COUNT = 6
"""Candidates that must have a feature."""
MIN_WEIGHT = 0.04
DIGITS = 2
"""Smaller weights are left out of the model; digits of the others after the point."""
MIN_JUDGED = 30
"""Likely reports that must have evidence of a name for it to be weighed."""
MIN_OF_CUE = 300
"""Likely reports of a cue for it to have a confidence of its own from which they are reports, ..."""
RIGHT_OF_CUE = 0.85
LEAST_SURE = 0.4
"""... at which this share of them is right; and the least such confidence."""
_MIN_LIKENESS = 0.5
"""The likeness to the annotated content that the best stretch must have to be learned from."""


@dataclass
class Attribution:
    """An annotated attribution in a sentence: the cue's word, the content's words, and the characters of the source in the passage."""

    at: int
    content: frozenset[int]
    source: list[tuple[int, int]]


@dataclass
class Read:
    """A sentence of the corpus; `contents` are the words of all that is attributed in it, also by a cue elsewhere."""

    fold: int
    sentence: Sentence
    chunks: Chunks
    attributions: list[Attribution] = field(default_factory=list)
    contents: list[frozenset[int]] = field(default_factory=list)


def read(corpus: Path) -> list[Read]:
    """The sentences of the training articles."""
    language = languages.of(LANGUAGE)
    found: list[Read] = []
    for row in map(json.loads, (corpus / "train.jsonl").read_text(encoding="utf-8").splitlines()):
        text = (corpus / "train" / row["file"]).read_bytes().decode("utf-8")
        passages, offsets = passages_of(text, has_headline=True)
        spans = find_spans(passages, language)
        chunked = chunk_passages(passages, spans, language)
        offset_of = {chunks.number: offset for chunks, offset in zip(chunked, offsets, strict=True)}
        body = [chunks for chunks in chunked if passages[chunks.number].field == "body"]
        for sentence, chunks in by_grammar.sentences(body, by_grammar.outer_spans(spans), language, Memory()):
            one = Read(row["fold"], sentence, chunks)
            _annotate(one, offset_of[chunks.number], row["attributions"])
            found.append(one)
    return found


def _annotate(one: Read, offset: int, attributions: list[dict[str, Any]]) -> None:
    """Adds the attributions of which the content lies in the sentence, `offset` characters on in the text."""
    sentence = one.sentence
    start, stop = offset + sentence.starts[0], offset + sentence.stops[-1]
    for attribution in attributions:
        content = attribution.get("content") or []
        if not any(first < stop and start < last for first, last in content):
            continue
        words = frozenset([at for at in _words(sentence, offset, content) if not sentence.is_sign(at)])
        if not words:
            continue
        one.contents.append(words)
        cue = _words(sentence, offset, attribution.get("cue") or [])
        if cue:
            source = [(first - offset, last - offset) for first, last in attribution.get("source") or []]
            one.attributions.append(Attribution(_top(sentence, cue), words, source))


def _words(sentence: Sentence, offset: int, spans: list[list[int]]) -> list[int]:
    return [at for at, start in enumerate(sentence.starts) if any(first <= offset + start < last for first, last in spans)]


def _top(sentence: Sentence, cue: list[int]) -> int:
    """The word of a cue that depends on none of the others, a verb if there is one."""
    tops = [at for at in cue if sentence.heads[at] not in cue]
    return next((at for at in tops if sentence.verbs[at]), tops[0])


# what is learned


def cue_examples(found: list[Read]) -> Iterator[Example]:
    """The words of each sentence that may report something, and those that do."""
    language = languages.of(LANGUAGE)
    for one in found:
        sentence = one.sentence
        places = [at for at in range(sentence.begin, sentence.end) if cues.may_report(sentence, at)]
        right = {attribution.at for attribution in one.attributions}
        if places:
            features = [cues.features(sentence, at, language) for at in places]
            yield Example(one.fold, features, [number for number, at in enumerate(places) if at in right])


def content_examples(found: list[Read]) -> Iterator[Example]:
    """For each annotated cue the stretches that it may report, and those most like its content."""
    for one in found:
        for attribution in one.attributions:
            offered = contents.candidates(one.sentence, attribution.at)
            alike = [_likeness(one.sentence, content.pieces, attribution.content) for content in offered]
            best = max(alike, default=0.0)
            if best >= _MIN_LIKENESS:
                evidence = Evidence(one.sentence, attribution.at, {})
                features = [evidence.features(content.side, content.pieces, content.reason) for content in offered]
                yield Example(one.fold, features, [number for number, value in enumerate(alike) if value == best])


def _likeness(sentence: Sentence, pieces: tuple[Piece, ...], content: frozenset[int]) -> float:
    words = {at for start, stop in pieces for at in range(start, stop) if not sentence.is_sign(at)}
    return len(words & content) / len(words | content)


def source_examples(found: list[Read]) -> Iterator[Example]:
    """For each annotated cue the mentions that may be its source, and those that are, or nobody."""
    last: Mention | None = None
    chunks: Chunks | None = None
    for one in found:
        if chunks is not None and chunks.tagger is not one.chunks.tagger:
            last = None
        chunks = one.chunks
        mentions = by_grammar.mentions_in(one.sentence, one.chunks)
        for attribution in sorted(one.attributions, key=lambda each: each.at):
            offered = contents.candidates(one.sentence, attribution.at)
            if not offered:
                continue
            best = max(offered, key=lambda content: _likeness(one.sentence, content.pieces, attribution.content))
            candidates = sources.candidates(one.sentence, mentions, last)
            right = [number for number, source in enumerate(candidates) if _is_source(source.mention, one.chunks, attribution)]
            if right:
                yield Example(one.fold, [sources.features(one.sentence, attribution.at, best, source) for source in candidates], right)
                last = candidates[right[0]].mention or last


def _is_source(mention: Mention | None, chunks: Chunks, attribution: Attribution) -> bool:
    """Whether a mention is the annotated source; nobody is if there is none."""
    if mention is None or not attribution.source:
        return mention is None and not attribution.source
    return mention.chunks is chunks and any(mention.start < last and first < mention.stop for first, last in attribution.source)


# learning


@dataclass
class Tables:
    """The weights of cues without each fold and from all, and the examples of the two other choices."""

    cues: dict[int | None, ByParts]
    content: Table
    source: Table

    def fit(self, without: int | None) -> models.Reports:
        """The weights learned from all examples but those of a fold; how they count together is still to come."""
        return models.Reports(
            self.cues[without],
            _by_place(_rounded(fit(self.content, without, PENALTY_OF_CONTENTS, MIN_COUNT))),
            by_parts(_rounded(fit(self.source, without, PENALTY_OF_SOURCES, MIN_COUNT))),
            {},
            [[0.0, 0.0], [1.0, 1.0]],
            [[0.0, 0.0], [1.0, 1.0]],
            {},
        )


def _rounded(weights: Weights) -> Weights:
    return {name: round(weight, DIGITS) for name, weight in weights.items() if abs(weight) >= MIN_WEIGHT}


def _by_place(weights: Weights) -> ByPlace:
    """The weights of features of which the names begin with a place."""
    found: dict[str, Weights] = {}
    for name, weight in weights.items():
        place, _, rest = name.partition(BETWEEN)
        found.setdefault(place, {})[rest] = weight
    return {place: by_parts(ones) for place, ones in found.items()}


@dataclass
class Judged:
    """A likely report that a model found in articles which it was not trained on, the base form of its cue, the probability of its source,
    whether it is right, and whether the source is, too; None if the corpus names none."""

    fold: int
    base: str
    evidence: dict[str, float]
    of_source: float
    right: bool
    right_source: bool | None


def judge(found: list[Read], model: models.Reports) -> list[Judged]:
    """The likely reports that a model finds: those are right of which at least half of the words are one annotated content's."""
    language = languages.of(LANGUAGE)
    judged = []
    for one in found:
        cues.find_chances(one.sentence, language, model.cue)
        for report in by_grammar.likely(one.sentence, one.chunks, None, model):
            words = {at for start, stop in report.content.pieces for at in range(start, stop) if not one.sentence.is_sign(at)}
            right = any(2 * len(words & content) >= len(words) for content in one.contents)
            known = [each for each in one.attributions if each.source and 2 * len(words & each.content) >= len(words)]
            named = any(_is_same_source(report.source.mention, each) for each in known) if known or not right else None
            base = one.sentence.bases[report.at]
            judged.append(Judged(one.fold, base, by_grammar.evidence(report), report.source.probability, right, named))
    return judged


def _is_same_source(mention: Mention | None, attribution: Attribution) -> bool:
    """Whether a mention is the annotated source, or has its name."""
    if mention is None:
        return False
    if any(mention.start < last and first < mention.stop for first, last in attribution.source):
        return True
    text = mention.chunks.text
    return any(same_name(" ".join(mention.words), text[first:last]) for first, last in attribution.source if first >= 0)


def weigh(judged: list[Judged]) -> Weights:
    """The weights of the evidence of likely reports, as a logistic regression gives them."""
    counts = Counter(name for one in judged for name in one.evidence)
    names = sorted(name for name, count in counts.items() if count >= MIN_JUDGED)
    values = np.array([[one.evidence.get(name, 0.0) for name in names] for one in judged])
    right = np.array([one.right for one in judged], dtype=np.float64)

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = np.clip(values @ weights, -30, 30)
        lost = float(np.sum(np.logaddexp(0, scores) - right * scores)) + PENALTY_OF_EVIDENCE / 2 * float(weights @ weights)
        return lost, values.T @ (1 / (1 + np.exp(-scores)) - right) + PENALTY_OF_EVIDENCE * weights

    found = optimize.minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return {name: round(float(weight), 4) for name, weight in zip(names, found.x, strict=True)}


def train(corpus: Path, into: Path, folds: bool) -> None:
    """Trains on the corpus and writes the model, with `folds` also a model without each fold."""
    found = read(corpus)
    numbers = sorted({one.fold for one in found})
    of_cues = table(cue_examples(found))
    weights = {number: by_parts(_rounded(fit(of_cues, number, PENALTY_OF_CUES, MIN_COUNT, several=True))) for number in [None, *numbers]}
    for one in found:
        cues.find_chances(one.sentence, languages.of(LANGUAGE), weights[one.fold])
    tables = Tables(weights, table(content_examples(found)), table(source_examples(found)))
    judged: list[Judged] = []
    unseen: dict[int, models.Reports] = {}
    for number in numbers:
        unseen[number] = tables.fit(number)
        judged += judge([one for one in found if one.fold == number], unseen[number])
    _save(tables.fit(None), judged, into)
    if folds:
        for number, model in unseen.items():
            _save(model, [one for one in judged if one.fold != number], into / f"fold-{number}")


def _save(model: models.Reports, judged: list[Judged], into: Path) -> None:
    model.together = weigh(judged)
    chances = [by_grammar.weighed(one.evidence, model.together) for one in judged]
    model.calibration = knots([(chance, one.right) for chance, one in zip(chances, judged, strict=True)])
    given = [(calibrated(chance, model.calibration), one) for chance, one in zip(chances, judged, strict=True)]
    model.sure = thresholds(given)
    model.of_speakers = knots(
        [
            (chance * one.of_source, one.right and one.right_source)
            for chance, one in given
            if chance >= model.sure.get(one.base, by_grammar.SURE) and one.right_source is not None
        ]
    )
    models.save(f"reports-{LANGUAGE}", model, into)


def thresholds(given: list[tuple[float, Judged]]) -> dict[str, float]:
    """For frequent cues the least confidence from which their reports are right often enough, if it is less than for others."""
    found: dict[str, float] = {}
    for base, count in sorted(Counter(one.base for _, one in given).items()):
        if count >= MIN_OF_CUE:
            ones = sorted([(-chance, one.right) for chance, one in given if one.base == base])
            right = np.cumsum([is_right for _, is_right in ones])
            enough = np.flatnonzero(right >= RIGHT_OF_CUE * np.arange(1, count + 1))
            least = max(LEAST_SURE, -ones[enough[-1]][0] if len(enough) else 1.0)
            if least < by_grammar.SURE:
                found[base] = round(least, DIGITS)
    return found
