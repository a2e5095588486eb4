"""The same words in several places: texts that are equal, nearly equal, or parts of each other.

What is compared are runs of four words. Of these a text's fingerprints are kept, chosen so that texts with six words in a row in common
share one (winnowing: Schleimer, Wilkerson and Aiken, 2003); texts that share one are compared in full. MinHash, the usual method, tells how
much of two whole texts is equal, and so not that one is the first half of the other, as quotations often are.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from itertools import groupby, pairwise
from zlib import crc32

RUN_WORDS = 4
"""Words of the runs that are compared."""
WINDOW_RUNS = 3
"""Successive runs of which one is a fingerprint."""
MIN_SHARE = 0.75
"""The part of the shorter text's runs that the other must have: one word in ten may differ."""
_INDEX_BITS = 32


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
        found = _fingerprints(text)
        first.append(equal.setdefault(hash(text), number) if found else number)
        if first[-1] == number:
            marks.extend([mark << _INDEX_BITS | number for mark in found])
    for one, other in _candidates(marks):
        mine, theirs = _root(first, one), _root(first, other)
        if mine != theirs and _are_alike(text_of(one), text_of(other)):
            first[max(mine, theirs)] = min(mine, theirs)
    return [_root(first, number) for number in range(len(first))]


def _candidates(marks: array[int]) -> list[tuple[int, int]]:
    """The pairs of texts to compare: each with the first and the one before among those that share a fingerprint."""
    pairs: dict[tuple[int, int], None] = {}
    for _, group in groupby(sorted(marks), key=lambda packed: packed >> _INDEX_BITS):
        numbers = [packed & ((1 << _INDEX_BITS) - 1) for packed in group]
        if len(numbers) > 1:
            pairs.update(dict.fromkeys((numbers[0], number) for number in numbers[1:]))
            pairs.update(dict.fromkeys(pairwise(numbers)))
    return list(pairs)


def _runs(text: str) -> list[int]:
    """The runs of a text as numbers of 32 bits; none of a text that has one run at most."""
    words = text.split()
    if len(words) <= RUN_WORDS:
        return []
    return [crc32(" ".join(words[at : at + RUN_WORDS]).encode()) for at in range(len(words) - RUN_WORDS + 1)]


def _fingerprints(text: str) -> set[int]:
    runs = _runs(text)
    return {min(runs[at : at + WINDOW_RUNS]) for at in range(max(1, len(runs) - WINDOW_RUNS + 1))} if runs else set()


def _are_alike(one: str, other: str) -> bool:
    """Whether most runs of the shorter text are in the other."""
    mine, theirs = set(_runs(one)), set(_runs(other))
    return len(mine & theirs) >= MIN_SHARE * min(len(mine), len(theirs))


def _root(first: list[int], number: int) -> int:
    """The first text of a group."""
    while first[number] != number:
        first[number] = first[first[number]]
        number = first[number]
    return number
