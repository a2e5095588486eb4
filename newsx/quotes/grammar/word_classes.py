"""The word class of each word of a passage, by a trained model: for languages in which lists and endings do not tell enough.

In German every noun has a capital, so that a capital tells no name, and what is a verb, an adjective or an adverb shows in endings and
neighbours. The model is an averaged perceptron: it goes from left to right, adds up for each class the weights of a word's features, and
takes the class with the highest sum. A word that had one class only in all texts it was trained on has that class without being asked.
"""

from __future__ import annotations

from itertools import accumulate
from typing import Final

from newsx import models
from newsx.text.words import MAX_WORD_CHARS

# The classes: the tags of the Stuttgart-Tübingen tag set, those joined that nothing here tells apart
NOUN: Final = "NN"
NAME: Final = "NE"
DETERMINER: Final = "ART"  # der, dieser, kein, sein
PRONOUN: Final = "PRO"  # er, das, man
REFLEXIVE: Final = "PRF"  # sich
PREPOSITION: Final = "APPR"  # in, zur
POSTPOSITION: Final = "APPO"  # zufolge
SUBORDINATOR: Final = "KOUS"  # dass, weil
COORDINATOR: Final = "KON"  # und, aber
COMPARISON: Final = "KOKOM"  # als, wie
RELATIVE: Final = "PREL"  # der, which begins a clause
QUESTION: Final = "PW"  # wer, warum
FINITE: Final = "VFIN"
INFINITIVE: Final = "VINF"  # sagen, mitzuteilen
PARTICIPLE: Final = "VPP"  # gesagt
FINITE_AUXILIARY: Final = "AFIN"  # hat, wurde, will
AUXILIARY: Final = "AINF"  # haben, worden
ADVERB: Final = "ADV"
ADJECTIVE: Final = "ADJD"  # gut: as a predicate or adverb
ATTRIBUTE: Final = "ADJA"  # guter: before a noun
PARTICLE: Final = "PTKVZ"  # mit, of a separable verb: teilte … mit
INFINITIVE_PARTICLE: Final = "PTKZU"  # zu
NEGATION: Final = "PTKNEG"  # nicht
NUMBER: Final = "CARD"
OTHER: Final = "XY"
SENTENCE_END: Final = "$."
COMMA: Final = "$,"
SIGN: Final = "$("
QUOTATION: Final = "Q"  # a quotation, which is one word
BEGINNING: Final = "^"  # what stands before a passage

_SIGNS: Final = {**dict.fromkeys(".?!:;", SENTENCE_END), ",": COMMA, "": QUOTATION}

_MOST_SUMS: Final = 20_000
"""Words whose sums are kept: some five megabytes."""
_models: Final[dict[str, WordClasses]] = {}


class WordClasses:
    """The model of one language: known words have one class, the others the class with the highest sum of weights."""

    def __init__(self, model: models.Words) -> None:
        self.classes: list[str] = model.classes
        self.known: dict[str, str] = {word: self.classes[number] for word, number in model.known.items()}
        self._places: dict[str, int] = dict(zip(model.features, range(len(model.features)), strict=True))
        self._begins: list[int] = list(accumulate(model.counts, initial=0))
        self._numbers: list[int] = model.numbers
        self._weights: list[int] = model.weights
        self._sums: dict[str, list[int]] = {}

    def of(self, words: list[str]) -> list[str]:
        """The class of each word; a quotation is the word ""."""
        found: list[str] = []
        known, last, before = self.known, BEGINNING, BEGINNING
        for index, word in enumerate(words):
            own = class_of_sign(word) or known.get(word) or self._best(words, index, last, before)
            found.append(own)
            before, last = last, own
        return found

    def _best(self, words: list[str], index: int, last: str, before: str) -> str:
        scores = self._sums_of(words[index]).copy()
        self._add(_around(words, index, last, before), scores)
        return self.classes[scores.index(max(scores))]

    def _sums_of(self, word: str) -> list[int]:
        """What the letters of a word say for each class, added up once: most words stand in a text again."""
        found = self._sums.get(word)
        if found is None:
            found = [0] * len(self.classes)
            self._add(_letters(word), found)
            if len(self._sums) >= _MOST_SUMS:
                self._sums.clear()
            if len(word) <= MAX_WORD_CHARS:
                self._sums[word] = found
        return found

    def _add(self, features: list[str], scores: list[int]) -> None:
        numbers, weights, begins = self._numbers, self._weights, self._begins
        for feature in features:
            place = self._places.get(feature)
            if place is not None:
                for index in range(begins[place], begins[place + 1]):
                    scores[numbers[index]] += weights[index]


def class_of_sign(word: str) -> str | None:
    """The class of a sign or a quotation; None for words."""
    if word in _SIGNS:
        return _SIGNS[word]
    return SIGN if len(word) == 1 and not word.isalnum() else None


def features(words: list[str], index: int, last: str, before: str) -> list[str]:
    """What the model looks at for a word: its letters, the words on either side, and the classes of the two words before."""
    return _letters(words[index]) + _around(words, index, last, before)


def _letters(word: str) -> list[str]:
    lower, shape = word.lower(), _shape(word)
    return [
        "w" + lower,
        "a" + lower[-1:] + shape,
        "b" + lower[-2:] + shape,
        "c" + lower[-3:] + shape,
        "d" + lower[-4:],
        "e" + lower[:3] + lower[-2:],
    ]


def _around(words: list[str], index: int, last: str, before: str) -> list[str]:
    word, lower = words[index], words[index].lower()
    left = words[index - 1].lower() if index else BEGINNING
    right = words[index + 1] if index + 1 < len(words) else ""
    shape = _shape(word)
    return [
        "s" + shape + last,
        "l" + last + lower[-2:],
        "m" + before + last,
        "n" + before + last + shape,
        "p" + left + shape,
        "q" + left + lower[-2:],
        "r" + right.lower(),
        "t" + right[-3:] + _shape(right),
        "u" + _shape(right) + shape + last,
    ]


def _shape(word: str) -> str:
    """How a word is written: Aa, AA, a, 0, A-a, "" for none."""
    if not word:
        return ""
    first = "A" if word[0].isupper() else "a" if word[0].isalpha() else "0" if word[0].isdigit() else "."
    if len(word) > 1 and word.isupper():
        first = "AA"
    return first + ("-" if "-" in word else "")


def classes_of(code: str) -> WordClasses:
    """The model of the language with this code, which is read when it is first needed."""
    found = _models.get(code)
    if found is None:
        found = _models[code] = WordClasses(models.load(models.named("words", code)))
    return found
