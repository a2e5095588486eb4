"""The reporting verbs of a passage and their subjects: said Jane Roe; Roe, a nurse, said; Roe, who said; according to Roe."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from newsx.quotes.grammar.chunks import Chunks
from newsx.quotes.grammar.datelines import end_of_dateline
from newsx.quotes.grammar.tags import (
    ACCORDING,
    ADVERB,
    AUXILIARY,
    BEFORE_NO_SUBJECT,
    BEFORE_NOUN,
    BEFORE_VERB,
    CLOSING_BRACKET,
    COLON,
    COMMA,
    CONJUNCTIONS,
    DASH,
    DOCUMENT,
    END,
    EXCLAMATION,
    FULL_VERBS,
    OPENING_BRACKET,
    ORGANIZATION,
    PEOPLE_PHRASE,
    PERSON,
    PHRASES,
    POSSESSIVE,
    POSSESSOR,
    PREPOSITION,
    PREPOSITIONS,
    PRONOUN,
    QUOTATION,
    REPORTING,
    SEMICOLON,
    SENTENCE_ENDS,
    STOP,
    SUBJECTS,
    SUBORDINATOR,
    THAT,
    TO,
    TRANSITIVE,
    VERBS,
    WHO,
)

_ENDS: tuple[list[str], ...] = ([], [COMMA], [STOP], [WHO])
"""What follows a subject after its verb, as lists of tags: said [Roe]. said [Roe], … said [Roe], who …"""
_BEFORE_LATE_SUBJECT: Final = BEFORE_NOUN | {ADVERB}
"""What may stand between a verb and the subject after it, where that may be an adverb, too: demande pourtant [Roe]."""
CLAUSE_EDGES: Final = frozenset([COMMA, COLON, SEMICOLON, DASH, QUOTATION, OPENING_BRACKET, CLOSING_BRACKET]) | SENTENCE_ENDS
"""Signs that part two clauses."""
_ENDS_NAMED: Final = frozenset([COMMA, END, COLON, OPENING_BRACKET, QUOTATION, PREPOSITION]) | SENTENCE_ENDS | VERBS
"""What stands after a name that says whom the description before it means: der Sprecher der Stadt, [Bo Ek], sagte."""
MAX_TAIL: Final = 8
"""Chunks of what belongs to a description, up to the comma before its name."""
_INSERTION_ENDS: Final = frozenset([COMMA, DASH, CLOSING_BRACKET])
_BEFORE_INVERTED: Final = frozenset([QUOTATION, COMMA, EXCLAMATION, STOP, DASH])
"""What stands before a verb whose subject follows: “…,” said [Roe]."""
_HEADS: Final = PHRASES | {PERSON, ORGANIZATION}
"""Mentions that may have "of …" after them."""
_BEFORE_OBJECT: Final = TRANSITIVE | {PREPOSITION}
_CLAUSE_BEGINNINGS: Final = frozenset([QUOTATION, SEMICOLON, COLON, SUBORDINATOR, THAT])
_AFTER_PARTICIPLE: Final = BEFORE_NOUN | {ADVERB, PREPOSITION}
"""What stands between a participle and the preposition before its agent: made [days] before …"""
_MAX_AGENT_CHUNKS: Final = 8
"""Chunks after a passive verb among which "by" is looked for."""
_MAX_SUBJECT_CHUNKS: Final = 25
"""Chunks before a verb among which its subject is looked for."""
_MAX_INVERTED_CHUNKS: Final = 4
"""Chunks from a verb to a subject after it: said the three senior [officers]."""
_MAX_NESTED_PHRASES: Final = 3
"""Phrases after one another with of or the like: [the director] of the office of the board."""


# The links between a verb and its subject: `Cue` explains them. Features contain these strings, so the model knows them.
BEFORE: Final = "<"
PHRASE_BEFORE: Final = "r<"
BEFORE_INSERTION: Final = ",<"
AFTER: Final = ">"
AFTER_COMMA: Final = ",>"
BEFORE_WHO: Final = "w"
AFTER_ACCORDING: Final = "A>"
AFTER_BY: Final = "by"
OF_CUE_BEFORE: Final = "&"
OF_SECOND_VERB: Final = "&far"
OF_VERB_AFTER_COMMA: Final = ",far"
OF_INFINITIVE: Final = "to"
OF_PARTICIPLE: Final = "ing"
OF_FAR_VERB: Final = "far"
NO_LINK: Final = ""

FAR: Final = frozenset([OF_SECOND_VERB, OF_VERB_AFTER_COMMA, OF_FAR_VERB])
"""Links of a subject that is only the first mention of the clause, of a verb that is neither infinitive nor participle."""


class Cue:
    """A reporting verb: chunk `at`, its lemma, the chunk of its subject (-1: none), how that was found (`link`), and the `patient`.

    The patient is the chunk of the subject of a passive verb ("Roe" in "Roe was called “…”"), -1 if there is none. The links:

        <       the subject stands before the verb                   [Roe] said
        r<      the same, at the head of a longer phrase             [the director] of the agency said
        ,<      before an insertion                                  [Roe], a lawyer in Leeds, said
        >       after the verb, which follows a quotation            “…,” said [Roe]
        ,>      after the verb, which follows a comma                It was late, said [Roe].
        w       before "who" or "which"                              [Roe], who said
        A>      after "according to"; the possessor of "words"       according to [Roe]; in [her] words
        by      after "by", of a passive verb                        was called “…” by [Roe]
        &       the subject of the cue before                        [Roe] said …, and warned
        &far    first in the clause, of a verb after a conjunction   [Roe] left and warned
        ,far    first in the clause, of a verb after a comma         [Roe] left for Leeds, said
        to      first in the clause, of an infinitive                [Roe] refused to say
        ing     first in the clause, of a participle                 [Roe] left, saying
        far     first in the clause, in other cases                  [Critics] who met him said
                (empty) there is no subject
    """

    def __init__(self, at: int, lemma: str, subject: int, link: str, patient: int = -1) -> None:
        self.at, self.lemma, self.subject, self.link, self.patient = at, lemma, subject, link, patient


def cues_of(chunks: Chunks) -> list[Cue]:
    """The reporting verbs of a passage, in order."""
    found: list[Cue] = []
    tags, known, with_object = chunks.tags, chunks.tagger.lemmas, chunks.language.verbs_of_telling["always an object"]
    progressive = chunks.language.word_endings["present participle"]
    offices_before_names = "offices before names" in chunks.language.traits
    for at, tag in enumerate(tags):
        if tag in REPORTING:
            word, patient = chunks.first_word(at), -1
            if tag != ACCORDING and word.endswith(progressive) and tags[at - 1 : at] != [AUXILIARY]:
                subject, link = _of_participle(chunks, at)
            elif tag != ACCORDING and chunks.is_passive(at):
                patient, _ = _subject(chunks, at, None, inverts=False)
                subject, link = _agent(chunks, at)
            else:
                subject, link = _subject(chunks, at, found[-1] if found else None, known.get(word) not in with_object)
            if subject >= 0 and offices_before_names:
                subject = named(chunks, subject)
            found.append(Cue(at, known.get(word, word) if tag != ACCORDING else "according", subject, link, patient))
    return found


def _agent(chunks: Chunks, at: int) -> tuple[int, str]:
    """The agent of a passive verb: was called by [Roe] “…”; was called “…” by [Roe]."""
    tags = chunks.tags
    for index in range(at + 1, min(at + _MAX_AGENT_CHUNKS, len(tags) - 1)):
        if chunks.sentences[index] != chunks.sentences[at]:
            break
        if tags[index] == PREPOSITION and chunks.words[chunks.firsts[index]] in chunks.language.closed_classes["by"]:
            while tags[index + 1 : index + 2] and tags[index + 1] in BEFORE_NOUN:
                index += 1
            if tags[index + 1 : index + 2] and tags[index + 1] in SUBJECTS:
                return _named(tags, index + 1), AFTER_BY
    return -1, NO_LINK


def before(cues: list[Cue], at: int, most: int) -> list[Cue]:
    """At most `most` cues before a chunk, the nearest first."""
    end = bisect_left(cues, at, key=_at)
    return cues[max(0, end - most) : end][::-1]


def after(cues: list[Cue], at: int, most: int) -> list[Cue]:
    """At most `most` cues after a chunk, the nearest first."""
    start = bisect_left(cues, at, key=_at)
    return cues[start : start + most]


def _at(cue: Cue) -> int:
    return cue.at


def _subject(chunks: Chunks, at: int, earlier: Cue | None, inverts: bool) -> tuple[int, str]:
    """The subject of the cue at a chunk, and the link; `earlier` is the cue before, `inverts`: its subject may follow it."""
    tags, sentences = chunks.tags, chunks.sentences
    if tags[at] == ACCORDING:
        return _whose_words(chunks, at) if chunks.words[chunks.firsts[at]] == "words" else _after_according(tags, at)
    left = at - 1
    while left >= 0 and tags[left] in BEFORE_VERB:
        left -= 1
    between = _BEFORE_LATE_SUBJECT if "adverbs before subjects" in chunks.language.traits else BEFORE_NOUN
    if inverts and (found := _inverted(tags, at, left, between)) is not None:
        return found
    if left < 0 or sentences[left] != sentences[at]:
        return -1, NO_LINK
    tag = tags[left]
    if tag in SUBJECTS:
        head = _head_of(chunks, left)
        return head, BEFORE if head == left else PHRASE_BEFORE
    if tag == WHO:
        back = left - 1
        back -= back >= 0 and tags[back] == COMMA
        return (back, BEFORE_WHO) if back >= 0 and tags[back] in SUBJECTS else (-1, NO_LINK)
    if tag in _INSERTION_ENDS:
        return _before_insertion(chunks, left)
    if tag in CONJUNCTIONS:
        if earlier is not None and sentences[earlier.at] == sentences[at] and earlier.subject >= 0:
            return earlier.subject, OF_CUE_BEFORE
        return _first_of_clause(chunks, at, OF_SECOND_VERB)
    return _first_of_clause(chunks, at, OF_INFINITIVE if tag == TO else OF_FAR_VERB)


def _whose_words(chunks: Chunks, at: int) -> tuple[int, str]:
    """The possessor of the words: in [her] words; in [Roe]’s words; in the words of [Roe]."""
    tags = chunks.tags
    if tags[at + 1 : at + 2] == [PREPOSITION]:
        return _after_according(tags, at + 1)
    left = at - 1 - (tags[at - 1 : at] == [POSSESSIVE])
    return (left, AFTER_ACCORDING) if left >= 0 and (tags[left] in SUBJECTS or tags[left] == POSSESSOR) else (-1, NO_LINK)


def _after_according(tags: list[str], at: int) -> tuple[int, str]:
    """The mention after "according to" or "in the words of": according to the three senior [officials]."""
    found = at + 1 + (tags[at + 1 : at + 2] == [TO])
    while tags[found : found + 1] and (tags[found] in BEFORE_NOUN or tags[found : found + 2] == [POSSESSOR, PEOPLE_PHRASE]):
        found += 1
    return (_named(tags, found), AFTER_ACCORDING) if tags[found : found + 1] and tags[found] in SUBJECTS else (-1, NO_LINK)


def _inverted(tags: list[str], at: int, left: int, between: frozenset[str]) -> tuple[int, str] | None:
    """The subject after a verb that follows a quotation or ends a sentence: “…,” said [Roe]; it was late, said [Roe].

    `between` are the tags that may stand before it.
    """
    ahead = at + 1
    while tags[ahead : ahead + 1] and tags[ahead] in between:
        ahead += 1
    if ahead >= len(tags) or tags[ahead] not in SUBJECTS or ahead - at > _MAX_INVERTED_CHUNKS:
        return None
    if left < 0 or (tags[left] in _BEFORE_INVERTED and (left == 0 or QUOTATION in tags[max(0, left - 2) : left + 1])):
        return _named(tags, ahead), AFTER
    named = _named(tags, ahead)
    if tags[left] == COMMA and tags[named + 1 : named + 2] in _ENDS:
        return named, AFTER_COMMA
    return None


def _named(tags: list[str], at: int) -> int:
    """Which of the mentions after a verb is its subject: said the union’s director, [Bo Ek], not the union nor the director.

    >>> _named(list("SR'U,M."), 1), _named(list("SM,U."), 1)
    (5, 1)
    """
    while tags[at + 1 : at + 2] == [POSSESSIVE] and tags[at + 2 : at + 3] and tags[at + 2] in SUBJECTS:
        at += 2
    if tags[at] == PEOPLE_PHRASE and tags[at + 1 : at + 3] == [COMMA, PERSON] and tags[at + 3 : at + 4] in _ENDS:
        return at + 2
    return at


def named(chunks: Chunks, at: int) -> int:
    """The name that says whom a description means: der Sprecher der Stadt, [Bo Ek]; else the description's own chunk."""
    tags = chunks.tags
    if tags[at] != PEOPLE_PHRASE:
        return at
    for ahead in range(at + 1, min(at + MAX_TAIL, len(tags) - 1)):
        if tags[ahead] == COMMA:
            if tags[ahead + 1] != PERSON:
                return at
            after = tags[ahead + 2] if ahead + 2 < len(tags) else END
            return ahead + 1 if after in _ENDS_NAMED else at
        if tags[ahead] in VERBS or tags[ahead] in CLAUSE_EDGES:
            return at
    return at


def _head_of(chunks: Chunks, at: int) -> int:
    """The head of a phrase that ends in the mention at a chunk: [the director] of the agency."""
    tags, sentences = chunks.tags, chunks.sentences
    head = at
    for _ in range(_MAX_NESTED_PHRASES):
        left = head - 1
        while left >= 0 and tags[left] in BEFORE_NOUN:
            left -= 1
        if left < 1 or tags[left] not in PREPOSITIONS or tags[left - 1] not in _HEADS or sentences[left - 1] != sentences[at]:
            break
        head = left - 1
    return _before_participle(chunks, head)


def _before_participle(chunks: Chunks, at: int) -> int:
    """The noun with a participle that a mention belongs to: [a study] ordered by the board; [a survey] made days before the accident."""
    tags = chunks.tags
    left = at - 1
    while left >= 0 and tags[left] in BEFORE_NOUN:
        left -= 1
    if left < 2 or not (tags[left] == PREPOSITION or (tags[left] == SUBORDINATOR and tags[at] == DOCUMENT)):
        return at
    left -= 1
    while left > max(0, at - _MAX_SUBJECT_CHUNKS) and tags[left] in _AFTER_PARTICIPLE:
        left -= 1
    if left < 1 or tags[left] not in FULL_VERBS or tags[left - 1] not in PHRASES or chunks.sentences[left - 1] != chunks.sentences[at]:
        return at
    word = chunks.words[chunks.firsts[left]]
    is_participle = word.endswith(chunks.language.word_endings["after a noun"]) or word in chunks.language.irregular_participles
    return _head_of(chunks, left - 1) if is_participle else at


def _before_insertion(chunks: Chunks, at: int) -> tuple[int, str]:
    """The mention before an insertion that ends at a chunk: [Roe], a lawyer in Leeds, said."""
    tags, sentences = chunks.tags, chunks.sentences
    sign = OPENING_BRACKET if tags[at] == CLOSING_BRACKET else tags[at]
    for back in range(at - 1, max(0, at - _MAX_SUBJECT_CHUNKS), -1):
        if sentences[back] != sentences[at]:
            break
        if tags[back] == sign and tags[back - 1] in SUBJECTS and not _is_object(tags, back - 1):
            return _head_of(chunks, back - 1), BEFORE_INSERTION
    return _first_of_clause(chunks, at, OF_VERB_AFTER_COMMA)


def _is_object(tags: list[str], at: int) -> bool:
    """Whether a pronoun is an object: critics who opposed [it], for their part, said."""
    return tags[at] == PRONOUN and at > 0 and tags[at - 1] in _BEFORE_OBJECT


def _of_participle(chunks: Chunks, at: int) -> tuple[int, str]:
    """The subject of a participle: with [Republicans] calling it “…”; else the first mention of the clause."""
    tags = chunks.tags
    if at > 1 and tags[at - 1] in SUBJECTS and tags[at - 2] == PREPOSITION and chunks.words[chunks.firsts[at - 2]] in ("with", "With"):
        return at - 1, BEFORE
    return _first_of_clause(chunks, at, OF_PARTICIPLE)


def _first_of_clause(chunks: Chunks, at: int, link: str) -> tuple[int, str]:
    """The first mention of the clause, without objects of prepositions and possessions, and the link; -1 and `NO_LINK` if there is none."""
    tags, sentences, dateline = chunks.tags, chunks.sentences, end_of_dateline(chunks)
    found = -1
    for back in range(at - 1, max(-1, at - _MAX_SUBJECT_CHUNKS), -1):
        tag = tags[back]
        if (tag in _CLAUSE_BEGINNINGS and tags[back + 1] != COMMA) or sentences[back] != sentences[at] or back < dateline:
            break
        if tag in SUBJECTS and (back == 0 or tags[back - 1] not in BEFORE_NO_SUBJECT):
            found = back
    return found, link if found >= 0 else NO_LINK
