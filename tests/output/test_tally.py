from __future__ import annotations

from articles import article

from newsx.output.tally import Tally


def test_tally_joins_spellings_of_a_name():
    other = article()
    other.speakers[0].name = "Ivo R. Bern"
    tally = Tally()
    tally.add(article())
    line = tally.add(other)
    assert (line.quotations, line.speakers, tally.quotations, tally.speakers) == (6, 3, 12, 2)
    assert [(q.name, q.utterances, q.stories) for q in tally.most_quoted(1)] == [("Ivo Bern", 4, 2)]
