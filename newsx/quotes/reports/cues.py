"""Which words report somebody's words: the mayor [said] it was late; [according] to the union; her [claim] that it leaks.

Verbs, nouns and adjectives are looked at, and a few small words. What speaks for each are its features; the model has a weight for each,
and their sum makes a probability (logistic regression).
"""

from __future__ import annotations

from math import exp
from typing import Final

from newsx.languages import Language
from newsx.models.weighing import NONE, Weighing, Weights
from newsx.quotes.reports.sentence import NO_WORD, Sentence, saying_of

_PARTS: Final = frozenset(["VERB", "NOUN", "ADJ"])
_SMALL: Final = frozenset(["according", "per", ":", "to"])
"""Other words that may report: according to Roe; per the board; Roe: it leaks; to Roe, it was late."""
_FRAME: Final = ("nsubj", "nsubj:pass", "csubj", "obj", "iobj", "ccomp", "xcomp", "advcl", "obl", "nmod", "acl", "parataxis", "dep")
"""The labels that make a verb's frame."""
_IN_FRAME: Final = frozenset(["nsubj", "nsubj:pass", "obj", "ccomp", "xcomp", "parataxis"])
_TELLING: Final = frozenset(["nsubj", "nsubj:pass", "mark", "aux", "cop", "advmod", "compound:prt", "obl", "nmod", "obj", "xcomp", "case"])
"""The labels of dependents whose words tell something about the verb."""
_WITH_KIND: Final = frozenset(["nsubj", "nsubj:pass", "obj", "obl", "nmod", "nmod:poss", "obl:agent"])
_WITH_PREPOSITION: Final = frozenset(["nmod", "obl", "obj", "obl:agent"])
_NO_LISTS: Final[list[str]] = []
_MAX_DEPTH: Final = 6
NUMBERS: Final = ["0", "1", "2", "3", "4", "5", "6"]
_CHARS_OF_STEM: Final = 5
_CHARS_OF_ENDING: Final = 3
HOPELESS_WORD: Final = -1.0
"""The sum below which a word by itself is no cue: of 1,800 that were likely cues by all that speaks for them none had less."""
HOPELESS: Final = 1.5
"""The same for what a word and those beside and above it say; seven in ten words have less."""
_MAX_WORDS: Final = 30_000
"""Words of which it is remembered what they say by themselves."""


def find_chances(sentence: Sentence, language: Language, weights: Weights) -> None:
    """Notes in the sentence how likely each of its words is a cue, 0 for those of which what comes first leaves no hope."""
    known = _known_of(language, weights)
    for at in range(sentence.begin, sentence.end):
        if not may_report(sentence, at):
            continue
        weighing = Weighing(weights)
        weighing.total = known.sum_of(sentence, at)
        if weighing.total < HOPELESS_WORD:
            continue
        _weigh_beside(sentence, at, weighing)
        if weighing.total < HOPELESS:
            continue
        _weigh_below(sentence, at, language, weighing)
        sentence.chances[at] = 1.0 / (1.0 + exp(-max(-30.0, min(30.0, weighing.total))))


def may_report(sentence: Sentence, at: int) -> bool:
    """Whether a word is looked at; a verb of saying is, whatever its part of speech was taken for."""
    return sentence.parts[at] in _PARTS or sentence.lower[at] in _SMALL or sentence.says(at)


def features(sentence: Sentence, at: int, language: Language) -> list[str]:
    """The names of what speaks for and against a word's being a cue."""
    names: list[str] = []
    weighing = Weighing(NONE, names)
    _weigh_word(sentence, at, language, weighing)
    _weigh_beside(sentence, at, weighing)
    _weigh_below(sentence, at, language, weighing)
    return names


class _Known:
    """The sums of what words say by themselves, by word and tag."""

    def __init__(self, language: Language, weights: Weights) -> None:
        self.language, self.weights = language, weights
        self._sums: dict[str, dict[str, float]] = {}

    def sum_of(self, sentence: Sentence, at: int) -> float:
        word, tag = sentence.lower[at], sentence.tags[at]
        of_word = self._sums.get(word)
        if of_word is None:
            if len(self._sums) >= _MAX_WORDS:
                self._sums.clear()
            of_word = self._sums[word] = {}
        found = of_word.get(tag)
        if found is None:
            weighing = Weighing(self.weights)
            _weigh_word(sentence, at, self.language, weighing)
            found = of_word[tag] = weighing.total
        return found


_last_known: Final[dict[Language, _Known]] = {}


def _known_of(language: Language, weights: Weights) -> _Known:
    """What is known of words by these weights."""
    found = _last_known.get(language)
    if found is None or found.weights is not weights:
        found = _last_known[language] = _Known(language, weights)
    return found


def _weigh_word(sentence: Sentence, at: int, language: Language, found: Weighing) -> None:
    """What a word says by itself."""
    word, base, tag = sentence.lower[at], sentence.bases[at], sentence.tags[at]
    found.add("base", base)
    found.add("word", word)
    found.add("tag", tag)
    found.add("stem", word[:_CHARS_OF_STEM])
    found.add("ending", word[-_CHARS_OF_ENDING:])
    for name in _lists(language).get(base, _NO_LISTS):
        found.add("list", name)
        found.add("list, tag", name, tag)


def _weigh_beside(sentence: Sentence, at: int, found: Weighing) -> None:
    """What the words beside it and the one above it say."""
    base, label, head = sentence.bases[at], sentence.labels[at], sentence.heads[at]
    above = sentence.bases[head] if head >= 0 else NO_WORD
    found.add("label", label)
    found.add("base, label", base, label)
    found.add("head", above)
    found.add("label of head", label, above)
    found.add("tag, label", sentence.tags[at], label)
    following, before = sentence.word(at + 1), sentence.word(at - 1)
    found.add("word -2", sentence.word(at - 2))
    found.add("tag -2", sentence.tag(at - 2))
    found.add("word -1", before)
    found.add("tag -1", sentence.tag(at - 1))
    found.add("word 1", following)
    found.add("tag 1", sentence.tag(at + 1))
    found.add("word 2", sentence.word(at + 2))
    found.add("tag 2", sentence.tag(at + 2))
    found.add("base, word 1", base, following)
    found.add("base, tag 1", base, sentence.tag(at + 1))
    found.add("base, word -1", base, before)
    quoted = "quoted" if sentence.quoted[at] else "not quoted"
    found.add("cue", quoted)
    found.add("base, cue", base, quoted)
    if sentence.has_quotations:
        found.add("base with quotations", "")
        found.add("base with quotations", base)


def _weigh_below(sentence: Sentence, at: int, language: Language, found: Weighing) -> None:
    """What the words that depend on it say."""
    base, labels = sentence.bases[at], sentence.labels_below(at)
    for label in _FRAME:
        if label not in labels:
            found.add("no", label)
    frame = "+".join(sorted(labels & _IN_FRAME))
    found.add("frame", frame)
    found.add("frame, base", frame, base)
    for child in sentence.children[at]:
        label = sentence.labels[child]
        found.add("below, side", label, "before" if child < at else "after")
        found.add("below, base", label, base)
        if label in _TELLING:
            found.add("below, its base", label, sentence.bases[child])
        if label in _WITH_KIND:
            kind = kind_of(sentence, child, language)
            found.add("below, kind", label, kind)
            found.add("below, kind and base", f"{label} {kind}", base)
        if label in _WITH_PREPOSITION:
            for below in sentence.children[child]:
                if sentence.labels[below] == "case":
                    found.add("preposition", sentence.lower[below])
                    found.add("preposition, base", sentence.lower[below], base)
    if "nsubj" not in labels and (subject := subject_above(sentence, at)) >= 0:
        found.add("kind of shared subject", kind_of(sentence, subject, language))
    found.add("depth", NUMBERS[_depth(sentence, at)])


def subject_above(sentence: Sentence, at: int) -> int:
    """The subject of the verb that a word is joined to or depends on, -1 if it has none: Roe came and [said]; Roe wants to [say]."""
    for _ in range(2):
        label, at = sentence.labels[at], sentence.heads[at]
        if at < 0 or label not in ("conj", "xcomp", "advcl"):
            return -1
        for child in sentence.children[at]:
            if sentence.labels[child] == "nsubj":
                return child
    return -1


def kind_of(sentence: Sentence, at: int, language: Language) -> str:
    """What a noun is: a name's kind, a list that it stands in, or its part of speech."""
    name, word = sentence.names[at], sentence.lower[at]
    if name != "O":
        return name[2:]
    if word in language.person_nouns or word in language.person_plurals:
        return "person noun"
    if word in language.group_nouns or word in language.organization_nouns:
        return "group noun"
    if word in language.document_nouns:
        return "document noun"
    if sentence.parts[at] == "PRON":
        return word
    return sentence.tags[at]


def _depth(sentence: Sentence, at: int) -> int:
    """How many words are above it."""
    depth = 0
    while depth < _MAX_DEPTH and sentence.heads[at] >= 0:
        at = sentence.heads[at]
        depth += 1
    return depth


def _lists(language: Language) -> dict[str, list[str]]:
    """For each base form the lists of words that it stands in, which say what is usual."""
    found = _listed.get(language)
    if found is None:
        found = _listed[language] = {}
        lists = [
            ("saying", saying_of(language)),
            ("calling", frozenset([verb.split()[0] for verb in language.verbs_of_calling])),
            ("other", frozenset([verb.split()[0] for verb in language.other_verbs])),
            ("document", language.document_nouns),
            *[(f"clause {kind}", verbs) for kind, verbs in sorted(language.verbs_with_clauses.items())],
        ]
        for name, words in lists:
            for word in words:
                found.setdefault(word, []).append(name)
    return found


_listed: Final[dict[Language, dict[str, list[str]]]] = {}
