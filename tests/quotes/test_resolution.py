"""Whom the words beside a quotation mean."""

from __future__ import annotations

import pytest

from tests.quotes.reading import names, read


def test_a_surname_stands_for_the_fullest_name() -> None:
    assert names("Mayor Ann B. Lind arrived.", "“No,” Lind said.") == ["Ann B. Lind"]


def test_the_full_name_may_come_later() -> None:
    assert names("“No,” Lind said.", "Ann Lind has been mayor since May.") == ["Ann Lind"]


def test_the_full_name_may_stand_in_a_quotation() -> None:
    assert names("“No,” Lind said.", "“I like Ann Lind,” Carl Dahl said.") == ["Ann Lind", "Carl Dahl"]


def test_he_and_she() -> None:
    assert names("Ann Lind met Carl Dahl.", "“No,” she said.", "“Yes,” he said.") == ["Ann Lind", "Carl Dahl"]


def test_a_new_subject_takes_the_pronoun() -> None:
    assert names("“No,” Carl Dahl said.", "Bo Ek of the union saw it otherwise. “Yes,” he said.") == ["Carl Dahl", "Bo Ek"]


def test_two_people_with_one_surname() -> None:
    found = names("Ann Bell and her husband, Carl Bell, came.", "“No,” Mrs. Bell said.", "“Yes,” Mr. Bell said.")
    assert found == ["Ann Bell", "Carl Bell"]


def test_of_two_just_named_the_one_who_depends_on_no_preposition() -> None:
    first = "Bo Roe was lost at sea. Ann Roe, mother of the sailor Bo Roe, wept."
    assert names(first, "“We waited,” Roe said.") == ["Ann Roe"]


def test_descriptions_by_role() -> None:
    assert names(
        "Sen. Ann Bell of Ohio came first, and Gov. Carl Dahl was late.", "“No,” the senator said.", "“Yes,” the governor said."
    ) == ["Ann Bell", "Carl Dahl"]


def test_unnamed_sources_stay_apart() -> None:
    found = read("A port official called it “bad.”", "Another official called it “good.”", "“Very good,” the official said.")
    sources = [quote.speaker for quote in found.quotes]
    assert all(source is not None and not source.named for source in sources)
    assert [source.name for source in sources if source] == ["port official", "another official", "another official"]
    assert len({source.id for source in sources if source}) == 2


def test_the_mention_of_an_unnamed_source_is_its_whole_phrase() -> None:
    source = read("“It is bad,” said a person familiar with the talks.").quotes[0].speaker
    assert source is not None
    assert (source.mention, source.name, source.named) == ("a person familiar with the talks", "person familiar with the talks", False)


def test_they_means_a_people() -> None:
    source = read("Yet the Danes are not leaving.", "On Monday they called the plan “a bad joke.”").quotes[0].speaker
    assert source is not None
    assert (source.name, source.type, source.mention) == ("Danes", "group", "they")


def test_roles_as_the_article_states_them() -> None:
    found = read(
        "“No,” said Ann Lind, a harbour master from Hull.",
        "“Yes,” port authority spokesman Carl Dahl said.",
        "“Perhaps,” said the union’s director, Bo Ek.",
        "“Never,” Lind said.",
    )
    roles = {speaker.name: speaker.role for speaker in found.speakers}
    assert roles == {"Ann Lind": "harbour master from Hull", "Carl Dahl": "port authority spokesman", "Bo Ek": "union’s director"}


def test_gender_is_what_the_text_says() -> None:
    found = read("“No,” Ann Lind said as she left.", "“Yes,” Carl Dahl said.", "“Never,” said Mr. Ek.")
    assert {speaker.name: speaker.gender for speaker in found.speakers} == {"Ann Lind": "f", "Carl Dahl": None, "Ek": "m"}


def test_the_author_of_a_column_is_i() -> None:
    found = read("“Not again,” I told the harbour master last week.", byline=["Kim Aas"])
    assert [quote.speaker.name for quote in found.quotes if quote.speaker] == ["Kim Aas"]


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


def test_whom_a_count_of_sources_means() -> None:
    found = names("A port official called it “bad.”", "But another official called it “good.”", "“Very good,” the second official said.")
    assert found == ["port official", "another official", "another official"]


def test_what_an_article_takes_up() -> None:
    assert names("An anonymous reviewer agreed. In a note the reviewer called it “sound.”") == ["anonymous reviewer"]


def test_a_first_name_given_later() -> None:
    source = read("“Enough,” said one welder, who gave only his first name, Jiri.").quotes[0].speaker
    assert source is not None
    assert (source.name, source.named, source.role, source.mention) == ("Jiri", True, "welder", "one welder")


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


def test_an_office_before_a_name_is_a_part_of_it() -> None:
    found = read("“No,” Secretary of State Karl Ek said.", "“Yes,” said Bo Bishop.", "“Never,” Bishop said.")
    assert [(speaker.name, speaker.role) for speaker in found.speakers] == [("Bo Bishop", None), ("Karl Ek", "Secretary of State")]


def test_an_office_whose_holder_is_named_later() -> None:
    assert names("“No,” the governor said.", "Gov. Carl Dahl has ten days.") == ["Carl Dahl"]


def test_somebody_just_introduced_takes_the_pronoun() -> None:
    assert names("Carl Dahl cheered.", "There was a song, courtesy of Karl Ek, a baker.", "“I wrote it at night,” he said.")[0] == "Karl Ek"


def test_the_company_and_the_fund() -> None:
    assert names("Alden Marine, which sails to Hull, cut its fares.", "“It is time,” the company said.") == ["Alden Marine"]
    assert names("Ann Lind, chief executive of Alden Marine, came.", "“It is time,” the fund said.") == ["Alden Marine"]


def test_a_lady_is_no_man_of_her_name() -> None:
    found = read("Carl Dahl left.", "“It is late,” Lady Dahl said.")
    assert [speaker.name for speaker in found.speakers] == ["Dahl"]


def test_letters_after_a_name_are_a_role() -> None:
    found = read("Ann Lind KC told the jury it was “a shame.”", "“Never,” said Bo Ek, the local MSP.")
    assert {speaker.name: speaker.role for speaker in found.speakers} == {"Ann Lind": "KC", "Bo Ek": "local MSP"}


def test_departments_belong_to_the_role() -> None:
    found = read("The economy is weak.", "Economy Minister Bo Ek called it “a shame.”")
    assert [speaker.role for speaker in found.speakers] == ["Economy Minister"]


def test_the_minister_s_wife_is_not_the_minister() -> None:
    found = read("Keir Holloway arrived.", "“It is a sad day,” said the Prime Minister’s wife, Lady Holloway.")
    assert [(speaker.name, speaker.role) for speaker in found.speakers] == [("Holloway", "Prime Minister’s wife")]


def test_one_of_the_nurses() -> None:
    found = read("“We are tired,” said one of the nurses, who asked not to be named.")
    assert [(speaker.name, speaker.named, speaker.type) for speaker in found.speakers] == [("one of the nurses", False, "person")]


def test_capitals_are_no_other_name() -> None:
    assert names("JANE ROE told the court that it was “a mess.”", "“I never saw it,” Roe said.") == ["Jane Roe", "Jane Roe"]


def test_a_company_that_is_named_like_a_person() -> None:
    found = read("Orwell Steel cut 300 jobs.", "“This was hard,” the company said.")
    assert [(speaker.name, speaker.type) for speaker in found.speakers] == [("Orwell Steel", "organization")]


def test_a_name_after_whose_spokeswoman_she_is() -> None:
    assert names("In an email, a spokeswoman for Mr. Rourke, Dana Cho, wrote that he was “resting.”") == ["Dana Cho"]


def test_an_opening_pronoun_is_named_next() -> None:
    assert names("“I’m not going,” he told reporters.", "Mayor Carl Dahl has faced calls to quit.") == ["Carl Dahl"]


def test_a_relative_s_role_has_no_pronoun() -> None:
    assert [speaker.role for speaker in read("“It began in May,” said Ann Lind, his sister.").speakers] == ["sister"]


def test_who_opens_the_paragraph_takes_the_pronoun() -> None:
    story = ("“It sank,” said Omar Haddad.", "Transport Minister Jo Pires, under fire, quit. In a letter he wrote that he was “sorry.”")
    assert names(*story) == ["Omar Haddad", "Jo Pires"]


def test_a_name_given_as() -> None:
    source = read("Another witness, who gave her name as Ruth, said it was “like a film.”").quotes[0].speaker
    assert source is not None
    assert (source.name, source.named, source.role) == ("Ruth", True, "witness")


def test_the_whole_of_a_possessor_s_title() -> None:
    assert names("“It’s over,” Prime Minister Karl Ek’s spokesman said.") == ["Prime Minister Karl Ek’s spokesman"]


def test_a_title_may_be_shared() -> None:
    found = read("Sens. Ann Lind and Carl Dahl came.", "“Yes,” Dahl said.", "“Oh,” Lind said.")
    assert [speaker.role for speaker in found.speakers] == ["Sen.", "Sen."]


def test_a_headline_adds_no_words_to_a_name_that_the_story_has() -> None:
    story = ("The mayor, Ada Lind, defended the pier on Friday.", "“It stands,” Lind said.")
    assert names(*story, headline="Paper Conflates Ada Lind With Tom Fry") == ["Ada Lind"]
    assert names("The mayor defended the pier.", "“It stands,” Lind said.", headline="Ada Lind Defends the Pier") == ["Ada Lind"]


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
    assert names("“No,” said chairman of Harbour PAC Ann Roe.") == ["Ann Roe"]


def test_whom_he_tells_is_not_he() -> None:
    assert names("Kim Ek asked Carl Dahl how high the wall would be.", "“Very high,” he told Ek.") == ["Carl Dahl"]


def test_an_article_may_serve_two_descriptions() -> None:
    found = names("Sen. Carl Dahl of Ohio spoke.", "“No,” the Ohio senator and Republican presidential candidate said.")
    assert found == ["Carl Dahl"]


def test_the_newspaper_is_the_one_that_is_named() -> None:
    assert names("The Alden Daily News ran a photograph.", "“It was ours to show,” the newspaper said.") == ["Alden Daily News"]


def test_what_is_quoted_within_a_quotation_is_said_by_who_tells_it() -> None:
    found = read("“Others just say, ‘do this and do that,’ but I liked ‘Gone With the Tide,’” Ann Lind said.").quotes
    assert [(quote.text, quote.speaker.name if quote.speaker else None) for quote in found[1:]] == [
        ("do this and do that,", "Ann Lind"),
        ("Gone With the Tide,", None),
    ]


def test_words_of_a_headline_that_the_story_has_in_no_capitals_are_no_names() -> None:
    story = ("A brutal winter has closed the pier.", "“It was hard,” said Megan Aas.")
    assert "Brutal" not in names(*story, headline="Harbour Board Sends Brutal Message: ‘It Is Time to Go’")
    quoted = "“Or, if you’re Quilla Holm, you wait,” Ada Berg wrote."
    assert names(quoted, headline="“No,” Quilla Holm Says of the Winter Boat")[0] == "Quilla Holm"


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("“No,” said Goldman Sachs’ Ann Roe.", "Ann Roe"),
        ("Karl Ek left. Ek’s office later called it “historic.”", "Ek’s office"),
        ("The union, Amalgam, called it “an insult.”", "Amalgam"),
        ("The report’s author, Prof Ann Roe of Alden University, said: “It is clear.”", "Ann Roe"),
        ("She was “a force of nature,” recalled friend and former colleague Ann Roe.", "Ann Roe"),
        ("Manager Pep Lind lost again. “We suffered,” the Spaniard said.", "Pep Lind"),
        ("“We lost,” Volker Turk said.", "Volker Turk"),
        ("They have taken the town of Karsa, a shopkeeper said, and called it “a farce.”", "shopkeeper"),
        ("NEW DELHI: The Supreme Court sought a reply, saying that the matter was “serious”.", "Supreme Court"),
        ("Kelly Marsh was livid. The mum-of-three said: “Never.”", "Kelly Marsh"),
        ("UN envoy Geir Dahl left. The Norwegian diplomat said both must “step back”.", "Geir Dahl"),
        ("For the petitioner, senior advocate Kapil Rao said it was “opaque”.", "Kapil Rao"),
        ("LEEDS (PA) — The council met, with Republicans calling it “a farce.”", "Republicans"),
        ("Dahl’s spokesman, Tim Fry, left. In an email he said it was “sound.”", "Tim Fry"),
        ("Alden Rovers won when Luka Lind scored. “I dreamed of this,” the 23-year-old striker said.", "Luka Lind"),
        ("The MP for Rhondda, Ann Roe, said it was “late.”", "Ann Roe"),
        ("Ann Roe spoke first. The Tory MP said: “No chance.”", "Ann Roe"),
        ("Israel’s military said it had struck “targets.”", "Israel’s military"),
        ("Luiz Inácio Lula da Silva won. “We are back,” Lula said.", "Luiz Inácio Lula da Silva"),
        ("Mohammed bin Salman spoke. The crown prince said they were “ready.”", "Mohammed bin Salman"),
    ],
)
def test_who_is_meant(paragraph: str, expected: str) -> None:
    assert names(paragraph) == [expected]


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


def test_one_rule_says_which_names_are_one_persons() -> None:
    assert names("Robert Reed runs the pier. “The ferry is late,” said Bob Reed.") == ["Robert Reed"]
    assert names("José Ruiz runs the pier. “The ferry is late,” said Jose Ruiz.") == ["José Ruiz"]
    assert names("Ann Lind Jr. runs the pier. “The ferry is late,” said Ann Lind.") == ["Ann Lind Jr."]
