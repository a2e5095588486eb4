"""The conditional random field: the states and probabilities that CRFsuite gives for the same features."""

from __future__ import annotations

import random

import pytest

from newsx.blocks.crf import CRF
from newsx.models import Chain

pycrfsuite = pytest.importorskip("pycrfsuite")
STATES = ["before", "headline", "byline", "date", "body", "amid", "after", "dek"]


@pytest.fixture(scope="module")
def tagger(tmp_path_factory):
    """A model of CRFsuite's that learned pages made at random."""
    chance = random.Random(1)
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params={"c1": 0.1, "c2": 0.1, "max_iterations": 30}, verbose=False)
    for _ in range(40):
        states = [*STATES, *chance.choices(STATES, k=12)]
        trainer.append(_rows([_features(chance, state) for state in states]), states)
    path = tmp_path_factory.mktemp("crf") / "model"
    trainer.train(str(path))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


def _features(chance, state):
    """Some features that go with a state; all but the first count for the block below, too."""
    return [f"letter={chance.choice(state)}" for _ in range(3)]


def _rows(page):
    """The features of each block of a page and of the one above it, as CRFsuite gets them."""
    above = [["none"], *(names[1:] for names in page)]
    return [[*names, *(f"-1:{name}" for name in near)] for names, near in zip(page, above, strict=False)]


@pytest.mark.parametrize("length", [1, 2, 30, 3000])
def test_states_and_probabilities_are_crfsuites(tagger, length):
    chance = random.Random(length)
    page = [[*_features(chance, chance.choice(STATES)), "never seen"] for _ in range(length)]
    rows, crf = _rows(page), CRF(_chain_of(tagger.info()))
    scores = crf.scores(page, [names[1:] for names in page])

    alike = sum(crf.states[state] == theirs for state, theirs in zip(crf.likeliest(scores), tagger.tag(rows), strict=True))
    assert alike >= 0.999 * length  # all but where the weights' rounding to thousandths decides

    probabilities = crf.probabilities(scores)
    for place in range(0, length, max(1, length // 20)):
        theirs = [tagger.marginal(state, place) for state in crf.states]
        assert list(probabilities[place]) == pytest.approx(theirs, abs=0.01)


def _chain_of(learned):
    """The weights as newsx reads them, from CRFsuite's dump of a model."""
    states = sorted(learned.labels, key=lambda state: int(learned.labels[state]))
    transitions = [tuple(learned.transitions.get((one, other), 0) for other in states) for one in states]
    weights = {"": {}, "-1:": {}}
    for name in {feature for feature, _ in learned.state_features}:
        place = name[:3] if name[:3] in weights else ""
        weights[place][name[len(place) :]] = tuple(learned.state_features.get((name, state), 0) for state in states)
    return Chain.of(states, transitions, weights)
