"""Which texts are the same words."""

from __future__ import annotations

import random

import pytest

from newsx.output.rows import text_key
from newsx.same_words import same_words

LIFELINE = "It is a lifeline. Without it the island is a rock with a post office, and we would lose the school."


def groups(*texts: str) -> list[int]:
    keys = list(map(text_key, texts))
    return same_words(keys, keys.__getitem__)


@pytest.mark.parametrize(
    "other",
    [
        "it's a lifeline — without it, the island is a rock with a post office and we would lose the school",
        "Without it the island is a rock with a post office,",
        "the island is a rock with a post office",
        "It is a lifeline. Without it the island is a rock with a small post office, and we would lose the school.",
    ],
)
def test_the_same_words(other):
    assert groups(LIFELINE, other) == [0, 0]


@pytest.mark.parametrize(
    "other",
    [
        "It is a lifeline.",  # too short to be sure
        "Without it the harbour would be empty, and we would have nothing to sell in the winter.",
        "It is a shame. Without the ferry the town is a street with a church, and we would move away.",
    ],
)
def test_other_words(other):
    assert groups(LIFELINE, other) == [0, 1]


def test_a_group_has_all_that_are_like_one_of_it():
    assert groups("a relief", "Without it the island is a rock with a post office", LIFELINE, "and we would lose the school, a relief") == [
        0,
        1,
        1,
        3,
    ]


def test_many_texts_with_one_phrase_take_little_time():
    random.seed(1)
    words = [f"word{number}" for number in range(500)]
    texts = [f"{' '.join(random.choices(words, k=9))} at the end of the day" for _ in range(3000)]
    assert same_words(texts, texts.__getitem__) == list(range(3000))
