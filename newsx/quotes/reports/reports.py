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
from newsx.quotes.grammar.chunks import Line, Mention
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


def reports(line: Line, spans: list[Span]) -> list[Report]:
    """The reports of a line, in the order of their cues. What is reported within a report is part of it."""
    found: list[Report] = []
    told = 0  # up to here all is part of a report
    spoke: Cue | None = None
    for cue in cues.cues_of(line):
        if cue.at < told or not _is_report(line, cue):
            continue
        _find_subject(line, cue, spoke)
        mention = line.mentions[cue.subject] if cue.subject >= 0 else None
        if mention is None:
            continue
        spoke = cue
        pieces = [piece for piece in content(line, cue) if not _is_quoted(line, piece)]
        if pieces and pieces[0][0] >= told:
            told = pieces[-1][1]
            characters = [_characters(line, spans, piece) for piece in pieces]
            found.append(Report(mention, _cue_characters(line, cue), characters, _SURE if cue.link in SURE_LINKS else _LESS_SURE))
    return found


def _is_report(line: Line, cue: Cue) -> bool:
    """Whether something is reported as said: not “did not say”, “to say”, “was told”, “whether he said”, nor a noun such as “the claim”."""
    if cue.lemma == "according":
        return word_of(line, cue.at) == "according"  # in her words: these are quoted
    if not takes(cue, "clause", "that", "question", "before"):
        return False
    letters, word = line.letters, word_of(line, cue.at)
    if cue.link in ("far", ",far", "r<") and not word.endswith(FINITE):
        return False
    left = cue.at - 1
    while left >= 0 and letters[left] in "aBn":
        helper = word_of(line, left)
        if letters[left] == "n" or helper.endswith(("n’t", "n't")) or (helper in _BE and not word.endswith("ing")):
            return False
        left -= 1
    if left >= 0 and letters[left] == "T":
        return left > 1 and word_of(line, left - 1) == "on" and word_of(line, left - 2) in ("went", "goes")
    if left >= 0 and letters[left] in "dHr" and not word.endswith("ing"):
        return False
    return not _is_embedded(line, cue)


def _is_embedded(line: Line, cue: Cue) -> bool:
    """Whether the verb is in a clause that asks or defines: whether he said; the bridge that he says leaks."""
    before = before_subject(line, cue)
    return before >= 0 and (line.letters[before] in "tw" or word_of(line, before) in _EMBEDDING)


def _find_subject(line: Line, cue: Cue, spoke: Cue | None) -> None:
    """Corrects the cue's subject, -1 for none; `spoke` is the report before.

    A participle or second verb has the first one's subject: Roe [said] it was late, [adding] that …; otherwise its subject must begin the
    sentence. A verb after a comma may have it behind: It was late, said [a spokesman] for the board.
    """
    begin, _ = sentence(line, cue.at)
    if 0 <= cue.subject < begin:  # LEEDS, England — The mayor of the town said
        cue.subject = next((at for at in range(begin, cue.at) if _is_subject(line, at)), -1)
    if (inverted := _inverted(line, cue)) is not None:
        cue.subject, cue.link = inverted, ",>"
    elif cue.link in ("ing", "&", "&far"):
        if spoke is not None and line.sentences[spoke.at] == line.sentences[cue.at]:
            cue.subject = spoke.subject
        elif cue.link != "&" and cue.subject >= 0 and not _begins_sentence(line, cue.subject):
            cue.subject = -1


def _is_subject(line: Line, item: int) -> bool:
    """Whether an item may be a subject: no object of a preposition, and nobody's possession."""
    return line.letters[item] in SUBJECTS and line.letters[item - 1] not in "rT'"


def _begins_sentence(line: Line, item: int) -> bool:
    """Whether only a conjunction and what belongs to its phrase stand before an item in its sentence."""
    begin = bisect_left(line.sentences, line.sentences[item])
    while item > begin and line.letters[item - 1] in "dmx0&":
        item -= 1
    return item == begin


def _inverted(line: Line, cue: Cue) -> int | None:
    """The subject after a verb, where no clause follows: It was late, said [a spokesman] for the board."""
    letters, at = line.letters, cue.at + 1
    if cue.link not in ("", "far", ",far") or cue.at == 0 or letters[cue.at - 1] != ",":
        return None
    while at < len(letters) and letters[at] in FILLERS:
        at += 1
    if at >= len(letters) or letters[at] not in SUBJECTS:
        return None
    for after in range(at + 1, len(letters)):
        if letters[after] in ",.!":
            break
        if letters[after] in "BVSCGtq:":
            return None
    return at


def _is_quoted(line: Line, piece: Piece) -> bool:
    """Whether nothing stands in it but quotations: the work was slow, Roe said, [and “a shame.”]"""
    return all(letter in "q&," for letter in line.letters[piece[0] : piece[1]])


def _cue_characters(line: Line, cue: Cue) -> tuple[int, int]:
    word = line.firsts[cue.at]
    to = cue.lemma == "according" and line.word_at(word + 1) == "to"
    return line.starts[word], line.end_of(word + to)


def _characters(line: Line, spans: list[Span], piece: Piece) -> tuple[int, int]:
    """The characters of items, of a quotation with its marks."""
    first, last = piece[0], piece[1] - 1
    start = spans[line.quotations[first]].outer_start if first in line.quotations else line.starts[line.firsts[first]]
    if last in line.quotations:
        return start, spans[line.quotations[last]].outer_stop
    following = line.firsts[last + 1] if last + 1 < len(line.firsts) else len(line.words)
    return start, line.end_of(max(line.firsts[last], following - 1))
