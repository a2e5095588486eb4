"""What speakers are called in the record: the fullest name that the article gives, for those without a name their description."""

from __future__ import annotations

import re
from typing import Final

from newsx.languages import Language
from newsx.quotes.entities.entities import Entities, Entity
from newsx.quotes.entities.extent import extent_of
from newsx.quotes.grammar.chunks import Mention
from newsx.quotes.grammar.word_classes import NAME, NOUN
from newsx.quotes.spans.marks import Span
from newsx.record import Place
from newsx.text.name_forms import natural_case

_OFFICE: Final = re.compile(r"\w+ (?:of )?[A-Z]")
_FULL_NAME: Final = re.compile(r"\b([A-Z][\w’'-]+)(?: [A-Z]\.)? (?=([A-Z][\w-]*(?:[’']\w[\w-]+)*))")
_MAX_ACRONYM: Final = 3
"""Letters of a person's name in capitals that may be initials, and keep them: AOC."""


class Names:
    """The names of an article's speakers, each found once."""

    def __init__(self, entities: Entities, spans: list[Span]) -> None:
        self.entities, self.language, self.spans = entities, entities.language, spans
        self._names: dict[Entity, tuple[str, Place | None]] = {}
        dropped = "|".join(sorted(self.language.description_words["dropped"]))
        self._determiner = re.compile(rf"(?:{dropped})(?:\s+|(?<=[’']))(?=\S)(?!of\b)", re.IGNORECASE)
        self._quoted: dict[str, tuple[str, Place]] | None = None

    def name_of(self, entity: Entity, mention: str, place: Place) -> tuple[str, Place | None]:
        """A speaker's fullest name and where it stands; without a name the first description; without that the mention."""
        if entity not in self._names:
            self._names[entity] = self._full_name(entity) if entity.names else self._first_description(entity, mention, place)
        return self._names[entity]

    def _full_name(self, entity: Entity) -> tuple[str, Place | None]:
        fullest = entity.fullest
        if len(fullest) == 1 and entity.type == "person" and (found := self._in_quotations().get(fullest[0])):
            return found
        for mention in entity.mentions:
            if mention.words == fullest:
                passage = self.entities.passages[mention.passage]
                stop = mention.stop - (mention.last - 1 in mention.chunks.genitives)
                name = " ".join(passage.text[mention.start : stop].split())
                return _natural(name, entity), passage.place(mention.start, stop)
        return " ".join(fullest), None

    def _first_description(self, entity: Entity, words: str, place: Place) -> tuple[str, Place | None]:
        """The first description of a speaker without a name, without article: a senior port official → senior port official."""
        first = entity.described_by
        if first is None:
            return words, place
        passage = self.entities.passages[first.passage]
        start, stop = extent_of(first)
        determiner = self._determiner.match(passage.text, start, stop)
        if determiner is not None:
            start = determiner.end()
        phrase = " ".join(passage.text[start:stop].split())
        begins_sentence = first.is_initial and determiner is None and not _begins_with_noun(first)
        return _within_sentence(phrase, self.language) if begins_sentence else phrase, passage.place(start, stop)

    def _in_quotations(self) -> dict[str, tuple[str, Place]]:
        """The full names in quotations by surname, for those who are called by surname only outside of them."""
        if self._quoted is None:
            self._quoted = {}
            for span in self.spans:
                passage = self.entities.passages[span.passage]
                for match in _FULL_NAME.finditer(passage.text, span.start, span.stop):
                    if match[1] in self.language.given_names and match.end(2) <= span.stop:
                        start, stop = match.start(1), match.end(2)
                        self._quoted.setdefault(match[2], (passage.text[start:stop], passage.place(start, stop)))
        return self._quoted


def _begins_with_noun(mention: Mention) -> bool:
    """Whether a description begins with a noun in a language whose nouns have capitals wherever they stand."""
    classes = mention.chunks.classes
    return bool(classes) and classes[mention.first] in (NOUN, NAME)


def _within_sentence(phrase: str, language: Language) -> str:
    """A description from the beginning of a sentence as it would stand within one; proper words and acronyms keep their capitals.

    >>> from newsx import languages
    >>> english = languages.of("en")
    >>> [_within_sentence(phrase, english) for phrase in ("Engineers", "MPs", "Tory sources", "Department of Health spokesman")]
    ['engineers', 'MPs', 'Tory sources', 'Department of Health spokesman']
    """
    word = phrase.split(" ", 1)[0]
    is_proper = word in language.demonyms or word in language.places
    if is_proper or not word[1:].islower() or _OFFICE.match(phrase):
        return phrase
    return word.lower() + phrase[len(word) :]


def _natural(name: str, entity: Entity) -> str:
    """A person's name that the article has in capitals only, in natural case: JANE ROE → Jane Roe."""
    return natural_case(name) if name.isupper() and entity.type == "person" and len(name) > _MAX_ACRONYM else name
