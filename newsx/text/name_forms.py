"""How names are written, and which of them may be one person's."""

from __future__ import annotations

import unicodedata
from typing import Final

from newsx import languages
from newsx.languages import Language

_VOWELS: Final = frozenset("AEIOUYaeiouy")
_MAX_CHARS_OF_SHORT_WORD: Final = 4
"""Characters of a word in capitals that may be an abbreviation: BBC, NATO."""
_MAX_CHARS_OF_INITIALS: Final = 6
_MIN_CHARS_OF_BEGINNING: Final = 3
"""Characters of a given name that may be the beginning of another: Tim, Timothy."""
_MAX_CHARS_OF_MISSPELLING: Final = 40
"""Characters of a name that is looked for with a letter wrong. Its forms take memory with the square of its length."""


# natural case


def natural_case(name: str) -> str:
    """The name as one writes it: "MATTHEW O'NEIL" → "Matthew O'Neil", "jane mcdonald" → "Jane McDonald"; mixed case stays.

    A short word without a vowel stays in capitals ("TJ"); particles stay small unless they come first.
    """
    words = name.split()
    if not any(word.isupper() or word.islower() for word in words):
        return " ".join(words)  # most names
    letters = [word for word in words if sum(map(str.isalpha, word)) > 1 and not is_initials(word)]
    if not letters:
        return " ".join(words)
    if all(word.isupper() for word in letters):
        return " ".join([_natural_word(word, first=i == 0) for i, word in enumerate(words)])
    if all(word.islower() for word in words):
        return " ".join([_natural_word(word.upper(), first=i == 0) for i, word in enumerate(words)])
    shouted = [word.isupper() and sum(map(str.isalpha, word)) > _MAX_CHARS_OF_SHORT_WORD for word in words]
    return " ".join([_natural_word(word, first=False) if loud else word for word, loud in zip(words, shouted, strict=True)])


def natural_title(title: str) -> str:
    """An organization's name in capitals as one writes it: "THE DAILY PLANET" → "The Daily Planet"; "BBC" and "USA TODAY" stay."""
    words = title.split()
    if len(words) < 2 or not title.isupper() or not any(len(word) > _MAX_CHARS_OF_SHORT_WORD for word in words[:-1]):
        return title
    return " ".join([word.capitalize() for word in words])


def _natural_word(word: str, first: bool) -> str:
    lower = word.lower()
    if not first and lower in languages.anywhere().name_particles:
        return lower
    if is_initials(word):
        return word
    suffix = languages.anywhere().suffixes.get(lower.rstrip(".")) if not first else None
    if suffix is not None:
        return suffix + word[len(suffix) :]
    if len(word) <= 2 and _VOWELS.isdisjoint(word):
        return word
    return "-".join([_natural_part(part) for part in word.split("-")])


def _natural_part(part: str) -> str:
    for mark in "'’":
        head, found, tail = part.partition(mark)
        if found and len(head) <= 2 and len(tail) > 1:
            return head.capitalize() + mark + tail.capitalize()
    if part[:2].upper() == "MC" and len(part) > 3:
        return "Mc" + part[2:].capitalize()
    return part.capitalize()


# parts of names


def is_particle(word: str) -> bool:
    """Whether a word stands in family names in small letters: "von", "DE"."""
    return word.lower() in languages.anywhere().name_particles


def is_initials(word: str) -> bool:
    """ "J." or "J.K." """
    return word.endswith(".") and len(word) <= _MAX_CHARS_OF_INITIALS and all(len(part) == 1 for part in word[:-1].split("."))


def is_suffix(word: str) -> bool:
    """Whether a word stands after a name and is no part of it, in any case: "Jr.", "Ph.D.", "KC"."""
    return _without_stops(word.lower()) in languages.anywhere().suffixes


def is_generation(word: str) -> bool:
    """Whether a word after a name tells the generation: "Jr", "Jr.", "III"."""
    return word.rstrip(".") in languages.anywhere().name_suffixes["generation"]


def is_honour(word: str) -> bool:
    """Whether a word after a name is an honour or an office, which is a role: "KC", "CBE"."""
    return word in languages.anywhere().name_suffixes["honour"]


def is_post_nominal(word: str) -> bool:
    """Whether a word after a name is an honour, an office or a degree: "KC", "CBE", "PhD"."""
    return is_honour(word) or word in languages.anywhere().name_suffixes["degree"]


def is_acronym(word: str, fewest: int = 2) -> bool:
    """Whether a word is in capitals throughout, as an acronym is, and has at least `fewest` characters: "UN", "BBC"; not "A"."""
    return word.isupper() and len(word) >= fewest


def is_company_ending(word: str) -> bool:
    """Whether a word ends a company's name, in any case: "Ltd", "Inc.", "llc"."""
    return word.rstrip(".").lower() in languages.anywhere().company_endings


def is_limited_ending(word: str) -> bool:
    """Whether a word ends the name of a limited company, which holds rights in a page and is not credited for pictures: "Ltd.", "Inc"."""
    return word.rstrip(".").lower() in languages.anywhere().limited_endings


def without_generation(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name's words without the generation: Sammy Davis Jr → Sammy Davis."""
    while len(words) > 1 and is_generation(words[-1]):
        words = words[:-1]
    return words


# one person's names


def same_person(one: tuple[str, ...], other: tuple[str, ...], language: Language) -> bool:
    """Whether two full names with one surname, without titles and suffixes, may be one person's.

    >>> english = languages.of("en")
    >>> forms = ("Joan", "B", "Reed"), ("J", "Reed"), ("Joán", "Reed"), ("Al", "Reed")
    >>> [same_person(name, ("Joan", "Reed"), english) for name in forms]
    [True, True, True, False]
    >>> same_person(("Bob", "Reed"), ("Robert", "Reed"), english), same_person(("Bob", "Reed"), ("Rod", "Reed"), english)
    (True, False)
    """
    one, other = tuple(map(folded, one)), tuple(map(folded, other))
    ours, theirs = set(one), set(other)
    if ours <= theirs or theirs <= ours:
        return True
    first, second = one[0], other[0]
    if first == second or (min(len(first), len(second)) == 1 and first[0] == second[0]):
        return True
    if first in short_for(second, language) or second in short_for(first, language):
        return True
    return min(len(first), len(second)) >= _MIN_CHARS_OF_BEGINNING and (first.startswith(second) or second.startswith(first))


def same_name(one: str, other: str, language: Language) -> bool:
    """Whether two names as printed may be one person's: they have one surname and pass `same_person`.

    >>> english = languages.of("en")
    >>> pairs = ("Bob Reed", "Robert Reed"), ("José Ruiz", "Jose Ruiz"), ("Ann Lind Jr.", "Dr. Ann Lind"), ("Ann Lind", "Ann Roe")
    >>> [same_name(one, other, english) for one, other in pairs]
    [True, True, True, False]
    """
    first, second = _name_words(one, language), _name_words(other, language)
    return bool(first and second) and folded(first[-1]) == folded(second[-1]) and same_person(first, second, language)


def key(name: str, language: Language) -> str:
    """A name without what its spellings differ in: case, accents, titles, middle initials, suffixes. Equal keys may be one person.

    >>> english = languages.of("en")
    >>> [key(name, english) for name in ("Joseph R. Biden Jr.", "Dr. José Ruiz", "J. D. Vance", "J.D. Vance", "Ann Baron")]
    ['joseph biden', 'jose ruiz', 'jd vance', 'jd vance', 'ann baron']
    """
    bare = _without_accents(unicodedata.normalize("NFKD", name).casefold())
    words = [word.strip(".,()“”\"'") for word in bare.replace("’", "'").replace(".'", "'").replace(".", ". ").split()]
    words = [word for word in words if word]
    kept = words
    while len(kept) > 1 and kept[0] in language.name_prefixes:
        kept = kept[1:]
    while len(kept) > 1 and is_suffix(kept[-1]):
        kept = kept[:-1]
    first = next((i for i, word in enumerate(kept) if len(word) > 1), len(kept))
    initials, rest = "".join(kept[:first]), [word for word in kept[first:] if len(word) > 1]
    return " ".join(filter(None, [initials, *rest]))


def short_for(name: str, language: Language) -> frozenset[str]:
    """The short forms of a given name, all in small letters: joe, joey for joseph."""
    return language.short_names.get(name, frozenset())


def folded(word: str) -> str:
    """A word in lower case without accents: François → francois."""
    low = word.lower()
    return low if low.isascii() else _without_accents(unicodedata.normalize("NFKD", low))


def without_a_letter(word: str) -> list[str]:
    """A word without each of its letters but the first: Roe → Re, Ro. None of a word longer than names are."""
    if len(word) > _MAX_CHARS_OF_MISSPELLING:
        return []
    return [word[:at] + word[at + 1 :] for at in range(1, len(word))]


def swapped(word: str) -> list[str]:
    """A word with each two neighbouring letters swapped, except for the first letter: Lind → Lnid, Lidn. None of a word longer than names
    are."""
    if len(word) > _MAX_CHARS_OF_MISSPELLING:
        return []
    return [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 1)]


def _name_words(name: str, language: Language) -> tuple[str, ...]:
    """The words of a name without titles, suffixes and stops: "Dr. Ann B. Lind Jr." → Ann B Lind."""
    words = tuple([word for word in (_without_stops(word).strip(",") for word in name.split()) if word])
    while len(words) > 1 and words[0].lower() in language.name_prefixes:
        words = words[1:]
    while len(words) > 1 and is_suffix(words[-1]):
        words = words[:-1]
    return words


def _without_stops(word: str) -> str:
    return word.replace(".", "")


def _without_accents(decomposed: str) -> str:
    return "".join([sign for sign in decomposed if not unicodedata.combining(sign)])
