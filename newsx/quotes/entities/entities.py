"""The cast of an article: the people, groups, organizations and documents in it, each with all its names and mentions.

A surname stands for the fullest name that has it, a first name or an acronym likewise.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import Final

from newsx import languages
from newsx.quotes.entities import genders
from newsx.quotes.grammar.chunking import type_of
from newsx.quotes.grammar.chunks import Chunks, Mention
from newsx.quotes.spans.passage import Passage
from newsx.record import Gender, SpeakerType
from newsx.text.name_forms import same_person, short_for, swapped, without_a_letter, without_generation

_RELATIVES: Final = frozenset(
    "wife husband widow widower brother sister son daughter mother father mum mom dad uncle aunt cousin nephew niece partner".split()
)
_LONG_ENOUGH: Final = 6
"""Letters from which a surname with one wrong is still told from others."""
_UNGOVERNED: Final = 1.2
_CLEAR: Final = 2.0
_DOUBTFUL: Final = 0.9
_MOST_ALONE: Final = 4
_MOST_NAMED: Final = 100
"""Entities among which a middle name is looked for."""
_MOST_FIRSTS: Final = 500
"""Given names that are looked through for what one is short for."""
FEW: Final = 40
"""So many of those who have a surname, a noun or a role in common are looked at, so that time stays linear in their number."""


class Entity:
    """Somebody or something mentioned: the words of each of its names, its mentions in reading order, what is known of it.

    `introduced` are the mentions by full name, `likely` the gender by the given name, `epithets` what it is called without
    its name, `phrase` the words of an unnamed one, first in the mention `phrase_of`.
    """

    def __init__(self, kind: SpeakerType = "person") -> None:
        self.names: list[tuple[str, ...]] = []
        self.mentions: list[Mention] = []
        self.type = kind
        self.named = True
        self.genders: set[Gender] = set()
        self.likely: Gender | None = None
        self.introduced: list[Mention] = []
        self.epithets: list[str] = []
        self.phrase: str | None = None
        self.phrase_of: Mention | None = None

    @property
    def fullest(self) -> tuple[str, ...]:
        """The name with the most words, without suffix-only differences; of equals the first."""
        return (self.names[0] if len(self.names) == 1 else max(self.names, key=_fullness)) if self.names else ()


def _fullness(words: tuple[str, ...]) -> tuple[int, int, bool]:
    return len(words), sum(map(len, words)), not words[0].isupper()


class Entities:
    """The entities of an article, and whom each mention stands for as far as it has been asked."""

    def __init__(self, passages: list[Passage], chunked: list[Chunks]) -> None:
        self.passages, self.chunked = passages, chunked
        self.all: list[Entity] = []
        self.by_last: dict[str, list[Entity]] = {}
        self.by_first: dict[str, list[Entity]] = {}
        self.by_initials: dict[str, Entity] = {}
        self.by_role: dict[str, list[Entity]] = {}
        self.described: dict[int, set[str]] = {}
        self.unnamed: dict[str, list[Entity]] = {}
        self.entity_of: dict[int, tuple[Entity | None, float]] = {}
        self.epithets_noted = False
        self.byline: Entity | None = None
        self.alone: dict[str, int] = {}  # how often a name of one word is in the text
        self.shortened: dict[str, str] | None = None  # the surnames by what they are without one letter


def collect_names(passages: list[Passage], chunked: list[Chunks], byline_names: list[str]) -> Entities:
    """The cast of an article: an entity for each name, whatever form its mentions have."""
    entities = Entities(passages, chunked)
    names = [mention for chunks in chunked for mention in chunks.names]
    full: list[Mention] = []
    organizations: list[Mention] = []
    short: list[Mention] = []
    for mention in names:
        if mention.tag != "M":
            organizations.append(mention)
        elif len(mention.words) > 1 and len(without_generation(mention.words)) > 1:
            full.append(mention)
        else:
            short.append(mention)
    for mention in sorted(full, key=lambda mention: _in_headline(entities, mention)):
        _add_full(entities, mention)
    for mention in organizations:
        _add_organization(entities, mention)
    for mention in short:
        entities.alone[mention.words[0]] = entities.alone.get(mention.words[0], 0) + 1
    for mention in short:
        _add_short(entities, mention)
    for mention in names:
        entity = entities.entity_of[id(mention)][0]
        if entity is not None:
            entity.mentions.append(mention)
            if (mention.honorific or mention.role_start is not None) and (gender := genders.of_mention(mention)):
                entity.genders.add(gender)
    for entity in entities.all:
        entity.likely = next(iter(entity.genders)) if len(entity.genders) == 1 else genders.likely(entity.fullest)
    if byline_names:
        entities.byline = _byline_entity(entities, byline_names[0])
    return entities


def _add_full(entities: Entities, mention: Mention) -> None:
    words = without_generation(mention.words)
    for entity in entities.by_last.get(words[-1].lower(), [])[:FEW]:
        if any(same_person(without_generation(other), words, languages.of("en")) for other in entity.names if len(other) > 1):
            if _in_headline(entities, mention):  # whose capitals hide where the name begins: Paper Conflates Ann Roe With …
                entities.entity_of[id(mention)] = entity, 1.0
            else:
                _join(entities, entity, mention)
            return
    _join(entities, new_entity(entities, "person"), mention)


def _in_headline(entities: Entities, mention: Mention) -> bool:
    return entities.passages[mention.passage].field == "headline"


def new_entity(entities: Entities, kind: SpeakerType) -> Entity:
    entity = Entity(kind)
    entities.all.append(entity)
    return entity


def _join(entities: Entities, entity: Entity, mention: Mention, certainty: float = 1.0) -> None:
    words = without_generation(mention.words)
    if len(words) > 1:
        entity.introduced.append(mention)
    if words not in entity.names:
        entity.names.append(mention.words)
        for table, key in ((entities.by_last, words[-1].lower()), (entities.by_first, words[0].lower())):
            known = table.setdefault(key, [])
            if entity not in known:
                known.append(entity)
    entities.entity_of[id(mention)] = entity, certainty


def add_name(entities: Entities, mention: Mention) -> None:
    """Adds a name that was found later, inside a quotation."""
    if id(mention) in entities.entity_of:
        return
    if mention.tag != "M":
        _add_organization(entities, mention)
    elif len(without_generation(mention.words)) > 1:
        _add_full(entities, mention)
    else:
        _add_short(entities, mention)
    entity = entities.entity_of[id(mention)][0]
    if entity is not None:
        insort(entity.mentions, mention, key=lambda other: other.place)


def _add_organization(entities: Entities, mention: Mention) -> None:
    words = mention.words
    key = words[-1].lower()
    for entity in entities.by_last.get(key, [])[:FEW]:
        if entity.type == "person" and len(words) == 1 and _is_surname(entity, mention):
            _join(entities, entity, mention)
            return
        if entity.type != "person" and any(set(words) <= set(other) or set(other) <= set(words) for other in entity.names):
            _join(entities, entity, mention)
            return
    if len(words) == 1 and (known := entities.by_initials.get(words[0])) is not None:
        _join(entities, known, mention)
        return
    entity = new_entity(entities, type_of(mention))
    _join(entities, entity, mention)
    if len(words) > 2:
        entities.by_initials.setdefault("".join(word[0] for word in words if word[0].isupper()), entity)


def _is_surname(entity: Entity, mention: Mention) -> bool:
    """Whether a word that is none by itself is somebody's surname: in capitals; a place's or people's after the full name, Jackson said."""
    if mention.tag == "O":
        return mention.words[0].isupper()
    beside = mention.chunks.word_tag(mention.first - 1)
    return mention.tag == "L" and beside not in "rd" and bool(entity.introduced) and entity.introduced[0].place < mention.place


def _add_short(entities: Entities, mention: Mention) -> None:
    """A name of one word: somebody's surname, else a first name, else the end of an organization's name, else somebody new."""
    key = mention.words[0].lower()
    known = entities.by_last.get(key, [])
    people = [entity for entity in known if entity.type == "person"]
    if people and (gender := genders.BY_HONORIFIC.get(mention.honorific or "")):
        relative = _is_relative(mention)
        people = [entity for entity in people if not relative and genders.likely(entity.fullest) in (gender, None)]
        if not people:  # Lady Roe is not John Roe, nor the minister's wife, Lady Roe, the minister
            _join(entities, new_entity(entities, "person"), mention)
            return
    if people:
        _join_one_of(entities, people, mention)
        return
    if known:
        _join(entities, known[0], mention)
        return
    called = entities.by_first.get(key) or [entity for name in _long_for(entities, key) for entity in entities.by_first[name]]
    firsts = [entity for entity in called if entity.type == "person" and _may_be_called(entities, entity, mention)]
    if firsts:
        _join_one_of(entities, firsts, mention)
        return
    meant = _with_middle_name(entities, mention) or _misspelt(entities, mention.words[0])
    _join(entities, new_entity(entities, "person") if meant is None else meant, mention)


def _with_middle_name(entities: Entities, mention: Mention) -> Entity | None:
    """Who has a word within a full name before: Luiz Inácio Lula da Silva is Lula."""
    for entity in entities.all[:_MOST_NAMED]:
        if entity.type == "person" and any(mention.words[0] in name[1:-1] for name in entity.names) and entity.introduced:
            return entity if entity.introduced[0].place < mention.place else None
    return None


def _long_for(entities: Entities, short: str) -> list[str]:
    """The given names of the cast that a name is short for."""
    if len(entities.by_first) > _MOST_FIRSTS:
        return []
    return [name for name in entities.by_first if short in short_for(name, languages.of("en"))]


def _may_be_called(entities: Entities, entity: Entity, mention: Mention) -> bool:
    """Whether somebody may be called by the first word of a full name: by a given name; by another where the text introduced it before and
    does not have it alone much more often (Kane, Kane, the Kane Train)."""
    if mention.words[0] in languages.of("en").given_names:
        return True
    if entities.alone.get(mention.words[0], 0) > _MOST_ALONE * len(entity.introduced):
        return False
    return any(full.place < mention.place and not _in_headline(entities, full) for full in entity.introduced[:FEW])


def _misspelt(entities: Entities, word: str) -> Entity | None:
    """Whose surname a word is but for a letter too many or too few, or two in the wrong order: Keidis for Kiedis."""
    if len(word) < _LONG_ENOUGH or word in languages.of("en").given_names:
        return None
    if entities.shortened is None:
        surnames = [name for name in entities.by_last if len(name) > _LONG_ENOUGH]
        entities.shortened = {short: name for name in surnames for short in without_a_letter(name)}
    low = word.lower()
    for surname in (*without_a_letter(low), *swapped(low), entities.shortened.get(low, "")):
        for entity in entities.by_last.get(surname, [])[:FEW]:
            if entity.type == "person" and entity.introduced:
                return entity
    return None


def _is_relative(mention: Mention) -> bool:
    """Whether a name is of somebody's wife, brother, …: the minister's wife, [Lady Roe]."""
    chunk, chunks = mention.chunk, mention.chunks
    beside = chunks.mentions[chunk - 2] if chunk > 1 and chunks.tags[chunk - 1] == "," else None
    return beside is not None and beside.head in _RELATIVES


def _join_one_of(entities: Entities, people: list[Entity], mention: Mention) -> None:
    """Gives a mention to the one of several people with one surname whom it means: the main one, or one just introduced, less likely after
    a preposition (Ann Roe, mother of Bo Roe, …)."""
    if len(people) == 1:
        _join(entities, people[0], mention)
        return

    def weight(entity: Entity) -> float:
        before = bisect_left(entity.introduced, mention.place, key=lambda full: full.place)
        if not before:
            return float(len(entity.introduced))
        latest = entity.introduced[before - 1]
        just = 1.5 if mention.passage - latest.passage <= 1 else 0.0
        if just and len(latest.governor) <= 1:
            just += _UNGOVERNED
        return len(entity.introduced) + just + 0.5

    weights = sorted([weight(entity) for entity in people[:FEW]])
    margin = weights[-1] - weights[-2]
    _join(entities, max(people[:FEW], key=weight), mention, 1.0 if margin >= _CLEAR else _DOUBTFUL)


def _byline_entity(entities: Entities, name: str) -> Entity:
    entity = Entity()
    entity.names.append(tuple(name.split()))
    entity.likely = genders.likely(entity.fullest)
    return entity


def gender_of(entities: Entities, entity: Entity) -> Gender | None:
    """The gender that the text gives somebody: by form of address, role, a pronoun found to mean them, or the next after the name."""
    if len(entity.genders) == 1:
        return next(iter(entity.genders))
    if entity.genders:
        return None
    votes: dict[Gender, int] = {"f": 0, "m": 0}
    for mention in entity.mentions[:FEW]:
        if mention.is_name and (gender := _next_pronoun(entities, entity, mention)):
            votes[gender] += 1
    if entity.likely is not None:
        return entity.likely if votes[entity.likely] else None
    return None if votes["f"] == votes["m"] else "f" if votes["f"] > votes["m"] else "m"


def _next_pronoun(entities: Entities, entity: Entity, mention: Mention) -> Gender | None:
    """The gender of the next he or she after a name, with no other person of that gender between."""
    follows = mention.chunks.mentions[mention.chunk + 1 : mention.chunk + FEW]
    if mention.passage + 1 < len(entities.chunked):
        follows = follows + entities.chunked[mention.passage + 1].mentions[:2]
    passed: set[Gender | None] = set()
    for other in follows:
        if other is None:
            continue
        if (gender := genders.HE.get(other.head)) and other.tag in "PH":
            return None if gender in passed or None in passed else gender
        if other.tag in "MU" and not (other.tag == "U" and _is_apposition(mention, other)):
            somebody = entities.entity_of.get(id(other), (None, 0.0))[0]
            if somebody is not entity:
                passed.add(somebody.likely if somebody is not None else None)
    return None


def _is_apposition(name: Mention, other: Mention) -> bool:
    """Whether a description stands beside a name and says who it is: Ann Roe, [a teacher] who …, said she …"""
    between = name.chunks.tags[name.chunk + 1 : other.chunk]
    return other.chunks is name.chunks and between[:1] == [","] and "".join(between[1:]).strip("dmx0a") == ""
