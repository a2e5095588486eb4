"""The authors: the people whom lines around headline and body name, chosen by learned weights, and the byline that names them.

people         who may be an author?
evidence       what speaks for and against each?
bylines        which lines are the byline that names somebody, and what roles does it give?
printed        what of such a line is the byline as printed?
other_bylines  who signs if nobody is named: an agency, a team?
"""

from __future__ import annotations

from typing import Final

from newsx.fields import choice
from newsx.fields.authors.bylines import Byline, byline_at
from newsx.fields.authors.evidence import ANNOUNCED
from newsx.fields.authors.other_bylines import line_that_signs, signed_by_organization
from newsx.fields.authors.people import MAX_LINE_CHARS, NO_PERSON, Mention, People
from newsx.fields.authors.printed import printed
from newsx.fields.choice import Candidate
from newsx.fields.page import Page
from newsx.languages import Language
from newsx.record import Author

__all__ = ["Byline", "People", "choose", "find_byline"]

_SURE: Final = 0.5
"""The probability from which the model of blocks is believed that a line is the byline."""


def find_byline(page: Page) -> Byline:
    """The authors who are likelier than not, and the line that names them most clearly."""
    return choose(page, People(page))


def choose(page: Page, found: People) -> Byline:
    """The byline and the authors among these people."""
    weights = choice.weights_of("authors", page.markup)
    chosen = _distinct(choice.each(found.candidates, weights), page.language)
    mentions: list[Mention] = []
    for candidate in chosen:
        of_name = found.mentions.get(candidate.key, [])
        for mention in of_name:
            mention.score = choice.score(mention.features, weights)
        if of_name:
            mentions.append(max(of_name, key=_score_of))
    signing = [mention for mention in mentions if len(page.text(mention.block)) <= MAX_LINE_CHARS]
    best = max(signing, key=_score_of, default=None)
    known = [author for mention in sorted(mentions, key=_block_of) for author in byline_at(page, mention.block).authors]
    authors = _authors(chosen, known, page)
    if best is None:
        signed = None if authors else signed_by_organization(page) or line_that_signs(page)
        return signed or Byline(None, authors, range(0), found.candidates)
    read = byline_at(page, best.block)
    return Byline(printed(read.line, best.author.name, page.language) if read.line else None, authors, read.blocks, found.candidates)


def _score_of(mention: Mention) -> float:
    return mention.score


def _block_of(mention: Mention) -> int:
    return mention.block


def _distinct(chosen: list[Candidate], language: Language) -> list[Candidate]:
    """Each person once: of names that contain one another, the likeliest. Desks only where no person signs."""
    people = [candidate for candidate in chosen if not candidate.key.startswith(NO_PERSON)]
    if any(_is_announced(candidate) for candidate in people):  # then a name that nothing announces is that of somebody in a picture
        people = [candidate for candidate in people if _is_announced(candidate) or _is_marked(candidate)]
    found: list[Candidate] = []
    for candidate in sorted(people or chosen, key=_probability_of, reverse=True):
        words = set(candidate.key.split())
        if not any(words <= set(known.key.split()) or words >= set(known.key.split()) for known in found):
            found.append(candidate)
    return [candidate for candidate in chosen if candidate in found]


def _is_announced(candidate: Candidate) -> bool:
    return ANNOUNCED in candidate.features


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
