"""The reporting verbs of a line and their subjects: said Jane Roe; Roe, a nurse, said; Roe, who said; according to Roe."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from newsx.quotes.grammar.chunks import Line
from newsx.quotes.grammar.tokens import lemmas

CUES: Final = frozenset("SCGA")
SUBJECTS: Final = frozenset("MOLPURD")
_FILLERS: Final = frozenset("dmx0")
_SKIPPED: Final = frozenset("aBn")
_PHRASE: Final = frozenset("dmx0")
_ENDS: tuple[list[str], ...] = ([], [","], ["."], ["w"])
_WITH_PARTICIPLE: Final = frozenset("dmx0ar")
_PARTICIPLES: Final = frozenset("made led run done sent held built brought kept paid sold won".split())
_TELLING: Final = frozenset(["tell", "inform", "remind", "assure", "reassure", "notify", "convince", "persuade"])
_AGENT_WITHIN: Final = 8
_FARTHEST: Final = 25
_LONGEST_DATELINE: Final = 9


class Cue:
    """A reporting verb: item `at`, its lemma, the item of its subject (-1: none) and how that was found.

    `link`: "<" the subject stands before the verb, ">" after it, ",<" before an insertion, "w" before who, "&" with the verb before,
    "to", "ing" and "far" first in the clause, "A>" after according to, "by" in the passive. `undergoer` is of whom a passive says it.
    """

    def __init__(self, at: int, lemma: str, subject: int, link: str, undergoer: int = -1) -> None:
        self.at, self.lemma, self.subject, self.link, self.undergoer = at, lemma, subject, link, undergoer


def cues_of(line: Line) -> list[Cue]:
    """The reporting verbs of a line, in order."""
    found: list[Cue] = []
    letters, known = line.letters, lemmas()
    for at, letter in enumerate(letters):
        if letter in CUES:
            word, undergoer = line.words[line.firsts[at]].lower(), -1
            if letter != "A" and word.endswith("ing") and letters[at - 1 : at] != ["B"]:
                subject, link = _of_participle(line, at)
            elif letter != "A" and line.is_passive(at):
                undergoer, _ = _subject(line, at, None, inverts=False)
                subject, link = _agent(line, at)
            else:
                subject, link = _subject(line, at, found[-1] if found else None, known.get(word) not in _TELLING)
            found.append(Cue(at, known.get(word, word) if letter != "A" else "according", subject, link, undergoer))
    return found


def _agent(line: Line, at: int) -> tuple[int, str]:
    """Who says what is said in the passive: was called by [Roe] “…”; was called “…” by [Roe]."""
    letters = line.letters
    for index in range(at + 1, min(at + _AGENT_WITHIN, len(letters) - 1)):
        if line.sentences[index] != line.sentences[at]:
            break
        if letters[index] == "r" and line.words[line.firsts[index]] == "by":
            while letters[index + 1 : index + 2] and letters[index + 1] in _FILLERS:
                index += 1
            if letters[index + 1 : index + 2] and letters[index + 1] in SUBJECTS:
                return _named(letters, index + 1), "by"
    return -1, ""


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


def _subject(line: Line, at: int, earlier: Cue | None, inverts: bool) -> tuple[int, str]:
    """The subject of the cue at an item and how it was found; `earlier` is the cue before, `inverts` whether its subject may follow it."""
    letters, sentences = line.letters, line.sentences
    if letters[at] == "A":
        return _whose_words(line, at) if line.words[line.firsts[at]] == "words" else _after_according(letters, at)
    left = at - 1
    while left >= 0 and letters[left] in _SKIPPED:
        left -= 1
    if inverts and (found := _inverted(letters, at, left)) is not None:
        return found
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
    if letter in "&k":
        if earlier is not None and sentences[earlier.at] == sentences[at] and earlier.subject >= 0:
            return earlier.subject, "&"
        return _first_of_clause(line, at, "&far")
    return _first_of_clause(line, at, "to" if letter == "T" else "far")


def _whose_words(line: Line, at: int) -> tuple[int, str]:
    """Whose words follow: in [her] words; in [Roe]’s words; in the words of [Roe]."""
    letters = line.letters
    if letters[at + 1 : at + 2] == ["r"]:
        return _after_according(letters, at + 1)
    left = at - 1 - (letters[at - 1 : at] == ["'"])
    return (left, "A>") if left >= 0 and (letters[left] in SUBJECTS or letters[left] == "H") else (-1, "")


def _after_according(letters: list[str], at: int) -> tuple[int, str]:
    following = at + 1 + (letters[at + 1 : at + 2] == ["T"])
    while letters[following : following + 1] and (letters[following] in _FILLERS or letters[following : following + 2] == ["H", "U"]):
        following += 1
    return (_named(letters, following), "A>") if letters[following : following + 1] and letters[following] in SUBJECTS else (-1, "")


def _inverted(letters: list[str], at: int, left: int) -> tuple[int, str] | None:
    """The subject after a verb that follows a quotation or ends a sentence: “…,” said [Roe]; it was late, said [Roe]."""
    ahead = at + 1
    while letters[ahead : ahead + 1] and letters[ahead] in _FILLERS:
        ahead += 1
    if ahead >= len(letters) or letters[ahead] not in SUBJECTS or ahead - at > 4:
        return None
    if left < 0 or (letters[left] in "q,!.-" and (left == 0 or "q" in letters[max(0, left - 2) : left + 1])):
        return _named(letters, ahead), ">"
    named = _named(letters, ahead)
    if letters[left] == "," and letters[named + 1 : named + 2] in _ENDS:
        return named, ",>"
    return None


def _named(letters: list[str], at: int) -> int:
    """The mention that matters of those after a verb: said the union’s director, [Bo Ek], not the union nor the director.

    >>> _named(list("SR'U,M."), 1), _named(list("SM,U."), 1)
    (5, 1)
    """
    while letters[at + 1 : at + 2] == ["'"] and letters[at + 2 : at + 3] and letters[at + 2] in SUBJECTS:
        at += 2
    if letters[at] == "U" and letters[at + 1 : at + 3] == [",", "M"] and letters[at + 3 : at + 4] in _ENDS:
        return at + 2
    return at


def _head_of(line: Line, at: int) -> int:
    """The head of a phrase that ends in the mention at an item: [the director] of the agency."""
    letters, sentences = line.letters, line.sentences
    head = at
    for _ in range(3):
        left = head - 1
        while left >= 0 and letters[left] in _PHRASE:
            left -= 1
        if left < 1 or letters[left] not in "rT" or letters[left - 1] not in "MORUD" or sentences[left - 1] != sentences[at]:
            break
        head = left - 1
    return _before_participle(line, head)


def _before_participle(line: Line, at: int) -> int:
    """The noun with a participle that a mention belongs to: [a study] ordered by the board; [a survey] made days before the accident."""
    letters = line.letters
    left = at - 1
    while left >= 0 and letters[left] in _PHRASE:
        left -= 1
    if left < 2 or not (letters[left] == "r" or (letters[left] == "k" and letters[at] == "D")):
        return at
    left -= 1
    while left > max(0, at - _FARTHEST) and letters[left] in _WITH_PARTICIPLE:
        left -= 1
    if left < 1 or letters[left] not in "VSCG" or letters[left - 1] not in "DRU" or line.sentences[left - 1] != line.sentences[at]:
        return at
    word = line.words[line.firsts[left]]
    return _head_of(line, left - 1) if word.endswith(("ed", "en", "wn", "ing")) or word in _PARTICIPLES else at


def _before_insertion(line: Line, at: int) -> tuple[int, str]:
    """The mention before an insertion that ends at an item: [Roe], a lawyer in Leeds, said."""
    letters, sentences = line.letters, line.sentences
    sign = "(" if letters[at] == ")" else letters[at]
    for back in range(at - 1, max(0, at - _FARTHEST), -1):
        if sentences[back] != sentences[at]:
            break
        if letters[back] == sign and letters[back - 1] in SUBJECTS and not _is_object(letters, back - 1):
            return _head_of(line, back - 1), ",<"
    return _first_of_clause(line, at, ",far")


def _is_object(letters: list[str], at: int) -> bool:
    """Whether a pronoun is an object: critics who opposed [it], for their part, said."""
    return letters[at] == "P" and at > 0 and letters[at - 1] in "VSCr"


def _of_participle(line: Line, at: int) -> tuple[int, str]:
    """The subject of a participle: with [Republicans] calling it “…”; else the first mention of the clause."""
    letters = line.letters
    if at > 1 and letters[at - 1] in SUBJECTS and letters[at - 2] == "r" and line.words[line.firsts[at - 2]] in ("with", "With"):
        return at - 1, "<"
    return _first_of_clause(line, at, "ing")


def _first_of_clause(line: Line, at: int, link: str) -> tuple[int, str]:
    """The first mention of the clause that is no object of a preposition and nobody's possession."""
    letters, sentences = line.letters, line.sentences
    found = -1
    for back in range(at - 1, max(-1, at - _FARTHEST), -1):
        letter = letters[back]
        if (letter in "q;:kt" and letters[back + 1] != ",") or sentences[back] != sentences[at] or _ends_dateline(letters, back):
            break
        if letter in SUBJECTS and (back == 0 or letters[back - 1] not in "rT'"):
            found = back
    return found, link if found >= 0 else ""


def _ends_dateline(letters: list[str], item: int) -> bool:
    """Whether a dash stands after the dateline: LEEDS (PA) — …"""
    return letters[item] == "-" and item < _LONGEST_DATELINE and letters[0] == "L"
