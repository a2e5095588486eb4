"""The people, groups, organizations and documents that an article mentions, and what each mention tells of them.

Entities are made from names first (`collect`). Then `resolution` finds for each speaker's mention which entity it stands for.
"""

from __future__ import annotations

from typing import Final

from newsx.languages import Language
from newsx.quotes.grammar.chunks import Chunks, Mention
from newsx.quotes.grammar.tags import PHRASES
from newsx.quotes.spans.passage import Passage
from newsx.record import Gender, SpeakerType

FEW: Final = 40
"""Entities or mentions with a surname, noun or role in common that are looked through: it keeps the time linear in their number."""
MAX_CHUNKS: Final = 250
"""Chunks of a passage, before a mention, that are looked through backwards."""
_NONE: Final[frozenset[Gender]] = frozenset()


class Entity:
    """A person, group, organization or document that the article mentions.

    `names` are the forms of its name, each as a tuple of words; `mentions` are in reading order, `introductions` are those by full name.
    `genders` are those that the article gives (Mrs., spokesman, she), `likely_gender` is that of the given name. `epithets` are
    descriptions that stand for a named person: billionaire businessman. `role_words` are the words of all roles stated for a named
    person. An entity without a name has its first description instead: the words `phrase` of the mention `described_by`.
    """

    def __init__(self, kind: SpeakerType = "person") -> None:
        self.names: list[tuple[str, ...]] = []
        self.mentions: list[Mention] = []
        self.type = kind
        self.named = True
        self.genders: set[Gender] = set()
        self.likely_gender: Gender | None = None
        self.introductions: list[Mention] = []
        self.epithets: list[str] = []
        self.role_words: set[str] = set()
        self.phrase = ""
        self.described_by: Mention | None = None

    @property
    def fullest(self) -> tuple[str, ...]:
        """The name with the most words, and among those with the most letters; () if the entity has no name."""
        return (self.names[0] if len(self.names) == 1 else max(self.names, key=_fullness)) if self.names else ()


def _fullness(words: tuple[str, ...]) -> tuple[int, int, bool]:
    return len(words), sum(map(len, words)), not words[0].isupper()


class Resolution:
    """The answer to which entity a mention stands for: `entity`, None if unknown.

    The rest is what the mention tells of the entity: another type, genders, an epithet. `is_new`: no mention before stands for the entity.
    Rules only make resolutions; `Entities.apply` notes them.
    """

    def __init__(
        self,
        entity: Entity | None,
        *,
        is_new: bool = False,
        kind: SpeakerType | None = None,
        genders: frozenset[Gender] = _NONE,
        epithet: str | None = None,
    ) -> None:
        self.entity, self.is_new = entity, is_new
        self.type, self.genders, self.epithet = kind, genders, epithet


class Entities:
    """The entities of an article: `all` of them, those with a name also by its last word in lower case and by the words of their roles.

    `author` is the entity of the first name in the byline, whom a column's "I" means; it is not one of `all`.
    """

    def __init__(self, passages: list[Passage], chunked: list[Chunks], language: Language) -> None:
        self.passages, self.chunked, self.language = passages, chunked, language
        self.all: list[Entity] = []
        self.author: Entity | None = None
        self.by_last_word: dict[str, list[Entity]] = {}
        self.by_role_word: dict[str, list[Entity]] = {}
        self._unnamed: dict[str, list[Entity]] = {}
        self._resolutions: dict[Mention, Resolution] = {}

    def resolution_of(self, mention: Mention) -> Resolution | None:
        """How a mention was resolved; None if it has not been."""
        return self._resolutions.get(mention)

    def entity_of(self, mention: Mention) -> Entity | None:
        """The entity that a mention stands for; None if that is unknown or has not been asked."""
        known = self._resolutions.get(mention)
        return known.entity if known is not None else None

    def unnamed_before(self, mention: Mention) -> list[Entity]:
        """The entities without a name that are described by the same noun as the mention, and before it."""
        found = self._unnamed.get(mention.head)
        if found is None:
            return []
        return [one for one in found[-FEW:] if one.described_by is not None and one.described_by.place < mention.place]

    def apply(self, mention: Mention, resolution: Resolution) -> None:
        """Notes what a mention stands for and what it tells. Nothing else changes an entity after `collect_names` and `index_roles`."""
        self._resolutions[mention] = resolution
        entity = resolution.entity
        if entity is None:
            return
        if resolution.is_new:
            self.all.append(entity)
            self._unnamed.setdefault(mention.head, []).append(entity)
        if mention.tag in PHRASES and not entity.names:
            entity.mentions.append(mention)
        if resolution.type is not None:
            entity.type = resolution.type
        entity.genders.update(resolution.genders)
        if resolution.epithet is not None:
            entity.epithets.append(resolution.epithet)
