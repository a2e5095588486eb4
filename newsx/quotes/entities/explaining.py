"""The name that stands beside a description and says whom it means: the director, [Jane Roe]; [Jane Roe], 34, a nurse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from newsx.quotes.attribution.cues import named
from newsx.quotes.grammar.chunks import Chunks, Mention
from newsx.quotes.grammar.tags import (
    BEFORE_NOUN,
    COMMA,
    COORDINATOR,
    DETERMINERS,
    GROUP_PHRASE,
    NUMBER,
    OPENING_BRACKET,
    ORGANIZATION,
    PEOPLE_PHRASE,
    PERSON,
    PLACE,
    PREPOSITION,
    STOP,
    TO,
    VERBS,
    WHO,
)
from newsx.text.name_forms import is_acronym

_MAX_CLAUSE: Final = 16
"""Chunks of a clause in which somebody's name is given: who gave only her first name, …"""
_AFTER_EXPLAINING: Final = frozenset([COMMA, STOP, PREPOSITION, OPENING_BRACKET])
"""What may stand after a name that explains: the director, Jane Roe[,] said; the director, Jane Roe [of] Leeds, said."""
_MAX_OFFICE: Final = 12
"""Chunks between an office and its holder's name."""
_CLOSES_TAIL: Final = frozenset([COMMA, STOP])
_OF_TAIL: Final = frozenset([PERSON, ORGANIZATION, PLACE, GROUP_PHRASE, PEOPLE_PHRASE])
_WITHIN_OFFICE: Final = _OF_TAIL | BEFORE_NOUN | {PREPOSITION, COORDINATOR}


def explaining_name(mention: Mention) -> Mention | None:
    """The name after a description that says whom it means; None if there is none.

    The rules are asked in turn, and the first answer wins.
    """
    for rule in _PEOPLE_RULES if mention.tag == PEOPLE_PHRASE else _GROUP_RULES if mention.tag == GROUP_PHRASE else ():
        name = rule(mention.chunks, mention.chunk)
        if name is not None:
            return name
    return None


def group_and_name(chunks: Chunks, chunk: int) -> Mention | None:
    """[The union], Unite, said."""
    tags = chunks.tags
    is_closed = tags[chunk + 1 : chunk + 2] == tags[chunk + 3 : chunk + 4] == [COMMA]
    return chunks.mentions[chunk + 2] if is_closed and tags[chunk + 2] in (PERSON, ORGANIZATION) else None


def person_and_name(chunks: Chunks, chunk: int) -> Mention | None:
    """[The director], Jane Roe, said."""
    tags = chunks.tags
    if tags[chunk + 1 : chunk + 3] != [COMMA, PERSON] or not _AFTER_EXPLAINING.issuperset(tags[chunk + 3 : chunk + 4]):
        return None
    return chunks.mentions[chunk + 2]


def first_of_two_roles(chunks: Chunks, chunk: int) -> Mention | None:
    """Recalled [friend] and former colleague Jane Roe: neither role has an article."""
    description = chunks.mentions[chunk]
    if chunks.tags[chunk + 1 : chunk + 3] != [COORDINATOR, PERSON] or description is None:
        return None
    name = chunks.mentions[chunk + 2]
    if name is None or name.role_start is None:
        return None
    tags = chunks.word_tags
    return None if tags[description.first] in DETERMINERS or tags[name.role_start] in DETERMINERS else name


def name_at_end_of_tail(chunks: Chunks, chunk: int) -> Mention | None:
    """[Chairman] of Harbour PAC Ann Roe said: the organization and the name are one chunk."""
    tags = chunks.tags
    if tags[chunk + 1 : chunk + 2] not in ([PREPOSITION], [TO]) or tags[chunk + 2 : chunk + 3] != [PERSON]:
        return None
    name = chunks.mentions[chunk + 2]
    if name is None or chunks.firsts[name.chunk] >= name.first:
        return None
    return name if _ends_organization(chunks, chunks.words[name.first - 1]) else None


def name_after_tail(chunks: Chunks, chunk: int) -> Mention | None:
    """[A spokeswoman] for Mr. Rourke, Dana Cho, said."""
    tags = chunks.tags
    if tags[chunk + 1 : chunk + 2] not in ([PREPOSITION], [TO]):
        return None
    at = chunk + 2
    while tags[at : at + 1] and tags[at] in BEFORE_NOUN:
        at += 1
    if tags[at : at + 1] and tags[at] in _OF_TAIL and tags[at + 1 : at + 3] == [COMMA, PERSON]:
        return chunks.mentions[at + 2] if _CLOSES_TAIL.issuperset(tags[at + 3 : at + 4]) else None
    return None


def name_after_office(chunks: Chunks, chunk: int) -> Mention | None:
    """[La directrice] du port de la ville, Ann Roe: where offices, with all that they are of, stand before names."""
    tags, at = chunks.tags, chunk + 1
    if "offices before names" not in chunks.language.traits or tags[at : at + 1] != [PREPOSITION]:
        return None
    while tags[at : at + 1] and tags[at] in _WITHIN_OFFICE and at - chunk < _MAX_OFFICE:
        at += 1
    if tags[at : at + 2] != [COMMA, PERSON] or not _CLOSES_TAIL.issuperset(tags[at + 2 : at + 3]):
        return None
    return chunks.mentions[at + 1]


def name_after_genitive(chunks: Chunks, chunk: int) -> Mention | None:
    """[Der Sprecher] der Werft, Ivo Bern, sagte."""
    at = named(chunks, chunk) if chunks.language.is_verb_second else chunk
    return chunks.mentions[at] if at != chunk else None


def name_in_clause(chunks: Chunks, chunk: int) -> Mention | None:
    """[A nurse], who gave only her first name, Jane, said; [a witness] who gave his name as Carl said."""
    tags, sentences = chunks.tags, chunks.sentences
    if tags[chunk + 1 : chunk + 3] != [COMMA, WHO] and tags[chunk + 1 : chunk + 2] != [WHO]:
        return None
    for at in range(chunk + 2, min(chunk + _MAX_CLAUSE, len(tags))):
        if sentences[at] != sentences[chunk]:
            return None
        before = chunks.firsts[at - 1]
        is_given = tags[at] == PERSON and (tags[at - 1] == COMMA or chunks.word_at(before) == "as")
        if is_given and chunks.word_at(before - 1) == "name":
            return chunks.mentions[at]
    return None


Rule = Callable[[Chunks, int], "Mention | None"]
_GROUP_RULES: Final[tuple[Rule, ...]] = (group_and_name,)
_PEOPLE_RULES: Final[tuple[Rule, ...]] = (
    person_and_name,
    first_of_two_roles,
    name_at_end_of_tail,
    name_after_tail,
    name_after_office,
    name_after_genitive,
    name_in_clause,
)


def name_before(mention: Mention) -> Mention | None:
    """The name that a description with "a" stands beside: [Jane Roe], 34, a nurse in Leeds. None if there is none, or a verb follows: in
    Leeds, a nurse said."""
    chunks, chunk = mention.chunks, mention.chunk
    if mention.tag != PEOPLE_PHRASE or mention.does in VERBS:
        return None
    tags = chunks.tags
    end = chunk - 2 if tags[max(0, chunk - 4) : chunk] == [PERSON, COMMA, NUMBER, COMMA] else chunk
    articles = chunks.language.description_words["indefinite article"]
    if end < 2 or tags[end - 2 : end] != [PERSON, COMMA] or mention.words[0].lower() not in articles:
        return None
    return chunks.mentions[end - 2]


def sharing_article(mention: Mention) -> Mention | None:
    """The description whose article a second one shares: [the Ohio senator] and presidential candidate said. None if there is none."""
    chunks, chunk = mention.chunks, mention.chunk
    if mention.tag != PEOPLE_PHRASE or chunk < 2 or chunks.tags[chunk - 2 : chunk] != [PEOPLE_PHRASE, COORDINATOR]:
        return None
    first = chunks.mentions[chunk - 2]
    if first is None or first.words[0].lower() not in chunks.language.description_words["definite article"] or mention.head.endswith("s"):
        return None
    return None if chunks.word_tags[mention.first] in DETERMINERS else first


def _ends_organization(chunks: Chunks, word: str) -> bool:
    """Whether an organization's name may end in a word: PAC, Committee."""
    return word in chunks.language.organization_words or is_acronym(word)
