"""From text to sentences with parts of speech, names and dependencies.

>>> from newsx import languages
>>> text = "The ferry is late, the mayor of Leeds told Ann Roe."
>>> sentence = parse(text, 0, len(text), languages.of("en"))[0]
>>> said = sentence.words.index("told")
>>> [word for word, head, label in zip(sentence.words, sentence.heads, sentence.labels) if head == said and label != "punct"]
['late', 'mayor', 'Ann']
>>> [(word, name) for word, name in zip(sentence.words, sentence.names) if name != "O"]
[('Leeds', 'B-LOC'), ('Ann', 'B-PER'), ('Roe', 'I-PER')]
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from newsx import models
from newsx.grammar import parser, tagger
from newsx.grammar.forms import Form, Forms
from newsx.grammar.network import Network
from newsx.grammar.tagger import Memory
from newsx.grammar.tokens import Token, sentences, tokenize
from newsx.grammar.weights import ByWord, Wide
from newsx.languages import Language


class Parse:
    """A sentence: a value for each of its words and signs, in parallel lists.

    `starts` are the characters of the text where they begin. `tags` are universal parts of speech, `forms` the finer classes that the
    model of the language knows (VBD, or "" where there are none). `heads` are the words that they depend on, by index, -1 for the root of
    the sentence; `labels` say how (nsubj, root). `names` are B-PER and I-PER for the words of a person's name, the same with ORG for
    organizations, LOC for places and MISC for others, and O for all other words.
    """

    def __init__(
        self, words: list[str], starts: list[int], tags: list[str], forms: list[str], heads: list[int], labels: list[str], names: list[str]
    ) -> None:
        self.words, self.starts, self.tags, self.forms = words, starts, tags, forms
        self.heads, self.labels, self.names = heads, labels, names


class Tagged:
    """A sentence that is not parsed yet: its words with their forms, between two edges on both sides, and the numbers of their tags and of
    their parts in names."""

    def __init__(self, tokens: list[Token], forms: list[Form], tags: list[int], names: list[int]) -> None:
        self.tokens, self.forms, self.tags, self.names = tokens, forms, tags, names


class Grammar:
    """The models of a language. The name finder and the parser are read when they are first needed, as many a text needs neither.

    `as_silver`: trees are to be such as its silver treebank has.
    """

    def __init__(self, language: Language, model: models.Grammar) -> None:
        self.language = language
        usual = ByWord(bytes(model.words), bytes(model.usual))
        self.forms = Forms(language, usual, ByWord(bytes(model.sure_words), bytes(model.sure)))
        self.parts = [tag.partition(".")[0] for tag in model.tags]
        self.finer = [tag.partition(".")[2] for tag in model.tags]
        self.names = model.names
        self.labels = model.parser.labels if model.parser is not None else []
        self.as_silver = True
        self.tag_weights = Wide(bytes(model.tag_slots), bytes(model.tag_pool), len(model.tags))
        self.finds_names = len(model.name_pool) > 1
        self.proper = proper_tags(model.tags)
        self.proper_nouns = proper_noun_tags(model.tags)
        self._model = model
        self._name_weights: Wide | None = None
        self._network: Network | None = None

    def _find_names(self, forms: list[Form], tags: list[int], memory: Memory) -> list[int]:
        """The numbers of the words' parts in names; 0 for all if the model finds none."""
        if not self.finds_names:
            return [0] * len(tags)
        if self._name_weights is None:
            self._name_weights = Wide(bytes(self._model.name_slots), bytes(self._model.name_pool), len(self.names))
        return tagger.find_names(forms, tags, self._name_weights, self.proper, memory)

    def _forms_of(self, words: list[str]) -> list[Form]:
        """The forms of words between two edges on both sides."""
        edge = self.forms.edge
        return [edge, edge, *[self.forms.of(word) for word in words], edge, edge]

    def parts_of_speech(self, words: list[str]) -> list[str]:
        """The universal part of speech of each word."""
        return [self.parts[tag] for tag in tagger.tag(self._forms_of(words), self.tag_weights)]

    def has_name(self, words: list[str], start: int, stop: int) -> bool:
        """Whether one of a sentence's words from `start` to `stop` is part of a name, or a proper noun at least.

        What stands after them is not looked at, and names are looked for only if none is a proper noun: most are.
        """
        forms = self._forms_of(words)[: stop + 5]
        tags = tagger.tag(forms, self.tag_weights)
        if any(self.proper_nouns[tag] for tag in tags[start:stop]):
            return True
        return any(self.names[name] != "O" for name in self._find_names(forms, tags, Memory())[start:stop])

    def tag(self, tokens: list[Token], memory: Memory) -> Tagged:
        """The tags and names of a sentence. `memory` has the names found before in the text, and gets those of the sentence."""
        forms = self._forms_of([word for word, _ in tokens])
        tags = tagger.tag(forms, self.tag_weights)
        return Tagged(tokens, forms, tags, self._find_names(forms, tags, memory))

    def parse(self, tagged: Tagged) -> Parse:
        """The analysis of a sentence."""
        network = self._parser()
        tags = tagged.tags
        entries = [_entry_of(form, network) for form in tagged.forms[2:-2]]
        state = parser.State(entries, tags, len(self.parts), silver=self.as_silver)
        parser.parse(state, network)
        count = len(tags)
        return Parse(
            [word for word, _ in tagged.tokens],
            [start for _, start in tagged.tokens],
            [self.parts[tag] for tag in tags],
            [self.finer[tag] for tag in tags],
            [head if head < count else -1 for head in state.heads[:count]],
            [self.labels[label] for label in state.labels[:count]],
            [self.names[name] for name in tagged.names],
        )

    def _parser(self) -> Network:
        if self._network is None:
            assert self._model.parser is not None
            self._network = Network(self._model.parser)
        return self._network

    def begins_with_name(self, word: str, following: list[str]) -> bool:
        """Whether the first word of a sentence is a proper noun or part of one, by itself and the two words after it."""
        edge = self.forms.edge
        forms = [edge, edge, self.forms.of(word), *[self.forms.of(text) if text else edge for text in following]]
        tag = tagger.first_tag(forms, self.tag_weights)
        return self.proper_nouns[tag] or self.finer[tag].startswith("NNP")


def _entry_of(form: Form, network: Network) -> int:
    """The entry of a word in the network, which is looked up once."""
    if form.entry < 0:
        form.entry = network.entry_of(form.lower)
    return form.entry


def proper_tags(tags: list[str]) -> list[bool]:
    """Of which tags a name may begin with a word: all but those of signs and of small words."""
    small = ("PUNCT", "DET", "PRON", "AUX", "CCONJ", "SCONJ", "PART")
    return [not tag.startswith(small) for tag in tags]


def proper_noun_tags(tags: list[str]) -> list[bool]:
    """Which tags are proper nouns'."""
    return [tag.startswith("PROPN") for tag in tags]


_grammars: Final[dict[Language, Grammar | None]] = {}


def grammar_of(language: Language) -> Grammar | None:
    """The models of a language, which are read when they are first needed; None if there are none."""
    if language not in _grammars:
        name = f"grammar-{language.code}"
        _grammars[language] = Grammar(language, models.load(name)) if name in models.FILES else None
    return _grammars[language]


def parse(text: str, start: int, stop: int, language: Language, memory: Memory | None = None) -> list[Parse]:
    """The sentences of a text's characters from `start` to `stop`; none in a language without a parser.

    `memory` is for an article whose passages are read one by one: names found in one help to find those in the next.
    """
    return parses(tag(text, start, stop, language, Memory() if memory is None else memory), language)


def tag(text: str, start: int, stop: int, language: Language, memory: Memory) -> list[Tagged]:
    """The sentences as `parse` finds them, before they are parsed: to tag a whole article first and to parse it then is quicker, because
    what is needed of each model stays near the processor."""
    grammar = grammar_of(language)
    if grammar is None or not grammar.labels:
        return []
    tokens = tokenize(text, start, stop, language)
    return [grammar.tag(tokens[first:last], memory) for first, last in sentences(tokens, language)]


def parses(tagged: list[Tagged], language: Language) -> list[Parse]:
    """The analyses of tagged sentences."""
    grammar = grammar_of(language)
    return [grammar.parse(one) for one in tagged] if grammar is not None else []


def is_name(text: str, start: int, stop: int, language: Language) -> bool:
    """Whether the characters from `start` to `stop` are a name or part of one, as their sentence in the text shows it.

    True in a language without models.
    """
    grammar = grammar_of(language)
    if grammar is None:
        return True
    tokens = tokenize(text, 0, len(text), language)
    for first, last in sentences(tokens, language):
        if tokens[last - 1][1] >= start:
            places = [place for _, place in tokens[first:last]]
            return grammar.has_name([word for word, _ in tokens[first:last]], bisect_left(places, start), bisect_left(places, stop))
    return False
