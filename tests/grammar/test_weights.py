"""Weights that were learned are those that are used."""

from __future__ import annotations

import random

import pytest

from newsx.grammar.weights import ByWord, Wide, one, three, two
from newsx.training import perceptron
from newsx.training.perceptron import Perceptron, wide


@pytest.fixture
def learned(monkeypatch):
    """A model that knows of each of 300 words which class it has."""
    monkeypatch.setattr(perceptron, "MIN_UPDATES", 1)
    learned, chance = Perceptron(3), random.Random(1)
    for _ in range(3000):
        word = chance.randrange(300)
        learned.time += 1
        keys = [one(1, word), two(2, word, word % 7), three(3, chance.randrange(4), chance.randrange(4), chance.randrange(4))]
        best = learned.best(keys)
        if best != word % 3:
            learned.update(keys, word % 3, best)
    return learned


def _keys(word):
    return [one(1, word), two(2, word, word % 7)]


def test_packed_weights_decide_alike(learned):
    packed = wide(learned, 1 << 12)
    for word in range(300):
        best = learned.best(_keys(word))
        assert packed.best(packed.sum(_keys(word))) == best


def test_a_weight_counts_for_its_class():
    pool = bytes([0, 2, 0, 128 + 5, 2, 128 - 7])  # from place 1 on: two weights, 5 for class 0 and -7 for class 2
    both = Wide(bytes([0, 1, 0, 0]), pool, 3).sum([0, 0])
    assert list(Wide(bytes(4), pool, 3).scores(both)) == [10, 0, -14]


def test_words_have_their_values():
    values = ByWord.of({7: 1, 300: 200, 2: 9})
    assert [values.get(word, -1) for word in (2, 7, 300, 0, 8, 301)] == [9, 1, 200, -1, -1, -1]


def test_what_was_never_learned_has_no_weight(learned):
    packed = wide(learned, 1 << 12)
    assert sum(any(packed.scores(packed.sum([one(9, word)]))) for word in range(1000)) < 20


def test_a_table_that_is_too_small_keeps_the_weightiest(learned):
    packed = wide(learned, 1 << 8)
    assert sum(packed.best(packed.sum(_keys(word))) == word % 3 for word in range(300)) > 150
