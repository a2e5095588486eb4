"""Openings: the phrases by which lines of a kind begin."""

from __future__ import annotations

from functools import cache
from typing import Final

from newsx import languages

_KEY: Final = 2
_LONGEST: Final = 60
"""Characters by which a phrase is looked up, and that no phrase is longer than."""


def opening(name: str, text: str) -> tuple[str, str] | None:
    """The group and the phrase of the list `name` by which a text begins, in any case, at a word's end; None where none does."""
    phrases, key = _phrases(name), text[:_KEY].lower()
    for found in (phrases.get(key), phrases.get(key[:1])):
        start = text[:_LONGEST].lower() if found else ""
        for phrase, group in found or ():
            if start.startswith(phrase) and not start[len(phrase) : len(phrase) + 1].isalnum():
                return group, phrase
    return None


@cache
def _phrases(name: str) -> dict[str, list[tuple[str, str]]]:
    """The phrases that begin with the same letters, longest first, each with its group, by these letters."""
    phrases: dict[str, list[tuple[str, str]]] = {}
    groups: dict[str, list[str]] = getattr(languages.of("en"), name)
    pairs = [(phrase, group) for group, found in groups.items() for phrase in found]
    for phrase, group in sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])):
        phrases.setdefault(phrase[:_KEY], []).append((phrase, group))
    return phrases
