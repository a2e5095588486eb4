"""What an article says somebody is: the role that stands before a name or beside it, or what a description calls the person.

`Roles.role_of` is the record's role of a speaker. `holders` are the people with a role, whom “the senator” may mean.
"""

from __future__ import annotations

from typing import Final

from newsx.languages import Language
from newsx.quotes.entities.entities import FEW, Entities, Entity
from newsx.quotes.grammar.appositions import beside
from newsx.quotes.grammar.chunks import Chunks, Mention
from newsx.quotes.grammar.tags import (
    ABBREVIATION_STOP,
    ADVERB,
    BEFORE_OWN_NOUN,
    CAPITALISED,
    CLOSING_BRACKET,
    COMMA,
    COORDINATOR,
    DASH,
    DETERMINERS,
    IN_PHRASE,
    LISTING,
    MODIFIER,
    NOT_AT_EDGE,
    NOUNS,
    PEOPLE_PHRASE,
    PERSON,
    PERSON_NOUN,
    POSSESSIVE,
    PREPOSITION,
    PREPOSITIONS,
    STOP,
    VERBS,
)
from newsx.quotes.grammar.tokens import AGE_ENDING
from newsx.quotes.spans.passage import Passage
from newsx.text.name_forms import is_honour

FULLNESS: Final = {
    "phrase with a tail": 2.5,  # nurse at a clinic in Leeds
    "phrase": 2.0,  # Leeds nurse; a nurse in Leeds
    "relative": 1.5,  # Lind’s sister
    "noun": 1.0,  # nurse
    "phrase before": 1.0,  # the mayor, Ann Roe: as good as a noun, so that what stands beside the name elsewhere wins
    "one of several": 0.5,  # one of the leading experts on Leeds
    "title": 0.0,  # Sen., Lt. Col.; KC
    "origin": -0.2,  # Maine Democrat
    "former": -0.2,  # added for former mayor of Leeds
    "not in the body": -2.0,  # added for a headline, dek or caption
}
"""How much a role says. Of an article's roles for somebody the fullest is given, the first one of several."""
_MAX_MENTIONS: Final = 12
"""Mentions of a person whose roles are collected, so that a description may mean the person."""
_MAX_LIST_CHUNKS: Final = 12
"""Chunks, or words, of a list in which a title or name is shared: Senators Ann Roe, Bo Lind and Tom Fry."""
_MAX_PHRASE_WORDS: Final = 14
"""Words of a role, with what its head takes, before the comma and the name."""
_WORDS_WITH_TAIL: Final = 4
"""Words from which a role with what its head takes says more than others: chairman of the board; not head of sales."""
_BEFORE_HEAD: Final = BEFORE_OWN_NOUN | NOUNS | {CAPITALISED, POSSESSIVE, ABBREVIATION_STOP, ADVERB}
"""What may stand before the head of a role: the recently retired Leeds head."""
_NEVER_LAST: Final = NOT_AT_EDGE | {COORDINATOR}
"""What a role does not end with."""
_WITHIN_LIST: Final = NOUNS | {MODIFIER, CAPITALISED, ABBREVIATION_STOP, POSSESSIVE}
_AFTER_INTRODUCED: Final = frozenset([COMMA, STOP, DASH, CLOSING_BRACKET, PREPOSITION])
"""What may stand after a name that a phrase before it introduces: the mayor, Jane Roe[,] said."""
_BEGINS_PHRASE: Final = DETERMINERS | {CAPITALISED}


class Roles:
    """The roles of an article's people, each read once."""

    def __init__(self, passages: list[Passage], language: Language) -> None:
        self.passages, self.language = passages, language
        self._stated: dict[Entity, str | None] = {}
        self._roles: dict[Entity, str | None] = {}

    def role_of(self, entity: Entity) -> str | None:
        """A person's role as the article states it, else what a description calls the person (“the Republican front-runner”)."""
        if not _may_have_role(entity):
            return None
        if entity not in self._roles:
            epithets = [epithet for epithet in entity.epithets if _is_role(epithet, self.language)]
            fullest = next((epithet for epithet in epithets if " " in epithet), epithets[0] if epithets else None)
            self._roles[entity] = self._stated_role(entity) or fullest
        return self._roles[entity]

    def is_unstated(self, entity: Entity) -> bool:
        """Whether an entity is a named person whose role is stated nowhere beside the name."""
        return _may_have_role(entity) and self._stated_role(entity) is None

    def _stated_role(self, entity: Entity) -> str | None:
        if entity not in self._stated:
            self._stated[entity] = stated_role(self.passages, entity.mentions)
        return self._stated[entity]


def _may_have_role(entity: Entity) -> bool:
    return entity.type == "person" and entity.named


def _is_role(epithet: str, language: Language) -> bool:
    """Whether an epithet says what somebody is: billionaire businessman; not New York billionaire, only candidate, 46-year-old."""
    words = epithet.lower().split(" of ")[0].split()
    if words[-1].endswith(AGE_ENDING):
        return False
    return words[-1] not in language.role_words["colourful"] and words[0] not in language.role_words["which of all"]


def holders(entities: Entities, noun: str) -> list[Entity]:
    """Named people whose role contains a noun, at most FEW: for senator those who are called Sen. or senator."""
    return [entity for entity in entities.by_role_word.get(noun, ()) if entity.type == "person"][:FEW]


def index_roles(entities: Entities) -> None:
    """Finds the words of the roles of all named people, for `holders`."""
    for entity in entities.all:
        if entity.type == "person":
            entity.role_words = _words_about(entity.mentions, entities.language)
            for word in entity.role_words:
                entities.by_role_word.setdefault(word, []).append(entity)


def title_of(word: str, language: Language) -> str:
    """The noun that a title in lower case stands for: sen → senator, congresswoman → representative; others are the same."""
    return language.title_nouns.get(word, word)


def _words_about(mentions: list[Mention], language: Language) -> set[str]:
    """The words of all roles before or beside the mentions, in lower case, titles as their nouns."""
    found: set[str] = set()
    for mention in mentions[:_MAX_MENTIONS]:
        chunks = mention.chunks
        if mention.role_start is not None:
            found.update(_nouns_of(chunks, chunks.words[mention.role_start : mention.first]))
        span = beside(chunks, mention)
        if span is not None:
            words = chunks.words[span[0] : span[1]]
            others = language.titles if "for" in words or "to" in words else frozenset[str]()  # a spokeswoman for Gov. Roe
            found.update(_nouns_of(chunks, [word for word in words if word not in others]))
    return found


def _nouns_of(chunks: Chunks, words: list[str]) -> list[str]:
    """The words of a role in lower case, titles as their nouns; of a compound also the nouns that it ends in: Innenminister, Minister."""
    found = [title_of(word.lower(), chunks.language) for word in words]
    return found + [part for word in found for part in chunks.tagger.last_parts(word)]


def stated_role(passages: list[Passage], mentions: list[Mention]) -> str | None:
    """The role that the article states for the person with these mentions: the first one that is fullest; None if there is none.

    Jane Roe, a nurse in Leeds, said → nurse in Leeds; Leeds nurse Jane Roe → Leeds nurse.
    """
    best, fullness = None, -3.0
    for mention in mentions:
        if not mention.is_name:
            continue
        passage = passages[mention.passage]
        added = 0.0 if passage.field == "body" else FULLNESS["not in the body"]
        for role, fuller in _roles_at(mention, is_headline=passage.field == "headline"):
            if added + fuller > fullness:
                best, fullness = role, added + fuller
        if fullness == FULLNESS["phrase with a tail"]:
            break
    return best


def _roles_at(mention: Mention, is_headline: bool) -> list[tuple[str, float]]:
    """The roles that stand before a name, after it and in a phrase before it, each with its fullness."""
    found: list[tuple[str, float]] = []
    language = mention.chunks.language
    if (role := role_before(mention)) is not None:
        found.append((role, _fullness(role, "phrase" if " " in role else "noun", language)))
    if (role := role_after(mention, closed=is_headline)) is not None:
        found.append((role, FULLNESS["title"] if is_honour(role) else _fullness(role, "phrase", language)))
    if (role := phrase_before(mention)) is not None:
        found.append((role, _fullness(role, "phrase before", language)))
    return found


def _fullness(role: str, usual: str, language: Language) -> float:
    """How much a role before or after a name says; `usual` is how much one of its length and place does."""
    words = role.split()
    if all(word.rstrip(".") in language.titles for word in words):
        return FULLNESS["title"]
    prepositions = language.closed_classes["preposition"]
    tail = next((at for at, word in enumerate(words) if at and word in prepositions), len(words))
    head = words[tail - 1]
    if words[0] == "one":
        return FULLNESS["one of several"]
    if head in language.demonyms:
        return FULLNESS["origin"]
    if head.lower() in language.relatives["relative"]:
        return FULLNESS["relative"]
    fullness = FULLNESS["phrase with a tail" if tail < len(words) and len(words) >= _WORDS_WITH_TAIL else usual]
    return fullness + (FULLNESS["former"] if words[0].lower() in language.role_words["slight"] else 0.0)


def role_before(mention: Mention) -> str | None:
    """The role right before a name, without forms of address: [Leeds nurse] Jane Roe. None if there is none."""
    chunks, first, last = mention.chunks, mention.role_start, mention.first
    if first is None:
        return shared_title(mention)
    words, address = chunks.words, chunks.language.forms_of_address
    while first < last and words[first].lower() in chunks.language.description_words["before a role"]:
        first += 1
    while last > first and (words[last - 1] in address or (words[last - 1] == "." and words[last - 2] in address)):
        last -= 1
    if "Dr" in words[max(first + 1, last - 2) : last]:
        last = words.index("Dr", last - 2)  # GOP candidate Dr. Roe
    if not any(_names_a_role(chunks, word) for word in words[first:last]):
        return None
    is_one_word = last - first == 1 or (last - first == 2 and words[first + 1] == ".")
    singular = _singular(chunks, words[first]) if is_one_word else None
    return singular or _text(chunks, _first_of_several(chunks, first), last)


def shared_title(mention: Mention) -> str | None:
    """The title that several names share: [Senators] Ann Roe and Bo Lind. None if there is none."""
    chunks, at = mention.chunks, mention.chunk
    tags = chunks.tags
    while at > 1 and tags[at - 1] in LISTING and mention.chunk - at < _MAX_LIST_CHUNKS:
        at -= 1 + (tags[at - 2] in LISTING)
        other = chunks.mentions[at - 1]
        if other is None or other.tag != PERSON:
            return None
        if other.role_start is not None:
            return _singular(chunks, chunks.words[other.role_start])
        at -= 1
    return None


def role_after(mention: Mention, closed: bool) -> str | None:
    """The role right after a name: Jane Roe, [a nurse in Leeds,]; Jane Roe [KC]. None if there is none.

    With `closed` an apposition must have a comma after it: in a headline, Roe, Lind Wage a War, the first comma may stand for “and”.
    """
    chunks = mention.chunks
    span = beside(chunks, mention)
    if closed and (span is None or chunks.word_at(span[1]) != ","):
        return None
    if span is None:
        return chunks.word_at(mention.last) if is_honour(chunks.word_at(mention.last)) else None
    first, last = span
    while first < last and chunks.words[first].lower() in chunks.language.description_words["before a role"]:
        first += 1
    return _text(chunks, first, last)


def phrase_before(mention: Mention) -> str | None:
    """The phrase that a name explains: [the mayor], Jane Roe, said; [a worker] named Jane Roe. None if there is none."""
    chunks, at = mention.chunks, mention.chunk
    tags = chunks.tags
    before = at - 1
    while before >= 0 and tags[before] == DASH:
        before -= 1
    if before == at - 1 and before >= 0 and tags[before] == COMMA:
        before -= 1
    is_named = before == at - 1 and before > 0 and chunks.words[chunks.firsts[before]] in chunks.language.description_words["named"]
    if is_named:
        before -= 1
    elif before == at - 1 or not _AFTER_INTRODUCED.issuperset(tags[at + 1 : at + 2]):
        return phrase_with_tail(mention) if before == at - 1 and mention.role_start is None else None
    phrase = chunks.mentions[before] if before >= 0 and tags[before] == PEOPLE_PHRASE else None
    if phrase is None or (phrase.follows_preposition and "offices before names" in chunks.language.traits):
        return phrase_with_tail(mention)
    if (
        phrase.head in chunks.language.role_words["relation"]
        or chunks.word_tags[phrase.first] not in _BEGINS_PHRASE
        or (phrase.governor in LISTING and not is_named)
    ):
        return None
    first = phrase.first
    while first < phrase.last and chunks.word_tags[first] in DETERMINERS:
        first += 1
    return _text(chunks, first, phrase.last)


def phrase_with_tail(mention: Mention) -> str | None:
    """A phrase before a name that ends in what its head takes: the [Ambassador to the Netherlands], Jane Roe, said; [minister of mines]
    Jane Roe. None if there is none."""
    chunks = mention.chunks
    word_tags = chunks.word_tags
    last = mention.first if mention.role_start is None else mention.role_start
    is_apart = chunks.word_tag(last - 1) == COMMA
    last -= is_apart
    if last <= 0 or word_tags[last - 1] in _NEVER_LAST or not _is_in_tail(chunks, last - 1):
        return None
    head = last - 2
    while head >= 0 and not (word_tags[head + 1] in PREPOSITIONS and _names_a_role(chunks, chunks.words[head])):
        if last - head > _MAX_PHRASE_WORDS or not _is_in_tail(chunks, head):
            return None
        head -= 1
    if head < 0 or chunks.tagger.singular_of(chunks.words[head]) is not None:
        return None
    first = head
    while first > 0 and word_tags[first - 1] in _BEFORE_HEAD:
        first -= 1
    before = chunks.word_tag(first - 1) if first else STOP
    if (before in LISTING and is_apart) or (before in PREPOSITIONS and _is_of_somebody(chunks, first - 1)):
        return None
    if not is_apart and not DETERMINERS.isdisjoint(word_tags[first:last]):
        return None  # the head of the agency Jane Roe left
    determined = next((at for at in range(head - 1, first - 1, -1) if word_tags[at] in DETERMINERS), None)
    return _text(chunks, first if determined is None else determined + 1, last)


def _is_in_tail(chunks: Chunks, word: int) -> bool:
    """Whether a word may stand between a role's head and the name: head of the search and rescue agency, Jane Roe."""
    tag = chunks.word_tags[word]
    return tag in IN_PHRASE or tag == COORDINATOR or (tag in VERBS and chunks.words[word] in chunks.tagger.base_forms)


def _is_of_somebody(chunks: Chunks, preposition: int) -> bool:
    """Whether a phrase after a preposition says whose somebody else is: the widow [of] the mayor of Leeds."""
    return preposition > 0 and _names_a_role(chunks, chunks.words[preposition - 1])


def _first_of_several(chunks: Chunks, first: int) -> int:
    """The word at which the roles begin of which the last one begins at `first`: [chairman, CEO and] president Ann Roe."""
    words, word_tags = chunks.words, chunks.word_tags
    at, link = first, COORDINATOR
    while at > 1 and word_tags[at - 1] == link and at - 2 >= first - _MAX_LIST_CHUNKS and _names_a_role(chunks, words[at - 2]):
        at -= 2
        while at > 0 and word_tags[at - 1] in _WITHIN_LIST and words[at - 1] != "":
            at -= 1
        first, link = at, COMMA
    return first


def _singular(chunks: Chunks, word: str) -> str | None:
    """The title of each of several: Senators → Senator, singer-guitarists → singer-guitarist. None for other words."""
    return chunks.language.plural_titles.get(word) or chunks.tagger.singular_of(word)


def _names_a_role(chunks: Chunks, word: str) -> bool:
    """Whether a word before a name says what somebody is, rather than which one: baker, Sen; not elder or late."""
    lower = word.lower()
    if lower in chunks.language.role_words["which one"] or lower in chunks.language.role_words["relation"]:
        return False
    return (
        word in chunks.language.titles
        or lower.rpartition("-")[2] in chunks.tagger.role_nouns
        or chunks.tagger.noun_tag(lower) == PERSON_NOUN
    )


def _text(chunks: Chunks, first: int, last: int) -> str | None:
    """The role of the words from `first` to `last` as written; None if there is no letter or digit in it."""
    if first >= last:
        return None
    stop = chunks.end_of(last - 1)
    role = " ".join(chunks.text[chunks.starts[first] : stop].split()).strip(" ,")
    return role if any(map(str.isalnum, role)) else None
