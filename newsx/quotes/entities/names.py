"""What speakers are called: the fullest name that the article gives, for the unnamed their description, and the role."""

from __future__ import annotations

import re

from newsx import languages
from newsx.quotes.entities import roles
from newsx.quotes.entities.entities import Entities, Entity
from newsx.quotes.entities.resolution import note_epithets
from newsx.quotes.grammar.chunking import COUNTS
from newsx.quotes.grammar.chunks import Mention
from newsx.quotes.spans.marks import Span
from newsx.quotes.spans.passage import Passage
from newsx.record import Place
from newsx.text.name_forms import natural_case

_ARTICLE = re.compile(r"(?:the|an?|this|that|these|those|one)\s+(?=\S)(?!of\b)", re.IGNORECASE)
_OFFICE = re.compile(r"\w+ (?:of )?[A-Z]")
_FOLLOWING = frozenset("of for at from with in familiar close briefed involved inside within".split())
_COLOURFUL = frozenset("billionaire millionaire mogul tycoon magnate celebrity star firebrand newcomer native first last".split())
_WHICH_ONE = frozenset("only same best other first last".split())
_OBJECTS = frozenset(["him", "her", "them"])
_PARTIES = frozenset("Tory Tories Labour Conservative Liberal Democrat Democrats Democratic Republican Republicans Green Greens".split())
_FULL_NAME = re.compile(r"\b([A-Z][\w’'-]+)(?: [A-Z]\.)? (?=([A-Z][\w-]*(?:[’']\w[\w-]+)*))")


class Names:
    """The names and roles of an article's speakers, each found once."""

    def __init__(self, passages: list[Passage], spans: list[Span], entities: Entities) -> None:
        self.passages, self.spans, self.entities = passages, spans, entities
        self._names: dict[int, tuple[str, Place | None]] = {}
        self._roles: dict[int, str | None] = {}
        self._quoted: dict[str, tuple[str, Place]] | None = None  # full names in quotations, by surname

    def name_of(self, entity: Entity, words: str, place: Place) -> tuple[str, Place | None]:
        """The fullest name and where it stands; for the unnamed, the description as first given."""
        if id(entity) not in self._names:
            self._names[id(entity)] = self._full_name(entity) if entity.names else self._description(entity, words, place)
        return self._names[id(entity)]

    def role_of(self, entity: Entity) -> str | None:
        """A person's role as the article states it, else what it is called without its name (“the Republican front-runner”)."""
        if entity.type != "person" or not entity.named:
            return None
        if id(entity) not in self._roles:
            stated = roles.role_of(self.passages, entity.mentions)
            if stated is None and not self.entities.epithets_noted:
                note_epithets(self.entities)
                self.entities.epithets_noted = True
            epithets = (epithet for epithet in entity.epithets if _is_role(epithet))
            self._roles[id(entity)] = stated or next(epithets, None)
        return self._roles[id(entity)]

    def _full_name(self, entity: Entity) -> tuple[str, Place | None]:
        fullest = entity.fullest
        if len(fullest) == 1 and entity.type == "person" and (found := self._in_quotations(fullest[0])):
            return found
        for mention in entity.mentions:
            if mention.words == fullest:
                passage = self.passages[mention.passage]
                name = " ".join(passage.text[mention.start : mention.stop].split())
                return _natural(name, entity), passage.place(mention.start, mention.stop)
        return " ".join(fullest), None

    def _description(self, entity: Entity, words: str, place: Place) -> tuple[str, Place | None]:
        first = entity.phrase_of
        if first is None:
            return words, place
        passage = self.passages[first.passage]
        start, stop = mention_extent(first)
        article = _ARTICLE.match(passage.text, start, stop)
        if article is not None:
            start = article.end()
        phrase = " ".join(passage.text[start:stop].split())
        return _uncapitalised(phrase) if first.is_initial and article is None else phrase, passage.place(start, stop)

    def _in_quotations(self, surname: str) -> tuple[str, Place] | None:
        """The full name of somebody who is otherwise called by surname only, where a quotation has it."""
        if self._quoted is None:
            self._quoted = {}
            given = languages.of("en").given_names
            for span in self.spans:
                passage = self.passages[span.passage]
                for match in _FULL_NAME.finditer(passage.text, span.start, span.stop):
                    if match[1] in given and match.end(2) <= span.stop:
                        start, stop = match.start(1), match.end(2)
                        self._quoted.setdefault(match[2], (passage.text[start:stop], passage.place(start, stop)))
        return self._quoted.get(surname)


def _is_role(epithet: str) -> bool:
    """Whether what somebody is called says what they are: billionaire businessman; not New York billionaire, only candidate."""
    words = epithet.lower().split(" of ")[0].split()
    return words[-1] not in _COLOURFUL and words[0] not in _WHICH_ONE


def mention_extent(mention: Mention) -> tuple[int, int]:
    """A mention's characters, with what belongs to it in writing: Mr. | Roe, the | Harbour Board, two people | familiar with the talks."""
    if mention.tag in "MOL":
        return mention.chunks.starts[_name_begin(mention)], mention.stop
    if mention.tag not in "UD" and not (mention.tag == "R" and mention.chunks.word_at(mention.last) == "of" and mention.head in COUNTS):
        return mention.start, mention.stop
    chunks, at = mention.chunks, mention.last
    words, word_tags = chunks.words, chunks.word_tags
    end = at
    on = chunks.word_at(at) == "on" and chunks.word_tag(at + 1) == "d"  # a sign on the railings, but a statement on Monday
    by = chunks.word_at(at) == "by" and mention.tag == "D"
    if on or by or chunks.word_at(at) in _FOLLOWING:
        while at < len(words) and at - mention.last < 12:
            if word_tags[at] not in "rxmhgoDN0d'*aHVT" and word_tags[at - 1] not in "'dH" and words[at] not in _OBJECTS:
                break
            if word_tags[at] == "T" and words[at - 1] != "close":
                break
            if word_tags[at] not in "rdTaH" or words[at] in _OBJECTS:
                end = at + 1
            at += 1
    if end == mention.last:
        return mention.start, mention.stop
    return mention.start, chunks.starts[end - 1] + len(words[end - 1])


def _uncapitalised(phrase: str) -> str:
    """A description from the beginning of a sentence as it would stand within one; proper words and acronyms keep their capitals.

    >>> [_uncapitalised(phrase) for phrase in ("Engineers", "MPs", "Tory sources", "Department of Health spokesman")]
    ['engineers', 'MPs', 'Tory sources', 'Department of Health spokesman']
    """
    word = phrase.split(" ", 1)[0]
    proper = word in languages.of("en").demonyms or word in languages.of("en").places or word in _PARTIES
    return phrase if proper or not word[1:].islower() or _OFFICE.match(phrase) else word.lower() + phrase[len(word) :]


def _natural(name: str, entity: Entity) -> str:
    """A person's name that the article has in capitals only, in natural case: JANE ROE → Jane Roe."""
    return natural_case(name) if name.isupper() and entity.type == "person" and len(name) > 3 else name


def _name_begin(mention: Mention) -> int:
    """The first word of a name with the form of address before a person's, the article before another's."""
    chunks, first = mention.chunks, mention.first
    if mention.honorific is not None:
        return first - 2 if chunks.word_at(first - 1) == "." else first - 1
    return first - 1 if mention.tag != "M" and chunks.word_at(first - 1).lower() == "the" else first
