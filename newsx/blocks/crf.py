"""A conditional random field over a page's blocks: the likeliest sequence of states and the probability of each.

The recursions are those of Lafferty, McCallum and Pereira 2001. CRFsuite, which trains the weights, gives the same states and
probabilities, but first makes a string of its own of each feature of each block, which takes longer than all the computation here.

Numbers of the states stand one after another in packed vectors, over which compiled code goes at the speed of C.
"""

from __future__ import annotations

from math import exp
from struct import Struct
from typing import Final

from newsx.models import PARTS, Chain
from newsx.packed import append, i64, vec

PLACES: Final = ("", "-1:", "+1:", "-2:", "+2:")
"""The marks of the features of a block, of the blocks above and below it, and of those above and below these."""
NEAR: Final = 12
FAR: Final = 2
"""How many of a block's features count for its neighbours, and for their neighbours."""
NOBODY: Final = "none"
"""The feature of a neighbour that is not there."""


class CRF:
    """A trained conditional random field. `states` are the names of its states."""

    def __init__(self, chain: Chain) -> None:
        self.states, self._numbers, self._rows = chain.states, chain.features, chain.rows
        self._count: i64 = len(chain.states)
        self._row = Struct(f"<{len(chain.places) * len(chain.states)}h")
        self._starts = [len(chain.states) * chain.places.index(place) if place in chain.places else -1 for place in PLACES]
        """Where in a row the weights for each place begin; -1 for a place for which there are none."""
        self._begins: dict[str, int] = {}
        self._weights = vec[float]()
        """The weights of the features that were read, for each of `PLACES` and each state, and where those of each feature begin."""
        into = [weight for column in zip(*chain.transitions, strict=True) for weight in column]
        self._into = vec[float](into)
        self._odds_into = vec[float]([exp(weight) for weight in into])
        self._odds_from = vec[float]([exp(weight) for row in chain.transitions for weight in row])

    def scores(self, own: list[list[str]], brief: list[list[str]]) -> list[vec[float]]:
        """For each block of a page the sums of the weights of its features and of its neighbours', for each state.

        `own` are the features of each block, `brief` those that count for the blocks around it, the weightier first.
        """
        nobody, last = self._of_neighbour([NOBODY]), len(brief) - 1
        near = [self._of_neighbour(names) for names in brief]
        found: list[vec[float]] = []
        for index, names in enumerate(own):
            sums = self._zeros(self._count)
            for name in names:
                self._add(sums, 0, name, 0)
            above, below = near[index - 1] if index >= 1 else nobody, near[index + 1] if index < last else nobody
            far_above, far_below = near[index - 2] if index >= 2 else nobody, near[index + 2] if index < last - 1 else nobody
            count, state = self._count, i64(0)
            while state < count:
                around = above[state] + below[count + state] + far_above[2 * count + state] + far_below[3 * count + state]
                sums[state] = sums[state] + around
                state += 1
            found.append(sums)
        return found

    def weights(self, place: str, feature: str) -> list[float]:
        """The weights of a feature of the block at a place, one of `PLACES`; zeros if the model does not know it there."""
        sums = self._zeros(self._count)
        self._add(sums, 0, feature, PLACES.index(place))
        return list(sums)

    def _of_neighbour(self, names: list[str]) -> vec[float]:
        """The sums of the weights of a block's features for those around it: below and above it, and two below and above."""
        sums = self._zeros(4 * self._count)
        for number, name in enumerate(names[:NEAR]):
            for place in range(1, 5 if number < FAR else 3):
                self._add(sums, (place - 1) * self._count, name, place)
        return sums

    def _zeros(self, count: i64) -> vec[float]:
        return vec[float]([0.0] * count)

    def _add(self, sums: vec[float], to: i64, name: str, place: i64) -> None:
        """Adds a feature's weights for a place to sums from `to` on."""
        known = self._begins.get(name)
        begin: i64 = known if known is not None else self._read(name)
        if begin < 0:
            return
        weights, at, end = self._weights, begin + place * self._count, begin + (place + 1) * self._count
        while at < end:
            sums[to] = sums[to] + weights[at]
            at += 1
            to += 1

    def _read(self, name: str) -> i64:
        """Reads the weights of a feature that is asked for the first time. Those that the model does not know, -1, are not remembered."""
        number = self._numbers.get(name)
        if number is None:
            return -1
        begin: i64 = len(self._weights)
        row: tuple[int, ...] = self._row.unpack_from(self._rows, number * self._row.size)
        for start in self._starts:
            for state in range(len(self.states)):
                self._weights = append(self._weights, row[start + state] / PARTS if start >= 0 else 0.0)
        self._begins[name] = int(begin)
        return begin

    def likeliest(self, scores: list[vec[float]]) -> list[int]:
        """The likeliest sequence of states, by index, for the scores of one or more blocks (Viterbi's algorithm)."""
        count, into, reached = self._count, self._into, scores[0]
        origins: list[list[int]] = []
        for here in scores[1:]:
            sums, origin = here[:], [0] * int(count)
            state: i64 = 0
            while state < count:
                first = state * count
                before, best, most = i64(1), i64(0), reached[0] + into[first]
                while before < count:
                    score = reached[before] + into[first + before]
                    if score > most:
                        best, most = before, score
                    before += 1
                origin[int(state)] = int(best)
                sums[state] = most + sums[state]
                state += 1
            origins.append(origin)
            reached = sums
        path = [max(range(int(count)), key=list(reached).__getitem__)]
        for origin in reversed(origins):
            path.append(origin[path[-1]])
        path.reverse()
        return path

    def probabilities(self, scores: list[vec[float]]) -> list[vec[float]]:
        """The probability of each state at each place, for the scores of one or more blocks (forward-backward algorithm)."""
        odds = [self._odds(here) for here in scores]
        forward = _shares(odds[0])
        likely = [forward]
        for here in odds[1:]:
            forward = _shares(_products(here, self._reached(forward, self._odds_into)))
            likely.append(forward)
        backward = vec[float]([1.0] * self._count)
        for index in range(len(odds) - 1, -1, -1):
            likely[index] = _shares(_products(likely[index], backward))
            backward = _shares(self._reached(_products(odds[index], backward), self._odds_from))
        return likely

    def _odds(self, scores: vec[float]) -> vec[float]:
        """The odds of states by their scores, that of the highest as 1."""
        most = max(scores)
        return vec[float]([exp(score - most) for score in scores])

    def _reached(self, odds: vec[float], steps: vec[float]) -> vec[float]:
        """For each state the sum of the odds of all, each times that of the step between."""
        found = self._zeros(self._count)
        at, state = i64(0), i64(0)
        while state < self._count:
            total, other = 0.0, i64(0)
            while other < self._count:
                total += odds[other] * steps[at]
                at += 1
                other += 1
            found[state] = total
            state += 1
        return found


def _products(a: vec[float], b: vec[float]) -> vec[float]:
    found = a[:]
    at: i64 = 0
    while at < len(found):
        found[at] = found[at] * b[at]
        at += 1
    return found


def _shares(a: vec[float]) -> vec[float]:
    total, at = 0.0, i64(0)
    while at < len(a):
        total += a[at]
        at += 1
    found = a[:]
    at = 0
    while at < len(found):
        found[at] = found[at] / total
        at += 1
    return found
