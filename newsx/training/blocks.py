"""Trains the models that label the blocks of a page: one for dumps, one for HTML.

    python -m newsx.training CORPUS OUT --folds

CORPUS holds `pages/gold.jsonl` and `silver/silver.jsonl` with the dumps of their pages, and `quotes/train.jsonl` with plain articles; OUT
receives `blocks.json` and `html.json`, and with folds both in `fold-K`, trained without the pages of fold K. The same corpus gives the
same files.

Trained on 302 pages in four forms of dump and 280 plain articles, the models find bodies with an F1 of four-word shingles of 0.956
(inscriptis), 0.954 (html_text), 0.941 (soup), 0.942 (lynx) and 0.974 (HTML), cross-validated with folds that share no site; on pages of
their training, 0.98 to 0.99. The models that newsx comes with are those that the command writes.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from newsx import languages, models
from newsx.blocks import model
from newsx.blocks.features import PLACES, features_at, page_features
from newsx.blocks.labels import Label
from newsx.training.pages import LANGUAGE, MARKUP, TrainingPage, read_articles, read_pages

_PARAMETERS = {"c1": 1.0, "c2": 1.0, "max_iterations": 150, "feature.minfreq": 3, "feature.possible_transitions": True}
_HTML_PARAMETERS = {**_PARAMETERS, "c2": 5.0, "max_iterations": 60}
"""Each page is in the corpus once as HTML and four times as a dump: fewer examples need more regularization."""


def train(corpus: Path, into: Path, folds: bool = False) -> None:
    """Writes the model for dumps, with `folds` also five models that are each trained without one fold."""
    _train("blocks", [*read_pages(corpus), *read_articles(corpus)], into, folds, _PARAMETERS)


def train_html(corpus: Path, into: Path, folds: bool = False) -> None:
    """The same for HTML."""
    _train("html", list(read_pages(corpus, (MARKUP,))), into, folds, _HTML_PARAMETERS)


def _train(name: str, pages: list[TrainingPage], into: Path, folds: bool, parameters: dict[str, Any]) -> None:
    rows = [_rows(page) for page in pages]
    models.save(name, _fit(pages, rows, parameters), into)
    for fold in range(5) if folds else ():
        seen = [index for index, page in enumerate(pages) if page.fold != fold]
        chain = _fit([pages[index] for index in seen], [rows[index] for index in seen], parameters)
        models.save(name, chain, into / f"fold-{fold}")


def _rows(page: TrainingPage) -> list[list[str]]:
    """The features of each block, those of its neighbours marked with their place."""
    found = page_features(page.blocks, languages.of(LANGUAGE))
    return [[place + name for place, names in features_at(found, index) for name in names] for index in range(len(found))]


def states(labels: list[Label]) -> list[str]:
    """The model's states for these labels; that of a block with another label says where it stands: before, within or after the body."""
    body = [index for index, label in enumerate(labels) if label is Label.BODY]
    first, last = (body[0], body[-1]) if body else (len(labels), len(labels))
    around = [model.BEFORE if index < first else model.AFTER if index > last else model.AMID for index in range(len(labels))]
    return [place if label is Label.OTHER else str(label) for label, place in zip(labels, around, strict=True)]


def _fit(pages: list[TrainingPage], rows: list[list[list[str]]], parameters: dict[str, Any]) -> models.Chain:
    """The weights that CRFsuite learns from the pages, to six decimals."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=parameters, verbose=False)
    for page, row in zip(pages, rows, strict=True):
        if row:
            trainer.append(row, states(page.labels))
    tagger = pycrfsuite.Tagger()
    with NamedTemporaryFile() as file:
        trainer.train(file.name)
        tagger.open(file.name)
        return chain_of(tagger.info())


def chain_of(learned: Any) -> models.Chain:
    """The weights as newsx reads them, from CRFsuite's dump of a model (a `pycrfsuite._dumpparser.ParsedDump`)."""
    states = sorted(learned.labels, key=lambda state: int(learned.labels[state]))
    transitions: list[Any] = [tuple(learned.transitions.get((one, other), 0) for other in states) for one in states]
    weights: dict[str, dict[str, Any]] = {place: {} for place in PLACES}
    for name in sorted({feature for feature, _ in learned.state_features}):
        place = name[:3] if name[:3] in weights else ""
        weights[place][name[len(place) :]] = tuple(learned.state_features.get((name, state), 0) for state in states)
    return models.Chain(states, transitions, weights)
