"""Promos: lines amid an article that advertise something else the publisher offers."""

from __future__ import annotations

from functools import lru_cache

from newsx.lines.openings import opening

_LONGEST = 260
_AFTER_A_TITLE = frozenset(":|–—->»→")


@lru_cache(maxsize=2048)  # blocks look at a line several times
def is_promo(text: str) -> bool:
    """Whether a short line advertises: "[Opinion: The harbor needs a plan]", "READ MORE: Vote delayed", "Sign up for our newsletter".

    >>> is_promo("READ MORE: Harbor vote delayed"), is_promo("Read the letter, she said, and then decide.")
    (True, False)
    """
    if len(text) > _LONGEST:
        return False
    bare = text.lstrip("[(•>*→▶ ").lower()
    found = opening("promo_openings", bare)
    if found is None:
        return False
    group, phrase = found
    rest = bare[len(phrase) :].lstrip()
    bracketed = text.startswith("[") and text.rstrip().endswith("]")
    return group == "appeal" or bracketed or rest[:1] in _AFTER_A_TITLE or rest.startswith(("stories", "news", "on this", "in news"))


def is_appeal(text: str) -> bool:
    """Whether a line asks for something: "Sign up for our newsletter"."""
    found = opening("promo_openings", text.lstrip("[(•>*→▶ ").lower())
    return found is not None and found[0] == "appeal"
