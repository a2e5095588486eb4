"""A conditional random field over a page's blocks: the likeliest sequence of states and the probability of each.

The recursions are those of Lafferty, McCallum and Pereira 2001. CRFsuite, which trains the weights, gives the same states and
probabilities, but first makes a string of its own of each feature of each block, which takes longer than all the computation here.

The computation for each of the eight states is written out: mypyc keeps a tuple of eight numbers in registers, while it makes an
object of each number in a list.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import exp

from newsx.models import Chain, Numbers

_NONE = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
_EVEN = (1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0)

_Matrix = tuple[Numbers, Numbers, Numbers, Numbers, Numbers, Numbers, Numbers, Numbers]


class CRF:
    """A trained conditional random field.

    `states` are the names of its states; `weights` has, by place ("" the block itself, "-1:" the one above) and feature, a weight for each.
    """

    def __init__(self, chain: Chain) -> None:
        self.states, self.weights = chain.states, chain.weights
        into = list(zip(*chain.transitions, strict=True))
        self._into = _matrix(into)
        self._odds_into = _matrix([_exponents(column, 0.0) for column in into])
        self._odds_from = _matrix([_exponents(row, 0.0) for row in chain.transitions])

    def scores(self, features: Iterable[tuple[str, list[str]]]) -> Numbers:
        """The sum of the weights of a block's features, its own and its neighbours', for each state."""
        scores = _NONE
        for place, names in features:
            weights = self.weights[place]
            for name in names:
                weighed = weights.get(name)
                if weighed is not None:
                    scores = _sums(scores, weighed)
        return scores

    def likeliest(self, scores: list[Numbers]) -> list[int]:
        """The likeliest sequence of states, by index, for the scores of one or more blocks (Viterbi's algorithm)."""
        into, reached = self._into, scores[0]
        origins: list[list[int]] = []
        for here in scores[1:]:
            a, b = _top(_sums(reached, into[0])), _top(_sums(reached, into[1]))
            c, d = _top(_sums(reached, into[2])), _top(_sums(reached, into[3]))
            e, f = _top(_sums(reached, into[4])), _top(_sums(reached, into[5]))
            g, h = _top(_sums(reached, into[6])), _top(_sums(reached, into[7]))
            origins.append([a[0], b[0], c[0], d[0], e[0], f[0], g[0], h[0]])
            reached = _sums((a[1], b[1], c[1], d[1], e[1], f[1], g[1], h[1]), here)
        path = [_top(reached)[0]]
        for origin in reversed(origins):
            path.append(origin[path[-1]])
        path.reverse()
        return path

    def probabilities(self, scores: list[Numbers]) -> list[Numbers]:
        """The probability of each state at each place, for the scores of one or more blocks (forward-backward algorithm)."""
        odds = [_exponents(here, _top(here)[1]) for here in scores]
        forward = _shares(odds[0])
        likely = [forward]
        for here in odds[1:]:
            forward = _shares(_products(here, _dots(forward, self._odds_into)))
            likely.append(forward)
        backward = _EVEN
        for index in range(len(odds) - 1, -1, -1):
            likely[index] = _shares(_products(likely[index], backward))
            backward = _shares(_dots(_products(odds[index], backward), self._odds_from))
        return likely


def _matrix(rows: list[Numbers]) -> _Matrix:
    return rows[0], rows[1], rows[2], rows[3], rows[4], rows[5], rows[6], rows[7]


def _sums(a: Numbers, b: Numbers) -> Numbers:
    return a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4], a[5] + b[5], a[6] + b[6], a[7] + b[7]


def _products(a: Numbers, b: Numbers) -> Numbers:
    return a[0] * b[0], a[1] * b[1], a[2] * b[2], a[3] * b[3], a[4] * b[4], a[5] * b[5], a[6] * b[6], a[7] * b[7]


def _dots(a: Numbers, b: _Matrix) -> Numbers:
    return _dot(a, b[0]), _dot(a, b[1]), _dot(a, b[2]), _dot(a, b[3]), _dot(a, b[4]), _dot(a, b[5]), _dot(a, b[6]), _dot(a, b[7])


def _dot(a: Numbers, b: Numbers) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3] + a[4] * b[4] + a[5] * b[5] + a[6] * b[6] + a[7] * b[7]


def _shares(a: Numbers) -> Numbers:
    total = a[0] + a[1] + a[2] + a[3] + a[4] + a[5] + a[6] + a[7]
    return a[0] / total, a[1] / total, a[2] / total, a[3] / total, a[4] / total, a[5] / total, a[6] / total, a[7] / total


def _exponents(a: Numbers, m: float) -> Numbers:
    return exp(a[0] - m), exp(a[1] - m), exp(a[2] - m), exp(a[3] - m), exp(a[4] - m), exp(a[5] - m), exp(a[6] - m), exp(a[7] - m)


def _top(a: Numbers) -> tuple[int, float]:
    """The state with the largest number, and that number."""
    state, most = 0, a[0]
    if a[1] > most:
        state, most = 1, a[1]
    if a[2] > most:
        state, most = 2, a[2]
    if a[3] > most:
        state, most = 3, a[3]
    if a[4] > most:
        state, most = 4, a[4]
    if a[5] > most:
        state, most = 5, a[5]
    if a[6] > most:
        state, most = 6, a[6]
    if a[7] > most:
        state, most = 7, a[7]
    return state, most
