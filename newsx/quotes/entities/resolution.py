"""Whom a mention stands for.

Names are gathered first (see `cast`). Then pronouns (he, they) and descriptions (the senator, the company) of the quotations' speakers
find whom they stand for among what was mentioned before them.
"""

from __future__ import annotations

from typing import Final

from newsx import languages
from newsx.quotes.entities import descriptions, genders
from newsx.quotes.entities.entities import FEW, Entities, Entity, new_entity
from newsx.quotes.grammar.chunking import type_of
from newsx.quotes.grammar.chunks import Mention
from newsx.record import Gender

_MANY: Final = frozenset(["they", "their", "we"])
_DEFINITE: Final = frozenset(["the", "this", "that", "these", "those"])
_OTHER: Final = frozenset(["another", "other", "a", "an", "one", "some", "two", "three", "several", "many"])
_OFFICES: Final = frozenset("governor mayor president premier chancellor pope sheriff principal superintendent".split())
_ANYBODY: Final = "*"
_SPOKE_LAST: Final = 1.4
_NEW: Final = 1.4
_BACK: Final = 8
_CHAIN: Final = 30
_CLAUSE: Final = 12
_REPLIES: Final = frozenset("replied replies answered answers responded responds".split())


def resolve(entities: Entities, mention: Mention, spoken: list[tuple[Mention, Entity]]) -> tuple[Entity | None, float]:
    """Whom a mention stands for, and how surely; `spoken` has the speakers of the quotations before it, latest last."""
    known = entities.entity_of.get(id(mention))
    if known is None:
        if mention.words == ("A",):
            known = _interviewed(entities), 0.8
        elif mention.words == ("Q",):
            known = None, 1.0
        elif mention.tag in "PH":
            known = _pronoun(entities, mention, spoken)
        else:
            known = _description(entities, mention, spoken)
        entities.entity_of[id(mention)] = known
        entity = known[0]
        if entity is not None and entity.type == "person" and (gender := genders.HE.get(mention.head)):
            entity.genders.add(gender)
    return known


def _interviewed(entities: Entities) -> Entity | None:
    """Whom an interview's A stands for: the person named most often."""
    people = [entity for entity in entities.all if entity.type == "person" and entity.named]
    return max(people, key=lambda entity: (len(entity.mentions), len(entity.fullest)), default=None)


def _pronoun(entities: Entities, mention: Mention, spoken: list[tuple[Mention, Entity]], chain: bool = True) -> tuple[Entity | None, float]:
    """Whom a pronoun stands for: the best of what the lines up to it offer. With `chain` the same pronouns just before are found first."""
    if mention.head in ("i", "my"):
        return entities.byline, 0.9
    if chain:
        earlier = mention.chunks.mentions[max(0, mention.chunk - _CHAIN) : mention.chunk]
        if mention.passage and len(earlier) < _CHAIN:
            earlier = entities.chunked[mention.passage - 1].mentions[len(earlier) - _CHAIN :] + earlier
        for other in earlier:
            if other is not None and other.tag in "PH" and id(other) not in entities.entity_of and _agree(other, mention):
                entities.entity_of[id(other)] = _pronoun(entities, other, spoken, chain=False)
    gender = genders.HE.get(mention.head)
    search = _Search(entities, mention, gender, spoken[-1] if spoken else None)
    search.back(_BACK)
    if not search.found and not spoken and gender and (named := _named_next(entities, mention, gender)) is not None:
        return named, 0.85
    if not search.found:
        return (spoken[-1][1], 0.5) if spoken and gender and spoken[-1][1].type == "person" else (None, 0.3)
    search.found.sort(key=lambda pair: -pair[0])
    score, best = search.found[0]
    second = next((score for score, entity in search.found if entity is not best), score - 4)
    return best, 0.88 + 0.11 * min(1.0, (score - second) / 3)


def _named_next(entities: Entities, mention: Mention, gender: Gender) -> Entity | None:
    """Whom an article's opening pronoun means: “No,” he said. Mayor [Carl Dahl] …, a paragraph later."""
    for chunks in entities.chunked[mention.passage : mention.passage + 3]:
        for other in chunks.mentions[: FEW if chunks is not mention.chunks else 0]:
            entity = entities.entity_of.get(id(other), (None, 0.0))[0] if other is not None and other.tag == "M" else None
            if entity is not None and _fits(entity, gender, mention.head):
                return entity
    return None


class _Search:
    """Looks for the antecedent of a mention, line by line backwards; `found` has what fits with its score."""

    def __init__(self, entities: Entities, mention: Mention, gender: str | None, last_spoken: tuple[Mention, Entity] | None) -> None:
        self.entities, self.mention, self.gender, self.last_spoken = entities, mention, gender, last_spoken
        self.found: list[tuple[float, Entity]] = []
        self.seen: set[int] = set()
        self.others = _told_of(entities, mention) if gender else set[int]()
        self.answers = gender is not None and _answers(mention)

    def back(self, chunked: int) -> None:
        """Looks through at most so many lines, and three where something fits well."""
        number = self.mention.passage
        passages = self.entities.passages
        for distance in range(min(chunked, number + 1)):
            if (passages[number].field == "images.caption" and distance) or (distance > 2 and any(score > 0 for score, _ in self.found)):
                break
            self._through(number - distance)

    def _through(self, number: int) -> None:
        """Looks at the mentions of a line that stand before, the nearest first, and not too far from it."""
        chunks, mention = self.entities.chunked[number], self.mention
        here = number == mention.passage
        end = mention.chunk if here else len(chunks.mentions)
        sentence = float(mention.chunks.sentences[mention.chunk])
        if not here:
            sentence += 1 + (chunks.sentences[-1] if chunks.sentences else 0) + 0.7 * (mention.passage - number)
        for other in reversed(chunks.mentions[max(0, end - descriptions.LOOK_BACK) : end]):
            if other is None or (entity := self._entity(other)) is None or id(entity) in self.others:
                continue
            if (
                self.gender == _ANYBODY
                and here
                and chunks.sentences[other.chunk] == sentence
                and _tells(chunks.tags[other.chunk + 1 : end])
            ):
                self.others.add(id(entity))  # she spoke of the senator: somebody else
                continue
            if _fits(entity, self.gender, mention.head):
                self.found.append((self._score(other, entity, sentence - chunks.sentences[other.chunk]), entity))
                self.seen.add(id(entity))

    def _entity(self, other: Mention) -> Entity | None:
        """The entity of a mention that the pronoun may stand for, if it is known or can be."""
        known = self.entities.entity_of.get(id(other))
        if other.tag in "PH":
            fits = (self.gender == _ANYBODY and other.head in genders.HE) or _agree(other, self.mention)
            return known[0] if known is not None and fits else None
        if known is not None:
            return known[0]
        if descriptions.described_by(other) is not None:
            return None  # the name beside it is found itself
        describes = other.tag == "U" and type_of(other) == "person" if self.gender else other.tag in "URD"
        return resolve(self.entities, other, [])[0] if describes else None

    def _score(self, other: Mention, entity: Entity, far: float) -> float:
        """How well a mention serves: by its distance in sentences, being a subject, having spoken last and being often mentioned."""
        score = 3.0 - min(far, 8.0)
        governor = other.governor
        starts = (other.is_initial or _is_after_but(other)) and not other.possessive
        if starts or (other.does in "SCGVB" and governor != "t"):
            score += 1.0
        elif len(governor) > 1:
            score -= 1.0
        if self.gender:
            known = entity.likely == self.gender or self.gender in entity.genders
            score += (1.0 if known else 0.0) - (0.9 if other.possessive else 0.0)
        elif other.tag == "L" and self.mention.head in _MANY and other.words[-1] not in languages.of("en").demonyms:
            score -= 1.5  # a place is it, its people are they
        if self.last_spoken is not None and self.last_spoken[1] is entity and self.last_spoken[0].passage >= self.mention.passage - 1:
            score += -_SPOKE_LAST if self.answers else _SPOKE_LAST
        elif entity.named and self._is_introduced(other, entity):
            score += _NEW
        if not entity.named and self.gender:
            score -= 1.2
        if entity.named:
            score += 0.3 + 0.06 * min(len(entity.mentions), 8)
        return score - (0.2 if id(entity) in self.seen else 0.0)

    def _is_introduced(self, other: Mention, entity: Entity) -> bool:
        """Whether a mention introduces somebody who is to speak: the first by full name, in the paragraph before."""
        opens = other.passage == self.mention.passage and other.chunk == 0
        near = opens or other.passage == self.mention.passage - 1 or self.gender == _ANYBODY
        return near and entity.introduced[:1] == [other] and len(entity.introduced) < 3


def _told_of(entities: Entities, mention: Mention) -> set[int]:
    """Who is named after a pronoun in what it is the subject of, so somebody else: he told [Roe] that [Kane] had left."""
    chunks, chunk = mention.chunks, mention.chunk
    if mention.tag != "P" or mention.does not in "SCGVB" or mention.governor in "ktw":
        return set()
    found = set()
    for other in chunks.mentions[chunk + 1 : chunk + _CLAUSE]:
        if other is not None and other.tag == "M" and chunks.sentences[other.chunk] == chunks.sentences[chunk]:
            found.add(id(entities.entity_of.get(id(other), (None, 0.0))[0]))
    return found


def _answers(mention: Mention) -> bool:
    """Whether a pronoun is of who answers a question that has just been quoted: “Are you coming?” [He] replied."""
    chunks = mention.chunks
    if not any(chunks.word_at(word) in _REPLIES for word in range(mention.last, mention.last + 3)):
        return False
    asked = [span for span in chunks.outer if span.outer_stop <= mention.start]
    return bool(asked) and chunks.text[asked[-1].stop - 1] == "?"


def _tells(tags: list[str]) -> bool:
    """Whether a verb of saying or calling is among the letters."""
    return "S" in tags or "C" in tags


def _is_after_but(mention: Mention) -> bool:
    """Whether only a conjunction stands before it in its sentence: But [Roe] (R-Pa.) refused."""
    tags, sentences, chunk = mention.chunks.tags, mention.chunks.sentences, mention.chunk
    return chunk > 0 and tags[chunk - 1] == "&" and (chunk == 1 or sentences[chunk - 2] != sentences[chunk])


def _agree(one: Mention, other: Mention) -> bool:
    """Whether two pronouns may stand for the same: he and his, they and their."""
    return genders.HE.get(one.head) == genders.HE.get(other.head) and (one.head in _MANY) == (other.head in _MANY)


def _fits(entity: Entity, gender: str | None, pronoun: str) -> bool:
    if gender == _ANYBODY:
        return entity.type == "person" and entity.named
    if gender:
        other = "f" if gender == "m" else "m"
        return entity.type == "person" and other not in entity.genders and not (entity.likely == other and gender not in entity.genders)
    if pronoun in _MANY:
        return entity.type in ("group", "organization")
    return entity.type in ("organization", "document") or (entity.type == "group" and not entity.named)


def _description(entities: Entities, mention: Mention, spoken: list[tuple[Mention, Entity]]) -> tuple[Entity, float]:
    """Whom a description means: the senator who was named before, the official who spoke before, or somebody not yet mentioned."""
    definite = mention.words[0].lower() in _DEFINITE
    if (first := descriptions.joined_to(mention)) is not None:
        known, sure = resolve(entities, first, spoken)
        if known is not None and known.type == "person":
            return known, sure
    found = (
        _explained(entities, mention)
        or (_in_office(entities, mention) if definite else None)
        or _described_before(entities, mention, definite)
    )
    if found is not None:
        return found
    earlier = descriptions.taken_up(entities, mention) if definite and mention.tag == "U" else None
    if definite and earlier is None:
        found = _by_epithet(entities, mention, spoken) or _organization(entities, mention)
    return found or (_unnamed(entities, mention, earlier or mention), 0.95)


def _explained(entities: Entities, mention: Mention) -> tuple[Entity, float] | None:
    """Who is named beside the description: the director, [Jane Roe], said."""
    name = descriptions.explaining_name(mention) or descriptions.described_by(mention)
    named = entities.entity_of.get(id(name), (None, 0.0))[0] if name is not None else None
    if name is None or named is None:
        return None
    if mention.tag == "R":
        named.type = type_of(mention)  # the union, Unite, said
        return named, 0.97
    named.epithets.append(descriptions.epithet_of(mention))
    named.genders.update(genders.HE[other.head] for other in _between(mention, name) if other.head in genders.HE)
    return named, 0.97


def _in_office(entities: Entities, mention: Mention) -> tuple[Entity, float] | None:
    """Who has the role or office that "the …" names; of an office with one holder also who is named only later."""
    if mention.tag != "U":
        return None
    if (named := descriptions.by_role(entities, mention)) is not None:
        return named, 0.93
    holders = descriptions.with_role(entities, mention.head) if len(mention.words) == 2 and mention.head in _OFFICES else []
    return (holders[0], 0.85) if len(holders) == 1 else None


def _described_before(entities: Entities, mention: Mention, definite: bool) -> tuple[Entity, float] | None:
    """Who was described so before, in the same words or, after "the", in more of them."""
    before = [
        entity
        for entity in entities.unnamed.get(mention.head, [])[-FEW:]
        if entity.phrase_of is not None and entity.phrase_of.place < mention.place
    ]
    if definite and len(mention.words) > 2 and (counted := descriptions.counted(mention, before)) is not None:
        return counted, 0.9
    if not definite and mention.words[0].lower() in _OTHER:
        return None
    phrase = descriptions.unnamed_phrase(mention).removeprefix("same ")
    for entity in reversed(before):
        if entity.phrase == phrase or (definite and descriptions.shortens(phrase, entity.phrase or "")):
            entity.mentions.append(mention)
            return entity, 0.95
    return None


def _by_epithet(entities: Entities, mention: Mention, spoken: list[tuple[Mention, Entity]]) -> tuple[Entity, float] | None:
    """Which of the people mentioned just before "the billionaire", "the 46-year-old" stands for."""
    if mention.tag != "U" or type_of(mention) != "person" or not descriptions.is_epithet(mention):
        return None
    search = _Search(entities, mention, _ANYBODY, spoken[-1] if spoken else None)
    search.back(3)
    if not search.found:
        return None
    entity = max(search.found, key=lambda pair: pair[0])[1]
    epithet = descriptions.epithet_of(mention)
    if " " in epithet:  # "the candidate" tells of a role in the sentence
        entity.epithets.append(epithet)
    return entity, 0.85


def _organization(entities: Entities, mention: Mention) -> tuple[Entity, float] | None:
    """The organization by name that "the company", "the ministry" stands for."""
    if mention.tag == "R" and len(mention.words) == 2 and (latest := descriptions.latest_organization(entities, mention)) is not None:
        return latest, 0.8
    known = entities.by_last.get(mention.head, []) if mention.tag in "RD" else []
    named = next((entity for entity in known if entity.type == "organization"), None)
    return (named, 0.7) if named is not None else None


def _unnamed(entities: Entities, mention: Mention, first: Mention) -> Entity:
    """A new entity for a description that was `first` given there."""
    entity = new_entity(entities, type_of(mention))
    entity.named = mention.tag == "R" and any(word[0].isupper() for word in mention.words[1:])
    entity.named |= entity.type == "group" and mention.words[-1] in languages.of("en").demonyms  # Republicans
    entity.phrase_of, entity.phrase = first, descriptions.unnamed_phrase(first)
    entity.mentions.append(mention)
    if (gender := genders.of_noun(mention.head)) is not None:
        entity.genders.add(gender)
    entities.unnamed.setdefault(mention.head, []).append(entity)
    return entity


def _between(mention: Mention, other: Mention) -> list[Mention]:
    """The mentions between two of one line."""
    return [found for found in mention.chunks.mentions[mention.chunk + 1 : other.chunk] if found is not None]


def note_epithets(entities: Entities) -> None:
    """Finds whom the article's epithets mean, so that "the Republican front-runner" may tell somebody's role."""
    for chunks in entities.chunked:
        for mention in chunks.mentions:
            if (
                mention is not None
                and mention.tag == "U"
                and mention.words[0].lower() == "the"
                and len(mention.words) > 2
                and descriptions.is_epithet(mention)
            ):
                resolve(entities, mention, [])
