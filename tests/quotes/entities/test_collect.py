"""Which mentions by name are of the same person."""

from __future__ import annotations

import tracemalloc

import pytest

from tests.quotes.reading import names, read


def test_a_surname_stands_for_the_fullest_name() -> None:
    assert names("Mayor Ann B. Lind arrived.", "“No,” Lind said.") == ["Ann B. Lind"]


def test_the_full_name_may_come_later() -> None:
    assert names("“No,” Lind said.", "Ann Lind has been mayor since May.") == ["Ann Lind"]


def test_two_people_with_one_surname() -> None:
    found = names("Ann Bell and her husband, Carl Bell, came.", "“No,” Mrs. Bell said.", "“Yes,” Mr. Bell said.")
    assert found == ["Ann Bell", "Carl Bell"]


def test_of_two_just_named_the_one_who_depends_on_no_preposition() -> None:
    first = "Bo Roe was lost at sea. Ann Roe, mother of the sailor Bo Roe, wept."
    assert names(first, "“We waited,” Roe said.") == ["Ann Roe"]


def test_a_lady_is_no_man_of_her_name() -> None:
    found = read("Carl Dahl left.", "“It is late,” Lady Dahl said.")
    assert [speaker.name for speaker in found.speakers] == ["Dahl"]


def test_capitals_are_no_other_name() -> None:
    assert names("JANE ROE told the court that it was “a mess.”", "“I never saw it,” Roe said.") == ["Jane Roe", "Jane Roe"]


def test_a_headline_adds_no_words_to_a_name_that_the_story_has() -> None:
    story = ("The mayor, Ada Lind, defended the pier on Friday.", "“It stands,” Lind said.")
    assert names(*story, headline="Paper Conflates Ada Lind With Tom Fry") == ["Ada Lind"]
    assert names("The mayor defended the pier.", "“It stands,” Lind said.", headline="Ada Lind Defends the Pier") == ["Ada Lind"]


def test_words_of_a_headline_that_the_story_has_in_no_capitals_are_no_names() -> None:
    story = ("A brutal winter has closed the pier.", "“It was hard,” said Megan Aas.")
    assert names(*story, headline="Harbour Board Sends Brutal Message: ‘It Is Time to Go’") == ["Harbour Board", "Megan Aas"]
    quoted = "“Or, if you’re Quilla Holm, you wait,” Ada Berg wrote."
    assert names(quoted, headline="“No,” Quilla Holm Says of the Winter Boat")[0] == "Quilla Holm"


def test_one_rule_says_which_names_are_one_persons() -> None:
    assert names("Robert Reed runs the pier. “The ferry is late,” said Bob Reed.") == ["Robert Reed"]
    assert names("José Ruiz runs the pier. “The ferry is late,” said Jose Ruiz.") == ["José Ruiz"]
    assert names("Ann Lind Jr. runs the pier. “The ferry is late,” said Ann Lind.") == ["Ann Lind Jr."]


def test_a_misspelt_surname_is_the_one_that_it_resembles() -> None:
    assert names("“No,” said Anthony Kiedel.", "“Yes,” Keidel said.") == ["Anthony Kiedel"] * 2
    assert names("“No,” said Ann Clinford.", "“Yes,” Clifford said.") == ["Ann Clinford", "Clifford"]


def test_a_short_name_is_of_whom_the_story_names_in_full() -> None:
    assert names("Robert Dahl came with Ann Lind.", "“No,” Bob said.") == ["Robert Dahl"]
    assert names("Robert Dahl came.", "“No,” Bob Dahl said.", "“Never,” Dahl said.") == ["Robert Dahl"] * 2


def test_a_surname_that_is_a_noun_a_place_or_a_people() -> None:
    assert names("“No,” said John Weaver.", "Weaver said it was “late.”") == ["John Weaver"] * 2
    assert names("“No,” said Ann Jackson.", "“Never,” said Jackson, who left.") == ["Ann Jackson"] * 2
    assert names("“No,” said Bryan English.", "“Never,” Mr. English said.") == ["Bryan English"] * 2
    assert names("“No,” said Marty Small. A small crowd came.", "Small, who left, said it was “late.”") == ["Marty Small"] * 2


def test_a_name_alone_is_not_called_after_a_phrase_that_begins_with_it() -> None:
    found = names("Roe boarded the Roe Train.", *["“No,” Roe said."] * 6)
    assert set(found) == {"Roe"}


def test_what_stands_in_capitals_before_a_name_is_none_of_it() -> None:
    assert names("“No,” said Leeds-born Bo Lind.", "“Yes,” said PM Ann Roe.", "“Oh,” said C. Eugene Dahl.") == [
        "Bo Lind",
        "Ann Roe",
        "C. Eugene Dahl",
    ]


def test_an_acronym_is_an_organization_s() -> None:
    assert names("The Alden Water Board met.", "“We are late,” the AWB said.") == ["Alden Water Board"]


def test_the_end_of_an_organization_s_name_is_short_for_it() -> None:
    assert names("Alden Rovers won.", "“We were lucky,” Rovers said.") == ["Alden Rovers"]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("“No,” said Goldman Sachs’ Ann Roe.", "Ann Roe"),
        ("“We lost,” Volker Turk said.", "Volker Turk"),
        ("Luiz Inácio Lula da Silva won. “We are back,” Lula said.", "Luiz Inácio Lula da Silva"),
        ("NEW DELHI: The Supreme Court sought a reply, saying that the matter was “late, and badly so.”", "Supreme Court"),
        ("LEEDS (PA) — The council met, with Republicans calling it “a farce.”", "Republicans"),
        ("For the petitioner, senior advocate Kapil Rao said it was “opaque”.", "Kapil Rao"),
    ],
)
def test_names_in_one_sentence(paragraph: str, expected: str) -> None:
    assert names(paragraph) == [expected]


def test_a_word_longer_than_names_takes_no_memory_with_its_square() -> None:
    tracemalloc.start()
    names("A" * 10_000 + "nn Lind runs the pier.", "“No,” said Ann " + "B" * 10_000 + ".", "“Yes,” " + "C" * 10_000 + " said.")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 20 << 20
