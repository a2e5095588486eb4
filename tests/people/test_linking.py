"""Who is one person in several stories, and who is not."""

from __future__ import annotations

import random
from string import ascii_lowercase

import pytest
from stories import linked, names, stories, story

from newsx.people import link, linking


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Ann Roe", None, "mayor of Leeds"), ("Ann Roe", "f", "Leeds mayor")),
        (("Ann Roe", None, None), ("Ann Roe", None, None)),
        (("Hélène Roe", None, "ferry captain"), ("Helene Roe", None, "captain of the ferry")),
        (("ANN O’ROE", None, "mayor"), ("Ann O'Roe", None, "mayor")),
        (("Ann Roe-Lind", None, "mayor"), ("Ann Roe Lind", None, "mayor")),
        (("Robert Lind", "m", "harbour master of Port Ellis"), ("Bob Lind", "m", "Port Ellis harbour master")),
        (("Tim Lind", "m", "harbour master of Port Ellis"), ("Timothy Lind", "m", "Port Ellis harbour master")),
        (("A. Roe", None, "head of Gull Island Ferries"), ("Ann Roe", "f", "the Gull Island Ferries head")),
        (("Ann Roe", "f", "mayor of Leeds"), ("Ann K. Roe", "f", "mayor of Leeds")),
        (("Ann Kay Roe", "f", "mayor of Leeds"), ("Ann K. Roe", "f", "mayor of Leeds")),
        (("Aurelie Roe", None, "head of Gull Island Ferries"), ("Aurelia Roe", None, "head of Gull Island Ferries")),
        (("Ivo Bern", "m", "head of Gull Island Ferries"), ("Ivo Berne", "m", "the Gull Island Ferries head")),
        (("Ivo Bern Jr.", "m", "head of Gull Island Ferries"), ("Ivo Bern", "m", "the Gull Island Ferries head")),
        (("Ivo Bern", "m", "head of Gull Island Ferries"), ("Bern", "m", "the Gull Island Ferries head")),
    ],
)
def test_one_person(one, other):
    assert len(linked(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Ann Roe", "f", None), ("Bo Roe", "m", None)),
        (("Alex Roe", "f", None), ("Alex Roe", "m", None)),
        (("Ivo Bern Jr.", "m", "councillor"), ("Ivo Bern Sr.", "m", "councillor")),
        (("Ivo Bern Jr.", "m", None), ("Ivo Bern", "m", None)),
        (("Ivo P. Bern", "m", "mayor of Leeds"), ("Ivo T. Bern", "m", "mayor of Leeds")),
        (("Ivo H. W. Bern", "m", "president"), ("Ivo W. Bern", "m", "president")),
        (("Ann Roe", "f", "mayor of Leeds"), ("Ann Roe", "f", "a nurse")),
        (("Ann Roe", "f", "mayor of Paris"), ("Ann Roe", "f", "mayor of London")),
        (("Jon Roe", None, "a nurse"), ("Joan Roe", None, "a baker")),
        (("A. Roe", None, None), ("Ann Roe", None, None)),
        (("Roe", None, None), ("Roe", None, None)),
        (("Ivo", None, "harbour master"), ("Ivo Bern", None, "harbour master")),
        (("Martin Baron", "m", "editor"), ("Martin", None, None)),
    ],
)
def test_two_people(one, other):
    assert len(linked(one, other)) == 2


def test_a_surname_is_that_of_whom_most_stories_are_about():
    many = [("Ivo Bern", "m", "mayor")] * 20
    assert linked(*many, ("Ann Bern", "f", None), ("Bern", None, None)) == [{"Ivo Bern", "Bern"}, {"Ann Bern"}]


def test_a_surname_that_two_have_tells_by_gender_and_role():
    both = [("Ivo Bern", "m", "mayor"), ("Ann Bern", "f", "captain of the Gull Island ferry")] * 3
    assert linked(*both, ("Bern", "f", "captain")) == [{"Ann Bern", "Bern"}, {"Ivo Bern"}]
    assert linked(*both, ("Bern", None, None)) == [{"Ann Bern"}, {"Ivo Bern"}, {"Bern"}]


def test_father_and_son_stay_apart_where_one_story_has_both():
    told = [story(("Ivo Bern", "m", "head of Bern Ferries")) for _ in range(9)]
    told.append(story(("Ivo Bern", "m", "head of Bern Ferries"), ("Ivo Bern Jr.", "m", "his son")))
    told.append(story(("Ivo Bern Jr.", "m", "deputy head of Bern Ferries")))
    assert names(link(told)) == [{"Ivo Bern"}, {"Ivo Bern Jr."}]


def test_german_roles_are_compared_without_case_and_compound():
    roles = "Ministerpräsident", "bayerischen Ministerpräsidenten", "Ex-Ministerpräsident"
    told = [story(("Ivo Bern", "m", role), outlet=outlet, language="de") for role, outlet in zip(roles, "ABC", strict=True)]
    assert len(link(told)) == 1
    told.append(story(("Ivo Bern", "m", "Fährmann"), outlet="D", language="de"))
    assert len(link(told[::3])) == 2


def test_nobody_is_two_speakers_of_one_story():
    assert len(link([story(("Ann Roe", "f", "mayor of Leeds"), ("Annie Roe", "f", "mayor of Leeds"))])) == 2


def test_who_else_speaks_tells_namesakes_apart():
    council = [("Bo Lind", None, None), ("Ivo Bern", None, None)]
    people = link([story(("Ann Roe", None, "councillor"), *council), story(("Ann Roe", None, "a critic"), *council)])
    assert len(people) == 3


def test_a_single_wrong_gender_does_not_divide_who_is_known_well():
    many = [("Alex Roe", "f", "mayor")] * 30
    [person] = link(stories(*many, ("Alex Roe", "m", "mayor")))
    assert person.gender == "f"


def test_the_order_of_stories_does_not_matter():
    said = [("Ivo Bern", "m", "mayor"), ("Bern", None, "mayor"), ("I. Bern", None, "mayor of Leeds"), ("Ivo Bern", "m", "a singer")]
    told = stories(*said, *said)
    assert list(link(told)) == list(link(reversed(told)))


def test_a_join_has_its_evidence_and_a_confidence():
    told = [story(("Ann Roe", "f", "mayor of Leeds"), outlet="Gull Post"), story(("Ann Roe", "f", "Leeds mayor"), outlet="Gull Post")]
    people = link(told)
    first, second = (people.find(each.id, 1) for each in told)
    assert (first.confidence, first.evidence) == (1.0, [])
    assert second.evidence == ["the same name", "role: leeds, mayor", "the same outlet"]
    assert 0.9 < second.confidence <= 1
    assert people.find(told[0].id, 2) is None


def test_a_person_has_all_that_stories_say():
    told = [
        story(("Ann Roe", None, "mayor"), date="2026-03-01T10:00"),
        story(("Ann Roe", "f", "mayor"), date="2026-02"),
        story(("Ann K. Roe", None, "mayor of Leeds"), date="2026-02-03"),
    ]
    [person] = link(told)
    assert (person.id, person.name, person.gender, person.articles, person.utterances) == ("ann-roe", "Ann Roe", "f", 3, 3)
    assert person.variants == {"Ann Roe": 2, "Ann K. Roe": 1}
    assert person.roles == {"mayor": 2, "mayor of Leeds": 1}
    assert (person.first_seen, person.last_seen) == ("2026-02", "2026-03-01")


def test_namesakes_are_numbered_by_their_first_story():
    told = [story(("Ann Roe", "f", "a nurse"), date="2026-02-02"), story(("Ann Roe", "f", "mayor of Leeds"), date="2026-02-01")]
    people = link(told)
    assert [people.find(each.id, 1).person_id for each in told] == ["ann-roe-2", "ann-roe"]


def test_no_gender_is_told_by_one_story_against_the_name():
    assert [person.gender for person in link(stories(("Patrick Roe", "f", None)))] == [None]
    assert [person.gender for person in link(stories(("Alex Roe", "f", None)))] == ["f"]


@pytest.mark.parametrize("pattern", ["{word} Roe", "Ann {word} Roe", "Ann Roe {word}", "A. {word} Roe", "Ann Roe", "Roe"])
def test_twice_as_many_speakers_take_twice_as_many_comparisons(monkeypatch, pattern):
    compared = []
    weigh = linking.evidence
    monkeypatch.setattr(linking, "evidence", lambda person, each, others: compared.append(each) or weigh(person, each, others))
    random.seed(1)
    counts = []
    for number in (150, 300):
        said = [(pattern.format(word="".join(random.choices(ascii_lowercase, k=6)).capitalize()), None, None) for _ in range(number)]
        compared.clear()
        link(stories(*said))
        counts.append(len(compared) + 1000)
    assert counts[1] <= 3 * counts[0]
