"""The gender that words give somebody: forms of address, nouns, pronouns, given names."""

from __future__ import annotations

from typing import Final

from newsx.languages import Language
from newsx.quotes.entities.entities import FEW, Entities, Entity
from newsx.quotes.grammar.chunks import Mention
from newsx.quotes.grammar.tags import ADVERB, BEFORE_NOUN, COMMA, PEOPLE_PHRASE, PERSON, PRONOUNS
from newsx.record import Gender

_WITHIN_APPOSITION: Final = BEFORE_NOUN | {ADVERB}


def of_honorific(honorific: str | None, language: Language) -> Gender | None:
    """The gender that a form of address gives: Mrs. → f, Dr. → None."""
    return "m" if honorific in language.men_honorifics else "f" if honorific in language.women_honorifics else None


def of_pronoun(word: str, language: Language) -> Gender | None:
    """The gender that a pronoun in lower case gives: she, her → f; they → None."""
    stands_for = language.pronouns.get(word)
    return "m" if stands_for == "man" else "f" if stands_for == "woman" else None


def of_noun(noun: str, language: Language) -> Gender | None:
    """The gender of those whom a noun means: spokeswoman → f, actor → m, nurse → None."""
    nouns = language.gender_nouns
    if noun in nouns["woman"] or noun.endswith(tuple(nouns.get("ending of a woman", ()))):
        return "f"
    if noun in nouns["man"]:
        return "m"
    return "m" if noun.endswith(tuple(nouns.get("ending of a man", ()))) and noun not in nouns["of either"] else None


def of_mention(mention: Mention, language: Language) -> Gender | None:
    """The gender that a form of address or a role's noun before a name gives: Mrs. Roe, spokesman Bo Lind."""
    if (gender := of_honorific(mention.honorific, language)) is not None:
        return gender
    if mention.role_start is None:
        return None
    before = {of_noun(word.lower(), language) for word in mention.chunks.words[mention.role_start : mention.first] if word}
    return "f" if "f" in before else "m" if "m" in before else None


def likely(words: tuple[str, ...], language: Language) -> Gender | None:
    """The gender of most people with a full name's given name; it is used only to find antecedents, and is not in the record."""
    if len(words) < 2 or words[0] in language.either_names:
        return None
    return "f" if words[0] in language.women_names else "m" if words[0] in language.men_names else None


def of_entity(entities: Entities, entity: Entity) -> Gender | None:
    """The gender that the article gives somebody, None if it gives none or both.

    It is given by a form of address, by a role, by a pronoun that was resolved, or by the next pronoun after the name.
    """
    if len(entity.genders) == 1:
        return next(iter(entity.genders))
    if entity.genders:
        return None
    votes: dict[Gender, int] = {"f": 0, "m": 0}
    for mention in entity.mentions[:FEW]:
        if mention.is_name and (gender := _of_next_pronoun(entities, entity, mention)):
            votes[gender] += 1
    if entity.likely_gender is not None:
        return entity.likely_gender if votes[entity.likely_gender] else None
    return None if votes["f"] == votes["m"] else "f" if votes["f"] > votes["m"] else "m"


def _of_next_pronoun(entities: Entities, entity: Entity, mention: Mention) -> Gender | None:
    """The gender of the next he or she after a name, if nobody else of that gender is mentioned between."""
    follows = mention.chunks.mentions[mention.chunk + 1 : mention.chunk + FEW]
    if mention.passage + 1 < len(entities.chunked):
        follows = follows + entities.chunked[mention.passage + 1].mentions[:2]
    passed: set[Gender | None] = set()
    for other in follows:
        if other is None:
            continue
        if other.tag in PRONOUNS and (gender := of_pronoun(other.head, entities.language)):
            return None if gender in passed or None in passed else gender
        if other.tag == PERSON or (other.tag == PEOPLE_PHRASE and not _is_apposition(mention, other)):
            somebody = entities.entity_of(other)
            if somebody is not entity:
                passed.add(somebody.likely_gender if somebody is not None else None)
    return None


def _is_apposition(name: Mention, other: Mention) -> bool:
    """Whether a description stands beside a name and says who it is: Ann Roe, [a teacher] who …, said she …"""
    if other.chunks is not name.chunks:
        return False
    between = name.chunks.tags[name.chunk + 1 : other.chunk]
    return between[:1] == [COMMA] and _WITHIN_APPOSITION.issuperset(between[1:])
