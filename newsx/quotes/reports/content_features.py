"""What speaks for and against a stretch of a sentence as what a cue reports: features, named strings, each with a learned weight.

Most of them tell of the stretch's beginning or of its end alone, or of a word inside it. Their weights are summed once for each such place,
as the many stretches that a cue may report share their ends.
"""

from __future__ import annotations

from math import fsum
from typing import Final

from newsx.quotes.reports.cues import Weights
from newsx.quotes.reports.sentence import Sentence

Piece = tuple[int, int]
"""Words of a sentence, half-open."""

_STEPS: Final = (1, 2, 3, 5, 8, 12, 20, 35)
_DISTANCES: Final = (0, 1, 2, 3, 5, 9, 15)
_SUBJECTS: Final = ("nsubj", "nsubj:pass")
_FRAME: Final = frozenset(["ccomp", "obj", "xcomp", "nsubj:pass", "parataxis", "nsubj"])
_SEEN: Final = 4
_NOUNS: Final = frozenset(["NOUN", "PROPN", "PRON"])
_CONJUNCTIONS: Final = ("CCONJ", "SCONJ")
_CLOSED: Final = frozenset(["SCONJ", "CCONJ", "ADP", "PRON", "DET", "ADV", "AUX"])
"""The parts of speech of words that count as themselves where a clause begins; others count as their tags."""
_WORDS_TO_VERB: Final = 6
_LIKELY: Final = 0.5
"""The chance from which another word counts as a cue."""


class Evidence:
    """What speaks for stretches that the cue at a word of a sentence may report, and how much by the weights."""

    def __init__(self, sentence: Sentence, at: int, weights: Weights) -> None:
        self.sentence, self.at, self.base, self._weights = sentence, at, sentence.bases[at], weights
        self._of_cue = _features_of_cue(sentence, at)
        self._subjects = [child for child in sentence.children[at] if sentence.labels[child] in _SUBJECTS]
        self._sides: dict[str, float] = {}
        self._starts: dict[tuple[str, int], float] = {}
        self._stops: dict[tuple[str, int], float] = {}
        self._joints: dict[str, list[float]] = {}

    def features(self, side: str, pieces: tuple[Piece, ...], reason: str) -> list[str]:
        """All features of a stretch."""
        found = [*self._of_side(side), f"{side}, {reason}"]
        for number, (start, stop) in enumerate(pieces):
            place = _place(side, number)
            found += [*self._at_start(place, start), *self._at_stop(place, stop), *self._between(place, start, stop)]
            for here in range(start + 1, stop):
                found += self._at_joint(place, here)
        return found

    def score(self, side: str, pieces: tuple[Piece, ...], reason: str) -> float:
        """The sum of the weights of all features of a stretch."""
        if side not in self._sides:
            self._sides[side] = self._sum(self._of_side(side))
        total = self._sides[side] + self._weights.get(f"{side}, {reason}", 0.0)
        for number, (start, stop) in enumerate(pieces):
            place = _place(side, number)
            if (place, start) not in self._starts:
                self._starts[place, start] = self._sum(self._at_start(place, start))
            if (place, stop) not in self._stops:
                self._stops[place, stop] = self._sum(self._at_stop(place, stop))
            if place not in self._joints:
                self._joints[place] = self._sums_of_joints(place)
            joints = self._joints[place]
            total += self._starts[place, start] + self._stops[place, stop] + joints[stop - 1] - joints[start]
            total += self._sum(self._between(place, start, stop))
        return total

    def _sum(self, features: list[str]) -> float:
        weights = self._weights
        return fsum([weights.get(feature, 0.0) for feature in features])

    def _sums_of_joints(self, place: str) -> list[float]:
        """For each word the weights of the joints up to it."""
        sums, total = [], 0.0
        for here in range(len(self.sentence)):
            total += self._sum(self._at_joint(place, here))
            sums.append(total)
        return sums

    def _of_side(self, side: str) -> list[str]:
        return [side, *[f"{side}, {one}" for one in self._of_cue]]

    def _at_start(self, place: str, start: int) -> list[str]:
        """Where it begins: the words on both sides, and how far it is from the sentence's beginning."""
        sentence, base = self.sentence, self.base
        first = sentence.lower[start]
        found = [
            f"{place} begins {first}",
            f"{place} begins {first}, {base}",
            f"{place} begins {sentence.tags[start]}",
            f"{place} follows {sentence.word(start - 1)}",
            f"{place} follows {sentence.tag(start - 1)}",
            f"{place} follows {sentence.tag(start - 1)}, {base}",
            f"{place} from beginning {step(start - sentence.begin, _DISTANCES)}",
        ]
        if start > 0:
            joint = _joint(sentence, start) or "amid"
            found += [f"{place} starts {joint}, {base}", f"{place} starts {joint}, {_coming(sentence, start, self.at)}"]
        return found

    def _at_stop(self, place: str, stop: int) -> list[str]:
        """Where it ends: the words on both sides, what may begin there, and how far it is to the sentence's end."""
        sentence, base = self.sentence, self.base
        found = [
            f"{place} before {sentence.word(stop)}",
            f"{place} before {sentence.tag(stop)}",
            f"{place} ends {sentence.tags[stop - 1]}",
            f"{place} to end {step(sentence.end - stop, _DISTANCES)}",
            f"{place} verbs left {min(sum(sentence.verbs[stop : sentence.end]), _SEEN)}",
        ]
        if stop < len(sentence) and sentence.quoted[stop] and sentence.quoted[stop - 1] and not sentence.is_sign(stop):
            found.append(f"{place} cuts a quotation")
        after = _next_word(sentence, stop)
        if after < len(sentence):
            joint = _joint(sentence, after) or "amid"
            found += [
                f"{place} stops {joint}",
                f"{place} stops {joint}, {_coming(sentence, after, self.at)}",
                f"{place} stops {joint}, {base}",
            ]
        return found

    def _at_joint(self, place: str, here: int) -> list[str]:
        """What may begin at a word inside it, though it goes on."""
        sentence = self.sentence
        joint = _joint(sentence, here)
        if not joint:
            return []
        found = [f"{place} goes on {joint}", f"{place} goes on {joint}, {_coming(sentence, here, self.at)}"]
        if _belongs_to(sentence, here, self.at):
            found.append(f"{place} goes on {joint}, with the cue")
        return found

    def _between(self, place: str, start: int, stop: int) -> list[str]:
        """What both ends together tell: how long it is, what of it is quoted, and whether it is a whole of the grammar."""
        sentence, at, base = self.sentence, self.at, self.base
        away = start - at if start > at else at - stop
        quoted, verbs = sum(sentence.quoted[start:stop]), min(sum(sentence.verbs[start:stop]), _SEEN)
        share = "all" if quoted == stop - start else "some" if quoted else "none"
        words = step(stop - start, _STEPS)
        found = [
            f"{place} words {words}",
            f"{place} words {words}, {base}",
            f"{place} away {step(away, _DISTANCES)}",
            f"{place} quoted {share}",
            f"{place} verbs {verbs}",
            f"{place} verbs {verbs}, {base}",
            *_grammar(sentence, at, start, stop, place, base),
        ]
        if any(start <= subject < stop for subject in self._subjects):
            found.append(f"{place} has the subject")
        if start <= sentence.heads[at] < stop:
            found += [f"{place} has the head, {sentence.labels[at]}", f"{place} has the head, {sentence.labels[at]}, {base}"]
        return found


def _place(side: str, number: int) -> str:
    return side if not number else f"{side} 2"


def _next_word(sentence: Sentence, at: int) -> int:
    """The first word from a place on that is no sign; the sentence's length if there is none."""
    while at < len(sentence) and sentence.is_sign(at):
        at += 1
    return at


def _features_of_cue(sentence: Sentence, at: int) -> list[str]:
    """What the features of all stretches share with the side on which they stand."""
    labels = "+".join(sorted(sentence.labels_below(at) & _FRAME))
    before, after = sentence.word(at - 1), sentence.word(at + 1)
    before = before if not before[:1].isalnum() else "word"
    after = after if not after[:1].isalnum() else "word"
    return [
        f"base {sentence.bases[at]}",
        f"label {sentence.labels[at]}",
        f"tag {sentence.tags[at]}",
        f"between {before} {after}",
        f"frame {labels}",
    ]


def _joint(sentence: Sentence, at: int) -> str:
    """The sign before a word and the word, if a clause may begin there; otherwise nothing."""
    part, word = sentence.parts[at], sentence.lower[at]
    after_sign = at == 0 or sentence.is_sign(at - 1)
    if sentence.is_sign(at) or not (after_sign or part in _CONJUNCTIONS):
        return ""
    kind = word if part in _CLOSED else sentence.tags[at]
    if sentence.says(at) and sentence.tags[at] == "VBG":
        kind = "saying"
    return f"{sentence.word(at - 1) if after_sign else ''} {kind}"


def _coming(sentence: Sentence, at: int, cue: int) -> str:
    """The verb that comes next from a word on, whether it has the form of the cue, as joined verbs have, and whether a noun comes first."""
    first = at + 1 if sentence.parts[at] in _CONJUNCTIONS else at
    own = False
    form = ""
    for here in range(first, min(first + _WORDS_TO_VERB, len(sentence))):
        if sentence.is_sign(here):
            break
        if sentence.verbs[here] or sentence.chances[here] >= _LIKELY:
            form = form or ("alike" if sentence.tags[here] == sentence.tags[cue] else "other")
            if sentence.parts[here] != "AUX":
                return f"{_kind_of_verb(sentence, here)} {form} {'own' if own else 'shared'}"
        own = own or (not form and sentence.parts[here] in _NOUNS)
    return f"auxiliary {form} {'own' if own else 'shared'}" if form else "none"


def _kind_of_verb(sentence: Sentence, at: int) -> str:
    """Whether a verb is a likely cue, or one that often is."""
    return "cue" if sentence.chances[at] >= _LIKELY else "says" if sentence.says(at) else "verb"


def _belongs_to(sentence: Sentence, at: int, cue: int) -> bool:
    """Whether a word, or for a conjunction the word that it joins, depends on the cue."""
    head = sentence.heads[at]
    return head == cue or (head >= 0 and sentence.labels[at] in ("cc", "mark") and sentence.heads[head] == cue)


def _grammar(sentence: Sentence, at: int, start: int, stop: int, place: str, base: str) -> list[str]:
    """Whether it is a whole of the grammar, and what it and the words after it depend on."""
    heads = sentence.heads
    tops = [here for here in range(start, stop) if not start <= heads[here] < stop and sentence.labels[here] != "punct"]
    labels = "+".join(sorted({sentence.labels[here] for here in tops})[:_SEEN])
    left = any(sentence.firsts[here] < start for here in tops)
    right = any(sentence.lasts[here] >= stop for here in tops)
    cut = "both sides" if left and right else "left" if left else "right" if right else "nowhere"
    own = "+".join([sentence.labels[here] for here in tops if heads[here] == at][:_SEEN])
    found = [
        f"{place} tops {min(len(tops), _SEEN)}",
        f"{place} tops {labels}",
        f"{place} cut {cut}",
        f"{place} cut {cut}, to end {step(sentence.end - stop, (0,))}",
        f"{place} of cue {own}",
        f"{place} of cue {own}, {base}",
        *_top_of(sentence, start, stop, tops, place),
    ]
    following = _next_word(sentence, stop)
    if following == len(sentence):
        return [*found, f"{place} next nothing"]
    top = following
    while heads[top] >= stop:
        top = heads[top]
    above = "it" if start <= heads[top] < stop else "the cue" if heads[top] == at else "another"
    if (kind := _kind_of_verb(sentence, top)) != "verb":
        found.append(f"{place} next {kind}, {sentence.labels[top]} of {above}")
    return [*found, f"{place} next {sentence.labels[top]} of {above}", f"{place} next {sentence.lower[following]} of {above}"]


def _top_of(sentence: Sentence, start: int, stop: int, tops: list[int], place: str) -> list[str]:
    """What the first top is, and whether a clause with a subject of its own is joined to it."""
    if not tops:
        return []
    top = tops[0]
    name = sentence.names[top]
    kind = name[2:] if name != "O" else sentence.parts[top]
    found = [f"{place} top {kind}", f"{place} top {kind} {sentence.labels[top]}"]
    for child in sentence.children[top]:
        if top < child < stop and sentence.labels[child] == "conj" and sentence.parts[child] not in _NOUNS:
            own = any(sentence.labels[below].startswith("nsubj") for below in sentence.children[child])
            found.append(f"{place} joined {'clause' if own else 'verb'} {_kind_of_verb(sentence, child)}")
            break
    return found


def step(number: int, limits: tuple[int, ...]) -> str:
    """The step of a number among limits, for features that grow in steps."""
    for limit in limits:
        if number <= limit:
            return str(limit)
    return "more"
