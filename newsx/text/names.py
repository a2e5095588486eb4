"""Names: what kind of name a string is, and how a name is written in natural case."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

from newsx import languages
from newsx.languages import Language

NameKind = Literal["person", "organization", "desk", "handle"]


_DESKS = frozenset(["staff", "desk", "newsroom", "editors", "team", "agencies"])
_MOST_WORDS = 5
_LONGEST_SHORT = 4
"""Letters of a word that may be short for several."""
_SPOKEN_VOWELS = frozenset("AEIOUYaeiouy")


def kind(text: str, language: Language) -> NameKind | None:
    """What the whole of `text` names: "Jane Roe" a person, "The Daily Planet News" an organization, "Staff" a desk, "@jroe" a handle."""
    words = text.split()
    if not words or len(words) > 7:
        return None
    if is_handle(text):
        return "handle"
    if is_desk(text, language):
        return "desk"
    if is_person(text, language):
        return "person"
    return "organization" if is_organization(text, language) else None


def is_person(text: str, language: Language, introduced: bool = False) -> bool:
    """Whether `text` has the shape of a person's name and no word that is in none.

    `introduced` says that something announced a name ("By …"): then a word that is seldom a name does not speak against it.

    >>> english = languages.of("en")
    >>> [is_person(text, english) for text in ("Ursula von der Linden", "Breaking News", "J. K. O'Hara-Smith Jr.")]
    [True, False, True]
    """
    words = text.replace(",", " ").split()
    if words and words[0].rstrip(".").lower() in language.name_prefixes:
        words = words[1:]
    while words and is_suffix(words[-1]):
        words = words[:-1]
    if not 2 <= len(words) <= _MOST_WORDS or not all(map(_is_name_word, words)):
        return False
    first_known = is_given_name(words[0])
    is_short = introduced and first_known and len(words) == 2  # By Ariel H.
    if not _is_capitalised(words[0]) or not (is_short or any(len(word.strip(".")) > 1 and _is_capitalised(word) for word in words[1:])):
        return False
    lower = [word.lower().strip(".") for word in words]
    is_acronym = len(words[0]) > 2 and words[0].isupper() and not first_known and not _is_initials(words[0])
    if is_acronym and not any(word.isupper() and len(word) > 2 for word in words[1:]):
        return False
    for i, word in enumerate(lower):
        if word in languages.anywhere().name_particles or len(word) == 1:
            continue
        if word in _hard_words(language) or ("-" in word and word.rpartition("-")[2] in language.outlet_words):
            return False
        if word in language.not_names:
            last = i == len(lower) - 1
            if not ((first_known and last) or (introduced and (first_known or last) and i > 0)):
                return False
    return True


@lru_cache(maxsize=8192)
def is_given_name(word: str) -> bool:
    """Whether a word, in any case, is a given name ("MATTHEW", "Jean-Luc" by its first part)."""
    return natural_case(word.split("-")[0].strip(".,")) in languages.anywhere().given_names


def is_organization(text: str, language: Language) -> bool:
    """Whether capitalised words end in, or contain, a word that publishers and agencies go by ("Lakeside Tribune", "example.com").

    >>> english = languages.of("en")
    >>> is_organization("The Lakeside Tribune", english), is_organization("Jane Roe", english)
    (True, False)
    """
    words = text.split()
    if not 1 <= len(words) <= 6 or "," in text or ":" in text:
        return False
    if len(words) == 1:
        word = text.lower()
        return _is_domain(text) or text in _wires() or (word in language.outlet_words and word not in language.not_names)
    if not all(_is_capitalised(word) or word.lower() in {"the", "of", "and", "for", "&", "de", "in"} or _is_domain(word) for word in words):
        return False
    lower = [part for word in words for part in word.lower().strip(".,").split("-")]
    if lower[-1] in language.role_nouns:
        return False
    return any(word in language.outlet_words for word in lower) or text.removeprefix("The ") in _wires()


def employer(line: str, language: Language) -> str | None:
    """The organization that a line below a name gives, with its town if at all: "BBC News, Northumberland" → "BBC News"."""
    name = line.partition(", ")[0]
    return name if is_organization(name, language) else None


def natural_title(title: str) -> str:
    """An organization's name in capitals as one writes it: "THE DAILY PLANET" → "The Daily Planet"; "BBC" and "USA TODAY" stay."""
    words = title.split()
    if len(words) < 2 or not title.isupper() or not any(len(word) > _LONGEST_SHORT for word in words[:-1]):
        return title
    return " ".join(word.capitalize() for word in words)


def is_suffix(word: str) -> bool:
    """Whether a word stands after a name and is no part of it ("Jr.", "Ph.D.")."""
    return word.lower().replace(".", "") in languages.anywhere().name_suffixes


def is_desk(text: str, language: Language) -> bool:
    """Whether `text` signs for nobody in particular: "Staff", "AP Staff", "Lakeside staff reporter", "Web Desk", "Our Correspondent"."""
    lower = [word.strip(".,") for word in text.lower().split()]
    if not 1 <= len(lower) <= 6 or any(ch.isdigit() for ch in text):
        return False
    if lower[-1] in _DESKS or lower[0] in {"staff", "newsroom"}:
        return all(word not in {"is", "are", "was", "were", "will"} for word in lower)
    signs_for_all = lower[-2:-1] == ["staff"] or (lower[0] in {"our", "special"} and len(lower) <= 3)
    return (signs_for_all and lower[-1] in language.role_nouns) or lower[-2:] == ["editorial", "board"]


def is_handle(text: str) -> bool:
    """Whether `text` is an account's name ("@jroe")."""
    return text.startswith("@") and " " not in text and len(text) > 1


def natural_case(name: str) -> str:
    """The name as one writes it: "MATTHEW O'NEIL" → "Matthew O'Neil", "jane mcdonald" → "Jane McDonald"; mixed case stays.

    A short word without a vowel stays in capitals ("TJ"); particles stay small but for the first word.
    """
    words = name.split()
    letters = [word for word in words if sum(map(str.isalpha, word)) > 1 and not _is_initials(word)]
    if not letters:
        return " ".join(words)
    if all(word.isupper() for word in letters):
        return " ".join(_natural_word(word, first=i == 0) for i, word in enumerate(words))
    if all(word.islower() for word in words):
        return " ".join(_natural_word(word.upper(), first=i == 0) for i, word in enumerate(words))
    return " ".join(_natural_word(word, first=False) if word.isupper() and sum(map(str.isalpha, word)) > 4 else word for word in words)


def _natural_word(word: str, first: bool) -> str:
    lower = word.lower()
    if not first and lower in languages.anywhere().name_particles:
        return lower
    if lower in {"ii", "iii", "iv"} or _is_initials(word) or (len(word) <= 2 and not set(word) & _SPOKEN_VOWELS):
        return word
    return "-".join(_natural_part(part) for part in word.split("-"))


def _natural_part(part: str) -> str:
    for mark in "'’":
        head, found, tail = part.partition(mark)
        if found and len(head) <= 2 and len(tail) > 1:
            return head.capitalize() + mark + tail.capitalize()
    if part[:2].upper() == "MC" and len(part) > 3:
        return "Mc" + part[2:].capitalize()
    return part.capitalize()


def _is_initials(word: str) -> bool:
    """ "J." or "J.K." """
    return word.endswith(".") and len(word) <= 6 and all(len(part) == 1 for part in word[:-1].split("."))


def _is_name_word(word: str) -> bool:
    """A capitalised word, an initial or a particle, and no digit or mark that names do not have."""
    if word.lower() in languages.anywhere().name_particles:
        return True
    if not _is_capitalised(word) or word.endswith(("'s", "’s")):
        return False
    return all(ch.isalpha() or ch in "'’-." for ch in word) and (
        word[-1] != "." or (len(word) <= 6 and _is_initials(word)) or len(word) <= 3
    )


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper()


def _is_domain(word: str) -> bool:
    """ "Example.com", "example.co.uk" """
    head, dot, tail = word.rpartition(".")
    return bool(dot) and len(head) > 1 and 2 <= len(tail) <= 4 and tail.isalpha() and head.replace(".", "").replace("-", "").isalnum()


@cache
def _hard_words(language: Language) -> frozenset[str]:
    """Words that speak against a person even after a given name: publishers' and jobs'."""
    return language.outlet_words | language.role_nouns


@cache
def _wires() -> frozenset[str]:
    return frozenset(languages.anywhere().wires)
