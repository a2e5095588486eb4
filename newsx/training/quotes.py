"""Trains the model that attributes quotations to their speakers.

    python -m newsx.training.quotes CORPUS_QUOTES_DIR OUT_DIR [--folds]

The corpus is a folder with `train.jsonl` and `train/`: a line an article with `file`, `fold` and `quotes`, each with `start`, `end`,
`source` (`null`: nobody's words), `source_start` and `source_end` in the article's characters, and `attributions`, whose spans are
direct and indirect speech; those of a corpus that has a `type` for each count if they are direct. OUT_DIR gets `quotes.json`, and with
--folds also `fold-K/quotes.json`, trained without fold K. For another language than English (--language) the code is part of the name.

This learns from articles alone, as for a new language. The English model that newsx comes with learns from whole pages, too: it is what
`python -m newsx.training CORPUS OUT --only quotes` writes.

A log-linear model over the candidates of `newsx.quotes.attribution.candidates`, fitted in two rounds: in the first the previous speaker
comes from the corpus, in the second from the predictions of the first round's models for articles that they were not trained on, as it
does in use. The same corpus gives the same bytes. Stories of whole pages (`newsx.training.page_stories`) teach whether words in marks are
anybody's, and not whose: so the pages have their say about terms and titles, and the articles, whose sources are annotated word by word,
about speakers.

On 840 articles, cross-validated: quotations F1 0.967, their speakers 0.924, for quotations of four words and more 0.949, before verdicts
on the speakers (`newsx.training.verdicts`). `NOBODY` weighs terms and titles that are given to nobody against speech that is: with 0.67 it
is 0.65 of the terms and titles of 121 whole pages, with 0.8 it is 0.53, and half of the others are left to the verdicts.

On 694 German articles: quotations that are somebody's words are found in 0.95 of the cases and have the right speaker in 0.82. There what
is reported without marks is learned from, too, and 50 German pages teach whose the words are: without them the right speakers are less
likely (their log-likelihood -354 instead of -337 in sum), and -316 with fewer features, the numbers of subjects between a mention and a
quotation, and how often somebody speaks. Without use: averages over models of some features each, weights for kinds of examples.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # more threads make small vectors slow, and sums differ from machine to machine

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse

from newsx import languages, models
from newsx.quotes.attribution import candidates
from newsx.quotes.attribution.features import Candidate, Discourse
from newsx.quotes.grammar.chunking import chunk_passages
from newsx.quotes.grammar.chunks import Chunks, Mention
from newsx.quotes.grammar.tags import PRONOUNS
from newsx.quotes.spans.marks import Span, find_spans, is_double
from newsx.quotes.spans.passage import Passage

PENALTIES = {"en": 3.0, "de": 3.0}
"""The weight of the squared weights in the loss (L2), by language: less with fewer examples."""
NOBODY = {"en": 0.8, "de": 0.8}
"""The probability from which a quotation is nobody's words, by language; the model's weights are moved so that it is always 0.5."""
LEFT_OUT = {
    "de": (
        *("0again", "0doc", "0mark", "0right.case", "0shape", "0so.far", "0verb.inside", "spoke"),
        *("chain.size", "far.shape", "link=", "path", "role"),
    )
}
"""What features begin with that a language's model does without: there are few German articles, and each makes what was not learned from
likelier if it is left out. Mentions' weights that begin at those of the English model did not help either."""
MIN_COUNT = 2
"""Candidates that must have a feature."""
MAX_ITERATIONS = 150
MIN_WEIGHT = 0.02
"""Smaller weights are left out of the model."""
KNOTS = 12
"""Pools of the calibration before neighbours are joined."""
_SCAFFOLDING = re.compile(r"(?:ABSTRACT|FULL TEXT|CORRECTION APPENDED)\.?")
_SOURCES_BY_WORD = {
    "en": frozenset("he she they we i it you him her them one this his their those others some many".split()),
    "de": frozenset("er sie es wir ich man dieser diese ihm ihr sein seine ihre einige viele andere".split()),
}
"""Annotated sources that are right only as the same word, by language."""
THE_SOURCE = 2
"""How right a mention is that stands where the annotated source does."""
RELATIVE = {
    "en": frozenset(["who", "which", "that", "whom", "whose"]),
    "de": frozenset("der die das dem den denen deren dessen welche welcher wer wonach demnach danach".split()),
}
"""Sources that stand for another word, by language."""
_NOT_IN_NAMES = frozenset("mr mrs ms dr sen rep gov president senator the a an of and for former".split())
"""Words of annotated sources that are no part of a name."""

Floats = NDArray[np.float64]
Weights = dict[str, float]


@dataclass(slots=True)
class Story:
    """An article of the corpus with what attribution needs of it; `offsets` are the passages' places in the raw text.

    `reports` are the numbers of spans that are indirect speech, made quotations to learn from: their source is known, and nothing else.
    With `only_whether` the quotations teach whether they are somebody's words, and not whose; `authors` are then those of the page and
    `speakers` the names of all who speak in it.
    """

    fold: int
    passages: list[Passage]
    offsets: list[int]
    spans: list[Span]
    chunked: list[Chunks]
    gold: dict[int, dict[str, Any]]
    content: list[tuple[int, int]]
    reports: frozenset[int] = frozenset()
    only_whether: bool = False
    authors: tuple[str, ...] = ()
    speakers: frozenset[str] = frozenset()

    @property
    def code(self) -> str:
        return self.chunked[0].language.code


@dataclass(slots=True)
class Example:
    """A quotation: the features of its candidates, and the indices of those that are right."""

    fold: int
    features: list[list[str]]
    right: list[int]


def stories(corpus: Path, code: str) -> list[Story]:
    """The training articles, in the language with this code. Those in English have a headline."""
    language = languages.of(code)
    found = []
    for row in map(json.loads, (corpus / "train.jsonl").read_text(encoding="utf-8").splitlines()):
        text = (corpus / "train" / row["file"]).read_bytes().decode("utf-8")
        passages, offsets = passages_of(text, has_headline=code == "en")
        spans = find_spans(passages, language)
        attributions = [one for one in row["attributions"] if one.get("type") in (None, "Direct")]
        content = [(start, stop) for one in attributions for start, stop in one.get("content", [])]
        story = Story(row["fold"], passages, offsets, spans, chunk_passages(passages, spans, language), {}, content)
        for quote in row["quotes"]:
            if (number := _span_of(story, quote)) is not None:
                story.gold[number] = quote
        _add_unlisted(story, attributions, text, are_sure=code != "en")
        found.append(story)
        if code != "en":
            found.append(_with_reports(story, row, text))
    return found


def _with_reports(story: Story, row: dict[str, Any], text: str) -> Story:
    """The article once more, with what is reported without marks as its quotations: few articles so teach more of cues and sources."""
    spans: list[Span] = []
    gold: dict[int, dict[str, Any]] = {}
    for one in sorted(
        (one for one in row["attributions"] if one["type"] != "Direct" and one["content"]), key=lambda one: one["content"][0]
    ):
        start, stop = one["content"][0]
        number = next((at for at in range(len(story.offsets) - 1, -1, -1) if story.offsets[at] <= start), None)
        if number is None or not one["source"] or len(one["content"]) > 1:
            continue
        begin, end = start - story.offsets[number], stop - story.offsets[number]
        first, last = one["source"][0][0], one["source"][-1][1]
        is_inside = start < last and first < stop
        if end > len(story.passages[number].text) or is_inside or (spans and spans[-1].passage == number and begin < spans[-1].stop):
            continue
        gold[len(spans)] = {"source": text[first:last], "source_start": first, "source_end": last}
        spans.append(Span(number, begin, end, "„“", outer_start=begin, outer_stop=end))
    chunked = chunk_passages(story.passages, spans, story.chunked[0].language)
    return Story(story.fold, story.passages, story.offsets, spans, chunked, gold, [], frozenset(gold))


def passages_of(text: str, has_headline: bool) -> tuple[list[Passage], list[int]]:
    """The lines of a corpus file as passages, the first perhaps a headline, with their places in the text."""
    passages: list[Passage] = []
    offsets = []
    for match in re.finditer(r"[^\s][^\n]*", text):
        line = match[0].strip()
        if _SCAFFOLDING.fullmatch(line):
            continue
        is_body = passages or not has_headline
        passages.append(Passage(line, "body", len(passages) - has_headline) if is_body else Passage(line, "headline"))
        offsets.append(match.start())
    return passages, offsets


def _span_of(story: Story, quote: dict[str, Any]) -> int | None:
    """The span that shares at least half of the union with an annotated quotation."""
    best, number = 0.5, None
    for index, span in enumerate(story.spans):
        offset = story.offsets[span.passage]
        start, stop = offset + span.start, offset + span.stop
        both = min(stop, quote["end"]) - max(start, quote["start"])
        if span.inside is None and both > 0 and (shared := both / (max(stop, quote["end"]) - min(start, quote["start"]))) >= best:
            best, number = shared, index
    return number


def _add_unlisted(story: Story, attributions: list[dict[str, Any]], text: str, are_sure: bool) -> None:
    """Gives quotations that the corpus does not list the source of the attribution that they are in.

    In English these are those in '' and single marks, which no calibration counts; in other languages all, which `are_sure`.
    """
    for number, span in enumerate(story.spans):
        if number in story.gold or span.inside is not None:
            continue
        start, stop = story.offsets[span.passage] + span.start, story.offsets[span.passage] + span.stop
        around = [
            (content[1] - content[0], one["source"][0][0], one["source"][-1][1])
            for one in attributions
            if one.get("source")
            for content in one.get("content", [])
            if content[0] <= start + 2 and stop - 2 <= content[1]
        ]
        if around:
            _, first, last = min(around)
            story.gold[number] = {"source": text[first:last], "source_start": first, "source_end": last}
            if are_sure:
                story.gold[number]["text"] = text[start:stop]


def rightness(story: Story, mention: Mention, quote: dict[str, Any]) -> int:
    """THE_SOURCE if a mention is the annotated source, 1 if it is the same name or pronoun elsewhere, else 0."""
    offset = story.offsets[mention.passage]
    if offset + mention.start < quote["source_end"] and quote["source_start"] < offset + mention.stop:
        return THE_SOURCE
    source = quote["source"].lower().strip()
    if mention.tag in PRONOUNS or source in _SOURCES_BY_WORD[story.code]:
        return int(mention.head == source)
    return int(same_name(" ".join(mention.words), quote["source"]))


def same_name(one: str, other: str) -> bool:
    """Whether two names end in the same word and do not differ in the first.

    This is not `text.name_forms.same_person`: the corpus' sources are phrases, with titles, roles and articles (“Sen. Roe”, “the former
    mayor, Ann Roe”), and what counts as right must not change with the rules that are trained, or the model would change with them.

    >>> same_name("Kane", "Mary Kane, a nurse"), same_name("John Kane", "Mary Kane")
    (True, False)
    """
    ours, theirs = _name_words(one), _name_words(other)
    if not ours or not theirs or ours[-1] != theirs[-1]:
        return False
    return len(ours) == 1 or len(theirs) == 1 or ours[0] == theirs[0] or set(ours) <= set(theirs) or set(theirs) <= set(ours)


def _name_words(name: str) -> list[str]:
    parts = [part for part in re.split(r"[,(;]", name) if re.search(r"[A-Z]", part)] or [name]
    words = [word.strip(".-&").lower() for word in re.findall(r"[\w.&-]+", parts[0].replace("’s", "").replace("'s", ""))]
    return [word for word in words if word and word not in _NOT_IN_NAMES]


def examples(
    found: list[Story], weights: dict[int, Weights] | None, of_segments: dict[int, Weights] | None = None
) -> tuple[list[Example], list[tuple[int, float, bool]]]:
    """The quotations whose source is known. The previous speaker comes from the corpus, or, given weights by fold, from their predictions.

    Given weights, also for each quotation that they attribute to somebody: its fold, the probability, and whether the choice is right.
    """
    out: list[Example] = []
    judged: list[tuple[int, float, bool]] = []
    for story in found:
        discourse = Discourse(story.passages, story.spans, story.chunked)
        discourse.segment_weights = of_segments[story.fold] if of_segments else None
        for here, offered in candidates.offered(discourse):
            if here.span in story.reports:
                offered = offered[1:] if offered[0].mention is None else offered
                if not offered:
                    continue
            right, surest = _answers(story, here.span, offered)
            if right and len(offered) > 1:
                out.append(Example(story.fold, [_learned_from(candidate, story.code) for candidate in offered], right))
            said = offered[surest].mention if surest is not None else None
            if weights is not None:
                best = candidates.decide(offered, weights[story.fold])
                said = best.mention
                quote = story.gold.get(here.span, {})
                source = quote.get("source") if "text" in quote else None
                if said is not None and source and source.lower() not in RELATIVE[story.code]:
                    judged.append((story.fold, best.probability, any(offered[number] is best for number in right)))
            discourse.note(here, said)
    return out, judged


def _learned_from(candidate: Candidate, code: str) -> list[str]:
    """The features of a candidate that the model of a language has weights for."""
    left_out = LEFT_OUT.get(code)
    return candidate.features if left_out is None else [feature for feature in candidate.features if not feature.startswith(left_out)]


def _answers(story: Story, span: int, candidates: list[Candidate]) -> tuple[list[int], int | None]:
    """The indices of the right candidates for a quotation (none if the corpus does not say), and of the surest of them."""
    quote = story.gold.get(span)
    if quote is None:
        offset = story.offsets[story.spans[span].passage]
        start, stop = offset + story.spans[span].start, offset + story.spans[span].stop
        if story.passages[story.spans[span].passage].field != "body" and not is_double(story.spans[span].marks):
            return [], None
        return ([], None) if any(a < stop and start < b for a, b in story.content) or candidates[0].mention is not None else ([0], None)
    if quote["source"] is None:
        return ([0], None) if candidates[0].mention is None else ([], None)
    if quote["source"].lower() in RELATIVE[story.code]:
        return [], None
    grades = [rightness(story, candidate.mention, quote) if candidate.mention is not None else 0 for candidate in candidates]
    if story.only_whether:
        somebody = [i for i, candidate in enumerate(candidates) if candidate.mention is not None]
        return somebody, grades.index(max(grades)) if max(grades) else None
    if THE_SOURCE in grades:
        right = [i for i, grade in enumerate(grades) if grade == THE_SOURCE or (grade and candidates[i].mention.is_name)]  # type: ignore[union-attr]
        return right, grades.index(THE_SOURCE)
    right = [i for i, grade in enumerate(grades) if grade]
    return right, right[0] if right else None


@dataclass(slots=True)
class Table:
    """All examples as a matrix with a row for each candidate and a column for each feature; `starts` is the first row of each example."""

    matrix: Any
    names: list[str]
    starts: NDArray[np.int64]
    right: NDArray[np.bool_]
    folds: NDArray[np.int64]


def table(found: Iterable[Example]) -> Table:
    """The matrix of these examples."""
    index: dict[str, int] = {}
    columns: list[int] = []
    ends = [0]
    starts: list[int] = []
    right: list[bool] = []
    folds: list[int] = []
    for example in found:
        starts.append(len(right))
        folds.append(example.fold)
        for number, features in enumerate(example.features):
            columns.extend(index.setdefault(feature, len(index)) for feature in features)
            ends.append(len(columns))
            right.append(number in example.right)
    matrix = sparse.csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(right), len(index)))
    return Table(matrix, list(index), np.array(starts), np.array(right), np.array(folds))


def fit(
    data: Table, without: int | None, penalty: float, min_count: int = MIN_COUNT, *, several: bool = False, nobody: float = 0.5
) -> Weights:
    """The weights that give the right candidates the highest probability, on all examples but those of one fold; `nobody`: see `NOBODY`.

    One candidate of an example is right, or with `several` each may be.
    """
    kept = np.flatnonzero(data.folds != without) if without is not None else np.arange(len(data.starts))
    stops = np.append(data.starts[1:], data.matrix.shape[0])
    rows = np.concatenate([np.arange(data.starts[i], stops[i]) for i in kept])
    matrix = data.matrix[rows]
    often = np.flatnonzero(np.asarray(abs(matrix).sum(axis=0)).ravel() >= min_count)
    matrix = matrix[:, often].tocsr()
    turned = matrix.T.tocsr()
    right = data.right[rows]
    sizes = (stops - data.starts)[kept]
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    group = np.repeat(np.arange(len(kept)), sizes)

    def loss_of_one(weights: Floats) -> tuple[float, Floats]:
        scores = matrix @ weights
        scores -= np.maximum.reduceat(scores, starts)[group]
        all_of = np.exp(scores)
        good = np.where(right, all_of, 0.0)
        total, total_good = np.add.reduceat(all_of, starts), np.add.reduceat(good, starts) + 1e-300
        slope = turned @ (all_of / total[group] - good / total_good[group])
        return float(np.sum(np.log(total) - np.log(total_good)) + penalty / 2 * weights @ weights), slope + penalty * weights

    def loss_of_each(weights: Floats) -> tuple[float, Floats]:
        scores = np.clip(matrix @ weights, -30, 30)
        lost = float(np.sum(np.logaddexp(0, scores) - right * scores))
        return lost + penalty / 2 * float(weights @ weights), turned @ (1 / (1 + np.exp(-scores)) - right) + penalty * weights

    loss = loss_of_each if several else loss_of_one
    fitted = optimize.minimize(loss, np.zeros(len(often)), jac=True, method="L-BFGS-B", options={"maxiter": MAX_ITERATIONS})
    bias = {"0": math.log(nobody / (1 - nobody))}
    return {
        data.names[column]: round(float(weight) - bias.get(data.names[column], 0.0), 3)
        for column, weight in zip(often, fitted.x, strict=True)
        if abs(weight) >= MIN_WEIGHT
    }


def knots(judged: list[tuple[float, bool]]) -> list[list[float]]:
    """Points of the calibration, which maps a choice's probability to the precision of such choices (isotonic, pool adjacent violators)."""
    judged = sorted(judged)
    size = max(1, len(judged) // KNOTS)
    pools: list[list[float]] = []  # probabilities' sum, right ones, number
    for start in range(0, len(judged), size):
        part = judged[start : start + size]
        pools.append([sum(p for p, _ in part), float(sum(ok for _, ok in part)), float(len(part))])
        while len(pools) > 1 and pools[-2][1] / pools[-2][2] > pools[-1][1] / pools[-1][2]:
            last = pools.pop()
            pools[-1] = [a + b for a, b in zip(pools[-1], last, strict=True)]
    return [[round(p / n, 4), round(ok / n, 4)] for p, ok, n in pools]


def train(
    corpus: Path,
    into: Path,
    folds: bool,
    code: str = "en",
    of_segments: dict[int, Weights] | None = None,
    others: Sequence[Story] = (),
) -> tuple[list[Story], dict[int, Weights]]:
    """Trains on the corpus and `others`, and writes the model, with `folds` also a model without each fold.

    Returns what it learned from, and the weights by the fold that they were trained without.

    `of_segments` are the weights for segments by fold, in a language that has them (see `newsx.training.segments`).
    """
    found = [*stories(corpus, code), *others]
    numbers = sorted({story.fold for story in found})
    first = table(examples(found, None, of_segments)[0])
    penalty = PENALTIES[code]
    nobody = NOBODY[code]
    unseen = {number: fit(first, number, penalty, nobody=nobody) for number in numbers}
    second = table(examples(found, unseen, of_segments)[0])
    unseen = {number: fit(second, number, penalty, nobody=nobody) for number in numbers}
    judged = examples(found, unseen, of_segments)[1]
    _save(fit(second, None, penalty, nobody=nobody), [(p, ok) for _, p, ok in judged], into, code)
    if folds:
        for number in numbers:
            _save(unseen[number], [(p, ok) for fold, p, ok in judged if fold != number], into / f"fold-{number}", code)
    return found, unseen


def _save(weights: Weights, judged: list[tuple[float, bool]], into: Path, code: str) -> None:
    models.save(models.named("quotes", code), {"weights": weights, "calibration": knots(judged)}, into)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("into", type=Path)
    parser.add_argument("--folds", action="store_true", help="also write a model without each fold")
    parser.add_argument("--language", default="en", help="the code of the corpus’ language")
    options = parser.parse_args()
    train(options.corpus, options.into, options.folds, options.language)


if __name__ == "__main__":
    main()
