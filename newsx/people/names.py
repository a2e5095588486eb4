"""A person's name in parts, and what one name says about whether its bearer is that of another."""

from __future__ import annotations

import unicodedata
from enum import Enum
from functools import lru_cache

from newsx.languages import Language
from newsx.text.name_forms import folded, is_generation, is_particle, is_suffix, swapped, without_a_letter

_MIN_CHARS_OF_BEGINNING = 3
"""Characters of a given name that may be the beginning of another: Tim, Timothy."""
_MIN_CHARS_OF_MISSPELT = 3
"""Characters of a name that may be another one with a letter wrong: Jon, John."""
_SILENT = str.maketrans("", "", "aeiouyhw")


class PersonName:
    """A name in folded parts, without titles and honours: “Hillary Rodham Clinton” is given `hillary`, middle `rodham`, surname `clinton`.

    A name of one word has a surname only. Initials are given and middle names of one letter; of a surname with a hyphen, the first part
    is a middle name. `generation` is `jr`, `iii` or the like, else empty.
    """

    def __init__(self, given: str, middle: tuple[str, ...], surname: str, generation: str) -> None:
        self.given, self.middle, self.surname, self.generation = given, middle, surname, generation
        self.text = " ".join(filter(None, [given, *middle, surname, generation]))
        """All parts: equal names have it equal."""
        self.block = surname[:1] + surname[1:].rstrip("s").translate(_SILENT)
        """The consonants of the surname: names of one person are in one block, however they are misspelt."""

    def __repr__(self) -> str:
        return self.text


@lru_cache(1 << 14)
def person_name(name: str, language: Language) -> PersonName:
    """A name's parts.

    >>> from newsx import languages
    >>> english = languages.of("en")
    >>> [person_name(name, english) for name in ("Dr. José M. Ruiz-Ortega", "J.D. Vance", "Sammy Davis Jr.", "Reed")]
    [jose m ruiz ortega, j d vance, sammy davis jr, reed]
    """
    words = [word.strip(',()“”"') for word in unicodedata.normalize("NFKC", name).replace("’", "'").split()]
    words = [word for word in words if word.strip(".'")]
    while len(words) > 1 and folded(words[0]).rstrip(".") in language.name_prefixes:
        words = words[1:]
    generation = ""
    while len(words) > 1 and is_suffix(words[-1]):
        generation = words[-1].rstrip(".").lower() if is_generation(words[-1]) else generation
        words = words[:-1]
    parts = [part for word in words[:-1] if not (is_particle(word) and word is not words[0]) for part in _parts(word)]
    *before, surname = (folded(words[-1]).replace(".", "").split("-") if words else [""]) or [""]
    parts += before
    return PersonName(parts[0] if parts else "", tuple(parts[1:]), surname.replace("'", ""), generation)


def _parts(word: str) -> list[str]:
    """A word before the surname as one part, initials as a part each: J.D. and JD → j, d."""
    letters = word.replace(".", "")
    if len(letters) == 1 or (len(letters) == 2 and letters.isupper()) or (word.count(".") > 1 and len(letters) < 4):
        return list(folded(letters))
    return [folded(letters).replace("'", "").replace("-", "")]


class Likeness(Enum):
    """How two names may be one person's. The values are what the evidence of a join says."""

    SAME = "the same name"
    SHORT = "a short form of the given name"
    INITIAL = "an initial for the given name"
    SPELLING = "a letter of the given name differs"
    SURNAME_SPELLING = "a letter of the surname differs"
    SURNAME = "the surname alone"


def likeness(one: PersonName, other: PersonName, language: Language) -> Likeness | None:
    """How two names may be one person's; `None` if they cannot be.

    >>> from newsx import languages
    >>> english = languages.of("en")
    >>> pairs = ("Bob Reed", "Robert Reed"), ("Ann Reed", "A. Reed"), ("George W. Reed", "George H. W. Reed"), ("Reed", "Ann Reed")
    >>> [likeness(person_name(one, english), person_name(other, english), english) for one, other in pairs]
    [<Likeness.SHORT: 'a short form of the given name'>, <Likeness.INITIAL: 'an initial for the given name'>, None, \
<Likeness.SURNAME: 'the surname alone'>]
    """
    if one.generation and other.generation and one.generation != other.generation:
        return None
    if not (one.given and other.given):
        return Likeness.SURNAME if one.surname == other.surname else None
    if one.surname != other.surname:
        alike = one.given == other.given and _is_misspelt(one.surname, other.surname) and _middles_agree(one.middle, other.middle)
        return Likeness.SURNAME_SPELLING if alike else None
    by_middle = _is_middle(one, other) or _is_middle(other, one)
    if not by_middle and not _middles_agree(one.middle, other.middle):
        return None
    return Likeness.SAME if by_middle else _given_likeness(one.given, other.given, language)


def _given_likeness(one: str, other: str, language: Language) -> Likeness | None:
    if one == other:
        return Likeness.SAME
    if min(len(one), len(other)) == 1:
        return Likeness.INITIAL if one[0] == other[0] else None
    if is_short_form(one, other, language):
        return Likeness.SHORT
    return Likeness.SPELLING if _is_misspelt(one, other) else None


def is_short_form(one: str, other: str, language: Language) -> bool:
    """Whether two given names stand for each other: Bob and Robert, Bob and Rob, Tim and Timothy."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= _MIN_CHARS_OF_BEGINNING and longer.startswith(shorter):
        return True
    return not {one, *long_forms(one, language)}.isdisjoint((other, *long_forms(other, language)))


@lru_cache(4096)
def long_forms(given: str, language: Language) -> tuple[str, ...]:
    """The given names that one is short for, in alphabetical order: ted → edward, theodore."""
    return tuple(sorted([full for full, short in language.short_names.items() if given in short]))


def _is_middle(one: PersonName, other: PersonName) -> bool:
    """Whether somebody with an initial goes by the middle name: M. Dane Reed is Dane Reed."""
    return len(one.given) == 1 and one.middle[:1] == (other.given,) and len(other.given) > 1


def _middles_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the middle names of one are among those of the other, in order; an initial stands for a name. H. W. is not W."""
    fewer, more = sorted((one, other), key=len)
    if fewer and len(fewer) < len(more) and all(len(part) == 1 for part in more):
        return False
    rest = iter(more)
    return all(any(_may_be(part, another) for another in rest) for part in fewer)


def _may_be(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _is_misspelt(one: str, other: str) -> bool:
    """Whether one name is the other with one letter too few, too many, another or in the other's place. The first letter is right."""
    if min(len(one), len(other)) < _MIN_CHARS_OF_MISSPELT or one[0] != other[0] or abs(len(one) - len(other)) > 1:
        return False
    ones, others = without_a_letter(one), without_a_letter(other)
    return one in others or other in ones or one in swapped(other) or not set(ones).isdisjoint(others)
