"""The publisher: the outlet whose page it is, by the names in the page's lines and the witnesses that agree on one.

A name stands in the page's title, on its masthead, after "©", after "Subscribe to"; the page's addresses and accounts are made of it. Each
is a weak sign, and an agency, a company or a network has some of them, too; so the names are candidates, all that a page says of one are
its features, and learned weights choose.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Final

from newsx import languages
from newsx.blocks.labels import Label
from newsx.fields import choice
from newsx.fields.choice import Candidate, Steps
from newsx.fields.page import Page
from newsx.fields.titles import separators
from newsx.languages import Language
from newsx.lines.dates import is_month
from newsx.text import names

_MAX_NAME_WORDS: Final = 5
_MAX_LINE_WORDS: Final = 25
"""The first words of a line in which names are looked for."""
_MAX_TEXT_BLOCKS: Final = 300
"""Blocks at each end of a page whose names are read."""
_MAX_CANDIDATES: Final = 12
"""Names whose evidence is gathered: those that look most like a publisher's at first sight."""
_MAX_LINES_AMID: Final = 3
"""Lines up to which a name that only stands amid other words is looked at if nothing else tells it."""
_LAST_BLOCKS: Final = 12
"""Blocks at the end of a page where its masthead may stand again."""
_MIN_HOST_LETTERS: Final = 3
_MIN_INITIALS: Final = 3
_TOP_BLOCKS: Final = 30
"""Blocks at the top of a page where a name that stands only once can be its masthead."""
_MAX_NUMBER_DIGITS: Final = 2
"""Digits of a number that can be part of a name: "Channel 12"."""
_MAX_MENTIONS: Final = 4
"""Places in the body at which it is seen what stands around a name."""
_MARKS: Final = "“”\"'‘’,;:()[]{}*•.!?<>…"
_INNER: Final = frozenset(
    {"of", "the", "and", "for", "in", "de", "la", "le", "del", "der", "die", "das", "und", "et", "y", "di", "du", "&", "+"}
)
"""Words in small letters that may stand within a name."""
_RIGHTS: Final = frozenset({"©", "(c)", "copyright"})
_WORDS_AFTER_RIGHTS: Final = 4
_MAX_RUN_WORDS: Final = 9
_BREAKS: Final = frozenset({"|", "-", "–", "—", "»", "›", ">", "/", "·", "•", ":", "::", "//", "*", "@"})
"""What stands between names of a line."""
_SMALL_BEFORE: Final = frozenset({"the", "#", "to", "on"})
_MIN_LETTERS: Final = 2
_MIN_COUNT: Final = 2
"""How often words stand on a page of which a name there is made."""
_MAX_KNOWN: Final = 20_000
_MAX_KNOWN_CHARS: Final = 40
"""Words that are kept from other pages, and the characters of the longest."""


class _Word:
    """A word of a line as part of a name: `text` without the marks around it, "" if no name has it, and its `letters`.

    "Lakeside's" is "Lakeside" in a name, but Macy's is `whole` in a line that is nothing else.
    """

    def __init__(self, word: str, whole: bool) -> None:
        bare = word.strip(_MARKS)
        self.is_owner = len(bare) > 4 and bare.endswith(("’s", "'s"))
        if self.is_owner and not whole:
            bare = bare[:-2]
        breaks = not bare or "@" in word or word in _BREAKS or (len(bare) > _MAX_NUMBER_DIGITS and bare[:4].isdigit()) or _is_rights(word)
        is_name = not breaks and (bare[0].isupper() or bare[0].isdigit() or bare in _INNER or _may_be_address(word))
        self.text = bare.removeprefix("©") if is_name else ""
        lower = self.text.lower()
        self.letters = lower if lower.isalnum() else "".join(filter(str.isalnum, lower))
        self.is_inner, self.is_number = self.text in _INNER, self.text.isdigit()
        self.opens = word[0] in '(“"‘['
        self.closes = word[-1] in ",;:.)!?”" and len(word) > _MIN_LETTERS
        self.is_rights = word[0] in "©(cC" and _is_rights(word)


class _Place:
    """Where a name stands: in the block at `index`, whose words are `words`, `size` of them from `start` on, which is `at` in its run.

    It is `alone` if no other capitalised word stands beside it but the page's furniture, "Follow the Tribune", and `owned` if it comes
    after a sign of copyright, "© 2019 - 2024 The Tribune".
    """

    def __init__(self, run: _Run, at: int, size: int, alone: bool) -> None:
        self.run, self.at, self.size, self.alone = run, at, size, alone
        self.index, self.words, self.start, self.owned = run.index, run.words, run.start + at, run.owned

    def is_line(self) -> bool:
        """Whether the line is nothing but the name."""
        return self.size == len(self.words)

    def rights(self) -> str:
        """How much of what follows a sign of copyright the name is: "Tribune" and "Tribune Media" of "© 2024 The Tribune Media Ltd"."""
        line, stop = self.run.line, self.at + self.size
        begins = self.at == 0 or (self.at == 1 and line[0].letters == "the")
        if not begins:
            return "owned within"
        if stop < len(line):
            return "owned beginning"
        return "owned before company" if self.run.company else "owned whole"

    def text(self) -> str:
        """The name as it is spelled here; "The" is of it only where nothing follows: "The Tribune Store"."""
        line, at, stop = self.run.line, self.at, self.at + self.size
        if self.size > 1 and stop < len(line) and line[at].letters == "the":
            at += 1
        return " ".join([word.text for word in line[at:stop]])


class _Name:
    """A name, in all spellings that say the same, with the places where it stands; `said` has the spellings of the title."""

    def __init__(self, places: list[_Place]) -> None:
        self.places = places
        self.said: list[str] = []
        self.alone = 0
        self.owned = False
        self.rights: set[str] = set()
        for place in places:
            self.alone += place.alone
            if place.owned:
                self.owned = True
                self.rights.add(place.rights())
        self.addressed = False
        self.features: choice.Features = {}

    def spellings(self) -> dict[str, int]:
        """How often each spelling stands on the page."""
        found: dict[str, int] = {}
        for text in [place.text() for place in self.places] + self.said:
            found[text] = found.get(text, 0) + 1
        return found

    def sign(self, feature: str) -> None:
        self.features[feature] = 1.0


def choose(page: Page, candidates: list[Candidate]) -> str | None:
    """The name that is likelier than any other and than none, None if there is none such.

    Names of which one is part of another, "Tribune" and "Lakeside Tribune", count together, as they are one outlet's, and the likeliest is
    given. A line in capitals that nothing else confirms is none: "FOR IMMEDIATE RELEASE".
    """
    best = choice.one_of(candidates, choice.weights_of("publisher", page.markup))
    if best is None:
        likeliest = max(candidates, key=_probability_of, default=None)
        together = 0.0 if likeliest is None else sum([one.probability for one in candidates if _are_nested(one.key, likeliest.key)])
        best = likeliest if together >= _EVEN else None
    if best is None or (_is_shouted(best.text) and _CONFIRMED.isdisjoint(best.features)):
        return None
    return best.text


def _probability_of(candidate: Candidate) -> float:
    return candidate.probability


def _are_nested(one: str, other: str) -> bool:
    return len(one) > _MIN_LETTERS and len(other) > _MIN_LETTERS and (one in other or other in one)


def key_of(name: str) -> str:
    """What all spellings of a name share: "The Lakeside Tribune", "LAKESIDE TRIBUNE" → "lakesidetribune"."""
    letters = "".join(filter(str.isalnum, name.lower()))
    return letters[3:] if name[:4].lower() == "the " else letters


def candidates_on(page: Page, url: str | None) -> list[Candidate]:
    """The names that can be the publisher's, with the evidence for and against each. `url` is the page's address."""
    titles = _titles(page)
    reader = _Reader(page, titles, url)
    found = _named(titles, reader, page.language)
    keys = _likely(found, choice.weights_of("publisher at first sight", page.markup), page.language)
    candidates = []
    for key in keys:
        name = found[key]
        for place in name.places:
            reader.add_place(name, place)
        candidate = Candidate(key, _best_spelling(name.spellings()), name.places[0].index if name.places else -1)
        candidate.features = name.features
        for feature in _form(candidate.text, page.language):
            name.sign(feature)
        for feature in name.rights:
            name.sign(feature)
        for feature in _in_body(candidate.text, page):
            name.sign(feature)
        name.sign(_ALONE.of(name.alone))
        if known := _known_outlets().get(key):
            name.sign(f"known {known}, {_ALONE.of(name.alone)}")
        name.sign(_ALONE_OF_LINES.of(int(4 * name.alone / max(1, len(name.places)))))
        _add_addresses(candidate, reader.hosts)
        candidates.append(candidate)
    for rank, candidate in enumerate(candidates):
        _add_agreement(candidate, found[candidate.key], rank, reader.before, page)
    _add_rivals(candidates, found)
    _add_relatives(candidates, found, page)
    return candidates


class _Run:
    """Words that follow one another in a line and can be a name, from the one at `start` on: `line` has what is known of each word.

    A name that begins at one of the first `alone` + 1 words and ends the run stands alone.
    """

    def __init__(self, index: int, words: list[str], start: int, line: list[_Word], alone: int, owned: bool) -> None:
        self.index, self.words, self.start, self.line, self.alone, self.owned = index, words, start, line, alone, owned
        self.company = False

    def end_before_company(self) -> None:
        """Leaves out what says that the name is a company's: "Lakeside Tribune Pty Ltd" → "Lakeside Tribune"."""
        while len(self.line) > 1 and _is_company_ending(self.line[-1].text):
            self.line.pop()
            self.company = True


class _Reader:
    """The names in the page's lines outside its body, and the addresses and accounts in all of them.

    A name that counts stands twice on a page, which few of those do that one could make of its words, or is told by a title, an address
    or a sign of copyright. So names are made only of words that stand twice or are among `told`, or beside one of these signs.
    """

    def __init__(self, page: Page, told: list[str], url: str | None) -> None:
        self.page = page
        self.places: dict[str, list[_Place]] = {}
        self.before = min(page.start, page.headline if page.headline is not None else page.start)
        self.counts: dict[str, int] = {}
        for text in told:
            for word in _words_of(text.split()):
                self.counts[word.letters] = 1
        runs, addresses = self._read_lines()
        self.hosts = _longof(addresses)
        if url:
            self.hosts[_host_in(url.partition("://")[2])] = "given"
        beginnings = {host[:_MIN_HOST_LETTERS] for host in self.hosts}
        for run in runs:
            self._add_names(run, beginnings)

    def _read_lines(self) -> tuple[list[_Run], list[str]]:
        """The runs that can have names, and the words that can be addresses."""
        page, runs = self.page, []
        addresses: list[str] = []
        count = len(page.items)
        for index in [*range(min(count, _MAX_TEXT_BLOCKS)), *range(max(_MAX_TEXT_BLOCKS, count - _MAX_TEXT_BLOCKS), count)]:
            text = page.items[index].block.text
            if "@" in text or ("." in text and _dot_in_address().search(text)):
                addresses += [word for word in text.split() if _may_be_address(word)]
            if not (page.start <= index < page.stop and page.in_body(index)) and index != page.headline:
                runs += self._runs(index, text.replace("/", " / ").split() if "/" in text else text.split())
        return runs, addresses

    def _runs(self, index: int, words: list[str]) -> list[_Run]:
        """The runs of words of a line that can be names; its words are counted."""
        line, counts = _words_of(words), self.counts
        found: list[_Run] = []
        run: list[_Word] = []
        closed, rights = True, -_WORDS_AFTER_RIGHTS - 1
        for place, word in enumerate(line):
            if word.is_rights:
                rights = place
            if word.text:
                counts[word.letters] = counts.get(word.letters, 0) + 1
                if closed or word.opens or (word.is_number and run and is_month(run[-1].text)):
                    run = []
                if run or not (word.is_inner or word.is_number):
                    if not run:
                        found.append(_Run(index, words, place, run, 0, place - rights <= _WORDS_AFTER_RIGHTS))
                    run.append(word)
            closed = word.closes or not word.text
        for one in found:
            if one.owned:
                one.end_before_company()
        if found and found[0].start == 0 and len(found[0].line) > 1:
            found[0].alone = 1 if found[0].line[0].text.lower() in self.page.language.page_words else 0
        return [run for run in found if len(run.line) <= _MAX_RUN_WORDS and not all(word.is_number for word in run.line)]

    def _add_names(self, run: _Run, beginnings: set[str]) -> None:
        """Adds the names that can be made of a run's words."""
        counts, words = self.counts, run.line
        self._add_known(run)
        if len(words) == len(run.words) and self._may_be_masthead(run.index):
            self._add_place(run, 0, len(words))
        if run.owned or (beginnings and any(word.letters[:_MIN_HOST_LETTERS] in beginnings for word in words)):
            self._add_stretch(run, 0, len(words))
            return
        first = 0
        for place, word in enumerate(words):
            if counts[word.letters] < _MIN_COUNT:
                if place > first:
                    self._add_stretch(run, first, place)
                first = place + 1
        if len(words) > first:
            self._add_stretch(run, first, len(words))

    def _add_known(self, run: _Run) -> None:
        """Adds the names among a run's words that are those of outlets or owners known beyond their town."""
        words, beginnings, known = run.line, _known_beginnings(), _known_outlets()
        for at, word in enumerate(words):
            if word.letters in beginnings:
                letters = ""
                for size in range(1, min(_MAX_NAME_WORDS + 1, len(words) - at) + 1):
                    letters += words[at + size - 1].letters
                    if letters in known:
                        with_article = at > 0 and words[at - 1].letters == "the"
                        if with_article:
                            self._add_place(run, at - 1, size + 1)
                        elif size > 1 or letters not in _with_article():
                            self._add_place(run, at, size)

    def _may_be_masthead(self, index: int) -> bool:
        return index < min(self.before, _TOP_BLOCKS) or index >= len(self.page.items) - _LAST_BLOCKS

    def _add_place(self, run: _Run, at: int, size: int) -> None:
        """Adds a place where a name stands, once a line; "the" before a name is not of its key."""
        words = run.line[at : at + size]
        if words[0].is_inner or words[-1].is_inner:
            return
        letters = [word.letters for word in words]
        key = "".join(letters[1:] if size > 1 and letters[0] == "the" else letters)
        places = self.places.setdefault(key, [])
        if not places or places[-1].index != run.index:
            places.append(_Place(run, at, size, at <= run.alone and at + size == len(run.line)))

    def _add_stretch(self, run: _Run, first: int, last: int) -> None:
        """Adds the names among the words of a run from `first` up to `last`, the longest first; each once a line."""
        words, places, index = run.line, self.places, run.index
        letters, ends = "", [0]
        for word in words[first:last]:
            letters += word.letters
            ends.append(len(letters))
        for size in range(min(_MAX_NAME_WORDS + 1, last - first), 0, -1):
            for at in range(first, last - size + 1):
                stop = at + size
                if words[at].is_inner or words[stop - 1].is_inner:
                    continue
                begin = at + 1 if size > 1 and words[at].letters == "the" else at
                key = letters[ends[begin - first] : ends[stop - first]]
                known = places.get(key)
                if known is None:
                    if len(key) < _MIN_LETTERS:
                        continue
                    known = places[key] = []
                elif known[-1].index == index:
                    continue
                known.append(_Place(run, at, size, at <= run.alone and stop == len(words)))

    def add_place(self, name: _Name, place: _Place) -> None:
        """Notes where a name stands: in its line, and its line on the page."""
        page, index, words, start = self.page, place.index, place.words, place.start
        stop = start + place.size
        part = "above" if index < page.start else "below"
        item = page.items[index]
        name.sign(f"in {item.label}")
        if place.is_line():
            name.sign(f"line {part}")
            if index < self.before:
                name.sign(_FROM_TOP.of(index))
            elif index >= len(page.items) - _LAST_BLOCKS:
                name.sign("line at the bottom")
            if not item.block.bullet:
                name.sign(f"line without bullet {part}")
                if index > 0 and page.items[index - 1].block.bullet:
                    name.sign("line after bullets")
            if item.block.tag:
                name.sign(f"tag {item.block.tag}")
            return
        if start and (before := _context(words[start - 1], page.language)):
            name.sign(f"after {before}")
            if start > 1 and before in _SMALL_BEFORE and (further := _context(words[start - 2], page.language)):
                name.sign(f"after {further} {before}")
        if stop == len(words):
            name.sign("ends line")
        elif after := _context(words[stop], page.language):
            name.sign(f"before {after}")


_FROM_TOP: Final = Steps("line {} from the top", (0, 1, 3, 8, 20, 60))


def _words_of(words: list[str]) -> list[_Word]:
    """The first words of a line; most are kept from other lines and pages."""
    if len(_known) > _MAX_KNOWN:
        _known.clear()
    found: list[_Word] = []
    for word in words[:_MAX_LINE_WORDS]:
        known = _known.get(word)
        if known is None:
            known = _Word(word, False)
            if len(word) <= _MAX_KNOWN_CHARS:
                _known[word] = known
        found.append(_Word(word, True) if known.is_owner and len(words) <= 2 else known)
    return found


_known: Final[dict[str, _Word]] = {}


def _is_company_ending(word: str) -> bool:
    return word.lower() in _company_endings()


@cache
def _company_endings() -> frozenset[str]:
    """The words that begin what follows a company's name: "The Lakeside Tribune Pty Ltd"."""
    return frozenset(languages.anywhere().company_endings) | {"company", "pty"}


@cache
def _known_outlets() -> dict[str, str]:
    """Whether a key is that of an outlet or an owner that is known beyond its town."""
    return {key_of(name): kind for name, kind in languages.anywhere().outlets.items()}


@cache
def _known_beginnings() -> frozenset[str]:
    """The letters of the first words of these names."""
    firsts = []
    for name in languages.anywhere().outlets:
        words = name.lower().split()
        first = words[1] if len(words) > 1 and words[0] == "the" else words[0]
        firsts.append("".join(filter(str.isalnum, first)))
    return frozenset(firsts)


@cache
def _with_article() -> frozenset[str]:
    """The keys of known outlets that are a common word but for the article before it: "The Island"."""
    return frozenset([key_of(name) for name in languages.anywhere().outlets if name.startswith("The ") and name.count(" ") == 1])


@cache
def _own_spellings() -> dict[str, str]:
    """How known outlets spell their names, by their keys."""
    return {key_of(name): name for name in languages.anywhere().outlets}


def _is_rights(word: str) -> bool:
    return word[0] == "©" or word.lower() in _RIGHTS


def _context(word: str, language: Language) -> str | None:
    """What a word beside a name tells: itself if it is of the page's furniture or in small letters, "#" for a number."""
    if word in _BREAKS:
        return word
    bare = word.strip(_MARKS)
    if not bare:
        return None
    if _is_company_ending(bare):
        return "company"
    if bare[0] == "©" or word.lower() == "(c)":
        return "©"
    if bare[:4].isdigit():
        return "#"
    lower = bare.lower()
    return lower if bare.islower() or lower in language.page_words or lower in _RIGHTS else "Name"


def _titles(page: Page) -> list[str]:
    """The page's titles: its own, and what the metadata say: "Harbor vote delayed - City - The Tribune"."""
    title = page.title
    if title is None and page.items and separators().search(page.text(0)):
        title = page.text(0)
    said = [title] if title else []
    return said + [claim.value for claim in page.evidence.on("headline")]


def _titled(titles: list[str], places: dict[str, list[_Place]]) -> dict[str, _Name]:
    """The names in these titles."""
    found: dict[str, _Name] = {}
    for line in titles:
        parts = [part.strip() for part in separators().split(line)]
        if len(parts) < 2:
            continue
        for place, part in ((len(parts) - 1, "last"), (0, "first"), *((at, "middle") for at in range(1, len(parts) - 1))):
            words = parts[place].split()
            if not 1 <= len(words) <= _MAX_NAME_WORDS or not any(map(str.isalpha, parts[place])):
                continue
            key = key_of(parts[place])
            name = found.setdefault(key, _Name(places.get(key, [])))
            name.said.append(" ".join(words))
            name.sign(f"{part} in title")
            name.sign(f"{part} of {min(len(parts), 4)} in title")
    return found


def at_first_sight(page: Page, url: str | None) -> list[Candidate]:
    """The names that may be the publisher's, with what is seen of each before all is gathered that speaks for it."""
    titles = _titles(page)
    found = []
    for key, name in _named(titles, _Reader(page, titles, url), page.language).items():
        candidate = Candidate(key, _best_spelling(name.spellings()), -1)
        candidate.features = dict.fromkeys(_first_signs(name, page.language), 1.0)
        found.append(candidate)
    return found


def _named(titles: list[str], reader: _Reader, language: Language) -> dict[str, _Name]:
    """The names that stand twice on a page or are told by a title, an address or a sign of copyright, by their keys."""
    found = _titled(titles, reader.places)
    beginnings = {host[:stop] for host in reader.hosts for stop in range(_MIN_HOST_LETTERS, len(host) + 1)}
    hosts = tuple([host for host in reader.hosts if len(host) >= _MIN_HOST_LETTERS])
    for key, places in reader.places.items():
        if key in language.function_words:
            continue
        addressed = key in beginnings or (bool(hosts) and key.startswith(hosts))
        name = found.get(key)
        known = key in _known_outlets()
        if name is None and (len(places) > 1 or addressed or places[0].owned or known or places[0].is_line()):
            name = _Name(places)
            if len(places) > _MAX_LINES_AMID or name.alone or addressed or name.owned or known:
                found[key] = name
        if name is not None:
            name.addressed = addressed
    return found


def _first_signs(name: _Name, language: Language) -> list[str]:
    """What is seen of a name at first sight: how often it stands, what tells it, what its words are."""
    signs = [f"{_LINES.of(len(name.places))}, {_ALONE.of(name.alone)}", *name.features]
    if name.addressed:
        signs.append("addressed")
    if name.owned:
        signs.append("owned")
        signs += name.rights
    if len(name.places) == 1 and name.places[0].is_line():
        signs.append(_FROM_TOP.of(name.places[0].index))
    text = name.places[0].text() if name.places else name.said[0]
    lower = text.lower()
    words = lower.split()
    if known := _known_outlets().get(key_of(text)):
        size = min(2, len(words) - (words[0] == "the"))
        signs += [f"known {known}, words {size}", f"known {known}, words {size}, {_ALONE.of(name.alone)}"]
    if lower in language.sections:
        signs.append("section")
    elif text in language.places:
        signs.append("place")
    elif lower in language.line_words["home"]:
        signs.append("home")
    elif all(word in language.page_words or word in language.function_words for word in words):
        signs.append("only words of pages")
    elif words[-1] in language.outlet_words:
        signs.append("ends in word of outlets")
    signs.append(_WORDS.of(len(words)))
    return signs


def _likely(found: dict[str, _Name], weights: choice.Weights, language: Language) -> list[str]:
    """The keys of the names that look most like a publisher's at first sight, without those that are only parts of others."""
    ranks = []
    for key, name in found.items():
        rank = sum([weights.get(sign, 0.0) for sign in _first_signs(name, language)])
        ranks.append((-rank, key))
    ranks.sort()
    keys = [key for _, key in ranks[: 2 * _MAX_CANDIDATES]]
    return [key for key in keys if not _is_part(key, keys, found)][:_MAX_CANDIDATES]


def _is_part(key: str, keys: list[str], found: dict[str, _Name]) -> bool:
    """Whether a name stands nowhere but in a longer one of these, and nothing else tells it: "Courier" in "West Coast Courier"."""
    name = found[key]
    if name.alone or name.addressed or name.said or "owned before company" in name.rights:
        return False
    return any(key in other and key != other and len(found[other].places) >= len(name.places) for other in keys)


def _best_spelling(spellings: dict[str, int]) -> str:
    """The commonest spelling, with "The" if a quarter have it; one with small letters, if there is one, before one without."""
    if len(spellings) == 1:
        return next(iter(spellings))
    best = max(spellings, key=lambda text: (not _is_shouted(text), spellings[text], text))
    own = _own_spellings().get(key_of(best))
    if own in spellings:
        return own
    longer = f"The {best}"
    return longer if 4 * spellings.get(longer, 0) >= sum(spellings.values()) else best


def _is_shouted(text: str) -> bool:
    return text.isupper() and " " in text


def _form(text: str, language: Language) -> list[str]:
    """The form of a name: its length, and what its words are."""
    lower = text.lower()
    words = lower.split()
    found = [_WORDS.of(len(words)), _LETTERS.of(len(text))]
    if text.isupper():
        found.append("capitals")
    if words[0] == "the":
        found.append("the")
    if "." in text:
        found.append("address")
    if any(before.islower() and after.isupper() for before, after in pairwise(text)):
        found.append("capitals within")
    if text[:1].isdigit():
        found.append("digits")
    if any(word in language.outlet_words for word in words):
        found.append("has word of outlets")
        if words[-1] in language.outlet_words:
            found += ["ends in word of outlets", f"last={words[-1]}"]
    everywhere = languages.anywhere()
    if known := _known_outlets().get(key_of(text)):
        found.append(f"known {known}, words {min(2, len(words) - (words[0] == 'the'))}")
    if any(word in everywhere.company_endings for word in words):
        found.append("company")
    if text in everywhere.wires:
        found.append("agency")
    if lower in language.sections:
        found.append("section")
    elif words[0] in language.sections or words[-1] in language.sections:
        found.append("has section")
    others = language.line_words["not a publisher"]
    if lower in others or words[0] in others:
        found.append("not a publisher")
    if lower in language.line_words["home"]:
        found.append("home")
    if text in language.places or lower in language.places:
        found.append("place")
    if all(word in language.page_words or word in language.function_words for word in words):
        found.append("only words of pages")
    if names.is_person(text, language):
        found.append("person")
    return found


def _in_body(text: str, page: Page) -> list[str]:
    """How often the body has a name, and what words stand around it there: "told the Tribune"."""
    lower, running = text.lower(), page.running
    found = [_IN_BODY.of(running.count(lower))]
    at = running.find(lower)
    for _ in range(_MAX_MENTIONS):
        if at < 0:
            break
        before, after = running[max(0, at - 30) : at].split(), running[at + len(lower) : at + len(lower) + 30].split()
        if before:
            word = before[-2] if before[-1] == "the" and len(before) > 1 else before[-1]
            found.append(f"in body after {word}")
        if after:
            found.append(f"in body before {after[0].strip(_MARKS)}")
        at = running.find(lower, at + len(lower))
    return found


_ABOUT: Final = frozenset({Label.PROMO, Label.NOTE, Label.LEGAL})
"""Labels of lines in which an outlet speaks of itself."""
_PARTS: Final = 5
"""The top and the bottom are this part of a page's lines."""
_RANK: Final = Steps("rank {}", (0, 1, 2, 4, 8))
_WITNESSES: Final = Steps("{} witnesses", (0, 1, 2, 3))
_RIVALS: Final = Steps("{} others", (0, 1, 3))
_IN_BODY: Final = Steps("in body {} times", (0, 1, 2, 4, 9))
_EVEN: Final = 0.5
"""The probability from which names are believed."""
_CONFIRMED: Final = frozenset(
    {"owned whole", "owned before company", "owned beginning", "alone <=2", "alone <=3", "alone <=5", "alone <=9"}
)
_LETTERS: Final = Steps("letters {}", (3, 5, 8, 14, 24))
_WORDS: Final = Steps("words {}", (1, 2, 3, 4))
_LINES: Final = Steps("lines {}", (0, 1, 2, 3, 5, 9, 20))
_ALONE: Final = Steps("alone {}", (0, 1, 2, 3, 5, 9))
_ALONE_OF_LINES: Final = Steps("alone in {} of 4", (0, 1, 2, 3))


def _add_addresses(candidate: Candidate, hosts: dict[str, str]) -> None:
    """Adds whether addresses and accounts on the page are made of a name's letters or initials."""
    initials = "".join(word[0] for word in candidate.text.lower().split() if word[0].isalnum())
    for host, kind in hosts.items():
        if how := _names_host(candidate.key, initials, host):
            candidate.add(f"{how} {kind}")


def _add_agreement(candidate: Candidate, name: _Name, rank: int, before: int, page: Page) -> None:
    """Adds which witnesses agree on a name, its rank at first sight, and whether it stands at the top, amid and at the bottom of a page."""
    candidate.add(_RANK.of(rank))
    witnesses = []
    if name.owned:
        witnesses.append("rights")
    if name.addressed:
        witnesses.append("address")
    if name.said:
        witnesses.append("title")
    if any(place.is_line() and place.index < before for place in name.places):
        witnesses.append("masthead")
    if any(page.label(place.index) in _ABOUT for place in name.places):
        witnesses.append("note")
    if candidate.text.lower() in page.running:
        witnesses.append("body")
    candidate.add(f"witnesses: {', '.join(witnesses)}")
    candidate.add(_WITNESSES.of(len(witnesses)))
    first, last = len(page.items) // _PARTS, len(page.items) - len(page.items) // _PARTS
    parts = {"top" if place.index < min(first, before) else "bottom" if place.index >= last else "amid" for place in name.places}
    candidate.add(f"stands {', '.join(sorted(parts))}")


def _add_rivals(candidates: list[Candidate], found: dict[str, _Name]) -> None:
    """Adds to each name that witnesses tell whether there are others, which are not part of it, that the same tell."""
    owned = [one.key for one in candidates if found[one.key].owned]
    masts = [one.key for one in candidates if any(place.is_line() for place in found[one.key].places)]
    most = max([found[one.key].alone for one in candidates], default=0)
    for candidate in candidates:
        for kind, keys in (("owned", owned), ("a line", masts)):
            if candidate.key in keys:
                others = sum(key not in candidate.key and candidate.key not in key for key in keys)
                candidate.add(f"{kind}, {_RIVALS.of(others)}")
            elif keys:
                candidate.add(f"others are {kind}")
        if found[candidate.key].alone == most:
            candidate.add("alone most often")


def _add_relatives(candidates: list[Candidate], found: dict[str, _Name], page: Page) -> None:
    """Adds whether a name is part of a longer candidate, or has a shorter one in it, and which of the two stands in more lines."""
    padded = [f" {candidate.text.lower()} " for candidate in candidates]
    for number, candidate in enumerate(candidates):
        if len(candidate.key) < _MIN_HOST_LETTERS:
            continue
        for at, other in enumerate(candidates):
            if _is_initials(candidate.text, other.text):
                candidate.add("initials of another")
                other.add("its initials stand, too")
            if len(padded[number]) <= len(padded[at]) and at != number and padded[number] in padded[at]:
                more = "more" if len(found[candidate.key].places) > len(found[other.key].places) else "as many"
                begins = "begins" if other.key.startswith(candidate.key) else "is in"
                candidate.add(f"{begins} a longer name, {more} lines")
                other.add(f"longer than a name, {begins}, {more} lines")
                if other.key.startswith(candidate.key) and (rest := other.text.lower().split()[-1]) in page.language.outlet_words:
                    other.add(f"longer by {rest}")
                    candidate.add(f"shorter by {rest}")


def _is_initials(short: str, name: str) -> bool:
    """Whether one name is made of the other's initials: "LST" of "The Lake Side Tribune"."""
    if not _MIN_INITIALS <= len(short) <= _MAX_NAME_WORDS + 1 or not short.isupper():
        return False
    words = [word for word in name.split() if word not in _INNER]
    return short.lower() in {"".join(word[0] for word in words[at:]).lower() for at in (0, 1)}


# addresses


def _may_be_address(word: str) -> bool:
    """Whether a word can be an address or an account: "ann@lakesidetribune.example", "@lakesidetrib", "LakesideTribune.com"."""
    if "@" in word:
        return len(word) > _MIN_HOST_LETTERS
    bare = word.strip(_MARKS) if "." in word else ""
    return "." in bare and _address_pattern().fullmatch(bare) is not None


@cache
def _dot_in_address() -> re.Pattern[str]:
    return re.compile(r"\.[a-z]{2}")


@cache
def _address_pattern() -> re.Pattern[str]:
    return re.compile(r"(?:https?://)?(?:www\.)?[A-Za-z0-9-]{2,40}(?:\.[A-Za-z0-9-]{2,40}){0,2}\.[a-z]{2,6}(?:/\S{0,300})?")


def _longof(addresses: list[str]) -> dict[str, str]:
    """The names in the addresses and accounts of a page, in small letters without endings, with their kind: "mail", "account", "site"."""
    found: dict[str, str] = {}
    for word in addresses:
        before, at, after = word.strip(_MARKS).partition("@")
        if at and not before:
            found.setdefault("".join(filter(str.isalnum, after.lower())), "account")
        elif host := _host_in(after if at else before.partition("://")[2] or before):
            found.setdefault(host, "mail" if at else "site")
    return found


def _host_in(address: str) -> str:
    """The name in an address, "" if it has none: "www.lakeside-tribune.co.uk/news" → "lakesidetribune"."""
    labels = address.partition("/")[0].lower().strip(_MARKS).split(".")
    named = [label.replace("-", "") for label in labels[:-1] if label not in {"www", "m", "co", "com", "org", "net"}]
    return max(named, key=len, default="")


def _names_host(key: str, initials: str, host: str) -> str | None:
    """How an address is made of a name: of its letters, its initials, or its beginning; None if it is not."""
    if not host:
        return None
    if key in {host, host.removeprefix("the")}:
        return "is address"
    if len(host) < _MIN_HOST_LETTERS:
        return None
    if key.startswith(host) and key.removeprefix(host) in {"com", "org", "net", "couk", "de"}:
        return "is whole address"
    if len(initials) >= _MIN_INITIALS and host == initials:
        return "is address by initials"
    if len(key) > _MIN_HOST_LETTERS and host.startswith(key):
        return "begins address"
    return "address begins it" if key.startswith(host) and len(host) > _MIN_HOST_LETTERS else None
