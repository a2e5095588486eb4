"""What is said of a report when somebody asks why."""

from __future__ import annotations

import pytest

from newsx.quotes import find
from tests.quotes.reading import ENGLISH, passages


def _reports(text):
    return find(passages(text), ENGLISH, indirect=True).explain_reports()


def test_the_cue_its_sources_and_the_grammar_of_the_sentence():
    (report,) = _reports("The mayor, Ann Roe, said that the ferry would sail in May.")
    assert (report["cue"], report["text"]) == ("said", "the ferry would sail in May")
    assert report["confidence"] > 0.6
    assert any(reason["weight"] > 0 for reason in report["features"])
    likeliest = report["candidates"][0]
    assert "Roe" in likeliest["mention"] or "mayor" in likeliest["mention"]
    assert sum(candidate["probability"] for candidate in report["candidates"]) == pytest.approx(1, abs=0.001)
    ferry = next(word for word in report["words"] if word["word"] == "ferry")
    assert (ferry["tag"], ferry["head"], ferry["label"]) == ("NN", "sail", "nsubj")


def test_nothing_is_said_of_what_nobody_reports():
    assert _reports("The ferry sails at noon.") == []
    assert find(passages("The mayor said it was late."), ENGLISH).explain_reports() == []
