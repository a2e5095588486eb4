"""The publisher: the outlet whose page it is, by the names in the page's lines and the witnesses that agree on one.

A name stands in the page's title, on its masthead, after "©", after "Subscribe to"; the page's addresses and accounts are made of it. Each
is a weak sign, and an agency, a company or a network has some of them, too; so the names are candidates, all that a page says of one are
its features, and learned weights choose.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from newsx import languages
from newsx.fields import choice
from newsx.fields.choice import Candidate, Steps
from newsx.fields.page import Page
from newsx.fields.titles import separators
from newsx.languages import Language
from newsx.text import names

_MAX_NAME_WORDS: Final = 5
_MAX_LINE_WORDS: Final = 25
"""The first words of a line in which names are looked for."""
_MAX_TEXT_BLOCKS: Final = 300
"""Blocks at each end of a page whose names are read."""
_MAX_CANDIDATES: Final = 24
_LAST_BLOCKS: Final = 12
"""Blocks at the end of a page where its masthead may stand again."""
_MIN_HOST_LETTERS: Final = 3
_MIN_INITIALS: Final = 3
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
_MAX_LABEL_WORDS: Final = 14
"""Words of a line that is no sentence."""
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
        breaks = not bare or "@" in word or word in _BREAKS or bare[:4].isdigit()
        is_name = not breaks and (bare[0].isupper() or bare[0].isdigit() or bare in _INNER or _may_be_address(word))
        self.text = bare.removeprefix("©") if is_name else ""
        lower = self.text.lower()
        self.letters = lower if lower.isalnum() else "".join(filter(str.isalnum, lower))
        self.is_inner, self.is_number = self.text in _INNER, self.text.isdigit()
        self.opens = word[0] in '(“"‘['
        self.closes = word[-1] in ",;:.)!?”" and len(word) > _MIN_LETTERS
        self.is_rights = word[0] in "©(cC" and _is_rights(word)


_Run = list[_Word]


class _Place:
    """Where a name stands: in the block at `index`, whose words are `words`, `size` of them from `start` on, which is `at` in its run.

    It is `alone` if no other capitalised word stands beside it but the page's furniture, "Follow the Tribune", and `owned` if it comes
    after a sign of copyright, "© 2019 - 2024 The Tribune".
    """

    def __init__(self, index: int, words: list[str], start: int, size: int, run: _Run, at: int, alone: bool, owned: bool) -> None:
        self.index, self.words, self.start, self.size = index, words, start, size
        self.run, self.at, self.alone, self.owned = run, at, alone, owned

    def text(self) -> str:
        """The name as it is spelled here; "The" is of it only where nothing follows: "The Tribune Store"."""
        at, stop = self.at, self.at + self.size
        if self.size > 1 and stop < len(self.run) and self.run[at].letters == "the":
            at += 1
        return " ".join([word.text for word in self.run[at:stop]])


class _Name:
    """A name, in all spellings that say the same, with the places where it stands; `said` has the spellings of the title."""

    def __init__(self, places: list[_Place]) -> None:
        self.places = places
        self.said: list[str] = []
        self.alone = 0
        self.owned = False
        for place in places:
            self.alone += place.alone
            self.owned = self.owned or place.owned
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
    """The name that is likelier than any other and than none, None if there is none such."""
    best = choice.one_of(candidates, choice.weights_of("publisher", page.markup))
    return best.text if best else None


def key_of(name: str) -> str:
    """What all spellings of a name share: "The Lakeside Tribune", "LAKESIDE TRIBUNE" → "lakesidetribune"."""
    letters = "".join(filter(str.isalnum, name.lower()))
    return letters[3:] if name[:4].lower() == "the " else letters


def candidates_on(page: Page, url: str | None) -> list[Candidate]:
    """The names that can be the publisher's, with the evidence for and against each. `url` is the page's address."""
    reader = _Reader(page)
    found = _titled(page, reader.places)
    hosts = _longof(reader.addresses)
    if url:
        hosts[_host_in(url.partition("://")[2])] = "given"
    keys = _likely(found, reader.places, hosts, page.language)
    top = max((len(found[key].places) for key in keys), default=0)
    most = max((found[key].alone for key in keys), default=0)
    candidates = []
    for key in keys:
        name = found[key]
        for place in name.places:
            reader.add_place(name, place)
        spellings = name.spellings()
        candidate = Candidate(key, _best_spelling(spellings), name.places[0].index if name.places else -1)
        candidate.features = name.features
        for feature in _form(candidate.text, page.language):
            name.sign(feature)
        _add_counts(candidate, name, spellings, page, top, most)
        _add_addresses(candidate, hosts)
        candidates.append(candidate)
    _add_relatives(candidates, found)
    return candidates


class _Reader:
    """The names in the page's lines outside its body, and the addresses and accounts in all of them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.places: dict[str, list[_Place]] = {}
        self.addresses: list[str] = []
        self.before = min(page.start, page.headline if page.headline is not None else page.start)
        count = len(page.items)
        indices: list[int] = [*range(min(count, _MAX_TEXT_BLOCKS)), *range(max(_MAX_TEXT_BLOCKS, count - _MAX_TEXT_BLOCKS), count)]
        for index in indices:
            text = page.items[index].block.text
            if "@" in text or ("." in text and _dot_in_address().search(text)):
                self.addresses += [word for word in text.split() if _may_be_address(word)]
            if not (page.start <= index < page.stop and page.in_body(index)) and index != page.headline:
                self._read_line(index, text.replace("/", " / ").split() if "/" in text else text.split())

    def _read_line(self, index: int, words: list[str]) -> None:
        seen: set[str] = set()
        line = _words_of(words)
        rights = [place for place, word in enumerate(line) if word.is_rights]
        for start, run in _runs(line):
            count = len(run)
            if count > _MAX_RUN_WORDS:  # a menu in one line
                continue
            owned = any(0 <= start - place <= _WORDS_AFTER_RIGHTS for place in rights)
            alone = 1 if start == 0 and count > 1 and run[0].text.lower() in self.page.language.page_words else 0
            letters, ends = "", [0]
            for word in run:
                letters += word.letters
                ends.append(len(letters))
            for size in range(min(_MAX_NAME_WORDS + 1, count), 0, -1):
                for at in range(count - size + 1):
                    stop = at + size
                    if run[at].is_inner or run[stop - 1].is_inner:
                        continue
                    first = at + 1 if size > 1 and run[at].letters == "the" else at
                    key = letters[ends[first] : ends[stop]]
                    if len(key) < _MIN_LETTERS or key in seen:
                        continue
                    seen.add(key)
                    place = _Place(index, words, start + at, size, run, at, at <= alone and stop == count, owned)
                    known = self.places.get(key)
                    if known is None:
                        self.places[key] = [place]
                    else:
                        known.append(place)

    def add_place(self, name: _Name, place: _Place) -> None:
        """Notes where a name stands: in its line, and its line on the page."""
        page, index, words, start = self.page, place.index, place.words, place.start
        stop = start + place.size
        part = "above" if index < page.start else "below"
        item = page.items[index]
        name.sign(f"in {item.label}")
        if place.size == len(words):
            name.sign(f"line {part}")
            if index < self.before:
                name.sign(_FROM_TOP.of(index))
                name.sign(_ABOVE_HEADLINE.of(self.before - index))
            elif index >= len(page.items) - _LAST_BLOCKS:
                name.sign("line at the bottom")
            if not item.block.bullet:
                name.sign(f"line without bullet {part}")
                if index > 0 and page.items[index - 1].block.bullet:
                    name.sign("line after bullets")
            if item.block.tag:
                name.sign(f"tag {item.block.tag}")
            return
        if len(words) > _MAX_LABEL_WORDS:
            name.sign("in sentence")
        if start == 0:
            name.sign("begins line")
        elif before := _context(words[start - 1], page.language):
            name.sign(f"after {before}")
            if start > 1 and before in _SMALL_BEFORE and (further := _context(words[start - 2], page.language)):
                name.sign(f"after {further} {before}")
        if stop == len(words):
            name.sign("ends line")
        elif after := _context(words[stop], page.language):
            name.sign(f"before {after}")


_FROM_TOP: Final = Steps("line {} from the top", (0, 1, 3, 8, 20, 60))
_ABOVE_HEADLINE: Final = Steps("line {} above the headline", (1, 2, 3, 6, 12))


def _words_of(words: list[str]) -> _Run:
    """The first words of a line; most are kept from other lines and pages."""
    if len(_known) > _MAX_KNOWN:
        _known.clear()
    found: _Run = []
    for word in words[:_MAX_LINE_WORDS]:
        known = _known.get(word)
        if known is None:
            known = _Word(word, False)
            if len(word) <= _MAX_KNOWN_CHARS:
                _known[word] = known
        found.append(_Word(word, True) if known.is_owner and len(words) <= 2 else known)
    return found


_known: Final[dict[str, _Word]] = {}


def _runs(line: _Run) -> list[tuple[int, _Run]]:
    """The runs of words that can be names, each with the index of its first word."""
    found: list[tuple[int, _Run]] = []
    run: _Run = []
    for place, word in enumerate(line):
        if not word.text:
            run = []
            continue
        if not run or word.opens or line[place - 1].closes:
            run = []
            if word.is_inner:
                continue
            found.append((place, run))
        run.append(word)
    return [(start, run) for start, run in found if not all(word.is_number for word in run)]


def _is_rights(word: str) -> bool:
    return word[0] == "©" or word.lower() in _RIGHTS


def _context(word: str, language: Language) -> str | None:
    """What a word beside a name tells: itself if it is of the page's furniture or in small letters, "#" for a number."""
    bare = word.strip(_MARKS)
    if not bare:
        return None
    if bare[0] == "©" or word.lower() == "(c)":
        return "©"
    if bare[:4].isdigit():
        return "#"
    lower = bare.lower()
    return lower if bare.islower() or lower in language.page_words or lower in _RIGHTS else "Name"


def _titled(page: Page, places: dict[str, list[_Place]]) -> dict[str, _Name]:
    """The names in the page's title: "Harbor vote delayed - City - The Tribune"."""
    found: dict[str, _Name] = {}
    title = page.title
    if title is None and page.items and separators().search(page.text(0)):
        title = page.text(0)
    said = [title] if title else []
    said += [claim.value for claim in page.evidence.on("headline")]
    for line in said:
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


def _likely(found: dict[str, _Name], places: dict[str, list[_Place]], hosts: dict[str, str], language: Language) -> list[str]:
    """The names that have most signs of a publisher, which are added to those of the title; none that stands only once."""
    beginnings = {host[:stop] for host in hosts for stop in range(_MIN_HOST_LETTERS, len(host) + 1)}
    long = tuple([host for host in hosts if len(host) >= _MIN_HOST_LETTERS])
    ranks = []
    for key, known in places.items():
        if (len(known) > 1 or known[0].owned or key in beginnings or key.startswith(long)) and key not in found:
            found[key] = _Name(known)
    for key, name in found.items():
        lines, addressed, signs = len(name.places), key in beginnings or key.startswith(long), len(name.features)
        rank = min(lines, 6) + 2 * min(name.alone, 6) + 4 * min(signs, 3) + 6 * addressed + 4 * name.owned
        words = (name.places[0].text() if name.places else name.said[0]).lower().split()
        if len(words) == 1 and words[0] in language.function_words:
            continue
        if words[0] in language.page_words and all(word in language.page_words or word in language.sections for word in words):
            rank -= 9
        ranks.append((-rank, key))
    ranks.sort()
    return [key for _, key in ranks[:_MAX_CANDIDATES]]


def _best_spelling(spellings: dict[str, int]) -> str:
    """The commonest spelling, with "The" if a quarter have it; one with small letters, if there is one, before one without."""
    if len(spellings) == 1:
        return next(iter(spellings))
    best = max(spellings, key=lambda text: (not _is_shouted(text), spellings[text], text))
    longer = f"The {best}"
    return longer if 4 * spellings.get(longer, 0) >= sum(spellings.values()) else best


def _is_shouted(text: str) -> bool:
    return text.isupper() and " " in text


def _form(text: str, language: Language) -> list[str]:
    """The form of a name: its length, and what its words are."""
    words = text.lower().split()
    found = [_WORDS.of(len(words)), _LETTERS.of(len(text))]
    if text.isupper():
        found.append("capitals")
    if words[0] == "the":
        found.append("the")
    if "." in text:
        found.append("address")
    if any(word[:1].isdigit() for word in words):
        found.append("digits")
    if words[-1] in language.outlet_words:
        found.append("ends in word of outlets")
    elif any(word in language.outlet_words for word in words):
        found.append("has word of outlets")
    everywhere = languages.anywhere()
    if any(word in everywhere.company_endings for word in words):
        found.append("company")
    if text in everywhere.wires:
        found.append("agency")
    lower = " ".join(words)
    if lower in language.sections:
        found.append("section")
    elif words[0] in language.sections:
        found.append("begins with section")
    elif words[-1] in language.sections:
        found.append("ends in section")
    others = language.line_words["not a publisher"]
    if lower in others or words[0] in others:
        found.append("not a publisher")
    if lower in language.line_words["home"]:
        found.append("home")
    if text in language.places or lower in language.places:
        found.append("place")
    kinds = {kind for word in words if (kind := language.page_words.get(word))}
    if kinds:
        found += [f"has word of {kind}" for kind in sorted(kinds)]
        if all(word in language.page_words or word in language.function_words for word in words):
            found.append("only words of pages")
    if names.is_person(text, language):
        found.append("person")
    if words[0] in language.function_words and words[0] != "the":
        found.append("begins with small word")
    return found


_WORDS: Final = Steps("words {}", (1, 2, 3, 4))
_LETTERS: Final = Steps("letters {}", (3, 5, 8, 14, 24))


def _add_counts(candidate: Candidate, name: _Name, spellings: dict[str, int], page: Page, top: int, most: int) -> None:
    """Adds how often a name stands on the page, as a line of its own and in the body."""
    name.sign(_OUTSIDE.of(len(page.items) - (page.stop - page.start)))
    lines = len(name.places)
    name.sign(_LINES.of(lines))
    name.sign(_ALONE.of(name.alone))
    name.sign(_ALONE_OF_LINES.of(int(4 * name.alone / max(1, lines))))
    before: set[str] = set()
    after: set[str] = set()
    for place in name.places:
        stop = place.start + place.size
        if stop < len(place.words):
            after.add(place.words[stop].lower())
        if place.start > 0:
            before.add(place.words[place.start - 1].lower())
    name.sign(_AFTER.of(len(after)))
    name.sign(_BEFORE.of(len(before)))
    if lines == top > 1:
        name.sign("most lines")
    if name.alone == most > 1:
        name.sign("most alone")
    whole = 0
    for text in spellings:
        whole = max(whole, page.counts.get(text.lower(), 0))
    name.sign(_WHOLE_LINES.of(whole))
    if "line above" in name.features and "line below" in name.features:
        name.sign("line above and below")
    name.sign(_IN_BODY.of(page.running.count(candidate.text.lower()) if len(candidate.key) > _MIN_HOST_LETTERS else 0))
    kinds = 0
    for sign in _WITNESSES:
        kinds += sign in name.features
    name.sign(_KINDS.of(kinds))


_OUTSIDE: Final = Steps("of {} lines", (6,))
_LINES: Final = Steps("lines {}", (0, 1, 2, 3, 5, 9, 20))
_ALONE: Final = Steps("alone {}", (0, 1, 2, 3, 5, 9))
_ALONE_OF_LINES: Final = Steps("alone in {} of 4", (0, 1, 2, 3))
_AFTER: Final = Steps("other words after {}", (0, 1, 2, 3, 5))
_BEFORE: Final = Steps("other words before {}", (0, 1, 2, 3, 5))
_WHOLE_LINES: Final = Steps("whole lines {}", (0, 1, 2, 3, 6))
_IN_BODY: Final = Steps("in body {}", (0, 1, 2, 4))
_KINDS: Final = Steps("witnesses {}", (0, 1, 2, 3, 4))
_WITNESSES: Final = (
    "last in title",
    "line above",
    "line below",
    "after #",
    "after ©",
    "in legal",
    "after about",
    "in byline",
    "in note",
)


def _add_addresses(candidate: Candidate, hosts: dict[str, str]) -> None:
    """Adds whether addresses and accounts on the page are made of a name's letters or initials."""
    initials = "".join(word[0] for word in candidate.text.lower().split() if word[0].isalnum())
    for host, kind in hosts.items():
        if how := _names_host(candidate.key, initials, host):
            candidate.add(f"{how} {kind}")
            candidate.add(how)


def _add_relatives(candidates: list[Candidate], found: dict[str, _Name]) -> None:
    """Adds whether a name is part of a longer candidate, or has a shorter one in it, and which of the two stands in more lines."""
    padded = [f" {candidate.text.lower()} " for candidate in candidates]
    for number, candidate in enumerate(candidates):
        if len(candidate.key) < _MIN_HOST_LETTERS:
            continue
        for at, other in enumerate(candidates):
            if len(padded[number]) <= len(padded[at]) and at != number and padded[number] in padded[at]:
                more = "more" if len(found[candidate.key].places) > len(found[other.key].places) else "as many"
                begins = "begins" if other.key.startswith(candidate.key) else "is in"
                candidate.add(f"{begins} a longer name, {more} lines")
                other.add(f"longer than a name, {begins}, {more} lines")


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
