"""The weights of linear models by feature, as small as they come: a table of hashed features, each slot with some bits to check it by.

A feature is a number of 30 bits, made of the number of its template and the numbers of what it joins. Its last bits are its slot, its first
eight are compared with those in the slot. So a feature that the model does not know is taken for another once in some hundred times, with
a weight that changes little; in return the table is read at once and takes four bytes a feature.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import Final
from zlib import crc32

from newsx.packed import append, i64, vec

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
_OF_CHECK: Final = 40
_FIRST_MASK: Final = (1 << 40) - 1
LANES: Final = 3
"""Classes that share a number."""
_LANE: Final = 20
"""Bits of a lane."""
_LANE_MASK: Final = (1 << 20) - 1
_MIDDLE: Final = 1 << 19
_ALL_MIDDLES: Final = (1 << 19) + (1 << 39) + (1 << 59)
"""What makes the sums in a lane, in all lanes, numbers from 0 on."""


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


class Sums:
    """The sums of some features' weights, of all classes: those of `LANES` classes share a number, in which each has a lane of bits."""

    def __init__(self, values: vec[i64]) -> None:
        self.values = values


class Wide:
    """The weights of a model with many classes. A slot is four bytes: the check, and the place of a feature's weights in `pool`, from 1 on.

    There a feature has the number of its weights, and for each its class and itself plus 128, a byte each. The weights of a feature for
    all classes are made to a row of numbers when they are first needed: to add up rows is to add up the weights of all classes.
    """

    def __init__(self, slots: bytes, pool: bytes, classes: int) -> None:
        self._slots, self._pool, self.classes = slots, pool, classes
        self._last: i64 = len(slots) // 4 - 1
        self._width: i64 = (classes + LANES - 1) // LANES
        self._rows = vec[i64]([0] * self._width)
        """Rows that were made, one after another, behind one that says nothing."""
        self._known = vec[i64]([0] * (self._last + 1))
        """For each slot that was read where its feature's row begins and, from bit `_OF_CHECK` on, its check and one; 0 for others."""

    def sum(self, keys: list[int]) -> Sums:
        """The weights of all classes for some features."""
        sums = vec[i64]([0] * self._width)
        last, width = self._last, self._width
        for number in keys:
            key: i64 = number
            known = self._known[key & last]
            if known == 0:
                known = self._read(key & last)
            if (known >> _OF_CHECK) - 1 == key >> CHECK:
                _add(sums, self._rows, known & _FIRST_MASK, width)
        return Sums(sums)

    def add(self, sums: Sums, others: Sums) -> None:
        """Adds other sums to some."""
        _add(sums.values, others.values, 0, self._width)

    def best(self, sums: Sums) -> int:
        """The class with the highest score."""
        scores = self.scores(sums)
        best: i64 = 0
        number: i64 = 1
        while number < len(scores):
            if scores[number] > scores[best]:
                best = number
            number += 1
        return int(best)

    def scores(self, sums: Sums) -> vec[i64]:
        """The scores of all classes."""
        values = sums.values
        found = vec[i64]([0] * (LANES * self._width))
        at: i64 = 0
        while at < self._width:
            number = values[at] + _ALL_MIDDLES
            lane: i64 = 0
            while lane < LANES:
                found[LANES * at + lane] = (number & _LANE_MASK) - _MIDDLE
                number >>= _LANE
                lane += 1
            at += 1
        return found[: self.classes]

    def _read(self, slot: i64) -> i64:
        """Makes the row of a slot's feature, and notes and returns where it is; an empty slot has the row that says nothing."""
        slots, pool = self._slots, self._pool
        place = slots[4 * slot + 1] | slots[4 * slot + 2] << 8 | slots[4 * slot + 3] << 16
        known = (i64(slots[4 * slot]) + 1) << _OF_CHECK
        if place:
            values = vec[i64]([0] * self._width)
            for at in range(place + 1, place + 1 + 2 * pool[place], 2):
                number: i64 = pool[at]
                values[number // LANES] = values[number // LANES] + ((i64(pool[at + 1]) - _ZERO) << (_LANE * (number % LANES)))
            known += i64(len(self._rows))
            for value in values:
                self._rows = append(self._rows, value)
        self._known[slot] = known
        return known


def _add(sums: vec[i64], rows: vec[i64], first: i64, width: i64) -> None:
    """Adds a row."""
    at: i64 = 0
    while at < width:
        sums[at] = sums[at] + rows[first + at]
        at += 1


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
