"""Reported speech without marks: the mayor said [it would open in May]; [it was late], said Roe; according to the union, [it leaks].

A report is "according to" or a reporting verb that takes a clause (the list `verbs_with_clauses`), with its subject, and the clause, which
stands after it, before it or on both sides. Rules on the tags of chunks find it; there is no model.

Measured on the 840 annotated articles that `newsx.training.quotes` is trained on, with these rules in view, and on 84 others: precision
0.86 and 0.86 (the same cue, at least half the same words), with the right speaker 0.84 and 0.84; most false ones are reported speech that
was not annotated, or end too late. Recall of say, tell, add and according to: 0.72 and 0.76; of all verbs of the list, noun phrases such as
“announced a plan” included: 0.55 and 0.62. Missed are subjects far from the verb or in no word list, clauses with who, and clauses with a
long addition that the annotators leave out.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from newsx.quotes.attribution import cues
from newsx.quotes.attribution.cues import Cue
from newsx.quotes.grammar.chunks import Chunks
from newsx.quotes.grammar.tags import (
    BEFORE_NO_SUBJECT,
    BEFORE_NOUN,
    BEFORE_OWN_NOUN,
    BEFORE_VERB,
    CLAUSE_ENDS,
    COLON,
    COMMA,
    COORDINATOR,
    DETERMINERS,
    NOT,
    PREPOSITION,
    QUOTATION,
    SUBJECTS,
    THAT,
    TO,
    VERBS,
    WHO,
)
from newsx.quotes.reports.clauses import FINITE, QUESTIONS, Piece, before_subject, content, sentence, takes
from newsx.quotes.reports.report import Report
from newsx.quotes.spans.marks import Span
from newsx.quotes.spans.passage import Passage

_EMBEDDING: Final = QUESTIONS - {"when", "who"}
"""Words that begin an embedded question; after when, the verb may report as well as elsewhere: when he said it leaks."""
_EASILY_NOUNS: Final = frozenset([cues.OF_FAR_VERB, cues.OF_VERB_AFTER_COMMA, cues.PHRASE_BEFORE])
"""Links at which a noun is easily taken for the verb (see `cues.Cue`)."""
_SHARED_SUBJECT: Final = frozenset([cues.OF_PARTICIPLE, cues.OF_CUE_BEFORE, cues.OF_SECOND_VERB])
"""Links of verbs that have the subject of the report before: Roe said it was late, [adding] that …"""
_MAY_BE_INVERTED: Final = frozenset([cues.NO_LINK, cues.OF_FAR_VERB, cues.OF_VERB_AFTER_COMMA])
"""Links of verbs whose subject may stand after them all the same."""
_BEFORE_NO_VERB: Final = DETERMINERS | {PREPOSITION}
_FIRST_IN_SENTENCE: Final = BEFORE_NOUN | {COORDINATOR}
_NOT_AFTER_INVERTED: Final = VERBS | {THAT, QUOTATION, COLON}
_CONFIDENCE: Final = {
    "beside": 0.86,  # the share of right ones with a subject beside the verb, on the annotated articles
    "far": 0.72,  # the same with a subject farther away
}
"""The probability that a report is one and that its subject is the speaker, by where the subject stands."""


def find_reports(passages: list[Passage], chunked: list[Chunks], spans: list[Span]) -> list[Report]:
    """The reports of the body in reading order."""
    return [report for chunks in chunked if passages[chunks.number].field == "body" for report in reports(chunks, spans)]


def reports(chunks: Chunks, spans: list[Span]) -> list[Report]:
    """The reports of a passage, in the order of their cues. What is reported within a report is part of it."""
    found: list[Report] = []
    reported = 0  # the chunk up to which everything is part of a report
    before: Cue | None = None
    for plain in cues.cues_of(chunks):
        if plain.at < reported or not _is_report(chunks, plain):
            continue
        cue = _with_subject(chunks, plain, before)
        mention = chunks.mentions[cue.subject] if cue.subject >= 0 else None
        if mention is None:
            continue
        before = cue
        pieces = [piece for piece in content(chunks, cue) if not _is_quoted(chunks, piece)]
        if pieces and pieces[0][0] >= reported:
            reported = pieces[-1][1]
            characters = [_characters(chunks, spans, piece) for piece in pieces]
            confidence = _CONFIDENCE["beside" if cue.link in cues.BESIDE else "far"]
            found.append(Report(chunks.number, mention, _cue_characters(chunks, cue), characters, confidence))
    return found


def _is_report(chunks: Chunks, cue: Cue) -> bool:
    """Whether something is reported as said: not “did not say”, “to say”, “was told”, “whether he said”, nor a noun such as “the claim”."""
    if cue.lemma == "according":
        return chunks.first_word(cue.at) == "according"  # in her words: these are quoted
    if not takes(chunks, cue, "clause", "that", "question", "before"):
        return False
    tags, word, forms_of_be = chunks.tags, chunks.first_word(cue.at), chunks.language.closed_classes["be"]
    if cue.link in _EASILY_NOUNS and not word.endswith(FINITE):
        return False
    left = cue.at - 1
    while left >= 0 and tags[left] in BEFORE_VERB:
        helper = chunks.first_word(left)
        if tags[left] == NOT or helper.endswith(("n’t", "n't")) or (helper in forms_of_be and not word.endswith("ing")):
            return False
        left -= 1
    if left >= 0 and tags[left] == TO:
        return left > 1 and chunks.first_word(left - 1) == "on" and chunks.first_word(left - 2) in ("went", "goes")
    if left >= 0 and tags[left] in _BEFORE_NO_VERB and not word.endswith("ing"):
        return False
    return not _is_embedded(chunks, cue)


def _is_embedded(chunks: Chunks, cue: Cue) -> bool:
    """Whether the verb is in an embedded question or a relative clause: whether he said; the bridge that he says leaks."""
    before = before_subject(chunks, cue)
    return before >= 0 and (chunks.tags[before] in (THAT, WHO) or chunks.first_word(before) in _EMBEDDING)


def _with_subject(chunks: Chunks, cue: Cue, before: Cue | None) -> Cue:
    """The cue with its subject as reports have it, -1 for none; `before` is the cue of the report before.

    A participle or second verb has the first one's subject: Roe [said] it was late, [adding] that …; otherwise its subject must begin the
    sentence. A verb after a comma may have it behind: It was late, said [a spokesman] for the board.
    """
    subject = cue.subject
    begin, _ = sentence(chunks, cue.at)
    if 0 <= subject < begin:  # LEEDS, England — The mayor of the town said
        subject = next((at for at in range(begin, cue.at) if _is_subject(chunks, at)), -1)
    if (inverted := _inverted(chunks, cue)) is not None:
        return Cue(cue.at, cue.lemma, inverted, cues.AFTER_COMMA)
    if cue.link in _SHARED_SUBJECT:
        if before is not None and chunks.sentences[before.at] == chunks.sentences[cue.at]:
            subject = before.subject
        elif cue.link != cues.OF_CUE_BEFORE and subject >= 0 and not _begins_sentence(chunks, subject):
            subject = -1
    return Cue(cue.at, cue.lemma, subject, cue.link)


def _is_subject(chunks: Chunks, chunk: int) -> bool:
    """Whether a chunk may be a subject: no object of a preposition, and nobody's possession."""
    return chunks.tags[chunk] in SUBJECTS and chunks.tags[chunk - 1] not in BEFORE_NO_SUBJECT


def _begins_sentence(chunks: Chunks, chunk: int) -> bool:
    """Whether only a conjunction and words of its phrase stand before a chunk in its sentence."""
    begin = bisect_left(chunks.sentences, chunks.sentences[chunk])
    while chunk > begin and chunks.tags[chunk - 1] in _FIRST_IN_SENTENCE:
        chunk -= 1
    return chunk == begin


def _inverted(chunks: Chunks, cue: Cue) -> int | None:
    """The subject after a verb if no clause follows, or None: It was late, said [a spokesman] for the board."""
    tags, at = chunks.tags, cue.at + 1
    if cue.link not in _MAY_BE_INVERTED or cue.at == 0 or tags[cue.at - 1] != COMMA:
        return None
    while at < len(tags) and tags[at] in BEFORE_OWN_NOUN:
        at += 1
    if at >= len(tags) or tags[at] not in SUBJECTS:
        return None
    for after in range(at + 1, len(tags)):
        if tags[after] in CLAUSE_ENDS:
            break
        if tags[after] in _NOT_AFTER_INVERTED:
            return None
    return at


def _is_quoted(chunks: Chunks, piece: Piece) -> bool:
    """Whether a piece is nothing but quotations: the work was slow, Roe said, [and “a shame.”]"""
    return all(tag in (QUOTATION, COORDINATOR, COMMA) for tag in chunks.tags[piece[0] : piece[1]])


def _cue_characters(chunks: Chunks, cue: Cue) -> tuple[int, int]:
    word = chunks.firsts[cue.at]
    to = cue.lemma == "according" and chunks.word_at(word + 1) == "to"
    return chunks.starts[word], chunks.end_of(word + to)


def _characters(chunks: Chunks, spans: list[Span], piece: Piece) -> tuple[int, int]:
    """The characters of the chunks of a piece, of a quotation with its marks."""
    first, last = piece[0], piece[1] - 1
    start = spans[chunks.quotations[first]].outer_start if first in chunks.quotations else chunks.starts[chunks.firsts[first]]
    if last in chunks.quotations:
        return start, spans[chunks.quotations[last]].outer_stop
    following = chunks.firsts[last + 1] if last + 1 < len(chunks.firsts) else len(chunks.words)
    return start, chunks.end_of(max(chunks.firsts[last], following - 1))
