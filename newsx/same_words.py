"""The same words in several places: texts that are equal, nearly equal, or parts of each other.

What is compared are runs of four words. Of these a text's fingerprints are kept, chosen so that texts with six words in a row in common
share one (winnowing: Schleimer, Wilkerson and Aiken, 2003); texts that share one are compared in full. MinHash, the usual method, tells how
much of two whole texts is equal, and so not that one is the first half of the other, as quotations often are.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from zlib import crc32

RUN_WORDS = 4
"""Words of the runs that are compared."""
WINDOW_RUNS = 3
"""Successive runs of which one is a fingerprint."""
MIN_SHARE = 0.75
"""The part of the shorter text's runs that the other must have: one word in ten may differ."""
MAX_SHARED = 200
"""Texts that share a fingerprint and are compared with all others that have it, the first ones: some phrases are in thousands of texts."""
_KEPT_TEXTS = 1 << 14
"""Texts whose runs are kept, because they may soon be compared again."""
_INDEX_BITS = 32


class Groups:
    """Numbers that are joined to groups, each known by one of its numbers."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def of(self, number: int) -> int:
        """The number by which the group is known that a number is in; the least of them."""
        above = self._above
        while (next_ := above.get(number, number)) != number:
            above[number] = number = above.get(next_, next_)
        return number

    def join(self, one: int, other: int) -> None:
        mine, theirs = self.of(one), self.of(other)
        self._above[min(mine, theirs)] = self._above[max(mine, theirs)] = min(mine, theirs)

    def __iter__(self) -> Iterator[int]:
        """All numbers that have been joined to another."""
        return iter(self._above)


def same_words(texts: Iterable[str], text_of: Callable[[int], str]) -> list[int]:
    """For each of the texts, folded as `text_key` folds them, the number of the first text with the same words.

    Texts of less than five words have the same words as no other; two that are both like a third are in one group with it. `text_of` gives
    a text again by its number, for those that may be alike, so that the texts need not all be in memory.

    >>> texts = ["the ferry will sail on tuesday ice or no ice", "a relief", "ferry will sail on tuesday ice or", "a relief"]
    >>> same_words(texts, texts.__getitem__)
    [0, 1, 0, 3]
    """
    first: list[int] = []
    marks = array("Q")
    equal: dict[int, int] = {}
    for number, text in enumerate(texts):
        found = fingerprints(text)
        first.append(equal.setdefault(hash(text), number) if found else number)
        if first[-1] == number:
            marks.extend([mark << _INDEX_BITS | number for mark in found])
    in_order = ((packed >> _INDEX_BITS, packed & ((1 << _INDEX_BITS) - 1)) for packed in sorted(marks))
    groups = Groups()
    join_alike(in_order, range(len(first)), text_of, groups)
    return [groups.of(number) for number in first]


def join_alike(marked: Iterable[tuple[int, int]], new: Collection[int], text_of: Callable[[int], str], groups: Groups) -> None:
    """Joins the new texts to all that are like them.

    `marked` has the fingerprints of the new texts, each with the numbers of all texts that have it, in order. Which texts come first
    does not matter, as long as less than MAX_SHARED share a fingerprint.
    """

    @lru_cache(_KEPT_TEXTS)
    def runs_of(number: int) -> frozenset[int]:
        return frozenset(_runs(text_of(number)))

    for _, group in groupby(marked, key=itemgetter(0)):
        numbers = [number for _, number in group]
        pairs = ((number, other) for number in numbers if number in new for other in numbers[:MAX_SHARED])
        for number, other in pairs:
            is_first = other < number or other not in new
            if is_first and groups.of(number) != groups.of(other) and _are_alike(runs_of(number), runs_of(other)):
                groups.join(number, other)


def fingerprints(text: str) -> set[int]:
    """Of each few successive runs the longest, as numbers of 32 bits: long words are rare. None of a text of less than five words.

    >>> len(fingerprints("the ferry will sail on tuesday")), fingerprints("a great relief")
    (1, set())
    """
    runs = _words_of_runs(text)
    chosen = {max(runs[at : at + WINDOW_RUNS], key=_rarity) for at in range(max(1, len(runs) - WINDOW_RUNS + 1))} if runs else ()
    return {crc32(run) for run in chosen}


def _rarity(run: bytes) -> tuple[int, bytes]:
    return len(run), run


def _words_of_runs(text: str) -> list[bytes]:
    """The runs of a text; none of a text that has one run at most."""
    words = text.encode().split()
    if len(words) <= RUN_WORDS:
        return []
    return [b" ".join(words[at : at + RUN_WORDS]) for at in range(len(words) - RUN_WORDS + 1)]


def _runs(text: str) -> list[int]:
    """The runs as numbers of 32 bits."""
    return list(map(crc32, _words_of_runs(text)))


def _are_alike(mine: frozenset[int], theirs: frozenset[int]) -> bool:
    """Whether most runs of the shorter text are in the other."""
    return len(mine & theirs) >= MIN_SHARE * min(len(mine), len(theirs))
