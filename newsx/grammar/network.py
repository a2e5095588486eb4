"""The parser's network: one hidden layer in whole numbers, small, fast, and the same on every machine.

What is known at a step of the parser is a number of values, each at a place: the word on top of the stack, the label of its last dependent.
Each adds a row to the hidden units, and the units that end above zero speak for and against actions and labels (Chen and Manning 2014). A
row is one integer in which every unit has a lane of bits: to add up rows is to add integers. The rows of words are made of their vectors
when they are first needed, and remembered.
"""

from __future__ import annotations

from array import array
from struct import Struct
from typing import Final

from newsx import models
from newsx.grammar.weights import number_of

LANE: Final = 32
"""Bits of a lane."""
WEIGHT_BITS: Final = 12
"""A weight of one is 2 ** 12 in the file, where a weight has sixteen bits, with 2 ** 15 for zero."""
ROW_SHIFT: Final = 8
"""Bits by which weights of hidden units are moved when they become rows; the units lose them again."""
OUT_BITS: Final = 10
"""A weight of one, of a hidden unit for an action or a label, is 2 ** 10."""
VECTOR_ZERO: Final = 128
"""The byte for zero in the vectors of words."""
ROOT_WORD: Final = 1
NO_WORD: Final = 2
FIRST_ENDING: Final = 3
"""The entries of the root, of a word that is not there, and of the first ending; after the endings come the words."""
ENDINGS: Final = (4, 3, 2)
"""Characters of the ends by which unknown words are told apart, the longest first."""
OTHER: Final = ""
DIGITS: Final = "0"
"""The endings that stand for other unknown words, and for those with digits."""
_MIDDLE: Final = 1 << (LANE - 1)
_ZERO: Final = 1 << 15
_MAX_ROWS: Final = 30_000
"""Rows of words that are remembered: half a kilobyte each."""
_WORDS: Final = 1 << 20
"""More than there are entries of words."""


class Network:
    """The parser's model of a language. Words have entries, see `entry_of`; tags, labels and marks are numbers."""

    def __init__(self, model: models.Parser) -> None:
        units = len(model.bias) // 2
        self._entries = {number: FIRST_ENDING + at for at, number in enumerate(_numbers("I", bytes(model.endings) + bytes(model.words)))}
        self._vectors = bytes(model.vectors)
        self._word_rows = _rows(model.word_rows, units, 0)
        self._size = model.size
        self._tag_rows = _rows(model.tag_rows, units, ROW_SHIFT)
        self._tags = len(self._tag_rows) // model.places
        self._pairs: dict[int, int] = {}
        self._label_rows = _rows(model.label_rows, units, ROW_SHIFT)
        self._mark_rows = _rows(model.mark_rows, units, ROW_SHIFT)
        self._start = _rows(model.bias, units, ROW_SHIFT)[0] + _middle(units)
        self._labels = len(model.labels)
        self._actions = _rows(model.actions, 3, 0)
        self._left, self._right = _rows(model.left, self._labels, 0), _rows(model.right, self._labels, 0)
        self._start_of_actions = (self._actions[units] << WEIGHT_BITS) + _middle(3)
        self._start_of_left = (self._left[units] << WEIGHT_BITS) + _middle(self._labels)
        self._start_of_right = (self._right[units] << WEIGHT_BITS) + _middle(self._labels)
        self._known: dict[int, int] = {}
        self._of_units, self._of_actions, self._of_labels = Struct(f"<{units}I"), Struct("<3I"), Struct(f"<{self._labels}I")

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

    def hidden(self, words: list[int], tags: list[int], labels: list[int], marks: list[int]) -> list[int]:
        """The units above zero, each as its number and its value, for the tags at all places, some words, labels and marks."""
        total, known, pairs, count = self._start, self._known, self._pairs, self._tags
        for place in range(0, len(tags), 2):
            key = (place * count + tags[place]) * count + tags[place + 1]
            row = pairs.get(key)
            total += row if row is not None else self._add_pair(key, place, tags[place], tags[place + 1])
        for place, word in enumerate(words):
            key = place * _WORDS + word
            row = known.get(key)
            total += row if row is not None else self._add(key, place, word)
        count = self._labels
        for place, label in enumerate(labels):
            if label:
                total += self._label_rows[place * count + label]
        for mark in marks:
            total += self._mark_rows[mark]
        found: list[int] = []
        values: tuple[int, ...] = self._of_units.unpack(total.to_bytes(self._of_units.size, "little"))
        for unit, value in enumerate(values):
            if value > _MIDDLE:
                found.append(unit)
                found.append((value - _MIDDLE) >> ROW_SHIFT)
        return found

    def scores(self, hidden: list[int]) -> tuple[int, int, int]:
        """The scores of the three actions, all too large by the same number."""
        rows, total = self._actions, self._start_of_actions
        for at in range(0, len(hidden), 2):
            total += rows[hidden[at]] * hidden[at + 1]
        found: tuple[int, int, int] = self._of_actions.unpack(total.to_bytes(self._of_actions.size, "little"))
        return found

    def label(self, hidden: list[int], is_left: bool) -> int:
        """The likeliest label of a word that is about to depend on a word after it, or, if not `is_left`, before it."""
        rows, total = (self._left, self._start_of_left) if is_left else (self._right, self._start_of_right)
        for at in range(0, len(hidden), 2):
            total += rows[hidden[at]] * hidden[at + 1]
        scores: tuple[int, ...] = self._of_labels.unpack(total.to_bytes(self._of_labels.size, "little"))
        return scores.index(max(scores[1:]), 1)

    def _add_pair(self, key: int, place: int, tag: int, next_tag: int) -> int:
        """Makes and remembers the row of the tags at a place and at the next."""
        row = self._tag_rows[place * self._tags + tag] + self._tag_rows[(place + 1) * self._tags + next_tag]
        self._pairs[key] = row
        return row

    def _add(self, key: int, place: int, word: int) -> int:
        """Makes and remembers the row of a word."""
        rows, vectors, size = self._word_rows, self._vectors, self._size
        row, first = 0, place * size
        for number, value in enumerate(vectors[word * size : word * size + size]):
            row += rows[first + number] * (value - VECTOR_ZERO)
        if len(self._known) >= _MAX_ROWS:
            self._known.clear()
        self._known[key] = row
        return row


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)


def ending_number(ending: str) -> int:
    """The number of an ending, which is not that of a word."""
    return number_of("-" + ending)


def _middle(lanes: int) -> int:
    """What makes a row of signed numbers one of numbers from 0 on, with 2 ** 31 for zero."""
    return sum([_MIDDLE << (LANE * lane) for lane in range(lanes)])


def _numbers(kind: str, packed: bytes) -> list[int]:
    found = array(kind)
    found.frombytes(packed)
    return found.tolist()


def _rows(packed: memoryview, lanes: int, shift: int) -> list[int]:
    """Weights as integers with so many lanes each, moved by some bits."""
    numbers = array("H")
    numbers.frombytes(bytes(packed))
    zero = sum([_ZERO << (LANE * lane) for lane in range(lanes)])
    rows = [array("I", numbers[at : at + lanes]).tobytes() for at in range(0, len(numbers), lanes)]
    return [(int.from_bytes(row, "little") - zero) << shift for row in rows]
