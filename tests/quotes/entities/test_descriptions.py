"""Whom a description means: the senator, another official, the company."""

from __future__ import annotations

import pytest

from tests.quotes.reading import names, read


def test_descriptions_by_role() -> None:
    assert names(
        "Sen. Ann Bell of Ohio came first, and Gov. Carl Dahl was late.", "“No,” the senator said.", "“Yes,” the governor said."
    ) == ["Ann Bell", "Carl Dahl"]


@pytest.mark.parametrize(
    ("holder", "office"),
    [
        ("Prime Minister Karl Ek", "the Prime Minister"),
        ("President Karl Ek", "the President"),
        ("Archbishop Karl Ek", "the Archbishop of Leeds"),
        ("Attorney General Karl Ek", "the Attorney General"),
        ("Mayor Karl Ek", "the Mayor"),
    ],
)
def test_an_office_with_a_capital_is_its_holder(holder: str, office: str) -> None:
    assert names(f"{holder} came.", f"“No,” said {office}.") == ["Karl Ek"]


def test_an_office_whose_holder_is_named_later() -> None:
    assert names("“No,” the governor said.", "Gov. Carl Dahl has ten days.") == ["Carl Dahl"]


def test_an_article_may_serve_two_descriptions() -> None:
    found = names("Sen. Carl Dahl of Ohio spoke.", "“No,” the Ohio senator and Republican presidential candidate said.")
    assert found == ["Carl Dahl"]


def test_unnamed_sources_stay_apart() -> None:
    found = read("A port official called it “bad.”", "Another official called it “good.”", "“Very good,” the official said.")
    sources = [quote.speaker for quote in found.quotes]
    assert all(source is not None and not source.named for source in sources)
    assert [source.name for source in sources if source] == ["port official", "another official", "another official"]
    assert len({source.id for source in sources if source}) == 2


def test_whom_a_count_of_sources_means() -> None:
    found = names("A port official called it “bad.”", "But another official called it “good.”", "“Very good,” the second official said.")
    assert found == ["port official", "another official", "another official"]


def test_what_an_article_takes_up() -> None:
    assert names("An anonymous reviewer agreed. In a note the reviewer called it “sound.”") == ["anonymous reviewer"]


def test_the_company_and_the_fund() -> None:
    assert names("Alden Marine, which sails to Hull, cut its fares.", "“It is time,” the company said.") == ["Alden Marine"]
    assert names("Ann Lind, chief executive of Alden Marine, came.", "“It is time,” the fund said.") == ["Alden Marine"]


def test_the_newspaper_is_the_one_that_is_named() -> None:
    assert names("The Alden Daily News ran a photograph.", "“It was ours to show,” the newspaper said.") == ["Alden Daily News"]


def test_a_company_that_is_named_like_a_person() -> None:
    found = read("Orwell Steel cut 300 jobs.", "“This was hard,” the company said.")
    assert [(speaker.name, speaker.type) for speaker in found.speakers] == [("Orwell Steel", "organization")]


def test_a_first_name_given_later() -> None:
    source = read("“Enough,” said one welder, who gave only his first name, Jiri.").quotes[0].speaker
    assert source is not None
    assert (source.name, source.named, source.role, source.mention) == ("Jiri", True, "welder", "one welder")


def test_a_name_given_as() -> None:
    source = read("Another witness, who gave her name as Ruth, said it was “like a film.”").quotes[0].speaker
    assert source is not None
    assert (source.name, source.named, source.role) == ("Ruth", True, "witness")


def test_a_name_after_whose_spokeswoman_she_is() -> None:
    assert names("In an email, a spokeswoman for Mr. Rourke, Dana Cho, wrote that he was “resting.”") == ["Dana Cho"]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("The union, Amalgam, called it “an insult.”", "Amalgam"),
        ("The report’s author, Prof Ann Roe of Alden University, said: “It is clear.”", "Ann Roe"),
        ("She was “a force of nature,” recalled friend and former colleague Ann Roe.", "Ann Roe"),
        ("The MP for Rhondda, Ann Roe, said it was “late.”", "Ann Roe"),
        ("“No,” said chairman of Harbour PAC Ann Roe.", "Ann Roe"),
    ],
)
def test_names_beside_descriptions(paragraph: str, expected: str) -> None:
    assert names(paragraph) == [expected]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("Manager Pep Lind lost again. “We suffered,” the Spaniard said.", "Pep Lind"),
        ("Kelly Marsh was livid. The mum-of-three said: “Never.”", "Kelly Marsh"),
        ("UN envoy Geir Dahl left. The Norwegian diplomat said both must “step back”.", "Geir Dahl"),
        ("Alden Rovers won when Luka Lind scored. “I dreamed of this,” the 23-year-old striker said.", "Luka Lind"),
        ("Ann Roe spoke first. The Tory MP said: “No chance.”", "Ann Roe"),
        ("Mohammed bin Salman spoke. The crown prince said they were “ready.”", "Mohammed bin Salman"),
    ],
)
def test_epithets(paragraph: str, expected: str) -> None:
    assert names(paragraph) == [expected]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("They have taken the town of Karsa, a shopkeeper said, and called it “a farce.”", "shopkeeper"),
        ("Karl Ek left. Ek’s office later called it “historic.”", "Ek’s office"),
        ("Israel’s military said it had struck “targets.”", "Israel’s military"),
    ],
)
def test_somebody_new(paragraph: str, expected: str) -> None:
    assert names(paragraph) == [expected]
