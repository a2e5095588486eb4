"""Learns the weights of linear models mistake by mistake, and packs them as `newsx.grammar.weights` reads them.

An averaged perceptron (Collins 2002): at each mistake the features of a word speak more for the right class and less for the wrong one; the
weights that are kept are averages over the time of learning. The weights of a feature for all classes are one integer, as in use.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import repeat
from struct import Struct

from newsx.grammar.weights import CHECK, Narrow, Wide

MIN_UPDATES = 3
"""Mistakes at which a feature was seen, to be kept."""
_LANE = 32
"""Bits of a class's lane while weights are learned."""
_LARGEST = 127
"""The largest weight that is kept: a signed byte."""
_BEYOND = 500
"""One of so many features may weigh more than that, and is cut to it."""


class Perceptron:
    """Weights that are being learned. `time` counts the decisions made so far."""

    def __init__(self, classes: int) -> None:
        self.classes, self.time = classes, 0
        self._rows: dict[int, int] = {}
        self._sums: dict[int, dict[int, int]] = {}
        self._updates: dict[int, int] = {}
        self._offset = sum(1 << (_LANE * (number + 1) - 1) for number in range(classes))
        self._lanes = Struct(f"<{classes}I")

    def scores(self, keys: Iterable[int]) -> tuple[int, ...]:
        """The scores of the classes for some features, all too large by the same number."""
        return self._split(sum(map(self._rows.get, keys, repeat(0))))

    def best(self, keys: Iterable[int]) -> int:
        """The class with the highest score."""
        scores = self.scores(keys)
        return scores.index(max(scores))

    def update(self, keys: Iterable[int], right: int, wrong: int) -> None:
        """Makes one class likelier than another for some features."""
        rows, sums, updates, now = self._rows, self._sums, self._updates, self.time
        step = (1 << _LANE * right) - (1 << _LANE * wrong)
        for key in keys:
            rows[key] = rows.get(key, 0) + step
            known = sums.setdefault(key, {})
            known[right] = known.get(right, 0) + now
            known[wrong] = known.get(wrong, 0) - now
            updates[key] = updates.get(key, 0) + 1

    def averages(self) -> dict[int, dict[int, float]]:
        """The average weights of the features that were seen at enough mistakes."""
        found: dict[int, dict[int, float]] = {}
        for key, row in self._rows.items():
            if self._updates[key] >= MIN_UPDATES:
                weights = self._split(row)
                middle = 1 << (_LANE - 1)
                found[key] = {number: weights[number] - middle - late / self.time for number, late in self._sums[key].items()}
        return found

    def __len__(self) -> int:
        return len(self._rows)

    def _split(self, total: int) -> tuple[int, ...]:
        return self._lanes.unpack((total + self._offset).to_bytes(self.classes * _LANE // 8, "little"))


def packed_wide(learned: Perceptron, slots: int) -> tuple[bytes, bytes]:
    """The slots and the pool of a `Wide` with the same weights; `slots`: a power of two. Of features for one slot the weightiest stays."""
    table, pool = bytearray(4 * slots), bytearray(1)
    for key, row in _rounded(learned, slots):
        at = 4 * (key & (slots - 1))
        if not any(table[at : at + 4]):
            table[at : at + 4] = (key >> CHECK, *len(pool).to_bytes(3, "little"))
            pool.append(len(row))
            pool += bytes(byte for number, weight in row.items() for byte in (number, weight + 128))
    return bytes(table), bytes(pool)


def packed_narrow(learned: Perceptron, slots: int) -> bytes:
    """The slots of a `Narrow` with the same weights."""
    table = bytearray(4 * slots)
    for key, row in _rounded(learned, slots):
        at = 4 * (key & (slots - 1))
        if not any(table[at : at + 4]):
            table[at : at + 4] = (key >> CHECK, *[row.get(number, 0) + 128 for number in range(3)])
    return bytes(table)


def wide(learned: Perceptron, slots: int) -> Wide:
    """The weights as they are used."""
    return Wide(*packed_wide(learned, slots), learned.classes)


def narrow(learned: Perceptron, slots: int) -> Narrow:
    """The weights of three classes as they are used."""
    return Narrow(packed_narrow(learned, slots))


def _rounded(learned: Perceptron, most: int) -> list[tuple[int, dict[int, int]]]:
    """The `most` weightiest features, most first, each with its weights other than 0 as bytes."""
    averages = learned.averages()
    worth = {key: max(map(abs, row.values())) for key, row in averages.items()}
    keys = sorted(worth, key=lambda key: (-worth[key], key))[:most]
    scale = _LARGEST / worth[keys[len(keys) // _BEYOND]] if keys else 1.0
    found = []
    for key in keys:
        row = {number: max(-_LARGEST, min(_LARGEST, round(weight * scale))) for number, weight in sorted(averages[key].items())}
        row = {number: weight for number, weight in row.items() if weight}
        if row:
            found.append((key, row))
    return found
