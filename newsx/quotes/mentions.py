"""Who and what a passage mentions: names, pronouns, and noun phrases for people, groups, organizations and documents.

A passage becomes a `Line`: its words outside quotation marks in order, where every mention, every quotation and every other word or sign is
one item with a letter. “Yes,” said Jane Roe, a nurse. reads `qSM,U.` and attribution looks at such lines only.
Letters of mentions: M a person's name, O an organization's, L a place's or people's, P he, she, they, H his, her, their, U a noun phrase
for people, R one for a group or an organization, D one for a document. The other letters are those of `tokens`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from newsx import lexicons
from newsx.quotes.passage import Passage
from newsx.quotes.spans import Span
from newsx.quotes.tokens import ABBREVIATIONS, CALENDAR, PARTICLES, TOKEN, class_of, noun_classes, word_classes
from newsx.record import SpeakerType

_SMALL_SUBJECTS = frozenset(
    "many some others several both most half few all everyone everybody somebody someone nobody anyone one another none "
    "two three four five six seven eight nine ten dozens hundreds thousands".split()
)
_SUBJECT_PRONOUNS = frozenset(["he", "she", "they", "we", "i", "it"])
_NOUNS = frozenset("hgoD")
_VERBS = frozenset("SCGVB")
_STRICT = frozenset("mhgoDN0*")
_DOUBTFUL = frozenset("xaV~")
_LONGEST_PHRASE = 8


@dataclass(slots=True)
class Mention:
    """A mention: characters `start` to `stop` of passage `passage`, words `first` to `last` (half-open) of its line.

    `letter` as in the module's description; `head` the word that decides what it is, in lower case (a name's last). `role_start` is where a
    role before the name begins ("the baker Jane Roe"). `possessive` where ’s follows. `honorific` is the form of address before the name.
    `item` is its item in the line, `governor` what it hangs on and `does` what follows it (see `_Reader`).
    """

    passage: int
    start: int
    stop: int
    first: int
    last: int
    letter: str
    head: str
    words: tuple[str, ...]
    role_start: int | None = None
    possessive: bool = False
    honorific: str | None = None
    item: int = -1
    governor: str = "^"
    does: str = "$"

    @property
    def is_name(self) -> bool:
        return self.letter in "MOL"


@dataclass(slots=True)
class Line:
    """A passage as items. Parallel lists: `letters`, `mentions`, `spans` (the quotation's number or -1), `firsts` (index of the first word),
    `sentences` (number of the sentence). `words`, `starts` and `classes` are of the words outside quotation marks."""

    number: int
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    mentions: list[Mention | None] = field(default_factory=list)
    spans: list[int] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    names: list[Mention] = field(default_factory=list)
    nicknames: list[int] = field(default_factory=list)


@cache
def _names() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    return (
        lexicons.load("given_names"),
        lexicons.load("titles"),
        lexicons.load("organization_words"),
        lexicons.load("places"),
        lexicons.load("demonyms"),
        lexicons.load("honorifics"),
    )


def read(passages: list[Passage], spans: list[Span]) -> list[Line]:
    """The line of each passage."""
    outer: list[list[int]] = [[] for _ in passages]
    for number, span in enumerate(spans):
        if span.inside is None:
            outer[span.passage].append(number)
    lines = [_tokenised(number, passage, spans, outer[number]) for number, passage in enumerate(passages)]
    small = {word for line in lines for word in line.words if word[:1].islower()}
    for line, passage in zip(lines, passages, strict=True):
        _Reader(line, passage.text, spans, small, titled=_is_title_case(line)).read()
    return lines


def _tokenised(number: int, passage: Passage, spans: list[Span], outer: list[int]) -> Line:
    """The words and signs outside quotation marks; a quotation is one empty word of class q."""
    line = Line(number)
    words, starts, text, at = line.words, line.starts, passage.text, 0
    for span in outer:
        matches = list(TOKEN.finditer(text, at, spans[span].outer_start))
        words += [match[0] for match in matches]
        starts += [match.start() for match in matches]
        words.append("")
        starts.append(spans[span].start)
        line.spans.append(span)
        at = spans[span].outer_stop
    matches = list(TOKEN.finditer(text, at))
    words += [match[0] for match in matches]
    starts += [match.start() for match in matches]
    line.classes = [_class(word) for word in words]
    return line


_class = cache(lambda word: class_of(word) if word else "q")


def _is_title_case(line: Line) -> bool:
    """Whether a headline's words nearly all have capitals, so that a capital says nothing."""
    words = [word for word in line.words if len(word) > 3 and word.isalpha()]
    return 2 < len(words) < 30 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


class _Reader:
    """Reads one line: classes by context, then the items from left to right."""

    def __init__(self, line: Line, text: str, spans: list[Span], small: set[str], titled: bool) -> None:
        self.line, self.text, self.spans, self.small, self.titled = line, text, spans, small, titled
        self.words, self.starts, self.classes = line.words, line.starts, line.classes
        self.quoted = iter(line.spans)
        line.spans = []
        self.sentence = 0

    def read(self) -> None:
        self._settle()
        line, classes, count = self.line, self.classes, len(self.words)
        index = 0
        while index < count:
            letter = classes[index]
            if letter == "N":
                index = self._name(index)
            elif letter in _NOUNS:
                index = self._noun_phrase(index)
            elif letter == "P" or letter == "H":
                index = self._pronoun(index)
            elif letter == "q":
                self._emit("q", index, None, next(self.quoted))
                index += 1
            else:
                if letter != "*":
                    self._emit(letter, index)
                if letter == ".":
                    self.sentence += 1
                index += 1
        for number, mention in enumerate(line.mentions):
            if mention is not None:
                mention.item = number
                mention.governor = self._governor(number)
                mention.does = self._does(number)

    def _governor(self, item: int) -> str:
        """What the mention at an item hangs on: the word of a preposition, a verb's letter, or the sign or conjunction before its phrase."""
        line = self.line
        letters = line.letters
        at = item - 1
        while at >= 0 and letters[at] in "dmx0'Han":
            if letters[at] == "'" and at and line.mentions[at - 1] is not None:
                at -= 1
            at -= 1
        if at < 0:
            return "^"
        return self.words[line.firsts[at]].lower() if letters[at] == "r" else letters[at]

    def _does(self, item: int) -> str:
        """The letter of what follows the mention, but for adverbs and auxiliaries."""
        letters = self.line.letters
        at, count = item + 1, len(letters)
        while at < count and letters[at] in "aBn":
            at += 1
        return letters[at] if at < count else "$"

    def _emit(self, letter: str, index: int, mention: Mention | None = None, span: int = -1) -> None:
        line = self.line
        line.letters.append(letter)
        line.mentions.append(mention)
        line.spans.append(span)
        line.firsts.append(index)
        line.sentences.append(self.sentence)
        if span >= 0:
            self._end_after_quotation(index, span)

    def _end_after_quotation(self, index: int, span: int) -> None:
        """A quotation that ends in a full stop ends the sentence; one in ? or ! may go on: “Why?” she asked."""
        sign = self.text[self.spans[span].stop - 1]
        following = self.words[index + 1] if index + 1 < len(self.words) else ""
        if sign in ".?!…" and (not following or not following[0].islower() and following not in (",", ";", ":", ")")):
            line = self.line
            line.letters.append("." if sign == "." else "!")
            line.mentions.append(None)
            line.spans.append(-1)
            line.firsts.append(index)
            line.sentences.append(self.sentence)
            if sign == ".":
                self.sentence += 1

    # classes by context

    def _settle(self) -> None:
        """Settles the classes that depend on what stands around a word."""
        classes, words = self.classes, self.words
        initial = True
        for index, letter in enumerate(classes):
            if letter == "N":
                if initial or self.titled:
                    classes[index] = self._capital_class(index)
                elif words[index].lower() in _CALENDAR and self._class_after(index) != "N":
                    classes[index] = "x"
                elif len(words[index]) == 1 and self._word_after(index) != ".":
                    classes[index] = "x"
                initial = False
            elif letter == "~" or letter == "x" and words[index] in ".?!":
                if words[index] in ".?!…":
                    ends = words[index] != "." or self._ends_sentence(index)
                    classes[index] = "." if ends else "*"
                    initial = ends
            elif letter in "SCV":
                if self._is_noun(index):
                    classes[index] = noun_classes().get(words[index].lower(), "x")
                initial = False
            elif letter == "q":
                span = self.line.spans[0] if self.line.spans else -1
                initial = span >= 0
            elif letter not in "(-":
                if letter == "x" and index and classes[index - 1] == "d" and self._class_after(index) == "S":
                    classes[index] = "D"
                initial = letter == ":"

    def _class_after(self, index: int) -> str:
        return self.classes[index + 1] if index + 1 < len(self.classes) else "."

    def _capital_class(self, index: int) -> str:
        """The class of a capitalised word that begins a sentence: Critics said (h), Trump said (N), Mark Kane said (N)."""
        word = self.words[index]
        low = word.lower()
        following = self._class_after(index)
        given, titles = _names()[:2]
        if (following == "N" or self._is_office(index)) and (word in given or word in titles) and not self.titled:
            return "N"
        letter = word_classes().get(low)
        if letter is not None and not (letter in "mx" and following == "N" and not self.titled):
            return letter
        if low in _CALENDAR or low in lexicons.load("not_names") and (following != "N" or word not in given):
            return "x"
        if low in self.small and (following != "N" or self.titled):
            return "a" if low.endswith("ly") else "x"
        if low.endswith("ly") and len(low) > 5 and word not in given:
            return "a"
        return "N"

    def _is_office(self, index: int) -> bool:
        """Secretary of State: a word, of, a capital."""
        words, classes = self.words, self.classes
        return index + 2 < len(words) and words[index + 1] == "of" and (classes[index + 2] == "N" or words[index + 2] == "the")

    def _ends_sentence(self, index: int) -> bool:
        """Whether the full stop at `index` ends a sentence, rather than an abbreviation or an initial."""
        before = self.words[index - 1] if index else ""
        if index + 1 >= len(self.words):
            return True
        short = before.lower() in ABBREVIATIONS or (len(before) == 1 and before.isupper()) or "." in before
        if not short:
            after = self.words[index + 1]
            return not after or not after[0].islower() or self.starts[index + 1] > self.starts[index] + 1
        after = self.words[index + 1]
        return bool(after) and after[0].isupper() and word_classes().get(after.lower(), "x") in "dPHrkatB&S" and before.lower() not in _BEFORE_NAMES

    def _is_noun(self, index: int) -> bool:
        """Whether a word that may be a noun or a verb is a noun: her claims, in reports; he claims."""
        before = self.classes[index - 1] if index else "."
        if before in "dH'" and not self.words[index].endswith(("ed", "ing")):
            return True
        if self.words[index].lower() not in noun_classes():
            return False
        return before in "dHm'0x" or before == "r" or (before in "goD" and self._class_after(index) not in "tq,d")

    # names

    def _name(self, index: int) -> int:
        """Reads a run of capitalised words from `index`; returns the index after it."""
        last = self._run_end(index)
        self._add_run(index, last)
        return last

    def _run_end(self, index: int) -> int:
        words, classes, count = self.words, self.classes, len(self.words)
        organization_words, titles = _names()[2], _names()[1]
        end = index + 1
        while end < count:
            letter = classes[end]
            if letter == "N":
                end += 1
            elif letter == "*":
                if end + 1 < count and classes[end + 1] == "N" or words[end - 1] in ("Jr", "Sr", "Inc", "Corp", "Co"):
                    end += 1
                else:
                    break
            elif end + 1 < count and classes[end + 1] == "N" and (words[end] in PARTICLES or words[end] == "&"):
                end += 2
            elif words[end] == "of" and (words[end - 1] in organization_words or words[end - 1] in titles):
                skip = 2 if end + 2 < count and words[end + 1] == "the" else 1
                if end + skip < count and classes[end + skip] == "N":
                    end += skip + 1
                else:
                    break
            elif letter == "q" and end + 1 < count and classes[end + 1] == "N" and self._is_nickname(end):
                end += 2
            else:
                break
        return end

    def _is_nickname(self, index: int) -> bool:
        """Robert “Red” Malloy: a quoted word or two, with capitals and no punctuation, within a name."""
        text = self.text
        stop = text.find(self.words[index + 1], self.starts[index])
        inner = text[self.starts[index] : stop].strip(" ”\"’')")
        return len(inner) <= 24 and inner[:1].isupper() and inner[-1:].isalpha() and len(inner.split()) <= 3 and inner.split()[-1][0].isupper()

    def _add_run(self, first: int, last: int) -> None:
        """The mention that a run of capitalised words makes; a nickname's quotation within it stays an item after it."""
        words = self.words
        name_first = self._name_start(first, last)
        given, titles, organization_words, places, demonyms, honorifics = _names()
        name = [word for word in words[name_first:last] if word and word != "."]
        role_start = first if name_first > first else None
        if not name:
            name_first, role_start = first, None
            name = [word for word in words[first:last] if word and word != "."]
        role_start = self._role_before(first, role_start)
        letter = self._name_letter(name, name_first > first or role_start is not None)
        if first == 0 and letter in "MO" and name[0].isupper() and len(name[0]) > 1 and self._is_dateline(last):
            letter = "L"
        start = self.starts[name_first]
        stop = self.starts[last - 1] + len(words[last - 1])
        before = words[name_first - 1] if name_first > first else ""
        if before == "." and name_first - 2 >= first:
            before = words[name_first - 2]
        mention = Mention(self.line.number, start, stop, name_first, last, letter, name[-1].lower(), tuple(name), role_start)
        mention.honorific = before if before in honorifics else None
        mention.possessive = self._is_possessive(last)
        if role_start is not None and role_start < first:
            self._pop_to(role_start)
        self.line.names.append(mention)
        self._emit(letter, role_start if role_start is not None else first, mention)
        for index in range(first, last):
            if self.classes[index] == "q":
                span = next(self.quoted)
                self.line.nicknames.append(span)

    def _is_dateline(self, last: int) -> bool:
        """LEEDS, England (PA) — and its like: a dash within a few words of capitals at the beginning."""
        classes = self.classes
        return "-" in classes[last : last + 9] and all(letter in "N,()*0x-" for letter in classes[last : last + classes[last : last + 9].index("-")])

    def _is_possessive(self, last: int) -> bool:
        if last >= len(self.words):
            return False
        return self.classes[last] == "'" or (self.words[last] in "’'" and self.words[last - 1].endswith("s"))

    def _name_start(self, first: int, last: int) -> int:
        """Where the name itself begins in a run: after titles (Defense Secretary | Lloyd Austin), `last` where the run is a title only."""
        words = self.words
        given, titles, organization_words, places, demonyms, _ = _names()
        start = first
        for index in range(first, last):
            if words[index] in titles and not (index > first and words[index] in given and index == last - 1):
                start = index + 1
                if start < last and words[start] == ".":
                    start += 1
        if start == last and last - first > 1 and words[last - 1] in given and words[last - 2] in titles:
            start = last - 1
        if start > first and start < last and words[start] == "of":
            for index in range(start + 2, last - 1):
                if words[index] in given:
                    return index
            return first
        if start >= last:
            return first
        if start == first and last - first >= 4:
            for index in range(first + 1, last - 1):
                if words[index] in given and (words[first] in places or words[first] in demonyms or words[index - 1] in demonyms or words[first].isupper()):
                    return index
        return start

    def _name_letter(self, name: list[str], has_role: bool) -> str:
        """M, O or L for the words of a name.

        A person's begins with a given name or follows a role; an organization's has a word such as Committee, or is an acronym.
        """
        given, titles, organization_words, places, demonyms, _ = _names()
        last = name[-1]
        if " ".join(name) in places or (len(name) == 1 and last in demonyms):
            return "M" if has_role and last not in demonyms else "L"
        if len(name) >= 2 and name[0] in given and name[0] not in places:
            return "O" if last in organization_words and (len(name) > 2 or name[1] not in ("House", "Hill", "Field", "Park", "Church", "Bush", "Lake", "Rivers")) else "M"
        if any(word in organization_words for word in name) and not (has_role and len(name) <= 2):
            return "O"
        if len(name) == 1:
            return "O" if last.isupper() and 1 < len(last) < 6 and not has_role else "M"
        if name[0] in places or name[0] in demonyms or name[0].isupper() and len(name[0]) > 2:
            return "O"
        return "M"

    def _role_before(self, first: int, role_start: int | None) -> int | None:
        """Where a role that stands before the run of capitals begins: [Chinese foreign ministry spokesman] Zhao Lijian."""
        classes, words = self.classes, self.words
        if first > 2 and words[first - 1] in _OFFICES and words[first - 2] == "of" and classes[first - 3] == "h":
            return self.line.firsts[-3] if self.line.letters[-3:-1] == ["U", "r"] else first - 3
        if first == 0 or classes[first - 1] not in "hm" and not (role_start is not None and classes[first - 1] in "hmgoD"):
            return role_start
        letters, firsts = self.line.letters, self.line.firsts
        if letters and letters[-1] in "UR":
            mention = self.line.mentions[-1]
            assert mention is not None
            if mention.last == first and (mention.letter == "U" or role_start is not None):
                return firsts[-1]
        start = first
        while start > 0 and classes[start - 1] in _STRICT and classes[start - 1] != "N":
            start -= 1
        return start if role_start is not None and start < first else role_start

    # noun phrases and pronouns

    def _noun_phrase(self, index: int) -> int:
        """Reads a noun phrase whose first noun stands at `index`; returns the index after its head."""
        words, classes, count = self.words, self.classes, len(self.words)
        head = index
        ahead = index + 1
        while ahead < count and classes[ahead] in "mhgoD":
            if classes[ahead] in _NOUNS:
                head = ahead
            ahead += 1
        low = words[head].lower()
        if head == index and low in _SMALL_SUBJECTS and not (self._class_after(head) in _VERBS or self._word_after(head) == "of"):
            self._emit("0", index)
            return index + 1
        start, text_start = self._phrase_start(index)
        letter = {"h": "U", "g": "R", "o": "R", "D": "D"}[classes[head]]
        mention = Mention(
            self.line.number, self.starts[text_start], self.starts[head] + len(words[head]), text_start, head + 1, letter, low, tuple(words[text_start : head + 1])
        )
        mention.possessive = self._is_possessive(head + 1)
        self._pop_to(start)
        self._emit(letter, start, mention)
        return head + 1

    def _word_after(self, index: int) -> str:
        return self.words[index + 1] if index + 1 < len(self.words) else ""

    def _phrase_start(self, index: int) -> tuple[int, int]:
        """Where a noun phrase begins, without and with whose it is: [the Kane campaign]; Kane’s [campaign]."""
        classes = self.classes
        start, strict, at = index, True, index - 1
        while at >= 0 and index - at <= _LONGEST_PHRASE:
            letter = classes[at]
            if letter in _STRICT:
                if strict:
                    start = at
            elif letter in _DOUBTFUL:
                strict = False
            elif letter == "d" or letter == "H":
                return at + (letter == "H"), at
            elif letter == "'" and strict:
                return at + 1, self._possessor(at)
            else:
                break
            at -= 1
        while start < index and classes[start] == "*":
            start += 1
        return start, start

    def _possessor(self, at: int) -> int:
        """Where the mention before ’s at `at` begins."""
        last = self.line.mentions[-1] if self.line.mentions else None
        if self.line.letters and self.line.letters[-1] == "'" and len(self.line.mentions) > 1:
            last = self.line.mentions[-2]
        if last is not None and last.last == at:
            return last.first if last.role_start is None else last.role_start
        start = at
        while start > 0 and self.classes[start - 1] in "N*hgo" and at - start < 5:
            start -= 1
        if start > 0 and self.classes[start - 1] in "dH":
            start -= 1
        return start

    def _pop_to(self, first: int) -> None:
        """Takes back the items from word `first` on: they are part of the mention that is being added."""
        line = self.line
        while line.firsts and line.firsts[-1] >= first and line.letters[-1] not in "q.!":
            for items in (line.letters, line.mentions, line.spans, line.firsts, line.sentences):
                items.pop()

    def _pronoun(self, index: int) -> int:
        word = self.words[index]
        low = word.lower()
        letter = "H" if self.classes[index] == "H" else "P"
        if letter == "P" and low not in _SUBJECT_PRONOUNS:
            self._emit("j", index)
            return index + 1
        start = self.starts[index]
        self._emit(letter, index, Mention(self.line.number, start, start + len(word), index, index + 1, letter, low, (word,)))
        return index + 1


_CALENDAR = frozenset(CALENDAR.split())
_BEFORE_NAMES = frozenset("mr mrs ms dr sen rep gov gen lt col sgt capt maj adm prof rev st".split())


def type_of(mention: Mention) -> SpeakerType:
    """What a mention stands for, as far as its own words tell.

    `head` "campaign" is a group, "company" an organization, "email" a document, "senator" a person.
    """
    if mention.letter == "O":
        return "organization"
    if mention.letter == "L":
        return "group"
    if mention.letter == "D":
        return "document"
    if mention.letter == "R":
        return "organization" if mention.head in lexicons.load("organization_nouns") else "group"
    if mention.letter == "U" and mention.head in _PLURAL_PEOPLE or mention.head.endswith("s") and mention.letter == "U" and mention.head not in ("boss",):
        return "group"
    return "group" if mention.head in ("they", "their", "we") else "person"


_OFFICES = frozenset("state staff defense defence education labor labour commerce agriculture energy health transportation intelligence operations communications".split())
_PLURAL_PEOPLE = frozenset("people men women children police spokespeople".split())
