"""Learns the weights of linear models mistake by mistake, and packs them as `newsx.grammar.weights` reads them.

An averaged perceptron (Collins 2002): at each mistake the features of a word speak more for the right class and less for the wrong one; the
weights that are kept are averages over the time of learning. The weights of a feature for all classes are one integer, as in use.
"""

from __future__ import annotations

from struct import Struct

from newsx.grammar.weights import BITS, CHECK, MASK, Wide

MIN_UPDATES = 3
"""Mistakes at which a feature was seen, to be kept."""
_LANE = 32
"""Bits of a class's lane while weights are learned."""
_LONG_LANE = 64
"""Bits of a lane for sums over time."""
_LARGEST = 127
"""The largest weight of a byte."""
_BEYOND = 500
"""One of so many features may weigh more than that, and is cut to it, or has several bytes."""


class Perceptron:
    """Weights that are being learned. `time` counts the decisions made so far.

    For each feature `_sums` has the sums of the times at which the weights of the classes were changed, and after these, in a lane of its
    own, the number of mistakes at which it was seen.
    """

    def __init__(self, classes: int) -> None:
        self.classes, self.time = classes, 0
        self._rows: dict[int, int] = {}
        self._sums: dict[int, int] = {}
        self._middle = _middle(_LANE, classes)
        self._bytes = classes * _LANE // 8
        self._lanes = Struct(f"<{classes}I")

    def scores(self, keys: list[int]) -> tuple[int, ...]:
        """The scores of the classes for some features, all too large by the same number."""
        rows, total = self._rows, self._middle
        for key in keys:
            row = rows.get(key)
            if row is not None:
                total += row
        found: tuple[int, ...] = self._lanes.unpack(total.to_bytes(self._bytes, "little"))
        return found

    def best(self, keys: list[int]) -> int:
        """The class with the highest score."""
        scores = self.scores(keys)
        return scores.index(max(scores))

    def update(self, keys: list[int], right: int, wrong: int) -> None:
        """Makes one class likelier than another for some features."""
        rows, sums = self._rows, self._sums
        step = (1 << _LANE * right) - (1 << _LANE * wrong)
        late = (self.time << _LONG_LANE * right) - (self.time << _LONG_LANE * wrong) + (1 << _LONG_LANE * self.classes)
        for key in keys:
            rows[key] = rows.get(key, 0) + step
            sums[key] = sums.get(key, 0) + late

    def averages(self) -> dict[int, dict[int, float]]:
        """The average weights of the features that were seen at enough mistakes: those that are not 0."""
        count = self.classes
        sums_middle, sums_lanes = _middle(_LONG_LANE, count + 1), Struct(f"<{count + 1}Q")
        middle, long_middle = 1 << (_LANE - 1), 1 << (_LONG_LANE - 1)
        found: dict[int, dict[int, float]] = {}
        for key, row in self._rows.items():
            sums = sums_lanes.unpack((self._sums[key] + sums_middle).to_bytes((count + 1) * _LONG_LANE // 8, "little"))
            if sums[count] - long_middle >= MIN_UPDATES:
                weights = self._lanes.unpack((row + self._middle).to_bytes(self._bytes, "little"))
                found[key] = {
                    number: weights[number] - middle - (sums[number] - long_middle) / self.time
                    for number in range(count)
                    if sums[number] != long_middle or weights[number] != middle
                }
        return found

    def __len__(self) -> int:
        return len(self._rows)


def _middle(lane: int, classes: int) -> int:
    """What makes a sum of signed numbers in lanes one of numbers from 0 on."""
    return sum([1 << (lane * (number + 1) - 1) for number in range(classes)])


def in_manner(keys: list[int], manner: int) -> list[int]:
    """Features, and the same again for one manner of annotating only: treebanks differ in what they call an organization.

    What they agree in is so learned from all of them, and what they do not from each (Daumé 2007).
    """
    return keys + [key | manner << BITS for key in keys]


def packed_wide(learned: Perceptron, slots: int, manner: int = 0, *, whole: bool = False) -> tuple[bytes, bytes]:
    """The slots and the pool of a `Wide` with the same weights; `slots`: a power of two. Of features for one slot the weightiest stays.

    With a manner the weights are those that features have in it. If `whole`, the largest weights are not cut.
    """
    table, pool = bytearray(4 * slots), bytearray(1)
    for key, row in _rounded(_of_manner(learned.averages(), manner), slots):
        at = 4 * (key & (slots - 1))
        if not any(table[at : at + 4]):
            table[at : at + 4] = (key >> CHECK, *len(pool).to_bytes(3, "little"))
            pieces = [(number, piece) for number, weight in row.items() for piece in _pieces(weight, whole=whole)]
            pool.append(len(pieces))
            pool += bytes(byte for number, piece in pieces for byte in (number, piece + 128))
    return bytes(table), bytes(pool)


def wide(learned: Perceptron, slots: int) -> Wide:
    """The weights as they are used."""
    return Wide(*packed_wide(learned, slots), learned.classes)


def _of_manner(averages: dict[int, dict[int, float]], manner: int) -> dict[int, dict[int, float]]:
    """The weights of features with those that they have in one manner only."""
    found = {key: row for key, row in averages.items() if key <= MASK}
    for key, row in found.items():
        for number, weight in averages.get(key | manner << BITS, {}).items() if manner else ():
            row[number] = row.get(number, 0.0) + weight
    return found


def _pieces(weight: int, *, whole: bool) -> list[int]:
    """A weight as bytes that are added up; only one if it need not be whole.

    >>> _pieces(300, whole=True), _pieces(-300, whole=False)
    ([127, 127, 46], [-127])
    """
    most = _LARGEST if weight > 0 else -_LARGEST
    rest = abs(weight) % _LARGEST
    if abs(weight) <= _LARGEST:
        return [weight]
    return [most] * (abs(weight) // _LARGEST) + [rest if weight > 0 else -rest] * (rest > 0) if whole else [most]


def _rounded(averages: dict[int, dict[int, float]], most: int) -> list[tuple[int, dict[int, int]]]:
    """The `most` weightiest features, most first, each with its weights other than 0 in whole numbers."""
    worth = {key: max(map(abs, row.values()), default=0.0) for key, row in averages.items()}
    keys = sorted(worth, key=lambda key: (-worth[key], key))[:most]
    scale = _LARGEST / worth[keys[len(keys) // _BEYOND]] if keys else 1.0
    found = []
    for key in keys:
        row = {number: round(weight * scale) for number, weight in sorted(averages[key].items())}
        row = {number: weight for number, weight in row.items() if weight}
        if row:
            found.append((key, row))
    return found
