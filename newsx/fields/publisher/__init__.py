"""The publisher: the outlet whose page it is, by the names in the page's lines and the witnesses that agree on one.

A name stands in the page's title, on its masthead, after "©", after "Subscribe to"; the page's addresses and accounts are made of it. Each
is a weak sign, and an agency, a company or a network has some of them, too; so the names are candidates, all that a page says of one are
its features, and learned weights choose.

    reader       where are names in the page's lines, and what addresses has it?
    names        which of these, and of those in the titles, can be an outlet's?
    first_sight  which look most like the outlet's by what is quickly seen?
    evidence     what speaks for and against these?
"""

from __future__ import annotations

from typing import Final

from newsx.fields import choice
from newsx.fields.choice import Candidate
from newsx.fields.page import Page
from newsx.fields.publisher.evidence import (
    add_addresses,
    add_agreement,
    add_looks,
    add_place,
    add_relatives,
    add_rivals,
)
from newsx.fields.publisher.first_sight import first_signs, likely
from newsx.fields.publisher.known import key_of
from newsx.fields.publisher.names import best_spelling, is_shouted, named, titles_of
from newsx.fields.publisher.reader import Reader
from newsx.fields.publisher.words import MIN_LETTERS

__all__ = ["at_first_sight", "candidates_on", "choose", "key_of"]

_EVEN: Final = 0.5
"""The probability from which names are believed."""
_CONFIRMED: Final = frozenset(
    {"owned whole", "owned before company", "owned beginning", "alone <=2", "alone <=3", "alone <=5", "alone <=9"}
)


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
    if best is None or (is_shouted(best.text) and _CONFIRMED.isdisjoint(best.features)):
        return None
    return best.text


def _probability_of(candidate: Candidate) -> float:
    return candidate.probability


def _are_nested(one: str, other: str) -> bool:
    return len(one) > MIN_LETTERS and len(other) > MIN_LETTERS and (one in other or other in one)


def candidates_on(page: Page, url: str | None) -> list[Candidate]:
    """The names that can be the publisher's, with the evidence for and against each. `url` is the page's address."""
    titles = titles_of(page)
    reader = Reader(page, titles, url)
    found = named(titles, reader, page.language)
    keys = likely(found, choice.weights_of("publisher at first sight", page.markup), page.language)
    candidates = []
    for key in keys:
        name = found[key]
        for place in name.places:
            add_place(name, place, page, reader.before)
        candidate = Candidate(key, best_spelling(name.spellings()), name.places[0].index if name.places else -1)
        candidate.features = name.features
        add_looks(candidate, name, page)
        add_addresses(candidate, reader.hosts)
        candidates.append(candidate)
    for rank, candidate in enumerate(candidates):
        add_agreement(candidate, found[candidate.key], rank, reader.before, page)
    add_rivals(candidates, found)
    add_relatives(candidates, found, page)
    return candidates


def at_first_sight(page: Page, url: str | None) -> list[Candidate]:
    """The names that may be the publisher's, with what is seen of each before all is gathered that speaks for it."""
    titles = titles_of(page)
    found = []
    for key, name in named(titles, Reader(page, titles, url), page.language).items():
        candidate = Candidate(key, best_spelling(name.spellings()), -1)
        candidate.features = dict.fromkeys(first_signs(name, page.language), 1.0)
        found.append(candidate)
    return found
