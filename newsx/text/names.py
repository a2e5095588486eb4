"""What a string names: a person, an organization, a desk, an account."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final, Literal

from newsx import languages
from newsx.languages import Language
from newsx.text.name_forms import is_acronym, is_initials, is_particle, is_suffix, natural_case

NameKind = Literal["person", "organization", "desk", "handle"]

_MAX_WORDS: Final = 7
_MAX_WORDS_OF_PERSON: Final = 5
_MAX_WORDS_OF_ORGANIZATION: Final = 6
_MAX_CHARS_OF_ABBREVIATION: Final = 3
"""Characters of a word in a name that ends in a stop and is no initial: "St."."""
_MIN_CHARS_OF_ACRONYM: Final = 3
_MAX_SIGNS_OF_NAME: Final = 6
_MAX_SIGNS_OF_SHORT_NAME: Final = 4
"""Signs of a person's name in Japanese, and in Chinese and Korean."""
_FIRST_MARK: Final = "\u0300"
"""The first sign in Unicode that belongs to the letter before it."""


def kind(text: str, language: Language) -> NameKind | None:
    """What the whole of `text` names: "Jane Roe" a person, "The Daily Planet News" an organization, "Staff" a desk, "@jroe" a handle."""
    words = text.split()
    if not words or len(words) > _MAX_WORDS:
        return None
    if is_handle(text):
        return "handle"
    if is_desk(text, language):
        return "desk"
    if is_person(text, language):
        return "person"
    return "organization" if is_organization(text, language) else None


def is_handle(text: str) -> bool:
    """Whether `text` is an account's name ("@jroe")."""
    return text.startswith("@") and " " not in text and len(text) > 1


# people


class _Name:
    """The words of what may be a person's name, without title and suffix; `introduced` by something such as "By"."""

    def __init__(self, words: list[str], introduced: bool, language: Language) -> None:
        self.words, self.introduced, self.language = words, introduced, language
        self.lower = [word.lower().strip(".") for word in words]
        self.first_is_given = is_given_name(words[0])


def is_person(text: str, language: Language, introduced: bool = False) -> bool:
    """Whether `text` has the shape of a person's name and no word that is in none.

    `introduced` says that something announced a name ("By …"): then a word that is seldom a name does not speak against it. In a script
    without capitals nothing else tells a name.

    >>> english = languages.of("en")
    >>> [is_person(text, english) for text in ("Ursula von der Linden", "Breaking News", "J. K. O'Hara-Smith Jr.")]
    [True, False, True]
    """
    words = text.replace(",", " ").split()
    if words and not has_case(words[0][0]):
        return introduced and _is_person_without_case(words, language)
    if words and words[0].rstrip(".").lower() in language.name_prefixes:
        words = words[1:]
    while words and is_suffix(words[-1]):
        words = words[:-1]
    if not 2 <= len(words) <= _MAX_WORDS_OF_PERSON or not all(is_name_word(word) for word in words):
        return False
    name = _Name(words, introduced, language)
    return not (_has_no_surname(name) or _begins_with_acronym(name) or _has_word_of_publisher_or_job(name) or _has_word_of_no_name(name))


def _is_person_without_case(words: list[str], language: Language) -> bool:
    """Whether words that something announced as a name can be one in a script without capitals: "أحمد علي", "王伟", "김민준"."""
    if is_east_asian(words[0][0]):
        return len(words) <= 2 and _is_east_asian_name("".join(words), language)
    return (
        2 <= len(words) <= _MAX_WORDS_OF_PERSON
        and all(map(_is_word_of_letters, words))
        and words[0] not in language.not_names
        and not any(word in language.outlet_words or word in language.role_nouns for word in words)
    )


def _is_east_asian_name(name: str, language: Language) -> bool:
    """Whether signs are as many as a name has and, but in Japanese, begin with a surname."""
    if not all(map(is_east_asian, name)):
        return False
    if language.code == "ja":
        return 3 <= len(name) <= _MAX_SIGNS_OF_NAME
    return 2 <= len(name) <= _MAX_SIGNS_OF_SHORT_NAME and name[0] in languages.anywhere().east_asian_surnames


def is_east_asian(character: str) -> bool:
    """Whether a character is of the Chinese, Japanese or Korean script."""
    return "\u3040" <= character <= "\u30ff" or "\u3400" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7a3" or character == "々"


def has_case(character: str) -> bool:
    """Whether a character is a letter that can be capital or small."""
    return character.lower() != character.upper()


def _is_word_of_letters(word: str) -> bool:
    """Whether a word has letters only, with what belongs to them: the vowels of Hindi, hyphens, initials."""
    return all(ch.isalpha() or ch in "'’-." or (ch > _FIRST_MARK and unicodedata.category(ch)[0] == "M") for ch in word)


def _has_no_surname(name: _Name) -> bool:
    """jane Roe; Jane R. (but By Jane R.)"""
    words = name.words
    if not _is_capitalised(words[0]):
        return True
    if name.introduced and name.first_is_given and len(words) == 2:
        return False
    return not any(len(word.strip(".")) > 1 and _is_capitalised(word) for word in words[1:])


def _begins_with_acronym(name: _Name) -> bool:
    """NATO Summit (but JANE ROE, MARTHA Okoro)"""
    first = name.words[0]
    if not is_acronym(first, _MIN_CHARS_OF_ACRONYM) or name.first_is_given or is_initials(first):
        return False
    return not any(is_acronym(word, _MIN_CHARS_OF_ACRONYM) for word in name.words[1:])


def _has_word_of_publisher_or_job(name: _Name) -> bool:
    """Lakeside Tribune; Jane Reporter; Lakeside News-Tribune"""
    outlets, jobs = name.language.outlet_words, name.language.role_nouns
    return any(
        word in outlets or word in jobs or ("-" in word and word.rpartition("-")[2] in outlets) for word in name.lower if _may_object(word)
    )


def _has_word_of_no_name(name: _Name) -> bool:
    """Breaking News; Monday Morning (but Jane Monday; By Ivo Monday)"""
    last = len(name.lower) - 1
    for index, word in enumerate(name.lower):
        if word in name.language.not_names and _may_object(word):
            is_surname = name.first_is_given and index == last
            if not is_surname and not (name.introduced and index > 0 and (name.first_is_given or index == last)):
                return True
    return False


def _may_object(word: str) -> bool:
    """Whether a word, in lower case, is neither particle nor initial, which names have whatever else they are."""
    return len(word) != 1 and not is_particle(word)


def is_name_word(word: str) -> bool:
    """Whether a word is capitalised, an initial or a particle, and has no digit or mark that names do not have."""
    if is_particle(word):
        return True
    if not _is_capitalised(word) or word.endswith(("'s", "’s")):
        return False
    return word.isalpha() or (
        all(ch.isalpha() or ch in "'’-." for ch in word)
        and (word[-1] != "." or is_initials(word) or len(word) <= _MAX_CHARS_OF_ABBREVIATION)
    )


@lru_cache(maxsize=8192)
def is_given_name(word: str) -> bool:
    """Whether a word, in any case, is a given name ("MATTHEW", "Jean-Luc" by its first part)."""
    return natural_case(word.split("-")[0].strip(".,")) in languages.anywhere().given_names


# organizations and desks


def is_organization(text: str, language: Language) -> bool:
    """Whether capitalised words end in, or contain, a word that publishers and agencies go by ("Lakeside Tribune", "example.com").

    >>> english = languages.of("en")
    >>> is_organization("The Lakeside Tribune", english), is_organization("Jane Roe", english)
    (True, False)
    """
    words = text.split()
    if not 1 <= len(words) <= _MAX_WORDS_OF_ORGANIZATION or "," in text or ":" in text:
        return False
    wires = languages.anywhere().wires
    if len(words) == 1:
        word = text.lower()
        return _is_domain(text) or text in wires or (word in language.outlet_words and word not in language.not_names)
    links = language.link_words["organization"]
    if not all(_is_capitalised(word) or word.lower() in links or _is_domain(word) for word in words):
        return False
    lower = [part for word in words for part in word.lower().strip(".,").split("-")]
    if lower[-1] in language.role_nouns:
        return False
    return any(word in language.outlet_words for word in lower) or text.removeprefix("The ") in wires


def employer(line: str, language: Language) -> str | None:
    """The organization that a line below a name gives, with its town if at all: "BBC News, Northumberland" → "BBC News"."""
    name = line.partition(", ")[0]
    return name if is_organization(name, language) else None


def is_desk(text: str, language: Language) -> bool:
    """Whether `text` signs for nobody in particular: "Staff", "AP Staff", "Lakeside staff reporter", "Web Desk", "Our Correspondent"."""
    lower = [word.strip(".,") for word in text.lower().split()]
    desks = language.desk_words
    if not 1 <= len(lower) <= _MAX_WORDS_OF_ORGANIZATION or any(map(str.isdigit, text)):
        return False
    if lower[-1] in desks["last"] or lower[0] in desks["first"]:
        return desks["not within"].isdisjoint(lower)
    if " ".join(lower[-2:]) in desks["end"]:
        return True
    signs_for_all = lower[-2:-1] == ["staff"] or (lower[0] in desks["before a job"] and len(lower) <= 3)
    return signs_for_all and lower[-1] in language.role_nouns


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper()


def _is_domain(word: str) -> bool:
    """ "Example.com", "example.co.uk" """
    head, dot, tail = word.rpartition(".")
    return bool(dot) and len(head) > 1 and 2 <= len(tail) <= 4 and tail.isalpha() and head.replace(".", "").replace("-", "").isalnum()
