"""Trains the model that says what each block near a story is to it.

    python -m newsx.training CORPUS OUT --only kinds [--folds] [--labelled FOLDER]

CORPUS holds `annotated`, whose pages were read by hand as were those of `newsx.training.read_by_hand`, and `pages`, `silver`, `wcxb`,
`fixtures`, `world` and `quotes`; sealed batches are left out. The features include the labels of the block models, which must come from
models that have not seen the page: those in FOLDER/fold-K for pages of fold K (by default OUT/fold-K). OUT gets `kinds.json`, and with
folds each `fold-K/kinds.json`, trained without the pages of fold K. The same corpus and block models give the same bytes.

The pages that nobody has read are learned from at less weight, by what a teacher says of them: the same model, trained on the annotated
pages alone. It reads the page's HTML, where it is right more often than in dumps (F1 of captions .80 against .56, of promos .53 and .35),
and with what is known of the page: its body, headline, authors and date, the captions and the section that the markup gives. The dumps of
the page are learned from with the labels of its HTML. For a fold, the teacher has not seen its pages either.

F1 of the blocks of 121 annotated pages, by folds that share no site, of those with at least .35 for a kind (body: the likeliest):

    form         body  dek   caption  credit  promo  related  teaser  note  topic
    inscriptis   .935  .70   .60      .52     .38    .63      .47     .50   .45
    html         .953  .80   .80      .61     .53    .67      .58     .70   .44

Without the pages that nobody has read they are .926, .64, .55, .53, .35, .59, .44, .50 and .46 in dumps. The words and signs of the blocks
beside a block, which the first model looks at, made dumps worse here, where pages are few; so did all words of short lines (promos .25).
A sequence model of the same features was not better. Without the labels of the rules the body is .911.
"""

from __future__ import annotations

import gzip
import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # more threads make small matrices slow, and sums differ from machine to machine

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from newsx import blocks, models, pages
from newsx.blocks.features import page_features
from newsx.blocks.kinds import KINDS, Surroundings
from newsx.blocks.labels import Labelled
from newsx.languages import Language
from newsx.pages.block import Block
from newsx.pages.evidence import Evidence
from newsx.sources.document import Document
from newsx.training import read_by_hand
from newsx.training.pages import align

FOLDS = 5
SEALED = {"wcxb": {8, 9}, "fixtures": {3}}
"""Batches of the corpora that measure what was learned, so nothing is learned from them."""
_GOLD = {
    "pages": "gold.jsonl",
    "silver": "silver.jsonl",
    "wcxb": "pages/gold.jsonl",
    "fixtures": "pages/gold.jsonl",
    "world/de": "pages/gold.jsonl",
    "world/other": "pages/gold.jsonl",
}
_FORMS = ("html", "inscriptis", "html_text", "soup", "lynx")
_UNREAD_FORMS = ("html", "inscriptis", "lynx")
"""The forms in which pages are learned from that nobody has read; the HTML comes first, as its labels are those of the dumps."""
_STORY_FORM = "inscriptis"
"""The form of dump whose stories are also learned from without the page around them."""
_MAX_BLOCKS = 700
"""Blocks of a page that nobody has read."""
_WEIGHT = 0.3
"""The weight of a block that nobody has read."""
_KNOWN, _UNKNOWN = 8.0, 1 / 6
"""What the odds of a kind are multiplied with if the page's gold says so, or says nothing of the block."""
_CAPTION, _SECTION = 6.0, 4.0
"""The same for a caption of the markup, and for a line that is the section of the metadata."""
_MIN_PAGES = 4
"""Pages that must have a feature."""
_MOST = 12_000
"""Features that are kept: the weightiest."""
_SHRINK = 1e-5
"""What is taken from a weight for each block, relative to itself."""
_RATE, _START = 0.1, 0.01
"""The length of the first steps, and what the sum of the squared gradients begins with."""
_BATCH = 4096
_EPOCHS = 6
_DECIMALS = 2

Floats = NDArray[np.float32]
_NUMBERS = {kind: number for number, kind in enumerate(KINDS) if kind}


# the corpus


@dataclass
class Read:
    """A page in one of its forms, labelled by the block models, with the row of its gold."""

    corpus: str
    form: str
    row: dict[str, Any]
    labelled: list[Labelled]
    evidence: Evidence
    language: Language


@dataclass
class Sample:
    """The blocks near the story of a page: the numbers of their features, their kinds if somebody has read them, and their texts.

    `features` has the features of all blocks, `sizes` how many of them are each block's. `odds` are what is known of a block that nobody
    has read: what the odds of some kinds are multiplied with.
    """

    page: str
    form: str
    fold: int
    features: NDArray[np.int32]
    sizes: list[int]
    texts: list[str]
    kinds: list[int] | None
    odds: list[dict[str, float]] = field(default_factory=list)


def read_fold(corpus: Path, fold: int, labelled: Path) -> Iterator[Read]:
    """All pages of a fold, labelled by the models in `labelled`; those read by hand also as a story without its page."""
    os.environ["NEWSX_MODELS"] = str(labelled)
    elsewhere = {row["id"] for row in _rows(corpus / "annotated/gold.jsonl")}
    for row in read_by_hand.rows(corpus):
        elsewhere.add(row["id"])
        if row["fold"] == fold:
            yield from _in_forms("annotated", row["home"], row, _FORMS)
    for name, gold in _GOLD.items():
        home = (corpus / name / gold).parent
        for row in _rows(corpus / name / gold):
            if row["fold"] == fold and row["id"] not in elsewhere and row.get("batch") not in SEALED.get(name, ()):
                found = list(_in_forms(name, home, row, _UNREAD_FORMS))
                if found and found[0].form == _UNREAD_FORMS[0] and len(found[0].labelled) <= _MAX_BLOCKS:
                    yield from found
    for row in _rows(corpus / "quotes/train.jsonl"):
        if row["fold"] == fold:
            text = (corpus / "quotes/train" / row["file"]).read_text(encoding="utf-8")
            yield _labelled("quotes", "article", row | {"id": row["file"]}, text)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def _in_forms(name: str, home: Path, row: dict[str, Any], forms: tuple[str, ...]) -> Iterator[Read]:
    """A page in each of these forms that there is of it."""
    for form in forms:
        paths = [path for suffix in (".html.gz", ".txt", ".txt.gz", ".html") if (path := home / form / f"{row['id']}{suffix}").exists()]
        if paths:
            content = paths[0].read_bytes()
            text = (gzip.decompress(content) if paths[0].suffix == ".gz" else content).decode("utf-8", "replace")
            yield _labelled(name, form, row, text)


def _labelled(name: str, form: str, row: dict[str, Any], text: str) -> Read:
    found, evidence, language = pages.read(Document("-", text, html=form == "html"))
    return Read(name, form, row, blocks.by_first_model(found, language)[0], evidence, language)


# what is right


def words_of(text: str | None) -> list[str]:
    """The words of a text in lower case."""
    return re.findall(r"\w+", (text or "").lower())


def _letters(text: str | None) -> str:
    return "".join(words_of(text))


class Gold:
    """The kinds of the blocks of an annotated page. `paragraphs` are the letters of those of the body, as the dump has them that was read.

    A line has a kind if it says what the gold says, in about the same words; a line of the body has none else.
    """

    def __init__(self, row: dict[str, Any], blocks_read: list[Block]) -> None:
        self.fields = row["fields"]
        self.paragraphs = [_letters(blocks_read[index].text) for index in body_of(self.fields["body"], blocks_read)]

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
    letters = [_letters(block.text) for block in found]
    chosen: list[int] = []
    for part in gold:
        start, end = _letters(part["start"])[:40], _letters(part["end"])[-16:]
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
        self.letters = [_letters(block.text) for block in found]
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
        letters, sought = _letters(text), Counter(words_of(text))
        for index in self._free() if sought else ():
            here = self.words[index]
            if letters == self.letters[index] or 2 * (here & sought).total() >= likeness * (here.total() + sought.total()):
                self.kinds[index] = kind

    def mark_byline(self, text: str | None) -> None:
        """Marks the lines that have the byline in them, or are parts of it."""
        letters, length = _letters(text), len(words_of(text))
        for index in self._free() if text else ():
            here = self.letters[index]
            has_it = len(letters) > self._MIN_NAME and letters in here and self.words[index].total() <= 2 * length + 10
            if here == letters or has_it or (len(here) > self._MIN_NAME and here in letters and index):
                self.kinds[index] = "byline"

    def mark_date(self, text: str | None) -> None:
        """Marks short lines with a date."""
        letters = _letters(text)
        for index in self._free() if letters else ():
            if letters in self.letters[index] and self.words[index].total() <= self._MAX_DATE_WORDS:
                self.kinds[index] = "date"


def _odds(read: Read) -> list[dict[str, float]]:
    """What is known of the blocks of a page that nobody has read."""
    row, found = read.row, [item.block for item in read.labelled]
    known: list[dict[str, float]] = [{} for _ in found]
    if row.get("body") and not row.get("body_doubt"):
        for odds, label in zip(known, align(found, row, read.language), strict=True):
            odds[str(label) if label in _NUMBERS else "body"] = _KNOWN if label in _NUMBERS else _UNKNOWN
    sections = {claim.value.lower() for claim in read.evidence.on("section")}
    for odds, block in zip(known, found, strict=True):
        if block.tag == "figcaption" or "own:caption" in block.cues:
            odds["caption"] = _CAPTION
        if block.lower in sections:
            odds["section"] = _SECTION
    return known


# the samples


class Reader:
    """Makes samples of pages; `numbers` are those of the features."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def samples(self, read: list[Read]) -> Iterator[Sample]:
        """The samples of the forms of one page, which come one after another."""
        annotated = [page for page in read if page.corpus == "annotated"]
        by_hand = next((page for page in annotated if page.form == _STORY_FORM), None)
        for page in read:
            found = [item.block for item in page.labelled]
            if page.corpus == "quotes":
                yield self._sample(page, ["headline"] + ["body"] * (len(found) - 1))
            elif by_hand is None:
                yield self._sample(page, None)
            else:
                kinds = Gold(page.row, [item.block for item in by_hand.labelled]).kinds(found)
                yield self._sample(page, kinds)
                if page is by_hand and (story := _story(page, kinds)):
                    yield self._sample(*story)

    def _sample(self, read: Read, kinds: list[str] | None) -> Sample:
        around = Surroundings(read.labelled, read.language)
        near = range(around.first, around.last)
        page = page_features([item.block for item in read.labelled], read.language)
        rows = [around.features(index, page[index]) for index in near]
        features = np.array([self.numbers.setdefault(name, len(self.numbers)) for row in rows for name in row], np.int32)
        texts = [_letters(read.labelled[index].block.text) for index in near]
        sample = Sample(read.row["id"], read.form, read.row["fold"], features, [len(row) for row in rows], texts, None)
        if kinds is not None:
            sample.kinds = [_NUMBERS[kinds[index]] for index in near]
        elif read.form == _UNREAD_FORMS[0]:
            known = _odds(read)
            sample.odds = [known[index] for index in near]
        return sample


def _story(read: Read, kinds: list[str]) -> tuple[Read, list[str]] | None:
    """The story of a page without what stands above its headline and below its body, as people copy it."""
    body = [index for index, kind in enumerate(kinds) if kind == "body"]
    above = [index for index, kind in enumerate(kinds[: body[0]] if body else []) if kind == "headline"]
    if not above:
        return None
    around = slice(above[-1], body[-1] + 1)
    labelled, _ = blocks.by_first_model([item.block for item in read.labelled[around]], read.language)
    return Read(read.corpus, "story", read.row, labelled, read.evidence, read.language), kinds[around]


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
    """All blocks as a matrix of features, with the kinds of those that were read by hand."""

    def __init__(self, samples: list[Sample], names: list[str]) -> None:
        self.samples = samples
        sizes = [len(sample.sizes) for sample in samples]
        self.starts = np.concatenate([[0], np.cumsum(sizes)])
        rows = int(self.starts[-1])
        ends = np.concatenate([[0], np.cumsum([size for sample in samples for size in sample.sizes])])
        every = np.concatenate([sample.features for sample in samples])
        matrix = sparse.csr_matrix((np.ones(len(every), np.float32), every, ends), (rows, len(names)))
        on_pages = _pages_with(samples, len(names))
        kept = np.flatnonzero(on_pages >= _MIN_PAGES)
        self.matrix, self.names, self.on_pages = matrix[:, kept].tocsr(), [names[number] for number in kept], on_pages[kept]
        self.fold = np.repeat([sample.fold for sample in samples], sizes)
        self.goal = np.zeros((rows, len(KINDS)), np.float32)
        self.by_hand = np.zeros(rows, bool)
        for sample, start in zip(samples, self.starts, strict=False):
            if sample.kinds is not None and len(sample.kinds):
                places = np.arange(start, start + len(sample.kinds))
                self.goal[places, sample.kinds] = 1
                self.by_hand[places] = sample.form != "article"

    def fit(self, without: int | None = None) -> tuple[list[str], Floats]:
        """The names of the weightiest features and the weights of each kind, learned `without` the pages of a fold."""
        chosen = self.fold != (-1 if without is None else without)
        read = np.flatnonzero(self.by_hand & chosen)
        teacher = _learn(self.matrix[read], self.goal[read], np.ones(len(read), np.float32))
        goal, weight = self._taught(teacher, chosen)
        rows = np.flatnonzero(weight)
        matrix = self.matrix[rows]
        weights = _learn(matrix, goal[rows], weight[rows])
        worth = np.abs(weights).max(axis=1) * np.sqrt(self.on_pages)
        kept = np.sort(np.argsort(-worth, kind="stable")[:_MOST])
        weights = _learn(matrix[:, kept].tocsr(), goal[rows], weight[rows])
        return [self.names[column] for column in kept], weights

    def _taught(self, teacher: Floats, chosen: NDArray[np.bool_]) -> tuple[Floats, Floats]:
        """What each block is to be, with its weight: the gold, and for pages that nobody has read what the teacher says of their HTML."""
        goal, weight = self.goal.copy(), (self.by_hand & chosen).astype(np.float32)
        said: dict[str, list[Floats]] = {}
        page = ""
        for sample, start in zip(self.samples, self.starts, strict=False):
            rows = slice(start, start + len(sample.sizes))
            if not sample.sizes or not chosen[start]:
                continue
            if sample.kinds is not None:
                weight[rows] = 1.0 if self.by_hand[start] else _WEIGHT
            elif sample.odds:
                page, said = sample.page, {}
                likely = _probabilities(self.matrix[rows], teacher)
                for number, known in enumerate(sample.odds):
                    for kind, factor in known.items():
                        likely[number, _NUMBERS[kind]] *= factor
                likely /= likely.sum(axis=1, keepdims=True)
                goal[rows], weight[rows] = likely, _WEIGHT
                for text, row in zip(sample.texts, likely, strict=True):
                    said.setdefault(text, []).append(row)
            elif sample.page == page:
                times: Counter[str] = Counter()
                for number, text in enumerate(sample.texts):
                    if text and (rows_of := said.get(text)):
                        goal[start + number] = rows_of[min(times[text], len(rows_of) - 1)]
                        weight[start + number] = _WEIGHT
                        times[text] += 1
        return goal, weight


def _pages_with(samples: list[Sample], number: int) -> NDArray[np.int64]:
    """On how many pages, in whatever form, each feature is."""
    seen: dict[str, list[NDArray[np.int32]]] = {}
    for sample in samples:
        seen.setdefault(sample.page, []).append(sample.features)
    counts = np.zeros(number, np.int64)
    for forms in seen.values():
        counts[np.unique(np.concatenate(forms))] += 1
    return counts


def _probabilities(matrix: Any, weights: Floats) -> Floats:
    scores = matrix @ weights
    scores[:, len(_NUMBERS) :] = -np.inf
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: Floats = odds / odds.sum(axis=1, keepdims=True)
    return found


def _learn(matrix: Any, goal: Floats, weight: Floats) -> Floats:
    """The weights of each feature for each kind: those after the last epochs, averaged (AdaGrad: Duchi, Hazan and Singer 2011)."""
    random = np.random.default_rng(1)
    weights = np.zeros((matrix.shape[1], goal.shape[1]), np.float32)
    squares, sums = np.full_like(weights, _START), np.zeros_like(weights)
    for epoch in range(_EPOCHS):
        order = random.permutation(matrix.shape[0])
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            part = matrix[rows]
            error = (goal[rows] - _probabilities(part, weights)) * weight[rows, None]
            turned = part.T.tocsr()
            active = np.flatnonzero(np.diff(turned.indptr))
            step = turned[active] @ error - _SHRINK * len(rows) * weights[active]
            squares[active] += step**2
            weights[active] += _RATE * step / np.sqrt(squares[active])
        if epoch >= _EPOCHS // 2:
            sums += weights
    found: Floats = (sums / (_EPOCHS - _EPOCHS // 2)).astype(np.float32)
    return found


def _model(names: list[str], weights: Floats) -> models.Kinds:
    """The model as it is stored: for each feature two times eight weights."""
    rounded: Any = weights.astype(float).round(_DECIMALS).tolist()
    half = len(KINDS) // 2
    return models.Kinds.of({name: (tuple(row[:half]), tuple(row[half:])) for name, row in zip(names, rounded, strict=True) if any(row)})


def train(corpus: Path, into: Path, folds: bool = False, labelled: Path | None = None) -> None:
    """Writes the model, with `folds` also five that are each trained without one fold."""
    problem = Problem(*read_samples(corpus, labelled or into))
    models.save("kinds", _model(*problem.fit()), into)
    for fold in range(FOLDS) if folds else ():
        models.save("kinds", _model(*problem.fit(fold)), into / f"fold-{fold}")
