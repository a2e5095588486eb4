"""Who is given the words, and by what verb."""

from __future__ import annotations

import pytest

from tests.quotes.reading import name, names, read


@pytest.mark.parametrize(
    ("text", "mention", "cue"),
    [
        ("“The pier is gone,” Ann Lind said on Monday.", "Ann Lind", "said"),
        ("“The pier is gone,” said Ann Lind, who runs the harbour.", "Ann Lind", "said"),
        ("Ann Lind said: “The pier is gone.”", "Ann Lind", "said"),
        ("Ann Lind told the council that the pier “is gone.”", "Ann Lind", "told"),
        ("“The pier,” Ann Lind said, “is gone.”", "Ann Lind", "said"),
        ("“The pier is gone,” according to Ann Lind.", "Ann Lind", "according to"),
        ("According to Ann Lind, the pier is “gone for good.”", "Ann Lind", "According to"),
        ("“The pier is gone,” Ann Lind, a harbour master from Hull, told the council.", "Ann Lind", "told"),
        ("Ann Lind, who had met Carl Dahl in Hull, called the plan “a bad joke.”", "Ann Lind", "called"),
        ("“The pier is gone,” the memo warned.", "the memo", "warned"),
        ("“The pier is gone!” Ann Lind shouted.", "Ann Lind", "shouted"),
        ("“The pier is gone,” quipped Ann Lind.", "Ann Lind", "quipped"),
        ("“The pier is gone,” a harbour official said.", "a harbour official", "said"),
    ],
)
def test_frames(text: str, mention: str, cue: str) -> None:
    quote = read(text).quotes[0]
    assert quote.speaker is not None
    assert (quote.speaker.mention, quote.cue) == (mention, cue)


def test_the_speaker_is_not_always_the_nearest() -> None:
    assert names("Ann Lind told Carl Dahl and the mayor’s aide Bo Ek: “The pier is gone.”") == ["Ann Lind"]


def test_a_sentence_after_the_attribution_belongs_to_the_statement() -> None:
    found = read("“The pier is gone,” Ann Lind said. “We will build another.”")
    assert [quote.utterance for quote in found.quotes] == [0, 0]
    assert [quote.speaker.name for quote in found.quotes if quote.speaker] == ["Ann Lind", "Ann Lind"]


def test_paragraphs_of_one_quotation_have_one_speaker() -> None:
    found = read("“The pier is gone,” Ann Lind said. “We grieve.", "“And we will build another.”", "Carl Dahl said he would help.")
    assert {quote.utterance for quote in found.quotes} == {0}
    assert names("“We grieve.", "“And we will build another,” Ann Lind said.") == ["Ann Lind", "Ann Lind"]


def test_british_marks() -> None:
    assert names("'The pier is gone,' said Ann Lind. 'We will build another.'") == ["Ann Lind", "Ann Lind"]


def test_the_reasons_for_thousands_of_quotations_are_not_kept() -> None:
    """They would take gigabytes of memory."""
    explained = read("“I know,” said Ann Roe.\n\n" * 2005).explain()
    assert [len(one["candidates"]) > 1 for one in explained[1990:]] == [True] * 15
    assert [bool(one["candidates"][0]["features"]) for one in explained[1990:]] == [True] * 10 + [False] * 5


def test_explain_names_the_candidates_with_their_weightiest_features() -> None:
    found = read("“The pier is gone,” Ann Lind told Carl Dahl.")
    (quotation,) = found.explain()
    assert quotation["candidates"][0]["mention"] == "Ann Lind"
    assert {candidate["mention"] for candidate in quotation["candidates"]} == {"Ann Lind", "Carl Dahl", None}
    assert all(part["feature"] and part["weight"] for candidate in quotation["candidates"] for part in candidate["features"])


def test_the_study_speaks_and_not_who_ordered_it() -> None:
    assert names("An independent safety report commissioned by the Alden Water Board found that it poses “no risk of fire.”") == [
        "independent safety report"
    ]
    assert names("A state survey completed six weeks before the accident found that the bar had “moved to the north.”") == ["state survey"]


def test_in_her_words() -> None:
    quote = read("Ann Lind lost a drill, which took, in her words, “a very long swim.”").quotes[0]
    assert (name(quote), quote.cue) == ("Ann Lind", "in her words")


def test_the_cue_is_the_verb_that_governs_the_quotation() -> None:
    assert [quote.cue for quote in read("Ann Lind said it was “better than before” but warned that it was late.").quotes] == ["said"]
    assert [quote.cue for quote in read("Ann Lind disputed that, saying they had to wait until “the money came.”").quotes] == ["saying"]
    quotes = read("“It is page 188,” Lind said, holding up a binder. “I read slowly.”").quotes
    assert [quote.cue for quote in quotes] == ["said", "said"]


def test_a_memo_and_a_man_with_participles() -> None:
    assert names("A memo circulated at Orwell Steel described the plan as “a slow goodbye.”") == ["memo"]
    quote = read("“No comment,” a person answering the phone at the firm said.").quotes[0]
    assert (name(quote), quote.cue) == ("person", "said")


def test_talks_are_no_cue() -> None:
    assert [quote.cue for quote in read("Ann Lind said talks were “ongoing.”").quotes] == ["said"]


@pytest.mark.parametrize("dash", ["—", "―", "–", "--"])
def test_readers_sign_what_they_wrote(dash: str) -> None:
    paragraphs = (
        "Readers wrote to us about the pier.",
        f"“Tear it down, the council has let it rot for ten years.” {dash} Ada Lind",
        f"“Mend it. My father built it, and he would weep.”{dash}Tom Fry, 71, of Leeds.",
        "“It is only wood.”",
        f"{dash} Eva Berg",
    )
    assert names(*paragraphs) == ["Ada Lind", "Tom Fry", "Eva Berg"]


def test_a_dash_within_a_sentence_signs_nothing() -> None:
    text = "“It is only wood” — Tom Fry, her deputy, disagreed — “and nails,” she said."
    assert names("The mayor, Ada Lind, was blunt.", text)[-1] == "Ada Lind"


@pytest.mark.parametrize("text", ["“The Stone Ferry at Night” — Ada Lind", "“Stone Ferry” — Tom Fry’s second novel, of 700 pages."])
def test_titles_in_a_list_are_not_signed(text: str) -> None:
    assert names("What we read this summer.", text) == [None]


def test_who_is_called_something_does_not_say_it() -> None:
    assert names("Ann Roe was described by Bo Lind as “a liar who never worked.”") == ["Bo Lind"]
    assert names("Ann Roe was called “a liar” by Bo Lind on Monday.") == ["Bo Lind"]
    assert names("Ann Roe was quoted as saying that it was “late.”") == ["Ann Roe"]


def test_whose_lawyer_it_is_according_to() -> None:
    assert names("Bo Lind was “calm,” according to his lawyer, Ann Roe.") == ["Ann Roe"]


@pytest.mark.parametrize("verb", ["begged", "nodded", "shrugged", "grinned", "deadpanned", "quizzed"])
def test_verbs_that_double_their_last_letter_report_speech(verb: str) -> None:
    quote = read(f"“We need the ferry,” Ann Lind {verb}.").quotes[0]
    assert (quote.speaker and quote.speaker.name, quote.cue) == ("Ann Lind", verb)
