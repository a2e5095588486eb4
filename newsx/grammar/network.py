"""The parser's network: one hidden layer in whole numbers, small, fast, and the same on every machine.

What is known at a step of the parser is a number of values, each at a place: the word on top of the stack, the label of its last dependent.
Each adds a row to the hidden units, and the units that end above zero speak for and against actions and labels (Chen and Manning 2014).
Rows are made of the model's weights when they are first needed, and remembered. In a row three units share a number of 64 bits, in which
each has a lane of bits: to add up numbers is to add up units. So do two scores.
"""

from __future__ import annotations

from array import array
from typing import Final

from newsx import models
from newsx.grammar.weights import number_of
from newsx.packed import append, i16, i64, u8, vec

ROW_BITS: Final = 11
"""A weight of one, of a value for a hidden unit, is 2 ** 11."""
WORD_BITS: Final = 8
"""More bits that the weights of the dimensions of words' vectors have: their sum is rounded once."""
MAX_ROW: Final = 1 << 14
"""The largest number of a unit in a row. A step has fewer than 60 rows, so that their sums fit into lanes."""
OUT_BITS: Final = 10
"""A weight of one, of a hidden unit for an action or a label, is 2 ** 10."""
UNIT_BITS: Final = 8
"""One is 2 ** 8 in the hidden units as actions and labels see them."""
VECTOR_ZERO: Final = 128
"""The byte for zero in the vectors of words."""
LANES: Final = 3
"""Units that share a number. The units of a network are a multiple of six."""
ROOT_WORD: Final = 1
NO_WORD: Final = 2
FIRST_ENDING: Final = 3
"""The entries of the root, of a word that is not there, and of the first ending; after the endings come the words."""
ENDINGS: Final = (4, 3, 2)
"""Characters of the ends by which unknown words are told apart, the longest first."""
OTHER: Final = ""
DIGITS: Final = "0"
"""The endings that stand for other unknown words, and for those with digits."""
_LANE: Final = 21
"""Bits of a lane."""
_MIDDLE: Final = 1 << 20
"""What stands for zero in a lane, so that no sum is negative."""
_LANE_MASK: Final = (1 << 21) - 1
_HALF: Final = 32
"""Bits of a number that shares 64 with another: of a score, or of a unit while the row of a word is added up."""
_HALF_MASK: Final = (1 << 32) - 1
_HALF_MIDDLE: Final = 1 << 31
_SLOTS: Final = 131_071
"""Places for keys of rows; the number is prime, so that keys spread over it."""
_MAX_ROWS: Final = 50_000
"""Rows that are remembered, half a kilobyte each."""
_OF_TAGS: Final = 32
_OF_LABELS: Final = 64
_OF_MARKS: Final = 128
"""What is added to the places of tags and labels, and stands for that of the marks, in the keys of rows."""


class Network:
    """The parser's model of a language. Words have entries, see `entry_of`; tags, labels and marks are numbers."""

    def __init__(self, model: models.Parser) -> None:
        self._entries = {number: FIRST_ENDING + at for at, number in enumerate(_numbers("I", model.endings) + _numbers("I", model.words))}
        self._vectors = vec[u8](bytes(model.vectors))
        self._size: i64 = model.size
        self._units: i64 = len(model.bias) // 2
        self._width: i64 = self._units // LANES
        self._labels: i64 = len(model.labels)
        self._tags: i64 = len(model.tag_rows) // (2 * self._units * model.places)
        self._word_rows = _pairs(model.word_rows, int(self._units))
        self._worded: i64 = len(model.word_rows) // (2 * self._units * self._size)
        self._tag_rows, self._label_rows = _weights(model.tag_rows), _weights(model.label_rows)
        self._mark_rows, self._bias = _weights(model.mark_rows), _weights(model.bias)
        self._start = self._row_of_bias()
        self._actions = _pairs(model.actions, 3)
        self._left, self._right = _pairs(model.left, len(model.labels)), _pairs(model.right, len(model.labels))
        self._rows = vec[i64]()
        """Rows that were made, one after another."""
        self._keys, self._firsts = vec[i64](), vec[i64]()
        """The key of a row and where it begins, at the number that follows from its key, or at the next."""
        self._forget()

    def entry_of(self, word: str) -> int:
        """The entry of a word in lower case; unknown words share those of their last characters."""
        entry = self._entries.get(number_of(word))
        if entry is not None:
            return entry
        if _has_digit(word):
            return self._entries[ending_number(DIGITS)]
        for length in ENDINGS:
            if len(word) > length:
                entry = self._entries.get(ending_number(word[-length:]))
                if entry is not None:
                    return entry
        return self._entries[ending_number(OTHER)]

    def hidden(self, words: vec[i64], tags: vec[i64], labels: vec[i64], marks: vec[i64]) -> vec[i64]:
        """The hidden units above zero: for each its number and its value, 2 ** 8 for one. Their number is a multiple of four.

        `words` are those at the first places, a multiple of five, `tags` those at all places, a multiple of ten; there are nine labels and
        eight marks.
        """
        sums = self._start[:]
        at: i64 = 0
        while at < self._worded:
            a, b, c = self._row(at, words[at]), self._row(at + 1, words[at + 1]), self._row(at + 2, words[at + 2])
            d, e = self._row(at + 3, words[at + 3]), self._row(at + 4, words[at + 4])
            _add_five(sums, self._rows, a, b, c, d, e, self._width)
            at += 5
        at = 0
        while at < i64(len(tags)):
            a, b, c = self._tags_row(at, tags), self._tags_row(at + 2, tags), self._tags_row(at + 4, tags)
            d, e = self._tags_row(at + 6, tags), self._tags_row(at + 8, tags)
            _add_five(sums, self._rows, a, b, c, d, e, self._width)
            at += 10
        a, b, c = self._labels_row(0, labels), self._labels_row(3, labels), self._labels_row(6, labels)
        d, e = self._marks_row(0, marks), self._marks_row(4, marks)
        _add_five(sums, self._rows, a, b, c, d, e, self._width)
        return _above_zero(sums, self._width)

    def begin(self) -> None:
        """Forgets rows before a sentence if there are too many."""
        if i64(len(self._rows)) > _MAX_ROWS * self._width:
            self._forget()

    def _forget(self) -> None:
        self._rows = vec[i64]()
        self._keys, self._firsts = vec[i64]([-1] * (_SLOTS + 1)), vec[i64]([0] * (_SLOTS + 1))

    def _tags_row(self, at: i64, tags: vec[i64]) -> i64:
        """The row of two neighbouring tags."""
        return self._row(_OF_TAGS + at, tags[at], tags[at + 1])

    def _labels_row(self, at: i64, labels: vec[i64]) -> i64:
        """The row of three neighbouring labels."""
        return self._row(_OF_LABELS + at, labels[at], labels[at + 1], labels[at + 2])

    def _marks_row(self, at: i64, marks: vec[i64]) -> i64:
        """The row of four marks."""
        return self._row(_OF_MARKS, marks[at], marks[at + 1], marks[at + 2], marks[at + 3])

    def scores(self, hidden: vec[i64]) -> tuple[i64, i64, i64]:
        """The scores of the three actions."""
        weights, units = self._actions, self._units
        first, second = weights[2 * units] << UNIT_BITS, weights[2 * units + 1] << UNIT_BITS
        at: i64 = 0
        count = i64(len(hidden))
        while at < count:
            unit, value = hidden[at], hidden[at + 1]
            first += value * weights[2 * unit]
            second += value * weights[2 * unit + 1]
            at += 2
        return _lower(first), _upper(first), _lower(second)

    def label(self, hidden: vec[i64], is_left: bool) -> int:
        """The likeliest label of a word that is about to depend on a word after it, or, if not `is_left`, before it."""
        weights = self._left if is_left else self._right
        half = (self._labels + 1) // 2
        sums = weights[self._units * half :]
        at: i64 = 0
        while at < half:
            sums[at] = sums[at] << UNIT_BITS
            at += 1
        _add_products(sums, weights, hidden, half)
        best: i64 = 1
        highest = _upper(sums[0])
        label: i64 = 2
        while label < self._labels:
            score = _upper(sums[label >> 1]) if label & 1 else _lower(sums[label >> 1])
            if score > highest:
                best, highest = label, score
            label += 1
        return int(best)

    def _row(self, place: i64, first: i64, second: i64 = 0, third: i64 = 0, fourth: i64 = 0) -> i64:
        """Where the row of a word, of two tags, of three labels or of four marks at a place begins; it is made if it is not known."""
        key = (place << 40) | (first << 24) | (second << 16) | (third << 8) | fourth
        at = (place * 6_551 + first * 7_919 + second * 257 + third * 4_001 + fourth * 31) % _SLOTS
        if self._keys[at] == key:
            return self._firsts[at]
        if self._keys[at + 1] == key:
            return self._firsts[at + 1]
        self._keys[at + 1], self._firsts[at + 1] = self._keys[at], self._firsts[at]
        self._keys[at], self._firsts[at] = key, len(self._rows)
        values = self._made(place, first, second, third, fourth)
        unit: i64 = 0
        while unit < self._units:
            self._rows = append(self._rows, _packed(values, unit))
            unit += LANES
        return self._firsts[at]

    def _made(self, place: i64, first: i64, second: i64, third: i64, fourth: i64) -> vec[i64]:
        """The units of a row."""
        values = vec[i64]([0] * self._units)
        if place >= _OF_MARKS:
            self._add_weights(values, self._mark_rows, first)
            self._add_weights(values, self._mark_rows, second)
            self._add_weights(values, self._mark_rows, third)
            self._add_weights(values, self._mark_rows, fourth)
        elif place >= _OF_LABELS:
            place = (place - _OF_LABELS) * self._labels
            self._add_weights(values, self._label_rows, place + first)
            self._add_weights(values, self._label_rows, place + self._labels + second)
            self._add_weights(values, self._label_rows, place + 2 * self._labels + third)
        elif place >= _OF_TAGS:
            place = (place - _OF_TAGS) * self._tags
            self._add_weights(values, self._tag_rows, place + first)
            self._add_weights(values, self._tag_rows, place + self._tags + second)
        else:
            self._add_word(values, place, first)
        return values

    def _row_of_bias(self) -> vec[i64]:
        """The bias, with the middles of all lanes."""
        values = vec[i64]([0] * self._units)
        self._add_weights(values, self._bias, 0)
        row = vec[i64]()
        unit: i64 = 0
        while unit < self._units:
            row = append(row, _packed(values, unit) + _MIDDLE + (_MIDDLE << _LANE) + (_MIDDLE << (2 * _LANE)))
            unit += LANES
        return row

    def _add_weights(self, values: vec[i64], rows: vec[i16], number: i64) -> None:
        """Adds a row of weights to units."""
        first, unit = number * self._units, i64(0)
        while unit < self._units:
            values[unit] = values[unit] + i64(rows[first + unit])
            unit += 1

    def _add_word(self, values: vec[i64], place: i64, entry: i64) -> None:
        """Adds the weights of a word's vector at a place to units."""
        pairs, size, vectors = self._units // 2, self._size, self._vectors
        sums, products = vec[i64]([0] * pairs), vec[i64]([0] * (2 * size))
        dimension: i64 = 0
        while dimension < size:
            products[2 * dimension] = place * size + dimension
            products[2 * dimension + 1] = i64(vectors[entry * size + dimension]) - VECTOR_ZERO
            dimension += 1
        _add_products(sums, self._word_rows, products, pairs)
        pair: i64 = 0
        while pair < pairs:
            values[2 * pair] = values[2 * pair] + (_lower(sums[pair]) >> WORD_BITS)
            values[2 * pair + 1] = values[2 * pair + 1] + (_upper(sums[pair]) >> WORD_BITS)
            pair += 1


def _add_five(sums: vec[i64], rows: vec[i64], a: i64, b: i64, c: i64, d: i64, e: i64, width: i64) -> None:
    """Adds the rows that begin at these numbers. Several at a time take half the time."""
    at: i64 = 0
    while at < width:
        sums[at] = sums[at] + rows[a + at] + rows[b + at] + rows[c + at] + rows[d + at] + rows[e + at]
        at += 1


def _add_products(sums: vec[i64], rows: vec[i64], products: vec[i64], width: i64) -> None:
    """Adds rows of this width, each times a value: `products` are numbers of rows and values, a multiple of four of them."""
    product: i64 = 0
    count = i64(len(products))
    while product < count:
        a, b = products[product] * width, products[product + 2] * width
        c, d = products[product + 4] * width, products[product + 6] * width
        of_a, of_b, of_c, of_d = products[product + 1], products[product + 3], products[product + 5], products[product + 7]
        at: i64 = 0
        while at < width:
            sums[at] = sums[at] + of_a * rows[a + at] + of_b * rows[b + at] + of_c * rows[c + at] + of_d * rows[d + at]
            at += 1
        product += 8


def _above_zero(sums: vec[i64], width: i64) -> vec[i64]:
    """The numbers and values of the units above zero, and as many of no value as make a multiple of four."""
    found = vec[i64]([0] * (2 * LANES * width + 8))
    at: i64 = 0
    count: i64 = 0
    while at < width:
        number = sums[at]
        lane: i64 = 0
        while lane < LANES:
            value = (number & _LANE_MASK) - _MIDDLE
            if value > 0:
                found[count] = at * LANES + lane
                found[count + 1] = value >> (ROW_BITS - UNIT_BITS)
                count += 2
            number >>= _LANE
            lane += 1
        at += 1
    return found[: (count + 7) // 8 * 8]


def _lower(pair: i64) -> i64:
    """The lower of two numbers that share one."""
    low = pair & _HALF_MASK
    return low if low < _HALF_MIDDLE else low - (_HALF_MASK + 1)


def _upper(pair: i64) -> i64:
    return (pair - _lower(pair)) >> _HALF


def _packed(values: vec[i64], unit: i64) -> i64:
    """The units from one on as a number of a row."""
    return _cut(values[unit]) + (_cut(values[unit + 1]) << _LANE) + (_cut(values[unit + 2]) << (2 * _LANE))


def _cut(value: i64) -> i64:
    """A unit's number in a row, which is not beyond what it may be."""
    if value > MAX_ROW:
        return MAX_ROW
    if value < -MAX_ROW:
        return -MAX_ROW
    return value


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)


def ending_number(ending: str) -> int:
    """The number of an ending, which is not that of a word."""
    return number_of("-" + ending)


def _numbers(kind: str, packed: memoryview) -> array[int]:
    found = array(kind)
    found.frombytes(bytes(packed))
    return found


def _weights(packed: memoryview) -> vec[i16]:
    return vec[i16](_numbers("h", packed))


def _pairs(packed: memoryview, columns: int) -> vec[i64]:
    """Rows of weights, two of which are one number; an odd one stands alone."""
    numbers = _numbers("h", packed)
    rows = [[*numbers[at : at + columns], 0] for at in range(0, len(numbers), columns)]
    return vec[i64]([row[at] + (row[at + 1] << _HALF) for row in rows for at in range(0, columns, 2)])
