"""A conditional random field over a page's blocks: the likeliest sequence of states and the probability of each.

The recursions are those of Lafferty, McCallum and Pereira 2001. CRFsuite, which trains the weights, gives the same states and
probabilities, but first makes a string of its own of each feature of each block, which takes longer than all the computation here.

The computation for each of the eight states is written out: mypyc keeps a tuple of eight numbers in registers, while it makes an
object of each number in a list.
"""

from __future__ import annotations

from math import exp
from struct import Struct
from typing import Final

from newsx.models import PARTS, Chain, Numbers

_NONE = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
_EVEN = (1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0)

PLACES: Final = ("", "-1:", "+1:", "-2:", "+2:")
"""The marks of the features of a block, of the blocks above and below it, and of those above and below these."""
NEAR: Final = 12
FAR: Final = 2
"""How many of a block's features count for its neighbours, and for their neighbours."""
NOBODY: Final = "none"
"""The feature of a neighbour that is not there."""

_Matrix = tuple[Numbers, Numbers, Numbers, Numbers, Numbers, Numbers, Numbers, Numbers]


class _Feature:
    """The weights of a feature for each state of a block, by which block has it: itself, or one of those in `PLACES`."""

    def __init__(self, own: Numbers, above: Numbers, below: Numbers, far_above: Numbers, far_below: Numbers) -> None:
        self.own, self.above, self.below, self.far_above, self.far_below = own, above, below, far_above, far_below


_UNKNOWN: Final = _Feature(_NONE, _NONE, _NONE, _NONE, _NONE)


class CRF:
    """A trained conditional random field. `states` are the names of its states."""

    def __init__(self, chain: Chain) -> None:
        self.states, self._numbers, self._rows = chain.states, chain.features, chain.rows
        self._row = Struct(f"<{len(chain.places) * len(chain.states)}h")
        self._starts = [len(chain.states) * chain.places.index(place) if place in chain.places else -1 for place in PLACES]
        """Where in a row the weights for each place begin; -1 for a place for which there are none."""
        self._features: dict[str, _Feature] = {}
        into = list(zip(*chain.transitions, strict=True))
        self._into = _matrix(into)
        self._odds_into = _matrix([_exponents(column, 0.0) for column in into])
        self._odds_from = _matrix([_exponents(row, 0.0) for row in chain.transitions])

    def scores(self, own: list[list[str]], brief: list[list[str]]) -> list[Numbers]:
        """For each block of a page the sums of the weights of its features and of its neighbours', for each state.

        `own` are the features of each block, `brief` those that count for the blocks around it, the weightier first.
        """
        nobody, last = self._of_neighbour([NOBODY]), len(brief) - 1
        near = [self._of_neighbour(names) for names in brief]
        found = []
        for index, names in enumerate(own):
            a = b = c = d = e = f = g = h = 0.0  # not `_sums`, which would copy sixteen numbers for each feature
            for name in names:
                feature = self._features.get(name)
                if feature is None:
                    feature = self._read(name)
                weights = feature.own
                a, b, c, d = a + weights[0], b + weights[1], c + weights[2], d + weights[3]
                e, f, g, h = e + weights[4], f + weights[5], g + weights[6], h + weights[7]
            around = _sums((near[index - 1] if index >= 1 else nobody).above, (near[index + 1] if index < last else nobody).below)
            around = _sums(around, (near[index - 2] if index >= 2 else nobody).far_above)
            around = _sums(around, (near[index + 2] if index < last - 1 else nobody).far_below)
            found.append(_sums((a, b, c, d, e, f, g, h), around))
        return found

    def weights(self, place: str, feature: str) -> Numbers:
        """The weights of a feature of the block at a place, one of `PLACES`; zeros if the model does not know it there."""
        found = self._features.get(feature) or self._read(feature)
        return {"": found.own, "-1:": found.above, "+1:": found.below, "-2:": found.far_above, "+2:": found.far_below}[place]

    def _of_neighbour(self, names: list[str]) -> _Feature:
        """The sums of the weights of a block's features for those around it."""
        above = below = far_above = far_below = _NONE
        for count, name in enumerate(names):
            if count >= NEAR:
                break
            feature = self._features.get(name)
            if feature is None:
                feature = self._read(name)
            above, below = _sums(above, feature.above), _sums(below, feature.below)
            if count < FAR:
                far_above, far_below = _sums(far_above, feature.far_above), _sums(far_below, feature.far_below)
        return _Feature(_NONE, above, below, far_above, far_below)

    def _read(self, name: str) -> _Feature:
        """The weights of a feature that is asked for the first time. Those that the model does not know are not remembered."""
        number = self._numbers.get(name)
        if number is None:
            return _UNKNOWN
        row: tuple[int, ...] = self._row.unpack_from(self._rows, number * self._row.size)
        found = [_weights(row, start) for start in self._starts]
        feature = self._features[name] = _Feature(found[0], found[1], found[2], found[3], found[4])
        return feature

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


def _weights(row: tuple[int, ...], start: int) -> Numbers:
    """The weights for one place, which begin at `start`."""
    if start < 0:
        return _NONE
    a, b, c, d, e, f, g, h = row[start : start + 8]
    return a / PARTS, b / PARTS, c / PARTS, d / PARTS, e / PARTS, f / PARTS, g / PARTS, h / PARTS


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
