"""How likely somebody who speaks in a story is a person of whom other stories told.

The odds are those of a new appearance in a Chinese restaurant process: a person with many appearances is likelier to appear again, by their
number, and a person not seen before is as likely as a fixed number of them. Each kind of evidence multiplies the odds by how much likelier
it is if this is the person than if it is somebody else of the surname. The ratios that are not counted are estimates of their order; what
decides is their product.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from newsx.people.appearances import Appearance
from newsx.people.genders import SHARE_OF_OTHER_GENDER, share_of_men
from newsx.people.names import Likeness, PersonName, likeness
from newsx.people.roles import Role, role_ratio, shared
from newsx.record import Gender

NEW = 3.0
"""Appearances that a person not seen before counts as, beside one for each other given name with the surname."""
NEW_BY_SURNAME = 1.0
"""The same for somebody whose surname alone is given, beside a person whose full name is known."""
_SHARE_OF_GIVEN_NAME = 0.01
"""Share of people who have the same of the usual given names; of the commonest it is 0.03."""
_SHARE_OF_OTHER_WORD = 0.002
"""The same for what is no usual given name, if it is like one with a letter wrong."""
_LIKENESS = {
    Likeness.SAME: 1.0,
    Likeness.SHORT: 0.1,
    Likeness.INITIAL: 0.05,
    Likeness.SPELLING: 0.015,
    Likeness.SURNAME_SPELLING: 0.003,
    Likeness.SURNAME: 1.0,
}
"""How often a person's name is written so, in relation to the same name again. Of a misspelt name, also how rare other people are whose
name is so near: their given name is not any of the usual ones."""
_MIDDLE = 10.0
"""How much likelier a middle name or initial is shared by one person's names."""
_GENERATION = 10.0
"""The same for a suffix such as Jr."""
_WRONG_GENDER = 0.01
"""Probability that a gender is wrong in a story: 3 of 203 pairs of genders of one full name differ."""
_COMPANY = (0.75, 1.4, 5.0)
"""How much likelier two stories share none, one, several others who speak, if they are about one person. Counted as for roles, but for one,
which is 1.9: it is mostly somebody who speaks in very many stories."""
_SAME_OUTLET = 1.8
_OTHER_OUTLET = 0.85
"""How much likelier two stories are, or are not, of one outlet if they are about one person. Counted as for roles."""
_ALIAS = 50.0
"""How much likelier a single name is of a person who is known beforehand to go by it than of others with the surname."""
_GIVEN_COUNT = 20
"""Appearances that a person counts as who is known beforehand: enough for one to be joined whose role was not foreseen."""
_MAX_KEPT = 12
"""Roles, names and stories of a person that others are compared with, the first ones."""


class Known:
    """What is known of a person: from the stories so far or, if `given`, beforehand, by these names."""

    def __init__(self, given: Iterable[PersonName] = (), gender: Gender | None = None) -> None:
        self.names = {name.text: name for name in given}
        self.is_given = bool(self.names)
        self.given_gender = gender
        self.count = _GIVEN_COUNT if self.is_given else 0
        self.genders: Counter[Gender] = Counter({gender: _MAX_KEPT} if gender else {})
        self.articles: set[str] = set()
        self.outlets: set[str] = set()
        self.company: list[frozenset[str]] = []
        self.roles: list[Role] = []

    def add(self, each: Appearance) -> None:
        """Learns what a story tells."""
        self.count += 1
        self.articles.add(each.article_id)
        if len(self.names) < _MAX_KEPT:
            self.names.setdefault(each.parts.text, each.parts)
        if each.gender:
            self.genders[each.gender] += 1
        if each.outlet:
            self.outlets.add(each.outlet)
        if each.with_ and len(self.company) < _MAX_KEPT:
            self.company.append(each.with_)
        if each.telling and len(self.roles) < _MAX_KEPT:
            self.roles.append(each.telling)

    @property
    def has_full_name(self) -> bool:
        return any(name.given for name in self.names.values())

    @property
    def has_generation(self) -> bool:
        """Whether a name of the person has a suffix such as Jr."""
        return any(name.generation for name in self.names.values())


class Evidence:
    """What speaks for a join: its `odds`, and the reasons in words."""

    def __init__(self, odds: float, reasons: list[str]) -> None:
        self.odds, self.reasons = odds, reasons


def evidence(person: Known, each: Appearance, others: int) -> Evidence | None:
    """The odds that somebody in a story is this person and not somebody new, and the reasons; `None` if it cannot be.

    `others` is the number of other given names that the surname has in these stories.
    """
    if each.article_id in person.articles:
        return None
    like = _name_likeness(person, each)
    if like is None:
        return None
    if each.parts.given and bool(each.parts.generation) != person.has_generation:
        odds, reasons = 1.0, [like.value, "a suffix left out"]  # as likely a father or a son
    else:
        new = NEW + others if each.parts.given or not person.has_full_name else NEW_BY_SURNAME
        odds, reasons = person.count * _name_ratio(person, each, like) / new, [like.value]
    odds *= _gender_ratio(person, each) * _role_ratio(person, each, reasons) * _company_ratio(person, each, reasons)
    return Evidence(odds * _outlet_ratio(person, each, reasons), reasons)


def _name_likeness(person: Known, each: Appearance) -> Likeness | None:
    """How a name is like the person's names, by the most alike; `None` if it conflicts with one of them."""
    best: Likeness | None = None
    for name in person.names.values():
        like = likeness(name, each.parts, each.language)
        if like is None and person.is_given:
            continue  # a pen name beside a real one
        if like is None:
            return None
        if best is None or _LIKENESS[like] > _LIKENESS[best]:
            best = like
    return best


def _name_ratio(person: Known, each: Appearance, like: Likeness) -> float:
    """How much likelier the name is of this person than of somebody new."""
    if like is Likeness.SURNAME:
        return _ALIAS if person.is_given and each.parts.text in person.names else 1.0
    is_word = like is Likeness.SPELLING and each.parts.given.capitalize() not in each.language.given_names
    ratio = _LIKENESS[like] / (_SHARE_OF_OTHER_WORD if is_word else _SHARE_OF_GIVEN_NAME)
    if like is Likeness.SAME and each.parts.middle and any(name.middle == each.parts.middle for name in person.names.values()):
        ratio *= _MIDDLE
    return ratio * _GENERATION if each.parts.generation else ratio


def _gender_ratio(person: Known, each: Appearance) -> float:
    if each.gender is None:
        return 1.0
    anybody = share_of_men(each.parts, each.language)
    more_men = max(-_MAX_KEPT, min(_MAX_KEPT, person.genders["m"] - person.genders["f"]))
    odds = anybody / (1 - anybody) * ((1 - _WRONG_GENDER) / _WRONG_GENDER) ** more_men
    ratio = _reading(each.gender, odds / (1 + odds)) / _reading(each.gender, anybody)
    return min(ratio, 1.0) if len(each.parts.given) > 1 else ratio  # others of the given name have the gender, too


def _reading(gender: Gender, man: float) -> float:
    """How likely a story gives somebody this gender who is a man by this probability."""
    right = man if gender == "m" else 1 - man
    return right * (1 - _WRONG_GENDER) + (1 - right) * _WRONG_GENDER


def is_name_of_other_gender(each: Appearance, gender: Gender) -> bool:
    """Whether a given name is one of the other gender's."""
    return abs(share_of_men(each.parts, each.language) - (gender == "m")) > 1 - 2 * SHARE_OF_OTHER_GENDER


def _role_ratio(person: Known, each: Appearance, reasons: list[str]) -> float:
    """The mean over the person's roles: the next one is like one of them."""
    if each.telling is None or not person.roles:
        return 1.0
    ratios = [role_ratio(role, each.telling) for role in person.roles]
    mean = sum(ratios) / len(ratios)
    if mean > 1:
        nearest = person.roles[ratios.index(max(ratios))]
        reasons.append(f"role: {', '.join(shared(nearest, each.telling))}")
    return mean


def _company_ratio(person: Known, each: Appearance, reasons: list[str]) -> float:
    if not each.with_ or not person.company:
        return 1.0
    both = max((company & each.with_ for company in person.company), key=len)
    if both:
        reasons.append(f"with {', '.join(sorted(both))}")
    return _COMPANY[min(len(both), len(_COMPANY) - 1)]


def _outlet_ratio(person: Known, each: Appearance, reasons: list[str]) -> float:
    if not each.outlet or not person.outlets:
        return 1.0
    if each.outlet not in person.outlets:
        return _OTHER_OUTLET
    reasons.append("the same outlet")
    return _SAME_OUTLET
