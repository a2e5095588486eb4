"""Who and what a passage mentions."""

from __future__ import annotations

import pytest

from newsx.quotes.grammar.chunking import chunk_passages, type_of
from newsx.quotes.grammar.datelines import end_of_dateline
from newsx.quotes.grammar.tags import (
    DOCUMENT,
    GROUP_PHRASE,
    ORGANIZATION,
    PEOPLE_PHRASE,
    PERSON,
    PLACE,
    POSSESSOR,
    PRONOUN,
)
from newsx.quotes.spans.marks import find_spans
from tests.quotes.reading import ENGLISH, passages


def mentions(text: str) -> list[tuple[str, str]]:
    """The tag and words of each mention."""
    found = passages(text)
    (chunks,) = chunk_passages(found, find_spans(found, ENGLISH), ENGLISH)
    return [(mention.tag, text[mention.start : mention.stop]) for mention in chunks.mentions if mention is not None]


@pytest.mark.parametrize(
    "name",
    "Jane Roe|Mary J. Blythe|Ludwig van Aken|Omar bin Saleh|Ana María de la Cruz|Anne-Marie O’Dell|Tom Wei Jr.|Roe|J.R. Wood".split("|"),
)
def test_names_of_people(name: str) -> None:
    assert mentions(f"On Monday {name} said no.") == [(PERSON, name)]


def test_a_sentence_may_begin_with_a_name_or_with_a_word() -> None:
    assert mentions("Whatever her reasons may be, Ann Roe stays.") == [(POSSESSOR, "her"), (PERSON, "Ann Roe")]
    assert mentions("Bern stayed. However Wei left. Critics stayed.") == [(PERSON, "Bern"), (PERSON, "Wei"), (PEOPLE_PHRASE, "Critics")]


def test_titles_and_roles_are_not_part_of_the_name() -> None:
    assert mentions("Defense Secretary Lloyd Marsh met Sen. Ann Bell and port authority spokesman Carl Dahl.") == [
        (PERSON, "Lloyd Marsh"),
        (PERSON, "Ann Bell"),
        (PERSON, "Carl Dahl"),
    ]


def test_an_office_before_a_name() -> None:
    assert mentions("Secretary of State Lloyd Marsh spoke.") == [(PERSON, "Lloyd Marsh")]


def test_organizations_and_places() -> None:
    assert mentions("The University of Hull told the BBC that Norway agreed.") == [
        (ORGANIZATION, "University of Hull"),
        (ORGANIZATION, "BBC"),
        (PLACE, "Norway"),
    ]


@pytest.mark.parametrize("ending", ["Corp.", "Inc.", "Ltd.", "LLC"])
def test_the_stop_of_a_company_s_ending_belongs_to_the_name(ending: str) -> None:
    assert mentions(f"On Monday Alden Marine {ending} said no.") == [(ORGANIZATION, f"Alden Marine {ending}")]


@pytest.mark.parametrize("name", ["Corp.", "Ltd."])
def test_a_company_with_an_ending_may_be_a_possessor(name: str) -> None:
    (chunks,) = chunk_passages(passages(f"On Monday Alden Marine {name}’s boat sank."), [], ENGLISH)
    assert [mention.possessive for mention in chunks.names] == [True]


def test_unnamed_sources_and_documents() -> None:
    assert mentions("A senior port official showed the letter to several angry residents.") == [
        (PEOPLE_PHRASE, "A senior port official"),
        (DOCUMENT, "the letter"),
        (PEOPLE_PHRASE, "several angry residents"),
    ]


def test_whose_a_group_is_belongs_to_its_mention() -> None:
    assert mentions("Bell’s campaign replied.") == [(PERSON, "Bell"), (GROUP_PHRASE, "Bell’s campaign")]


def test_pronouns() -> None:
    assert mentions("She said his boat was theirs.") == [(PRONOUN, "She"), (POSSESSOR, "his")]


@pytest.mark.parametrize("possessive", ["Roe’s", "Roe's", "ROE’S", "ROE'S", "Lewis’", "Lewis'"])
def test_a_mention_before_an_s_with_an_apostrophe_is_a_possessor(possessive: str) -> None:
    (chunks,) = chunk_passages(passages(f"On Monday {possessive} boat sank."), [], ENGLISH)
    assert [mention.possessive for mention in chunks.names] == [True]


def test_a_nickname_in_marks_is_part_of_the_name() -> None:
    assert mentions("Robert “Red” Malloy said no.") == [(PERSON, "Robert “Red” Malloy")]


def test_a_dateline_is_no_speaker() -> None:
    assert mentions("LEEDS, England (PA) — Roe said no.")[0] == (PLACE, "LEEDS")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The senator spoke.", "person"),
        ("Voters spoke.", "group"),
        ("The campaign spoke.", "group"),
        ("The company spoke.", "organization"),
        ("The memo spoke.", "document"),
    ],
)
def test_types(text: str, kind: str) -> None:
    found = passages(text)
    (chunks,) = chunk_passages(found, find_spans(found, ENGLISH), ENGLISH)
    assert [type_of(mention) for mention in chunks.mentions if mention is not None] == [kind]


def test_a_name_within_a_phrase_has_the_chunk_of_the_phrase() -> None:
    found = passages("Most active Petrel fishermen")
    (chunks,) = chunk_passages(found, find_spans(found, ENGLISH), ENGLISH)
    assert [chunks.mentions[name.chunk].words for name in chunks.names] == [("Most", "active", "Petrel", "fishermen")]  # type: ignore[union-attr]


def test_words_and_chunks_have_tags() -> None:
    found = passages("“Yes,” said Jane Roe, a nurse in Leeds.")
    (chunks,) = chunk_passages(found, find_spans(found, ENGLISH), ENGLISH)
    assert "".join(chunks.word_tags) == "qSNN,dhrN."
    assert "".join(chunks.tags) == "qSM,UrL."


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("LEEDS, England (PA) — Roe said no.", "Roe"),
        ("New York, NY – Roe said no.", "Roe"),
        ("Roe – a nurse – said no.", None),
        ("Leeds said no.", None),
    ],
)
def test_where_a_dateline_ends(text: str, after: str | None) -> None:
    found = passages(text)
    (chunks,) = chunk_passages(found, find_spans(found, ENGLISH), ENGLISH)
    end = end_of_dateline(chunks)
    assert (chunks.words[chunks.firsts[end]] if end else None) == after
