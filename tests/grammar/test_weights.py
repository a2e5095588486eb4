"""Weights that were learned are those that are used."""

from __future__ import annotations

import random

import pytest

from newsx.grammar.weights import ByWord, Wide, one, three, two
from newsx.training import perceptron
from newsx.training.perceptron import Perceptron, in_manner, packed_wide, wide


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


def test_weights_beyond_a_byte_are_whole_if_asked_for(monkeypatch):
    monkeypatch.setattr(perceptron, "MIN_UPDATES", 1)
    learned = Perceptron(2)
    for key, count in [(one(1, 0), 9), *[(one(2, word), 1) for word in range(500)]]:
        for _ in range(count):
            learned.update([key], 1, 0)
    learned.time = 1
    cut, whole = (Wide(*packed_wide(learned, 1 << 16, whole=whole), 2) for whole in (False, True))
    score = [list(weights.scores(weights.sum([one(1, 0)]))) for weights in (cut, whole)]
    other = list(whole.scores(whole.sum([one(2, 7)])))
    assert score[0] == other == [-127, 127]
    assert score[1] == [-9 * 127, 9 * 127]


def test_manners_share_what_they_agree_in(monkeypatch):
    """Two treebanks call one word alike and the other not: each manner's weights say what its treebank says."""
    monkeypatch.setattr(perceptron, "MIN_UPDATES", 1)
    learned = Perceptron(3)
    agreed, disputed = one(1, 1), one(1, 2)
    for _ in range(20):
        for manner in (1, 2):
            for key, right in ((agreed, 1), (disputed, manner)):
                learned.time += 1
                keys = in_manner([key], manner)
                best = learned.best(keys)
                if best != right:
                    learned.update(keys, right, best)
    for manner in (1, 2):
        packed = Wide(*packed_wide(learned, 1 << 10, manner), 3)
        assert [packed.best(packed.sum([key])) for key in (agreed, disputed)] == [1, manner]
