"""Rules say whom a mention means and change nothing; only `Entities.apply` does."""

from __future__ import annotations

from newsx.quotes.entities import descriptions, pronouns
from newsx.quotes.entities.collect import collect_names
from newsx.quotes.entities.entities import Entities, Resolution
from newsx.quotes.entities.pronouns import Search
from newsx.quotes.entities.resolution import resolve
from newsx.quotes.entities.roles import index_roles
from newsx.quotes.grammar.chunking import chunk_passages
from newsx.quotes.grammar.chunks import Mention
from newsx.quotes.grammar.tags import PRONOUNS
from newsx.quotes.spans.marks import find_spans
from tests.quotes.reading import ENGLISH, passages

STORY = (
    "Sen. Ann Bell of Ohio met Bo Ek, a billionaire, and Orwell Steel’s spokeswoman, Jo Pires.",
    "The union, Amalgam, called it “late.” The billionaire left. The senator said the company had cut jobs, and she was “tired.”",
    "A port official agreed with another official. The second official told him that the official was wrong.",
)


def collected() -> tuple[Entities, list[Mention]]:
    """The entities of the story with its names, and the mentions that are no names."""
    found = passages(*STORY)
    chunked = chunk_passages(found, find_spans(found, ENGLISH), ENGLISH)
    entities = collect_names(found, chunked, ENGLISH, [])
    index_roles(entities)
    mentions = [mention for chunks in chunked for mention in chunks.mentions if mention is not None and not mention.is_name]
    return entities, mentions


def state(entities: Entities, mentions: list[Mention]) -> list[object]:
    return [
        [entities.entity_of(mention) for mention in mentions],
        [(one, one.type, list(one.names), list(one.mentions), set(one.genders), list(one.epithets)) for one in entities.all],
    ]


def test_rules_change_nothing() -> None:
    entities, mentions = collected()
    before = state(entities, mentions)
    for mention in mentions:
        if mention.tag in PRONOUNS:
            search = Search(entities, mention, "f", [], pronouns.PASSAGES)
            while (others := search.next_passage()) is not None:
                search.look_at(others)
            pronouns.meant_by(search, [])
        else:
            descriptions.meant_by(entities, mention)
            descriptions.somebody_new(entities, mention, mention)
    assert state(entities, mentions) == before


def test_what_is_resolved_is_not_asked_again() -> None:
    entities, mentions = collected()
    first = [resolve(entities, mention, []) for mention in mentions]
    before = state(entities, mentions)
    assert [resolve(entities, mention, []) for mention in reversed(mentions)] == first[::-1]
    assert state(entities, mentions) == before


def test_apply_notes_what_a_mention_tells() -> None:
    entities, mentions = collected()
    company = next(entity for entity in entities.all if entity.fullest == ("Orwell", "Steel"))
    entities.apply(mentions[0], Resolution(company, kind="organization", genders=frozenset(["f"]), epithet="steel maker"))
    assert entities.entity_of(mentions[0]) is company
    assert (company.type, company.genders, company.epithets) == ("organization", {"f"}, ["steel maker"])
