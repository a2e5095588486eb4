"""Names → entities: which mentions by name are of the same person, organization or place.

Full names come first, so that a surname, a first name or an acronym finds the fullest name that it is short for, wherever that stands.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from newsx.languages import Language
from newsx.quotes.entities import genders
from newsx.quotes.entities.entities import FEW, Entities, Entity, Resolution
from newsx.quotes.grammar.chunking import type_of
from newsx.quotes.grammar.chunks import Chunks, Mention
from newsx.quotes.grammar.tags import COMMA, DETERMINER, ORGANIZATION, PERSON, PLACE, PREPOSITION
from newsx.quotes.spans.passage import Passage
from newsx.record import SpeakerType
from newsx.text.name_forms import same_person, short_for, swapped, without_a_letter, without_generation

_MIN_LETTERS: Final = 6
"""Letters of a surname that is recognised with one letter wrong."""
_MAX_ALONE: Final = 4
"""How many times more often than the full name its first word may stand alone and still be short for it: Roe, Roe, the Roe Train."""
_MAX_ENTITIES: Final = 100
"""Entities among whose middle names a name of one word is looked for."""
_MAX_FIRST_WORDS: Final = 500
"""First words of names among which those are looked for that a given name is short for."""
_JUST_PASSAGES: Final = 1
"""Passages within which somebody was just introduced."""

SURNAME_SCORES: Final = {
    "introduction": 1.0,  # each mention by full name: the story’s main person has most
    "introduced at all": 0.5,  # before the mention
    "just introduced": 1.5,  # in the same paragraph or the one before
    "depends on nothing": 1.2,  # just introduced, and not after a preposition: Ann Roe, mother of Bo Roe, …
}
"""What speaks for each of several people whom a surname may mean."""


def collect_names(passages: list[Passage], chunked: list[Chunks], language: Language, byline_names: list[str]) -> Entities:
    """The entities that the article names, with their mentions by name."""
    entities = Entities(passages, chunked, language)
    names = [mention for chunks in chunked for mention in chunks.names]
    _Collector(entities).add_all(names)
    for mention in names:
        entity = entities.entity_of(mention)
        if entity is not None:
            entity.mentions.append(mention)
            if (mention.honorific or mention.role_start is not None) and (gender := genders.of_mention(mention, language)):
                entity.genders.add(gender)
    for entity in entities.all:
        entity.likely_gender = next(iter(entity.genders)) if len(entity.genders) == 1 else genders.likely(entity.fullest, language)
    if byline_names:
        entities.author = _author(byline_names[0], language)
    return entities


def _author(name: str, language: Language) -> Entity:
    entity = Entity()
    entity.names.append(tuple(name.split()))
    entity.likely_gender = genders.likely(entity.fullest, language)
    return entity


class _Collector:
    """Joins each name to the entity that it means, or makes an entity of it.

    Entities are found by the last and first word of a name and by an organization's initials. `alone` has the number of mentions of each
    name of one word; `shortened` has the surnames by what is left of them without one letter (made for the first misspelt name).
    """

    def __init__(self, entities: Entities) -> None:
        self.entities, self.language = entities, entities.language
        self.by_last_word = entities.by_last_word
        self.by_first_word: dict[str, list[Entity]] = {}
        self.by_initials: dict[str, Entity] = {}
        self.alone: dict[str, int] = {}
        self.shortened: dict[str, str] | None = None

    def add_all(self, names: list[Mention]) -> None:
        full: list[Mention] = []
        organizations: list[Mention] = []
        short: list[Mention] = []
        for mention in names:
            if mention.tag != PERSON:
                organizations.append(mention)
            elif len(mention.words) > 1 and len(without_generation(mention.words)) > 1:
                full.append(mention)
            else:
                short.append(mention)
                self.alone[mention.words[0]] = self.alone.get(mention.words[0], 0) + 1
        for mention in sorted(full, key=self._in_headline):
            self._add_full(mention)
        for mention in organizations:
            self._add_organization(mention)
        for mention in short:
            self._add_short(mention)

    def _in_headline(self, mention: Mention) -> bool:
        return self.entities.passages[mention.passage].field == "headline"

    def _new(self, mention: Mention, kind: SpeakerType) -> Entity:
        """A new entity with a mention."""
        entity = Entity(kind)
        self.entities.all.append(entity)
        self._join(entity, mention)
        return entity

    def _join(self, entity: Entity, mention: Mention) -> None:
        """Gives a mention to an entity, and the entity the mention's form of the name."""
        words = without_generation(mention.words)
        if len(words) > 1:
            entity.introductions.append(mention)
        if words not in entity.names:
            entity.names.append(mention.words)
            for table, key in ((self.by_last_word, words[-1].lower()), (self.by_first_word, words[0].lower())):
                known = table.setdefault(key, [])
                if entity not in known:
                    known.append(entity)
        self.entities.apply(mention, Resolution(entity))

    def _add_full(self, mention: Mention) -> None:
        """A person's full name: of an entity whose full name may be the same person's, else of a new one."""
        words = without_generation(mention.words)
        for entity in self.by_last_word.get(words[-1].lower(), [])[:FEW]:
            if any(same_person(without_generation(other), words, self.language) for other in entity.names if len(other) > 1):
                if self._in_headline(mention):  # its capitals hide where the name begins: Paper Conflates Ann Roe With …
                    self.entities.apply(mention, Resolution(entity))
                else:
                    self._join(entity, mention)
                return
        self._new(mention, "person")

    def _add_organization(self, mention: Mention) -> None:
        """The name of an organization, a place or a people; some are somebody's surname: Jackson, ROE."""
        words = mention.words
        for entity in self.by_last_word.get(words[-1].lower(), [])[:FEW]:
            if entity.type == "person" and len(words) == 1 and _is_surname(entity, mention):
                self._join(entity, mention)
                return
            if entity.type != "person" and any(set(words) <= set(other) or set(other) <= set(words) for other in entity.names):
                self._join(entity, mention)
                return
        if len(words) == 1 and (known := self.by_initials.get(words[0])) is not None:
            self._join(known, mention)
            return
        entity = self._new(mention, type_of(mention))
        if len(words) > 2:
            self.by_initials.setdefault("".join(word[0] for word in words if word[0].isupper()), entity)

    def _add_short(self, mention: Mention) -> None:
        """A name of one word: somebody's surname, else a first name, else the end of an organization's name, else somebody new's."""
        key = mention.words[0].lower()
        known = self.by_last_word.get(key, [])
        people = [entity for entity in known if entity.type == "person"]
        if people and (gender := genders.of_honorific(mention.honorific, self.language)):
            relative = _is_relative(mention)
            people = [entity for entity in people if not relative and genders.likely(entity.fullest, self.language) in (gender, None)]
            if not people:  # Lady Roe is not John Roe, nor the minister's wife, Lady Roe, the minister
                self._new(mention, "person")
                return
        if people:
            self._join_one_of(people, mention)
            return
        if known:
            self._join(known[0], mention)
            return
        called = self.by_first_word.get(key) or [entity for name in self._long_for(key) for entity in self.by_first_word[name]]
        firsts = [entity for entity in called if entity.type == "person" and self._may_be_called(entity, mention)]
        if firsts:
            self._join_one_of(firsts, mention)
            return
        meant = self._with_middle_name(mention) or self._misspelt(mention.words[0])
        if meant is None:
            self._new(mention, "person")
        else:
            self._join(meant, mention)

    def _with_middle_name(self, mention: Mention) -> Entity | None:
        """Who has a word within a full name before: Luiz Inácio Lula da Silva is Lula."""
        for entity in self.entities.all[:_MAX_ENTITIES]:
            if entity.type == "person" and any(mention.words[0] in name[1:-1] for name in entity.names) and entity.introductions:
                return entity if entity.introductions[0].place < mention.place else None
        return None

    def _long_for(self, short: str) -> list[str]:
        """The first words of names that a name is short for: robert for bob."""
        if len(self.by_first_word) > _MAX_FIRST_WORDS:
            return []
        return [name for name in self.by_first_word if short in short_for(name, self.language)]

    def _may_be_called(self, entity: Entity, mention: Mention) -> bool:
        """Whether somebody may be called by the first word of a full name: by a given name, or by another word if the text introduced
        the person before and does not have the word alone much more often (Kane, Kane, the Kane Train)."""
        if mention.words[0] in self.language.given_names:
            return True
        if self.alone.get(mention.words[0], 0) > _MAX_ALONE * len(entity.introductions):
            return False
        return any(full.place < mention.place and not self._in_headline(full) for full in entity.introductions[:FEW])

    def _misspelt(self, word: str) -> Entity | None:
        """Whose surname a word is but for a letter too many or too few, or two in the wrong order: Keidis for Kiedis."""
        if len(word) < _MIN_LETTERS or word in self.language.given_names:
            return None
        if self.shortened is None:
            surnames = [name for name in self.by_last_word if len(name) > _MIN_LETTERS]
            self.shortened = {short: name for name in surnames for short in without_a_letter(name)}
        low = word.lower()
        for surname in (*without_a_letter(low), *swapped(low), self.shortened.get(low, "")):
            for entity in self.by_last_word.get(surname, [])[:FEW]:
                if entity.type == "person" and entity.introductions:
                    return entity
        return None

    def _join_one_of(self, people: list[Entity], mention: Mention) -> None:
        """Gives a mention to the one of several people with one surname who has the highest score."""
        if len(people) == 1:
            self._join(people[0], mention)
            return
        people = people[:FEW]
        scores = [_surname_score(entity, mention) for entity in people]
        self._join(people[scores.index(max(scores))], mention)


def _surname_score(entity: Entity, mention: Mention) -> float:
    """How well somebody fits a surname."""
    before = bisect_left(entity.introductions, mention.place, key=lambda full: full.place)
    score = len(entity.introductions) * SURNAME_SCORES["introduction"]
    if before:
        score += SURNAME_SCORES["introduced at all"]
        latest = entity.introductions[before - 1]
        if mention.passage - latest.passage <= _JUST_PASSAGES:
            score += SURNAME_SCORES["just introduced"]
            if not latest.follows_preposition:
                score += SURNAME_SCORES["depends on nothing"]
    return score


def _is_surname(entity: Entity, mention: Mention) -> bool:
    """Whether a name that looks like no person's is somebody's surname: ROE; Jackson, if Ann Jackson was named before."""
    if mention.tag == ORGANIZATION:
        return mention.words[0].isupper()
    beside = mention.chunks.word_tag(mention.first - 1)
    is_object = beside in (PREPOSITION, DETERMINER)
    return mention.tag == PLACE and not is_object and bool(entity.introductions) and entity.introductions[0].place < mention.place


def _is_relative(mention: Mention) -> bool:
    """Whether a name is of somebody's wife, brother, …: the minister's wife, [Lady Roe]."""
    chunk, chunks = mention.chunk, mention.chunks
    beside = chunks.mentions[chunk - 2] if chunk > 1 and chunks.tags[chunk - 1] == COMMA else None
    return beside is not None and beside.head in chunks.language.relatives["relative"]
