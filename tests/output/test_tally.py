from __future__ import annotations

from articles import article

from newsx.output.tally import Tally


def test_tally_joins_spellings_of_a_name():
    other = article("another story")
    other.speakers[0].name = "Ivo R. Bern"
    tally = Tally()
    tally.add(article())
    line = tally.add(other)
    assert (line.quotations, line.speakers, tally.quotations, tally.speakers) == (6, 3, 12, 2)
    assert [(q.name, q.utterances, q.stories) for q in tally.most_quoted(1)] == [("Ivo Bern", 4, 2)]


def test_a_story_met_twice_is_one_of_its_peoples_stories():
    tally = Tally()
    tally.add(article())
    tally.add(article())
    assert tally.stories == 2
    assert [(q.name, q.utterances, q.stories) for q in tally.most_quoted(1)] == [("Ivo Bern", 2, 1)]
