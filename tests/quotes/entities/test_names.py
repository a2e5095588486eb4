"""What speakers are called."""

from __future__ import annotations

import pytest

from tests.quotes.reading import names, read


def test_the_full_name_may_stand_in_a_quotation() -> None:
    assert names("“No,” Lind said.", "“I like Ann Lind,” Carl Dahl said.") == ["Ann Lind", "Carl Dahl"]


def test_the_mention_of_an_unnamed_source_is_its_whole_phrase() -> None:
    source = read("“It is bad,” said a person familiar with the talks.").quotes[0].speaker
    assert source is not None
    assert (source.mention, source.name, source.named) == ("a person familiar with the talks", "person familiar with the talks", False)


def test_the_whole_of_a_possessor_s_title() -> None:
    assert names("“It’s over,” Prime Minister Karl Ek’s spokesman said.") == ["Prime Minister Karl Ek’s spokesman"]


def test_proper_words_keep_their_capitals() -> None:
    found = read("MPs called it “a shame.”", "Tory sources called it “a pity.”", "Engineers called it “a risk.”")
    assert [speaker.name for speaker in found.speakers] == ["MPs", "Tory sources", "engineers"]


def test_one_of_the_nurses() -> None:
    found = read("“We are tired,” said one of the nurses, who asked not to be named.")
    assert [(speaker.name, speaker.named, speaker.type) for speaker in found.speakers] == [("one of the nurses", False, "person")]


def test_places_point_at_their_text() -> None:
    first = "Mayor Ann Lind arrived."
    second = "“No,” Lind said."
    quote = read(first, second).quotes[0]
    assert quote.speaker is not None
    for place, expected in (
        (quote.at, "No,"),
        (quote.speaker.mention_at, "Lind"),
        (quote.speaker.name_at, "Ann Lind"),
        (quote.cue_at, "said"),
    ):
        assert place is not None
        assert (first, second)[place.index or 0][place.start : place.stop] == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The ferry is late,” said JANE MCDONALD.", ("Jane McDonald", None)),
        ("“The ferry is late,” said LUDWIG VAN DER BERG.", ("Ludwig van der Berg", None)),
        ("“The ferry is late,” said Ludwig zur Linde, a baker.", ("Ludwig zur Linde", "baker")),
        ("“The ferry is late,” said Maria das Dores, a baker.", ("Maria das Dores", "baker")),
        ("“The ferry is late,” said Ann Roe TD.", ("Ann Roe", "TD")),
        ("“The ferry is late,” said Ann Roe CBE.", ("Ann Roe", "CBE")),
        ("“The ferry is late,” said Ann Roe CBE, a baker from Leeds.", ("Ann Roe", "baker from Leeds")),
        ("“The ferry is late,” said Ann Roe PhD.", ("Ann Roe", None)),
    ],
)
def test_names_are_written_and_end_as_in_bylines(text: str, speaker: tuple[str, str | None]) -> None:
    found = read(text).quotes[0].speaker
    assert found is not None
    assert (found.name, found.role) == speaker


@pytest.mark.parametrize(
    ("text", "mention", "expected"),
    [
        ("Mr. Roe said it was “late.”", "Mr. Roe", "Roe"),
        ("The Harbour Board said it was “late.”", "The Harbour Board", "Harbour Board"),
        ("Some of the residents said it was “late.”", "Some of the residents", "some of the residents"),
        ("A sign on the railings said “late.”", "A sign on the railings", "sign on the railings"),
        ("“It is late,” said a person close to the mayor.", "a person close to the mayor", "person close to the mayor"),
    ],
)
def test_what_belongs_to_a_mention(text: str, mention: str, expected: str) -> None:
    source = read(text).quotes[0].speaker
    assert source is not None
    assert (source.mention, source.name) == (mention, expected)
