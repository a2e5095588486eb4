"""The record's speakers: made from the entities that mentions stand for, each with a number of its own."""

from __future__ import annotations

from newsx.quotes.entities import doubts, genders
from newsx.quotes.entities.entities import Entities, Entity, Resolution
from newsx.quotes.entities.explaining import explaining_name
from newsx.quotes.entities.extent import extent_of
from newsx.quotes.entities.names import Names
from newsx.quotes.entities.roles import Roles
from newsx.quotes.grammar.chunking import type_of
from newsx.quotes.grammar.chunks import Mention
from newsx.quotes.grammar.tags import OTHER
from newsx.record import Quote, Source, Speaker


class Sources:
    """The speakers of the record's quotations, numbered as they come: entities, and the words of mentions that no entity is known for."""

    def __init__(self, entities: Entities, names: Names, roles: Roles) -> None:
        self.entities, self.names, self.roles = entities, names, roles
        self._doubtful: dict[Entity, bool] = {}
        self._numbers: dict[Entity, int] = {}
        self._numbers_of_words: dict[str, int] = {}

    def numbered_source(self, mention: Mention, resolution: Resolution) -> Source | None:
        """The speaker of a quotation that is attributed to a mention; None for a label whose speaker is unknown (Q: …), and for a name
        that hardly is one.

        A speaker asked for the first time gets the next number, so the order of the calls is that of the numbers.
        """
        entity, mention = resolution.entity, _as_written(mention)
        if entity is None and mention.tag == OTHER:
            return None
        if entity is not None and self._is_doubtful(entity):
            return None
        passage = self.entities.passages[mention.passage]
        start, stop = extent_of(mention)
        written, place = passage.text[start:stop], passage.place(start, stop)
        words = " ".join(written.split())
        if entity is None:
            number = self._numbers_of_words.setdefault(words, len(self._numbers) + len(self._numbers_of_words))
            return Source(
                id=number, name=words, named=False, type=type_of(mention), role=None, mention=written, mention_at=place, name_at=None
            )
        name, name_at = self.names.name_of(entity, words, place)
        return Source(
            id=self._numbers.setdefault(entity, len(self._numbers) + len(self._numbers_of_words)),
            name=name,
            named=entity.named,
            type=entity.type,
            role=self.roles.role_of(entity),
            mention=written,
            mention_at=place,
            name_at=name_at,
        )

    def _is_doubtful(self, entity: Entity) -> bool:
        known = self._doubtful.get(entity)
        if known is None:
            known = self._doubtful[entity] = doubts.is_doubtful(entity, self.entities.passages)
        return known

    def speakers(self, quotes: list[Quote]) -> list[Speaker]:
        """Who speaks, by number of statements; statements of the headline and captions that repeat one of the body do not count."""
        statements: dict[int, set[int]] = {}
        sources: dict[int, Source] = {}
        for quote in quotes:
            if quote.speaker is not None and (quote.inside is None or quotes[quote.inside].kind == "indirect"):
                sources.setdefault(quote.speaker.id, quote.speaker)
                if quote.repeat_of is None:
                    statements.setdefault(quote.speaker.id, set()).add(quote.utterance)
        entities = {number: entity for entity, number in self._numbers.items()}
        speakers = []
        for number, source in sources.items():
            entity = entities.get(number)
            speakers.append(
                Speaker(
                    id=number,
                    name=source.name,
                    named=source.named,
                    type=source.type,
                    gender=genders.of_entity(self.entities, entity) if entity is not None and source.type == "person" else None,
                    role=source.role,
                    utterances=len(statements.get(number, ())),
                )
            )
        return sorted(speakers, key=lambda speaker: (-speaker.utterances, speaker.id))


def _as_written(mention: Mention) -> Mention:
    """The mention that the record shows: of the director, [Jane Roe], the name beside the description."""
    name = explaining_name(mention)
    return name if name is not None and name.chunk == mention.chunk + 2 else mention
