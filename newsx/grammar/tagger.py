"""Finds the parts of speech of a sentence and the names in it, word by word from left to right, with linear models.

A tag is a universal part of speech, a dot, and the finer class that the language's model knows: VERB.VBD. The weights are those of an
averaged perceptron (Collins 2002). What a word and its neighbours tell by themselves is added up once for each word of the language.
"""

from __future__ import annotations

from typing import Final

from newsx.grammar.forms import Form
from newsx.grammar.weights import Wide, one, three, two

_TAGS: Final = 400
"""The first template of features of tags; of names."""
_NAMES: Final = 500
_KINDS: Final = 4
"""Kinds of names: persons, organizations, places, others."""
NO_TAG: Final = 99
"""The number of the tag of what stands before a sentence."""


class Memory:
    """Words of names found before in a text. `kinds` has for each the number of the kind that it most often was, from 1 on."""

    def __init__(self) -> None:
        self.kinds: dict[str, int] = {}
        self._counts: dict[str, list[int]] = {}

    def note(self, word: str, kind: int) -> None:
        """Notes that a word belongs to a name of a kind."""
        counts = self._counts.get(word)
        if counts is None:
            counts = self._counts[word] = [0] * (_KINDS + 1)
        counts[kind] += 1
        if counts[kind] > counts[self.kinds.get(word, 0)]:
            self.kinds[word] = kind


def keys_of_tag(forms: list[Form], at: int, before: int, before_that: int) -> list[int]:
    """The features of a word's tag that join it with others. `forms` has two edges on both sides: `at` counts from the first word on."""
    last, form, following = forms[at + 1], forms[at + 2], forms[at + 3]
    return [
        one(_TAGS, before),
        two(_TAGS + 1, before, before_that),
        two(_TAGS + 2, before, form.low),
        two(_TAGS + 3, before, following.kind),
        two(_TAGS + 4, last.low, form.low),
        two(_TAGS + 5, form.low, following.low),
        three(_TAGS + 6, before, form.kind, following.kind),
        three(_TAGS + 7, before, before_that, form.kind),
        two(_TAGS + 8, before, form.ending),
        two(_TAGS + 9, before, form.shape),
        three(_TAGS + 10, form.kind, following.kind, forms[at + 4].kind),
        three(_TAGS + 11, last.low, form.shape, following.shape),
    ]


def tag(forms: list[Form], weights: Wide) -> list[int]:
    """The numbers of the tags of the words of a sentence, whose forms stand between two edges on both sides."""
    tags: list[int] = []
    before = before_that = NO_TAG
    for at in range(len(forms) - 4):
        found = _tag(forms, at, before, before_that, weights)
        tags.append(found)
        before_that, before = before, found
    return tags


def first_tag(forms: list[Form], weights: Wide) -> int:
    """The number of the tag of the first word of a sentence. `forms` are two edges, the word, and the two after it."""
    return _tag(forms, 0, NO_TAG, NO_TAG, weights)


def _tag(forms: list[Form], at: int, before: int, before_that: int, weights: Wide) -> int:
    found = forms[at + 2].sure
    if found >= 0:
        return found
    sums = weights.sum(keys_of_tag(forms, at, before, before_that))
    for place in range(5):
        near = forms[at + place]
        known = near.tagging[place]
        if known is None:
            known = near.tagging[place] = weights.sum(near.keys(place))
        weights.add(sums, known)
    return weights.best(sums)


def keys_of_name(forms: list[Form], tags: list[int], at: int, before: int, before_that: int, memory: Memory) -> list[int]:
    """The features of a word's part in a name that join it with others, with its tag, and with what it was before in the text.

    `tags` has an edge on both sides.
    """
    last, form, following = forms[at + 1], forms[at + 2], forms[at + 3]
    tag_before, own, tag_after = tags[at], tags[at + 1], tags[at + 2]
    kinds = memory.kinds
    was, next_was = kinds.get(form.text, 0), kinds.get(following.text, 0)
    return [
        one(_NAMES, before),
        two(_NAMES + 1, before, before_that),
        two(_NAMES + 2, before, form.low),
        two(_NAMES + 3, before, own),
        three(_NAMES + 4, before, own, tag_after),
        two(_NAMES + 5, last.low, form.low),
        two(_NAMES + 6, form.low, following.low),
        three(_NAMES + 7, tag_before, own, tag_after),
        three(_NAMES + 8, before, form.shape, following.shape),
        two(_NAMES + 9, before, following.low),
        two(_NAMES + 10, before, last.low),
        two(_NAMES + 11, own, tag_after),
        two(_NAMES + 12, tag_before, own),
        two(_NAMES + 13, before, form.ending),
        three(_NAMES + 14, before, was, next_was),
        two(_NAMES + 15, own, was),
        two(_NAMES + 16, form.kind, was),
        three(_NAMES + 17, kinds.get(last.text, 0), was, next_was),
    ]


def find_names(forms: list[Form], tags: list[int], weights: Wide, proper: list[bool], memory: Memory) -> list[int]:
    """The numbers of the words' parts in names: 0 for none, then for each kind one for its first word and one for the others.

    `proper` says of a tag whether a name may begin with it. `memory` has the names found before in the text, and gets those of the
    sentence.
    """
    found: list[int] = []
    before = before_that = 0
    padded = [NO_TAG, *tags, NO_TAG]
    for at in range(len(forms) - 4):
        part = 0
        if before or proper[tags[at]]:
            sums = weights.sum(keys_of_name(forms, padded, at, before, before_that, memory))
            for place in range(5):
                near = forms[at + place]
                known = near.naming[place]
                if known is None:
                    known = near.naming[place] = weights.sum(near.keys(place))
                weights.add(sums, known)
            part = weights.best(sums)
        found.append(part)
        before_that, before = before, part
    remember(forms, found, memory)
    return found


def remember(forms: list[Form], parts: list[int], memory: Memory) -> None:
    """Notes of the words of names with a capital what kind of name they belong to."""
    for at, part in enumerate(parts):
        text = forms[at + 2].text
        if part and len(text) > 1 and text[0].isupper():
            memory.note(text, (part + 1) // 2)
