"""The authors: the people whom lines around headline and body name, chosen by learned weights, and the byline that names them."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from newsx import languages
from newsx.blocks.labels import Label
from newsx.fields import choice, metadata
from newsx.fields.choice import Candidate, Steps
from newsx.fields.page import Page
from newsx.languages import Language
from newsx.lines import agencies, byline, dateline, dates, notes, pictures, promos, roles, signatures
from newsx.lines.signatures import Signature
from newsx.record import Author
from newsx.text import name_forms, names

_MAX_BYLINE_LINES: Final = 12
_MAX_LINE_WORDS: Final = 10
"""Words of a line that continues a byline."""
_MAX_NEIGHBOUR_CHARS: Final = 120
"""Characters of a line beside a byline that can be of it; a longer one is a paragraph."""
_BLOCKS_ABOVE_HEADLINE: Final = 10
_BLOCKS_ABOVE_BODY: Final = 40
_BLOCKS_INTO_BODY: Final = 6
_LAST_PARAGRAPHS: Final = 3
_BLOCKS_BELOW_BODY: Final = 12
_MIN_CHANCE: Final = 0.05
_MAX_OTHER_LINES: Final = 40
"""Lines with at least this chance of being a byline that are looked at wherever they stand."""
_MAX_LINE_CHARS: Final = 200
_MAX_CHARS_OF_PARAGRAPH: Final = 60
"""Characters at a paragraph's beginning in which a name can begin a note on the author."""
_MIN_CAPITALS: Final = 2
"""Capitalised words of a line with a name."""
_MAX_WORDS_BESIDE: Final = 8
"""Words beside a name that are evidence themselves."""
_MAX_WORDS_OF_NEIGHBOUR: Final = 3
"""Words of a line below that is evidence as a whole: "Author", "Follow"."""
_MARKS: Final = " ,|–—-·•/("
_JOINING: Final = frozenset({"and", "&", ","})


_AMONG: Final = Steps("person among {} persons", (0, 1, 2, 4, 8))
_OTHERS: Final = Steps("not announced, others elsewhere {}", (0, 1, 3))
_ANNOUNCED_OTHERS: Final = Steps("announced, others elsewhere {}", (0, 1, 3))
_CHANCE: Final = Steps("chance of byline {}", (1, 4, 10, 25, 50, 75, 95))
_WORDS: Final = Steps("words {}", (1, 2, 3, 4, 6, 9, 14, 25, 60))
_BELOW_HEADLINE: Final = Steps("below headline {}", (0, 1, 2, 3, 4, 6, 10, 20))
_ABOVE_BODY: Final = Steps("above body {}", (1, 2, 3, 5, 9))
_BELOW_BODY: Final = Steps("below body {}", (0, 1, 2, 4, 8))
_PEOPLE: Final = Steps("{} people in line", (0, 1, 2, 4))
_IN_BODY: Final = Steps("in body {}", (0, 1, 2))
_LAST_IN_BODY: Final = Steps("last word in body {}", (0, 1, 2))


_BLOCKS_BELOW_HEADLINE: Final = 8
"""Blocks below the headline among which a line that an organization signs is looked for."""
_LINES_ABOVE: Final = 3
_MAX_WORDS_OF_LINE: Final = 12
"""Lines above the headline, and words of a line, that may sign if no author is known."""
_LIKELY_BYLINE: Final = 0.3
"""The probability of being the byline from which such a line is right more often than not."""
_MAX_CHARS_BEFORE_BY: Final = 60
"""Characters before an author's name, from which on they are of another line that a dump ran together with the byline."""


class Byline:
    """A byline as printed but for the date beside it, the authors of the story and the indices of the blocks in which they are named.

    They are None and empty if there is none. `candidates` are all who were weighed.
    """

    def __init__(
        self,
        line: str | None = None,
        authors: list[Author] | None = None,
        blocks: range = range(0),
        candidates: list[Candidate] | None = None,
    ) -> None:
        self.line, self.authors, self.blocks, self.candidates = line, authors or [], blocks, candidates or []


class _Mention:
    """A name in a block: its place, its own evidence and, once weighed, the score of that."""

    def __init__(self, author: Author, block: int, features: choice.Features) -> None:
        self.author, self.block, self.features = author, block, features
        self.score = 0.0


def find_byline(page: Page) -> Byline:
    """The authors who are likelier than not, and the line that names them most clearly."""
    return choose(page, People(page))


def choose(page: Page, found: People) -> Byline:
    """The byline and the authors among these people."""
    weights = choice.weights_of("authors", page.markup)
    chosen = _distinct(choice.each(found.candidates, weights), page.language)
    mentions: list[_Mention] = []
    for candidate in chosen:
        of_name = found.mentions.get(candidate.key, [])
        for mention in of_name:
            mention.score = choice.score(mention.features, weights)
        if of_name:
            mentions.append(max(of_name, key=_score_of))
    signing = [mention for mention in mentions if len(page.text(mention.block)) <= _MAX_LINE_CHARS]
    best = max(signing, key=_score_of, default=None)
    known = [author for mention in sorted(mentions, key=_block_of) for author in _read(page, mention.block).authors]
    authors = _authors(chosen, known, page)
    if best is None:
        signed = None if authors else _signed_by_organization(page) or _line_that_signs(page)
        return signed or Byline(None, authors, range(0), found.candidates)
    read = _read(page, best.block)
    return Byline(_printed(read.line, best.author.name, page.language) if read.line else None, authors, read.blocks, found.candidates)


def _signed_by_organization(page: Page) -> Byline | None:
    """The byline of a story that only an agency, an outlet or a desk signs, in a line just below the headline: "By Associated Press"."""
    if page.headline is None:
        return None
    for index in range(page.headline + 1, min(len(page.items), page.headline + _BLOCKS_BELOW_HEADLINE)):
        line = page.text(index)
        if len(line) > _MAX_NEIGHBOUR_CHARS or page.in_body(index) or not byline.begins_with_by(line, page.language):
            continue
        signers = byline.parse(line, page.language)
        if signers and all(author.type != "person" for author in signers):
            return Byline(dates.without_date(line), signers, range(index, index + 1))
    return None


def _line_that_signs(page: Page) -> Byline | None:
    """The line beside the headline that the model of kinds takes for the byline, whoever signs: "Tugs Team", "by gullwatcher", "Ann"."""
    if page.headline is None:
        return None
    near = range(max(0, page.headline - _LINES_ABOVE), min(len(page.items), page.headline + _BLOCKS_BELOW_HEADLINE + 1))
    lines = [index for index in near if index != page.headline and not page.in_body(index) and _is_short(page, index)]
    best = max(lines, key=lambda index: page.items[index].kinds.get("byline", 0.0), default=None)
    if best is None or page.items[best].kinds.get("byline", 0.0) < _LIKELY_BYLINE:
        return None
    line = dates.without_date(page.text(best))
    if not any(map(str.isalpha, line)) or byline.announces(line, page.language):
        return None
    return Byline(line, byline.parse(byline.announced(line, page.language), page.language), range(best, best + 1))


def _is_short(page: Page, index: int) -> bool:
    return page.items[index].block.words <= _MAX_WORDS_OF_LINE


def _printed(line: str, name: str, language: Language) -> str:
    """A byline without what a dump ran together with it: a standfirst before it, the same once more, a time or an account to follow after.

    >>> from newsx import languages
    >>> english = languages.of("en")
    >>> _printed("Ann Roe | Harbor Post By Ann Roe | Harbor Post", "Ann Roe", english)
    'By Ann Roe | Harbor Post'
    >>> _printed("Posted by Ann Roe at 12:55 AM", "Ann Roe", english), _printed("Ann Roe 1 day ago", "Ann Roe", english)
    ('Posted by Ann Roe', 'Ann Roe')
    """
    lower, name = line.lower(), name.lower()
    for by in sorted(language.byline_words["by"], key=len, reverse=True):
        at = lower.find(f" {by} {name}")
        half = lower[:at].strip()
        if at > 0 and (lower[at + len(by) + 2 :].startswith(half) or at > _MAX_CHARS_BEFORE_BY):
            line = line[at + 1 : at + 2 + len(by) + len(half)] if half.startswith(name) else line[at + 1 :]
            break
    else:
        if (at := lower.find(name)) > _MAX_CHARS_BEFORE_BY:
            line = line[at:]
    line = dates.without_date(line)
    end = line.lower().find(name)
    return line[: _end_of_names(line, end + len(name))] if end >= 0 else line


def _end_of_names(line: str, start: int) -> int:
    """Where a time, or an account to follow, begins in a byline after the name that ends at `start`; else the line's length."""
    for text, _ in dates.find_ago(line[start:])[:1]:
        return len(line[: line.find(text, start)].rstrip(_MARKS))
    match = _after_names().search(line, start)
    return len(line[: match.start()].rstrip(_MARKS)) if match else len(line)


@cache
def _after_names() -> re.Pattern[str]:
    """A time of day, perhaps after a month and a day without a year, and what it follows: " at 12:55 AM", " March 18 at 3:57 PM"."""
    return re.compile(r"\s(?:[A-Z][a-z]{2,8}\.? \d{1,2},? )?(?:at )?\d{1,2}:\d\d(?=\D|$)|\s[A-Z][a-z]{4,8} @\w")


def _score_of(mention: _Mention) -> float:
    return mention.score


def _block_of(mention: _Mention) -> int:
    return mention.block


def _distinct(chosen: list[Candidate], language: Language) -> list[Candidate]:
    """Each person once: of names that contain one another, the likeliest. Desks only where no person signs."""
    people = [candidate for candidate in chosen if not candidate.key.startswith(_NO_PERSON)]
    if any(_is_announced(candidate) for candidate in people):  # then a name that nothing announces is that of somebody in a picture
        people = [candidate for candidate in people if _is_announced(candidate) or _is_marked(candidate)]
    found: list[Candidate] = []
    for candidate in sorted(people or chosen, key=_probability_of, reverse=True):
        words = set(candidate.key.split())
        if not any(words <= set(known.key.split()) or words >= set(known.key.split()) for known in found):
            found.append(candidate)
    return [candidate for candidate in chosen if candidate in found]


def _is_announced(candidate: Candidate) -> bool:
    return _ANNOUNCED in candidate.features


def _is_marked(candidate: Candidate) -> bool:
    """Whether the model of blocks or the metadata know of an author."""
    return candidate.features.get("chance of byline", 0.0) > _SURE or "said by metadata" in candidate.features


def _probability_of(candidate: Candidate) -> float:
    return candidate.probability


def _authors(chosen: list[Candidate], known: list[Author], page: Page) -> list[Author]:
    """The chosen candidates as authors, with role and organization where the lines that name them give these."""
    authors = []
    for candidate in chosen:
        read = next((author for author in known if author.name.lower() == candidate.text.lower()), None)
        authors.append(read or Author(name=candidate.text))
    return authors


_SOURCES: Final = frozenset({"json-ld", "itemprop", "rel"})
"""Sources of claims that are believed each in its own way; all others are meta tags of many names."""
_SAID: Final = frozenset(["said by meta", *[f"said by {source}" for source in sorted(_SOURCES)]])
_COMMON: Final = frozenset({"all common", "first common", "last common"})
_SURE: Final = 0.5
_NO_PERSON: Final = "="
"""Begins the key of a desk or an organization."""


class People:
    """All who may be authors of a page, with their mentions by key."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.mentions: dict[str, list[_Mention]] = {}
        self.candidates: list[Candidate] = []
        self._by_key: dict[str, Candidate] = {}
        for index in _blocks(page):
            self._add_line(index)
        self._add_claims()
        self._add_company()

    def _add_line(self, index: int) -> None:
        """Adds the people whom a line names that announces somebody, or that the model of blocks gives a chance to be a byline."""
        page, language = self.page, self.page.language
        line = page.text(index)
        likely = "byline" in page.items[index].chances or page.label(index) is Label.BYLINE
        if not likely and not signatures.may_announce(line, language):
            return
        if index == page.headline:
            line = page.run_on()
        elif len(line) > _MAX_LINE_CHARS:
            line = line[:_MAX_CHARS_OF_PARAGRAPH].rpartition(" ")[0]
        if line.isascii() and sum(word[:1].isupper() for word in line.split()) < _MIN_CAPITALS:
            return  # a cheap check first: no name
        credited = line.endswith(")") or page.label(index) is Label.CAPTION
        if dateline.split(line, language) or (credited and pictures.credit_of(line, language)):
            return
        signed = [signature for signature in signatures.find(line, language) if likely or signature.by]
        signed = [signature for signature in signed if not _is_something_else(signature, language)]
        desks = _desks(page, index, line)
        if not signed and not desks:
            return
        around = _Around(page, index)
        people = sum(signature.cut == 0 and names.is_person(signature.name, page.language) for signature in signed)
        for signature in signed:
            beside = _beside(signature, around, line, people, page.language)
            self._add(Author(name=signature.name), index, around.features | dict.fromkeys(beside, 1.0))
        for author in desks:
            announced = f"{author.type} by" if page.introduced(index) else f"{author.type} alone"
            self._add(author, index, around.features | {announced: 1.0})

    def _add(self, author: Author, index: int, features: choice.Features) -> None:
        key = author.name.lower() if author.type == "person" else _NO_PERSON + author.name.lower()
        candidate = self._candidate(key, author.name, index)
        for feature, value in features.items():
            candidate.add(feature, value)
        self.mentions.setdefault(key, []).append(_Mention(author, index, features))

    def _candidate(self, key: str, name: str, index: int) -> Candidate:
        if key not in self._by_key:
            self._by_key[key] = candidate = Candidate(key, name, index)
            self.candidates.append(candidate)
            candidate.add("candidate")
            if not key.startswith(_NO_PERSON):
                for feature in _form(name, self.page):
                    candidate.add(feature)
        return self._by_key[key]

    def _add_claims(self) -> None:
        """Adds the people whom the metadata name."""
        for claim in self.page.evidence.on("author"):
            source = claim.source if claim.source in _SOURCES else "meta"
            for person in metadata.people(claim.value, self.page):
                key = person.name.lower()
                alike = [
                    candidate for candidate in self.candidates if name_forms.same_name(candidate.text, person.name, self.page.language)
                ]
                for candidate in alike or [self._candidate(key, person.name, len(self.page.items))]:
                    candidate.add(f"said by {source}")
                    if not alike:
                        candidate.add("not printed")
                        candidate.add(f"only said by {source}")

    def _add_company(self) -> None:
        """Adds to each what is known of the others: whether somebody else is likely a person, announced or named by the metadata."""
        likely = [c for c in self.candidates if "likely person" in c.features and _COMMON.isdisjoint(c.features)]
        announced = {c.key: set(self._blocks_of(c)) for c in self.candidates if _ANNOUNCED in c.features}
        said = [c for c in self.candidates if not _SAID.isdisjoint(c.features)]
        for candidate in self.candidates:
            if candidate in likely:
                candidate.add(_AMONG.of(len(likely) - 1))
            blocks = self._blocks_of(candidate)
            others = sum(key != candidate.key and theirs.isdisjoint(blocks) for key, theirs in announced.items())
            candidate.add((_ANNOUNCED_OTHERS if candidate.key in announced else _OTHERS).of(others))
            if said:
                candidate.add("said by metadata" if candidate in said else "metadata say others")

    def _blocks_of(self, candidate: Candidate) -> list[int]:
        """The blocks that name a candidate."""
        return [mention.block for mention in self.mentions.get(candidate.key, ())]


def _blocks(page: Page) -> list[int]:
    """The blocks in which authors can be named: around the headline, at the end of the body and below it, labelled bylines anywhere."""
    first = max(0, page.start - _BLOCKS_ABOVE_BODY)
    if page.headline is not None:
        first = max(0, min(page.headline, page.start) - _BLOCKS_ABOVE_HEADLINE, page.start - 2 * _BLOCKS_ABOVE_BODY)
        near = range(max(0, page.headline - _BLOCKS_ABOVE_HEADLINE), min(len(page.items), page.headline + _BLOCKS_ABOVE_BODY // 2))
    else:
        near = range(0)
    top = range(first, min(len(page.items), page.start + _BLOCKS_INTO_BODY))
    last = [index for index in range(page.start, page.stop) if page.in_body(index)][-_LAST_PARAGRAPHS:]
    chosen = {*top, *near, *last, *page.blocks_below(_BLOCKS_BELOW_BODY)}
    others = [
        index
        for index, item in enumerate(page.items)
        if index not in chosen and (item.chances.get("byline", 0.0) > _MIN_CHANCE or byline.begins_with_by(item.block.text, page.language))
    ]
    return sorted(chosen | set(others[:_MAX_OTHER_LINES]))


def _desks(page: Page, index: int, line: str) -> list[Author]:
    """The desks and organizations that sign in a line announced as byline, labelled so or short."""
    if len(line) > _MAX_NEIGHBOUR_CHARS or not (page.label(index) is Label.BYLINE or page.introduced(index) or agencies.leading(line)):
        return []
    return [author for author in byline.parse(line, page.language) if author.type != "person"][:2]


def _zone(page: Page, index: int) -> str:
    """Where a block stands: in the head, below the body, or elsewhere."""
    top = page.start if page.headline is None else min(page.start, page.headline)
    if top - _BLOCKS_ABOVE_HEADLINE <= index <= max(page.start, page.headline or 0) + _BLOCKS_INTO_BODY:
        return "head"
    return "tail" if page.stop - _LAST_PARAGRAPHS <= index < page.stop + _BLOCKS_BELOW_BODY else "far"


class _Around:
    """The evidence of a line and its neighbours, whoever is named in it: its `features`, and its `zone`.

    `below` and `chance` are the features that say how far below the headline the line stands, "" if it does not, and how likely it is a
    byline: with what stands beside a name they mean more.
    """

    def __init__(self, page: Page, index: int) -> None:
        item = page.items[index]
        line = item.block.text
        chance = item.chances.get("byline", 0.0)
        self.zone = zone = _zone(page, index)
        self.chance = _CHANCE.of(int(100 * chance))
        self.below = ""
        suffix = "" if zone == "head" else f" {zone}"
        beside = item.block.words - sum([line.count(" ", printed.start, printed.stop) + 1 for printed in page.dates(index)])
        found = [f"{_WORDS.of(beside)} in {zone}", *[f"{sign} in {zone}" for sign in _signs(page, index)]]
        if page.headline is not None and index >= page.headline:
            self.below = _BELOW_HEADLINE.of(index - page.headline) + suffix
            found.append(self.below)
        if index < page.start:
            found.append(_ABOVE_BODY.of(page.start - index) + suffix)
        elif index >= page.stop:
            found.append(_BELOW_BODY.of(index - page.stop) + suffix)
        if roles.is_role(_line(page, index + 1), page.language):
            found.append("role below")
        self.features: choice.Features = dict.fromkeys(found, 1.0)
        self.features["chance of byline"] = chance


def _signs(page: Page, index: int) -> list[str]:
    """What a line and its neighbours are: dates, accounts, notes, promos, a line that announces a name or stands below one."""
    line, language = page.text(index), page.language
    above, below = _line(page, index - 1), _line(page, index + 1)
    found = []
    if page.dates(index):
        found.append("date in line")
    for step in (1, 2, 3):
        if page.dates(index + step):
            found.append(f"date {step} below")
            break
    if page.dates(index - 1):
        found.append("date above")
    if "@" in line:
        found.append("address in line" if "." in line.partition("@")[2].partition(" ")[0] else "account in line")
    if byline.announces(above, language):
        found.append("announced above")
    if below.count(" ") < _MAX_WORDS_OF_NEIGHBOUR and below:
        found.append(f"below={below.lower().strip(' :')}")
    if kind := notes.kind(line, language):
        found.append(f"note {kind}")
    if promos.is_promo(line, language):
        found.append("promo")
    return found


def _beside(signature: Signature, around: _Around, line: str, people: int, language: Language) -> list[str]:
    """What stands beside a name in its line, with how many `people`, and what that means together with the lines around."""
    form = "whole line" if not signature.before and not signature.after else "begins line" if not signature.before else "amid line"
    by, zone = _announcement(signature.by, language), around.zone
    person = "person" if names.is_person(signature.name, language, True) else "no person"
    found = [
        f"after {signature.after} in {zone}",
        f"{by}, cut {min(signature.cut, 2)}",
        f"{by}, before {signature.before}, {person}",
        f"{by}, {form}, {around.chance}",
        f"{by}, {_PEOPLE.of(people)}",
    ]
    if around.below:
        found.append(f"{by}, {around.below}")
    if by == "by" and zone == "head":
        found.append(_ANNOUNCED)
    if _role_follows(signature.name, line, language):
        found.append(f"{by}, role follows")
    if signature.by:
        found.append(f"by={signature.by}")
    words = [word.lower().strip(".,:;()|") for word in line.split()]
    own = set(signature.name.lower().split())
    others = [word for word in words if word.isalpha() and word not in own]
    if len(others) <= _MAX_WORDS_BESIDE:
        found += [f"with={word}" for word in others]
    return found


_ANNOUNCED: Final = "by in head"
"""The feature of a name that a "by" announces above the body."""


def _announcement(by: str, language: Language) -> str:
    """What announces a name: a "by" of writing ("by", "story by", "author:"), of other work ("photos by"), something else ("met by",
    "contact:"), or nothing."""
    words = by.split()
    if not words:
        return "no by"
    if words[0] in language.byline_words["other work"]:
        return "by of other work"
    said, anywhere = language.byline_words, languages.anywhere().byline_words
    known = words[0] in said["writing"] or by in said["label"] or by in said["by"] or by in anywhere["by"]
    return "by" if known else "other by"


def _is_something_else(signature: Signature, language: Language) -> bool:
    """Whether a label before a name says that it is no author's: "Contact: Ann Roe"; of languages whose labels are known."""
    return (
        signature.before == ":" and language.has_byline_words and _announcement(signature.by, language) in {"other by", "by of other work"}
    )


def _role_follows(name: str, line: str, language: Language) -> bool:
    """Whether a role stands after a name in its line: "Ann Roe, Chief Reporter | Leeds", "Ann Roe Staff Writer"."""
    at = line.lower().find(name.lower())
    rest = line[at + len(name) :].strip(_MARKS) if at >= 0 else ""
    first = rest.replace("|", ",").replace("·", ",").partition(",")[0].strip()
    return bool(first) and roles.is_role(first, language)


def _form(name: str, page: Page) -> list[str]:
    """What a name looks like, and where else the page has it."""
    language, words = page.language, name.split()
    lower = [word.lower().strip(".") for word in words]
    is_person = names.is_person(name, language)
    found = [f"{len(words)} words"]
    if not is_person:  # an unlisted name says less where few names are listed
        where = "" if language.has_byline_words else " abroad"
        found.append(f"{'person if introduced' if names.is_person(name, language, True) else 'no person'}{where}")
    elif names.is_given_name(words[0]):
        found.append("likely person")
    if any(len(word) == 1 for word in lower):
        found.append("initial")
    if any(any(not (ch.isalpha() or ch in ".'’-") for ch in word) for word in words):
        found.append("odd sign")
    for listed, kind in (
        (language.outlet_words, "outlet"),
        (language.role_nouns, "role"),
        (language.beats, "beat"),
        (language.not_names, "no name"),
        (language.sections, "section"),
        (language.titles, "title"),
    ):
        if any(word in listed for word in lower):
            found.append(f"has word of {kind}")
    if any(names.is_given_name(word) for word in words[1:]):
        found.append("given name further on")
    common = [word in page.common or word in language.function_words for word in lower]
    if any(common):
        found.append("all common" if all(common) else "first common" if common[0] else "last common" if common[-1] else "middle common")
    headline_words = page.items[page.headline].block.lower.split() if page.headline is not None else []
    shared = sum(word in headline_words for word in lower)
    if shared:
        found.append("in headline" if shared == len(lower) else "partly in headline")
    folded = " ".join(words).lower()
    times = page.running.count(folded)
    found.append(_IN_BODY.of(times))
    if not times:
        found.append(_LAST_IN_BODY.of(page.running.count(lower[-1])))
    return found


def _line(page: Page, index: int) -> str:
    """The line at an index; "" for an index off the page or a long line."""
    text = page.text(index) if 0 <= index < len(page.items) else ""
    return text if len(text) < _MAX_NEIGHBOUR_CHARS else ""


def _read(page: Page, index: int) -> Byline:
    """The byline that a block is part of, from its "By" to the names and roles on the lines that follow."""
    while index and _begins_above(page, index):
        index -= 1
    lines = [page.text(index)]
    announced = byline.announces(lines[0], page.language)
    stop = index + 1
    while stop < min(len(page.items), index + _MAX_BYLINE_LINES):
        if not _continues(_line(page, stop), lines, announced or page.label(stop) is Label.BYLINE, page.language):
            break
        lines.append(page.text(stop))
        stop += 1
    if announced and len(lines) > 1:
        return Byline(
            f"{lines[0]} {lines[1]}", _parse(byline.announced(lines[1], page.language), lines[2:], page.language), range(index, stop)
        )
    return Byline(lines[0], _parse(lines[0], lines[1:], page.language), range(index, stop))


def _begins_above(page: Page, index: int) -> bool:
    """Whether the line above is part of the byline: labelled so, a "By", or the author's name above the paper's."""
    above = page.text(index - 1)
    if byline.announces(above, page.language):
        return True
    if page.introduced(index) and names.is_person(above, page.language):
        return False  # the name of somebody in a picture, above "By Jane Roe"
    if page.label(index - 1) is Label.BYLINE:
        return True
    return names.is_person(above, page.language) and names.employer(page.text(index), page.language) is not None


def _parse(first: str, rest: list[str], language: Language) -> list[Author]:
    """The authors whom a byline and the lines below it name, each with the roles in the lines below the name."""
    groups: list[tuple[str, list[str]]] = [(first, [])]
    for line in rest:
        if _is_role_line(line, language):
            groups[-1][1].append(line)
        else:
            groups.append((byline.announced(line, language), []))
    authors: list[Author] = []
    for line, role_lines in groups:
        for author in byline.parse(line, language, role_lines):
            if all(author.name != known.name for known in authors):
                authors.append(author)
    return authors


def _is_role_line(line: str, language: Language) -> bool:
    """Whether a line gives the role or employer of the author above it and names nobody: "Chief Reporter", "BBC News, Leeds"."""
    if roles.is_plain_role(line, language) or (names.employer(line, language) and not names.is_desk(line, language)):
        return True
    return roles.is_role(line, language) and all(author.type != "person" for author in byline.parse(line, language))


def _continues(line: str, lines: list[str], names_follow: bool, language: Language) -> bool:
    """Whether a line below a byline continues it: a role, an organization, another name after "By" or "and".

    `lines` are the byline's lines so far; `names_follow` says that the line above is "By", or the model labelled this one as a byline.
    """
    if not line or len(line.split()) > _MAX_LINE_WORDS:
        return False
    if line.lower() in _JOINING:
        return True
    if roles.is_role(line, language) or (names.employer(line, language) and len(lines) < 3):
        return True
    if names_follow or lines[-1].endswith((",", " and", "&")) or lines[-1].lower() in _JOINING:
        if names.is_person(line, language):
            return True
        return bool(byline.parse(byline.announced(line, language), language)) and not dates.find(line)
    return False
