"""What speaks for and against a stretch of a sentence as what a cue reports: features, each with a learned weight.

Most of them tell of the stretch's beginning or of its end alone, or of a word inside it. Their weights are summed once for each such place,
as the many stretches that a cue may report share their ends.
"""

from __future__ import annotations

from typing import Final

from newsx.models.weighing import BETWEEN, NONE, Weighing, Weights
from newsx.quotes.reports.sentence import CONJUNCTIONS, Sentence, numbers_before

Piece = tuple[int, int]
"""Words of a sentence, half-open."""
Others = tuple[int, int, int, int, int, int]
"""What else is in a stretch and around it: see `Evidence._others`."""

_STEPS: Final = (1, 2, 3, 5, 8, 12, 20, 35)
_DISTANCES: Final = (0, 1, 2, 3, 5, 9, 15)
_SUBJECTS: Final = ("nsubj", "nsubj:pass")
_NONE_LEFT: Final = (0,)
NUMBERS: Final = [str(number) for number in range(41)]
_FRAME: Final = frozenset(["ccomp", "obj", "xcomp", "nsubj:pass", "parataxis", "nsubj"])
_SEEN: Final = 4
_MANY_CUES: Final = 3
_NOUNS: Final = frozenset(["NOUN", "PROPN", "PRON"])
_WORDS_TO_VERB: Final = 6
_LIKELY: Final = 0.5
"""The chance from which another word counts as a cue."""


ByPlace = dict[str, Weights]
"""The weights of features by where a stretch stands, or its second piece: after, before, around, around 2."""


class Evidence:
    """What speaks for stretches that the cue at a word of a sentence may report, and how much by the weights."""

    def __init__(self, sentence: Sentence, at: int, weights: ByPlace) -> None:
        self.sentence, self.at, self.base, self._weights = sentence, at, sentence.bases[at], weights
        self._labels = "+".join(sorted(sentence.labels_below(at) & _FRAME))
        self._subjects = [child for child in sentence.children[at] if sentence.labels[child] in _SUBJECTS]
        likely = [chance >= _LIKELY for chance in sentence.chances]
        likely[at] = False
        alike = [one and tag == sentence.tags[at] for one, tag in zip(likely, sentence.tags, strict=True)]
        self._cues_before, self._alike_before = numbers_before(likely), numbers_before(alike)
        self._comings: dict[int, str] = {}
        self._of: dict[str, OfPlace] = {}

    def features(self, side: str, pieces: tuple[Piece, ...], reason: str) -> list[str]:
        """The names of all features of a stretch, each with its place before it."""
        found: list[str] = []
        for number, (start, stop) in enumerate(pieces):
            place = _place(side, number)
            names: list[str] = []
            one = Weighing(NONE, names)
            if not number:
                self._weigh_side(one)
                one.add("reason", reason)
            self._weigh_start(one, start)
            self._weigh_stop(one, stop)
            self._weigh_between(one, start, stop)
            self._weigh_others(one, self._others(start, stop))
            for here in range(start + 1, stop):
                self._weigh_joint(one, here)
            found += [f"{place}{BETWEEN}{name}" for name in names]
        return found

    def score_of_ends(self, side: str, pieces: tuple[Piece, ...], reason: str) -> float:
        """The sum of the weights of the features of a stretch that tell of its side, its beginning, its end, or a word inside it alone."""
        total = 0.0
        for number, (start, stop) in enumerate(pieces):
            of_place = self._of_place(_place(side, number))
            one = of_place.weighing
            if not number:
                total += of_place.side
                one.add("reason", reason)
                total += one.taken()
            total += of_place.joints[stop - 1] - of_place.joints[start]
            if start not in of_place.starts:
                self._weigh_start(one, start)
                of_place.starts[start] = one.taken()
            if stop not in of_place.stops:
                self._weigh_stop(one, stop)
                of_place.stops[stop] = one.taken()
            total += of_place.starts[start] + of_place.stops[stop]
        return total

    def score_between(self, side: str, pieces: tuple[Piece, ...]) -> float:
        """The sum of the weights of the other features."""
        total = 0.0
        for number, (start, stop) in enumerate(pieces):
            of_place = self._of_place(_place(side, number))
            one = of_place.weighing
            self._weigh_between(one, start, stop)
            total += one.taken()
            others = self._others(start, stop)
            if others not in of_place.others:
                self._weigh_others(one, others)
                of_place.others[others] = one.taken()
            total += of_place.others[others]
        return total

    def _of_place(self, place: str) -> OfPlace:
        """The sums of a place, those of its side and of its joints at once."""
        found = self._of.get(place)
        if found is None:
            found = self._of[place] = OfPlace(Weighing(self._weights.get(place, NONE)))
            self._weigh_side(found.weighing)
            found.side = found.weighing.total
            for here in range(len(self.sentence)):
                found.weighing.total = found.joints[here - 1] if here else 0.0
                self._weigh_joint(found.weighing, here)
                found.joints.append(found.weighing.total)
            found.weighing.total = 0.0
        return found

    def _weigh_side(self, found: Weighing) -> None:
        """On which side of the cue it stands, with what the cue is."""
        sentence, at = self.sentence, self.at
        before, after = sentence.word(at - 1), sentence.word(at + 1)
        found.add("side", "")
        found.add("cue", self.base)
        found.add("label of cue", sentence.labels[at])
        found.add("tag of cue", sentence.tags[at])
        found.add("cue between", before if not before[:1].isalnum() else "word", after if not after[:1].isalnum() else "word")
        found.add("frame", self._labels)

    def _weigh_start(self, found: Weighing, start: int) -> None:
        """Where it begins: the words on both sides, and how far it is from the sentence's beginning."""
        sentence, base = self.sentence, self.base
        first, tag_before = sentence.lower[start], sentence.tag(start - 1)
        found.add("begins", first)
        found.add("begins, cue", first, base)
        found.add("begins with tag", sentence.tags[start])
        found.add("follows", sentence.word(start - 1))
        found.add("follows tag", tag_before)
        found.add("follows tag, cue", tag_before, base)
        found.add("from beginning", step(start - sentence.begin, _DISTANCES))
        if start > 0:
            joint = sentence.joint(start) or "amid"
            found.add("starts, cue", joint, base)
            found.add("starts, coming", joint, self._coming(start))

    def _weigh_stop(self, found: Weighing, stop: int) -> None:
        """Where it ends: the words on both sides, what may begin there, and how far it is to the sentence's end."""
        sentence = self.sentence
        found.add("before", sentence.word(stop))
        found.add("before tag", sentence.tag(stop))
        found.add("ends with tag", sentence.tags[stop - 1])
        found.add("to end", step(sentence.end - stop, _DISTANCES))
        found.add("verbs left", NUMBERS[min(sentence.verbs_before[sentence.end] - sentence.verbs_before[stop], _SEEN)])
        if stop < len(sentence) and sentence.quoted[stop] and sentence.quoted[stop - 1] and not sentence.is_sign(stop):
            found.add("cuts a quotation", "")
        after = _next_word(sentence, stop)
        if after < len(sentence):
            joint = sentence.joint(after) or "amid"
            found.add("stops", joint)
            found.add("stops, coming", joint, self._coming(after))
            found.add("stops, cue", joint, self.base)

    def _weigh_joint(self, found: Weighing, here: int) -> None:
        """What may begin at a word inside it, though it goes on."""
        sentence = self.sentence
        joint = sentence.joint(here)
        if joint:
            found.add("goes on", joint)
            found.add("goes on, coming", joint, self._coming(here))
            if _belongs_to(sentence, here, self.at):
                found.add("goes on with the cue", joint)

    def _weigh_between(self, found: Weighing, start: int, stop: int) -> None:
        """What both ends together tell: how long it is, what of it is quoted, and whether it is a whole of the grammar."""
        sentence, at, base = self.sentence, self.at, self.base
        quoted = sentence.quoted_before[stop] - sentence.quoted_before[start]
        verbs = NUMBERS[min(sentence.verbs_before[stop] - sentence.verbs_before[start], _SEEN)]
        words = step(stop - start, _STEPS)
        found.add("words", words)
        found.add("words, cue", words, base)
        found.add("away", step(start - at if start > at else at - stop, _DISTANCES))
        found.add("quoted", "all" if quoted == stop - start else "some" if quoted else "none")
        found.add("verbs", verbs)
        found.add("verbs, cue", verbs, base)
        self._weigh_grammar(found, start, stop)
        for subject in self._subjects:
            if start <= subject < stop:
                found.add("has the subject", "")
                break
        if start <= sentence.heads[at] < stop:
            found.add("has the head", sentence.labels[at])
            found.add("has the head, cue", sentence.labels[at], base)

    def _others(self, start: int, stop: int) -> Others:
        """The numbers of other likely cues in it, of these with the form of the cue, behind it, and between it and the cue; its first
        finite verb, and the next one after it, the sentence's end if there is none.
        """
        sentence, at, before, alike = self.sentence, self.at, self._cues_before, self._alike_before
        passed = before[start] - before[at + 1] if start > at else before[at] - before[stop] if stop <= at else 0
        first, following = sentence.next_finite[start], sentence.next_finite[stop]
        return (
            min(before[stop] - before[start], _MANY_CUES),
            min(alike[stop] - alike[start], _MANY_CUES),
            min(before[sentence.end] - before[stop], _MANY_CUES),
            min(max(passed, 0), _MANY_CUES),
            first if first < stop else -1,
            following if following < sentence.end else -1,
        )

    def _weigh_others(self, found: Weighing, others: Others) -> None:
        """The other cues and the tenses, which tell whether what follows is the reporter's."""
        inside, alike, left, passed, first, following = others
        found.add("cues in it", NUMBERS[inside], NUMBERS[left])
        found.add("cues in it, cue", NUMBERS[inside], self.base)
        found.add("cues left, cue", NUMBERS[left], self.base)
        found.add("cues alike", NUMBERS[alike])
        found.add("cues passed", NUMBERS[passed])
        own, of_first = self.sentence.tense(self.at), self.sentence.tense(first) if first >= 0 else ""
        found.add("tenses", own, of_first)
        found.add("tenses, next", f"{own} {of_first}", self.sentence.tense(following) if following >= 0 else "")

    def _weigh_grammar(self, found: Weighing, start: int, stop: int) -> None:
        """Whether it is a whole of the grammar, and what it and the words after it depend on."""
        sentence, at, base, heads = self.sentence, self.at, self.base, self.sentence.heads
        tops = [here for here in range(start, stop) if not start <= heads[here] < stop and sentence.labels[here] != "punct"]
        left = right = False
        own: list[str] = []
        for here in tops:
            left = left or sentence.firsts[here] < start
            right = right or sentence.lasts[here] >= stop
            if heads[here] == at and len(own) < _SEEN:
                own.append(sentence.labels[here])
        cut = "both sides" if left and right else "left" if left else "right" if right else "nowhere"
        of_cue = "+".join(own)
        found.add("tops", NUMBERS[min(len(tops), _SEEN)])
        found.add("tops are", "+".join(sorted({sentence.labels[here] for here in tops})[:_SEEN]))
        found.add("cut", cut)
        found.add("cut, to end", cut, step(sentence.end - stop, _NONE_LEFT))
        found.add("of cue", of_cue)
        found.add("of cue, cue", of_cue, base)
        if tops:
            _weigh_top(sentence, tops[0], stop, found)
        following = _next_word(sentence, stop)
        if following == len(sentence):
            found.add("next is nothing", "")
            return
        top = following
        while heads[top] >= stop:
            top = heads[top]
        above = "it" if start <= heads[top] < stop else "the cue" if heads[top] == at else "another"
        if (kind := _kind_of_verb(sentence, top)) != "verb":
            found.add("next verb", kind, f"{sentence.labels[top]} of {above}")
        found.add("next, of", sentence.labels[top], above)
        found.add("next word, of", sentence.lower[following], above)

    def _coming(self, at: int) -> str:
        found = self._comings.get(at)
        if found is None:
            found = self._comings[at] = _verb_from(self.sentence, at, self.at)
        return found


class OfPlace:
    """Sums of weights for a place: those of the side, of beginnings and ends by the word, of other cues and tenses, and for each word of
    the joints up to it.
    """

    def __init__(self, weighing: Weighing) -> None:
        self.weighing = weighing
        self.side = 0.0
        self.starts: dict[int, float] = {}
        self.stops: dict[int, float] = {}
        self.joints: list[float] = []
        self.others: dict[Others, float] = {}


def _place(side: str, number: int) -> str:
    return side if not number else f"{side} 2"


def _next_word(sentence: Sentence, at: int) -> int:
    """The first word from a place on that is no sign; the sentence's length if there is none."""
    while at < len(sentence) and sentence.is_sign(at):
        at += 1
    return at


def _verb_from(sentence: Sentence, at: int, cue: int) -> str:
    """The verb that comes next from a word on, whether it has the form of the cue, as joined verbs have, and whether a noun comes first."""
    first = at + 1 if sentence.parts[at] in CONJUNCTIONS else at
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


def _weigh_top(sentence: Sentence, top: int, stop: int, found: Weighing) -> None:
    """What the first top is, and whether a clause with a subject of its own is joined to it."""
    name = sentence.names[top]
    kind = name[2:] if name != "O" else sentence.parts[top]
    found.add("top", kind)
    found.add("top, label", kind, sentence.labels[top])
    for child in sentence.children[top]:
        if top < child < stop and sentence.labels[child] == "conj" and sentence.parts[child] not in _NOUNS:
            own = any(sentence.labels[below].startswith("nsubj") for below in sentence.children[child])
            found.add("joined", "clause" if own else "verb", _kind_of_verb(sentence, child))
            break


def step(number: int, limits: tuple[int, ...]) -> str:
    """The step of a number among limits up to 40, for features that grow in steps."""
    for limit in limits:
        if number <= limit:
            return NUMBERS[limit]
    return "more"
