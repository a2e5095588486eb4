"""The reporting verbs of a line and their subjects: said Jane Roe; Roe, a nurse, said; Roe, who said; according to Roe."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from newsx.quotes.grammar.chunks import Chunks
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

    def __init__(self, at: int, lemma: str, subject: int, link: str, patient: int = -1) -> None:
        self.at, self.lemma, self.subject, self.link, self.patient = at, lemma, subject, link, patient


def cues_of(chunks: Chunks) -> list[Cue]:
    """The reporting verbs of a line, in order."""
    found: list[Cue] = []
    tags, known = chunks.tags, lemmas()
    for at, tag in enumerate(tags):
        if tag in CUES:
            word, patient = chunks.words[chunks.firsts[at]].lower(), -1
            if tag != "A" and word.endswith("ing") and tags[at - 1 : at] != ["B"]:
                subject, link = _of_participle(chunks, at)
            elif tag != "A" and chunks.is_passive(at):
                patient, _ = _subject(chunks, at, None, inverts=False)
                subject, link = _agent(chunks, at)
            else:
                subject, link = _subject(chunks, at, found[-1] if found else None, known.get(word) not in _TELLING)
            found.append(Cue(at, known.get(word, word) if tag != "A" else "according", subject, link, patient))
    return found


def _agent(chunks: Chunks, at: int) -> tuple[int, str]:
    """Who says what is said in the passive: was called by [Roe] “…”; was called “…” by [Roe]."""
    tags = chunks.tags
    for index in range(at + 1, min(at + _AGENT_WITHIN, len(tags) - 1)):
        if chunks.sentences[index] != chunks.sentences[at]:
            break
        if tags[index] == "r" and chunks.words[chunks.firsts[index]] == "by":
            while tags[index + 1 : index + 2] and tags[index + 1] in _FILLERS:
                index += 1
            if tags[index + 1 : index + 2] and tags[index + 1] in SUBJECTS:
                return _named(tags, index + 1), "by"
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


def _subject(chunks: Chunks, at: int, earlier: Cue | None, inverts: bool) -> tuple[int, str]:
    """The subject of the cue at an item and how it was found; `earlier` is the cue before, `inverts` whether its subject may follow it."""
    tags, sentences = chunks.tags, chunks.sentences
    if tags[at] == "A":
        return _whose_words(chunks, at) if chunks.words[chunks.firsts[at]] == "words" else _after_according(tags, at)
    left = at - 1
    while left >= 0 and tags[left] in _SKIPPED:
        left -= 1
    if inverts and (found := _inverted(tags, at, left)) is not None:
        return found
    if left < 0 or sentences[left] != sentences[at]:
        return -1, ""
    tag = tags[left]
    if tag in SUBJECTS:
        head = _head_of(chunks, left)
        return head, "<" if head == left else "r<"
    if tag == "w":
        back = left - 1
        back -= back >= 0 and tags[back] == ","
        return (back, "w") if back >= 0 and tags[back] in SUBJECTS else (-1, "")
    if tag in ",-)":
        return _before_insertion(chunks, left)
    if tag in "&k":
        if earlier is not None and sentences[earlier.at] == sentences[at] and earlier.subject >= 0:
            return earlier.subject, "&"
        return _first_of_clause(chunks, at, "&far")
    return _first_of_clause(chunks, at, "to" if tag == "T" else "far")


def _whose_words(chunks: Chunks, at: int) -> tuple[int, str]:
    """Whose words follow: in [her] words; in [Roe]’s words; in the words of [Roe]."""
    tags = chunks.tags
    if tags[at + 1 : at + 2] == ["r"]:
        return _after_according(tags, at + 1)
    left = at - 1 - (tags[at - 1 : at] == ["'"])
    return (left, "A>") if left >= 0 and (tags[left] in SUBJECTS or tags[left] == "H") else (-1, "")


def _after_according(tags: list[str], at: int) -> tuple[int, str]:
    following = at + 1 + (tags[at + 1 : at + 2] == ["T"])
    while tags[following : following + 1] and (tags[following] in _FILLERS or tags[following : following + 2] == ["H", "U"]):
        following += 1
    return (_named(tags, following), "A>") if tags[following : following + 1] and tags[following] in SUBJECTS else (-1, "")


def _inverted(tags: list[str], at: int, left: int) -> tuple[int, str] | None:
    """The subject after a verb that follows a quotation or ends a sentence: “…,” said [Roe]; it was late, said [Roe]."""
    ahead = at + 1
    while tags[ahead : ahead + 1] and tags[ahead] in _FILLERS:
        ahead += 1
    if ahead >= len(tags) or tags[ahead] not in SUBJECTS or ahead - at > 4:
        return None
    if left < 0 or (tags[left] in "q,!.-" and (left == 0 or "q" in tags[max(0, left - 2) : left + 1])):
        return _named(tags, ahead), ">"
    named = _named(tags, ahead)
    if tags[left] == "," and tags[named + 1 : named + 2] in _ENDS:
        return named, ",>"
    return None


def _named(tags: list[str], at: int) -> int:
    """The mention that matters of those after a verb: said the union’s director, [Bo Ek], not the union nor the director.

    >>> _named(list("SR'U,M."), 1), _named(list("SM,U."), 1)
    (5, 1)
    """
    while tags[at + 1 : at + 2] == ["'"] and tags[at + 2 : at + 3] and tags[at + 2] in SUBJECTS:
        at += 2
    if tags[at] == "U" and tags[at + 1 : at + 3] == [",", "M"] and tags[at + 3 : at + 4] in _ENDS:
        return at + 2
    return at


def _head_of(chunks: Chunks, at: int) -> int:
    """The head of a phrase that ends in the mention at an item: [the director] of the agency."""
    tags, sentences = chunks.tags, chunks.sentences
    head = at
    for _ in range(3):
        left = head - 1
        while left >= 0 and tags[left] in _PHRASE:
            left -= 1
        if left < 1 or tags[left] not in "rT" or tags[left - 1] not in "MORUD" or sentences[left - 1] != sentences[at]:
            break
        head = left - 1
    return _before_participle(chunks, head)


def _before_participle(chunks: Chunks, at: int) -> int:
    """The noun with a participle that a mention belongs to: [a study] ordered by the board; [a survey] made days before the accident."""
    tags = chunks.tags
    left = at - 1
    while left >= 0 and tags[left] in _PHRASE:
        left -= 1
    if left < 2 or not (tags[left] == "r" or (tags[left] == "k" and tags[at] == "D")):
        return at
    left -= 1
    while left > max(0, at - _FARTHEST) and tags[left] in _WITH_PARTICIPLE:
        left -= 1
    if left < 1 or tags[left] not in "VSCG" or tags[left - 1] not in "DRU" or chunks.sentences[left - 1] != chunks.sentences[at]:
        return at
    word = chunks.words[chunks.firsts[left]]
    return _head_of(chunks, left - 1) if word.endswith(("ed", "en", "wn", "ing")) or word in _PARTICIPLES else at


def _before_insertion(chunks: Chunks, at: int) -> tuple[int, str]:
    """The mention before an insertion that ends at an item: [Roe], a lawyer in Leeds, said."""
    tags, sentences = chunks.tags, chunks.sentences
    sign = "(" if tags[at] == ")" else tags[at]
    for back in range(at - 1, max(0, at - _FARTHEST), -1):
        if sentences[back] != sentences[at]:
            break
        if tags[back] == sign and tags[back - 1] in SUBJECTS and not _is_object(tags, back - 1):
            return _head_of(chunks, back - 1), ",<"
    return _first_of_clause(chunks, at, ",far")


def _is_object(tags: list[str], at: int) -> bool:
    """Whether a pronoun is an object: critics who opposed [it], for their part, said."""
    return tags[at] == "P" and at > 0 and tags[at - 1] in "VSCr"


def _of_participle(chunks: Chunks, at: int) -> tuple[int, str]:
    """The subject of a participle: with [Republicans] calling it “…”; else the first mention of the clause."""
    tags = chunks.tags
    if at > 1 and tags[at - 1] in SUBJECTS and tags[at - 2] == "r" and chunks.words[chunks.firsts[at - 2]] in ("with", "With"):
        return at - 1, "<"
    return _first_of_clause(chunks, at, "ing")


def _first_of_clause(chunks: Chunks, at: int, link: str) -> tuple[int, str]:
    """The first mention of the clause that is no object of a preposition and nobody's possession."""
    tags, sentences = chunks.tags, chunks.sentences
    found = -1
    for back in range(at - 1, max(-1, at - _FARTHEST), -1):
        tag = tags[back]
        if (tag in "q;:kt" and tags[back + 1] != ",") or sentences[back] != sentences[at] or _ends_dateline(tags, back):
            break
        if tag in SUBJECTS and (back == 0 or tags[back - 1] not in "rT'"):
            found = back
    return found, link if found >= 0 else ""


def _ends_dateline(tags: list[str], chunk: int) -> bool:
    """Whether a dash stands after the dateline: LEEDS (PA) — …"""
    return tags[chunk] == "-" and chunk < _LONGEST_DATELINE and tags[0] == "L"
