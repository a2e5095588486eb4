"""How alike two texts are, by the words that they share."""

from __future__ import annotations

from collections.abc import Iterable, Set
from functools import lru_cache
from typing import Final

from newsx.languages import Language
from newsx.text.words import Word
from newsx.text.words import of as words_of

_MIN_LETTERS: Final = 4
"""Letters of the shortest word that counts as content."""


@lru_cache(maxsize=1024)  # the same lines of a page are compared several times
def content_words(text: str, language: Language) -> frozenset[str]:
    """The words of four letters and more, in lower case, with straight apostrophes.

    >>> from newsx import languages
    >>> sorted(content_words("The council’s vote was put off.", languages.of("en")))
    ["council's", 'vote']
    """
    return content_of(words_of(text, language))


def content_of(words: Iterable[Word]) -> frozenset[str]:
    """The content words among these."""
    return frozenset([word.plain for word in words if len(word.plain) >= _MIN_LETTERS])


def likeness(one: Set[str], other: Set[str]) -> float:
    """The words that two sets share, as a part of all their words (Jaccard's index): 0 to 1, 0 if both are empty.

    >>> likeness({"ferry", "sails"}, {"ferry", "stays"}), likeness(set(), set())
    (0.3333333333333333, 0.0)
    """
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def share(words: Set[str], others: Set[str]) -> float:
    """The part of these words that are among the others: 0 to 1, 0 if there are none.

    >>> share({"ferry", "sails"}, {"ferry", "harbor", "winter"})
    0.5
    """
    return len(words & others) / len(words) if words else 0.0
