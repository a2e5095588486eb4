"""Reported speech without marks: the mayor said [it would open in May]; [it was late], said Roe; according to the union, [it leaks].

A report is "according to" or a reporting verb that takes a clause (`lexicons/verbs_with_clauses.txt`), with its subject, and the clause,
which stands after it, before it or on both sides. Rules find it in the letters of a line (see `lines`); no model does.

Measured on the annotated articles that `newsx.training.quotes` is trained on (840, with these rules in view) and on 84 others: of what is
found 0.86 and 0.86 is annotated with this cue and at least half the same words, with the right speaker 0.84 and 0.84; most of the rest is
reported speech that was not annotated, or goes on too long. Found is, of what is annotated with a form of say, tell or add or with
according to, 0.72 and 0.74; of all with a verb of the list, noun phrases such as “announced a plan” among them, 0.55 and 0.62. Missed are
subjects far from the verb or in no word list, clauses with who, and such as have a long addition that the annotators leave out.
"""

from __future__ import annotations

from bisect import bisect_left

from newsx.quotes.attribution import cues
from newsx.quotes.attribution.cues import SUBJECTS, Cue
from newsx.quotes.grammar.chunks import Chunks, Mention
from newsx.quotes.reports.clauses import FILLERS, FINITE, SURE_LINKS, Piece, before_subject, content, sentence, takes, word_of
from newsx.quotes.spans.marks import Span

_EMBEDDING = frozenset("if whether why how what where".split())
_BE = frozenset("is are was were be been being ’s 's".split())
_SURE, _LESS_SURE = 0.86, 0.72
"""How often a report is one, and its subject who said it: where the subject stands beside the verb, and where it is farther away."""


class Report:
    """Somebody's words as a reporter gives them: whose, by what cue, and what, in one piece or, where the cue interrupts it, in two.

    `cue` and `pieces` are characters of the passage, half-open. `confidence` is the probability that the mention's words are these.
    """

    def __init__(self, mention: Mention, cue: tuple[int, int], pieces: list[tuple[int, int]], confidence: float) -> None:
        self.mention, self.cue, self.pieces, self.confidence = mention, cue, pieces, confidence


def reports(chunks: Chunks, spans: list[Span]) -> list[Report]:
    """The reports of a line, in the order of their cues. What is reported within a report is part of it."""
    found: list[Report] = []
    told = 0  # up to here all is part of a report
    spoke: Cue | None = None
    for cue in cues.cues_of(chunks):
        if cue.at < told or not _is_report(chunks, cue):
            continue
        _find_subject(chunks, cue, spoke)
        mention = chunks.mentions[cue.subject] if cue.subject >= 0 else None
        if mention is None:
            continue
        spoke = cue
        pieces = [piece for piece in content(chunks, cue) if not _is_quoted(chunks, piece)]
        if pieces and pieces[0][0] >= told:
            told = pieces[-1][1]
            characters = [_characters(chunks, spans, piece) for piece in pieces]
            found.append(Report(mention, _cue_characters(chunks, cue), characters, _SURE if cue.link in SURE_LINKS else _LESS_SURE))
    return found


def _is_report(chunks: Chunks, cue: Cue) -> bool:
    """Whether something is reported as said: not “did not say”, “to say”, “was told”, “whether he said”, nor a noun such as “the claim”."""
    if cue.lemma == "according":
        return word_of(chunks, cue.at) == "according"  # in her words: these are quoted
    if not takes(cue, "clause", "that", "question", "before"):
        return False
    tags, word = chunks.tags, word_of(chunks, cue.at)
    if cue.link in ("far", ",far", "r<") and not word.endswith(FINITE):
        return False
    left = cue.at - 1
    while left >= 0 and tags[left] in "aBn":
        helper = word_of(chunks, left)
        if tags[left] == "n" or helper.endswith(("n’t", "n't")) or (helper in _BE and not word.endswith("ing")):
            return False
        left -= 1
    if left >= 0 and tags[left] == "T":
        return left > 1 and word_of(chunks, left - 1) == "on" and word_of(chunks, left - 2) in ("went", "goes")
    if left >= 0 and tags[left] in "dHr" and not word.endswith("ing"):
        return False
    return not _is_embedded(chunks, cue)


def _is_embedded(chunks: Chunks, cue: Cue) -> bool:
    """Whether the verb is in a clause that asks or defines: whether he said; the bridge that he says leaks."""
    before = before_subject(chunks, cue)
    return before >= 0 and (chunks.tags[before] in "tw" or word_of(chunks, before) in _EMBEDDING)


def _find_subject(chunks: Chunks, cue: Cue, spoke: Cue | None) -> None:
    """Corrects the cue's subject, -1 for none; `spoke` is the report before.

    A participle or second verb has the first one's subject: Roe [said] it was late, [adding] that …; otherwise its subject must begin the
    sentence. A verb after a comma may have it behind: It was late, said [a spokesman] for the board.
    """
    begin, _ = sentence(chunks, cue.at)
    if 0 <= cue.subject < begin:  # LEEDS, England — The mayor of the town said
        cue.subject = next((at for at in range(begin, cue.at) if _is_subject(chunks, at)), -1)
    if (inverted := _inverted(chunks, cue)) is not None:
        cue.subject, cue.link = inverted, ",>"
    elif cue.link in ("ing", "&", "&far"):
        if spoke is not None and chunks.sentences[spoke.at] == chunks.sentences[cue.at]:
            cue.subject = spoke.subject
        elif cue.link != "&" and cue.subject >= 0 and not _begins_sentence(chunks, cue.subject):
            cue.subject = -1


def _is_subject(chunks: Chunks, chunk: int) -> bool:
    """Whether an item may be a subject: no object of a preposition, and nobody's possession."""
    return chunks.tags[chunk] in SUBJECTS and chunks.tags[chunk - 1] not in "rT'"


def _begins_sentence(chunks: Chunks, chunk: int) -> bool:
    """Whether only a conjunction and what belongs to its phrase stand before an item in its sentence."""
    begin = bisect_left(chunks.sentences, chunks.sentences[chunk])
    while chunk > begin and chunks.tags[chunk - 1] in "dmx0&":
        chunk -= 1
    return chunk == begin


def _inverted(chunks: Chunks, cue: Cue) -> int | None:
    """The subject after a verb, where no clause follows: It was late, said [a spokesman] for the board."""
    tags, at = chunks.tags, cue.at + 1
    if cue.link not in ("", "far", ",far") or cue.at == 0 or tags[cue.at - 1] != ",":
        return None
    while at < len(tags) and tags[at] in FILLERS:
        at += 1
    if at >= len(tags) or tags[at] not in SUBJECTS:
        return None
    for after in range(at + 1, len(tags)):
        if tags[after] in ",.!":
            break
        if tags[after] in "BVSCGtq:":
            return None
    return at


def _is_quoted(chunks: Chunks, piece: Piece) -> bool:
    """Whether nothing stands in it but quotations: the work was slow, Roe said, [and “a shame.”]"""
    return all(tag in "q&," for tag in chunks.tags[piece[0] : piece[1]])


def _cue_characters(chunks: Chunks, cue: Cue) -> tuple[int, int]:
    word = chunks.firsts[cue.at]
    to = cue.lemma == "according" and chunks.word_at(word + 1) == "to"
    return chunks.starts[word], chunks.end_of(word + to)


def _characters(chunks: Chunks, spans: list[Span], piece: Piece) -> tuple[int, int]:
    """The characters of items, of a quotation with its marks."""
    first, last = piece[0], piece[1] - 1
    start = spans[chunks.quotations[first]].outer_start if first in chunks.quotations else chunks.starts[chunks.firsts[first]]
    if last in chunks.quotations:
        return start, spans[chunks.quotations[last]].outer_stop
    following = chunks.firsts[last + 1] if last + 1 < len(chunks.firsts) else len(chunks.words)
    return start, chunks.end_of(max(chunks.firsts[last], following - 1))
