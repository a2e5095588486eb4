"""The names on a page that can be its outlet's: of its lines, which the reader finds, and of its titles."""

from __future__ import annotations

from typing import Final

from newsx.fields import choice
from newsx.fields.page import Page
from newsx.fields.publisher.addresses import MIN_HOST_LETTERS
from newsx.fields.publisher.known import key_of, known_outlets, own_spellings
from newsx.fields.publisher.reader import Reader
from newsx.fields.publisher.words import MAX_NAME_WORDS, Place
from newsx.fields.titles import separators
from newsx.languages import Language

_MAX_LINES_AMID: Final = 3
"""Lines up to which a name that only stands amid other words is looked at if nothing else tells it."""


class Name:
    """A name, in all spellings that say the same, with the places where it stands; `said` has the spellings of the title."""

    def __init__(self, places: list[Place]) -> None:
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


def titles_of(page: Page) -> list[str]:
    """The page's titles: its own, and what the metadata say: "Harbor vote delayed - City - The Tribune"."""
    title = page.title
    if title is None and page.items and separators().search(page.text(0)):
        title = page.text(0)
    said = [title] if title else []
    return said + [claim.value for claim in page.evidence.on("headline")]


def _of_titles(titles: list[str], places: dict[str, list[Place]]) -> dict[str, Name]:
    """The names in these titles."""
    found: dict[str, Name] = {}
    for line in titles:
        parts = [part.strip() for part in separators().split(line)]
        if len(parts) < 2:
            continue
        for place, part in ((len(parts) - 1, "last"), (0, "first"), *((at, "middle") for at in range(1, len(parts) - 1))):
            words = parts[place].split()
            if not 1 <= len(words) <= MAX_NAME_WORDS or not any(map(str.isalpha, parts[place])):
                continue
            key = key_of(parts[place])
            name = found.setdefault(key, Name(places.get(key, [])))
            name.said.append(" ".join(words))
            name.sign(f"{part} in title")
            name.sign(f"{part} of {min(len(parts), 4)} in title")
    return found


def named(titles: list[str], reader: Reader, language: Language) -> dict[str, Name]:
    """The names that stand twice on a page or are told by a title, an address or a sign of copyright, by their keys."""
    found = _of_titles(titles, reader.places)
    beginnings = {host[:stop] for host in reader.hosts for stop in range(MIN_HOST_LETTERS, len(host) + 1)}
    hosts = tuple([host for host in reader.hosts if len(host) >= MIN_HOST_LETTERS])
    for key, places in reader.places.items():
        if key in language.function_words:
            continue
        addressed = key in beginnings or (bool(hosts) and key.startswith(hosts))
        name = found.get(key)
        known = key in known_outlets()
        if name is None and (len(places) > 1 or addressed or places[0].owned or known or places[0].is_line()):
            name = Name(places)
            if len(places) > _MAX_LINES_AMID or name.alone or addressed or name.owned or known:
                found[key] = name
        if name is not None:
            name.addressed = addressed
    return found


def best_spelling(spellings: dict[str, int]) -> str:
    """The commonest spelling, with "The" if a quarter have it; one with small letters, if there is one, before one without."""
    if len(spellings) == 1:
        return next(iter(spellings))
    best = max(spellings, key=lambda text: (not is_shouted(text), spellings[text], text))
    own = own_spellings().get(key_of(best))
    if own in spellings:
        return own
    longer = f"The {best}"
    return longer if 4 * spellings.get(longer, 0) >= sum(spellings.values()) else best


def is_shouted(text: str) -> bool:
    return text.isupper() and " " in text
