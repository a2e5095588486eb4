"""What stands beside a name and says who it is: Jane Roe, [a nurse in Leeds]; Jane Roe, who is [a nurse]."""

from __future__ import annotations

from typing import Final

from newsx.quotes.grammar.chunks import Chunks, Mention
from newsx.quotes.grammar.tags import (
    ABBREVIATION_STOP,
    ADVERB,
    CALLING,
    CAPITALISED,
    CLOSING_BRACKET,
    COLON,
    COMMA,
    CONJUNCTIONS,
    COORDINATOR,
    DASH,
    DETERMINER,
    DETERMINERS,
    FULL_VERBS,
    IN_PHRASE,
    MODIFIER,
    NOT_AT_EDGE,
    NUMBER,
    OPENING_BRACKET,
    ORGANIZATION,
    OTHER,
    PERSON_NOUN,
    POSSESSIVE,
    POSSESSOR,
    PREPOSITION,
    PRONOUN,
    QUOTATION,
    SEMICOLON,
    SIGN,
    STOP,
    THAT,
    TO,
    VERBS,
    WHO,
)
from newsx.text.name_forms import is_company_ending, is_post_nominal

_OPENINGS: Final = frozenset("who now then himself herself".split())
_CHOSEN: Final = frozenset("named elected appointed".split())
_WITHIN: Final = IN_PHRASE | {COORDINATOR}
_AFTER_PHRASE: Final = NOT_AT_EDGE | {COORDINATOR, SIGN}
"""Words that a phrase does not end with, though they may stand within it."""
_ENDS_SEARCH: Final = VERBS | CONJUNCTIONS | {PRONOUN, STOP, SEMICOLON, COLON, QUOTATION, COMMA, WHO, THAT, PREPOSITION}
"""Before these a phrase's head must have come."""
_AFTER_EMPLOYER: Final = frozenset([COMMA, STOP, SEMICOLON, CLOSING_BRACKET, ABBREVIATION_STOP])
_NAME_TAGS: Final = frozenset([CAPITALISED, ABBREVIATION_STOP])
_WITHIN_NAME: Final = _NAME_TAGS | {MODIFIER, OTHER, POSSESSIVE}
_STAYING: Final = frozenset("is was became remains".split())
_ENDS_CLAUSE: Final = frozenset([COMMA, STOP, SEMICOLON, COLON, QUOTATION, PRONOUN, THAT, WHO])
"""What ends the words of a relative clause that are about its subject."""
_MAX_CLAUSE_WORDS: Final = 16
"""Words of a relative clause before the phrase that says who somebody is: who works at night as a nurse."""
_MAX_BRACKET_WORDS: Final = 12
"""Words of a bracket between a name and its apposition: Roe (R-Pa.), a …"""
_MAX_WORDS_TO_HEAD: Final = 10
"""Words from the beginning of an apposition to its head."""
_MAX_NAME_WORDS: Final = 6
"""Words of a name between a noun and the head: chief U.S. economist."""
_MAX_PHRASE_WORDS: Final = 40
"""Words of a phrase from its head on."""


def beside(chunks: Chunks, mention: Mention) -> tuple[int, int] | None:
    """The words of the apposition after a name, or None: Roe, [a nurse in Leeds]; Roe, who is [a nurse in Leeds]."""
    words, word_tags = chunks.words, chunks.word_tags
    at = past_degrees(chunks, mention.last)
    if chunks.word_tag(at) == OPENING_BRACKET:
        at = next((index + 1 for index in range(at, min(at + _MAX_BRACKET_WORDS, len(words))) if word_tags[index] == CLOSING_BRACKET), at)
    if at + 2 >= len(words) or not (words[at] == "," or (word_tags[at] == DASH and word_tags[at + 1] == DETERMINER)):
        return None
    at += 1
    if words[at] == "whose":
        return None
    if words[at].isdigit() and at + 2 < len(words) and words[at + 1] == ",":
        at += 2  # an age
    begun = _begun(chunks, at) if words[at] in _OPENINGS else at
    noun = _head_noun(chunks, begun) if begun is not None else None
    if (
        begun is None
        or noun is None
        or word_tags[begun] in (COORDINATOR, NUMBER)
        or words[noun].lower() in chunks.language.role_words["relation"]
    ):
        return None
    end = phrase_end(chunks, noun, titled=word_tags[begun] not in DETERMINERS)
    listed = word_tags[begun] == POSSESSOR and chunks.word_tag(end) == COMMA and chunks.word_tag(end + 1) in DETERMINERS
    return None if listed else (begun, end)  # Roe, his brother, his dog and …


def past_degrees(chunks: Chunks, at: int) -> int:
    """The word after the letters that follow a name, each with or without a comma before it: Roe[, MD, PhD], head of the ward."""
    while True:
        letters = at + (chunks.word_at(at) == ",")
        if not is_post_nominal(chunks.word_at(letters).replace(".", "")):
            return at
        after = letters + 1 + (chunks.word_tag(letters + 1) == ABBREVIATION_STOP)
        if letters > at and chunks.word_tag(after) not in _AFTER_EMPLOYER:
            return at  # Roe, PhD student
        at = after


def _begun(chunks: Chunks, at: int) -> int | None:
    """Where the apposition itself begins after words that introduce it, or None.

    Roe, then [a nurse]; Roe, who is now [a nurse]; Roe, who works as [a nurse]; Roe, who was named last week as [a judge].
    """
    words, word_tags = chunks.words, chunks.word_tags
    if words[at] != "who":
        return at + 1 if chunks.word_tag(at + 1) in DETERMINERS else None
    for index in range(at + 1, min(at + _MAX_CLAUSE_WORDS, len(words))):
        if word_tags[index] in _ENDS_CLAUSE or (word_tags[index] == CALLING and words[index] not in _CHOSEN):
            return None
        if words[index] in _STAYING or words[index] in _CHOSEN or words[index] == "as":
            begun = index + 1
            while chunks.word_tag(begun) == ADVERB or chunks.word_at(begun) in _OPENINGS:
                begun += 1
            if chunks.word_at(begun) != "as" and chunks.word_tag(begun) != POSSESSOR and _head_noun(chunks, begun) is not None:
                return begun
    return None


def _head_noun(chunks: Chunks, at: int) -> int | None:
    """The index of the head of the phrase that begins at a word, or None: a senior port [official], not officials."""
    words, word_tags = chunks.words, chunks.word_tags
    limit = min(len(words), at + _MAX_WORDS_TO_HEAD)
    titles, address, nouns = chunks.language.titles, chunks.language.forms_of_address, chunks.tagger.role_nouns
    found = None
    is_one_of = words[at : at + 2] == ["one", "of"]
    at += 2 * is_one_of
    for index in range(at, limit):
        tag = word_tags[index]
        low = words[index].lower()
        if tag == PERSON_NOUN or low in nouns or (words[index] in titles and words[index] not in address):
            found = index
        elif found is None and index > at and _is_before_head(chunks, at, index):
            continue
        elif found is not None or (tag in _ENDS_SEARCH and index != at and low != "and") or (tag in VERBS and low not in nouns):
            break
    if found is not None and chunks.word_tag(found + 1) in _NAME_TAGS:
        found = _head_after_name(chunks, found)
    if found is None or is_one_of != (chunks.tagger.singular_of(words[found]) is not None):
        return None  # Roe, Lind and other critics; one of the leading academic voices
    return found


def _head_after_name(chunks: Chunks, noun: int) -> int | None:
    """The head if a name follows the noun at an index: chief U.S. [economist], Mayor Lind’s [aide]; else None: Sheriff Ann Lee."""
    nouns = chunks.tagger.role_nouns
    found = None
    for index in range(noun + 1, min(noun + _MAX_NAME_WORDS, len(chunks.words))):
        if chunks.word_tags[index] == PERSON_NOUN or (chunks.word_tags[index] == CAPITALISED and chunks.words[index].lower() in nouns):
            found = index
        elif chunks.word_tags[index] not in _WITHIN_NAME:
            break
    return None if found is None or chunks.word_tag(found + 1) in _NAME_TAGS else found


def _is_before_head(chunks: Chunks, at: int, index: int) -> bool:
    """Whether a word that could end a phrase stands before its head: a brash[,] restless governor; a [seasoned] aide; the Office [of]
    Trade director."""
    words, word_tags = chunks.words, chunks.word_tags
    if word_tags[index] == COMMA:
        return word_tags[at] == DETERMINER and index <= at + 3
    if word_tags[index] in FULL_VERBS:
        return word_tags[index - 1] in (DETERMINER, ADVERB, MODIFIER) and words[index].endswith("ed")
    return words[index] == "of" and word_tags[index - 1] == CAPITALISED == chunks.word_tag(index + 1)


def phrase_end(chunks: Chunks, noun: int, titled: bool) -> int:
    """Where the phrase with its head at `noun` ends, what follows of, for, at, in, from … included; `titled`: it has no article.

    Its commas are those within a name: Leeds, Ohio; Alden, Inc.; the Department of Health, Labour and Trade; Director, Alden Securities.
    """
    words, word_tags = chunks.words, chunks.word_tags
    index, last = noun + 1, min(len(words), noun + _MAX_PHRASE_WORDS)
    while index < last and words[index] not in ("whose", "following"):
        if chunks.classes and not may_continue(chunks, index):
            break
        is_title = word_tags[index - 1 : index + 1] == [PREPOSITION, QUOTATION]  # author of “The Stone Ferry”
        if word_tags[index] in _WITHIN or is_title or words[index] in ("’", "'") or _is_no_verb(chunks, index):
            index += 1
        elif words[index] == "," and (further := _past_comma(chunks, noun, index, titled)):
            index = further
        else:
            break
    while index > noun + 1 and word_tags[index - 1] in _AFTER_PHRASE:
        index -= 1
    return index


def may_continue(chunks: Chunks, index: int) -> bool:
    """Whether a word may stand within a phrase after its head, where classes are learned: a preposition that belongs to nouns, an adverb
    before an adjective; not “Chefin der Werft angesichts der Zahlen”, “der Sprecher der Stadt zugeknöpft”."""
    tag = chunks.word_tags[index]
    if tag == PREPOSITION:
        return chunks.words[index].lower() in chunks.language.description_words["after the noun"]
    return tag != ADVERB or chunks.word_tag(index + 1) == MODIFIER


def _is_no_verb(chunks: Chunks, index: int) -> bool:
    """Whether a word that may be a verb is none within a phrase: secretary of [state]; head of roads and [planning] for Leeds."""
    if chunks.word_tags[index] not in FULL_VERBS:
        return False
    before = chunks.word_tags[index - 1]
    if before in DETERMINERS or chunks.words[index - 1] in ("most", "many", "all", "other", "both"):
        return True  # her ally on most votes
    if before != TO and chunks.words[index] in chunks.tagger.base_forms:
        return True
    return (before in (PREPOSITION, COORDINATOR)) and chunks.words[index].endswith(("ing", "ed"))


def _past_comma(chunks: Chunks, noun: int, comma: int, titled: bool) -> int:
    """Where a name ends that continues after a comma; 0 if the role ends before the comma."""
    words, word_tags = chunks.words, chunks.word_tags
    if chunks.word_tag(comma + 1) != CAPITALISED:
        return 0
    if is_company_ending(words[comma + 1]):
        return comma + 2
    end = comma + 2
    while chunks.word_tag(end) == CAPITALISED:
        end += 1
    if chunks.word_tag(end) == COORDINATOR and chunks.word_tag(end + 1) == CAPITALISED and end == comma + 2:
        return end + 2 if word_tags[comma - 1] == CAPITALISED and PREPOSITION in word_tags[noun:comma] else 0
    if chunks.word_tag(end) not in _AFTER_EMPLOYER and end < len(words):
        return 0
    if word_tags[comma - 1] == CAPITALISED and " ".join(words[comma + 1 : end]) in chunks.language.places:
        return end
    employer = next((name for name in chunks.names if name.first == comma + 1), None)
    return end if titled and PREPOSITION not in word_tags[noun:comma] and employer is not None and employer.tag == ORGANIZATION else 0
