"""Outlets, owners and forms of company that are known beyond their town."""

from __future__ import annotations

from functools import cache

from newsx import languages


def key_of(name: str) -> str:
    """What all spellings of a name share: "The Lakeside Tribune", "LAKESIDE TRIBUNE" → "lakesidetribune"."""
    letters = "".join(filter(str.isalnum, name.lower()))
    return letters[3:] if name[:4].lower() == "the " else letters


def is_company_ending(word: str) -> bool:
    return word.lower() in _company_endings()


@cache
def _company_endings() -> frozenset[str]:
    """The words that begin what follows a company's name: "The Lakeside Tribune Pty Ltd"."""
    return frozenset(languages.anywhere().company_endings) | {"company", "pty"}


@cache
def known_outlets() -> dict[str, str]:
    """Whether a key is that of an outlet or an owner that is known beyond its town."""
    return {key_of(name): kind for name, kind in languages.anywhere().outlets.items()}


@cache
def known_beginnings() -> frozenset[str]:
    """The letters of the first words of these names."""
    firsts = []
    for name in languages.anywhere().outlets:
        words = name.lower().split()
        first = words[1] if len(words) > 1 and words[0] == "the" else words[0]
        firsts.append("".join(filter(str.isalnum, first)))
    return frozenset(firsts)


@cache
def known_with_article() -> frozenset[str]:
    """The keys of known outlets that are a common word but for the article before it: "The Island"."""
    return frozenset([key_of(name) for name in languages.anywhere().outlets if name.startswith("The ") and name.count(" ") == 1])


@cache
def own_spellings() -> dict[str, str]:
    """How known outlets spell their names, by their keys."""
    return {key_of(name): name for name in languages.anywhere().outlets}
