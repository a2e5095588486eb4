"""Trains the model that tells what each block of a page is.

    python -m newsx.training CORPUS OUT --folds

CORPUS holds `pages/gold.jsonl` and `silver/silver.jsonl` with the dumps of their pages, and `quotes/train.jsonl` with plain articles; OUT
receives `blocks.crf`, and with folds `fold-K/blocks.crf`, trained without the pages of fold K. The same corpus gives the same file.
"""

from __future__ import annotations

from pathlib import Path

from newsx import models
from newsx.blocks import model
from newsx.blocks.features import features
from newsx.blocks.labels import Label
from newsx.training.pages import Page, read_articles, read_pages

_PARAMETERS = {"c1": 1.0, "c2": 1.0, "max_iterations": 60, "feature.minfreq": 3, "feature.possible_transitions": True}


def train(corpus: Path, into: Path, folds: bool = False) -> None:
    """Writes the model, and with `folds` those that have not seen one fold's pages."""
    pages = [*read_pages(corpus), *read_articles(corpus)]
    rows = [features(page.blocks) for page in pages]
    _fit(pages, rows, into)
    for fold in range(5) if folds else ():
        seen = [index for index, page in enumerate(pages) if page.fold != fold]
        _fit([pages[index] for index in seen], [rows[index] for index in seen], into / f"fold-{fold}")


def states(labels: list[Label]) -> list[str]:
    """The model's states for these labels: the other blocks by where they stand to the body."""
    body = [index for index, label in enumerate(labels) if label is Label.BODY]
    first, last = (body[0], body[-1]) if body else (len(labels), len(labels))
    around = [model.BEFORE if index < first else model.AFTER if index > last else model.AMID for index in range(len(labels))]
    return [place if label is Label.OTHER else str(label) for label, place in zip(labels, around, strict=True)]


def _fit(pages: list[Page], rows: list[list[list[str]]], into: Path) -> None:
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=_PARAMETERS, verbose=False)
    for page, row in zip(pages, rows, strict=True):
        if row:
            trainer.append(row, states(page.labels))
    into.mkdir(parents=True, exist_ok=True)
    trainer.train(str(into / models.FILES["blocks"]))
