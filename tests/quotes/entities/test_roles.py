"""What an article says somebody is."""

from __future__ import annotations

import pytest

from tests.quotes.reading import read


def role(text: str, *more: str) -> str | None:
    """The role of the first speaker."""
    speaker = read(text, *more).quotes[0].speaker
    assert speaker is not None
    return speaker.role


def test_roles_as_the_article_states_them() -> None:
    found = read(
        "“No,” said Ann Lind, a harbour master from Hull.",
        "“Yes,” port authority spokesman Carl Dahl said.",
        "“Perhaps,” said the union’s director, Bo Ek.",
        "“Never,” Lind said.",
    )
    roles = {speaker.name: speaker.role for speaker in found.speakers}
    assert roles == {"Ann Lind": "harbour master from Hull", "Carl Dahl": "port authority spokesman", "Bo Ek": "union’s director"}


@pytest.mark.parametrize(
    ("apposition", "expected"),
    [
        ("director of U.S. rate strategy at Alden Bank", "director of U.S. rate strategy at Alden Bank"),
        ("Alden Global chief U.S. regional economist", "Alden Global chief U.S. regional economist"),
        ("Mayor Lind’s former chief of staff", "Mayor Lind’s former chief of staff"),
        ("the Office of Trade and Ports director", "Office of Trade and Ports director"),
        ("a former secretary of state", "former secretary of state"),
        ("a pilot with a gift for imitating gulls", "pilot with a gift for imitating gulls"),
        ("head of electrical engineering and planning for Alden Gas", "head of electrical engineering and planning for Alden Gas"),
        ("a seasoned aide to the mayor", "seasoned aide to the mayor"),
        ("the brusque, restless governor of Ohio", "brusque, restless governor of Ohio"),
        ("the Republican National Committeeman from Ohio", "Republican National Committeeman from Ohio"),
        ("author of “The Stone Ferry”", "author of “The Stone Ferry”"),
        ("then the partner of Bo Lind", "partner of Bo Lind"),
        ("now a federal judge", "federal judge"),
        ("who was named last week as a leader of the coalition", "leader of the coalition"),
        ("who works at night as a nurse in Leeds", "nurse in Leeds"),
        ("who began at Alden Steel and is now chairman of the harbour board", "chairman of the harbour board"),
        ("MD, PhD, head of the ward", "head of the ward"),
        ("vice president of advanced programs at Alden Steel", "vice president of advanced programs at Alden Steel"),
    ],
)
def test_what_stands_beside_a_name(apposition: str, expected: str) -> None:
    assert role(f"“No,” said Ann Roe, {apposition}.") == expected


@pytest.mark.parametrize(
    ("apposition", "expected"),
    [
        ("Director, Alden Securities", "Director, Alden Securities"),
        ("chief economist at Alden in West Chester, Pennsylvania", "chief economist at Alden in West Chester, Pennsylvania"),
        ("head of the Harbour, Roads and Bridges program", "head of the Harbour, Roads and Bridges program"),
        ("a Leeds nurse, Bo Lind and others", "Leeds nurse"),
        ("Sheriff Bo Lind and others", None),
        ("and other critics of the pier", None),
    ],
)
def test_commas_within_a_name_and_commas_after_the_role(apposition: str, expected: str | None) -> None:
    assert role(f"“No,” said Ann Roe, {apposition}.") == expected


def test_dashes_set_a_role_off_too() -> None:
    assert role("Ann Roe — a teacher from Alden — said that it was “late.”") == "teacher from Alden"


def test_a_role_in_capitals_before_the_name() -> None:
    assert role("“No,” wrote Investigator Ann Roe.") == "Investigator"
    assert role("Singer-guitarist Ann Roe said it was “loud.”") == "Singer-guitarist"
    assert role("In Alden, a worker named Bo Lind called it “hard.”") == "worker"


def test_an_office_before_a_name_is_a_part_of_it() -> None:
    found = read("“No,” Secretary of State Karl Ek said.", "“Yes,” said Bo Bishop.", "“Never,” Bishop said.")
    assert [(speaker.name, speaker.role) for speaker in found.speakers] == [("Bo Bishop", None), ("Karl Ek", "Secretary of State")]


def test_departments_belong_to_the_role() -> None:
    found = read("The economy is weak.", "Economy Minister Bo Ek called it “a shame.”")
    assert [speaker.role for speaker in found.speakers] == ["Economy Minister"]


def test_several_roles_before_a_name_and_their_tails() -> None:
    assert role("“No,” chairman, CEO and president Ann Roe said.") == "chairman, CEO and president"
    assert role("The Norwegian Ambassador to the Netherlands, Ann Roe, called it “late.”") == "Norwegian Ambassador to the Netherlands"
    assert role("“No,” said Ann Roe (see the list of 2013), a researcher in Leeds.") == "researcher in Leeds"
    assert role("Singer-guitarists Ann Roe and Bo Lind came.", "“No,” Lind said.") == "Singer-guitarist"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("minister of mines and energy", "minister of mines and energy"),
        ("former head of port security", "former head of port security"),
        ("the head of the search and rescue agency,", "head of the search and rescue agency"),
        ("the widow of the head of the port,", None),
    ],
)
def test_what_the_head_of_a_role_before_a_name_takes(before: str, expected: str | None) -> None:
    assert role(f"“No,” Ann Roe said. Later it was said by {before} Ann Roe.") == expected


def test_the_role_that_says_most_is_given() -> None:
    assert role("“No,” said Leeds engineer Ann Roe. “Yes,” said Roe, chairman of the harbour board.") == "chairman of the harbour board"
    assert role("“No,” said Sen. Ann Roe. Roe, a Maine Democrat, left.") == "Sen."
    assert (
        role("“No,” said Ann Roe, a former mayor of Port Ellis. The head of the harbour board, Ann Roe, left.")
        == "head of the harbour board"
    )
    assert role("“No,” said Ann Roe, one of the leading experts on ferries.") == "one of the leading experts on ferries"
    assert role("“No,” said Ann Roe, one of the leading expert voices on ferries.") is None
    assert role("“No,” said Ann Roe, Bo’s sister. Nurse Ann Roe left.") == "Bo’s sister"
    assert role("“No,” said geologist Ann Roe of the Harbour Board.") == "geologist"


def test_where_somebody_belongs_is_no_role() -> None:
    assert role("“No,” said Ann Roe of the Harbour Board.") is None
    assert role("“No,” said engineer Ann Roe from the Harbour Board.") == "engineer"


def test_a_title_may_be_shared() -> None:
    found = read("Sens. Ann Lind and Carl Dahl came.", "“Yes,” Dahl said.", "“Oh,” Lind said.")
    assert [speaker.role for speaker in found.speakers] == ["Sen.", "Sen."]


def test_letters_after_a_name_are_a_role() -> None:
    found = read("Ann Lind KC told the jury it was “a shame.”", "“Never,” said Bo Ek, the local MSP.")
    assert {speaker.name: speaker.role for speaker in found.speakers} == {"Ann Lind": "KC", "Bo Ek": "local MSP"}


def test_a_role_that_begins_a_sentence() -> None:
    assert role("Press secretary Ann Roe said it was “late.”") == "Press secretary"


def test_a_rank_is_a_role_if_nothing_says_more() -> None:
    assert role("“No,” said Lt. Col. Ann Roe.") == "Lt. Col."
    assert role("“No,” said Lt. Col. Ann Roe, a spokeswoman for the port.") == "spokeswoman for the port"
    assert role("The report’s author, Prof Ann Roe of Alden University, said: “It is clear.”") == "report’s author"


def test_a_list_of_whom_somebody_has_is_no_role() -> None:
    assert role("Roe, his brother, his dog and his cat all left.", "“No,” Roe said.") is None


def test_what_somebody_is_to_another_is_no_role() -> None:
    assert role("“No,” said Ann Roe, an opponent who had run before.") is None


def test_the_minister_s_wife_is_not_the_minister() -> None:
    found = read("Keir Holloway arrived.", "“It is a sad day,” said the Prime Minister’s wife, Lady Holloway.")
    assert [(speaker.name, speaker.role) for speaker in found.speakers] == [("Holloway", "Prime Minister’s wife")]


def test_a_relative_s_role_has_no_pronoun() -> None:
    assert [speaker.role for speaker in read("“It began in May,” said Ann Lind, his sister.").speakers] == ["sister"]


def test_what_a_sentence_calls_somebody_in_passing_is_no_role() -> None:
    assert role("Ann Roe saw Bo Lind. “He is the only candidate,” Roe said of the candidate.") is None
    assert role("Ann Roe left. The former secretary of state took no questions. “No,” Roe said.") == "former secretary of state"
    assert role("Ann Roe left. The actor took no questions. “No,” Roe said.") == "actor"
    assert role("Ann Roe left. The 38-year-old took no questions. “No,” Roe said.") is None


def test_an_epithet_in_what_somebody_tells_is_somebody_elses() -> None:
    found = read("Ann Roe said that the Ohio senator was late. “Too late,” Roe said.")
    assert [speaker.role for speaker in found.speakers] == [None]


def test_an_apposition_in_a_headline_is_closed() -> None:
    def headed(headline: str) -> str | None:
        speaker = read("“No,” Roe said.", headline=headline).quotes[0].speaker
        return speaker.role if speaker else None

    assert headed("Ann Roe, Leader of the Sailors, Dies at 92") == "Leader of the Sailors"
    assert headed("Ann Roe, Lind Backers in Delegate War") is None
