"""The words of passages with their classes, as settled by what stands around them: Critics said (h), Kane said (N)."""

from __future__ import annotations

from typing import Final

from newsx import languages
from newsx.quotes.grammar import tokens
from newsx.quotes.grammar.chunks import Line
from newsx.quotes.grammar.tokens import ABBREVIATIONS, CALENDAR, noun_classes, word_classes
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


def tokenised(passages: list[Passage], spans: list[Span]) -> list[Line]:
    """The lines of all passages with their words, classes settled, and no items yet."""
    outer: list[list[int]] = [[] for _ in passages]
    for number, span in enumerate(spans):
        if span.inside is None:
            outer[span.passage].append(number)
    lines = [
        _words_of(Line(number, passage.text, [spans[index] for index in outer[number]], outer[number], 0, len(passage.text)))
        for number, passage in enumerate(passages)
    ]
    seen = _Seen(lines)
    for line, passage in zip(lines, passages, strict=True):
        heading = passage.field != "body" or not passage.text.endswith(".")
        _settle(line, seen, heading and _is_title_case(line.words, line.classes))
    return lines


def inner_line(passages: list[Passage], spans: list[Span], number: int, inside: list[int]) -> Line:
    """The line of what a quotation says, with the quotations in it; its words, and no items yet."""
    span = spans[number]
    line = Line(span.passage, passages[span.passage].text, [spans[index] for index in inside], inside, span.start, span.stop)
    _settle(_words_of(line), _Seen([line]), titled=False)
    return line


def _words_of(line: Line) -> Line:
    if line.end - line.begin == len(line.text):
        known = of(line.text)
        if not line.outer:
            tokens.split(known, line.words, line.classes)
            return line
        if sum([len(word.text) for word in known]) + len(known) - 1 == len(line.text):
            return _by_places(line, known)
    at = line.begin
    for span in line.outer:
        tokens.split(read(line.text[at : span.outer_start]), line.words, line.classes)
        line.words.append("")
        line.classes.append("q")
        at = span.outer_stop
    tokens.split(read(line.text[at : line.end]), line.words, line.classes)
    return line


def _by_places(line: Line, known: list[Word]) -> Line:
    """The words of a whole passage outside its quotations, told from all of its words, between which are single spaces."""
    index, at, count = 0, 0, len(known)
    for number, span in enumerate(line.outer):
        first = index
        while index < count and at + len(known[index].text) <= span.outer_start:
            at += len(known[index].text) + 1
            index += 1
        tokens.split(known[first:index], line.words, line.classes)
        if at < span.outer_start:  # glued to the mark: (“so
            tokens.split(read(line.text[at : span.outer_start]), line.words, line.classes)
        line.words.append("")
        line.classes.append("q")
        while index < count and at < span.outer_stop:
            at += len(known[index].text) + 1
            index += 1
        glued = min(at - 1, line.outer[number + 1].outer_start) if number + 1 < len(line.outer) else at - 1
        if span.outer_stop < glued:  # so”),
            tokens.split(read(line.text[span.outer_stop : glued]), line.words, line.classes)
    tokens.split(known[index:], line.words, line.classes)
    return line


class _Seen:
    """What an article's words tell of one that has a capital where others have one, too.

    `words` are all outside quotations, as written, `surnames` those that follow a given name.
    """

    def __init__(self, lines: list[Line]) -> None:
        given = languages.of("en").given_names
        self.lines = lines
        self.words: set[str] = set()
        self.surnames: set[str] = set()
        self._running: set[str] | None = None
        for line in lines:
            words, classes = line.words, line.classes
            self.words.update(words)
            for index in range(1, len(words)):
                if classes[index] == "N" and classes[index - 1] == "N" and words[index - 1] in given:
                    self.surnames.add(words[index])

    @property
    def running(self) -> set[str]:
        """The words of running text, quotations and all."""
        if self._running is None:
            words: list[str] = []
            for line in self.lines:
                if not _is_title_case(line.words, line.classes):
                    tokens.split(of(line.text), words, [])
            self._running = set(words)
        return self._running


def _settle(line: Line, seen: _Seen, titled: bool) -> None:
    """Settles the classes that depend on what stands around a word; `titled` tells that capitals say nothing."""
    classes, words = line.classes, line.words
    initial = True
    for index, letter in enumerate(classes):
        if letter in _SETTLED:
            initial = False
        elif letter == "x":
            if index and classes[index - 1] == "d" and line.class_at(index + 1) == "S":
                classes[index] = "D"  # the … said
            elif words[index] == "words" and _tells_whose(line, index):
                classes[index] = "A"
            initial = False
        elif letter == "N":
            if initial or titled:
                classes[index] = _capital_class(line, index, seen, titled)
            elif _is_office_alone(line, index, seen) or _is_national(line, index):
                classes[index] = "h"
            elif (line.class_at(index + 1) != "N" and words[index].lower() in _CALENDAR) or (
                len(words[index]) == 1 and line.word_at(index + 1) != "."
            ):
                classes[index] = "x"
            initial = False
        elif letter == "~":
            if words[index] in "’'" and index and words[index - 1].endswith("s") and line.class_at(index + 1) in "Nhgomx":
                classes[index] = "'"  # Goldman Sachs’ Ann Roe
            elif words[index] in _SENTENCE_SIGNS:
                initial = words[index] != "." or _ends_sentence(line, index)
                classes[index] = "." if initial else "*"
        elif letter in "SCV":
            if _is_noun(line, index):
                classes[index] = noun_classes().get(words[index].lower(), "x")
            elif words[index] in languages.of("en").role_modifiers and line.class_at(index + 1) in "Nh":
                classes[index] = "m"  # state Sen. Ann Bell
            initial = False
        elif letter == "q" or letter == ":":
            initial = True


def _tells_whose(line: Line, index: int) -> bool:
    """Whether "words" at an index tells whose words follow: in her words; in Roe's words; in the words of Roe."""
    before = line.classes[index - 1] if index else "."
    if before == "'":
        return "in" in line.words[max(0, index - 6) : index] or "In" in line.words[max(0, index - 6) : index]
    if before == "d":
        return line.word_at(index - 2).lower() == "in" and line.word_at(index + 1) == "of"
    return before == "H" and line.word_at(index - 2).lower() == "in"


def _is_title_case(words: list[str], classes: list[str]) -> bool:
    """Whether a headline's words nearly all have capitals, its verbs at any rate, so that a capital says nothing."""
    if not 2 < len(words) < 40:
        return False
    long = [word for word in words if len(word) > 3 and word.isalpha()]
    if len(long) < 3 or sum(word[0].isupper() for word in long) < 0.8 * len(long):
        return False
    return all(letter not in "SCGV" or not word.islower() for word, letter in zip(words, classes, strict=True))


def _capital_class(line: Line, index: int, seen: _Seen, titled: bool) -> str:
    """The class of a capitalised word that begins a sentence: Critics said (h), Kane said (N), Mark Kane said (N)."""
    word = line.words[index]
    low = word.lower()
    following = line.class_at(index + 1)
    if (len(word) == 1 and line.word_at(index + 1) != ".") or word in ("Q", "A"):
        return "x"
    given = languages.of("en").given_names
    if not titled and (word in given or word in languages.of("en").titles) and (following == "N" or _is_office(line, index)):
        return "N"
    letter = word_classes().get(low)
    if word in seen.surnames and (letter in _NOUNS or (letter is None and following in _AFTER_NAMES)):
        return "N"
    if letter in ("S", "V") and following in "hmgo" and low in languages.of("en").role_modifiers:
        return "m"  # Press secretary Ann Roe
    if letter is not None and (titled or following != "N" or letter not in "mx"):
        return letter
    after = line.word_at(index + 1)
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


def _is_office_alone(line: Line, index: int, seen: _Seen) -> bool:
    """Whether a title within a sentence stands for its holder, without a name beside it: the [President] said; the Prime [Minister]."""
    word, following = line.words[index], line.class_at(index + 1)
    if following not in _AFTER_OFFICES or word not in languages.of("en").titles or word.lower() not in languages.of("en").person_nouns:
        return False
    if line.word_at(index + 1) == "of" and line.class_at(index + 2) == line.class_at(index + 3) == "N":
        return False  # Secretary of State Ann Roe
    before = line.word_at(index - 1)
    given = languages.of("en").given_names
    return not (before in given or before in languages.of("en").honorifics or word in seen.surnames or (word in given and before != "the"))


def _natural(name: str) -> str:
    return name.title() if name.isupper() else name


def _is_national(line: Line, index: int) -> bool:
    """Whether a word for somebody by nation is no part of a name: the [Spaniard] said; not Volker Turk."""
    return line.words[index] in NATIONALS and line.class_at(index - 1) != "N" != line.class_at(index + 1)


def _is_office(line: Line, index: int) -> bool:
    """Secretary of State: a word, of, a capital."""
    return line.word_at(index + 1) == "of" and (line.class_at(index + 2) == "N" or line.word_at(index + 2) == "the")


def _ends_sentence(line: Line, index: int) -> bool:
    """Whether the full stop at a word ends a sentence, rather than an abbreviation or an initial."""
    before, after = line.word_at(index - 1), line.word_at(index + 1)
    if not after or not before:
        return True
    if before.lower() not in ABBREVIATIONS and not (len(before) == 1 and before.isupper()) and "." not in before:
        return not after[0].islower()
    return after[0].isupper() and word_classes().get(after.lower(), "x") in "dPHrkatB&S" and before.lower() not in _BEFORE_NAMES


def _is_noun(line: Line, index: int) -> bool:
    """Whether a word that may be a noun or a verb is a noun: her claims, in reports; he claims."""
    before = line.classes[index - 1] if index else "."
    word = line.words[index]
    if before in "dH'" and not word.endswith(("ed", "ing")):
        return True
    if word.lower() not in noun_classes():
        return False
    return before in "dHm'0xr" or (before in "goD" and line.class_at(index + 1) not in "tq,d")
