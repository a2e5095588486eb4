"""Choices: candidates with evidence, weighed."""

from __future__ import annotations

from newsx import pipeline
from newsx.fields import choice
from newsx.fields.choice import Candidate, Features
from newsx.sources.document import Document

WEIGHTS = {"marked": 2.0, "far away": -3.0, "like the body": 4.0}


def candidate(key: str, **features: float) -> Candidate:
    made = Candidate(key, key, 0)
    made.features = {name.replace("_", " "): value for name, value in features.items()}
    return made


def test_one_of_the_candidates_is_chosen_if_it_is_likelier_than_all_others_and_none() -> None:
    near, far = candidate("2 March", marked=1), candidate("5 May", far_away=1)
    assert choice.one_of([near, far], WEIGHTS) is near
    assert near.probability > 0.8 > 0.1 > far.probability
    assert choice.one_of([far], WEIGHTS) is None
    assert choice.one_of([], WEIGHTS) is None


def test_none_is_chosen_of_two_between_which_nothing_decides() -> None:
    assert choice.one_of([candidate("2 March", marked=1), candidate("5 May", marked=1)], WEIGHTS) is None


def test_what_says_the_same_is_believed_together() -> None:
    twice = [candidate("2 March", marked=1), candidate("5 May", marked=1), candidate("2 March", marked=1)]
    chosen = choice.one_of(twice, WEIGHTS)
    assert chosen is not None
    assert chosen.key == "2 March"


def test_each_candidate_likelier_right_than_wrong_is_chosen() -> None:
    ann, ivo, eva = candidate("Ann Roe", marked=1), candidate("Ivo Bern", marked=1, far_away=1), candidate("Eva Marsh", like_the_body=0.1)
    assert choice.each([ann, ivo, eva], WEIGHTS) == [ann, eva]


def test_the_reasons_are_the_features_that_weigh_most() -> None:
    features: Features = {"marked": 1.0, "far away": 1.0, "like the body": 0.25, "unknown to the model": 1.0}
    weighed = candidate("Ann Roe")
    weighed.features = features
    assert choice.reasons(weighed, WEIGHTS) == [("far away", -3.0), ("marked", 2.0), ("like the body", 1.0)]


def test_a_record_explains_what_was_weighed_for_each_field() -> None:
    text = (
        "Council votes to keep the ferry\n\nBy Ann Roe\nMarch 3, 2025\n\n"
        + "The council voted on Monday to keep the ferry running.\n\n" * 4
    )
    explained = pipeline.read(Document("-", text)).explain()["fields"]
    assert set(explained) == {"headline", "authors", "published", "modified", "publisher", "dek", "section"}
    best = explained["authors"][0]
    assert (best["text"], best["line"]) == ("Ann Roe", 3)
    assert best["probability"] > 0.5
    assert best["reasons"][0].keys() == {"feature", "weight"}
