"""How sure a report must be depends on how often its cue's reports are right."""

from __future__ import annotations

import pytest

pytest.importorskip("scipy")

from newsx.quotes.reports.by_grammar import SURE
from newsx.training.reports import LEAST_SURE, MIN_OF_CUE, Judged, thresholds


def _judged(base, wrong, confidence=0.55, count=MIN_OF_CUE):
    """Likely reports of a cue, of which every so many is wrong."""
    return [(confidence, Judged(0, base, {}, 1.0, right=number % wrong != 0, right_source=None)) for number in range(count)]


def test_a_cue_whose_reports_are_right_needs_less_confidence():
    found = thresholds(_judged("say", wrong=10) + _judged("see", wrong=2))
    assert list(found) == ["say"]
    assert LEAST_SURE <= found["say"] <= 0.55 < SURE


def test_a_rare_cue_has_no_confidence_of_its_own():
    assert thresholds(_judged("aver", wrong=10, count=MIN_OF_CUE - 1)) == {}
