from __future__ import annotations

from articles import article, quote

from newsx.output.statements import Statement, counts, voices


def test_statements_put_pieces_together_and_leave_repeats_out():
    story = article()
    story.quotes[4].repeat_of = 0
    said = voices(story)
    speaker, statements = said.by_speaker[0]
    assert speaker.name == "Ivo Bern"
    assert [s.text() for s in statements] == [
        "“It is a lifeline … Without it the island is a rock with a post office, and we would lose the school.”"
    ]
    assert [s.text() for s in said.unattributed] == ["“Shame!”"]
    assert [q.text for q in said.not_speech] == ["the Old Lady."]


def test_what_is_part_of_a_speakers_statement_is_not_said_twice():
    story = article()
    inner = quote("a rock", 1, 9, speaker=1)
    inner.inside = 1
    story.quotes.append(inner)
    assert [len(statements) for _, statements in voices(story).by_speaker] == [2, 1, 1]
    inner.speaker = quote("a rock", 1, 9, speaker=2).speaker
    assert [len(statements) for _, statements in voices(story).by_speaker] == [2, 2, 1]


def test_a_quotation_without_marks_gets_none():
    turn = quote("We will sail on Tuesday, ice or no ice,", 3, 0, kind="turn")
    turn.marks = None
    assert Statement([turn]).text() == "We will sail on Tuesday, ice or no ice"
    both = Statement([turn, quote("I have seen worse winters,", 4, 0)])
    assert both.text() == "We will sail on Tuesday, ice or no ice … “I have seen worse winters”"


def test_a_fragment_is_shown_in_its_sentence():
    fragment = Statement([quote("reckless", 2, 0, kind="partial")])
    assert fragment.is_fragment
    assert fragment.around(article()) == ("A harbor official called the plan ", " after the vote, and the ferry’s owner, …")


def test_counts_tell_what_is_quoted_from_what_is_only_reported():
    story = article()
    mayor = story.speakers[0]
    assert counts(story)[mayor.id] == "×2"
    story.quotes.append(quote("keep the ferry", 0, 9, speaker=1, kind="indirect"))
    mayor.utterances = 3
    assert counts(story)[mayor.id] == "×3 (2 quoted)"
