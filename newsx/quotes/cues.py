"""The reporting verbs of a line and their subjects: said Jane Roe; Roe, a nurse, said; Roe, who said; according to Roe."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from newsx.quotes.lines import Line
from newsx.quotes.tokens import lemmas

CUES = frozenset("SCGA")
SUBJECTS = frozenset("MOLPURD")
_FILLERS = frozenset("dmx0")
_SKIPPED = frozenset("aBn")
_PHRASE = frozenset("dmx0")
_ENDS: tuple[list[str], ...] = ([], [","], ["."], ["w"])
_FARTHEST = 25


@dataclass(slots=True)
class Cue:
    """A reporting verb: item `at`, its lemma, the item of its subject (-1: none) and how that was found.

    `link`: "<" the subject stands before the verb, ">" after it, ",<" before an insertion, "w" before who, "&" with the verb before,
    "to", "ing" and "far" first in the clause, "A>" after according to.
    """

    at: int
    lemma: str
    subject: int
    link: str


def cues_of(line: Line) -> list[Cue]:
    """The reporting verbs of a line, in order."""
    found: list[Cue] = []
    letters, known = line.letters, lemmas()
    for at, letter in enumerate(letters):
        if letter in CUES:
            word = line.words[line.firsts[at]].lower()
            if letter != "A" and word.endswith("ing") and letters[at - 1 : at] != ["B"]:
                subject, link = _first_of_clause(line, at, "ing")
            else:
                subject, link = _subject(line, at, found[-1] if found else None)
            found.append(Cue(at, known.get(word, word), subject, link))
    return found


def before(cues: list[Cue], at: int, most: int) -> list[Cue]:
    """The cues before an item, the nearest first."""
    end = bisect_left(cues, at, key=_at)
    return cues[max(0, end - most) : end][::-1]


def after(cues: list[Cue], at: int, most: int) -> list[Cue]:
    """The cues after an item, the nearest first."""
    start = bisect_left(cues, at, key=_at)
    return cues[start : start + most]


def _at(cue: Cue) -> int:
    return cue.at


def _subject(line: Line, at: int, earlier: Cue | None) -> tuple[int, str]:
    letters, sentences = line.letters, line.sentences
    count = len(letters)
    following = at + 1
    if letters[at] == "A":
        following += following < count and letters[following] == "T"
        while following < count and letters[following] in _FILLERS:
            following += 1
        return (following, "A>") if following < count and letters[following] in SUBJECTS else (-1, "")
    left = at - 1
    while left >= 0 and letters[left] in _SKIPPED:
        left -= 1
    if left < 0 or (letters[left] in "q,!.-" and (left == 0 or "q" in letters[max(0, left - 2) : left + 1])):
        ahead = following
        while ahead < count and letters[ahead] in _FILLERS:
            ahead += 1
        if ahead < count and letters[ahead] in SUBJECTS and ahead - following <= 3:
            return ahead, ">"
    if left >= 0 and letters[left] == "," and following < count and letters[following] in SUBJECTS and letters[following + 1 : following + 2] in _ENDS:
        return following, ",>"
    if left < 0 or sentences[left] != sentences[at]:
        return -1, ""
    letter = letters[left]
    if letter in SUBJECTS:
        head = _head_of(line, left)
        return head, "<" if head == left else "r<"
    if letter == "w":
        back = left - 1
        back -= back >= 0 and letters[back] == ","
        return (back, "w") if back >= 0 and letters[back] in SUBJECTS else (-1, "")
    if letter in ",-)":
        return _before_insertion(line, left)
    if letter == "&" or letter == "k":
        if earlier is not None and sentences[earlier.at] == sentences[at] and earlier.subject >= 0:
            return earlier.subject, "&"
        return _first_of_clause(line, at, "&far")
    return _first_of_clause(line, at, "to" if letter == "T" else "far")


def _head_of(line: Line, at: int) -> int:
    """The head of a phrase that ends in the mention at an item: [the director] of the agency."""
    letters, sentences = line.letters, line.sentences
    head = at
    for _ in range(3):
        left = head - 1
        while left >= 0 and letters[left] in _PHRASE:
            left -= 1
        if left < 1 or letters[left] != "r" or letters[left - 1] not in "MORUD" or sentences[left - 1] != sentences[at]:
            break
        head = left - 1
    return head


def _before_insertion(line: Line, at: int) -> tuple[int, str]:
    """The mention before an insertion that ends at an item: [Roe], a lawyer in Leeds, said."""
    letters, sentences = line.letters, line.sentences
    sign = "(" if letters[at] == ")" else letters[at]
    for back in range(at - 1, max(0, at - _FARTHEST), -1):
        if sentences[back] != sentences[at]:
            break
        if letters[back] == sign and letters[back - 1] in SUBJECTS:
            return _head_of(line, back - 1), ",<"
    return _first_of_clause(line, at, ",far")


def _first_of_clause(line: Line, at: int, link: str) -> tuple[int, str]:
    """The first mention of the clause that is no object of a preposition and nobody's possession."""
    letters, sentences = line.letters, line.sentences
    found = -1
    for back in range(at - 1, max(-1, at - _FARTHEST), -1):
        letter = letters[back]
        if letter in "q;:kt" or sentences[back] != sentences[at]:
            break
        if letter in SUBJECTS and (back == 0 or letters[back - 1] not in "rT'"):
            found = back
    return found, link if found >= 0 else ""
