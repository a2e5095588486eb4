"""Trains the models that label the blocks of a page: one for dumps, one for HTML.

    python -m newsx.training CORPUS OUT --folds

CORPUS holds the corpora of `newsx.training.pages` and `quotes/train.jsonl` with plain articles; OUT receives `blocks.msgpack` and
`html.msgpack`, and with folds both in `fold-K`, trained without the pages of fold K. The same corpora give the same files. Both models with
their folds take some seven minutes, most of it for reading the pages and finding their features.

By folds that share no site the models find bodies with an F1 of four-word shingles of

    corpus        html   inscriptis   html_text   soup   lynx
    pages         .973   .950
    wcxb          .946   .924         .923        .920   .915
    world/de      .967   .948                            .924
    world/other   .953   .907                            .860

on the pages that models are trained on, and those of `wcxb` whose gold is in doubt. On 239 pages of `wcxb` that were kept apart it is .943,
.930, .926, .922 and .919. Without stories as people copy them (`pages.copied`) dumps have .006 to .011 less. The models that newsx comes
with are those that the command writes.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from newsx import models
from newsx.blocks import model
from newsx.blocks.crf import PLACES
from newsx.blocks.features import features_at, page_features
from newsx.blocks.labels import Label
from newsx.training import crf
from newsx.training.pages import DUMPS, MARKUP, TrainingPage, copied, read_articles, read_pages

STATES = (model.BEFORE, "headline", "dek", "byline", "date", model.BODY, model.AMID, model.AFTER)
_SETTINGS = crf.Settings(most=20_000)
_HTML_SETTINGS = crf.Settings(min_pages=3, most=8_000)
"""Each page is in the corpora once as HTML and up to four times as a dump."""


def train(corpora: Path, into: Path, folds: bool = False) -> None:
    """Writes the model for dumps, with `folds` also five models that are each trained without one fold."""
    pages = [*read_pages(corpora), *read_articles(corpora)]
    pages += [story for page in pages if page.form == DUMPS[0] for story in copied(page)]
    _train("blocks", pages, into, folds, _SETTINGS)


def train_html(corpora: Path, into: Path, folds: bool = False) -> None:
    """The same for HTML."""
    _train("html", read_pages(corpora, (MARKUP,)), into, folds, _HTML_SETTINGS)


def _train(name: str, pages: Iterable[TrainingPage], into: Path, folds: bool, settings: crf.Settings) -> None:
    numbers = crf.Pages(((_rows(page), states(page.labels), page.fold) for page in pages), PLACES, STATES, settings.min_pages)
    models.save(name, crf.learn(numbers, settings), into)
    for fold in range(5) if folds else ():
        models.save(name, crf.learn(numbers, settings, without=fold), into / f"fold-{fold}")


def _rows(page: TrainingPage) -> list[crf.Row]:
    """The features of each block, those of its neighbours with their place."""
    found = page_features(page.blocks, page.language)
    return [features_at(found, index) for index in range(len(found))]


def states(labels: list[Label]) -> list[str]:
    """The model's states for these labels; that of a block with another label says where it stands: before, within or after the body."""
    body = [index for index, label in enumerate(labels) if label is Label.BODY]
    first, last = (body[0], body[-1]) if body else (len(labels), len(labels))
    around = [model.BEFORE if index < first else model.AFTER if index > last else model.AMID for index in range(len(labels))]
    return [place if label is Label.OTHER else str(label) for label, place in zip(labels, around, strict=True)]
