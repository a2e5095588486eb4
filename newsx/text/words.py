"""Words as they stand between white space, each with what is known of it in any text of its language."""

from __future__ import annotations

from typing import Final, TypeVar

from newsx.languages import Language

T = TypeVar("T")

MARKS: Final = "“”\"'’‘„«».,;:!?()[]|<>…―–—-*_،؛؟।۔"
"""The signs that stand around words."""
_MIN_CONTENT_CHARS: Final = 5
MAX_WORDS: Final = 60_000
"""Words that are remembered for a language."""
MAX_WORD_CHARS: Final = 40
MAX_TEXTS: Final = 500
"""Texts whose words are remembered for a language."""
MAX_TEXT_CHARS: Final = 5_000


def has_no_spaces(character: str) -> bool:
    """Whether a character is of a script that is written without spaces between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese."""
    return (
        "\u0e00" <= character <= "\u0eff"
        or "\u1000" <= character <= "\u109f"
        or "\u1780" <= character <= "\u17ff"
        or "\u3040" <= character <= "\u30ff"
        or "\u3400" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
    )


class Word:
    """A word with the signs around it.

    `bare` is the word without them, in lower case, and `plain` the same with straight apostrophes. `topic` is its group in the list
    `page_words`, or None. `is_content` says that it tells what a text is about, `is_address` that it speaks to the reader.
    """

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.bare = text.lower() if text.isalnum() else text.lower().strip(MARKS)
        self.plain = self.bare.replace("’", "'")
        self.topic = language.page_words.get(self.bare)
        self.is_capitalised = text[0].isupper()
        self.is_function = self.bare in language.function_words
        self.is_content = len(self.bare) >= _MIN_CONTENT_CHARS and not self.is_function
        self.is_address = self.bare in language.address_words
        self.has_digits = not self.bare.isalpha() and any(map(str.isdecimal, text))


class Cache:
    """The words and the texts of one language that were split last, kept for the next time.

    Most words stand in many texts, and several packages look at the lines of a page.
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self.words: dict[str, Word] = {}
        self.texts: dict[str, list[Word]] = {}

    def of(self, text: str) -> list[Word]:
        found = self.texts.get(text)
        return found if found is not None else _remember(self.texts, text, self.read(text), MAX_TEXTS, MAX_TEXT_CHARS)

    def read(self, text: str) -> list[Word]:
        known = self.words
        found: list[Word] = []
        for part in text.split():
            word = known.get(part)
            if word is None:
                word = _remember(known, part, Word(part, self.language), MAX_WORDS, MAX_WORD_CHARS)
            found.append(word)
        return found


_caches: Final[dict[Language, Cache]] = {}


def of(text: str, language: Language) -> list[Word]:
    """The words of a text, in order, remembered for the next call with this text. The list is not to be changed."""
    return _cache(language).of(text)


def read(text: str, language: Language) -> list[Word]:
    """The words of a text that is looked at once.

    >>> from newsx import languages
    >>> words = read("“No,” said Ann’s brother – (he", languages.of("en"))
    >>> [word.bare for word in words]  # a sign that stands alone is a word, too
    ['no', 'said', 'ann’s', 'brother', '', 'he']
    """
    return _cache(language).read(text)


def _cache(language: Language) -> Cache:
    found = _caches.get(language)
    if found is None:
        found = _caches[language] = Cache(language)
    return found


def _remember(known: dict[str, T], text: str, found: T, most: int, longest: int) -> T:
    """Keeps what was found for a text of at most `longest` characters; forgets all others first if there are `most` already."""
    if len(text) <= longest:
        if len(known) >= most:
            known.clear()
        known[text] = found
    return found
