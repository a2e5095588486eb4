"""Promos: lines amid an article that advertise something else the publisher offers."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from newsx.languages import Language
from newsx.text.words import in_capitals

_MAX_CHARS: Final = 260
_MAX_BLURB_SPACES: Final = 24
_MIN_LINK_SPACES: Final = 3
_MIN_SHOUTED_SPACES: Final = 7
"""Spaces of a headline in brackets, and of one in capitals."""
_AFTER_A_TITLE: Final = frozenset(":|–—->»→")


def is_promo(text: str, language: Language) -> bool:
    """Whether a short line advertises: "[Opinion: The harbor needs a plan]", "READ MORE: Vote delayed", "Sign up for our newsletter".

    >>> from newsx import languages
    >>> english = languages.of("en")
    >>> is_promo("READ MORE: Harbor vote delayed", english), is_promo("Read the letter, she said, and then decide.", english)
    (True, False)
    """
    return len(text) <= _MAX_CHARS and _is_promo(text, language)


@lru_cache(maxsize=2048)  # blocks look at a line several times
def _is_promo(text: str, language: Language) -> bool:
    bare = text.lstrip("[(•>*→▶ ")
    found = language.promo_openings.of(bare)
    if found is None:
        return False
    group, phrase = found
    rest = bare[len(phrase) :].lstrip().lower()
    bracketed = text.startswith("[") and text.rstrip().endswith("]")
    return (
        group == "appeal"
        or bracketed
        or rest[:1] in _AFTER_A_TITLE
        or any(rest.startswith(phrase) for phrase in language.promo_words["after a title"])
    )


def is_appeal(text: str, language: Language) -> bool:
    """Whether a line asks for something: "Sign up for our newsletter"."""
    found = language.promo_openings.of(text.lstrip("[(•>*→▶ "))
    return found is not None and found[0] == "appeal"


def is_blurb(text: str, above: str, language: Language) -> bool:
    """Whether a line describes what the promo above it offers: "Sign up to The Harbor" / "Our weekly letter. Free every Friday." """
    if text.count(" ") > _MAX_BLURB_SPACES:
        return False
    words = text.lower().replace("’", "'").split()
    return not language.promo_words["offer"].isdisjoint(word.strip(".,!") for word in words) and is_appeal(above, language)


def links_to_story(text: str) -> bool:
    """Whether a line amid a story is another's headline, in brackets or in capitals at length: "[A phone booth's quiet end]"."""
    spaces = text.count(" ")
    if spaces >= _MIN_SHOUTED_SPACES and in_capitals(text):
        return text[0].isalpha() and text[-1] not in ".:?"
    return spaces >= _MIN_LINK_SPACES and text.startswith("[") and text.endswith("]") and text[-2].isalnum()
