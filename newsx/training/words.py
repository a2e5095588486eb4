"""Trains the model of word classes (`newsx.quotes.grammar.word_classes`).

    python -m newsx.training.words CORPUS OUT_DIR

German only so far. The classes come from two sources: the sentences of the treebank `grammar/german.conllu.gz` that have the tags of the
Stuttgart-Tübingen set, and the articles of `quotes-de`, tagged by HanTa (Christian Wartena, LGPL), whose model comes with its package
and which is asked here only. Each sentence with a quotation is learned twice, as it is and with its quotations as one word, as they are in
use.

Of the articles of every tenth sentence, left out of training, 96.5 % of the words get the class that HanTa gives them; of the last fifth of
the treebank's sentences 93 %, where most differences are between nouns and names. The same corpus gives the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from newsx import languages, models
from newsx.quotes.grammar import word_classes as classes
from newsx.quotes.grammar.tokens import tagger_of
from newsx.text.words import read

EPOCHS = 5
SEED = 1
FEWEST_KNOWN = 8
"""Times that a word must have one class, and no other, to have it always."""
SCALE = 20
"""Steps in which a weight of 1 is written down: weights are whole numbers in the model."""
LEAST_WEIGHT = 20
"""Smaller weights, in steps, are left out of the model."""

_SAME_NAME = ("NN", "NE", "KON", "KOKOM", "KOUS", "PRF", "PTKVZ", "PTKZU", "PTKNEG", "CARD", "ADV", "ADJD", "ADJA", "APPO", "APPR")
CLASSES = {tag: tag for tag in _SAME_NAME} | {
    "NNA": classes.NOUN,
    **dict.fromkeys(["ART", "PDAT", "PIAT", "PIDAT", "PPOSAT", "PWAT"], classes.DETERMINER),
    **dict.fromkeys(["PPER", "PIS", "PDS", "PPOSS"], classes.PRONOUN),
    "APPRART": classes.PREPOSITION,
    "APZR": classes.PARTICLE,
    "KOUI": classes.SUBORDINATOR,
    **dict.fromkeys(["PRELS", "PRELAT"], classes.RELATIVE),
    **dict.fromkeys(["PWS", "PWAV"], classes.QUESTION),
    **dict.fromkeys(["VVFIN", "VVIMP"], classes.FINITE),
    **dict.fromkeys(["VVINF", "VVIZU"], classes.INFINITIVE),
    "VVPP": classes.PARTICIPLE,
    **dict.fromkeys(["VAFIN", "VMFIN", "VAIMP"], classes.FINITE_AUXILIARY),
    **dict.fromkeys(["VAINF", "VMINF", "VAPP", "VMPP"], classes.AUXILIARY),
    **dict.fromkeys(["PROAV", "PAV", "PTKA", "PTKANT"], classes.ADVERB),
}
"""The class of each tag; other tags are `OTHER`."""
_OTHER_TREEBANK = frozenset("DT VBC IN JJ NNP RB CC PRP VBN VB CD REL DTP$ RP DC WRB PDT SYM EX WP".split())
"""Tags of the treebank's sentences that are tagged otherwise; these sentences are left out."""
_OPENING, _CLOSING = frozenset('„“"»'), frozenset('“”"«')

Sentence = list[tuple[str, str]]
"""Words with their classes."""


def treebank(path: Path) -> Iterator[Sentence]:
    """The sentences of a treebank in CoNLL-U; a contraction (zum) is one word, a preposition."""
    sentence: Sentence = []
    covered, is_usable = 0, True
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
        if line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) < 5:
            if sentence and is_usable:
                yield sentence
            sentence, covered, is_usable = [], 0, True
        elif "-" in columns[0]:
            first, last = columns[0].split("-")
            sentence.append((columns[1], classes.PREPOSITION))
            covered = int(last) - int(first) + 1
        elif covered:
            covered -= 1
        elif "." not in columns[0]:
            is_usable &= columns[4] not in _OTHER_TREEBANK
            named = {"PROPN": classes.NAME, "NOUN": classes.NOUN}.get(columns[3]) if columns[4] in ("NN", "NE") else None
            sentence.append((columns[1], named or CLASSES.get(columns[4], classes.OTHER)))


def silver(folder: Path) -> Iterator[Sentence]:
    """The sentences of a folder's articles, tagged by HanTa."""
    from HanTa.HanoverTagger import HanoverTagger

    german = languages.of("de")
    tagger, split = HanoverTagger("morphmodel_ger.pgz"), tagger_of(german).split
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            words: list[str] = []
            split(read(line, german), words, [])
            for sentence in sentences(words):
                tags = [re.sub("[()]", "", tag) for _, _, tag in tagger.tag_sent(sentence)]
                yield [(word, CLASSES.get(tag, classes.OTHER)) for word, tag in zip(sentence, tags, strict=True)]


def sentences(words: list[str]) -> Iterator[list[str]]:
    """The sentences of a line: a stop ends one, unless it follows a number or a short word."""
    sentence: list[str] = []
    for word in words:
        is_short = bool(sentence) and (sentence[-1].isdigit() or len(sentence[-1]) <= 2)
        sentence.append(word)
        if word in ("?", "!") or (word == "." and not is_short):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def without_quotations(sentence: Sentence) -> Sentence:
    """A sentence with each quotation as the one word "", as it is when the classes are asked for."""
    found: Sentence = []
    at = 0
    while at < len(sentence):
        if sentence[at][0] in _OPENING:
            end = next((end for end in range(at + 1, len(sentence)) if sentence[end][0] in _CLOSING), at)
            if end > at + 1:
                found.append(("", classes.QUOTATION))
                at = end + 1
                continue
        found.append(sentence[at])
        at += 1
    return found


class Perceptron:
    """An averaged perceptron: `totals` are the sums of each weight over all steps, brought up to date when the weight changes."""

    def __init__(self, known: dict[str, str]) -> None:
        self.known = known
        self.weights: dict[str, dict[str, int]] = {}
        self.totals: dict[str, dict[str, int]] = {}
        self.changed: dict[str, dict[str, int]] = {}
        self.steps = 0

    def learn(self, sentence: Sentence) -> None:
        words = [word for word, _ in sentence]
        last = before = classes.BEGINNING
        for index, (word, right) in enumerate(sentence):
            own = classes.class_of_sign(word) or self.known.get(word)
            if own is None:
                found = classes.features(words, index, last, before)
                own = self._best(found)
                if own != right:
                    for feature in found:
                        self._change(feature, right, 1)
                        self._change(feature, own, -1)
                self.steps += 1
            before, last = last, own

    def _best(self, features: list[str]) -> str:
        scores: dict[str, int] = {}
        for feature in features:
            for name, weight in self.weights.get(feature, {}).items():
                scores[name] = scores.get(name, 0) + weight
        return max(sorted(scores), key=lambda name: scores[name]) if scores else classes.NOUN

    def _change(self, feature: str, name: str, step: int) -> None:
        weights = self.weights.setdefault(feature, {})
        totals, changed = self.totals.setdefault(feature, {}), self.changed.setdefault(feature, {})
        weight = weights.get(name, 0)
        totals[name] = totals.get(name, 0) + (self.steps - changed.get(name, 0)) * weight
        changed[name] = self.steps
        weights[name] = weight + step

    def averages(self) -> dict[str, dict[str, int]]:
        """The weights, averaged over all steps; without the small ones."""
        found: dict[str, dict[str, int]] = {}
        for feature, weights in self.weights.items():
            for name, weight in weights.items():
                total = self.totals[feature][name] + (self.steps - self.changed[feature][name]) * weight
                steps = round(SCALE * total / self.steps)
                if abs(steps) >= LEAST_WEIGHT:
                    found.setdefault(feature, {})[name] = steps
        return found


def train(corpus: Path, into: Path) -> None:
    """Trains on the corpus and writes the model."""
    tagged = list(silver(corpus / "quotes-de" / "train"))
    data = [*treebank(corpus / "grammar" / "german.conllu.gz"), *tagged]
    data += [short for sentence in tagged if len(short := without_quotations(sentence)) < len(sentence)]
    counts: dict[str, Counter[str]] = {}
    for sentence in data:
        for word, own in sentence:
            counts.setdefault(word, Counter())[own] += 1
    known = {word: next(iter(found)) for word, found in counts.items() if len(found) == 1 and found.total() >= FEWEST_KNOWN}
    perceptron = Perceptron(known)
    order = random.Random(SEED)
    for _ in range(EPOCHS):
        order.shuffle(data)
        for sentence in data:
            perceptron.learn(sentence)
    _save(known, perceptron.averages(), into)


def _save(known: dict[str, str], weights: dict[str, dict[str, int]], into: Path) -> None:
    names = sorted({*known.values(), *(name for found in weights.values() for name in found)})
    numbers = {name: number for number, name in enumerate(names)}
    features = sorted(weights)
    rows = [sorted(weights[feature].items()) for feature in features]
    model = models.Words(
        names,
        {word: numbers[name] for word, name in known.items() if classes.class_of_sign(word) is None},
        features,
        [len(row) for row in rows],
        [numbers[name] for row in rows for name, _ in row],
        [weight for row in rows for _, weight in row],
    )
    models.save(models.named("words", "de"), model, into)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("into", type=Path)
    options = parser.parse_args()
    train(options.corpus, options.into)


if __name__ == "__main__":
    main()
