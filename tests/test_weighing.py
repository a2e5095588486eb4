"""The weights of features are found by their parts."""

from __future__ import annotations

import pytest

from newsx.models.weighing import NONE, Weighing, Weights, by_name, by_parts
from newsx.quotes.reports import cues
from tests.quotes.reading import ENGLISH
from tests.quotes.reports.trees import LATE

WEIGHTS = by_parts({"word\tsaid\t": 2.0, "word, tag\tsaid\tVBN": -1.0, "word, tag\tsaid\tVBD": 0.5})


def test_the_weights_of_known_features_add_up():
    weighing = Weighing(WEIGHTS)
    weighing.add("word", "said")
    weighing.add("word, tag", "said", "VBD")
    weighing.add("word, tag", "said", "NN")
    weighing.add("label", "root")
    assert weighing.total == pytest.approx(2.5)
    assert weighing.taken() == pytest.approx(2.5)
    assert weighing.total == 0


def test_names_lead_to_the_same_weights():
    names: list[str] = []
    weighing = Weighing(NONE, names)
    weighing.add("word", "said")
    weighing.add("word, tag", "said", "VBD")
    weights = by_parts(dict(zip(names, (2.0, 0.5), strict=True)))
    assert weights.of("word", "said") == {"": 2.0}
    assert weights.of("word, tag", "said") == {"VBD": 0.5}
    assert by_name(names, WEIGHTS) == {"word: said": 2.0, "word, tag: said, VBD": 0.5}


def test_a_cue_s_features_are_weighed_as_they_are_named():
    names = cues.features(LATE, 2, ENGLISH)
    weights = by_parts(dict.fromkeys(names, 0.1))
    cues.find_chances(LATE, ENGLISH, weights)
    assert LATE.chances[2] > 0.5
    LATE.chances[2] = 0.0


def test_a_word_without_hope_is_no_cue():
    cues.find_chances(LATE, ENGLISH, by_parts({"word\tsaid\t": cues.HOPELESS - 0.1, "frame\tccomp+nsubj\t": 9.0}))
    assert LATE.chances[2] == 0


def test_columns_of_other_lengths_are_no_weights():
    firsts, counts, seconds, which, weights = WEIGHTS.columns()
    assert Weights(firsts, counts, seconds, which, weights).of("word, tag", "said") == {"VBD": 0.5, "VBN": -1.0}
    with pytest.raises(ValueError, match="different lengths"):
        Weights(firsts, counts, seconds, which, weights[:-1])
