"""Openings: the phrases by which lines of a kind begin."""

from __future__ import annotations

from functools import cache

from newsx import lexicons


def opening(name: str, text: str) -> tuple[str, str] | None:
    """The group and the phrase of the list `name` by which a text in lower case begins, at a word's end; None where none does."""
    groups, phrases = _phrases(name)
    if not text.startswith(phrases):
        return None
    return next(
        ((groups[phrase], phrase) for phrase in phrases if text.startswith(phrase) and not text[len(phrase) : len(phrase) + 1].isalnum()),
        None,
    )


@cache
def _phrases(name: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Each phrase's group, and the phrases, longest first."""
    groups = {}
    for line in lexicons.load(name):
        group, _, phrase = line.partition("\t")
        groups[phrase] = group
    return groups, tuple(sorted(groups, key=lambda phrase: (-len(phrase), phrase)))
