"""All who may be authors of a page, with where they are named."""

from __future__ import annotations

from typing import Final

from newsx.blocks.labels import Label
from newsx.fields import choice, metadata
from newsx.fields.authors.bylines import MAX_NEIGHBOUR_CHARS
from newsx.fields.authors.evidence import (
    ANNOUNCED,
    BLOCKS_ABOVE_HEADLINE,
    BLOCKS_BELOW_BODY,
    BLOCKS_INTO_BODY,
    LAST_PARAGRAPHS,
    Around,
    is_no_author,
    looks,
    words_beside,
)
from newsx.fields.choice import Candidate, Steps
from newsx.fields.page import Page
from newsx.lines import agencies, byline, dateline, pictures, signatures
from newsx.record import Author
from newsx.text import name_forms, names

_BLOCKS_ABOVE_BODY: Final = 40
_MIN_CHANCE: Final = 0.05
"""The probability of being a byline from which a line is looked at wherever it stands."""
_MAX_OTHER_LINES: Final = 40
"""How many such lines at most are looked at."""
MAX_LINE_CHARS: Final = 200
"""Characters of a line that can be a byline; a longer one is a paragraph, of which the beginning is looked at."""
_MAX_CHARS_OF_PARAGRAPH: Final = 60
"""Characters at a paragraph's beginning in which a name can begin a note on the author."""
_MIN_CAPITALS: Final = 2
"""Capitalised words of a line with a name."""
_AMONG: Final = Steps("person among {} persons", (0, 1, 2, 4, 8))
_OTHERS: Final = Steps("not announced, others elsewhere {}", (0, 1, 3))
_ANNOUNCED_OTHERS: Final = Steps("announced, others elsewhere {}", (0, 1, 3))
_SOURCES: Final = frozenset({"json-ld", "itemprop", "rel"})
"""Sources of claims that are believed each in its own way; all others are meta tags of many names."""
_SAID: Final = frozenset(["said by meta", *[f"said by {source}" for source in sorted(_SOURCES)]])
_COMMON: Final = frozenset({"all common", "first common", "last common"})
NO_PERSON: Final = "="
"""Begins the key of a desk or an organization."""


class Mention:
    """A name in a block: its place, its own evidence and, once weighed, the score of that."""

    def __init__(self, author: Author, block: int, features: choice.Features) -> None:
        self.author, self.block, self.features = author, block, features
        self.score = 0.0


class People:
    """All who may be authors of a page, with their mentions by key."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.mentions: dict[str, list[Mention]] = {}
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
        elif len(line) > MAX_LINE_CHARS:
            line = line[:_MAX_CHARS_OF_PARAGRAPH].rpartition(" ")[0]
        if line.isascii() and sum(word[:1].isupper() for word in line.split()) < _MIN_CAPITALS:
            return  # a cheap check first: no name
        credited = line.endswith(")") or page.label(index) is Label.CAPTION
        if dateline.split(line, language) or (credited and pictures.credit_of(line, language)):
            return
        signed = [signature for signature in signatures.find(line, language) if likely or signature.by]
        signed = [signature for signature in signed if not is_no_author(signature, language)]
        desks = _desks(page, index, line)
        if not signed and not desks:
            return
        around = Around(page, index)
        people = sum(signature.cut == 0 and names.is_person(signature.name, page.language) for signature in signed)
        for signature in signed:
            beside = words_beside(signature, around, line, people, page.language)
            self._add(Author(name=signature.name), index, around.features | dict.fromkeys(beside, 1.0))
        for author in desks:
            announced = f"{author.type} by" if page.introduced(index) else f"{author.type} alone"
            self._add(author, index, around.features | {announced: 1.0})

    def _add(self, author: Author, index: int, features: choice.Features) -> None:
        key = author.name.lower() if author.type == "person" else NO_PERSON + author.name.lower()
        candidate = self._candidate(key, author.name, index)
        for feature, value in features.items():
            candidate.add(feature, value)
        self.mentions.setdefault(key, []).append(Mention(author, index, features))

    def _candidate(self, key: str, name: str, index: int) -> Candidate:
        if key not in self._by_key:
            self._by_key[key] = candidate = Candidate(key, name, index)
            self.candidates.append(candidate)
            candidate.add("candidate")
            if not key.startswith(NO_PERSON):
                for feature in looks(name, self.page):
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
        announced = {c.key: set(self._blocks_of(c)) for c in self.candidates if ANNOUNCED in c.features}
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
        first = max(0, min(page.headline, page.start) - BLOCKS_ABOVE_HEADLINE, page.start - 2 * _BLOCKS_ABOVE_BODY)
        near = range(max(0, page.headline - BLOCKS_ABOVE_HEADLINE), min(len(page.items), page.headline + _BLOCKS_ABOVE_BODY // 2))
    else:
        near = range(0)
    top = range(first, min(len(page.items), page.start + BLOCKS_INTO_BODY))
    last = [index for index in range(page.start, page.stop) if page.in_body(index)][-LAST_PARAGRAPHS:]
    chosen = {*top, *near, *last, *page.blocks_below(BLOCKS_BELOW_BODY)}
    others = [
        index
        for index, item in enumerate(page.items)
        if index not in chosen and (item.chances.get("byline", 0.0) > _MIN_CHANCE or byline.begins_with_by(item.block.text, page.language))
    ]
    return sorted(chosen | set(others[:_MAX_OTHER_LINES]))


def _desks(page: Page, index: int, line: str) -> list[Author]:
    """The desks and organizations that sign in a line announced as byline, labelled so or short."""
    if len(line) > MAX_NEIGHBOUR_CHARS or not (page.label(index) is Label.BYLINE or page.introduced(index) or agencies.leading(line)):
        return []
    return [author for author in byline.parse(line, page.language) if author.type != "person"][:2]
