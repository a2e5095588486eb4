"""What speaks for and against a name: where it stands, what it looks like, which witnesses agree on it, what its rivals are."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from newsx import languages
from newsx.blocks.labels import Label
from newsx.fields.choice import Candidate, Steps
from newsx.fields.page import Page
from newsx.fields.publisher.addresses import MARKS, MIN_HOST_LETTERS, MIN_INITIALS, how_named
from newsx.fields.publisher.first_sight import ALONE, FROM_TOP, WORDS
from newsx.fields.publisher.known import is_company_ending, key_of, known_outlets
from newsx.fields.publisher.names import Name
from newsx.fields.publisher.reader import LAST_BLOCKS
from newsx.fields.publisher.words import BREAKS, INNER, MAX_NAME_WORDS, RIGHTS, Place
from newsx.languages import Language
from newsx.text import names

_MAX_MENTIONS: Final = 4
"""Places in the body at which it is seen what stands around a name."""
_SMALL_BEFORE: Final = frozenset({"the", "#", "to", "on"})
_ABOUT: Final = frozenset({Label.PROMO, Label.NOTE, Label.LEGAL})
"""Labels of lines in which an outlet speaks of itself."""
_PARTS: Final = 5
"""The top and the bottom are this part of a page's lines."""
_RANK: Final = Steps("rank {}", (0, 1, 2, 4, 8))
_WITNESSES: Final = Steps("{} witnesses", (0, 1, 2, 3))
_RIVALS: Final = Steps("{} others", (0, 1, 3))
_IN_BODY: Final = Steps("in body {} times", (0, 1, 2, 4, 9))
_LETTERS: Final = Steps("letters {}", (3, 5, 8, 14, 24))
_ALONE_OF_LINES: Final = Steps("alone in {} of 4", (0, 1, 2, 3))


def add_place(name: Name, place: Place, page: Page, before: int) -> None:
    """Adds where a name stands: in its line, and its line on the page, whose masthead is among the blocks `before` this one."""
    index, words, start = place.index, place.words, place.start
    stop = start + place.size
    name.sign(f"in {page.items[index].label}")
    if place.is_line():
        _add_line(name, page, index, before)
        return
    if start and (word := _context(words[start - 1], page.language)):
        name.sign(f"after {word}")
        if start > 1 and word in _SMALL_BEFORE and (further := _context(words[start - 2], page.language)):
            name.sign(f"after {further} {word}")
    if stop == len(words):
        name.sign("ends line")
    elif after := _context(words[stop], page.language):
        name.sign(f"before {after}")


def _add_line(name: Name, page: Page, index: int, before: int) -> None:
    """Adds where on the page a line stands that is nothing but the name."""
    item, part = page.items[index], "above" if index < page.start else "below"
    name.sign(f"line {part}")
    if index < before:
        name.sign(FROM_TOP.of(index))
    elif index >= len(page.items) - LAST_BLOCKS:
        name.sign("line at the bottom")
    if not item.block.bullet:
        name.sign(f"line without bullet {part}")
        if index > 0 and page.items[index - 1].block.bullet:
            name.sign("line after bullets")
    if item.block.tag:
        name.sign(f"tag {item.block.tag}")


def _context(word: str, language: Language) -> str | None:
    """What a word beside a name tells: itself if it is of the page's furniture or in small letters, "#" for a number."""
    if word in BREAKS:
        return word
    bare = word.strip(MARKS)
    if not bare:
        return None
    if is_company_ending(bare):
        return "company"
    if bare[0] == "©" or word.lower() == "(c)":
        return "©"
    if bare[:4].isdigit():
        return "#"
    lower = bare.lower()
    return lower if bare.islower() or lower in language.page_words or lower in RIGHTS else "Name"


def add_looks(candidate: Candidate, name: Name, page: Page) -> None:
    """Adds what a name looks like, and how often it stands alone, after a sign of copyright, and in the body."""
    for feature in (*_form(candidate.text, page.language), *name.rights, *_in_body(candidate.text, page)):
        name.sign(feature)
    name.sign(ALONE.of(name.alone))
    if known := known_outlets().get(candidate.key):
        name.sign(f"known {known}, {ALONE.of(name.alone)}")
    name.sign(_ALONE_OF_LINES.of(int(4 * name.alone / max(1, len(name.places)))))


def _form(text: str, language: Language) -> list[str]:
    """The form of a name: its length, and what its words are."""
    lower = text.lower()
    words = lower.split()
    found = [WORDS.of(len(words)), _LETTERS.of(len(text))]
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
    if known := known_outlets().get(key_of(text)):
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
            found.append(f"in body before {after[0].strip(MARKS)}")
        at = running.find(lower, at + len(lower))
    return found


def add_addresses(candidate: Candidate, hosts: dict[str, str]) -> None:
    """Adds whether addresses and accounts on the page are made of a name's letters or initials."""
    initials = "".join(word[0] for word in candidate.text.lower().split() if word[0].isalnum())
    for host, kind in hosts.items():
        if how := how_named(candidate.key, initials, host):
            candidate.add(f"{how} {kind}")


def add_agreement(candidate: Candidate, name: Name, rank: int, before: int, page: Page) -> None:
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


def add_rivals(candidates: list[Candidate], found: dict[str, Name]) -> None:
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


def add_relatives(candidates: list[Candidate], found: dict[str, Name], page: Page) -> None:
    """Adds whether a name is part of a longer candidate, or has a shorter one in it, and which of the two stands in more lines."""
    padded = [f" {candidate.text.lower()} " for candidate in candidates]
    for number, candidate in enumerate(candidates):
        if len(candidate.key) < MIN_HOST_LETTERS:
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
    if not MIN_INITIALS <= len(short) <= MAX_NAME_WORDS + 1 or not short.isupper():
        return False
    words = [word for word in name.split() if word not in INNER]
    return short.lower() in {"".join(word[0] for word in words[at:]).lower() for at in (0, 1)}
