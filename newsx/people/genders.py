"""What a given name says of gender. It is a guess, and never mixed with what a story says."""

from __future__ import annotations

from functools import lru_cache

from newsx import languages
from newsx.languages import Language
from newsx.people.names import PersonName, person_name
from newsx.record import Gender

SHARE_OF_OTHER_GENDER = 0.02
"""Share of the bearers of a man's or a woman's given name in the lists who are of the other gender."""


def share_of_men(name: PersonName, language: Language) -> float:
    """The share of men among those with a given name, 0 to 1: 0.5 for names that tell nothing."""
    given = name.given.capitalize()
    if given in language.either_names:
        return 0.5
    if given in language.men_names:
        return 1 - SHARE_OF_OTHER_GENDER
    return SHARE_OF_OTHER_GENDER if given in language.women_names else 0.5


@lru_cache(4096)
def gender_by_name(name: str, code: str | None = None) -> Gender | None:
    """The gender of four out of five bearers of a full name's given name; `None` for others, and for surnames alone.

    >>> gender_by_name("Ann Roe"), gender_by_name("Alex Roe"), gender_by_name("Roe")
    ('f', None, None)
    """
    language = languages.of_text(code)
    men = share_of_men(person_name(name, language), language)
    return None if men == 0.5 else "m" if men > 0.5 else "f"
