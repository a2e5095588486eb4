"""The words of passages with their classes, as settled by what stands around them: Critics said (h), Kane said (N)."""

from __future__ import annotations

from typing import Final

from newsx import languages
from newsx.quotes.grammar import tokens
from newsx.quotes.grammar.chunks import Chunks
from newsx.quotes.grammar.tokens import ABBREVIATIONS, CALENDAR, tags_of_nouns, tags_of_words
from newsx.quotes.spans.marks import Span
from newsx.quotes.spans.passage import Passage
from newsx.text.words import Word, of, read

_SETTLED: Final = frozenset("dhgoDmPHrTtwk&anBGA0,;)'")
_SENTENCE_SIGNS: Final = frozenset(".?!…")
_NOUNS: Final = ("h", "g", "o", "D")
_AFTER_NAMES: Final = frozenset("SCGVB,'")
"""What follows a name that begins a sentence, and seldom an adjective: Small said; Small, who …"""
_AFTER_OFFICES: Final = frozenset("SCGVB~,;:'rTwk&q-)(atn")
_CALENDAR: Final = frozenset(CALENDAR.split())
_DEPARTMENTS: Final = frozenset(
    "prime economy health trade education transport home environment culture science sports justice finance".split()
)
NATIONALS: Final = frozenset(
    "Spaniard Frenchman Frenchwoman Englishman Englishwoman Scotsman Scot Welshman Irishman Irishwoman Dutchman Dutchwoman Swede Dane Finn "
    "Pole Turk Serb Croat Briton Aussie Kiwi".split()
)
_BEFORE_NAMES: Final = frozenset("mr mrs ms dr sen rep gov gen lt col sgt capt maj adm prof rev st".split())


def tokenised(passages: list[Passage], spans: list[Span]) -> list[Chunks]:
    """The lines of all passages with their words, classes settled, and no items yet."""
    outer: list[list[int]] = [[] for _ in passages]
    for number, span in enumerate(spans):
        if span.inside is None:
            outer[span.passage].append(number)
    chunked = [
        _words_of(Chunks(number, passage.text, [spans[index] for index in outer[number]], outer[number], 0, len(passage.text)))
        for number, passage in enumerate(passages)
    ]
    seen = _Seen(chunked)
    for chunks, passage in zip(chunked, passages, strict=True):
        heading = passage.field != "body" or not passage.text.endswith(".")
        _settle(chunks, seen, heading and _is_title_case(chunks.words, chunks.word_tags))
    return chunked


def inner_chunks(passages: list[Passage], spans: list[Span], number: int, inside: list[int]) -> Chunks:
    """The line of what a quotation says, with the quotations in it; its words, and no items yet."""
    span = spans[number]
    chunks = Chunks(span.passage, passages[span.passage].text, [spans[index] for index in inside], inside, span.start, span.stop)
    _settle(_words_of(chunks), _Seen([chunks]), titled=False)
    return chunks


def _words_of(chunks: Chunks) -> Chunks:
    if chunks.end - chunks.begin == len(chunks.text):
        known = of(chunks.text, languages.of("en"))
        if not chunks.outer:
            tokens.split(known, chunks.words, chunks.word_tags)
            return chunks
        if sum([len(word.text) for word in known]) + len(known) - 1 == len(chunks.text):
            return _by_places(chunks, known)
    at = chunks.begin
    for span in chunks.outer:
        tokens.split(read(chunks.text[at : span.outer_start], languages.of("en")), chunks.words, chunks.word_tags)
        chunks.words.append("")
        chunks.word_tags.append("q")
        at = span.outer_stop
    tokens.split(read(chunks.text[at : chunks.end], languages.of("en")), chunks.words, chunks.word_tags)
    return chunks


def _by_places(chunks: Chunks, known: list[Word]) -> Chunks:
    """The words of a whole passage outside its quotations, told from all of its words, between which are single spaces."""
    index, at, count = 0, 0, len(known)
    for number, span in enumerate(chunks.outer):
        first = index
        while index < count and at + len(known[index].text) <= span.outer_start:
            at += len(known[index].text) + 1
            index += 1
        tokens.split(known[first:index], chunks.words, chunks.word_tags)
        if at < span.outer_start:  # glued to the mark: (“so
            tokens.split(read(chunks.text[at : span.outer_start], languages.of("en")), chunks.words, chunks.word_tags)
        chunks.words.append("")
        chunks.word_tags.append("q")
        while index < count and at < span.outer_stop:
            at += len(known[index].text) + 1
            index += 1
        glued = min(at - 1, chunks.outer[number + 1].outer_start) if number + 1 < len(chunks.outer) else at - 1
        if span.outer_stop < glued:  # so”),
            tokens.split(read(chunks.text[span.outer_stop : glued], languages.of("en")), chunks.words, chunks.word_tags)
    tokens.split(known[index:], chunks.words, chunks.word_tags)
    return chunks


class _Seen:
    """What an article's words tell of one that has a capital where others have one, too.

    `words` are all outside quotations, as written, `surnames` those that follow a given name.
    """

    def __init__(self, chunked: list[Chunks]) -> None:
        given = languages.of("en").given_names
        self.chunked = chunked
        self.words: set[str] = set()
        self.surnames: set[str] = set()
        self._running: set[str] | None = None
        for chunks in chunked:
            words, word_tags = chunks.words, chunks.word_tags
            self.words.update(words)
            for index in range(1, len(words)):
                if word_tags[index] == "N" and word_tags[index - 1] == "N" and words[index - 1] in given:
                    self.surnames.add(words[index])

    @property
    def running(self) -> set[str]:
        """The words of running text, quotations and all."""
        if self._running is None:
            words: list[str] = []
            for chunks in self.chunked:
                if not _is_title_case(chunks.words, chunks.word_tags):
                    tokens.split(of(chunks.text, languages.of("en")), words, [])
            self._running = set(words)
        return self._running


def _settle(chunks: Chunks, seen: _Seen, titled: bool) -> None:
    """Settles the classes that depend on what stands around a word; `titled` tells that capitals say nothing."""
    word_tags, words = chunks.word_tags, chunks.words
    initial = True
    for index, tag in enumerate(word_tags):
        if tag in _SETTLED:
            initial = False
        elif tag == "x":
            if index and word_tags[index - 1] == "d" and chunks.word_tag(index + 1) == "S":
                word_tags[index] = "D"  # the … said
            elif words[index] == "words" and _tells_whose(chunks, index):
                word_tags[index] = "A"
            initial = False
        elif tag == "N":
            if initial or titled:
                word_tags[index] = _capital_class(chunks, index, seen, titled)
            elif _is_office_alone(chunks, index, seen) or _is_national(chunks, index):
                word_tags[index] = "h"
            elif (chunks.word_tag(index + 1) != "N" and words[index].lower() in _CALENDAR) or (
                len(words[index]) == 1 and chunks.word_at(index + 1) != "."
            ):
                word_tags[index] = "x"
            initial = False
        elif tag == "~":
            if words[index] in "’'" and index and words[index - 1].endswith("s") and chunks.word_tag(index + 1) in "Nhgomx":
                word_tags[index] = "'"  # Goldman Sachs’ Ann Roe
            elif words[index] in _SENTENCE_SIGNS:
                initial = words[index] != "." or _ends_sentence(chunks, index)
                word_tags[index] = "." if initial else "*"
        elif tag in "SCV":
            if _is_noun(chunks, index):
                word_tags[index] = tags_of_nouns().get(words[index].lower(), "x")
            elif words[index] in languages.of("en").role_modifiers and chunks.word_tag(index + 1) in "Nh":
                word_tags[index] = "m"  # state Sen. Ann Bell
            initial = False
        elif tag == "q" or tag == ":":
            initial = True


def _tells_whose(chunks: Chunks, index: int) -> bool:
    """Whether "words" at an index tells whose words follow: in her words; in Roe's words; in the words of Roe."""
    before = chunks.word_tags[index - 1] if index else "."
    if before == "'":
        return "in" in chunks.words[max(0, index - 6) : index] or "In" in chunks.words[max(0, index - 6) : index]
    if before == "d":
        return chunks.word_at(index - 2).lower() == "in" and chunks.word_at(index + 1) == "of"
    return before == "H" and chunks.word_at(index - 2).lower() == "in"


def _is_title_case(words: list[str], word_tags: list[str]) -> bool:
    """Whether a headline's words nearly all have capitals, its verbs at any rate, so that a capital says nothing."""
    if not 2 < len(words) < 40:
        return False
    long = [word for word in words if len(word) > 3 and word.isalpha()]
    if len(long) < 3 or sum(word[0].isupper() for word in long) < 0.8 * len(long):
        return False
    return all(tag not in "SCGV" or not word.islower() for word, tag in zip(words, word_tags, strict=True))


def _capital_class(chunks: Chunks, index: int, seen: _Seen, titled: bool) -> str:
    """The class of a capitalised word that begins a sentence: Critics said (h), Kane said (N), Mark Kane said (N)."""
    word = chunks.words[index]
    low = word.lower()
    following = chunks.word_tag(index + 1)
    if (len(word) == 1 and chunks.word_at(index + 1) != ".") or word in ("Q", "A"):
        return "x"
    given = languages.of("en").given_names
    if not titled and (word in given or word in languages.of("en").titles) and (following == "N" or _is_office(chunks, index)):
        return "N"
    tag = tags_of_words().get(low)
    if word in seen.surnames and (tag in _NOUNS or (tag is None and following in _AFTER_NAMES)):
        return "N"
    if tag in ("S", "V") and following in "hmgo" and low in languages.of("en").role_modifiers:
        return "m"  # Press secretary Ann Roe
    if tag is not None and (titled or following != "N" or tag not in "mx"):
        return tag
    after = chunks.word_at(index + 1)
    if following == "N" and word in languages.of("en").demonyms:
        return "N"
    is_office = low in _DEPARTMENTS and after in languages.of("en").titles
    if following == "N" and (is_office or _natural(f"{word} {after}") in languages.of("en").places):
        return "N"
    if following in _AFTER_NAMES and word in languages.of("en").places and low not in seen.words:
        return "N"
    if low in _CALENDAR or (low in languages.of("en").not_names and (following != "N" or word not in given)):
        return "x"
    if titled and seen.running and not (word in seen.running or word in seen.surnames or word in given or word.isupper()):
        return "a" if low.endswith("ly") else "x"
    if low in seen.words and (following != "N" or titled):
        return "a" if low.endswith("ly") else "x"
    return "a" if low.endswith("ly") and len(low) > 5 and word not in given else "N"


def _is_office_alone(chunks: Chunks, index: int, seen: _Seen) -> bool:
    """Whether a title within a sentence stands for its holder, without a name beside it: the [President] said; the Prime [Minister]."""
    word, following = chunks.words[index], chunks.word_tag(index + 1)
    if following not in _AFTER_OFFICES or word not in languages.of("en").titles or word.lower() not in languages.of("en").person_nouns:
        return False
    if chunks.word_at(index + 1) == "of" and chunks.word_tag(index + 2) == chunks.word_tag(index + 3) == "N":
        return False  # Secretary of State Ann Roe
    before = chunks.word_at(index - 1)
    given = languages.of("en").given_names
    return not (before in given or before in languages.of("en").honorifics or word in seen.surnames or (word in given and before != "the"))


def _natural(name: str) -> str:
    return name.title() if name.isupper() else name


def _is_national(chunks: Chunks, index: int) -> bool:
    """Whether a word for somebody by nation is no part of a name: the [Spaniard] said; not Volker Turk."""
    return chunks.words[index] in NATIONALS and chunks.word_tag(index - 1) != "N" != chunks.word_tag(index + 1)


def _is_office(chunks: Chunks, index: int) -> bool:
    """Secretary of State: a word, of, a capital."""
    return chunks.word_at(index + 1) == "of" and (chunks.word_tag(index + 2) == "N" or chunks.word_at(index + 2) == "the")


def _ends_sentence(chunks: Chunks, index: int) -> bool:
    """Whether the full stop at a word ends a sentence, rather than an abbreviation or an initial."""
    before, after = chunks.word_at(index - 1), chunks.word_at(index + 1)
    if not after or not before:
        return True
    if before.lower() not in ABBREVIATIONS and not (len(before) == 1 and before.isupper()) and "." not in before:
        return not after[0].islower()
    return after[0].isupper() and tags_of_words().get(after.lower(), "x") in "dPHrkatB&S" and before.lower() not in _BEFORE_NAMES


def _is_noun(chunks: Chunks, index: int) -> bool:
    """Whether a word that may be a noun or a verb is a noun: her claims, in reports; he claims."""
    before = chunks.word_tags[index - 1] if index else "."
    word = chunks.words[index]
    if before in "dH'" and not word.endswith(("ed", "ing")):
        return True
    if word.lower() not in tags_of_nouns():
        return False
    return before in "dHm'0xr" or (before in "goD" and chunks.word_tag(index + 1) not in "tq,d")
