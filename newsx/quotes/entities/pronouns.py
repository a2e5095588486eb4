"""Whom a pronoun means: Ann Lind met Carl Dahl. “No,” [she] said.

The mentions before it are its possible antecedents. Those that fit by gender, number and type get a score, and the highest wins.
The same search finds which named person an epithet means: the billionaire.
"""

from __future__ import annotations

from typing import Final

from newsx.languages import Language
from newsx.quotes.entities import genders
from newsx.quotes.entities.entities import FEW, MAX_CHUNKS, Entities, Entity, Resolution
from newsx.quotes.entities.explaining import name_before
from newsx.quotes.grammar.chunking import type_of
from newsx.quotes.grammar.chunks import Chunks, Mention
from newsx.quotes.grammar.tags import (
    CALLING,
    COORDINATOR,
    PEOPLE_PHRASE,
    PERSON,
    PHRASES,
    PLACE,
    PRONOUN,
    PRONOUNS,
    SAYING,
    SUBORDINATOR,
    THAT,
    VERBS,
    WHO,
)
from newsx.record import Gender

SCORES: Final = {
    "nearness": 3.0,  # in the same sentence
    "a sentence away": -1.0,  # for each sentence between
    "subject": 1.0,  # begins a sentence or has a verb: the next sentence is often about the same
    "after a preposition": -1.0,  # the mayor of [Leeds]
    "gender known": 1.0,  # the text or the given name says that it fits, rather than nothing against it
    "possessor": -0.9,  # [Roe]’s lawyer left. He … is the lawyer
    "place as they": -1.5,  # a place is it, and its people are they
    "spoke last": 1.4,  # the same person speaks again, …
    "answers": -1.4,  # … unless this is the answer: “Is it?” Roe asked. [He] replied: “No.”
    "just introduced": 1.4,  # a person introduced in the paragraph before is about to speak
    "unnamed person": -1.2,  # a nurse: mentioned to say one thing
    "named": 0.3,
    "mention": 0.06,  # for each mention, up to `_MAX_MENTIONS`: the main person of the story
    "farther mention": -0.2,  # of an entity that is found already
}
"""What speaks for and against an antecedent, in sentences of distance: estimates from annotated articles."""
_MAX_SENTENCES: Final = 8.0
"""Sentences from which distance counts no more."""
_PASSAGE: Final = 0.7
"""Sentences that each passage further back adds to the distance; the sentences of passages in between are not counted."""
_MAX_MENTIONS: Final = 8
_ENOUGH_PASSAGES: Final = 2
"""Passages backwards from the mention's after which an antecedent with a score above 0 is enough."""
_CLAUSE: Final = 12
"""Chunks after a pronoun that may name the person spoken to or spoken of: he told [Roe] that [Kane] …"""
_CHAIN: Final = 30
"""Chunks before a pronoun in which the same pronouns are resolved first."""
_FIRST_FULL_NAMES: Final = 3
"""Mentions by full name from which somebody is not new any more."""
PASSAGES: Final = 8
"""Passages in which an antecedent of a pronoun is looked for, its own and those before."""
_NEXT_PASSAGES: Final = 3
"""Passages in which the person is named whom an article's first pronoun means, its own and those after."""
ANYBODY: Final = "*"
_CLAUSE_OPENERS: Final = frozenset([SUBORDINATOR, THAT, WHO])

Spoken = list[tuple[Mention, Entity]]
"""The speakers of the quotations before, the latest last."""


class Search:
    """Looks for the antecedents of a mention, passage by passage backwards; `found` has those that fit, each with its score.

    `wanted` is the gender of the person who is looked for, ANYBODY for a named person of any gender, None for a group or thing.
    """

    def __init__(self, entities: Entities, mention: Mention, wanted: str | None, spoken: Spoken, passages: int) -> None:
        self.entities, self.mention, self.wanted = entities, mention, wanted
        self.last_spoken = spoken[-1] if spoken else None
        self.found: list[tuple[float, Entity]] = []
        self.is_several = _is_several(mention.head, entities.language)
        is_epithet = wanted == ANYBODY and bool(mention.chunks.classes)
        self._told = genders.of_noun(mention.head, entities.language) if is_epithet else None
        self._next, self._end = mention.passage, max(-1, mention.passage - passages)
        self._seen: set[Entity] = set()
        self._others = _spoken_of(entities, mention) if wanted else set[Entity]()
        self._answers = wanted is not None and _answers(mention)

    def next_passage(self) -> list[Mention] | None:
        """The mentions of the next passage that stand before the mention, the nearest first; None if there is no reason to look on."""
        number, here = self._next, self.mention.passage
        if number <= self._end or (number < here and self.entities.passages[here].field == "images.caption"):
            return None
        if here - number > _ENOUGH_PASSAGES and any(score > 0 for score, _ in self.found):
            return None
        self._next -= 1
        mentions = self.entities.chunked[number].mentions
        end = self.mention.chunk if number == here else len(mentions)
        return [other for other in mentions[max(0, end - MAX_CHUNKS) : end][::-1] if other is not None]

    def needs(self, other: Mention) -> bool:
        """Whether a mention must be resolved first: a description that may be the antecedent, and that no name beside it explains."""
        if other.tag not in PHRASES or self.entities.resolution_of(other) is not None or name_before(other) is not None:
            return False
        return not self.wanted or (other.tag == PEOPLE_PHRASE and type_of(other) == "person")

    def look_at(self, mentions: list[Mention]) -> None:
        """Adds the antecedents among the mentions of a passage."""
        for other in mentions:
            entity = self.entities.entity_of(other)
            if entity is None or entity in self._others or (other.tag in PRONOUNS and not self._may_corefer(other)):
                continue
            if self._is_spoken_of(other):
                self._others.add(entity)
            elif _fits(entity, self.wanted, self.is_several) and (self._told is None or _fits(entity, self._told, several=False)):
                self.found.append((self._score(other, entity), entity))
                self._seen.add(entity)

    def best(self) -> Entity:
        """The entity with the highest score."""
        return min(self.found, key=_by_score)[1]

    def _may_corefer(self, pronoun: Mention) -> bool:
        """Whether another pronoun may mean the same."""
        if self.wanted == ANYBODY and genders.of_pronoun(pronoun.head, self.entities.language):
            return True
        return _agree(pronoun, self.mention, self.entities.language)

    def _is_spoken_of(self, other: Mention) -> bool:
        """Whether the other mention speaks of this one in the same sentence, so is somebody else: [she] said that the senator …"""
        chunks = self.mention.chunks
        if self.wanted != ANYBODY or other.chunks is not chunks or chunks.sentences[other.chunk] != chunks.sentences[self.mention.chunk]:
            return False
        between = chunks.tags[other.chunk + 1 : self.mention.chunk]
        return SAYING in between or CALLING in between

    def _score(self, other: Mention, entity: Entity) -> float:
        """The sum of what speaks for and against a mention as the antecedent (see `SCORES`)."""
        score = SCORES["nearness"] + SCORES["a sentence away"] * min(self._sentences_between(other), _MAX_SENTENCES)
        governor = other.governor
        if _begins_sentence(other) or (other.does in VERBS and governor != THAT):
            score += SCORES["subject"]
        elif other.follows_preposition:
            score += SCORES["after a preposition"]
        if self.wanted:
            wanted = self._told or self.wanted
            if entity.likely_gender == wanted or wanted in entity.genders:
                score += SCORES["gender known"]
            if other.possessive:
                score += SCORES["possessor"]
            if not entity.named:
                score += SCORES["unnamed person"]
        elif other.tag == PLACE and self.is_several and other.words[-1] not in self.entities.language.demonyms:
            score += SCORES["place as they"]
        if self._spoke_last(entity):
            score += SCORES["answers" if self._answers else "spoke last"]
        elif entity.named and self._is_introduced(other, entity):
            score += SCORES["just introduced"]
        if entity.named:
            score += SCORES["named"] + SCORES["mention"] * min(len(entity.mentions), _MAX_MENTIONS)
        return score + (SCORES["farther mention"] if entity in self._seen else 0.0)

    def _sentences_between(self, other: Mention) -> float:
        """The distance of a mention in sentences."""
        chunks = other.chunks
        sentence = float(self.mention.chunks.sentences[self.mention.chunk])
        if chunks.number != self.mention.passage:
            sentence += 1 + chunks.sentences[-1] + _PASSAGE * (self.mention.passage - chunks.number)
        return sentence - chunks.sentences[other.chunk]

    def _spoke_last(self, entity: Entity) -> bool:
        """Whether somebody is the speaker of the quotation before, in the mention's passage or the one before."""
        if self.last_spoken is None or self.last_spoken[1] is not entity:
            return False
        return self.last_spoken[0].passage >= self.mention.passage - 1

    def _is_introduced(self, other: Mention, entity: Entity) -> bool:
        """Whether a mention introduces somebody who is about to speak: the first by full name, in the passage before."""
        opens = other.passage == self.mention.passage and other.chunk == 0
        near = opens or other.passage == self.mention.passage - 1 or self.wanted == ANYBODY
        return near and entity.introductions[:1] == [other] and len(entity.introductions) < _FIRST_FULL_NAMES


def _by_score(scored: tuple[float, Entity]) -> float:
    return -scored[0]


def same_before(entities: Entities, mention: Mention) -> list[Mention]:
    """The unresolved pronouns just before one that may mean the same: [He] rose. [He] bowed. “No,” he said."""
    earlier = mention.chunks.mentions[max(0, mention.chunk - _CHAIN) : mention.chunk]
    if mention.passage and len(earlier) < _CHAIN:
        earlier = entities.chunked[mention.passage - 1].mentions[len(earlier) - _CHAIN :] + earlier
    return [
        other
        for other in earlier
        if other is not None
        and other.tag in PRONOUNS
        and entities.resolution_of(other) is None
        and _agree(other, mention, entities.language)
    ]


def is_author(mention: Mention, language: Language) -> bool:
    """Whether a pronoun means the author of a column: I, my."""
    return language.pronouns.get(mention.head) == "author"


def _is_several(word: str, language: Language) -> bool:
    """Whether a pronoun stands for several, or for a group: they."""
    return language.pronouns.get(word) == "several"


def meant_by(search: Search, spoken: Spoken) -> Resolution:
    """What the pronoun of a search stands for, by the antecedents found."""
    entities, mention = search.entities, search.mention
    if search.found:
        return Resolution(search.best())
    gender = genders.of_pronoun(mention.head, entities.language)
    if gender and not spoken and (named := _named_next(entities, mention, gender)) is not None:
        return Resolution(named)
    if gender and spoken and spoken[-1][1].type == "person":
        return Resolution(spoken[-1][1])
    return Resolution(None)


def _named_next(entities: Entities, mention: Mention, gender: Gender) -> Entity | None:
    """Whom an article's first pronoun means: “No,” he said. Mayor [Carl Dahl] …, a paragraph later."""
    for chunks in entities.chunked[mention.passage + 1 : mention.passage + _NEXT_PASSAGES]:
        for other in chunks.mentions[:FEW]:
            entity = entities.entity_of(other) if other is not None and other.tag == PERSON else None
            if entity is not None and _fits(entity, gender, several=False):
                return entity
    return None


def _spoken_of(entities: Entities, mention: Mention) -> set[Entity]:
    """The people named in the clause of which a pronoun is the subject; it means none of them: he told [Roe] that [Kane] had left."""
    chunks, chunk = mention.chunks, mention.chunk
    if mention.tag != PRONOUN or mention.does not in VERBS or mention.governor in _CLAUSE_OPENERS:
        return set()
    found = set()
    for other in chunks.mentions[chunk + 1 : chunk + _CLAUSE]:
        if other is not None and other.tag == PERSON and chunks.sentences[other.chunk] == chunks.sentences[chunk]:
            entity = entities.entity_of(other)
            if entity is not None:
                found.add(entity)
    return found


def _answers(mention: Mention) -> bool:
    """Whether a pronoun means the one who answers the question quoted before: “Are you coming?” [He] replied."""
    chunks = mention.chunks
    if not any(chunks.word_at(word) in chunks.language.answering_verbs for word in range(mention.last, mention.last + 3)):
        return False
    asked = [span for span in chunks.outer if span.outer_stop <= mention.start]
    return bool(asked) and chunks.text[asked[-1].stop - 1] == "?"


def _begins_sentence(mention: Mention) -> bool:
    """Whether nothing but a conjunction stands before a mention in its sentence, and it is no possessor: [Roe] left. But [Lind] stayed."""
    return not mention.possessive and (mention.is_initial or _follows_first_but(mention.chunks, mention.chunk))


def _follows_first_but(chunks: Chunks, chunk: int) -> bool:
    """Whether a conjunction that begins the sentence stands before a chunk: But [Roe] (R-Pa.) refused."""
    tags, sentences = chunks.tags, chunks.sentences
    return chunk > 0 and tags[chunk - 1] == COORDINATOR and (chunk == 1 or sentences[chunk - 2] != sentences[chunk])


def _agree(one: Mention, other: Mention, language: Language) -> bool:
    """Whether two pronouns may mean the same: he and his, they and their."""
    same_gender = genders.of_pronoun(one.head, language) == genders.of_pronoun(other.head, language)
    return same_gender and _is_several(one.head, language) == _is_several(other.head, language)


def _fits(entity: Entity, wanted: str | None, several: bool) -> bool:
    """Whether an entity may be meant: by its gender; of they a group or organization; of it no person."""
    if wanted == ANYBODY:
        return entity.type == "person" and entity.named
    if wanted:
        other = "f" if wanted == "m" else "m"
        is_other = entity.likely_gender == other and wanted not in entity.genders
        return entity.type == "person" and other not in entity.genders and not is_other
    if several:
        return entity.type in ("group", "organization")
    return entity.type in ("organization", "document") or (entity.type == "group" and not entity.named)
