"""What a word tells by itself: its letters, its shape, the lists that it stands in. It is weighed for the word and for its neighbours."""

from __future__ import annotations

from typing import Final

from newsx.grammar.weights import ByWord, Sums, number_of, one, two
from newsx.languages import Language

MAX_FORMS: Final = 20_000
"""Words that are remembered for a language."""
_MAX_CHARS: Final = 40
"""Characters of a word that is remembered."""
OFFSETS: Final = (-2, -1, 0, 1, 2)
"""The places, from a word on, for which a word near it counts."""


class Form:
    """A word as written, with numbers for it, for parts of it and for what is known of it.

    `usual` is the number of the tags that it usually has, as the model knows, 0 if it does not know the word; `sure` is its tag if it
    hardly ever has another, else -1. `tagging` and `naming` are for each of `OFFSETS` the sums of the weights that the tagger and the name
    finder give it, `entry` what the parser knows it by: -1 and None until they are asked for.
    """

    def __init__(self, text: str, lists: list[frozenset[str]], usual: int, sure: int) -> None:
        self.text = text
        self.lower = text.lower()
        self.exact = number_of(text)
        self.low = number_of(self.lower)
        self.shape = number_of(_shape(text))
        self.usual, self.sure = usual, sure
        lower = self.lower
        self.endings = [number_of("-" + lower[-length:]) for length in (1, 2, 3, 4)] if len(lower) > 4 else [number_of("-" + lower[-3:])]
        self.ending = number_of("-" + lower[-3:])
        self.kind = usual + 1 if usual else number_of("-" + lower[-2:] + _shape(text))
        self.beginnings = [number_of(lower[:length] + "-") for length in (1, 3)]
        self.part = number_of(lower.rpartition("-")[2]) if "-" in lower else 0
        self.lists = [number for number, words in enumerate(lists) if text in words or lower in words]
        self.entry = -1
        self.tagging: list[Sums | None] = [None, None, None, None, None]
        self.naming: list[Sums | None] = [None, None, None, None, None]

    def keys(self, place: int) -> list[int]:
        """The features of the word for the one of which it stands at `OFFSETS[place]`."""
        base = place * 64
        if place == 2:
            keys = [one(base, self.exact), one(base + 1, self.low), one(base + 2, self.shape), one(base + 3, self.kind)]
            keys += [two(base + 4, ending, self.shape) for ending in self.endings]
            keys += [one(base + 5, ending) for ending in self.endings]
            keys += [one(base + 6, beginning) for beginning in self.beginnings]
            if self.part:
                keys.append(one(base + 7, self.part))
        elif place in (1, 3):
            keys = [one(base, self.exact), one(base + 1, self.low), one(base + 2, self.shape), one(base + 3, self.kind)]
            keys.append(one(base + 5, self.ending))
        else:
            keys = [one(base + 1, self.low), one(base + 3, self.kind), one(base + 2, self.shape)]
        keys += [one(base + 10, number) for number in self.lists]
        return keys


class Forms:
    """The words of a language that were looked at last. `usual` and `sure` are by a word's number."""

    def __init__(self, language: Language, usual: ByWord, sure: ByWord) -> None:
        self.lists = lists_of(language)
        self.usual, self.sure = usual, sure
        self._known: dict[str, Form] = {}
        self.edge = Form("", [], 1, -1)
        """What stands before and after a sentence."""

    def forget(self) -> None:
        """Forgets all words, and what models said of them."""
        self._known.clear()
        self.edge = Form("", [], 1, -1)

    def of(self, text: str) -> Form:
        form = self._known.get(text)
        if form is None:
            number = number_of(text)
            usual = self.usual.get(number, 0)
            if not usual and not text.islower():
                usual = self.usual.get(number_of(text.lower()), 0)
            form = Form(text, self.lists, usual, self.sure.get(number, -1))
            if len(text) <= _MAX_CHARS:
                if len(self._known) >= MAX_FORMS:
                    self._known.clear()
                self._known[text] = form
        return form


def lists_of(language: Language) -> list[frozenset[str]]:
    """The word lists that may tell a word's part of speech, or whose name it is part of."""
    return [
        language.given_names,
        language.titles,
        language.honorifics,
        language.places,
        language.demonyms | language.nationals,
        language.person_nouns,
        language.group_nouns,
        language.organization_nouns,
        language.organization_words,
        language.document_nouns,
        language.surname_nouns,
        frozenset([form for verb in language.verbs_of_saying for form in verb.split()]),
        frozenset([form for verb in language.other_verbs for form in verb.split()]),
        language.calendar["month"] | language.calendar["weekday"],
        language.not_names,
        language.name_prefixes,
        language.function_words,
        language.role_modifiers,
        language.outlet_words,
        language.women_names,
        language.men_names,
    ]


def _shape(text: str) -> str:
    """The kinds of a word's characters, each run of one kind as one: Xx for Ann, Xx-x for Leeds-born, 0.0 for 2.5."""
    found: list[str] = []
    before = ""
    for character in text[:20]:
        if character.isalpha():
            kind = "X" if character.isupper() else "x"
        elif character.isdigit():
            kind = "0"
        else:
            kind = character
        if kind != before:
            found.append(kind)
            before = kind
    if len(found) == 1 and before == "X":
        return "X" if len(text) == 1 else "XX"
    return "".join(found[:6])
