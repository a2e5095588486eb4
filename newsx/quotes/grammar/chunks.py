"""A passage as a line of items: its words outside quotation marks in order, with their classes, its mentions and its quotations.

“Yes,” said Jane Roe, a nurse. reads `qSM,U.`: every mention, every quotation and every other word or sign is one item with a letter, and
attribution looks at such lines only. Letters of mentions: M a person's name, O an organization's, L a place's or people's, P he, she, they,
H his, her, their, U a noun phrase for people, R one for a group or an organization, D one for a document. The others are in `tokens`.
"""

from __future__ import annotations

from typing import Final

from newsx import languages
from newsx.quotes.spans.marks import Span

_SKIPPED_BEFORE: Final = frozenset("dmx0'Han")
_SKIPPED_AFTER: Final = frozenset("aBn")
_PARTICIPLE_ENDS: Final = ("ed", "told", "known")
_HEARD: Final = frozenset(["quoted", "recorded"])
"""Verbs that say in the passive, too, whose words are told: Roe was quoted as saying."""
_BE: Final = frozenset("is are was were be been being ’s 's ’re 're isn’t isn't wasn’t wasn't aren’t aren't weren’t weren't".split())


class Mention:
    """A mention: words `first` to `last` (half-open) of its line, which is that of passage `passage`.

    `letter` as in the module's description; `head` the word that decides what it is, in lower case (a name's last); `words` without the
    stops of initials. `role_start` is the word where a role before the name begins ("the baker Jane Roe"). `possessive` where ’s follows.
    `honorific` is the form of address before the name. `item` is its item in the line; for a name that became part of a phrase, the
    phrase's. `traits` are what speaks for and against it as the speaker of any quotation, where that has been asked.
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
        self.traits: list[str] | None = None
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
        """The mention's first character in its passage."""
        return self.chunks.starts[self.first]

    @property
    def stop(self) -> int:
        return self.chunks.end_of(self.last - 1)

    @property
    def is_name(self) -> bool:
        return self.tag in "MOL"

    @property
    def governor(self) -> str:
        """What the mention hangs on: the word of a preposition, else the letter of the verb, sign or conjunction before its phrase.

        "of" in “the mayor of the old town of Leeds”, "S" in “she told Roe”, "^" at the beginning.
        """
        if self._governor is None:
            chunks, at = self.chunks, self.chunk - 1
            tags = chunks.tags
            while at >= 0 and tags[at] in _SKIPPED_BEFORE:
                if tags[at] == "'" and at and chunks.mentions[at - 1] is not None:
                    at -= 1
                at -= 1
            self._governor = "^" if at < 0 else chunks.words[chunks.firsts[at]].lower() if tags[at] == "r" else tags[at]
        return self._governor

    @property
    def does(self) -> str:
        """The letter of what follows the mention, but for adverbs and auxiliaries: S in “Roe has often said”, V in “Roe was called”."""
        tags = self.chunks.tags
        at, count = self.chunk + 1, len(tags)
        while at < count and tags[at] in _SKIPPED_AFTER:
            at += 1
        if at >= count:
            return "$"
        return "V" if at > self.chunk + 1 and tags[at] in "SC" and self.chunks.is_passive(at) else tags[at]

    @property
    def is_initial(self) -> bool:
        """Whether it begins a sentence."""
        sentences = self.chunks.sentences
        return self.chunk == 0 or sentences[self.chunk - 1] != sentences[self.chunk]


class Chunks:
    """A passage as items.

    It is of the characters `begin` to `end`: the whole passage, or the inside of a quotation that has others in it. Parallel lists by
    item: `letters`, `mentions` (None where the item is none), `firsts` (the index of its first word), `sentences` (the number of its
    sentence). By word: `words`, and `classes` as settled by what stands around them. `quotations` gives the number of the span of each item
    that is a quotation; `outer` are these spans in order, `numbers` their numbers. `names` are the names among the mentions and those that
    became part of a phrase; `nicknames` the spans that stand within a name.
    """

    def __init__(self, number: int, text: str, outer: list[Span], numbers: list[int], begin: int, end: int) -> None:
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
        self._starts: list[int] | None = None

    @property
    def language(self) -> languages.Language:
        return languages.of("en")

    @property
    def starts(self) -> list[int]:
        """The first character of each word; few lines are asked."""
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
        """The character after a word."""
        return self.starts[word] + len(self.words[word])

    def word_tag(self, word: int) -> str:
        return self.word_tags[word] if 0 <= word < len(self.word_tags) else "."

    def word_at(self, word: int) -> str:
        return self.words[word] if 0 <= word < len(self.words) else ""

    def is_passive(self, chunk: int) -> bool:
        """Whether a verb's subject is whom it is said of: Roe was [described] as “…”; but Roe was [quoted] as saying."""
        word = self.words[self.firsts[chunk]].lower()
        if not word.endswith(_PARTICIPLE_ENDS) or word in _HEARD:
            return False
        left = chunk - 1
        while left >= 0 and self.tags[left] in "an":
            left -= 1
        return left >= 0 and self.tags[left] == "B" and self.words[self.firsts[left]].lower() in _BE

    def close(self, mentions: list[Mention]) -> None:
        """Fills what follows from the letters, once all items are there."""
        self.mentions = [None] * len(self.tags)
        for mention in mentions:
            self.mentions[mention.chunk] = mention
        sentence = 0
        for tag in self.tags:
            self.sentences.append(sentence)
            sentence += tag == "."

    def let_go(self) -> None:
        """Forgets the mentions, which know their line: so both are freed at once, and not when Python looks for cycles of garbage."""
        self.mentions, self.names = [], []
