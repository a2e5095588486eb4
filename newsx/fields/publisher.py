"""The publisher: the outlet whose page it is, by the names in the page's lines and the witnesses that agree on one.

A name stands in the page's title, on its masthead, after "©", after "Subscribe to"; the page's addresses and accounts are made of it. Each
is a weak sign, and an agency, a company or a network has some of them, too; so the names are candidates, all that a page says of one are
its features, and learned weights choose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from newsx import languages
from newsx.fields import choice
from newsx.fields.choice import Candidate
from newsx.fields.page import Page
from newsx.fields.titles import separators
from newsx.languages import Language
from newsx.text import names

_MAX_NAME_WORDS: Final = 5
_MAX_LINE_WORDS: Final = 25
"""The first words of a line in which names are looked for."""
_MAX_TEXT_BLOCKS: Final = 300
"""Blocks at each end of a page whose names are read."""
_MAX_CANDIDATES: Final = 32
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

_Run = list[str]
_Words = list[str]


class _Name:
    """A name, in all spellings that say the same, with the places where it stands.

    A place is the index of its block, the words of the line, and the first of these and the number that are the name. `alone` counts the
    lines in which no other capitalised word stands beside it but the page's furniture: "Follow the Tribune"; `rights` says that it stands
    after a sign of copyright: "© 2019 - 2024 The Tribune".
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.spellings: dict[str, int] = {}
        self.places: list[tuple[int, _Words, int, int]] = []
        self.alone = 0
        self.rights = False
        self.features: choice.Features = {}

    def spelled(self, text: str) -> None:
        self.spellings[text] = self.spellings.get(text, 0) + 1

    def sign(self, feature: str) -> None:
        self.features[feature] = 1.0


def find_publisher(page: Page, url: str | None) -> tuple[str | None, list[Candidate]]:
    """The publisher's name, None if no name is likely, and the names that were weighed. `url` is the page's address."""
    candidates = candidates_on(page, url)
    return choose(page, candidates), candidates


def choose(page: Page, candidates: list[Candidate]) -> str | None:
    """The name that is likelier than any other and than none."""
    best = choice.one_of(candidates, choice.weights_of("publisher", page.markup))
    return best.text if best else None


def key_of(name: str) -> str:
    """What all spellings of a name share: "The Lakeside Tribune", "LAKESIDE TRIBUNE" → "lakesidetribune"."""
    letters = "".join(filter(str.isalnum, name.lower()))
    return letters[3:] if name[:4].lower() == "the " else letters


def candidates_on(page: Page, url: str | None) -> list[Candidate]:
    """The names that can be the publisher's, with the evidence for and against each."""
    reader = _Reader(page)
    found = reader.names
    _add_title(page, found)
    hosts = _longof(reader.addresses)
    if url:
        hosts[_host_in(url.partition("://")[2])] = "given"
    keys = _likely(found, hosts, page.language)
    top = max((len(found[key].places) for key in keys), default=0)
    most = max((found[key].alone for key in keys), default=0)
    candidates = []
    for key in keys:
        name = found[key]
        for place in name.places:
            reader.add_place(name, *place)
        candidate = Candidate(key, _best_spelling(name.spellings), name.places[0][0] if name.places else -1)
        candidate.features = name.features
        candidate.features |= dict.fromkeys(_form(candidate.text, page.language), 1.0)
        _add_counts(candidate, name, page, top, most)
        _add_addresses(candidate, hosts)
        candidates.append(candidate)
    _add_relatives(candidates, found)
    return candidates


class _Reader:
    """The names in the page's lines outside its body, and the addresses and accounts in all of them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.names: dict[str, _Name] = {}
        self.addresses: list[str] = []
        self.before = min(page.start, page.headline if page.headline is not None else page.start)
        count = len(page.items)
        for index in (*range(min(count, _MAX_TEXT_BLOCKS)), *range(max(_MAX_TEXT_BLOCKS, count - _MAX_TEXT_BLOCKS), count)):
            text = page.items[index].block.text
            if "@" in text or "." in text:
                self.addresses += [word for word in text.split() if _may_be_address(word)]
            if not (page.start <= index < page.stop and page.in_body(index)) and index != page.headline:
                self._read_line(index, text.replace("/", " / ").split() if "/" in text else text.split())

    def _read_line(self, index: int, words: _Words) -> None:
        seen: set[str] = set()
        rights = [place for place, word in enumerate(words[:_MAX_LINE_WORDS]) if word[0] in "©(cC" and _is_rights(word)]
        for start, run in _runs(words[:_MAX_LINE_WORDS]):
            if len(run) > _MAX_RUN_WORDS:  # a menu in one line
                continue
            owned = any(0 <= start - place <= _WORDS_AFTER_RIGHTS for place in rights)
            letters = [_letters_of(word) for word in run]
            alone = 1 if start == 0 and len(run) > 1 and run[0].lower() in self.page.language.page_words else 0
            for size in range(min(_MAX_NAME_WORDS + 1, len(run)), 0, -1):
                for at in range(len(run) - size + 1):
                    first = at + 1 if letters[at] == "the" and size > 1 else at
                    key = "".join(letters[first : at + size])
                    if key in seen or len(key) < _MIN_LETTERS or run[at] in _INNER or run[at + size - 1] in _INNER:
                        continue
                    seen.add(key)
                    # "The" is of the name only where nothing follows: "The Tribune Store"
                    text = " ".join(run[at if at + size == len(run) else first : at + size])
                    name = self.names.get(key)
                    if name is None:
                        name = self.names[key] = _Name(text)
                    name.spelled(text)
                    name.places.append((index, words, start + at, size))
                    if at <= alone and at + size == len(run):
                        name.alone += 1
                    if owned:
                        name.rights = True

    def add_place(self, name: _Name, index: int, words: _Words, start: int, size: int) -> None:
        """Notes where a name stands: in its line, and its line on the page."""
        page, stop = self.page, start + size
        part = "above" if index < page.start else "below"
        item = page.items[index]
        name.sign(f"in {item.label}")
        if size == len(words):
            name.sign(f"line {part}")
            if index < self.before:
                name.sign(f"line {choice.steps(index, (0, 1, 3, 8, 20, 60))} from the top")
                name.sign(f"line {choice.steps(self.before - index, (1, 2, 3, 6, 12))} above the headline")
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


@lru_cache(maxsize=4096)
def _letters_of(word: str) -> str:
    return "".join(filter(str.isalnum, word.lower()))


def _runs(words: list[str]) -> list[tuple[int, _Run]]:
    """The runs of words that can be names, without marks, each with the index of its first word."""
    found: list[tuple[int, _Run]] = []
    run: _Run = []
    for place, word in enumerate(words):
        bare = word.strip(_MARKS)
        if bare.endswith(("’s", "'s")) and len(bare) > 4:  # "Lakeside's"; but "Macy's" is whole in the line that is nothing else
            bare = bare if len(words) <= 2 else bare[:-2]
        if (
            not bare
            or word in _BREAKS
            or bare[:4].isdigit()
            or not (bare[0].isupper() or bare[0].isdigit() or bare in _INNER or _may_be_address(word))
            or "@" in word
        ):
            run = []
            continue
        if bare[0] == "©":
            bare = bare[1:]
        if not run:
            if bare in _INNER:
                continue
            found.append((place, run))
        elif word[0] in '(“"‘[' or (words[place - 1][-1] in ",;:.)!?”" and len(words[place - 1]) > _MIN_LETTERS):
            run = []
            if bare in _INNER:
                continue
            found.append((place, run))
        run.append(bare)
    return [(start, run) for start, run in found if not all(word.isdigit() for word in run)]


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


def _add_title(page: Page, found: dict[str, _Name]) -> None:
    """Notes the parts of the page's title: "Harbor vote delayed - City - The Tribune"."""
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
            name = found.setdefault(key_of(parts[place]), _Name(parts[place]))
            name.spelled(" ".join(words))
            name.sign(f"{part} in title")
            name.sign(f"{part} of {min(len(parts), 4)} in title")


def _likely(found: dict[str, _Name], hosts: dict[str, str], language: Language) -> list[str]:
    """The names that have most signs of a publisher; none that stands only once within a longer one."""
    beginnings = {host[:stop] for host in hosts for stop in range(_MIN_HOST_LETTERS, len(host) + 1)}
    long = tuple([host for host in hosts if len(host) >= _MIN_HOST_LETTERS])
    ranks = []
    for key, name in found.items():
        lines, addressed, signs = len(name.places), key in beginnings or key.startswith(long), len(name.features)
        if lines < 2 and not addressed and not signs and not name.rights:
            continue
        rank = min(lines, 6) + 2 * min(name.alone, 6) + 4 * min(signs, 3) + 6 * addressed + 4 * name.rights
        words = name.text.lower().split()
        if len(words) == 1 and words[0] in language.function_words:
            continue
        if words[0] in language.page_words and all(word in language.page_words or word in language.sections for word in words):
            rank -= 9
        ranks.append((-rank, key))
    ranks.sort()
    return [key for _, key in ranks[:_MAX_CANDIDATES]]


def _best_spelling(spellings: dict[str, int]) -> str:
    """The commonest spelling, with "The" if a quarter have it; one with small letters, if there is one, before one without."""
    best = max(spellings, key=lambda text: (not _is_shouted(text), spellings[text], text))
    longer = f"The {best}"
    return longer if 4 * spellings.get(longer, 0) >= sum(spellings.values()) else best


def _is_shouted(text: str) -> bool:
    return text.isupper() and " " in text


def _form(text: str, language: Language) -> Iterable[str]:
    """The form of a name: its length, and what its words are."""
    words = text.lower().split()
    yield f"words {choice.steps(len(words), (1, 2, 3, 4))}"
    yield f"letters {choice.steps(len(text), (3, 5, 8, 14, 24))}"
    if text.isupper():
        yield "capitals"
    if words[0] == "the":
        yield "the"
    if "." in text:
        yield "address"
    if any(word[:1].isdigit() for word in words):
        yield "digits"
    if words[-1] in language.outlet_words:
        yield "ends in word of outlets"
    elif any(word in language.outlet_words for word in words):
        yield "has word of outlets"
    if any(word in languages.anywhere().company_endings for word in words):
        yield "company"
    if text in languages.anywhere().wires:
        yield "agency"
    lower = " ".join(words)
    if lower in language.sections:
        yield "section"
    elif words[0] in language.sections:
        yield "begins with section"
    elif words[-1] in language.sections:
        yield "ends in section"
    if lower in language.line_words["not a publisher"] or words[0] in language.line_words["not a publisher"]:
        yield "not a publisher"
    if lower in language.line_words["home"]:
        yield "home"
    if text in language.places or lower in language.places:
        yield "place"
    kinds = {kind for word in words if (kind := language.page_words.get(word))}
    for kind in sorted(kinds):
        yield f"has word of {kind}"
    if kinds and all(word in language.page_words or word in language.function_words for word in words):
        yield "only words of pages"
    if names.is_person(text, language):
        yield "person"
    if words[0] in language.function_words and words[0] != "the":
        yield "begins with small word"


def _add_counts(candidate: Candidate, name: _Name, page: Page, top: int, most: int) -> None:
    """Adds how often a name stands on the page, as a line of its own and in the body."""
    candidate.add(f"of {choice.steps(len(page.items) - (page.stop - page.start), (6,))} lines")
    lines = len(name.places)
    candidate.add(f"lines {choice.steps(lines, (0, 1, 2, 3, 5, 9, 20))}")
    candidate.add(f"alone {choice.steps(name.alone, (0, 1, 2, 3, 5, 9))}")
    candidate.add(f"alone in {choice.steps(int(4 * name.alone / max(1, lines)), (0, 1, 2, 3))} of 4")
    after = {words[start + size].lower() for _, words, start, size in name.places if start + size < len(words)}
    before = {words[start - 1].lower() for _, words, start, _ in name.places if start > 0}
    candidate.add(f"other words after {choice.steps(len(after), (0, 1, 2, 3, 5))}")
    candidate.add(f"other words before {choice.steps(len(before), (0, 1, 2, 3, 5))}")
    if lines == top > 1:
        candidate.add("most lines")
    if name.alone == most > 1:
        candidate.add("most alone")
    whole = max((page.counts.get(text.lower(), 0) for text in name.spellings), default=0)
    candidate.add(f"whole lines {choice.steps(whole, (0, 1, 2, 3, 6))}")
    if "line above" in candidate.features and "line below" in candidate.features:
        candidate.add("line above and below")
    said = page.running.count(candidate.text.lower()) if len(candidate.key) > _MIN_HOST_LETTERS else 0
    candidate.add(f"in body {choice.steps(said, (0, 1, 2, 4))}")
    kinds = sum(sign in candidate.features for sign in _WITNESSES)
    candidate.add(f"witnesses {choice.steps(kinds, (0, 1, 2, 3, 4))}")


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
            if padded[number] in padded[at] and at != number:
                more = "more" if len(found[candidate.key].places) > len(found[other.key].places) else "as many"
                begins = "begins" if other.key.startswith(candidate.key) else "is in"
                candidate.add(f"{begins} a longer name, {more} lines")
                other.add(f"longer than a name, {begins}, {more} lines")


# addresses


def _may_be_address(word: str) -> bool:
    """Whether a word can be an address or an account: "ann@lakesidetribune.example", "@lakesidetrib", "LakesideTribune.com"."""
    if "@" in word:
        return len(word) > _MIN_HOST_LETTERS
    return "." in word and _address_pattern().fullmatch(word.strip(_MARKS)) is not None


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
