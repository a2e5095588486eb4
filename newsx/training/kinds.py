"""Trains the network that says what each block near a story is to it.

    python -m newsx.training CORPUS OUT --only kinds [--folds] [--labelled FOLDER]

CORPUS holds `annotated`, whose pages were read by hand as were those of `newsx.training.read_by_hand`, and `quotes`, whose plain articles
are learned from at less weight; sealed batches are left out. The features include the labels of the block models, which must come from
models that have not seen the page: those in FOLDER/fold-K for pages of fold K (by default OUT/fold-K). OUT gets `kinds.msgpack`, and with
folds each `fold-K/kinds.msgpack`, trained without the pages of fold K. The same corpus and block models give the same bytes.

F1 of the blocks of some 650 pages that were read by hand, by folds that share no site, each kind at the threshold that is best for it:

    form         body  dek  byline  caption  credit  promo  related  teaser  note  bio   section  topic
    inscriptis   .925  .68  .70     .59      .63     .44    .70      .66     .52   .74   .39      .51
    html         .940  .80  .73     .79      .71     .51    .76      .75     .56   .78   .42      .60

Before it saw a block's fellows, a log-linear model over the same features was worse by .005 for the body in dumps, and by .02 to .07 for
dek, byline, credit, teaser, section and topic; for captions it was as good. How a line is printed in a dump (its column, the blank lines
around it) would give the body .003, captions .02, credits .015 and promos .02 more, notes .04 less. Without use: parts of speech and
tenses, likeness to the paragraphs beside a line and to the headline, whether its names stand elsewhere, pairs of words, more of its words,
the capitals at its end, the page's number of credits, three networks in place of one.

Hidden units that do not speak for the blocks beside their own are half as much better; sixty-four units, four blocks on each side, and a
second layer are no better than these. To learn also from pages that nobody has read, by what a model makes of their HTML, helped while
fewer pages were read, and does so no more. Without the labels of the rules the body was .911 where it was .935.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # more threads make small matrices slow, and sums differ from machine to machine

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from newsx import blocks, models, pages
from newsx.blocks.features import page_features
from newsx.blocks.kinds import KINDS, WORD, Surroundings
from newsx.blocks.labels import Labelled
from newsx.blocks.network import REACH, ZERO
from newsx.languages import Language
from newsx.pages.block import Block
from newsx.sources.document import Document
from newsx.training import read_by_hand
from newsx.training.adam import Adam, Floats

FOLDS = 5
_FORMS = ("html", "inscriptis", "html_text", "soup", "lynx")
_STORY_FORM = "inscriptis"
"""The form of dump whose stories are also learned from without the page around them."""
_ARTICLE_WEIGHT = 0.3
"""The weight of a block of a plain article beside one of a page."""
_MIN_PAGES, _MIN_PAGES_OF_WORD = 6, 40
"""Pages that must have a feature, and a word, of which there are many."""
_UNITS = 48
"""Hidden units."""
_EPOCHS = 8
_NOT_AVERAGED = 0.4
"""The part of the steps whose weights do not count for the averages, which are kept."""
_PAGES_AT_ONCE = 24
"""Pages that are learned from together."""
_RATE = 0.003
_DIGITS = 5
"""Significant digits of the weights that are no bytes."""
_DROPPED_UNITS, _DROPPED_FEATURES = 0.4, 0.3
"""The shares of hidden units and of features that are left out, others each time, so that none relies on another."""

_NUMBERS = {kind: number for number, kind in enumerate(KINDS)}


# the corpus


@dataclass
class Read:
    """A page in one of its forms, labelled by the block models, with the row of its gold."""

    form: str
    row: dict[str, Any]
    labelled: list[Labelled]
    language: Language


@dataclass
class Sample:
    """The blocks near the story of a page: the numbers of their features, and of their kinds.

    `features` has the features of all blocks, `sizes` how many of them are each block's.
    """

    page: str
    form: str
    fold: int
    features: NDArray[np.int32]
    sizes: list[int]
    kinds: list[int]


def read_fold(corpus: Path, fold: int, labelled: Path) -> Iterator[Read]:
    """All pages of a fold, labelled by the models in `labelled`; those read by hand also as a story without its page."""
    os.environ["NEWSX_MODELS"] = str(labelled)
    for row in read_by_hand.rows(corpus):
        if row["fold"] == fold:
            yield from _in_forms(row)
    for row in _rows(corpus / "quotes/train.jsonl"):
        if row["fold"] == fold:
            text = (corpus / "quotes/train" / row["file"]).read_text(encoding="utf-8")
            yield _labelled("article", row | {"id": row["file"]}, text)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def _in_forms(row: dict[str, Any]) -> Iterator[Read]:
    """A page in each form that there is of it."""
    for form in _FORMS:
        if file := read_by_hand.file_of(row["home"], form, row["id"]):
            yield _labelled(form, row, read_by_hand.text_of(file))


def _labelled(form: str, row: dict[str, Any], text: str) -> Read:
    found, _, language = pages.read(Document("-", text, html=form == "html"))
    return Read(form, row, blocks.by_first_model(found, language)[0], language)


# what is right


def words_of(text: str | None) -> list[str]:
    """The words of a text in lower case."""
    return re.findall(r"\w+", (text or "").lower())


def letters_of(text: str | None) -> str:
    """The letters and digits of a text in lower case."""
    return "".join(words_of(text))


class Gold:
    """The kinds of the blocks of an annotated page. `paragraphs` are the letters of those of the body, as the dump has them that was read.

    A line has a kind if it says what the gold says, in about the same words; a line of the body has none else.
    """

    def __init__(self, row: dict[str, Any], blocks_read: list[Block]) -> None:
        self.fields = row["fields"]
        self.paragraphs = [letters_of(blocks_read[index].text) for index in body_of(self.fields["body"], blocks_read)]

    def kinds(self, found: list[Block]) -> list[str]:
        """The kind of each block."""
        page = _Lines(found)
        page.mark_body(self.paragraphs)
        fields = self.fields
        page.mark("headline", fields["headline"])
        page.mark("dek", fields.get("dek"), 0.75)
        page.mark_byline(fields.get("byline"))
        for image in fields["images"]:
            caption, credit = image.get("caption") or "", image.get("credit") or ""
            page.mark("caption", caption, 0.75)
            page.mark("caption", f"{caption} {credit}" if caption else "", 0.75)
            page.mark("credit", credit, 0.75)
        for text in fields["promos"]:
            page.mark("promo", text, 0.75)
        for note in fields["notes"]:
            page.mark("bio" if note["kind"] == "bio" else "note", note["text"], 0.75)
        for story in fields["related"]:
            page.mark("related", story["headline"])
            page.mark("teaser", story.get("teaser"), 0.7)
        topics = fields.get("topics") or []
        for text in (*topics, " ".join(topics)):
            page.mark("topic", text, 0.9)
        page.mark("section", fields.get("section"), 0.9)
        for name in ("published_text", "modified_text"):
            page.mark_date(fields.get(name))
        return page.kinds


def body_of(gold: list[dict[str, str]], found: list[Block]) -> list[int]:
    """The indices of the blocks of the body, each of which the gold gives by its beginning and end."""
    letters = [letters_of(block.text) for block in found]
    chosen: list[int] = []
    for part in gold:
        start, end = letters_of(part["start"])[:40], letters_of(part["end"])[-16:]
        fitting = [index for index, text in enumerate(letters) if index not in chosen and text.startswith(start) and text.endswith(end)]
        below = [index for index in fitting if not chosen or index > chosen[-1]]
        chosen += (below or fitting)[:1]
    return chosen


class _Lines:
    """The lines of a page, whose kinds are marked one after another; a line that is marked stays so."""

    _MIN_PART = 30
    """Letters of a line that can be a part of a paragraph, in dumps that break paragraphs otherwise."""
    _MIN_NAME = 6
    """Letters of a name in a byline."""
    _MAX_DATE_WORDS = 25

    def __init__(self, found: list[Block]) -> None:
        self.letters = [letters_of(block.text) for block in found]
        self.words = [Counter(words_of(block.text)) for block in found]
        self.kinds = ["other"] * len(found)

    def _free(self) -> list[int]:
        return [index for index, kind in enumerate(self.kinds) if kind == "other" and self.letters[index]]

    def mark_body(self, paragraphs: list[str]) -> None:
        """Marks the paragraphs, each once, and parts of them."""
        left = Counter(paragraphs)
        long = [text for text in paragraphs if len(text) > self._MIN_PART]
        for index in self._free():
            text = self.letters[index]
            if left[text] > 0:
                left[text] -= 1
                self.kinds[index] = "body"
            elif len(text) > self._MIN_PART and any(text in paragraph or paragraph in text for paragraph in long):
                self.kinds[index] = "body"

    def mark(self, kind: str, text: str | None, likeness: float = 0.8) -> None:
        """Marks the lines that say what a text says."""
        letters, sought = letters_of(text), Counter(words_of(text))
        for index in self._free() if sought else ():
            here = self.words[index]
            if letters == self.letters[index] or 2 * (here & sought).total() >= likeness * (here.total() + sought.total()):
                self.kinds[index] = kind

    def mark_byline(self, text: str | None) -> None:
        """Marks the lines that have the byline in them, or are parts of it."""
        letters, length = letters_of(text), len(words_of(text))
        for index in self._free() if text else ():
            here = self.letters[index]
            has_it = len(letters) > self._MIN_NAME and letters in here and self.words[index].total() <= 2 * length + 10
            if here == letters or has_it or (len(here) > self._MIN_NAME and here in letters and index):
                self.kinds[index] = "byline"

    def mark_date(self, text: str | None) -> None:
        """Marks short lines with a date."""
        letters = letters_of(text)
        for index in self._free() if letters else ():
            if letters in self.letters[index] and self.words[index].total() <= self._MAX_DATE_WORDS:
                self.kinds[index] = "date"


# the samples


class Reader:
    """Makes samples of pages; `numbers` are those of the features."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def samples(self, read: list[Read]) -> Iterator[Sample]:
        """The samples of the forms of one page, which come one after another."""
        by_hand = next((page for page in read if page.form == _STORY_FORM), None)
        for page in read:
            found = [item.block for item in page.labelled]
            if by_hand is None:
                yield self._sample(page, ["headline"] + ["body"] * (len(found) - 1))
                continue
            kinds = Gold(page.row, [item.block for item in by_hand.labelled]).kinds(found)
            yield self._sample(page, kinds)
            if page is by_hand and (story := _story(page, kinds)):
                yield self._sample(*story)

    def _sample(self, read: Read, kinds: list[str]) -> Sample:
        around = Surroundings(read.labelled, read.language)
        near = range(around.first, around.last)
        page = page_features([item.block for item in read.labelled], read.language)
        rows = [around.features(index, page[index]) for index in near]
        features = np.array([self.numbers.setdefault(name, len(self.numbers)) for row in rows for name in row], np.int32)
        return Sample(
            read.row["id"], read.form, read.row["fold"], features, [len(row) for row in rows], [_NUMBERS[kinds[index]] for index in near]
        )


def _story(read: Read, kinds: list[str]) -> tuple[Read, list[str]] | None:
    """The story of a page without what stands above its headline and below its body, as people copy it."""
    body = [index for index, kind in enumerate(kinds) if kind == "body"]
    above = [index for index, kind in enumerate(kinds[: body[0]] if body else []) if kind == "headline"]
    if not above:
        return None
    around = slice(above[-1], body[-1] + 1)
    labelled, _ = blocks.by_first_model([item.block for item in read.labelled[around]], read.language)
    return Read("story", read.row, labelled, read.language), kinds[around]


def read_samples(corpus: Path, labelled: Path) -> tuple[list[Sample], list[str]]:
    """The samples of all pages, and the names of the features by their numbers."""
    jobs = [(corpus, fold, labelled / f"fold-{fold}") for fold in range(FOLDS)]
    with ProcessPoolExecutor(min(2, os.cpu_count() or 1), mp_context=get_context("spawn")) as pool:
        parts = list(pool.map(_samples_of_fold, jobs))
    numbers: dict[str, int] = {}
    samples: list[Sample] = []
    for part, names in parts:
        place = np.array([numbers.setdefault(name, len(numbers)) for name in names], np.int32)
        for sample in part:
            sample.features = place[sample.features]
            samples.append(sample)
    return samples, list(numbers)


def _samples_of_fold(job: tuple[Path, int, Path]) -> tuple[list[Sample], list[str]]:
    """The samples of one fold. Runs in a process of its own, as a process keeps the models that it has read."""
    models.load.cache_clear()
    blocks.model._crf.cache_clear()
    reader = Reader()
    samples: list[Sample] = []
    same: list[Read] = []
    for page in read_fold(*job):
        if same and same[0].row["id"] != page.row["id"]:
            samples += reader.samples(same)
            same = []
        same.append(page)
    samples += reader.samples(same)
    return samples, list(reader.numbers)


# learning


class Problem:
    """All blocks as a matrix of features, with their kinds, their weights, and the sample that each is of."""

    def __init__(self, samples: list[Sample], names: list[str]) -> None:
        sizes = [len(sample.sizes) for sample in samples]
        self.starts = np.concatenate([[0], np.cumsum(sizes)])
        ends = np.concatenate([[0], np.cumsum([size for sample in samples for size in sample.sizes])])
        every = np.concatenate([sample.features for sample in samples])
        matrix = sparse.csr_matrix((np.ones(len(every), np.float32), every, ends), (int(self.starts[-1]), len(names)))
        least = np.array([_MIN_PAGES_OF_WORD if name.startswith(WORD) else _MIN_PAGES for name in names])
        kept = np.flatnonzero(_pages_with(samples, len(names)) >= least)
        self.matrix, self.names = matrix[:, kept].tocsr(), [names[number] for number in kept]
        self.fold = np.array([sample.fold for sample in samples])
        self.of = np.repeat(np.arange(len(samples)), sizes)
        self.kinds = np.array([kind for sample in samples for kind in sample.kinds])
        self.weight = np.repeat([np.float32(_ARTICLE_WEIGHT if sample.form == "article" else 1) for sample in samples], sizes)

    def fit(self, without: int | None = None) -> Learner:
        """The network, learned `without` the pages of a fold."""
        samples = np.flatnonzero(self.fold != (-1 if without is None else without))
        chance = np.random.default_rng(1)
        learner = Learner(len(self.names), _EPOCHS * len(samples) / _PAGES_AT_ONCE)
        for _ in range(_EPOCHS):
            order = chance.permutation(samples)
            for first in range(0, len(order), _PAGES_AT_ONCE):
                some = order[first : first + _PAGES_AT_ONCE]
                rows = np.concatenate([np.arange(self.starts[sample], self.starts[sample + 1]) for sample in some])
                learner.learn(_without_some(self.matrix[rows], chance), self.kinds[rows], self.weight[rows], _Beside(self.of[rows]), chance)
        return learner


def _without_some(matrix: Any, chance: np.random.Generator) -> Any:
    """The blocks without a share of their features, the others weighing more."""
    matrix = matrix.copy()
    matrix.data *= (chance.random(len(matrix.data)) >= _DROPPED_FEATURES) / np.float32(1 - _DROPPED_FEATURES)
    return matrix


class _Beside:
    """Which blocks stand beside one another on a page; `of` is the page of each."""

    def __init__(self, of: NDArray[np.int64]) -> None:
        self._there = {far: of[far:] == of[: len(of) - far] for far in range(1, REACH + 1)}

    def taken(self, rows: Floats, far: int) -> Floats:
        """For each block the row of the one so far below it, zero off the page; `far` is negative for blocks above."""
        return self._moved(rows, far)

    def given(self, rows: Floats, far: int) -> Floats:
        """The same the other way round: each block's row goes to the one so far below it."""
        return self._moved(rows, -far)

    def _moved(self, rows: Floats, far: int) -> Floats:
        if far == 0:
            return rows
        found = np.zeros_like(rows)
        there = self._there[abs(far)][:, None]
        if far > 0:
            found[:-far] = rows[far:] * there
        else:
            found[-far:] = rows[:far] * there
        return found


class Learner:
    """The network while it learns: its weights by name, and their averages over the last steps. `steps` is how many there will be, each
    shorter than the one before.
    """

    def __init__(self, features: int, steps: float) -> None:
        chance = np.random.default_rng(0)

        def normal(*shape: int, scale: float) -> Floats:
            return (chance.standard_normal(shape) * scale).astype(np.float32)

        self.weights: dict[str, Floats] = {
            "kinds": np.zeros((features, len(KINDS)), np.float32),
            "bias of kinds": np.zeros(len(KINDS), np.float32),
            "units": normal(features, _UNITS, scale=0.03),
            "bias of units": np.full(_UNITS, 0.05, np.float32),
            "beside": normal(2 * REACH + 1, _UNITS, len(KINDS), scale=0.1),
        }
        self.average: dict[str, Floats] = {}
        self._adam, self._steps, self._averaged = Adam(self.weights), steps, 0

    def learn(self, blocks: Any, kinds: NDArray[np.int64], weight: Floats, beside: _Beside, chance: np.random.Generator) -> None:
        """Learns from the blocks of some pages."""
        weights, places = self.weights, range(-REACH, REACH + 1)
        units = np.maximum(blocks @ weights["units"] + weights["bias of units"], 0)
        kept = (chance.random(units.shape, dtype=np.float32) >= _DROPPED_UNITS) / np.float32(1 - _DROPPED_UNITS)
        units *= kept
        scores = blocks @ weights["kinds"] + weights["bias of kinds"]
        for place in places:
            scores += beside.taken(units, place) @ weights["beside"][place + REACH]
        slope = _chances(scores)
        slope[np.arange(len(kinds)), kinds] -= 1
        slope *= (weight / weight.sum())[:, None]
        given = [beside.given(slope, place) for place in places]
        of_units = sum(one @ weights["beside"][number].T for number, one in enumerate(given)) * kept * (units > 0)
        self._adam.move(
            {
                "kinds": np.asarray(blocks.T @ slope),
                "bias of kinds": slope.sum(axis=0),
                "units": np.asarray(blocks.T @ of_units),
                "bias of units": of_units.sum(axis=0),
                "beside": np.stack([units.T @ one for one in given]),
            },
            _RATE * (1 - self._adam.time / self._steps),
        )
        if self._adam.time > _NOT_AVERAGED * self._steps:
            self._note_average()

    def _note_average(self) -> None:
        self._averaged += 1
        for name, one in self.weights.items():
            average = self.average.setdefault(name, one.copy())
            average += (one - average) / np.float32(self._averaged)


def _chances(scores: Floats) -> Floats:
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: Floats = odds / odds.sum(axis=1, keepdims=True)
    return found


def _pages_with(samples: list[Sample], number: int) -> NDArray[np.int64]:
    """On how many pages, in whatever form, each feature is."""
    seen: dict[str, list[NDArray[np.int32]]] = {}
    for sample in samples:
        seen.setdefault(sample.page, []).append(sample.features)
    counts = np.zeros(number, np.int64)
    for forms in seen.values():
        counts[np.unique(np.concatenate(forms))] += 1
    return counts


def packed(learner: Learner, names: list[str]) -> models.Kinds:
    """The model as it is stored: weights of features in bytes."""
    weights = learner.average
    rows = np.concatenate([weights["kinds"], weights["units"]], axis=1)
    scales = np.abs(rows).max(axis=0) / (ZERO - 1)
    bytes_of = (np.rint(rows / scales) + ZERO).astype(np.uint8)
    bias = np.concatenate([weights["bias of kinds"], weights["bias of units"]])
    return models.Kinds(list(KINDS), names, memoryview(bytes_of.tobytes()), _rounded(scales), _rounded(bias), _rounded(weights["beside"]))


def _rounded(weights: Floats) -> list[float]:
    return [float(f"{weight:.{_DIGITS}g}") for weight in weights.reshape(-1).tolist()]


def train(corpus: Path, into: Path, folds: bool = False, labelled: Path | None = None) -> None:
    """Writes the model, with `folds` also five that are each trained without one fold."""
    problem = Problem(*read_samples(corpus, labelled or into))
    models.save("kinds", packed(problem.fit(), problem.names), into)
    for fold in range(FOLDS) if folds else ():
        models.save("kinds", packed(problem.fit(fold), problem.names), into / f"fold-{fold}")
