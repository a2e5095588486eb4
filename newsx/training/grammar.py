"""Trains the models of grammar: parts of speech, names, and dependencies with their labels.

The corpus is a folder `grammar` with files in CoNLL-U: for English GUM and EWT, which are gold (Universal Dependencies 2), and CoreNLP's
analysis of the articles in `quotes/train`, which is silver: its tags are Penn's, and of the universal parts of speech that go with one the
learner takes the one it finds likeliest; its names count as they are. The parser learns from all trees and is told which are silver (see
`newsx.training.parser`); its tags are those that a tagger gave which had not seen the sentence. The same corpus gives the same file.

The English model that newsx comes with did not see the documents of fold 0. `newsx.training.grammar_figures` says of it on these documents
(58,000 words of GUM, 11,000 of them news, interviews and speeches; 137,000 of CoreNLP's analyses):

                                              GUM news, interview, speech     GUM     GUM and EWT     CoreNLP
    parts of speech; Penn's tags                             .955, .953   .944, .943   .938, .933    –, .955
    capitalised words rightly name or not                          .929         .926         .917       .955
    heads; with labels                                       .845, .806   .846, .802   .841, .798 .857, .827
    names of persons, organizations, places                .85, .55, .54 .75, .50, .58            – .87, .55, .84

Of names in GUM's news spaCy 3.8's small model has .73, .50, .63, and in all of GUM .58, .44, .60: half of what is wrong is a team, a church
or a ministry by the name of a country, or a matter of GUM's manner, in which CoreNLP's names are wrong, too (.91, .66, .88 in their own).
The names of these 11,000 words are few: other orders of the same documents give .84 to .87, .52 to .60, .57 to .61. By folds on all of
GUM's news, in a trial with a larger table, what makes names better: with words hidden .83, .60, .75, without .80, .56, .73; without
manners .82, .59, .74 and .30 instead of .39 of other names; with the kind that a word had last, not most often, .82, .56, .74. Cutting the
largest weights to a byte costs five points of persons. No better: a second look at a document with the names found in it, reading from
right to left, a log-linear model, more epochs, more weight for gold sentences; that a name cannot change its kind midway finds more spans
(.82 instead of .78 whatever their kind), but fewer persons.

A linear parser with the features of Zhang and Nivre 2011, in tables of as many bytes, had .815 and .772 on GUM's news, and .818 of
CoreNLP's heads. A network of 128 units had .837 and .797, .850; one of 288 units, of which three in ten were left out while it learned, and
with vectors of 40 numbers for words, .842 and .802, .860. Without steps of its own a network had .776: learning what is best after its own
mistakes is what makes it better. On fold 0 of the other treebanks a linear parser had, in parts of speech, heads, heads with labels: German
.925, .780, .708, French .959, .854, .804, Spanish .928, .794, .727. Of these languages newsx has the taggers of French and Spanish, which
tell names at the beginning of sentences.

A model of tags or names has a limited number of slots; weights of all features that were learned were no better than the weightiest. The
largest weights of tags are cut to a byte. Whole they tell more parts of speech, .9615 and .947 of GUM's news and of all gold, and the same
parser finds .848 and .810 with them, though it has not learned with such tags.
"""

from __future__ import annotations

import json
import random
from array import array
from collections import Counter
from collections.abc import Callable, Iterable
from copy import copy
from pathlib import Path

from newsx import languages, models
from newsx.grammar import tagger
from newsx.grammar.analysis import proper_tags
from newsx.grammar.forms import Form, Forms
from newsx.grammar.weights import ByWord, number_of
from newsx.languages import Language
from newsx.training import parser, stanford, treebank
from newsx.training.annotated_names import PARTS
from newsx.training.perceptron import Perceptron, in_manner, packed_wide, wide
from newsx.training.treebank import FOLDS, Sentence

CORPORA = {"en": ("gum", "ewt"), "de": ("german",), "fr": ("french",), "es": ("spanish",)}
"""The files of gold analyses of a language."""
TAGS_ONLY = frozenset(["es", "fr"])
"""Languages of which newsx only needs to know the parts of speech: which word that begins a sentence is a name."""
HELD_OUT = 0
"""The fold that a model with a parser which newsx comes with has not seen, so that its own figures are known."""
EPOCHS = {"tags": 6, "names": 6}
_EPOCHS_OF_GUESSES = 3
"""Passes over the corpus for the tags that the parser learns with."""
GOLD, SILVER = 1, 2
"""The manners of annotating names: GUM's, which newsx comes with, and CoreNLP's."""
SILVER_EVERY = 3
"""Of so many silver documents one is learned from in a round of names: there are three times as many words of them as of gold ones."""
RARE = 0.3
"""A name's word that stands in one document is hidden from the learner in RARE / (RARE + 1) of the rounds."""
MIN_TAG_COUNT = 60
MIN_LABEL_COUNT = 60
"""Words that must have a tag or a label for it to be one of the model's."""
_SURE_COUNT, _SURE_SHARE = 40, 0.998
"""How often a word must stand, and with what share of one tag, to be given that tag always."""
_USUAL_COUNT, _USUAL_SHARE = 4, 0.04
"""How often a word must stand for its tags to be known; the share of a tag that counts."""
_MAX_SETS = 250
"""Sets of tags that words usually have, in one byte."""
SLOTS = {"tag": 1 << 17, "name": 1 << 16}
"""Slots of the tables of weights for a corpus of at least _LARGE words; a smaller one has a quarter."""
_LARGE = 300_000

Report = Callable[[str], None]


class Words:
    """What sentences say of words: the tags that they usually have; and the tags that the model knows."""

    def __init__(self, sentences: list[Sentence], language: Language) -> None:
        gold = [sentence for sentence in sentences if not sentence.silver]
        counts = Counter(tag for sentence in gold for tag in sentence.tags)
        self.tags = sorted(tag for tag, count in counts.items() if count >= MIN_TAG_COUNT)
        self._numbers = {tag: number for number, tag in enumerate(self.tags)}
        self._allowed: dict[str, list[int]] = {}
        usual_sets, self.sure = self._usual(sentences, counts)
        often = Counter(usual_sets.values()).most_common()
        numbers = {tags: number + 1 for number, (tags, _) in enumerate(sorted(often, key=lambda item: (-item[1], item[0]))[:_MAX_SETS])}
        self.usual = {number_of(word): numbers[tags] for word, tags in usual_sets.items() if tags in numbers}
        self.forms = Forms(language, ByWord.of(self.usual), ByWord.of(self.sure))
        self._keys: dict[tuple[str, int, int], list[int]] = {}

    def _usual(self, sentences: list[Sentence], counts: Counter[str]) -> tuple[dict[str, tuple[str, ...]], dict[int, int]]:
        """The tags that frequent words usually have, and the tag of those that have one only, by the word's number."""
        whole = {finer_of(tag): tag for tag, _ in reversed(counts.most_common())}
        seen: dict[str, Counter[str]] = {}
        for sentence in sentences:
            for word, tag in zip(sentence.words, sentence.tags, strict=True):
                known = whole.get(finer_of(tag)) if sentence.silver else tag
                if known:
                    seen.setdefault(word, Counter())[known] += 1
        sets: dict[str, tuple[str, ...]] = {}
        sure: dict[int, int] = {}
        for word, tags in sorted(seen.items()):
            total = tags.total()
            tag, count = tags.most_common(1)[0]
            if count >= _SURE_COUNT and count >= _SURE_SHARE * total and tag in self._numbers:
                sure[number_of(word)] = self._numbers[tag]
            if total >= _USUAL_COUNT:
                sets[word] = tuple(sorted(tag for tag, count in tags.items() if count >= _USUAL_SHARE * total))
        return sets, sure

    def forms_of(self, words: list[str]) -> list[Form]:
        """The forms of a sentence's words between two edges on both sides."""
        edge = self.forms.edge
        return [edge, edge, *[self.forms.of(word) for word in words], edge, edge]

    def near(self, forms: list[Form], at: int) -> list[int]:
        """The features that a word and its neighbours give by themselves."""
        found: list[int] = []
        for place in range(5):
            form = forms[at + place]
            keys = self._keys.get((form.text, form.exact, place))
            if keys is None:
                keys = self._keys[form.text, form.exact, place] = form.keys(place)
            found += keys
        return found

    def allowed(self, tag: str) -> list[int]:
        """The numbers of the tags that a word may have whose tag in the corpus is this: several where the model has no such tag."""
        found = self._allowed.get(tag)
        if found is None:
            part, finer = tag.partition(".")[0], finer_of(tag)
            if tag in self._numbers:
                found = [self._numbers[tag]]
            elif part:
                found = [number for number, other in enumerate(self.tags) if other.partition(".")[0] == part]
            else:
                found = [number for number, other in enumerate(self.tags) if finer_of(other) == finer or (finer, other) == ("TO", "ADP.IN")]
            self._allowed[tag] = found
        return found


def finer_of(tag: str) -> str:
    """The finer class of a tag.

    >>> finer_of("VERB.VBD")
    'VBD'
    """
    return tag.partition(".")[2]


def learn_tags(sentences: list[Sentence], words: Words, epochs: int, report: Report) -> Perceptron:
    """The weights of tags. The tags before a word are those that the learner found."""
    learned, order, chance = Perceptron(len(words.tags)), list(sentences), random.Random(1)
    for epoch in range(epochs):
        chance.shuffle(order)
        wrong = sum(_learn_tags_of(sentence, words, learned) for sentence in order)
        report(f"tags, round {epoch + 1}: {wrong} mistakes, {len(learned)} features")
    return learned


def _learn_tags_of(sentence: Sentence, words: Words, learned: Perceptron) -> int:
    """Learns from a sentence; the number of mistakes."""
    forms, wrong = words.forms_of(sentence.words), 0
    before = before_that = tagger.NO_TAG
    for at, tag in enumerate(sentence.tags):
        found = forms[at + 2].sure
        if found < 0:
            learned.time += 1
            keys = tagger.keys_of_tag(forms, at, before, before_that) + words.near(forms, at)
            scores = learned.scores(keys)
            found = scores.index(max(scores))
            allowed = words.allowed(tag)
            if allowed and found not in allowed:
                wrong += 1
                learned.update(keys, max(allowed, key=scores.__getitem__), found)
        before_that, before = before, found
    return wrong


def guess_tags(sentences: list[Sentence], words: Words, report: Report) -> None:
    """Gives sentences the tags that a tagger finds which learned from the other half of the documents."""
    halves: list[list[Sentence]] = [[], []]
    for sentence in sentences:
        halves[sum(sentence.document.encode()) % 2].append(sentence)
    for half, rest in (halves, halves[::-1]):
        weights = wide(learn_tags(rest, words, _EPOCHS_OF_GUESSES, report), SLOTS["tag"])
        words.forms.forget()
        for sentence in half:
            sentence.guessed = tagger.tag(words.forms_of(sentence.words), weights)
    words.forms.forget()


def learn_names(sentences: list[Sentence], words: Words, epochs: int, report: Report) -> Perceptron:
    """The weights of the parts of names, in two manners. Names before in a document are those that the learner found."""
    learned, chance = Perceptron(len(PARTS)), random.Random(2)
    documents: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        if sentence.names is not None:
            documents.setdefault(sentence.document, []).append(sentence)
    order = list(enumerate(documents.values()))
    spread = Counter(word for document in documents.values() for word in {word for sentence in document for word in sentence.words})
    proper = proper_tags(words.tags)
    for epoch in range(epochs):
        chance.shuffle(order)
        wrong = 0
        for number, document in order:
            if not document[0].silver or (number + epoch) % SILVER_EVERY == 0:
                wrong += NameLesson(words, learned, proper, _hidden(document, spread, chance)).learn(document)
        report(f"names, round {epoch + 1}: {wrong} mistakes, {len(learned)} features")
    return learned


def _hidden(document: list[Sentence], spread: Counter[str], chance: random.Random) -> set[str]:
    """The words of a document that are hidden from the learner for once: the rarer a word, the likelier. `spread`: documents with it."""
    found = dict.fromkeys(word for sentence in document for word in sentence.words if len(word) > 1 and word[0].isupper())
    return {word for word in found if chance.random() * (RARE + spread[word]) < RARE}


class NameLesson:
    """Learns names from a document. Of words in `hidden` the learner does not see which they are, only what they look like: most names of a
    new document are new, too.
    """

    def __init__(self, words: Words, learned: Perceptron, proper: list[bool], hidden: set[str]) -> None:
        self._words, self._learned, self._proper, self._hidden = words, learned, proper, hidden
        self._memory = tagger.Memory()

    def learn(self, document: list[Sentence]) -> int:
        """Learns from its sentences; the number of mistakes."""
        return sum(self._learn(sentence) for sentence in document)

    def _learn(self, sentence: Sentence) -> int:
        forms, wrong = self._words.forms_of(sentence.words), 0
        unseen = [_unseen(form) if form.text in self._hidden else form for form in forms]
        tags = [tagger.NO_TAG, *sentence.guessed, tagger.NO_TAG]
        before = before_that = 0
        found: list[int] = []
        for at, name in enumerate(sentence.names or []):
            part = 0
            if before or self._proper[sentence.guessed[at]]:
                self._learned.time += 1
                keys = self._keys(forms, tags, at, before, before_that)
                if any(form.text in self._hidden for form in forms[at : at + 5]):
                    keys = [key for key, other in zip(keys, self._keys(unseen, tags, at, before, before_that), strict=True) if key == other]
                keys = in_manner(keys, SILVER if sentence.silver else GOLD)
                part, right = self._learned.best(keys), PARTS.index(name)
                if part != right:
                    wrong += 1
                    self._learned.update(keys, right, part)
            found.append(part)
            before_that, before = before, part
        tagger.remember(forms, found, self._memory)
        return wrong

    def _keys(self, forms: list[Form], tags: list[int], at: int, before: int, before_that: int) -> list[int]:
        return tagger.keys_of_name(forms, tags, at, before, before_that, self._memory) + self._words.near(forms, at)


def _unseen(form: Form) -> Form:
    """A word without the numbers that tell it from others that look like it."""
    found = copy(form)
    found.exact = found.low = 0
    return found


def labels_of(sentences: list[Sentence]) -> list[str]:
    """The labels of gold sentences that are frequent enough."""
    counts = Counter(label for sentence in sentences if not sentence.silver for label in sentence.labels)
    return sorted(label for label, count in counts.items() if count >= MIN_LABEL_COUNT)


def learn(sentences: list[Sentence], language: Language, report: Report) -> models.Grammar:
    """The models of a language; of some the tagger alone."""
    words, size = Words(sentences, language), sum(len(sentence.words) for sentence in sentences)
    if language.code in TAGS_ONLY:
        return _packed(words, learn_tags(sentences, words, EPOCHS["tags"], report), Perceptron(len(PARTS)), None, size)
    guess_tags(sentences, words, report)
    tags = learn_tags(sentences, words, EPOCHS["tags"], report)
    names = learn_names(sentences, words, EPOCHS["names"], report)
    return _packed(words, tags, names, parser.learn(sentences, len(words.tags), labels_of(sentences), report), size)


def _packed(words: Words, tags: Perceptron, names: Perceptron, parsed: models.Parser | None, size: int) -> models.Grammar:
    """The weights in their slots; without a name finder its table is empty."""
    slots = {name: count if size >= _LARGE else count // 4 for name, count in SLOTS.items()}
    usual, sure = sorted(words.usual.items()), sorted(words.sure.items())
    tag_slots, tag_pool = packed_wide(tags, slots["tag"])
    name_slots, name_pool = packed_wide(names, slots["name"] if len(names) else 1, GOLD, whole=True)
    return models.Grammar(
        words.tags,
        PARTS,
        memoryview(array("I", [word for word, _ in usual]).tobytes()),
        memoryview(bytes(number for _, number in usual)),
        memoryview(array("I", [word for word, _ in sure]).tobytes()),
        memoryview(bytes(number for _, number in sure)),
        memoryview(tag_slots),
        memoryview(tag_pool),
        memoryview(name_slots),
        memoryview(name_pool),
        parsed,
    )


def sentences_of(corpus: Path, code: str) -> list[Sentence]:
    """The sentences of a language to train on."""
    language, folder = languages.of(code), corpus / "grammar"
    files = [folder / f"{name}.conllu.gz" for name in CORPORA[code]]
    if code != "en":
        return [sentence for path in files for sentence in treebank.read(path, language, change=treebank.drop_finer_tags)]
    found = [sentence for path in files for sentence in treebank.read(path, language)]
    articles = (corpus / "quotes" / "train.jsonl").read_text(encoding="utf-8").splitlines()
    silver = treebank.Silver(corpus / "quotes" / "train", {article["file"]: article["fold"] for article in map(json.loads, articles)})
    return found + treebank.read(folder / "corenlp-train.conllu.gz", language, silver, stanford.to_universal)


def train(corpus: Path, into: Path, folds: bool, codes: Iterable[str] = CORPORA) -> None:
    """Writes the models of the languages whose grammar newsx comes with, with `folds` also those without each fold."""
    for code in codes:
        if f"grammar-{code}" in models.FILES:
            sentences = sentences_of(corpus, code)
            unseen = None if code in TAGS_ONLY else HELD_OUT
            for fold in dict.fromkeys((unseen, *range(FOLDS))) if folds else (unseen,):
                model = learn([sentence for sentence in sentences if sentence.fold != fold], languages.of(code), print)
                for place in [into / f"fold-{fold}"] * (folds and fold is not None) + [into] * (fold == unseen):
                    models.save(f"grammar-{code}", model, place)
