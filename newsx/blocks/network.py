"""A small network that tells what each block is, by its features and by those of the blocks beside it.

Each feature adds a row of numbers: some for the kinds themselves, the others for hidden units. A unit that ends above zero speaks for and
against kinds, of its own block and of those around: what stands above a caption or below a headline counts without being named.
"""

from __future__ import annotations

from math import exp
from typing import Final

from newsx.models import Kinds
from newsx.packed import i32, i64, u8, vec

REACH: Final = 2
"""How many blocks above and below its own a hidden unit speaks for."""
ZERO: Final = 128
"""The byte for zero in a feature's row."""
_MIN_CHANCE: Final = 0.05
"""The least probability of a kind that is kept with a block."""


class Network:
    """The model of the kinds of blocks, ready to be asked."""

    def __init__(self, model: Kinds) -> None:
        self._kinds = model.kinds
        self._numbers = {name: number for number, name in enumerate(model.features)}
        self._rows = vec[u8](bytes(model.rows))
        self._scales, self._bias = vec[float](model.scales), vec[float](model.bias)
        self._beside = vec[float](model.beside)
        self._columns: i64 = len(model.scales)
        self._nothing = vec[i32]([0] * len(model.scales))

    def chances(self, blocks: list[list[str]]) -> list[dict[str, float]]:
        """For blocks that follow one another, of which these are the features, the probability of each kind that has any."""
        sums = [self._sum(features) for features in blocks]
        found = []
        for at in range(len(sums)):
            scores = self._kinds_of(sums[at])
            for far in range(max(-REACH, -at), min(REACH + 1, len(sums) - at)):
                self._add_units(scores, sums[at + far], far + REACH)
            found.append(self._chances(scores))
        return found

    def _sum(self, features: list[str]) -> vec[float]:
        """What a block's features add up to: a number for each kind, then one for each hidden unit, zero if it is below."""
        rows, columns = self._rows, self._columns
        total = self._nothing[:]
        known: i32 = 0
        for name in features:
            number = self._numbers.get(name)
            if number is not None:
                known += 1
                first: i64 = i64(number) * columns
                at: i64 = 0
                while at < columns:
                    total[at] = total[at] + i32(rows[first + at])
                    at += 1
        return self._scaled(total, known * ZERO)

    def _scaled(self, total: vec[i32], zero: i32) -> vec[float]:
        kinds: i64 = len(self._kinds)
        found = self._bias[:]
        at: i64 = 0
        while at < self._columns:
            value = found[at] + self._scales[at] * float(int(total[at] - zero))
            found[at] = value if at < kinds or value > 0.0 else 0.0
            at += 1
        return found

    def _kinds_of(self, sums: vec[float]) -> vec[float]:
        return sums[: len(self._kinds)]

    def _add_units(self, scores: vec[float], sums: vec[float], place: int) -> None:
        """Adds what the hidden units of the block at a place around speak for."""
        kinds: i64 = len(self._kinds)
        weights = self._beside
        first: i64 = i64(place) * (self._columns - kinds) * kinds
        unit: i64 = kinds
        while unit < self._columns:
            value = sums[unit]
            if value > 0.0:
                kind: i64 = 0
                while kind < kinds:
                    scores[kind] = scores[kind] + value * weights[first + kind]
                    kind += 1
            first += kinds
            unit += 1

    def _chances(self, scores: vec[float]) -> dict[str, float]:
        most: float = max(scores)
        odds = [exp(score - most) for score in scores]
        total = sum(odds)
        return {kind: odd / total for kind, odd in zip(self._kinds, odds, strict=True) if odd >= _MIN_CHANCE * total}
