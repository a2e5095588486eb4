"""What becomes of one input."""

from __future__ import annotations

import pytest

from newsx.batch.outcomes import Options, outcome_of
from newsx.fields import is_article
from newsx.sources.raw import Raw


@pytest.mark.parametrize(("score", "shown"), [(0.9998, "0.99"), (0.5, "0.50"), (0.0, "0.00")])
def test_a_score_is_never_shown_as_the_one_that_it_does_not_reach(monkeypatch, score, shown):
    monkeypatch.setattr(is_article, "score", lambda *_, **__: score)
    outcome = outcome_of(Raw("a.txt", b"The ferry stays."), Options(least_article=0.9999))
    assert outcome.problem == f"is hardly an article ({shown})"
