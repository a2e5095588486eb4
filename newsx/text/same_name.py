"""Forms of names: which of them may be one person's."""

from __future__ import annotations

import unicodedata
from typing import Final

from newsx.languages import Language

_SUFFIXES: Final = frozenset(["Jr", "Sr", "II", "III", "IV", "Jr.", "Sr."])


def plain(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name's words without suffix: Sammy Davis Jr → Sammy Davis."""
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    return words


def same_person(one: tuple[str, ...], other: tuple[str, ...], language: Language) -> bool:
    """Whether two full names with one surname may be one person's.

    >>> from newsx import languages
    >>> english = languages.of("en")
    >>> [same_person(name, ("Joan", "Reed"), english) for name in (("Joan", "B", "Reed"), ("J", "Reed"), ("Joán", "Reed"), ("Al", "Reed"))]
    [True, True, True, False]
    >>> same_person(("Bob", "Reed"), ("Robert", "Reed"), english), same_person(("Bob", "Reed"), ("Rod", "Reed"), english)
    (True, False)
    """
    one, other = tuple(map(_folded, one)), tuple(map(_folded, other))
    ours, theirs = set(one), set(other)
    if ours <= theirs or theirs <= ours:
        return True
    first, second = one[0], other[0]
    if first == second or (min(len(first), len(second)) == 1 and first[0] == second[0]):
        return True
    if first in short_for(second, language) or second in short_for(first, language):
        return True
    return len(first) > 2 and len(second) > 2 and (first.startswith(second) or second.startswith(first))


def short_for(name: str, language: Language) -> frozenset[str]:
    """The short forms of a given name in small letters: joe, joey for joseph."""
    return language.short_names.get(name, frozenset())


def _folded(word: str) -> str:
    """A word in lower case without accents: François → francois."""
    low = word.lower()
    return low if low.isascii() else "".join(sign for sign in unicodedata.normalize("NFKD", low) if not unicodedata.combining(sign))


def without_a_letter(word: str) -> list[str]:
    """A word without each of its letters but the first."""
    return [word[:at] + word[at + 1 :] for at in range(1, len(word))]


def swapped(word: str) -> list[str]:
    """A word with each two of its letters that follow one another in the other order, but for the first."""
    return [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 1)]
