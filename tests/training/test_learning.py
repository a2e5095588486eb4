"""Training of the conditional random field: what it learns from pages made up here."""

from __future__ import annotations

import random

import pytest

pytest.importorskip("scipy")

from newsx.blocks.crf import CRF
from newsx.training import crf

STATES = ["before", "headline", "dek", "byline", "date", "body", "amid", "after"]


def _page(chance):
    """A page's rows and states: each block has a feature that most blocks of its state have, and one that says nothing."""
    states = ["before", "headline", *["body"] * chance.randint(1, 9), "after"]
    rows = [[("", [f"like={state}" if chance.random() < 0.9 else "like=none", f"noise={chance.randint(0, 3)}"])] for state in states]
    return rows, states


def _numbers(pages, min_pages=1):
    return crf.Pages([(rows, states, place % 5) for place, (rows, states) in enumerate(pages)], [""], STATES, min_pages)


@pytest.fixture
def pages():
    chance = random.Random(1)
    return [_page(chance) for _ in range(60)]


def test_learned_weights_find_the_states_of_other_pages(pages):
    found = CRF(crf.learn(_numbers(pages), crf.Settings(shrink=1)))
    right = total = 0
    for rows, states in (_page(random.Random(seed)) for seed in range(100, 120)):
        path = found.likeliest(found.scores([row[0][1] for row in rows], [[] for _ in rows]))
        right += sum(STATES[number] == state for number, state in zip(path, states, strict=True))
        total += len(states)
    assert right > 0.95 * total


def test_training_again_gives_the_same_model(pages):
    assert crf.learn(_numbers(pages), crf.Settings()) == crf.learn(_numbers(pages), crf.Settings())


def test_a_model_without_a_fold_has_not_seen_its_pages(pages):
    changed = [(rows, ["after"] * len(states)) if place % 5 == 2 else (rows, states) for place, (rows, states) in enumerate(pages)]
    assert crf.learn(_numbers(pages), crf.Settings(), without=2) == crf.learn(_numbers(changed), crf.Settings(), without=2)


def test_features_of_few_pages_are_left_out_and_the_weightiest_kept(pages):
    pages.append(([[("", ["rare"])]], ["body"]))
    assert "rare" not in crf.learn(_numbers(pages, min_pages=2), crf.Settings()).features
    assert len(crf.learn(_numbers(pages), crf.Settings(most=5)).features) == 5
