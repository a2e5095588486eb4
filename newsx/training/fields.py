"""Trains the model that chooses headline, authors, dates, publisher, dek and section among their candidates.

    python -m newsx.training CORPUS OUT --only fields [--folds] [--labelled FOLDER]

CORPUS holds the folders `pages`, `silver`, `wcxb`, `fixtures`, `world`, `annotated` and `quotes`; sealed batches are left out. The
evidence of candidates includes the labels of their blocks, which must come from models that have not seen the page: those in
FOLDER/fold-K for pages of fold K (by default OUT/fold-K, which the training of the block models writes). OUT gets `fields.json`, and with
folds each `fold-K/fields.json`, trained without the pages of fold K. The same corpus and block models give the same bytes.

The fields are learned one after another, as each is evidence for the next: the headline, the authors, the dates, the publisher, the dek,
the section. The dek is learned from pages that were read by hand, publisher and section also, at less weight, from the metadata of others
where a dump prints the same. What the earlier ones say of a page comes from weights that were learned without its fold. The publisher has
two sets of weights: those for what is seen of a name at first sight choose the few names whose evidence is gathered.

Headlines that are right, authors (F1) and dates of publication that are right, by folds that share no site, while 260 of today's 750 pages
were read by hand; those kept apart today:

    corpus             dumps               html
    pages              .939  .860  .929    .952  .943  .938
    wcxb               .856  .817  .797    .958  .904  .967
    fixtures           .877  .930  .964    .923  .970  1.0
    world/de           .670  .770  .815    .782  .830  .927
    world/other        .692  .596  .741    .900  .806  .967
    wcxb, kept apart   .893  .880  .794    .957  .919  .975

Most lines that are no candidates have no chance of being the field by the model of blocks: weighing them, too, made headlines no better and
authors worse (on `wcxb` .805 in dumps), and took twice the time. A feature that made no likelier by folds what is right was left out.

In the dumps by inscriptis of 657 pages that were read by hand, by folds, the publisher is right in .58 of the cases where the page has one
or one is given (.64 on those of news), the dek in .54 (.62), the section in .38 (.52): readers take another step of a trail or a kicker.
A network with hidden units in place of the sums chose none of the three better. A caption or credit chosen in the same way, among the
readings of each line, was right no more often than by the rules of `images`: those that are missed are labelled as body.

What is left: the titles of German pages often are worded in another way than their headlines. Of dates that are missing in dumps a third
are printed as those of a change ("Updated on"), which the metadata give as publication, too, in one case of three; others are printed
without the day, or below a body that ends too early.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # more threads make small vectors slow, and sums differ from machine to machine

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse

from newsx import blocks, models, pages
from newsx.blocks.labels import IN_BODY, Labelled
from newsx.fields import authors, choice, dates, dek, headline, metadata, publisher, section
from newsx.fields.choice import Candidate, Weights
from newsx.fields.page import Page
from newsx.languages import Language
from newsx.pages.evidence import Evidence
from newsx.sources.document import Document
from newsx.training import read_by_hand

FORMS = ("inscriptis", "html_text", "soup", "lynx", "html")
PASTED = "inscriptis"
"""The form of dump whose stories are also learned from without the page around them."""
FOLDS = 5
PENALTIES = {"headline": 3.0, "authors": 3.0, "published": 4.0, "modified": 3.0, "publisher at first sight": 1.0, "publisher": 1.0}
PENALTIES |= {"dek": 0.5, "section": 0.5}
"""The weight of each field's squared weights in the loss (L2), in the order in which the fields are learned."""
MIN_PAGES = 3
"""Pages that must have a feature."""
MAX_ITERATIONS = 120
MIN_WEIGHT = 0.02
"""Smaller weights are left out of the model."""
_SILVER = 0.3
"""The weight of a page whose publisher only the metadata name, beside one read by hand."""
_SILVER_SECTION = 0.6
"""The same for the section."""
_SILVER_FORMS = ("inscriptis", "html_text", "lynx")
"""The forms in which such pages are learned from."""
_ALIKE = 0.8
"""The likeness of words from which a line is the gold headline."""
_SOMEWHAT_ALIKE = 0.4
"""The likeness from which it may be the headline in other words."""
_EVERY_ARTICLE = 3
_SEALED = {"wcxb": {8, 9}, "fixtures": {3}}
"""Batches of the corpora that measure what was learned, so nothing is learned from them."""
_GOLD = {"pages": "gold.jsonl", "silver": "silver.jsonl", "wcxb": "pages/gold.jsonl", "fixtures": "pages/gold.jsonl"}
_GOLD |= {"world/de": "pages/gold.jsonl", "world/other": "pages/gold.jsonl", "annotated": "gold.jsonl"}

Floats = NDArray[np.float64]


@dataclass
class Gold:
    """What is right on a page; None for what is not known, "" or an empty list for what the page has not."""

    id: str
    corpus: str
    form: str
    fold: int
    headline: str | None
    authors: list[str] | None
    desks: list[str]
    published: str | None
    modified: str | None
    slack: int = 0
    read_whole: bool = False
    publisher: str | None = None
    dek: str | None = None
    section: str | None = None


@dataclass
class Example:
    """A page in one of its forms, labelled, with what is right."""

    gold: Gold
    labelled: list[Labelled]
    evidence: Evidence
    language: Language


# the corpus


def read_gold(corpus: Path, folder: str) -> Iterator[tuple[Gold, Path]]:
    """What is right on each page of a corpus that is not sealed, for each of its forms, with the file."""
    by_hand = read_by_hand.rows(corpus)
    elsewhere = {row["id"] for row in by_hand} if folder != "annotated" else set()
    sealed = {row["id"] for name in ("wcxb", "fixtures") for row in _rows(corpus / name / _GOLD[name]) if row.get("batch") in _SEALED[name]}
    for row in by_hand if folder == "annotated" else _rows(corpus / folder / _GOLD[folder]):
        home = row.get("home") or (corpus / folder / _GOLD[folder]).parent
        if row.get("batch") in _SEALED.get(folder, ()) or row["id"] in elsewhere or row["id"] in sealed:
            continue
        for form in FORMS:
            if file := read_by_hand.file_of(home, form, row["id"]):
                yield _gold_of(row, folder, form), file


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def _gold_of(row: dict[str, Any], folder: str, form: str) -> Gold:
    if folder == "annotated":
        fields = row["fields"]
        people = [author["name"] for author in fields["authors"] if author.get("type", "person") == "person"]
        desks = [author["name"] for author in fields["authors"] if author.get("type", "person") != "person"]
        day = {name: (fields[name] or "")[:10] for name in ("published", "modified")}
        # what a reader of a dump sees is not all that the markup says
        published = day["published"] or ("" if form != "html" else None)
        modified = None if form == "html" else day["modified"]
        outlet = fields["publisher"] or ("" if form != "html" else None)
        found = Gold(row["id"], folder, form, row["fold"], fields["headline"] or "", people, desks, published, modified, 0, True, outlet)
        return replace(found, dek=fields.get("dek") or "", section=fields.get("section") or "")
    known = bool(row.get("title")) and folder != "silver"
    return Gold(
        row["id"],
        folder,
        form,
        row["fold"],
        row.get("title") or None,
        row["authors"] if known else None,
        row.get("not_people") or [],
        row.get("published") or None,
        None,
        row.get("date_slack") or 0,
    )


def read_examples(corpus: Path, labelled: Path) -> list[Example]:
    """All pages of the corpus, labelled by the models in `labelled`/fold-K for fold K; without such a folder by the package's own."""
    jobs = [(corpus, fold, labelled / f"fold-{fold}") for fold in range(FOLDS)]
    with ProcessPoolExecutor(min(2, os.cpu_count() or 1), mp_context=get_context("spawn")) as pool:
        return [example for part in pool.map(_read_fold, jobs) for example in part]


def _read_fold(job: tuple[Path, int, Path]) -> list[Example]:
    """The pages of one fold. Runs in a process of its own, as a process keeps the models that it has read."""
    corpus, fold, folder = job
    os.environ["NEWSX_MODELS"] = str(folder)
    models.load.cache_clear()
    blocks.model._crf.cache_clear()
    found: list[Example] = []
    stories: list[tuple[Gold, str]] = []
    for name in _GOLD:
        for gold, file in read_gold(corpus, name):
            if gold.fold == fold:
                text = read_by_hand.text_of(file)
                example = Example(gold, *_labelled(text, gold.form))
                found.append(example)
                if gold.form == PASTED and (story := _story(text, example)):
                    stories.append((replace(gold, form="story"), story))
    claims = _claims(found)
    for gold, story in stories:
        for text in dict.fromkeys((story, _masthead(claims.get(gold.id)) + story)):
            found.append(Example(gold, *_labelled(text, "story")))
    return found + _read_articles(corpus, fold)


def _claims(examples: list[Example]) -> dict[str, Evidence]:
    """What the markup of pages says, by the page."""
    return {example.gold.id: example.evidence for example in examples if example.gold.form == "html"}


def _masthead(claims: Evidence | None) -> str:
    """The lines above a story that somebody pastes with the top of its page: the outlet's name and the section's, from its metadata."""
    said = [claims.first("publisher"), claims.first("section")] if claims else []
    return "".join(f"{line}\n\n" for line in said if line)


def _read_articles(corpus: Path, fold: int) -> list[Example]:
    """Every third plain article of `corpus`/quotes/train: a headline, then paragraphs, like a story that somebody pastes."""
    found = []
    for row in _rows(corpus / "quotes/train.jsonl")[::_EVERY_ARTICLE]:
        text = (corpus / "quotes/train" / row["file"]).read_text(encoding="utf-8")
        if row["fold"] == fold and (example := _labelled(text, "article"))[0]:
            gold = Gold(row["file"], "quotes", "article", fold, example[0][0].block.text, None, [], None, None)
            found.append(Example(gold, *example))
    return found


def _labelled(text: str, form: str) -> tuple[list[Labelled], Evidence, Language]:
    found, evidence, language = pages.read(Document("-", text, html=form == "html"))
    return blocks.label(found, language), evidence, language


def _story(text: str, page: Example) -> str | None:
    """The part of a dump from headline to body, as somebody pastes it; None if one of the two is not found."""
    items = page.labelled
    body = [index for index, item in enumerate(items) if item.label in IN_BODY]
    above = items[: body[0]] if body else []
    titles = [item.block for item in above if page.gold.headline and is_headline(item.block.text, page.gold.headline)]
    return text[titles[-1].start : items[body[-1]].block.stop] if titles else None


# what is right


def words_of(text: str) -> list[str]:
    """The words of a text without accents, in lower case."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return re.findall(r"\w+", plain.lower())


def is_headline(text: str, gold: str) -> bool:
    """Whether a line is the gold headline, perhaps with a word more or less."""
    one, other = set(words_of(text)), set(words_of(gold))
    return bool(one and other) and 2 * len(one & other) >= _ALIKE * (len(one) + len(other))


def _is_like(text: str, gold: str) -> bool:
    one, other = set(words_of(text)), set(words_of(gold))
    return 2 * len(one & other) >= _SOMEWHAT_ALIKE * (len(one) + len(other))


def is_author(name: str, gold: Iterable[str]) -> bool:
    """Whether a name is one of the gold authors', perhaps without a middle name."""
    return any(_same_name(words_of(name), words_of(known)) for known in gold)


def _same_name(one: list[str], other: list[str]) -> bool:
    return bool(one and other) and one[-1] == other[-1] and (set(one) <= set(other) or set(other) <= set(one))


def is_day(key: str, gold: str, slack: int) -> bool:
    """Whether a candidate's day, or one of its two readings, is the gold one."""
    return any(day == gold or (slack > 0 and _days_between(day, gold) <= slack) for day in key.split(" or "))


def _days_between(one: str, other: str) -> int:
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return 999


# learning


@dataclass
class Case:
    """One choice to learn from: the candidates' features, and which candidates are right."""

    page: str
    fold: int
    markup: bool
    features: list[choice.Features]
    right: list[bool]
    weight: float = 1.0


class Problem:
    """The cases of a field as a matrix: the candidates' features, which of them are right, and of which case each is."""

    def __init__(self, cases: list[Case], several: bool) -> None:
        cases = [_marked(case) for case in cases]
        seen = Counter(name for _, name in {(case.page, name) for case in cases for features in case.features for name in features})
        self.names = sorted(name for name, count in seen.items() if count >= MIN_PAGES)
        column = {name: number for number, name in enumerate(self.names)}
        entries = [
            (row, column[name], value)
            for row, features in enumerate(features for case in cases for features in case.features)
            for name, value in features.items()
            if name in column and value
        ]
        rows, columns, values = zip(*entries, strict=True)
        sizes = [len(case.features) for case in cases]
        self.matrix = sparse.csr_matrix((values, (rows, columns)), shape=(sum(sizes), len(self.names)))
        self.goal = np.array([right for case in cases for right in case.right], dtype=np.float64)
        self.case = np.repeat(np.arange(len(cases)), sizes)
        self.fold = np.repeat([case.fold for case in cases], sizes)
        self.weight = np.array([case.weight for case in cases])
        self.loss = _loss_of_each if several else _loss_of_one
        self.cases = len(cases)

    def fit(self, penalty: float, without: int | None = None) -> Weights:
        """The weights that give the right candidates the highest probability, learned `without` the pages of a fold."""
        rows = np.flatnonzero(self.fold != without) if without is not None else np.arange(len(self.goal))
        matrix, goal, of = self.matrix[rows], self.goal[rows], self.case[rows]
        transposed = matrix.T.tocsr()

        def total(weights: Floats) -> tuple[float, Floats]:
            lost, slope = self.loss(matrix @ weights, goal, of, self.weight)
            return lost + 0.5 * penalty * float(weights @ weights), transposed @ slope + penalty * weights

        start = np.zeros(len(self.names))
        found = optimize.minimize(total, start, jac=True, method="L-BFGS-B", options={"maxiter": MAX_ITERATIONS})
        return {name: round(float(weight), 3) for name, weight in zip(self.names, found.x, strict=True) if abs(weight) >= MIN_WEIGHT}


def _loss_of_each(scores: Floats, goal: Floats, of: NDArray[np.int64], weight: Floats) -> tuple[float, Floats]:
    likely = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
    lost = np.logaddexp(0, scores) - goal * scores
    return float(weight[of] @ lost), weight[of] * (likely - goal)


def _loss_of_one(scores: Floats, goal: Floats, of: NDArray[np.int64], weight: Floats) -> tuple[float, Floats]:
    """The loss of each choice: the right candidates together against all; none is right where no candidate is."""
    cases = len(weight)
    odds = np.exp(np.clip(scores, -30, 30))
    total = 1 + np.bincount(of, weights=odds, minlength=cases)
    right = np.bincount(of, weights=odds * goal, minlength=cases)
    none = np.bincount(of, weights=goal, minlength=cases) == 0
    right = np.where(none, 1.0, right)
    slope = odds / total[of] - np.where(none[of], 0.0, odds * goal / right[of])
    return float(weight @ (np.log(total) - np.log(right))), weight[of] * slope


Found = Callable[[Example, Page], tuple[Page, list[Candidate]]]


def learn(examples: list[Example]) -> tuple[dict[str, Weights], list[dict[str, Weights]]]:
    """The weights for all fields, and those learned without each fold."""
    whole: dict[str, Weights] = {}
    folds: list[dict[str, Weights]] = [{} for _ in range(FOLDS)]
    claims = _claims(examples)
    states = [_State(example, claims.get(example.gold.id)) for example in examples]
    for field, penalty in PENALTIES.items():
        cases = []
        for state in states:
            choice.use(folds[state.example.gold.fold])
            if case := state.case(field):
                cases += _also_unlisted(case)
        problem = Problem(cases, several=field == "authors")
        whole |= _both(field, problem.fit(penalty))
        for fold in range(FOLDS):
            folds[fold] |= _both(field, problem.fit(penalty, fold))
    return whole, folds


def _also_unlisted(case: Case) -> list[Case]:
    """A case, and if a list knows names in it half of it as if the list did not, as it does not know most outlets that there are."""
    unlisted = [{name: value for name, value in features.items() if not name.startswith(_LISTED)} for features in case.features]
    if unlisted == case.features:
        return [case]
    return [replace(case, weight=case.weight / 2), replace(case, features=unlisted, weight=case.weight / 2)]


def _marked(case: Case) -> Case:
    """A case whose features are there twice if its page has markup: once as in dumps, once for what they mean beside markup."""
    if not case.markup:
        return case
    return replace(case, features=[features | {_MARKED + name: value for name, value in features.items()} for features in case.features])


def _both(field: str, weights: Weights) -> dict[str, Weights]:
    """The weights for dumps, and those for pages with markup, which are the sum of both."""
    plain = {name: weight for name, weight in weights.items() if not name.startswith(_MARKED)}
    marked = {name.removeprefix(_MARKED): weight for name, weight in weights.items() if name.startswith(_MARKED)}
    summed = {name: round(plain.get(name, 0.0) + marked.get(name, 0.0), 3) for name in sorted(plain | marked)}
    return {choice.model_name(field, False): plain, choice.model_name(field, True): summed}


_MARKED = "markup, "
_LISTED = "known "
"""How features begin that tell of names in lists."""


class _State:
    """How far an example has been read: its page with the headline that was chosen, and its byline.

    `claims` are those of the same page's markup.
    """

    def __init__(self, example: Example, claims: Evidence | None) -> None:
        self.example, self.claims = example, claims or Evidence()
        page = Page.of(example.labelled, example.evidence, example.language)
        self.page = page.titled(headline.find_title(page))
        self.headlines = headline.candidates_on(self.page)
        self.people: authors.People | None = None
        self.signature = range(0)

    def case(self, field: str) -> Case | None:
        """The choice for a field, with what was chosen before it; None if it is not known what is right."""
        gold = self.example.gold
        if field == "headline":
            candidates = self.headlines
            right = None if gold.headline is None else [is_headline(c.text, gold.headline) for c in candidates]
            if right and gold.headline and not any(right) and any(_is_like(c.text, gold.headline) for c in candidates):
                return None  # the page words its headline in another way than the gold
        elif field == "authors":
            found = headline.choose(self.page, self.headlines)
            self.page = self.page.headed(found.block, found.text)
            self.people = authors.People(self.page)
            candidates = self.people.candidates
            right = None if gold.authors is None else [_is_signer(c, gold) for c in candidates]
        elif field == "dek":
            return self._case_of_dek()
        elif field == "section":
            return self._case_of_section()
        elif field.startswith("publisher"):
            return self._case_of_publisher(publisher.candidates_on if field == "publisher" else publisher.at_first_sight)
        else:
            if field == "published" and self.people:
                self.signature = authors.choose(self.page, self.people).blocks
            candidates = dates.find_dates(self.page, self.signature, None, None).candidates[field]
            day = gold.published if field == "published" else gold.modified
            right = None if day is None else [bool(day) and is_day(c.key, day, gold.slack) for c in candidates]
            if right and gold.slack and any(c.key == day for c in candidates):
                right = [c.key == day for c in candidates]
        if right is None or not candidates:
            return None
        return Case(gold.id, gold.fold, self.page.markup, [c.features for c in candidates], right)

    def _case_of_publisher(self, candidates_on: Callable[[Page, str | None], list[Candidate]]) -> Case | None:
        """The choice of the publisher; of a page that nobody has read only in some forms, and if the right name is printed."""
        gold = self.example.gold
        if gold.publisher is None and (gold.read_whole or gold.form not in _SILVER_FORMS):
            return None
        if metadata.publisher(self.example.evidence):
            return None  # they decide
        said = [gold.publisher or ""]
        if not gold.read_whole:
            said = [claim.value for claim in self.claims.on("publisher") if metadata.may_be_outlet(claim.value)]
        candidates = candidates_on(self.page, metadata.address(self.example.evidence))
        right = [any(_says(candidate.text, text) for text in said) for candidate in candidates]
        if not candidates or not (gold.read_whole or any(right)):
            return None
        return Case(gold.id, gold.fold, self.page.markup, [c.features for c in candidates], right, 1.0 if gold.read_whole else _SILVER)

    def _case_of_dek(self) -> Case | None:
        """The choice of the dek, on pages that somebody has read."""
        gold = self.example.gold
        if gold.dek is None:
            return None
        candidates = dek.candidates_on(self.page, self.signature)
        right = [bool(gold.dek) and is_headline(candidate.text, gold.dek) for candidate in candidates]
        return Case(gold.id, gold.fold, self.page.markup, [c.features for c in candidates], right) if candidates else None

    def _case_of_section(self) -> Case | None:
        """The choice of the section; of a page that nobody has read only in some forms, and if the metadata's section is printed.

        Readers differ in the step of a trail that they take, so all are right; the first is given. A page whose section is printed where no
        candidate is found teaches nothing: that none of them is right does not tell of pages without a section.
        """
        gold = self.example.gold
        if gold.section is None and gold.form not in _SILVER_FORMS:
            return None
        said = [gold.section or ""] if gold.section is not None else [claim.value for claim in self.claims.on("section")]
        candidates = section.candidates_on(self.page)
        right = [any(words_of(candidate.text) == words_of(text) for text in said if text) for candidate in candidates]
        trails = {one.block for one, is_right in zip(candidates, right, strict=True) if is_right and section.is_step(one)}
        right = [is_right or (one.block in trails and section.is_step(one)) for one, is_right in zip(candidates, right, strict=True)]
        if not candidates or not (any(right) or gold.section == ""):
            return None
        weight = _SILVER_SECTION if gold.section is None else 1.0
        return Case(gold.id, gold.fold, self.page.markup, [c.features for c in candidates], right, weight)


def _says(text: str, gold: str) -> bool:
    """Whether a name is the gold one, but for its marks, or a word of many."""
    return bool(gold) and (publisher.key_of(text) == publisher.key_of(gold) or is_headline(text, gold))


def _is_signer(candidate: Candidate, gold: Gold) -> bool:
    if candidate.key.startswith("="):
        return is_author(candidate.text, gold.desks)
    return is_author(candidate.text, gold.authors or ())


def train(corpus: Path, into: Path, folds: bool = False, labelled: Path | None = None) -> None:
    """Writes the model, with `folds` also five that are each trained without one fold."""
    whole, parts = learn(read_examples(corpus, labelled or into))
    models.save("fields", whole, into)
    for fold, weights in enumerate(parts if folds else ()):
        models.save("fields", weights, into / f"fold-{fold}")
