"""Who and what a passage mentions: names, pronouns, and noun phrases for people, groups, organizations and documents."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from newsx import languages
from newsx.quotes.grammar.chunks import Chunks, Mention
from newsx.quotes.grammar.tagging import inner_chunks, tokenised
from newsx.quotes.spans.marks import Span
from newsx.quotes.spans.passage import Passage
from newsx.record import SpeakerType
from newsx.text.name_forms import is_post_nominal

COUNTS: Final = frozenset(
    (
        "many some others several both most half few all everyone everybody somebody someone nobody anyone one another none two "
        "three four five six seven eight nine ten dozens hundreds thousands"
    ).split()
)
_SUBJECT_PRONOUNS: Final = frozenset(["he", "she", "they", "we", "i", "it"])
_SOMEBODY: Final = frozenset(["one", "another", "someone", "somebody"])
_OFFICES: Final = frozenset(
    (
        "state staff defense defence education labor labour commerce agriculture energy health transportation intelligence "
        "operations communications"
    ).split()
)
_HEADS: Final = frozenset("executive chairman chairwoman chair president director founder co-founder owner head".split())
_PLURAL_PEOPLE: Final = frozenset(["people", "men", "women", "children", "police", "spokespeople"])
_WORDS_AND_SURNAMES: Final = frozenset("House Hill Field Park Church Bush Lake Rivers Hall Day Post Street".split())
_NOUNS: Final = frozenset("hgoD")
_DESCRIBING: Final = frozenset(
    "born based raised bred educated trained winning nominated led backed funded owned appointed speaking style".split()
)
_PHRASES: Final = {"h": "U", "g": "R", "o": "R", "D": "D"}
"""The letter of a noun phrase by the class of its head."""
_OPENING: Final = frozenset("NhgoDPHq*")
_STRICT: Final = frozenset("mhgoDN0*")
_DOUBTFUL: Final = frozenset("xaV~")
_DATELINE: Final = frozenset("N,()*0x-")
_LONGEST_PHRASE: Final = 8


def read(passages: list[Passage], spans: list[Span]) -> list[Chunks]:
    """The line of each passage with all its items."""
    chunked = tokenised(passages, spans)
    for chunks in chunked:
        _Chunker(chunks).read()
    return chunked


def chunk_inside(passages: list[Passage], spans: list[Span], number: int, inside: list[int]) -> Chunks:
    """The line of what the quotation `number` says, with the quotations `inside` it."""
    chunks = inner_chunks(passages, spans, number, inside)
    _Chunker(chunks).read()
    return chunks


class _Chunker:
    """Reads the items of one line from left to right."""

    def __init__(self, chunks: Chunks) -> None:
        self.chunks = chunks
        self.words, self.word_tags = chunks.words, chunks.word_tags
        self.tags, self.firsts = chunks.tags, chunks.firsts
        self.mentions: list[Mention] = []
        self.taken = 0  # quotations so far

    def read(self) -> None:
        word_tags, tags, firsts = self.word_tags, self.tags, self.firsts
        index, count = 0, len(word_tags)
        while index < count:
            tag = word_tags[index]
            if tag not in _OPENING:
                tags.append(tag)
                firsts.append(index)
                index += 1
            elif tag == "N":
                last = self._run_end(index)
                self._name(index, last)
                index = last
            elif tag in _NOUNS:
                index = self._noun_phrase(index)
            else:
                if tag == "q":
                    self._quotation(index)
                elif tag != "*":
                    self._pronoun(index, tag)
                index += 1
        self.chunks.close(self.mentions)

    def _add(self, mention: Mention, first: int) -> None:
        mention.chunk = len(self.tags)
        self.mentions.append(mention)
        self.tags.append(mention.tag)
        self.firsts.append(first)

    def _take_back(self, first: int) -> None:
        """Takes back the items from word `first` on: they are part of the mention that is being added, whose item is theirs."""
        tags, firsts, mentions = self.tags, self.firsts, self.mentions
        while firsts and firsts[-1] >= first and tags[-1] not in "q.!":
            tags.pop()
            firsts.pop()
        while mentions and mentions[-1].chunk >= len(tags):
            mentions.pop().chunk = len(tags)

    def _last_mention(self) -> Mention | None:
        """The mention that is the last item, if it is one."""
        return self.mentions[-1] if self.mentions and self.mentions[-1].chunk == len(self.tags) - 1 else None

    def _quotation(self, index: int) -> None:
        """Adds a quotation. One that ends in a full stop ends the sentence; one in ? or ! may go on: “Why?” she asked."""
        number, span = self.chunks.numbers[self.taken], self.chunks.outer[self.taken]
        self.taken += 1
        self.chunks.quotations[len(self.tags)] = number
        self.tags.append("q")
        self.firsts.append(index)
        sign = self.chunks.text[span.stop - 1]
        following = self.chunks.word_at(index + 1)
        if sign in ".?!…" and (not following or (not following[0].islower() and following not in (",", ";", ":", ")"))):
            self.tags.append("." if sign == "." else "!")
            self.firsts.append(index)

    # names

    def _run_end(self, index: int) -> int:
        """Where a run of capitalised words ends: with initials, particles, &, of after a word such as University, and nicknames."""
        words, word_tags, count = self.words, self.word_tags, len(self.words)
        end, quotation = index + 1, self.taken
        particles = languages.anywhere().name_particles
        while end < count:
            tag = word_tags[end]
            if tag == "N":
                end += 1
                continue
            following = word_tags[end + 1] if end + 1 < count else "."
            if tag == "*":
                if following != "N" and words[end - 1] not in ("Jr", "Sr", "Inc", "Corp", "Co"):
                    break
                end += 1
            elif following == "N" and (words[end] in particles or words[end] == "&" or (tag == "q" and self._is_nickname(quotation))):
                quotation += tag == "q"
                end += 2
            elif words[end] in particles and self.chunks.word_at(end + 1) in particles and self.chunks.word_tag(end + 2) == "N":
                end += 3
            elif words[end] == "of" and _takes_of(words[end - 1]):
                skip = 2 if self.chunks.word_at(end + 1) == "the" else 1
                if self.chunks.word_tag(end + skip) != "N":
                    break
                end += skip + 1
            else:
                break
        return end

    def _is_nickname(self, quotation: int) -> bool:
        """Robert “Red” Malloy: a quoted word or two, with capitals and no punctuation, within a name."""
        span = self.chunks.outer[quotation]
        inner = self.chunks.text[span.start : span.stop]
        return len(inner) <= 24 and inner[-1].isalpha() and all(word[0].isupper() for word in inner.split())

    def _name(self, first: int, last: int) -> None:
        """Adds the mention that a run of capitalised words makes; a nickname's quotation within it is no item."""
        words = self.words
        name_first = first + _name_start(tuple(words[first:last])) if last - first > 1 else first
        if last - name_first > 2 and is_post_nominal(words[last - 1]):
            self._add_name(first, name_first, last - 1)
        else:
            self._add_name(first, name_first, last)

    def _add_name(self, first: int, name_first: int, last: int) -> None:
        """Adds the name from word `name_first` to `last` of the run that begins at `first`."""
        words = self.words
        name = tuple(word for word in words[name_first:last] if word and word != ".") or tuple(words[first:last])
        role_start = self._role_start(first, first if name_first > first else None)
        honorific = self._honorific(first, name_first)
        has_role = role_start is not None or honorific is not None
        tag = _name_letter(name, has_role) if len(name) > 1 else _word_letter(name[0], has_role)
        if tag == "O" and first == 0 and self._is_label(last) and all(word.isupper() for word in name):
            tag = "M"
        elif tag == "M" and role_start is None and self._is_thing(first, last, name):
            tag = "O"
        if first == 0 and tag in "MO" and name[0].isupper() and len(name[0]) > 1 and self._is_dateline(first, last):
            tag = "L"
        mention = Mention(self.chunks, name_first, last, tag, name[-1].lower(), name, role_start)
        mention.honorific = honorific
        mention.possessive = self._is_possessive(last)
        if role_start is not None and role_start < first:
            self._take_back(role_start)
        self.chunks.names.append(mention)
        self._add(mention, first if role_start is None else role_start)
        if self.taken < len(self.chunks.outer) and (inside := self.word_tags[first:last].count("q")):
            self.chunks.nicknames += self.chunks.numbers[self.taken : self.taken + inside]
            self.taken += inside

    def _honorific(self, first: int, name_first: int) -> str | None:
        """The form of address right before a name, within its run of capitals."""
        if name_first == first:
            return None
        at = name_first - 2 if self.words[name_first - 1] == "." and name_first - 2 >= first else name_first - 1
        return self.words[at] if self.words[at] in languages.of("en").honorifics else None

    def _is_label(self, last: int) -> bool:
        """ROE: … or ROE, HOST: … at the beginning of a turn."""
        words = self.words[last : last + 5]
        return ":" in words and "".join(words[: words.index(":")]).upper() == "".join(words[: words.index(":")])

    def _is_thing(self, first: int, last: int, name: tuple[str, ...]) -> bool:
        """Whether a name is no person's by what stands beside it: the charity Leeds Now; Alden Marine, which; director of Alden Marine."""
        if self.chunks.word_tag(last) == "," and self.chunks.word_at(last + 1) == "which":
            return True
        if first == 0 or len(name) < 2:
            return False
        headed = self.words[first - 1] == "of" and self.chunks.word_at(first - 2) in _HEADS
        return headed or (self.word_tags[first - 1] == "o" and name[0] not in languages.of("en").given_names)

    def _is_dateline(self, first: int, last: int) -> bool:
        """LEEDS, England (PA) — and its like: a dash within a few words of capitals at the beginning; a known city and a colon."""
        if self.chunks.word_tag(last) == ":" and " ".join(self.words[first:last]) in languages.of("en").dateline_cities:
            return True
        near = self.word_tags[last : last + 9]
        return "-" in near and all(tag in _DATELINE for tag in near[: near.index("-")])

    def _is_possessive(self, last: int) -> bool:
        word = self.chunks.word_at(last)
        return word in ("’s", "'s", "’S") or (word in ("’", "'") and self.words[last - 1].endswith("s"))

    def _role_start(self, first: int, within: int | None) -> int | None:
        """Where a role that stands before a run of capitals begins: [Chilean trade ministry spokesman] Luis Roa; `within` the run's own."""
        word_tags, words = self.word_tags, self.words
        if first > 2 and words[first - 1] in _OFFICES and words[first - 2] == "of" and word_tags[first - 3] == "h":
            return self.firsts[-3] if self.tags[-3:-1] == ["U", "r"] else first - 3
        before = word_tags[first - 1] if first else "."
        if before not in "hm" and (within is None or before not in "goD"):
            return within
        mention = self._last_mention()
        if mention is not None and mention.last == first and (mention.tag == "U" or (mention.tag == "R" and within is not None)):
            return self.firsts[-1]
        if within is None:
            return None
        start = first
        while start > 0 and word_tags[start - 1] in _STRICT and word_tags[start - 1] != "N":
            start -= 1
        return start

    # noun phrases and pronouns

    def _noun_phrase(self, index: int) -> int:
        """Reads a noun phrase whose first noun stands at `index`; returns the index after its head."""
        words, word_tags, count = self.words, self.word_tags, len(self.words)
        head = index
        ahead = index + 1
        while ahead < count and word_tags[ahead] in "mhgoD":
            if word_tags[ahead] in _NOUNS:
                head = ahead
            ahead += 1
        low = words[head].lower()
        if head == index and low in COUNTS and not (self.chunks.word_tag(head + 1) in "SCGVB" or self.chunks.word_at(head + 1) == "of"):
            self.tags.append("0")
            self.firsts.append(index)
            return index + 1
        start, whole = self._phrase_start(index)
        tag = _PHRASES[word_tags[head]]
        mention = Mention(self.chunks, whole, head + 1, tag, low, tuple(words[whole : head + 1]))
        mention.possessive = self._is_possessive(head + 1)
        self._take_back(start)
        self._add(mention, start)
        return head + 1

    def _phrase_start(self, index: int) -> tuple[int, int]:
        """Where a noun phrase begins, without and with whose it is: the Kane | campaign; Kane’s | campaign."""
        word_tags = self.word_tags
        start, strict, at = index, True, index - 1
        while at >= 0 and index - at <= _LONGEST_PHRASE:
            tag = word_tags[at]
            if tag in _STRICT:
                if strict or (tag == "g" and self.words[at].lower() in COUNTS) or self.words[at].lower() == "one":
                    start = at
            elif tag in _DOUBTFUL:
                strict = False
            elif tag == "d" or tag == "H":
                return at + (tag == "H"), at
            elif tag == "'" and strict:
                return at + 1, self._possessor(at)
            elif self.words[at] == "of" and strict and word_tags[at - 1 : at] == ["N"] and word_tags[at + 1] == "N":
                pass  # a Department of Health spokesman
            else:
                if tag == "q" and "V" not in word_tags[at + 1 : index]:
                    start = at + 1  # “…,” port police officers said
                break
            at -= 1
        while start < index and word_tags[start] == "*":
            start += 1
        return start, start

    def _possessor(self, at: int) -> int:
        """Where the mention before ’s at word `at` begins."""
        for mention in reversed(self.mentions[-2:]):
            if mention.last == at:
                return mention.first if mention.role_start is None else mention.role_start
        start = at
        while start > 0 and self.word_tags[start - 1] in "N*hgo" and at - start < 5:
            start -= 1
        return start - 1 if start > 0 and self.word_tags[start - 1] in "dH" else start

    def _pronoun(self, index: int, tag: str) -> None:
        low = self.words[index].lower()
        if tag == "P" and low not in _SUBJECT_PRONOUNS:
            self.tags.append("j")
            self.firsts.append(index)
        else:
            self._add(Mention(self.chunks, index, index + 1, tag, low, (self.words[index],)), index)


def _takes_of(word: str) -> bool:
    """Whether a name goes on after "of" that follows such a word: University of …, Secretary of …"""
    return word in languages.of("en").organization_words or word in languages.of("en").titles


@lru_cache(maxsize=20_000)
def _name_start(words: tuple[str, ...]) -> int:
    """Where the name itself begins in a run of capitalised words: after a title; where there is only a title, at its beginning.

    >>> _name_start(("Defense", "Secretary", "Lloyd", "Marsh")), _name_start(("Mr", ".", "Marsh")), _name_start(("Mayor",))
    (2, 2, 0)
    >>> _name_start(("Singer-guitarist", "Bo", "Lind")), _name_start(("Investigator", "Ann", "Roe")), _name_start(("Potter", "Lind"))
    (1, 1, 0)
    """
    given, titles = languages.of("en").given_names, languages.of("en").titles
    places, demonyms, organization_words = languages.of("en").places, languages.of("en").demonyms, languages.of("en").organization_words
    last = len(words)
    start = 0
    for index in range(last):
        if words[index] in titles and not (words[index] in given and (index == last - 1 > 0 or _is_given(words, index))):
            start = index + 2 if index + 1 < last and words[index + 1] == "." else index + 1
        elif index < last - 1 and (_is_trade(words[index], words[index + 1]) or _is_described(words[index])):
            start = index + 1
    if start >= last:
        return last - 1 if last > 1 and words[last - 1] in given and words[last - 2] in titles else 0
    if 0 < start < last - 3 and words[start] == "of" and words[start + 1] in places:
        return start + 2  # President of Iceland Ólafur Dahl
    if start > 0 and words[start] == "of":
        return next((index for index in range(start + 2, last - 1) if words[index] in given), 0)
    if start == 0 and last >= 3 and _is_acronym(words[-3]) and words[-2] in given:
        return last - 2  # PM Ann Roe
    if start == 0 and last >= 4:
        prefixed = words[0] in places or words[0] in demonyms or _is_acronym(words[0])
        for index in range(1, last - 1):
            if words[index] in given and (prefixed or words[index - 1] in demonyms or words[index - 1] in organization_words):
                return index
    return start


def _is_given(words: tuple[str, ...], index: int) -> bool:
    """Whether a given name that is a title, too, begins a name of two words and is none: Dean Lind; not Dean Ann Lind, King Karl."""
    if words[index] in languages.of("en").honorifics:
        return False
    return index == len(words) - 2 and words[index + 1] not in languages.of("en").given_names


def _is_described(word: str) -> bool:
    """Whether a capitalised word describes who is named after it: Leeds-born, Oscar-winning; not Soo-jin."""
    return "-" in word and word.rpartition("-")[2] in _DESCRIBING


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word) > 1


def _is_trade(word: str, following: str) -> bool:
    """Whether a capitalised word before a name tells somebody's trade: Singer-guitarist Bo; Investigator Ann."""
    given, nouns = languages.of("en").given_names, languages.of("en").person_nouns
    if word in given or not ("-" in word or following in given):
        return False
    low = word.rpartition("-")[2].lower()
    return low in nouns or (low.endswith("s") and (low[:-1] in nouns or f"{low[:-3]}y" in nouns))


def _word_letter(word: str, has_role: bool) -> str:
    """M, O or L for a name of one word: L for places and peoples, O for acronyms and words such as Committee."""
    organization_words, places, demonyms = languages.of("en").organization_words, languages.of("en").places, languages.of("en").demonyms
    if word in demonyms:
        return "L"
    if has_role:
        return "M"
    if word in places:
        return "L"
    return "O" if word in organization_words or (word.isupper() and 1 < len(word) < 6) else "M"


@lru_cache(maxsize=20_000)
def _name_letter(name: tuple[str, ...], has_role: bool) -> str:
    """M, O or L for a name of several words.

    A person's begins with a given name or follows a role; an organization's has a word such as Committee.
    """
    given, organization_words = languages.of("en").given_names, languages.of("en").organization_words
    places, demonyms = languages.of("en").places, languages.of("en").demonyms
    if len(name[0]) > 2 and name[0].title() in given and all(map(str.isupper, name)):
        name = tuple(map(str.title, name))  # JANE ROE
    last = name[-1]
    if " ".join(name) in places:
        return "M" if has_role else "L"
    if name[0] in given and (name[0] not in places or not (last in places or last in demonyms or last in organization_words)):
        return "O" if last in organization_words and (len(name) > 2 or last not in _WORDS_AND_SURNAMES) else "M"
    if not (has_role and len(name) <= 2) and not organization_words.isdisjoint(name):
        return "O"
    if "." in name[0] and name[0] not in places:
        return "M"
    return "O" if name[0] in places or name[0] in demonyms or (name[0].isupper() and len(name[0]) > 2) else "M"


def type_of(mention: Mention) -> SpeakerType:
    """What a mention stands for, as far as its own words tell: the senator a person, voters a group, an email a document."""
    tag, head = mention.tag, mention.head
    if tag == "O":
        return "organization"
    if tag == "D":
        return "document"
    if tag == "R" and head not in _SOMEBODY:
        return "organization" if head in languages.of("en").organization_nouns else "group"
    if tag == "L" or head in ("they", "their", "we"):
        return "group"
    if head in _SOMEBODY:
        return "person"
    return "group" if tag == "U" and (head in _PLURAL_PEOPLE or (head.endswith("s") and not head.endswith("ss"))) else "person"
