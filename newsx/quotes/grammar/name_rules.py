"""What a run of capitalised words is: where the name in it begins, and whether it is a person's, an organization's or a place's.

In both lists of rules the first one that answers decides.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from newsx.languages import Language
from newsx.quotes.grammar.tags import ORGANIZATION, PERSON, PLACE
from newsx.text.name_forms import is_acronym

_MOST_NAMES: Final = 20_000
"""Names of which the answer is remembered."""
_MAX_ACRONYM_CHARS: Final = 5
"""Characters of an acronym that is an organization's name."""
_FEWEST_CHARS_OF_ACRONYM: Final = 3
"""Characters of an acronym with which an organization's name begins: not BO Lind."""
_FEWEST_CHARS_OF_GIVEN: Final = 3


# where the name begins


class Run:
    """Two capitalised words or more that follow one another; `start` is the word after the titles and trades among them."""

    def __init__(self, words: tuple[str, ...], language: Language) -> None:
        self.words, self.language, self.last = words, language, len(words)
        self.start = 0
        for index in range(self.last):
            if self._is_title(index):
                self.start = index + 2 if index + 1 < self.last and words[index + 1] == "." else index + 1
            elif index < self.last - 1 and (_is_trade(words[index], words[index + 1], language) or self._is_describing(words[index])):
                self.start = index + 1

    def _is_title(self, index: int) -> bool:
        """Whether a word is a title, and no given name: Dean in Dean Ann Lind; not in Dean Lind, James Dean."""
        words, language = self.words, self.language
        if words[index] not in language.titles:
            return False
        if words[index] not in language.given_names:
            return True
        if index == self.last - 1 > 0:
            return False
        is_given = index == self.last - 2 and words[index + 1] not in language.given_names
        return words[index] in language.honorifics or not is_given

    def _is_describing(self, word: str) -> bool:
        """Whether a capitalised word describes who is named after it: Leeds-born, Oscar-winning; not Soo-jin."""
        return "-" in word and word.rpartition("-")[2] in self.language.compound_participles


NameStartRule = Callable[[Run], int | None]


def only_title(run: Run) -> int | None:
    """[Mayor]; [Sen. Mayor]; with a given name at the end: King [Dean]."""
    if run.start < run.last:
        return None
    is_named = run.last > 1 and run.words[-1] in run.language.given_names and run.words[-2] in run.language.titles
    return run.last - 1 if is_named else 0


def holder_of_country(run: Run) -> int | None:
    """President of Iceland [Ólafur Dahl]."""
    words, start = run.words, run.start
    return (
        start + 2
        if 0 < start < run.last - 3 and words[start] in run.language.closed_classes["of"] and words[start + 1] in run.language.places
        else None
    )


def holder_of_office(run: Run) -> int | None:
    """Secretary of State [Ann Roe]; without a given name all of it is the name: [Bishop of Leeds]."""
    if run.start == 0 or run.words[run.start] not in run.language.closed_classes["of"]:
        return None
    return next((index for index in range(run.start + 2, run.last - 1) if run.words[index] in run.language.given_names), 0)


def after_acronym(run: Run) -> int | None:
    """PM [Ann Roe]; Leeds MP [Ann Roe]."""
    is_before = run.start == 0 and run.last >= 3 and is_acronym(run.words[-3]) and run.words[-2] in run.language.given_names
    return run.last - 2 if is_before else None


NAME_STARTS: Final[tuple[NameStartRule, ...]] = (
    only_title,
    holder_of_country,
    holder_of_office,
    after_acronym,
)
"""Where the name begins; otherwise after the titles and trades."""


@lru_cache(maxsize=_MOST_NAMES)
def name_start(words: tuple[str, ...], language: Language) -> int:
    """The word with which the name itself begins in a run of capitalised words; 0 if the run is nothing but a title.

    >>> from newsx import languages
    >>> english = languages.of("en")
    >>> [name_start(tuple(run.split()), english) for run in ("Defense Secretary Lloyd Marsh", "Mr . Marsh", "Mayor")]
    [2, 2, 0]
    >>> [name_start(tuple(run.split()), english) for run in ("Singer-guitarist Bo Lind", "Investigator Ann Roe", "Potter Lind")]
    [1, 1, 0]
    """
    run = Run(words, language)
    for rule in NAME_STARTS:
        start = rule(run)
        if start is not None:
            return start
    return run.start


def _is_trade(word: str, following: str, language: Language) -> bool:
    """Whether a capitalised word before a name is somebody's trade: Singer-guitarist Bo; Investigator Ann."""
    if word in language.given_names or not ("-" in word or following in language.given_names):
        return False
    lower, nouns = word.rpartition("-")[2].lower(), language.person_nouns
    return lower in nouns or (lower.endswith("s") and (lower[:-1] in nouns or f"{lower[:-3]}y" in nouns))


# whose name it is


class Name:
    """A name's words, without titles and the stops of initials, and whether a title or role stands before it."""

    def __init__(self, words: tuple[str, ...], has_role: bool, language: Language) -> None:
        if len(words) > 1 and _is_shouted(words, language):
            words = tuple(map(str.title, words))
        self.words, self.has_role, self.language = words, has_role, language
        self.first, self.last = words[0], words[-1]


NameRule = Callable[[Name], str | None]


def people_of_nation(name: Name) -> str | None:
    """[Republicans] said."""
    return PLACE if name.first in name.language.demonyms else None


def one_word_with_role(name: Name) -> str | None:
    """Mayor [Hull] said."""
    return PERSON if name.has_role else None


def one_word_of_place(name: Name) -> str | None:
    """[Hull] said."""
    return PLACE if name.first in name.language.places else None


def one_word_of_organization(name: Name) -> str | None:
    """The [Committee] said; the [BBC] said."""
    is_short_acronym = is_acronym(name.first) and len(name.first) <= _MAX_ACRONYM_CHARS
    return ORGANIZATION if name.first in name.language.organization_words or is_short_acronym else None


def known_place(name: Name) -> str | None:
    """[New York] said; but Mayor [San Marino] said."""
    if " ".join(name.words) not in name.language.places:
        return None
    return PERSON if name.has_role else PLACE


def with_given_name(name: Name) -> str | None:
    """[Ann Roe], [Ann Hill]; but [Ann Roe Foundation], and not [Chelsea Norway], which begins with a place and ends with one."""
    language, last = name.language, name.last
    if name.first not in language.given_names:
        return None
    if name.first in language.places and (last in language.places or last in language.demonyms or last in language.organization_words):
        return None
    if last not in language.organization_words:
        return PERSON
    is_surname = len(name.words) == 2 and last in language.surname_nouns
    return PERSON if is_surname else ORGANIZATION


def with_word_of_organization(name: Name) -> str | None:
    """The [Harbour Board] said; but Mayor [Kestrel Board] said."""
    if (name.has_role and len(name.words) == 2) or name.language.organization_words.isdisjoint(name.words):
        return None
    return ORGANIZATION


def with_initials(name: Name) -> str | None:
    """[J.R. Wood] said; not [U.S. Steel]."""
    return PERSON if "." in name.first and name.first not in name.language.places else None


def after_place_or_acronym(name: Name) -> str | None:
    """[Leeds Rovers], [Norwegian Lines], [BBC Sport] said."""
    first, language = name.first, name.language
    begins_so = first in language.places or first in language.demonyms or is_acronym(first, _FEWEST_CHARS_OF_ACRONYM)
    return ORGANIZATION if begins_so else None


ONE_WORD_NAMES: Final[tuple[NameRule, ...]] = (people_of_nation, one_word_with_role, one_word_of_place, one_word_of_organization)
LONGER_NAMES: Final[tuple[NameRule, ...]] = (
    known_place,
    with_given_name,
    with_word_of_organization,
    with_initials,
    after_place_or_acronym,
)
"""Whose a name of several words is. Where no rule answers, it is a person's, as with names of one word."""


@lru_cache(maxsize=_MOST_NAMES)
def tag_of_name(words: tuple[str, ...], has_role: bool, language: Language) -> str:
    """M, O or L: the tag of a name that has a title or role before it or not.

    >>> from newsx import languages
    >>> english = languages.of("en")
    >>> [tag_of_name(tuple(name.split()), False, english) for name in ("Ann Roe", "ANN ROE", "Harbour Board", "Norway", "BBC")]
    ['M', 'M', 'O', 'L', 'O']
    """
    name = Name(words, has_role, language)
    for rule in ONE_WORD_NAMES if len(words) == 1 else LONGER_NAMES:
        tag = rule(name)
        if tag is not None:
            return tag
    return PERSON


def _is_shouted(words: tuple[str, ...], language: Language) -> bool:
    """Whether somebody's full name stands in capitals: JANE ROE."""
    is_given = len(words[0]) >= _FEWEST_CHARS_OF_GIVEN and words[0].title() in language.given_names
    return is_given and all(map(str.isupper, words))
