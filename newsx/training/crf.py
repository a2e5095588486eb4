"""Learns the weights of a conditional random field from labelled pages, in seconds.

The features of all pages are one sparse matrix, a row for each block. The gradient is that of the likelihood of the pages' states, taken
for a few pages at a time (AdaGrad: Duchi, Hazan and Singer 2011); the weights are the averages of those after the last epochs. CRFsuite's
batch optimization needs a hundred passes over the pages for what this finds in ten.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from newsx.models import Chain

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Row = list[tuple[str, list[str]]]
"""The features of a block: lists of names, each with its place (see `newsx.blocks.features.PLACES`)."""

_BATCH: int = 16
"""Pages whose gradient is taken at a time."""
_RATE, _START = 0.1, 0.01
"""The length of the first steps, and what the sum of the squared gradients begins with."""
_DECIMALS = 3


@dataclass(frozen=True, slots=True)
class Settings:
    """How the weights are learned.

    A feature is looked at if at least `min_pages` pages have it. `shrink` is the weight of the squared weights against the likelihood of
    all pages. An epoch is a pass over all pages; the weights of the second half of them are averaged. The `most` features that are
    weightiest after a third of the epochs are kept, and their weights learned anew.
    """

    epochs: int = 12
    shrink: float = 30.0
    min_pages: int = 8
    most: int = 20_000


class Pages:
    """The features and states of labelled pages, given as rows, states and fold, in numbers. `columns` has a feature's by its place."""

    def __init__(
        self, pages: Iterable[tuple[list[Row], list[str], int]], places: Sequence[str], states: Sequence[str], min_pages: int
    ) -> None:
        state_numbers = {state: number for number, state in enumerate(states)}
        numbers = count()
        tables: dict[str, dict[str, int]] = {place: {} for place in places}
        found: list[NDArray[np.int32]] = []
        lengths, labels, sizes, folds = [], [], [], []
        for rows, page_states, fold in pages:
            on_page: list[int] = []
            for row in rows:
                before = len(on_page)
                for place, names in row:
                    table = tables[place]
                    for name in names:
                        number = table.get(name)
                        if number is None:
                            number = table[name] = next(numbers)
                        on_page.append(number)
                lengths.append(len(on_page) - before)
            found.append(np.array(on_page, np.int32))
            labels += [state_numbers[state] for state in page_states]
            sizes.append(len(rows))
            folds.append(fold)
        self.states, self.folds, self.sizes = list(states), np.array(folds), np.array(sizes)
        self.starts = np.cumsum(self.sizes) - self.sizes
        self.labels = np.array(labels, np.int64)
        total = next(numbers)
        on_pages = np.bincount(np.concatenate([np.unique(page) for page in found]), minlength=total)
        kept = np.flatnonzero(on_pages >= min_pages)
        ends = np.concatenate([[0], np.cumsum(lengths)])
        everything = np.concatenate(found)
        self.matrix = sparse.csr_matrix((np.ones(len(everything), np.float32), everything, ends), (len(lengths), total))[:, kept]
        self.on_pages = on_pages[kept]
        place_of = {int(number): column for column, number in enumerate(kept)}
        self.columns = {
            place: {name: place_of[number] for name, number in table.items() if number in place_of} for place, table in tables.items()
        }

    def batches(self, without: int | None, kept: Ints) -> list[_Batch]:
        """The pages in batches of about the same length, with the features `kept`, by column; those of the fold `without` are left out."""
        chosen = np.flatnonzero((self.folds != (-1 if without is None else without)) & (self.sizes > 0))
        chosen = chosen[np.argsort(self.sizes[chosen], kind="stable")]
        matrix = self.matrix if len(kept) == self.matrix.shape[1] else self.matrix[:, kept]
        return [_Batch(self, matrix, chosen[start : start + _BATCH]) for start in range(0, len(chosen), _BATCH)]


class _Batch:
    """Some pages, padded to the length of the longest: `place` gives for each row its place on its page, and the page."""

    def __init__(self, pages: Pages, matrix: Any, chosen: Ints) -> None:
        sizes = pages.sizes[chosen]
        rows = np.concatenate([np.arange(pages.starts[page], pages.starts[page] + pages.sizes[page]) for page in chosen])
        self.features = matrix[rows]
        turned = self.features.T.tocsr()
        self.active = np.flatnonzero(np.diff(turned.indptr))
        self.turned = turned[self.active]
        self.place = (np.concatenate([np.arange(size) for size in sizes]), np.repeat(np.arange(len(chosen)), sizes))
        self.inside = np.zeros((int(sizes.max()), len(chosen), 1), np.float32)
        self.inside[self.place] = 1
        self.labels = pages.labels[rows]
        follows = self.place[0][1:] > 0
        self.pairs = (self.labels[:-1][follows], self.labels[1:][follows])

    def gradient(self, weights: Floats, moves: Floats) -> tuple[Floats, Floats]:
        """The gradient of the log-likelihood of the pages' states, by the weights of the active features and by those of transitions."""
        time, pages, number = len(self.inside), self.inside.shape[1], len(moves)
        scores = self.features @ weights
        odds = np.ones((time, pages, number), np.float32)
        odds[self.place] = np.exp(scores - scores.max(axis=1, keepdims=True))
        factors = np.exp(moves)
        forward, backward = np.empty_like(odds), np.ones_like(odds)
        totals = np.empty((time, pages, 1), np.float32)
        here = odds[0]
        for at in range(time):
            here = (here @ factors) * odds[at] if at else here
            totals[at] = here.sum(axis=1, keepdims=True)
            here = forward[at] = here / totals[at]
        for at in range(time - 2, -1, -1):
            below = (backward[at + 1] * odds[at + 1]) @ factors.T / totals[at + 1]
            backward[at] = np.where(self.inside[at + 1] > 0, below, 1)
        likely = (forward * backward)[self.place]
        error = -likely / likely.sum(axis=1, keepdims=True)
        error[np.arange(len(error)), self.labels] += 1
        after = (odds[1:] * backward[1:] * self.inside[1:] / totals[1:]).reshape(-1, number)
        moved = -(forward[:-1].reshape(-1, number).T @ after) * factors
        np.add.at(moved, self.pairs, 1)
        return self.turned @ error, moved


def learn(pages: Pages, settings: Settings, without: int | None = None) -> Chain:
    """The model learned from all pages but those of the fold `without`. The same pages give the same model."""
    kept = np.arange(pages.matrix.shape[1])
    few = len(kept) <= settings.most
    weights, moves = _learn(pages, settings, without, kept, settings.epochs if few else settings.epochs // 3)
    if not few:
        worth = np.abs(weights).max(axis=1) * np.sqrt(pages.on_pages)
        kept = np.sort(np.argsort(-worth, kind="stable")[: settings.most])
        weights, moves = _learn(pages, settings, without, kept, settings.epochs)
    return _chain(pages, kept, weights, moves)


def _learn(pages: Pages, settings: Settings, without: int | None, kept: Ints, epochs: int) -> tuple[Floats, Floats]:
    """The weights of the features `kept`, by column, and of the transitions."""
    random = np.random.default_rng(1)
    batches = pages.batches(without, kept)
    number = len(pages.states)
    weights, moves = np.zeros((len(kept), number), np.float32), np.zeros((number, number), np.float32)
    squares, move_squares = np.full_like(weights, _START), np.full_like(moves, _START)
    sums, move_sums = np.zeros_like(weights), np.zeros_like(moves)
    averaged = (epochs + 1) // 2
    for epoch in range(epochs):
        for index in random.permutation(len(batches)):
            batch = batches[index]
            step, move_step = batch.gradient(weights, moves)
            step -= settings.shrink / len(batches) * weights[batch.active]
            squares[batch.active] += step**2
            weights[batch.active] += _RATE * step / np.sqrt(squares[batch.active])
            move_squares += move_step**2
            moves += _RATE * move_step / np.sqrt(move_squares)
        if epoch >= epochs - averaged:
            sums += weights
            move_sums += moves
    return (sums / averaged).astype(np.float32), (move_sums / averaged).astype(np.float32)


def _chain(pages: Pages, kept: Ints, weights: Floats, moves: Floats) -> Chain:
    """The model with the weights of the features `kept`, rounded."""
    rounded: Any = weights.astype(float).round(_DECIMALS).tolist()
    transitions: Any = [tuple(row) for row in moves.astype(float).round(_DECIMALS).tolist()]
    row_of = {int(column): row for row, column in enumerate(kept)}
    found: dict[str, dict[str, Any]] = {
        place: {name: tuple(rounded[row_of[column]]) for name, column in sorted(table.items()) if column in row_of}
        for place, table in pages.columns.items()
    }
    return Chain.of(pages.states, transitions, found)
