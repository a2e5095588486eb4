"""Joins the speakers of many stories to people."""

from __future__ import annotations

from collections.abc import Iterable

from newsx.languages import Language
from newsx.people.appearances import Appearance
from newsx.people.evidence import Evidence, Known, evidence
from newsx.people.names import PersonName, is_short_form, likeness, long_forms

MIN_CONFIDENCE = 0.9
"""The probability from which on two speakers are joined: one person under two names is better than two under one."""
_MAX_CANDIDATES = 40
"""People with one key that somebody is compared with, the first ones."""
_MAX_ROUNDS = 3
"""Of comparing people with those of more stories."""
_MAX_GIVEN_NAMES = 200
"""Given names of one surname that are counted."""
_BEGINNING_CHARS = 3
"""Characters of given names that a short form has in common with the whole: Tim, Timothy."""


class Join:
    """A speaker of a story who was found to be a person: how surely, from 0 to 1, and by what."""

    def __init__(self, of: Appearance, confidence: float, reasons: list[str]) -> None:
        self.of, self.confidence, self.reasons = of, confidence, reasons


class Joined:
    """A person and the speakers who are joined in it, the first of whom needed no reason."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.joins: list[Join] = []
        self.is_merged = False
        """Whether its speakers belong to another person now."""

    def add(self, join: Join) -> None:
        self.known.add(join.of)
        self.joins.append(join)


def joined(found: Iterable[Appearance], given: Iterable[Known] = ()) -> list[Joined]:
    """The people whom these appearances are of; first those who are `given`, of whom some may not appear.

    Who is joined depends on the names of one block only, not on other names and not on the order in which stories come.
    """
    by_block: dict[str, list[Appearance]] = {}
    for each in {(each.article_id, each.speaker_id): each for each in found}.values():  # a story may have come twice
        by_block.setdefault(each.parts.block, []).append(each)
    everybody = [Joined(known) for known in given]
    by_given_block: dict[str, list[Joined]] = {}
    for person in everybody:
        for block in sorted({name.block for name in person.known.names.values()}):
            by_given_block.setdefault(block, []).append(person)
    for block in sorted(by_block):
        everybody += _Block(by_block[block], by_given_block.get(block, [])).people()
    return everybody


class _Block:
    """The appearances whose surnames are alike, and the people among them. Those who are given stay first in all comparisons."""

    def __init__(self, found: list[Appearance], given: list[Joined]) -> None:
        self._found = sorted(found, key=lambda each: (*_rank(each), *each.order))
        self._people: list[Joined] = []
        self._by_key: dict[str, list[Joined]] = {}
        givens: dict[str, set[str]] = {}
        self._others: dict[tuple[str, str], int] = {}
        self._with_suffix: dict[tuple[str, str], set[str]] = {}
        """The stories that have somebody of a name with a suffix such as Jr."""
        for person in given:
            for name in person.known.names.values():
                self._index(person, name, found[0].language)
        for each in found:
            if each.parts.generation:
                self._with_suffix.setdefault((each.parts.given, each.parts.surname), set()).add(each.article_id)
            if len(each.parts.given) > 1:
                givens.setdefault(each.parts.surname, set()).add(each.parts.given)
        self._givens = {surname: sorted(names)[:_MAX_GIVEN_NAMES] for surname, names in givens.items()}

    def people(self) -> list[Joined]:
        """Those who are not given. Full names are placed first, as they tell most; then people of few stories are compared with those of
        more; then surnames alone are placed."""
        full = [each for each in self._found if each.parts.given]
        for each in full:
            self._place(each)
        for _ in range(_MAX_ROUNDS):
            if not self._merge():
                break
        for each in self._found[len(full) :]:
            self._place(each)
        return [person for person in self._people if not person.is_merged]

    def _place(self, each: Appearance) -> None:
        """Joins an appearance to the person it is of, or makes it a new person."""
        found = self._best(each, [person for person in self._candidates(each) if _has_same_generation(person, each)])
        if found is None:
            found = Joined(Known()), Join(each, 1.0, [])
            self._people.append(found[0])
        person, join = found
        person.add(join)
        self._index(person, each.parts, each.language)

    def _best(self, each: Appearance, among: list[Joined]) -> tuple[Joined, Join] | None:
        """The person it is of; `None` if that is nobody or uncertain."""
        others = self._others_of(each.parts, each.language)
        weighed = [(person, found) for person in among if (found := evidence(person.known, each, others)) is not None]
        if not weighed:
            return None
        person, best = max(weighed, key=_odds)
        rivals = [found.odds for other, found in weighed if other is not person and not self._may_be_one(person, other)]
        confidence = best.odds / (1 + best.odds + sum(rivals))
        return (person, Join(each, confidence, best.reasons)) if confidence >= MIN_CONFIDENCE else None

    def _may_be_one(self, person: Joined, other: Joined) -> bool:
        """Whether somebody found to be another person would be this one, if only these two were there: then they are no rivals."""
        if not other.joins or not self._may_have(person, other):
            return False
        first = _telling(other)
        found = evidence(person.known, first, self._others_of(first.parts, first.language))
        return found is not None and found.odds / (1 + found.odds) >= MIN_CONFIDENCE

    def _merge(self) -> bool:
        """Joins people of few stories, fewest first, to others: the first of somebody's stories may have told too little. Returns whether
        there were any: then who was between two of them may be clear now."""
        left = sorted([person for person in self._people if not person.is_merged], key=lambda person: len(person.joins))
        for person in left:
            first = _telling(person)
            found = self._best(first, [other for other in self._candidates(first) if self._may_have(other, person)])
            if found is not None:
                other, join = found
                person.is_merged = True
                for each in person.joins:
                    other.add(Join(each.of, min(each.confidence, join.confidence), join.reasons))
                    self._index(other, each.of.parts, each.of.language)
        return any(person.is_merged for person in left)

    def _may_have(self, other: Joined, person: Joined) -> bool:
        """Whether the speakers of a person may be another's, who has as many or more: no names and no stories conflict."""
        if other is person or (len(other.joins) < len(person.joins) and not other.known.is_given):
            return False
        if not other.known.articles.isdisjoint(person.known.articles) or self._are_father_and_son(person, other):
            return False
        language = person.joins[0].of.language
        pairs = [likeness(mine, theirs, language) for mine in other.known.names.values() for theirs in person.known.names.values()]
        return any(pairs) if other.known.is_given else all(pairs)

    def _are_father_and_son(self, one: Joined, other: Joined) -> bool:
        """Whether one has a suffix and the other not, who is in a story with somebody who has it."""
        if one.known.has_generation == other.known.has_generation:
            return False
        elder, younger = (other, one) if one.known.has_generation else (one, other)
        names = {(name.given, name.surname) for name in younger.known.names.values()}
        return any(not self._with_suffix.get(name, set()).isdisjoint(elder.known.articles) for name in names)

    def _index(self, person: Joined, name: PersonName, language: Language) -> None:
        for key in {*_keys(name, language), name.surname}:
            known = self._by_key.setdefault(key, [])
            if len(known) < _MAX_CANDIDATES and person not in known:
                known.append(person)

    def _candidates(self, each: Appearance) -> list[Joined]:
        keys = _keys(each.parts, each.language) if each.parts.given else [each.parts.surname]
        found = [person for key in keys for person in self._by_key.get(key, ())]
        return [person for person in dict.fromkeys(found) if not person.is_merged]

    def _others_of(self, name: PersonName, language: Language) -> int:
        """How many other given names the surname has in these stories; short forms are no others."""
        key = name.surname, name.given
        if key not in self._others:
            givens = self._givens.get(name.surname, ())
            self._others[key] = sum(given != name.given and not is_short_form(given, name.given, language) for given in givens)
        return self._others[key]


def _telling(person: Joined) -> Appearance:
    """The first of a person's speakers whose role is known, if any is."""
    return max((join.of for join in person.joins), key=lambda each: each.telling is not None)


def _odds(weighed: tuple[Joined, Evidence]) -> float:
    return weighed[1].odds


def _rank(each: Appearance) -> tuple[int, int, bool]:
    """Names that tell most come first: a given name, a suffix, middle names, a role."""
    name = each.parts
    return -bool(name.given) - (len(name.given) > 1), -bool(name.generation) - len(name.middle), each.telling is None


def _has_same_generation(person: Joined, each: Appearance) -> bool:
    """Whether both or neither have a suffix. Where it may have been left out, all that is known of both is needed (`_Block._merge`)."""
    return not each.parts.given or person.known.is_given or bool(each.parts.generation) == person.known.has_generation


def _keys(name: PersonName, language: Language) -> list[str]:
    """What full names share that may be one person's, the most telling first.

    That is the surname with the given name, with one that it is short for, with its beginning, with its initial; and the given name
    alone, for the surname may be misspelt. Somebody with an initial may go by the middle name.
    """
    if not name.given:
        return []
    givens = [name.given, *(name.middle[:1] if len(name.given) == 1 else ())]
    givens += [full for given in givens for full in long_forms(given, language)]
    begun = [f"{given[:_BEGINNING_CHARS]}… {name.surname}" for given in givens]
    initials = [f"{given[0]}. {name.surname}" for given in givens]
    return list(dict.fromkeys([*(f"{given} {name.surname}" for given in givens), f"{name.given} …", *begun, *initials]))
