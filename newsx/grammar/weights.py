"""The weights of linear models by feature, as small as they come: a table of hashed features, each slot with some bits to check it by.

A feature is a number of 30 bits, made of the number of its template and the numbers of what it joins. Its last bits are its slot, its first
eight are compared with those in the slot. So a feature that the model does not know is taken for another once in some hundred times, with
a weight that changes little; in return the table is read at once and takes four bytes a feature.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from struct import Struct
from typing import Final
from zlib import crc32

BITS: Final = 30
MASK: Final = (1 << BITS) - 1
CHECK: Final = BITS - 8
"""The bits of a feature below those that it is checked by."""
_A: Final = 0x2545F491
_B: Final = 0x1B873593
_C: Final = 0x3C6EF35F
_T: Final = 0x27D4EB2F
"""Odd numbers without a pattern, below 2 ** 30, so that products are integers of 62 bits, which compiled code handles directly."""
_ZERO: Final = 128
"""What a weight of 0 is stored as."""


def number_of(text: str) -> int:
    """A number for a word or a part of one, the same in every run."""
    return crc32(text.encode("utf-8", "surrogatepass")) & MASK


def one(template: int, a: int) -> int:
    """The feature of a template with one value."""
    return (a * _A + template * _T) & MASK


def two(template: int, a: int, b: int) -> int:
    """The feature of a template with two values."""
    return (a * _A + b * _B + template * _T) & MASK


def three(template: int, a: int, b: int, c: int) -> int:
    """The feature of a template with three values."""
    return (a * _A + b * _B + c * _C + template * _T) & MASK


class Wide:
    """The weights of a model with many classes. A slot is four bytes: the check, and the place of a feature's weights in `pool`, from 1 on.

    There a feature has the number of its weights, and for each its class and itself plus 128, a byte each. Read, the weights of a feature
    for all classes are one integer, in which each class has a lane of bits: to add up features is to add integers.
    """

    def __init__(self, slots: bytes, pool: bytes, classes: int) -> None:
        self.slots, self.pool, self.classes = slots, pool, classes
        self.last = len(slots) // 4 - 1
        self._rows: dict[int, int] = {}
        self._numbers = bytes(range(classes))
        self._zeros = bytes([_ZERO]) * classes
        self._zero = int.from_bytes(bytes([_ZERO, 0]) * classes, "little")
        self._offset = int.from_bytes(b"\x00\x80" * classes, "little")
        """What makes the sums in all lanes numbers from 0 on."""
        self._lanes = Struct(f"<{classes}H")

    def sum(self, keys: list[int]) -> int:
        """The weights of all classes for some features, as one integer."""
        slots, last, total = self.slots, self.last, 0
        for key in keys:
            at = (key & last) << 2
            if slots[at] == key >> CHECK:
                place = slots[at + 1] | slots[at + 2] << 8 | slots[at + 3] << 16
                if place:
                    row = self._rows.get(place)
                    total += row if row is not None else self._read(place)
        return total

    def best(self, total: int) -> int:
        """The class with the highest score."""
        scores = self.scores(total)
        return scores.index(max(scores))

    def scores(self, total: int) -> tuple[int, ...]:
        """The scores of all classes, all too large by the same number."""
        found: tuple[int, ...] = self._lanes.unpack((total + self._offset).to_bytes(2 * self.classes, "little"))
        return found

    def _read(self, place: int) -> int:
        """The row of a feature. Its weights are sorted into their lanes by tables of bytes, which takes a sixth of the time of a loop."""
        start, stop = place + 1, place + 1 + 2 * self.pool[place]
        weight_of = bytes.maketrans(self._numbers + self.pool[start:stop:2], self._zeros + self.pool[start + 1 : stop : 2])
        lanes = bytearray(2 * self.classes)
        lanes[::2] = self._numbers.translate(weight_of)
        row = self._rows[place] = int.from_bytes(lanes, "little") - self._zero
        return row


class ByWord:
    """A value from 0 to 255 for each of some words, by the words' numbers, which are in ascending order, four bytes each."""

    def __init__(self, words: bytes, values: bytes) -> None:
        self._words = array("I")
        self._words.frombytes(words)
        self._values = values

    @classmethod
    def of(cls, values: dict[int, int]) -> ByWord:
        """The values of the words with these numbers."""
        return cls(array("I", sorted(values)).tobytes(), bytes([values[word] for word in sorted(values)]))

    def get(self, word: int, default: int) -> int:
        at = bisect_left(self._words, word)
        return self._values[at] if at < len(self._values) and self._words[at] == word else default
