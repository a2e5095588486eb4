"""What a cue reports: of all stretches of its sentence that may be reported, the one that learned weights choose.

A stretch begins behind the cue (said [the bridge …]), with what depends on it, or at the sentence's or a clause's beginning before it
([The bridge is late], Roe said); it stops where something ends that depends on the cue, before a comma or a small word, or at the
sentence's end. Some have two pieces: [The bridge], Roe said, [is late].
"""

from __future__ import annotations

from math import exp, fsum
from typing import Final

from newsx.quotes.reports.content_features import ByPlace, Evidence, Piece
from newsx.quotes.reports.sentence import Sentence

_COMPLEMENTS: Final = frozenset(["xcomp", "compound:prt", "obj", "obl", "nmod", "dep", "cop"])
"""The labels of what depends on a cue and may have the report below it: made [a case] for …"""
_SHARED: Final = frozenset(["cop", "amod", "xcomp", "conj"])
"""The labels of cues whose head may have the report below it."""
_BEFORE_CUE: Final = frozenset(["nsubj", "nsubj:pass", "aux", "aux:pass", "advmod", "mark"])
_OBJECTS: Final = frozenset(["nsubj:pass", "nsubj", "obj", "nmod", "ccomp", "advcl", "dep"])
_MAX_TO_COLON: Final = 40
_BREAKS: Final = frozenset([",", ";", ":", "-", "--", "–", "—", "("])
_MAX_COMMAS: Final = 3
"""Commas after the cue behind which a stretch may begin: according to Roe, a lawyer, [it is late]."""
_HOPELESS: Final = 5.0
"""How much less than another's a stretch's ends may weigh for the rest to be weighed: of 1,800 cues none reported one with four less."""
_SMALL: Final = frozenset(["SCONJ", "CCONJ", "ADP"])
"""The parts of speech before which a stretch may stop."""


class Content:
    """A stretch that may be reported. `side`: where it stands: "after" the cue, "before", "around". `reason` says how it was found.

    `probability` is that of it and of those that share most of its words.
    """

    def __init__(self, side: str, pieces: tuple[Piece, ...], reason: str) -> None:
        self.side, self.pieces, self.reason = side, pieces, reason
        self.score = 0.0
        self.probability = 0.0


def choose(sentence: Sentence, at: int, weights: ByPlace) -> Content | None:
    """What the cue at a word reports; None if nothing stands beside it."""
    found = candidates(sentence, at)
    if not found:
        return None
    evidence = Evidence(sentence, at, weights)
    for content in found:
        content.score = evidence.score_of_ends(content.side, content.pieces, content.reason)
    highest = max(found, key=_score_of).score
    found = [content for content in found if content.score >= highest - _HOPELESS]
    for content in found:
        content.score += evidence.score_between(content.side, content.pieces)
    best = max(found, key=_score_of)
    odds = [exp(content.score - best.score) for content in found]
    close = fsum([one for content, one in zip(found, odds, strict=True) if likeness(content.pieces, best.pieces) >= 0.5])
    best.probability = close / fsum(odds)
    return best


def _score_of(content: Content) -> float:
    return content.score


def likeness(one: tuple[Piece, ...], other: tuple[Piece, ...]) -> float:
    """The share of the words in both among those in either."""
    both = sum([max(0, min(a, b) - max(c, d)) for c, a in one for d, b in other])
    size = sum([stop - start for start, stop in one]) + sum([stop - start for start, stop in other])
    return both / (size - both) if size > both else 0.0


# what may be reported


def candidates(sentence: Sentence, at: int) -> list[Content]:
    """All stretches that the cue at a word may report."""
    found = _after(sentence, at)
    before = _before(sentence, at)
    return found + before + _around(sentence, at, before)


def _after(sentence: Sentence, at: int) -> list[Content]:
    starts: dict[int, str] = {}
    ends = {sentence.end}
    _begin(sentence, at, at + 1, "next", starts)
    nodes = [at, *[child for child in sentence.children[at] if sentence.labels[child] in _COMPLEMENTS]]
    if sentence.labels[at] in _SHARED and sentence.heads[at] >= 0:
        nodes.append(sentence.heads[at])
    for node in nodes:
        for child in sentence.children[node]:
            if child > at and sentence.labels[child] != "punct":
                first = sentence.firsts[child]
                _begin(sentence, at, first if first > at else child, sentence.labels[child], starts)
                cases = [below for below in sentence.children[child] if sentence.labels[below] == "case" and below > at]
                if cases:
                    _begin(sentence, at, cases[-1] + 1, f"{sentence.labels[child]} without preposition", starts)
    for node in {*nodes, *sentence.children[at]}:
        ends.update([sentence.lasts[child] + 1 for child in sentence.children[node]])
    commas = 0
    for here in range(at + 1, sentence.end):
        if sentence.words[here] == ":" and here < at + _MAX_TO_COLON:
            _begin(sentence, at, here + 1, "colon", starts)
        elif sentence.words[here] == "," and commas < _MAX_COMMAS:
            commas += 1
            _begin(sentence, at, here + 1, f"comma {commas}", starts)
        if sentence.words[here] in _BREAKS or sentence.parts[here] in _SMALL:
            ends.add(here)
    found: dict[Piece, Content] = {}
    for start, reason in starts.items():
        for end in sorted(ends):
            stop = min(end, sentence.end)
            while stop > start and sentence.is_sign(stop - 1):
                stop -= 1
            if stop > start and (start, stop) not in found:
                found[start, stop] = Content("after", ((start, stop),), reason)
    return list(found.values())


def _begin(sentence: Sentence, at: int, start: int, reason: str, starts: dict[int, str]) -> None:
    """Notes a beginning after the cue, at the first word that is no sign."""
    while start < sentence.end and sentence.is_sign(start):
        start += 1
    if at < start < sentence.end:
        starts.setdefault(start, reason)


def _before(sentence: Sentence, at: int) -> list[Content]:
    stops: dict[int, str] = {}
    beside = [child for child in sentence.children[at] if child < at and sentence.labels[child] in _BEFORE_CUE]
    for place, reason in [(at, "cue"), *[(sentence.firsts[child], sentence.labels[child]) for child in beside]]:
        stop = place
        while stop > sentence.begin and (sentence.is_sign(stop - 1) or sentence.parts[stop - 1] in ("SCONJ", "CCONJ")):
            stop -= 1
        if stop > sentence.begin:
            stops.setdefault(stop, reason)
    starts = {sentence.begin: "sentence"}
    if sentence.begin < at and sentence.parts[sentence.begin] == "CCONJ":
        starts.setdefault(sentence.begin + 1, "conjunction")
    for here in range(sentence.begin, at):
        if sentence.words[here] in _BREAKS or sentence.parts[here] == "CCONJ":
            starts.setdefault(here + 1, "break")
        elif sentence.parts[here] == "SCONJ":
            starts.setdefault(here, "conjunction")
    _begin_above(sentence, at, starts)
    for child in sentence.children[at]:
        if child < at and sentence.labels[child] in _OBJECTS:
            starts.setdefault(sentence.firsts[child], sentence.labels[child])
            stops.setdefault(sentence.lasts[child] + 1, sentence.labels[child])
    found: dict[Piece, Content] = {}
    for begin, reason in starts.items():
        for stop, until in stops.items():
            start, end = begin, stop
            while start < end and sentence.is_sign(start):
                start += 1
            while end > start and sentence.is_sign(end - 1):
                end -= 1
            if start < end and (start, end) not in found:
                found[start, end] = Content("before", ((start, end),), f"{reason}, {until}")
    return list(found.values())


def _begin_above(sentence: Sentence, at: int, starts: dict[int, str]) -> None:
    """Notes the beginnings of what the cue depends on: [the plan] that Roe criticised."""
    head = sentence.heads[at]
    if head < 0:
        return
    start = sentence.firsts[head]
    starts.setdefault(start, f"head {sentence.labels[at]}")
    while start < head and sentence.labels[start] in ("cc", "punct", "case"):
        start += 1
    starts.setdefault(start, f"head {sentence.labels[at]}, without preposition")
    if sentence.heads[head] >= 0:
        starts.setdefault(sentence.firsts[sentence.heads[head]], "above the head")


def _around(sentence: Sentence, at: int, before: list[Content]) -> list[Content]:
    """What stands on both sides of the cue and its subject: the sentence's beginning with what follows the next comma."""
    after = next((here + 1 for here in range(at + 1, sentence.end) if sentence.words[here] in (",", "''", "“", "``")), sentence.end)
    while after < sentence.end and sentence.is_sign(after):
        after += 1
    if after >= sentence.end:
        return []
    first = (sentence.begin, sentence.begin + 1)
    return [Content("around", (*one.pieces, (after, sentence.end)), one.reason) for one in before if one.pieces[0][0] in first]
