"""Learning the parser's network: what it learns from trees made up here, and that whole numbers decide as it has learned."""

from __future__ import annotations

import random

import pytest

pytest.importorskip("scipy")

import msgspec
import numpy as np

from newsx.grammar import parser
from newsx.grammar.network import Network
from newsx.training import parser as learning
from newsx.training.treebank import Sentence

NOUN, VERB, SMALL = 0, 1, 2
LABELS = ["det", "nsubj", "obj", "root"]
NOUNS, VERBS = ("ferry", "mayor", "harbour", "captain", "union"), ("saw", "met", "left")


def _sentence(chance: random.Random) -> Sentence:
    """The mayor met the captain: small words depend on nouns, nouns on the verb."""
    words = ["the", chance.choice(NOUNS), chance.choice(VERBS), "the", chance.choice(NOUNS)]
    heads, labels = [1, 2, 5, 4, 2], ["det", "nsubj", "root", "det", "obj"]
    return Sentence("one", 0, "", False, words, [""] * 5, heads, labels, None, [SMALL, NOUN, VERB, SMALL, NOUN])


@pytest.fixture(scope="module")
def model():
    chance = random.Random(1)
    return learning.learn([_sentence(chance) for _ in range(300)], 3, LABELS, lambda _: None)


def _parsed(sentence, model):
    network = Network(model)
    state = parser.State([network.entry_of(word) for word in sentence.words], sentence.guessed, 3, silver=False)
    parser.parse(state, network)
    return state


def test_learned_trees_are_found_in_other_sentences(model):
    sentence = _sentence(random.Random(7))
    state = _parsed(sentence, model)
    assert state.heads[:5] == sentence.heads
    assert [model.labels[label] for label in state.labels[:5]] == sentence.labels


def test_words_that_nobody_saw_are_parsed_too(model):
    sentence = _sentence(random.Random(7))
    sentence.words[1] = "dockworker"
    assert _parsed(sentence, model).heads[:5] == sentence.heads


def test_the_same_trees_give_the_same_bytes(model):
    chance = random.Random(1)
    again = learning.learn([_sentence(chance) for _ in range(300)], 3, LABELS, lambda _: None)
    assert msgspec.msgpack.encode(again) == msgspec.msgpack.encode(model)


def test_whole_numbers_are_the_learned_weights(monkeypatch):
    """A hidden unit of the network is that of the learner, nearly; so are the scores of actions among each other."""
    monkeypatch.setattr(learning, "WORDED", learning.PLACES)
    chance = random.Random(2)
    sentences = [_sentence(chance) for _ in range(40)]
    entries = learning.Entries(sentences)
    trees = learning.Trees(sentences, entries.of, ["", *LABELS], 3)
    learner = learning.Learner(entries.size, 5, 5)
    steps = learning.right_steps(trees)
    for _ in range(20):
        learner.learn(steps, trees.entries[steps.places], trees.tags[steps.places], 0.01, np.random.default_rng(3))
    learner.average = learner.weights
    network = Network(learning.packed(learner, entries, LABELS, trees))
    some = steps.rows(np.arange(20))
    words, tags = trees.entries[some.places], trees.tags[some.places]
    _, units = learner.hidden(words, tags, some.labels, some.marks, learner.weights)
    scores = units @ learner.weights["actions"] + learner.weights["actions bias"]
    for row in range(20):
        hidden = network.hidden(words[row].tolist(), tags[row].tolist(), some.labels[row].tolist(), some.marks[row].tolist())
        pairs = list(hidden)
        found = np.zeros(learning.UNITS)
        np.add.at(found, pairs[::2], np.array(pairs[1::2]) / (1 << 8))
        assert np.abs(found - units[row]).max() < 0.05
        whole = np.array(network.scores(hidden)) / (1 << 18)
        assert np.abs((whole - whole.min()) - (scores[row] - scores[row].min())).max() < 0.05


def test_a_step_is_good_if_it_loses_no_arc():
    sentence = _sentence(random.Random(3))
    state, oracle = parser.State([3] * 5, sentence.guessed, 3, silver=False), learning.Oracle(sentence.heads)
    state.shift()
    assert oracle.good(state) == [False, True, False]  # "the" depends on the next word
    state.attach_left(1)
    assert oracle.good(state) == [True, False, False]
