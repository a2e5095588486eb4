"""Whom a description means: the senator, another official, the company, a nurse.

A description is resolved by the first rule that answers (`RULES`). If none does, and it is an epithet (the billionaire), the best
antecedent is meant (see `resolution`); else somebody new.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import Final

from newsx.languages import Language
from newsx.quotes.entities import genders
from newsx.quotes.entities.entities import FEW, MAX_CHUNKS, Entities, Entity, Resolution
from newsx.quotes.entities.explaining import explaining_name, name_before, sharing_article
from newsx.quotes.entities.roles import holders, title_of
from newsx.quotes.grammar import appositions
from newsx.quotes.grammar.chunking import type_of
from newsx.quotes.grammar.chunks import Mention
from newsx.quotes.grammar.tags import CAPITALISED, DOCUMENT, GROUP_PHRASE, ORGANIZATION, PEOPLE_PHRASE, PERSON
from newsx.quotes.grammar.tokens import AGE_ENDING, PARENT_LINK

_INTRODUCED_PASSAGES: Final = 4
"""Passages, its own and those before, in which "the reviewer" takes up "an anonymous reviewer"."""
_NAMED_PASSAGES: Final = 6
"""Passages, its own and those before, in which the organization is named that "the company" means."""
_RECENT_PASSAGES: Final = 2
"""Passages back to the last mention of a mayor who may be "the Hull mayor" although the text ties the mayor to no Hull."""


def is_definite(mention: Mention) -> bool:
    """Whether a description says that the reader knows who is meant: the senator, these officials."""
    return mention.words[0].lower() in mention.chunks.language.description_words["definite"]


# The rules. Each returns whom a description means, or None if it does not know.


def first_of_two(entities: Entities, mention: Mention) -> Resolution | None:
    """The Ohio senator and [presidential candidate] said: who the first description means, which was resolved before."""
    first = sharing_article(mention)
    known = entities.resolution_of(first) if first is not None else None
    if known is None or known.entity is None or known.entity.type != "person":
        return None
    return Resolution(known.entity)


def named_beside(entities: Entities, mention: Mention) -> Resolution | None:
    """[The director], Jane Roe, said; Jane Roe, [a nurse], said."""
    name = explaining_name(mention) or name_before(mention)
    named = entities.entity_of(name) if name is not None else None
    if name is None or named is None:
        return None
    if mention.tag == GROUP_PHRASE:
        return Resolution(named, kind=type_of(mention))  # the union, Unite, said
    between = mention.chunks.mentions[mention.chunk + 1 : name.chunk]
    found = [genders.of_pronoun(other.head, entities.language) for other in between if other is not None]
    return Resolution(
        named,
        genders=frozenset([gender for gender in found if gender is not None]),
        epithet=epithet_of(mention),
    )


def in_its_role(entities: Entities, mention: Mention) -> Resolution | None:
    """[The Ohio senator]: the person with this role, Sen. Ann Bell of Ohio, who was mentioned before."""
    if mention.tag != PEOPLE_PHRASE or not is_definite(mention):
        return None
    language = entities.language
    extra = {word.lower() for word in mention.words[1:-1]} - language.role_words["slight"]
    best: tuple[tuple[int, tuple[int, int]], Entity] | None = None
    for entity in holders(entities, title_of(mention.head, language)):
        earlier = bisect_left(entity.mentions, mention.place, key=_place)
        if not earlier:
            continue
        latest = entity.mentions[earlier - 1]
        fits = 0 if not extra else 1 if not extra.isdisjoint(entity.role_words) else -1
        if fits < 0 and mention.passage - latest.passage > _RECENT_PASSAGES:
            continue
        rank = (fits, latest.place)
        if best is None or rank > best[0]:
            best = rank, entity
    return Resolution(best[1]) if best is not None else None


def only_holder(entities: Entities, mention: Mention) -> Resolution | None:
    """[The governor]: the only one of the article, who may be named later."""
    is_office = len(mention.words) == 2 and mention.head in entities.language.role_words["holder"]
    if mention.tag != PEOPLE_PHRASE or not is_office or not is_definite(mention):
        return None
    found = holders(entities, mention.head)
    return Resolution(found[0]) if len(found) == 1 else None


def counted(entities: Entities, mention: Mention) -> Resolution | None:
    """[The second official], after “another official”; [the first official]."""
    if len(mention.words) < 3 or not is_definite(mention):
        return None
    ordinal, second = mention.words[1].lower(), entities.language.description_words["second"]
    if ordinal == "first":
        found = entities.unnamed_before(mention)[:1]
    elif ordinal in second:
        found = [entity for entity in entities.unnamed_before(mention) if entity.phrase.split(" ", 1)[0].lower() in second][-1:]
    else:
        return None
    return Resolution(found[0]) if found else None


def described_before(entities: Entities, mention: Mention) -> Resolution | None:
    """[The official]: the one described before in the same words or, after "the", in more: a senior port official."""
    definite = is_definite(mention)
    if not definite and mention.words[0].lower() in entities.language.description_words["somebody else"]:
        return None
    phrase = unnamed_phrase(mention).removeprefix("same ")
    for entity in reversed(entities.unnamed_before(mention)):
        if entity.phrase == phrase or (definite and shortens(phrase, entity.phrase)):
            return Resolution(entity)
    return None


def introduced_before(entities: Entities, mention: Mention) -> Resolution | None:
    """[The reviewer]: somebody new, who is called by the first description: An anonymous reviewer agreed."""
    if mention.tag != PEOPLE_PHRASE or not is_definite(mention):
        return None
    introducing = entities.language.description_words["introducing"]
    for number in range(mention.passage, max(-1, mention.passage - _INTRODUCED_PASSAGES), -1):
        mentions = entities.chunked[number].mentions
        end = mention.chunk if number == mention.passage else len(mentions)
        for other in reversed(mentions[max(0, end - MAX_CHUNKS) : end]):
            if other is None or other.tag != PEOPLE_PHRASE or other.head != mention.head or entities.resolution_of(other) is not None:
                continue
            if other.words[0].lower() in introducing and shortens(unnamed_phrase(mention), unnamed_phrase(other)):
                return somebody_new(entities, mention, other)
    return None


def latest_organization(entities: Entities, mention: Mention) -> Resolution | None:
    """[The company]: the organization that was named last; [the newspaper]: what was named last and is called like one.

    If there is only a name that looks like a person's, it may be a company's: Orwell Steel cut jobs. “…,” [the company] said.
    """
    if mention.tag != GROUP_PHRASE or len(mention.words) != 2 or not is_definite(mention):
        return None
    kinds = entities.language.organization_kinds
    is_publication = mention.head in kinds["publication"]
    if not is_publication and mention.head not in kinds["any"]:
        return None
    like_person: Entity | None = None
    for number in range(mention.passage, max(-1, mention.passage - _NAMED_PASSAGES), -1):
        for other in reversed(entities.chunked[number].names[-FEW:]):
            entity = entities.entity_of(other)
            if entity is None or other.place >= mention.place:
                continue
            if is_publication:
                if other.tag in (ORGANIZATION, PERSON) and entity.type != "person" and _publishes(entity, entities.language):
                    return Resolution(entity)
            elif other.tag == ORGANIZATION:
                return Resolution(entity)
            elif like_person is None and other.tag == PERSON and _may_be_organization(entity, entities.language):
                like_person = entity
    return Resolution(like_person, kind="organization") if like_person is not None else None


def organization_by_noun(entities: Entities, mention: Mention) -> Resolution | None:
    """[The board]: an organization whose name ends in the noun, Harbour Board."""
    if mention.tag not in (GROUP_PHRASE, DOCUMENT) or not is_definite(mention):
        return None
    for entity in entities.by_last_word.get(mention.head, ()):
        if entity.type == "organization":
            return Resolution(entity)
    return None


RULES: Final[tuple[Callable[[Entities, Mention], Resolution | None], ...]] = (
    first_of_two,
    named_beside,
    in_its_role,
    only_holder,
    counted,
    described_before,
    introduced_before,
    latest_organization,
    organization_by_noun,
)


def meant_by(entities: Entities, mention: Mention) -> Resolution | None:
    """Whom a description means by the first rule that knows; None if none does."""
    for rule in RULES:
        found = rule(entities, mention)
        if found is not None:
            return found
    return None


def somebody_new(entities: Entities, mention: Mention, first: Mention) -> Resolution:
    """A new entity for a description that is given first by the mention `first`."""
    entity = Entity(type_of(mention))
    entity.named = mention.tag == GROUP_PHRASE and _has_name(mention)
    entity.named |= entity.type == "group" and mention.words[-1] in entities.language.demonyms  # Republicans
    entity.described_by, entity.phrase = first, unnamed_phrase(first)
    if (gender := genders.of_noun(mention.head, entities.language)) is not None:
        entity.genders.add(gender)
    return Resolution(entity, is_new=True)


def _has_name(mention: Mention) -> bool:
    """Whether a phrase has a word with a capital that proves a name: the Kane campaign; not die Polizei."""
    chunks = mention.chunks
    if chunks.classes:
        return CAPITALISED in chunks.word_tags[mention.first : mention.last]
    return any(word[0].isupper() for word in mention.words[1:])


def is_epithet(mention: Mention, language: Language) -> bool:
    """Whether "the …" may mean somebody already named: the senator, the 46-year-old, the mum-of-three, the Norwegian diplomat."""
    noun = mention.head
    if noun in language.epithets["alone"] or noun.endswith(AGE_ENDING) or PARENT_LINK in noun:
        return True
    return noun in language.epithets["with a nation"] and any(word in language.demonyms for word in mention.words[1:-1])


def epithet_of(mention: Mention) -> str:
    """What a description calls somebody, with what its head takes: The former secretary of state → former secretary of state."""
    chunks, first = mention.chunks, mention.first
    if len(mention.words) > 1 and mention.words[0].lower() in chunks.language.description_words["before an epithet"]:
        first += 1
    last = (
        appositions.phrase_end(chunks, mention.last - 1, titled=False)
        if chunks.word_at(mention.last) in chunks.language.closed_classes["of"]
        else mention.last
    )
    return " ".join(chunks.text[chunks.starts[first] : chunks.end_of(last - 1)].split())


def unnamed_phrase(mention: Mention) -> str:
    """A description without its article: A senior official → senior official."""
    words, first = mention.words, 0
    while first < len(words) - 1 and words[first].lower() in mention.chunks.language.description_words["determiner"]:
        first += 1
    return " ".join(words[first:])


def shortens(phrase: str, longer: str) -> bool:
    """Whether a phrase has only words of a longer one.

    >>> shortens("official", "senior administration official"), shortens("second official", "senior administration official")
    (True, False)
    """
    return set(phrase.lower().split()) <= set(longer.lower().split())


def _publishes(entity: Entity, language: Language) -> bool:
    """Whether a name is a paper's or broadcaster's by its words: The Alden Packet, Alden News."""
    return any(word.lower() in language.outlet_words for words in entity.names for word in words)


def _may_be_organization(entity: Entity, language: Language) -> bool:
    """Whether a name that looks like a person's may be a company's: two words, no given name, always the same and without a title."""
    words = entity.fullest
    if len(words) < 2 or len(entity.names) > 1 or words[0] in language.given_names or entity.genders:
        return False
    return all(mention.words == words and mention.honorific is None and mention.role_start is None for mention in entity.mentions[:FEW])


def _place(mention: Mention) -> tuple[int, int]:
    return mention.place
