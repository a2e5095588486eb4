"""Which clause a reporting verb reports: the one after the verb, before it, or on both sides."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final

from newsx.quotes.attribution.cues import AFTER, AFTER_COMMA, BEFORE_WHO, BESIDE, INVERTED, Cue
from newsx.quotes.grammar.chunks import Chunks
from newsx.quotes.grammar.datelines import end_of_dateline
from newsx.quotes.grammar.tags import (
    ACCORDING,
    ADVERB,
    AUXILIARY,
    BEFORE_NOUN,
    BEFORE_OWN_NOUN,
    CALLING,
    CLOSING_BRACKET,
    COLON,
    COMMA,
    CONJUNCTIONS,
    COORDINATOR,
    DASH,
    MENTIONS,
    OBJECT_PRONOUN,
    OPENING_BRACKET,
    OTHER,
    OTHER_VERB,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTATION,
    REPORTING_VERBS,
    SAYING,
    SEMICOLON,
    SENTENCE_ENDS,
    SIGN,
    SUBJECTS,
    SUBORDINATOR,
    THAT,
    VERBS,
    WHO,
)

FINITE: Final = ("ed", "id", "says", "say", "told", "wrote")
"""Endings of verbs that are no nouns and no infinitives."""

_BEFORE_HEAD: Final = BEFORE_OWN_NOUN | {POSSESSIVE}
"""Chunks of a phrase before its head: [the union’s] director."""
_FIRST_IN_CLAUSE: Final = MENTIONS | BEFORE_NOUN
_IN_ADVERBIAL: Final = (MENTIONS - {PRONOUN}) | BEFORE_NOUN | {PREPOSITION, ADVERB, OBJECT_PRONOUN, POSSESSIVE, SIGN, COMMA}
_ADVERBIAL_BEGINS: Final = frozenset([PREPOSITION, ADVERB, COMMA])
_BEFORE_OBJECT: Final = (PREPOSITION, COMMA)
_NOT_AFTER_THAT: Final = frozenset([AUXILIARY, OTHER_VERB, SAYING, POSSESSIVE])
"""After these "that" is a pronoun: said that was late."""
_MAY_BE_GERUND: Final = frozenset([OTHER_VERB, OTHER, CALLING])
_BEFORE_VERB_OF_CLAUSE: Final = frozenset([COMMA, THAT, WHO, SUBORDINATOR, COLON, SEMICOLON, DASH, QUOTATION])
"""What must not stand between a clause's beginning and its verb."""
_NOT_BEFORE_COMMA: Final = CONJUNCTIONS | {QUOTATION}
_NO_CLAUSE_BEFORE: Final = CONJUNCTIONS | {THAT}
_ADVERBIAL_FIRST: Final = frozenset([PREPOSITION, SUBORDINATOR, OTHER_VERB])
_BEFORE_SECOND_VERB: Final = frozenset([ADVERB, AUXILIARY])
_NO_CLAUSE_AFTER: Final = frozenset([AFTER, AFTER_COMMA, BEFORE_WHO])
"""Links of verbs that have no clause after them."""
_BRACKETS: Final = frozenset([OPENING_BRACKET, CLOSING_BRACKET])
QUESTIONS: Final = frozenset("if whether why how what where when who".split())
_CONTRASTS: Final = frozenset("but though although while whereas".split())
_NOT_CLAUSES: Final = frozenset("nothing little something so much more yes no".split())
_FEWEST_CHUNKS: Final = 3
"""Chunks of a clause."""
_FEWEST_WITHOUT_VERB: Final = 6
"""Chunks of a clause before the verb in which no verb is recognised."""
_MAX_CHUNKS: Final = 150
"""Chunks of a sentence on either side of the verb."""
_MAX_ADVERBIAL_CHUNKS: Final = 14

Piece = tuple[int, int]
"""Chunks of a passage, half-open."""


def content(chunks: Chunks, cue: Cue) -> list[Piece]:
    """The pieces of the clause that goes with a cue; an empty list if there is none."""
    begin, end = sentence(chunks, cue.at)
    if end - cue.at > _MAX_CHUNKS or cue.at - begin > _MAX_CHUNKS:
        return []
    if cue.lemma == "according":
        return _around_according(chunks, cue, begin, end)
    start = _clause_start(chunks, cue, end)
    if start is not None:
        return [(start, _clause_stop(chunks, cue, start, end))]
    return _before_verb(chunks, cue, begin, end) if takes(chunks, cue, "before") else []


def sentence(chunks: Chunks, at: int) -> Piece:
    """The sentence around a chunk, without a dateline and a conjunction at its beginning, and without the stop at its end."""
    tags, number = chunks.tags, chunks.sentences[at]
    begin, end = bisect_left(chunks.sentences, number), bisect_right(chunks.sentences, number)
    while end > at and tags[end - 1] in SENTENCE_ENDS:
        end -= 1
    if begin == 0 and (after_dateline := end_of_dateline(chunks)) <= at:
        begin = after_dateline
    return begin + (tags[begin] == COORDINATOR), end


def takes(chunks: Chunks, cue: Cue, *kinds: str) -> bool:
    """Whether the verb takes one of these kinds of clauses."""
    sets = chunks.language.verbs_with_clauses
    return any(cue.lemma in sets[kind] for kind in kinds)


def _phrase_begin(chunks: Chunks, chunk: int) -> int:
    """Where the phrase of the mention at a chunk begins: [the] Harbour Board, [her] brother, [the union’s] director."""
    tags = chunks.tags
    while chunk > 0 and (tags[chunk - 1] in _BEFORE_HEAD or (tags[chunk] == POSSESSIVE and tags[chunk - 1] in SUBJECTS)):
        chunk -= 1
    return chunk


def before_subject(chunks: Chunks, cue: Cue) -> int:
    """The chunk before the phrase of the verb's subject, -1 if there is none in the sentence."""
    before = _phrase_begin(chunks, cue.subject) - 1
    return before if before >= 0 and chunks.sentences[before] == chunks.sentences[cue.at] else -1


def _is_participle(chunks: Chunks, chunk: int) -> bool:
    """Whether a chunk is a reporting participle: adding, noting."""
    return chunks.tags[chunk] in REPORTING_VERBS and chunks.first_word(chunk).endswith("ing")


def _has_verb(chunks: Chunks, start: int, stop: int) -> bool:
    return any(tag in VERBS for tag in chunks.tags[start:stop])


def _clause_start(chunks: Chunks, cue: Cue, end: int) -> int | None:
    """Where the clause after a verb begins, or None: said that [it]; said [it]; told the board on Monday that [it]; asked [whether it]."""
    tags, at = chunks.tags, cue.at + 1
    if cue.link in _NO_CLAUSE_AFTER:
        return None
    if cue.lemma in chunks.language.verbs_of_telling["object before a clause"]:
        at = _after_object(tags, at, end)
    if at >= end:
        return None
    if tags[at] == SUBORDINATOR and chunks.first_word(at) in QUESTIONS:
        return at if takes(chunks, cue, "question") and cue.link in BESIDE else None
    that = _that(chunks, at, end)
    if that is not None:
        return that + 1 if takes(chunks, cue, "clause", "that") else None
    start = _bare_start(chunks, cue, at, end) if takes(chunks, cue, "clause") else None
    return start if start is not None and _is_clause(chunks, cue, start, end) else None


def _after_object(tags: list[str], at: int, end: int) -> int:
    """The chunk after the object of a verb of telling: told the board [that], told him [that]."""
    here = at
    while here < end and tags[here] in _BEFORE_HEAD:
        here += 1
    if here >= end or not (tags[here] in SUBJECTS or tags[here] == OBJECT_PRONOUN):
        return at
    here += 1
    while here + 1 < end and tags[here] == POSSESSIVE and tags[here + 1] in SUBJECTS:
        here += 2
    return here


def _that(chunks: Chunks, at: int, end: int) -> int | None:
    """The conjunction "that" at a chunk, or after an adverbial that begins there; or None: said in a letter [that]."""
    tags = chunks.tags
    adverbial = tags[at] in _ADVERBIAL_BEGINS or chunks.first_word(at) in chunks.tagger.calendar
    for here in range(at, min(end - 1, at + (_MAX_ADVERBIAL_CHUNKS if adverbial else 1))):
        if tags[here] == THAT:
            return here if tags[here + 1] not in _NOT_AFTER_THAT else None
        if tags[here] not in _IN_ADVERBIAL:
            break
    return None


def _bare_start(chunks: Chunks, cue: Cue, at: int, end: int) -> int | None:
    """Where a clause without "that" may begin, or None: said [the bridge]; said on Monday [it]; said Monday [it]; said [using it]."""
    tags = chunks.tags
    if tags[at] == THAT or chunks.first_word(at) == "there":
        return at
    if cue.lemma == "say" and tags[at] in _MAY_BE_GERUND and chunks.first_word(at).endswith("ing"):
        return at
    if chunks.first_word(at) in chunks.tagger.calendar and at + 1 < end and tags[at + 1] in _FIRST_IN_CLAUSE:
        return at + 1
    if tags[at] in _ADVERBIAL_BEGINS:
        for here in range(at + 1, min(end, at + _MAX_ADVERBIAL_CHUNKS)):
            if tags[here] == PRONOUN:
                return here if tags[here - 1] not in _BEFORE_OBJECT else None
            if tags[here] not in _IN_ADVERBIAL:
                break
        return None
    return at if tags[at] in _FIRST_IN_CLAUSE else None


def _is_clause(chunks: Chunks, cue: Cue, start: int, end: int) -> bool:
    """Whether what begins at a chunk without "that" is a clause: the bridge was late; but after "say" only, “the bridge leaks”.

    After other verbs a comma, a relative or a quotation must not come before the first verb: suggested a tunnel, which would cost less.
    """
    tags, stop = chunks.tags, _clause_stop(chunks, cue, start, end)
    has_verb = _has_verb(chunks, start, stop)
    if stop - start >= _FEWEST_CHUNKS and has_verb and (tags[start] == PRONOUN or _verb_comes_first(tags, start + 1, stop)):
        return True
    fewest = _FEWEST_CHUNKS if has_verb or QUOTATION in tags[start:stop] else _FEWEST_CHUNKS + 1
    return cue.lemma == "say" and stop - start >= fewest and chunks.first_word(start) not in _NOT_CLAUSES


def _verb_comes_first(tags: list[str], start: int, stop: int) -> bool:
    first = next((tag for tag in tags[start:stop] if tag in VERBS or tag in _BEFORE_VERB_OF_CLAUSE), COMMA)
    return first in VERBS


def _clause_stop(chunks: Chunks, cue: Cue, start: int, end: int) -> int:
    """Where a clause that begins at `start` stops: at the sentence's end, or where the reporter's own words resume.

    Said it was late[, adding]; said it was late[, but]; said it was late [and warned]; while she said it was late[,] it was not.
    """
    tags = chunks.tags
    before = before_subject(chunks, cue)
    subordinate = before >= 0 and tags[before] == SUBORDINATOR
    for at in range(start, end - 1):
        tag, following = tags[at], tags[at + 1]
        if tag == QUOTATION and at == start and chunks.first_word(at + 1) in _CONTRASTS:
            return at + 1
        if tag == COMMA:
            if subordinate or following == ACCORDING or _is_participle(chunks, at + 1) or chunks.first_word(at + 1) in _CONTRASTS:
                return at
        elif tag == COORDINATOR and _reports_again(chunks, at + 1, end):
            return at - (tags[at - 1] == COMMA)
        elif tag == SEMICOLON or (tag == DASH and following in CONJUNCTIONS):
            return at
    return end


def _reports_again(chunks: Chunks, at: int, end: int) -> bool:
    """Whether another report follows a conjunction: and [warned] that; and [he said]."""
    tags = chunks.tags
    while at < end and tags[at] in _BEFORE_SECOND_VERB:
        at += 1
    if at + 1 < end and tags[at] == PRONOUN and tags[at + 1] in REPORTING_VERBS:
        return True
    return at < end and tags[at] in REPORTING_VERBS and chunks.first_word(at).endswith((*FINITE, "s"))


def _before_verb(chunks: Chunks, cue: Cue, begin: int, end: int) -> list[Piece]:
    """The clause before the verb, or on both sides of it: [The bridge is late], Roe said; [the bridge], Roe said, [is late]."""
    tags = chunks.tags
    left = _phrase_begin(chunks, min(cue.subject, cue.at)) - 1
    if cue.link not in BESIDE or left <= begin or tags[left] != COMMA or tags[left - 1] in _NOT_BEFORE_COMMA:
        return []
    alone = [(begin, left)] if _is_whole(chunks, begin, left) else []
    after = max(cue.at, cue.subject) + 1
    if cue.lemma in chunks.language.verbs_of_telling["object before a clause"]:
        after = _after_object(tags, after, end)
    if after >= end:
        return alone
    if tags[after] != COMMA:
        is_adverbial = tags[after] in _ADVERBIAL_BEGINS or chunks.first_word(after) in chunks.tagger.calendar
        return alone if is_adverbial else []
    start = after + 1
    if cue.link in INVERTED:
        start = next((at + 1 for at in range(start, end - 1) if tags[at] == COMMA and tags[at + 1] in (AUXILIARY, OTHER_VERB)), end)
    if start >= end or _is_participle(chunks, start):
        return alone
    return [(begin, left), (start, _clause_stop(chunks, cue, start, end))] if tags[start] != QUOTATION else []


def _is_whole(chunks: Chunks, begin: int, stop: int) -> bool:
    """Whether a sentence's beginning is a clause: “The bridge is late”, and not “In a meeting with the board” or “Asked about it”."""
    adverbial = chunks.tags[begin] in _ADVERBIAL_FIRST or chunks.first_word(begin).endswith("ing")
    has_verb = _has_verb(chunks, begin, stop) or stop - begin >= _FEWEST_WITHOUT_VERB
    return has_verb and (not adverbial or COMMA in chunks.tags[begin:stop])


def _around_according(chunks: Chunks, cue: Cue, begin: int, end: int) -> list[Piece]:
    """What goes with according to: According to Roe, [it leaks]; [it leaks], according to Roe."""
    tags = chunks.tags
    comma = next((at for at in range(cue.subject + 1, end) if tags[at] == COMMA), end)
    rest = [(comma + 1, end)] if comma + 1 < end else []
    left = cue.at - (tags[cue.at - 1] == COMMA)
    if left <= begin or tags[left - 1] in _NO_CLAUSE_BEFORE:
        return rest
    bracket = next((at for at in range(left - 1, begin - 1, -1) if tags[at] in _BRACKETS), begin)
    if chunks.first_word(bracket) == "(":
        begin = bracket + 1
    return [(begin, left)] if _has_verb(chunks, begin, left) else [(begin, left), *rest]
