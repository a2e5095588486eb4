"""A passage as chunks: its mentions, its quotations, and each other word or sign, in order, with a tag each.

“Yes,” said Jane Roe, a nurse. has the tags `qSM,U.`: attribution looks at these alone. `tags` has the alphabet.
"""

from __future__ import annotations

from typing import Final

from newsx.quotes.grammar.tags import (
    ADVERBS,
    AUXILIARY,
    BEFORE_OWN_NOUN,
    BEFORE_VERB,
    BEGINNING,
    END,
    NAMES,
    OTHER_VERB,
    PASSIVE,
    POSSESSIVE,
    PREPOSITION,
    STOP,
)
from newsx.quotes.grammar.tokens import Tagger
from newsx.quotes.grammar.word_classes import DETERMINER, NAME, NOUN
from newsx.quotes.spans.marks import Span

GENITIVE: Final = "genitive"
"""The governor of a genitive that belongs to the noun before it."""
_BEFORE_PHRASE: Final = BEFORE_OWN_NOUN | ADVERBS | {POSSESSIVE}
"""What stands between a mention and its governor: of [the very old mayor’s] brother."""
_HEARD: Final = frozenset(["quoted", "recorded"])
"""Verbs of which the subject of a passive is the speaker all the same: Roe was quoted as saying."""


class Mention:
    """A mention of somebody or something: words `first` to `last` (half-open) of its passage, which is number `passage`.

    `tag` is that of its chunk; `head` the word that decides what it is, in lower case (a name's last); `words` are without the stops of
    initials. `role_start` is the word where a role before the name begins ("the baker Jane Roe"). `possessive`: ’s follows. `honorific` is
    the form of address before the name. `chunk` is the index of its chunk; for a name that became part of a phrase, of the phrase's.
    """

    def __init__(
        self, chunks: Chunks, first: int, last: int, tag: str, head: str, words: tuple[str, ...], role_start: int | None = None
    ) -> None:
        self.chunks, self.first, self.last = chunks, first, last
        self.tag, self.head, self.words = tag, head, words
        self.role_start = role_start
        self.possessive = False
        self.honorific: str | None = None
        self.chunk = -1
        self._governor: str | None = None

    @property
    def passage(self) -> int:
        return self.chunks.number

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands among the article's mentions: passage and word."""
        return self.chunks.number, self.first

    @property
    def start(self) -> int:
        """Its first character in its passage."""
        return self.chunks.starts[self.first]

    @property
    def stop(self) -> int:
        """The character after it in its passage, or before the mark if it is a name in quotation marks."""
        if self.last == self.first + 1 and not self.chunks.words[self.first]:
            return self.start + len(" ".join(self.words))
        return self.chunks.end_of(self.last - 1)

    @property
    def is_name(self) -> bool:
        return self.tag in NAMES

    @property
    def governor(self) -> str:
        """What its phrase depends on: a preposition's word, else the tag of the verb, sign or conjunction before it.

        "of" in “the mayor of the old town of Leeds”, "S" in “she told Roe”, "^" at the beginning of the passage.
        """
        if self._governor is None:
            chunks, at = self.chunks, self.chunk - 1
            tags = chunks.tags
            while at >= 0 and tags[at] in _BEFORE_PHRASE:
                if tags[at] == POSSESSIVE and at and chunks.mentions[at - 1] is not None:
                    at -= 1
                at -= 1
            if chunks.classes and chunks.is_genitive(self.chunk):
                self._governor = GENITIVE
                return self._governor
            if at >= 0 and tags[at] == PREPOSITION:
                word = chunks.words[chunks.firsts[at]].lower()
                self._governor = chunks.language.model_words.get(word, word)
            else:
                self._governor = BEGINNING if at < 0 else tags[at]
        return self._governor

    @property
    def follows_preposition(self) -> bool:
        """Whether its phrase depends on a preposition: of [Roe]. Not after "to", which may begin an infinitive and has a tag of its own."""
        return len(self.governor) > 1  # the word itself; tags are one character

    @property
    def does(self) -> str:
        """The tag of what follows it, adverbs and auxiliaries aside: S in “Roe has often said”, V in “Roe was called”, "$" at the end."""
        tags = self.chunks.tags
        at, count = self.chunk + 1, len(tags)
        while at < count and tags[at] in BEFORE_VERB:
            at += 1
        if at >= count:
            return END
        return OTHER_VERB if at > self.chunk + 1 and tags[at] in PASSIVE and self.chunks.is_passive(at) else tags[at]

    @property
    def is_initial(self) -> bool:
        """Whether it begins a sentence."""
        sentences = self.chunks.sentences
        return self.chunk == 0 or sentences[self.chunk - 1] != sentences[self.chunk]


class Chunks:
    """A passage as words and as chunks: characters `begin` to `end` of `text`.

    That is the whole passage, or the inside of a quotation that has others in it. A quotation is one word, "", and one chunk. Lists by
    word: `words` and `word_tags`. Lists by chunk: `tags`, `mentions` (None if the chunk is no mention), `firsts` (the index of its first
    word), `sentences` (the number of its sentence). `outer` are the spans of the quotations in order, `numbers` their numbers;
    `quotations` has the number of the span of each chunk that is a quotation. `names` are the names among the mentions and those that
    became part of a phrase; `nicknames` the numbers of spans that stand within a name.

    In languages whose word classes are learned, `classes` has the class of each word (see `word_classes`), `lemmas` the base form of each
    reporting verb by its word, `genitives` the words that are names in the genitive: Roes. `places` and `people` are the names of one word
    that the article treats as such, in languages where names need context.
    """

    def __init__(self, tagger: Tagger, number: int, text: str, outer: list[Span], numbers: list[int], begin: int, end: int) -> None:
        self.tagger, self.language = tagger, tagger.language
        self.number, self.text = number, text
        self.outer, self.numbers = outer, numbers
        self.begin, self.end = begin, end
        self.words: list[str] = []
        self.word_tags: list[str] = []
        self.tags: list[str] = []
        self.mentions: list[Mention | None] = []
        self.firsts: list[int] = []
        self.sentences: list[int] = []
        self.quotations: dict[int, int] = {}
        self.names: list[Mention] = []
        self.nicknames: list[int] = []
        self.classes: list[str] = []
        self.lemmas: dict[int, str] = {}
        self.genitives: set[int] = set()
        self.places: set[str] = set()
        self.people: set[str] = set()
        self._starts: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """The first character of each word. Found when it is first needed: that is so for few passages."""
        if self._starts is None:
            found: list[int] = []
            at, outer = self.begin, iter(self.outer)
            for word in self.words:  # between which is white space only
                if word:
                    start = self.text.find(word, at)
                    at = start + len(word)
                else:
                    span = next(outer)
                    start, at = span.start, span.outer_stop
                found.append(start)
            self._starts = found
        return self._starts

    def end_of(self, word: int) -> int:
        """The character after a word, with its marks if it is a quotation."""
        if not self.words[word]:
            start = self.starts[word]
            return next(span.outer_stop for span in self.outer if span.start == start)
        return self.starts[word] + len(self.words[word])

    def word_tag(self, word: int) -> str:
        """The tag of a word; that of a full stop outside the passage."""
        return self.word_tags[word] if 0 <= word < len(self.word_tags) else STOP

    def word_at(self, word: int) -> str:
        """A word as written; "" outside the passage."""
        return self.words[word] if 0 <= word < len(self.words) else ""

    def first_word(self, chunk: int) -> str:
        """The first word of a chunk, in lower case."""
        return self.words[self.firsts[chunk]].lower()

    def is_passive(self, chunk: int) -> bool:
        """Whether a verb says something of its subject: Roe was [described] as “…”; but Roe was [quoted] as saying."""
        word = self.first_word(chunk)
        if not word.endswith(self.language.word_endings["passive"]) or word in _HEARD:
            return False
        left = chunk - 1
        while left >= 0 and self.tags[left] in ADVERBS:
            left -= 1
        return left >= 0 and self.tags[left] == AUXILIARY and self.first_word(left) in self.language.closed_classes["be"]

    def is_genitive(self, chunk: int) -> bool:
        """Whether the phrase of the mention at a chunk is a genitive that belongs to the noun before it: der Sprecher [der Polizei]."""
        first = chunk
        while first > 0 and self.tags[first - 1] in BEFORE_OWN_NOUN and self.classes[self.firsts[first - 1]] != NOUN:
            first -= 1
        word = self.firsts[first]
        if not word or self.words[word].lower() not in self.language.case_words.get("genitive", ()):
            return False
        return self.classes[word - 1] in (NOUN, NAME)

    def case_of(self, chunk: int) -> str:
        """The case that determiners tell of the mention at a chunk: "g" for [der Polizei] after a noun, "o" for [den Rat], "" for others.

        "d" if a determiner leaves it open, [die Stadt], "" if there is none.
        """
        if self.is_genitive(chunk):
            return "g"
        first = chunk
        while first > 0 and self.tags[first - 1] in BEFORE_OWN_NOUN and self.classes[self.firsts[first - 1]] != NOUN:
            first -= 1
        word = self.first_word(first)
        if word in self.language.case_words["never a subject"]:
            return "o"
        return "d" if self.classes[self.firsts[first]] == DETERMINER else ""

    def close(self, mentions: list[Mention]) -> None:
        """Sets `mentions` and `sentences`, once all chunks are there."""
        self.mentions = [None] * len(self.tags)
        for mention in mentions:
            self.mentions[mention.chunk] = mention
        sentence = 0
        for tag in self.tags:
            self.sentences.append(sentence)
            sentence += tag == STOP

    def let_go(self) -> None:
        """Drops the mentions, which refer to these chunks: so both are freed at once, without Python's cycle collector."""
        self.mentions, self.names = [], []
