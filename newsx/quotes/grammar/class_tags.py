"""The tags of words in languages whose word classes are learned: a class and the word lists give the tag.

Here a capital tells no name. A noun has the tag of its list, also as the end of a compound (Regierungssprecherin: a person); one of no list
is an ordinary word; a name has a capital's tag. Verbs are told by their forms, separable ones with their particle: teilte … mit.
"""

from __future__ import annotations

from typing import Final

from newsx import languages
from newsx.quotes.grammar import word_classes
from newsx.quotes.grammar.chunks import Chunks
from newsx.quotes.grammar.signs import tag_of_sign
from newsx.quotes.grammar.tags import (
    ABBREVIATION_STOP,
    ACCORDING,
    ADVERB,
    AUXILIARY,
    CAPITALISED,
    CLOSED_CLASSES,
    COLON,
    COMMA,
    COORDINATOR,
    DASH,
    DETERMINER,
    DETERMINERS,
    DOCUMENT,
    GROUP_NOUN,
    MODIFIER,
    NOT,
    NOUNS,
    NUMBER,
    OPENING_BRACKET,
    OTHER,
    OTHER_VERB,
    PERSON_NOUN,
    POSSESSOR,
    PREPOSITION,
    PRONOUN,
    QUOTATION,
    REPORTING_VERBS,
    SAYING,
    SIGN,
    STOP,
    SUBORDINATOR,
    THAT,
    TO,
    VERBS,
    WHO,
)
from newsx.quotes.grammar.word_classes import classes_of

_TAGS: Final = {
    word_classes.DETERMINER: DETERMINER,
    word_classes.PRONOUN: PRONOUN,
    word_classes.REFLEXIVE: PRONOUN,
    word_classes.PREPOSITION: PREPOSITION,
    word_classes.POSTPOSITION: ADVERB,
    word_classes.SUBORDINATOR: SUBORDINATOR,
    word_classes.COORDINATOR: COORDINATOR,
    word_classes.COMPARISON: PREPOSITION,
    word_classes.RELATIVE: WHO,
    word_classes.QUESTION: SUBORDINATOR,
    word_classes.FINITE: OTHER_VERB,
    word_classes.INFINITIVE: OTHER_VERB,
    word_classes.PARTICIPLE: OTHER_VERB,
    word_classes.FINITE_AUXILIARY: AUXILIARY,
    word_classes.AUXILIARY: AUXILIARY,
    word_classes.ADVERB: ADVERB,
    word_classes.ADJECTIVE: ADVERB,
    word_classes.ATTRIBUTE: MODIFIER,
    word_classes.PARTICLE: ADVERB,
    word_classes.INFINITIVE_PARTICLE: TO,
    word_classes.NEGATION: NOT,
    word_classes.NUMBER: NUMBER,
}
"""The tag of a word by its class; nouns, names and reporting verbs are told by lists."""
_FULL_VERBS: Final = frozenset([word_classes.FINITE, word_classes.INFINITIVE, word_classes.PARTICIPLE])
_NOMINAL: Final = frozenset([word_classes.NOUN, word_classes.NAME, word_classes.OTHER])
_BEFORE_COMMON: Final = frozenset([word_classes.DETERMINER, word_classes.ATTRIBUTE])
"""What stands before common nouns, and seldom before somebody’s name."""
_ONCE: Final = "once"
_BEFORE_SURNAME: Final = frozenset(
    [
        word_classes.NOUN,
        word_classes.NAME,
        word_classes.PREPOSITION,
        word_classes.ADVERB,
        word_classes.FINITE,
        word_classes.FINITE_AUXILIARY,
        word_classes.COORDINATOR,
        word_classes.SENTENCE_END,
        word_classes.COMMA,
        word_classes.SIGN,
        word_classes.BEGINNING,
        word_classes.QUOTATION,
        word_classes.COMPARISON,
        word_classes.QUESTION,
        word_classes.SUBORDINATOR,
    ]
)
"""What stands before somebody’s surname: no determiner and no adjective."""
_BEFORE_SUBJECT: Final = frozenset([STOP, COMMA, COORDINATOR, SUBORDINATOR, QUOTATION, COLON])
_BEFORE_SAID: Final = frozenset([COMMA, COLON, THAT, QUOTATION])
_ENDS_CLAUSE: Final = frozenset([STOP, COLON])
_BEFORE_SO: Final = frozenset([COMMA, QUOTATION, DASH])
_IN_SOURCE: Final = NOUNS | DETERMINERS | {CAPITALISED, MODIFIER, NUMBER, OTHER, ABBREVIATION_STOP, OPENING_BRACKET, PREPOSITION}
_MAX_SOURCE_WORDS: Final = 12
"""Words of a source after “so” and its like."""
_MAX_FRAME_WORDS: Final = 40
"""Words from a separable verb to its particle."""
_FEWEST_CHARS_OF_NAME: Final = 4
"""Characters of a name in the genitive with its s."""


class _Names:
    """What an article says of its names: `words` are all its words, `people` follow a given name, another name or the noun for a person,
    `surnames` are these and what the words around tell to be a name, `places` are names that follow in or aus somewhere, and no people.
    """

    def __init__(self, tagged: list[Chunks]) -> None:
        self.words: set[str] = set()
        self.surnames: set[str] = set()
        self.places: set[str] = set()
        self.people: set[str] = set()
        follows = _classes_before(tagged)
        for chunks in tagged:
            self.words.update(chunks.words)
            words, classes, given, tagger = chunks.words, chunks.classes, chunks.language.given_names, chunks.tagger
            for index, own in enumerate(classes):
                word = words[index]
                if own not in _NOMINAL or not word[0].isupper() or word in given or tagger.noun_tag(word.lower()) is not None:
                    continue
                before = words[index - 1] if index else ""
                follows_name = index > 0 and classes[index - 1] == word_classes.NAME and before[-1:] != "s"
                if own == word_classes.NAME and before.lower() in chunks.language.source_words["before a place"]:
                    self.places.add(word)
                elif (
                    follows_name
                    or before in given
                    or (
                        tagger.noun_tag(before.lower()) == PERSON_NOUN
                        and (own != word_classes.NOUN or follows[word] <= _BEFORE_SURNAME)  # not: sieht die Politikerin [Lücken]
                    )
                ):
                    self.people.add(word)
                if own == word_classes.NAME:
                    self.surnames.add(word)
        self.surnames |= self.people
        self.places -= self.people


def _classes_before(tagged: list[Chunks]) -> dict[str, set[str]]:
    """The word classes that stand before each noun, and `_ONCE` if it is there once only."""
    found: dict[str, set[str]] = {}
    for chunks in tagged:
        for index, own in enumerate(chunks.classes):
            if own == word_classes.NOUN:
                before = chunks.classes[index - 1] if index else word_classes.BEGINNING
                known = found.get(chunks.words[index])
                if known is None:
                    found[chunks.words[index]] = {before, _ONCE}
                else:
                    known.discard(_ONCE)
                    known.add(before)
    return found


def tag_by_classes(tagged: list[Chunks]) -> None:
    """Decides the tags of all passages of an article."""
    for chunks in tagged:
        chunks.classes = classes_of(chunks.language.code).of(chunks.words)
        _correct_full_names(chunks)
    names = _Names(tagged)
    for chunks in tagged:
        _tag_passage(chunks, names)


def _correct_full_names(chunks: Chunks) -> None:
    """Makes names of a given name and the word after it, if both have capitals and no noun list has the second.

    [Renate Roth] kam, [Ursula von der Heyde] nicht.
    """
    words, classes, particles = chunks.words, chunks.classes, languages.anywhere().name_particles
    for index in range(len(words) - 1):
        word, last = words[index], index + 1
        if word not in chunks.language.given_names:
            continue
        while last < len(words) - 1 and words[last] in particles:
            last += 1
        surname = words[last]
        if not surname[:1].isupper() or classes[last] not in _NOMINAL:
            continue
        before = classes[index - 1] if index else ""
        if before != word_classes.DETERMINER and chunks.tagger.noun_tag(surname.lower()) is None and not surname.isupper():
            classes[index] = classes[last] = word_classes.NAME


def _tag_passage(chunks: Chunks, names: _Names) -> None:
    chunks.places, chunks.people = names.places, names.people
    words, word_tags, classes = chunks.words, chunks.word_tags, chunks.classes
    for index, word in enumerate(words):
        if word in names.people and word[0].isupper() and classes[index] not in _NOMINAL and word.lower() not in chunks.tagger.word_tags:
            classes[index] = word_classes.NAME
        own = classes[index]
        if word_tags[index] == SIGN and not word.isalnum():
            word_tags[index] = tag_of_sign(chunks, index)
        elif own in _NOMINAL:
            word_tags[index] = _tag_of_noun(chunks, index, names.surnames)
            if word_tags[index] == CAPITALISED and word[-1] == "s" and len(word) >= _FEWEST_CHARS_OF_NAME and word[:-1] in names.words:
                chunks.genitives.add(index)
        elif own in _TAGS and word_tags[index] != QUOTATION:
            word_tags[index] = _tag_of_class(chunks, index, own)
    for index, own in enumerate(classes):
        if own == word_classes.FINITE:
            _join_particle(chunks, index)
        if _is_according(chunks, index):
            word_tags[index] = ACCORDING
    for index, own in enumerate(classes):
        if own == word_classes.NOUN and word_tags[index] == OTHER and words[index][0].isupper() and _is_source(chunks, index):
            word_tags[index] = GROUP_NOUN


def _is_source(chunks: Chunks, index: int) -> bool:
    """Whether a noun of no list says something by what stands around its phrase: laut der [Stimme]; die [Stimme] sagte, …"""
    before = index - 1
    while before >= 0 and chunks.word_tags[before] == MODIFIER:
        before -= 1
    tag = chunks.word_tag(before)
    if tag == ACCORDING:
        return True
    if tag == DETERMINER and chunks.word_tag(before - 1) == ACCORDING:
        return True
    if tag != DETERMINER or chunks.words[before].lower() in chunks.language.case_words["never a subject"]:
        return False
    after = index + 1
    while chunks.word_tag(after) == ADVERB:
        after += 1
    says = chunks.word_tag(after) == SAYING and chunks.classes[after] == word_classes.FINITE
    begins = before == 0 or chunks.word_tag(before - 1) in _BEFORE_SUBJECT
    return says and begins and chunks.word_tag(after + 1) in _BEFORE_SAID


def _is_according(chunks: Chunks, index: int) -> bool:
    """Whether a word gives a source: laut, zufolge; so and nach before some words."""
    lower, tagger = chunks.words[index].lower(), chunks.tagger
    if lower in chunks.language.closed_classes["according"]:
        return True
    if lower in tagger.before_names:
        return _names_source(chunks, index)
    return lower in tagger.before_documents and _names_document(chunks, index)


def _tag_of_class(chunks: Chunks, index: int, own: str) -> str:
    """The tag of a word that is neither noun nor name."""
    lower, tagger, language = chunks.words[index].lower(), chunks.tagger, chunks.language
    if own in _FULL_VERBS:
        tag = tagger.word_tags.get(lower, OTHER_VERB)
        return tag if tag in REPORTING_VERBS else OTHER_VERB
    if own == word_classes.DETERMINER:
        return POSSESSOR if lower in language.closed_classes["possessive"] else DETERMINER
    if own == word_classes.PRONOUN:
        return PRONOUN if lower in language.closed_classes["pronoun"] else tagger.noun_tags.get(lower, OTHER)
    if own == word_classes.SUBORDINATOR and lower in language.closed_classes["that"]:
        return THAT
    if own == word_classes.COMPARISON and lower in tagger.before_clauses:
        return SUBORDINATOR
    if own == word_classes.ATTRIBUTE and (noun := tagger.noun_tag(lower)) is not None and _ends_phrase(chunks, index):
        return noun
    return _TAGS[own]


def _ends_phrase(chunks: Chunks, index: int) -> bool:
    """Whether no noun follows a word with a capital, so that it is a noun itself: der [Vorsitzende] sagte."""
    following = chunks.classes[index + 1] if index + 1 < len(chunks.classes) else word_classes.SENTENCE_END
    return chunks.words[index][0].isupper() and following not in _NOMINAL and following != word_classes.ATTRIBUTE


def _tag_of_noun(chunks: Chunks, index: int, surnames: set[str]) -> str:
    """The tag of a noun or name."""
    word, own, language = chunks.words[index], chunks.classes[index], chunks.language
    if not word[0].isupper():
        is_noun = word.rpartition("-")[2][:1].isupper()  # dpa-Meldung
        return CAPITALISED if own == word_classes.NAME else (is_noun and chunks.tagger.noun_tag(word.lower())) or OTHER
    following = chunks.classes[index + 1] if index + 1 < len(chunks.classes) else ""
    if word in language.titles and following in _NOMINAL:
        return CAPITALISED
    lower, tagger = word.lower(), chunks.tagger
    closed = tagger.word_tags.get(lower)
    if closed is not None and closed in CLOSED_CLASSES and not (word.isupper() and len(word) > 1):
        return closed  # Von Leeds; Wovor Roth warnt
    before = chunks.classes[index - 1] if index else ""
    if (word in surnames and before not in _BEFORE_COMMON) or (word in language.given_names and following == word_classes.NAME):
        return CAPITALISED
    if own == word_classes.NAME:
        is_before_name = following == word_classes.NAME and tagger.noun_tag(lower) == PERSON_NOUN and word not in language.given_names
        listed = (
            PERSON_NOUN
            if is_before_name
            else tagger.noun_tag(lower)
            if "-" in word and before != word_classes.NAME
            else tagger.noun_tags.get(lower)
        )
        return listed if listed is not None and (is_before_name or following != word_classes.NAME) else CAPITALISED
    listed = tagger.noun_tag(lower)
    if listed is None and ((word.isupper() and len(word) > 1) or (word in language.organization_words and _follows_name(chunks, index))):
        return CAPITALISED
    return listed or OTHER


def _follows_name(chunks: Chunks, index: int) -> bool:
    """Whether a word that organizations are called by stands after a name: Leeds [Bank]."""
    return index > 0 and chunks.word_tags[index - 1] == CAPITALISED


def _join_particle(chunks: Chunks, index: int) -> None:
    """Gives a finite verb the tag that it has with its particle: [teilte] … mit reports, [sagte] … ab does not."""
    words, word_tags, classes = chunks.words, chunks.word_tags, chunks.classes
    lower = words[index].lower()
    for at in range(index + 1, min(len(words), index + _MAX_FRAME_WORDS)):
        if word_tags[at] in _ENDS_CLAUSE or classes[at] == word_classes.FINITE:
            break
        joined = chunks.tagger.separable.get((lower, words[at]))
        if joined is not None and (classes[at] == word_classes.PARTICLE or chunks.word_tag(at + 1) not in NOUNS | DETERMINERS):
            chunks.lemmas[index] = joined
            word_tags[index] = chunks.tagger.word_tags.get(joined, word_tags[index])
            return
        if classes[at] == word_classes.PARTICLE and words[at] in chunks.tagger.particles:
            word_tags[index] = OTHER_VERB
            return


def _names_source(chunks: Chunks, index: int) -> bool:
    """Whether nothing but a source follows up to the end of the clause: “…”, [so] Roe; not so gut, so Roe will."""
    word_tags = chunks.word_tags
    at = index + 1
    if index and word_tags[index - 1] not in _BEFORE_SO:
        return False
    while at < len(word_tags) and word_tags[at] in _IN_SOURCE and at - index < _MAX_SOURCE_WORDS:
        at += 1
    first = chunks.word_tag(index + 1)
    is_closed = at > index + 1 and (chunks.word_tag(at) in (COMMA, STOP, COLON) or chunks.word_at(at) in (")", ""))
    return is_closed and first != PREPOSITION and not any(tag in VERBS for tag in word_tags[index:at])


def _names_document(chunks: Chunks, index: int) -> bool:
    """Whether what is said or written follows: [nach] Angaben der Polizei; not nach Leeds."""
    at = index + 1
    while at - index < _MAX_SOURCE_WORDS and (chunks.word_tag(at) in DETERMINERS or chunks.word_tag(at) in (MODIFIER, OTHER)):
        at += 1
    return chunks.word_tag(at) == DOCUMENT
