"""Words as they stand between white space, each with what is known of it in any text of its language.

Chinese, Japanese, Thai, Lao, Khmer and Burmese put no spaces between words. There a word is one of the small words of the language, and
what stands between these is cut into pieces as long as words are on average: two characters of Chinese and Japanese, five of the others. So
a paragraph has about as many words as one that says the same in English.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, TypeVar

from newsx.languages import Language

T = TypeVar("T")

MARKS: Final = "“”\"'’‘„«».,;:!?()[]|<>…―–—-*_،؛؟।۔"
"""The signs that stand around words."""
_STOPS: Final = ".,;:!?"
_MIN_CONTENT_CHARS: Final = 5
MAX_WORDS: Final = 60_000
"""Words that are remembered for a language."""
MAX_WORD_CHARS: Final = 40
MAX_TEXTS: Final = 500
"""Texts whose words are remembered for a language."""
MAX_TEXT_CHARS: Final = 5_000


_CHARS_OF_WORD: Final = 2
"""Characters of a word in Chinese and Japanese, on average."""
_CHARS_OF_LONG_WORD: Final = 5
"""The same in Thai, Lao, Khmer and Burmese, with the signs above and below the letters."""
_SPACELESS: Final = r"(?![\u3100-\u33ff])[\u3040-\u9fff\uf900-\ufaff]"
_SPACELESS_LONG: Final = r"(?![\u0f00-\u0fff\u10a0-\u177f])[\u0e00-\u17ff]"
"""A character of the scripts with short and with long words. In sets of two runs at most regular expressions are compiled in no time."""


def has_no_spaces(character: str) -> bool:
    """Whether a character is of a script that is written without spaces between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese."""
    return character >= "\u0e00" and (_has_long_words(character) or "\u3040" <= character <= "\u30ff" or _is_han(character))


def in_capitals(text: str) -> bool:
    """Whether a text is in capital letters. In scripts that have none "ASP" alone does not make it so.

    >>> in_capitals("FERRY STAYS, SAYS BERN"), in_capitals("ASP ने बताया"), in_capitals("2024")
    (True, False, False)
    """
    if not text.isupper():
        return False
    return text.isascii() or 2 * sum(map(str.isupper, text)) > sum(map(str.isalpha, text))


def _has_long_words(character: str) -> bool:
    return "\u0e00" <= character <= "\u0eff" or "\u1000" <= character <= "\u109f" or "\u1780" <= character <= "\u17ff"


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff"


def may_be_asian(text: str) -> bool:
    """Whether a text may have signs of the scripts of East and Southeast Asia. A cheap check: most texts have none.

    >>> may_be_asian("“渡し船”"), may_be_asian("“Fähre”")
    (True, False)
    """
    first = None if text.isascii() else _asian().search(text)
    return first is not None and any(_is_asian(character) for character in text[first.start() :])


@cache
def _asian() -> re.Pattern[str]:
    """All from Thai on but accented Latin and Greek letters, and signs. Said by what it is not, it is compiled in a fifth of the time."""
    return re.compile("[^\0-\u0dff\u1e00-\u303f]")


def _is_asian(character: str) -> bool:
    """Whether a character is from Thai to Hangul, or a sign of Chinese: no accented letter, no sign, no emoji."""
    return "\u0e00" <= character <= "\u1dff" or "\u3040" <= character <= "\ud7a3" or "\uf900" <= character <= "\ufaff"


@cache
def _spaceless() -> re.Pattern[str]:
    return re.compile(_SPACELESS)


@cache
def _spaceless_long() -> re.Pattern[str]:
    return re.compile(_SPACELESS_LONG)


def count(text: str) -> int:
    """The number of words of a text whose words are separated by single spaces, or by none.

    >>> count("The ferry is late."), count("渡し船は遅れている。"), count("เรือข้ามฟากมาสาย")
    (4, 4, 3)
    """
    spaces = text.count(" ")
    if not may_be_asian(text):
        return spaces + 1
    long = len(_spaceless_long().findall(text))
    short = len(_spaceless().findall(text))
    return spaces + max(1, round(long / _CHARS_OF_LONG_WORD + short / _CHARS_OF_WORD))


def _pieces_of(language: Language) -> re.Pattern[str]:
    """The words of a text without white space: 渡し船は is 渡, し, 船, は if し and は are small words of the language."""
    small_words = sorted([word for word in language.function_words if has_no_spaces(word[0])], key=len, reverse=True)
    small = "|".join(map(re.escape, small_words)) or "(?!)"
    short = rf"{_SPACELESS}(?:(?!{small}){_SPACELESS}){{0,{_CHARS_OF_WORD - 1}}}"
    long = rf"{_SPACELESS_LONG}(?:(?!{small}){_SPACELESS_LONG}){{0,{_CHARS_OF_LONG_WORD - 1}}}"
    return re.compile(rf"{small}|{short}|{long}|(?:(?!{_SPACELESS}|{_SPACELESS_LONG}).)+", re.DOTALL)


class Word:
    """A word with the signs around it.

    `bare` is the word without them, in lower case, and `plain` the same with straight apostrophes. `small` is a word that begins with a
    small letter without its stops and commas, "" for any other. `topic` is its group in the list `page_words`, or None. `is_content` says
    that it tells what a text is about, `is_address` that it speaks to the reader.
    """

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.bare = text.lower() if text.isalnum() else text.lower().strip(MARKS)
        self.plain = self.bare.replace("’", "'")
        self.topic = language.page_words.get(self.bare)
        self.is_capitalised = text[0].isupper()
        self.small = text.strip(_STOPS) if text[0].islower() else ""
        self.is_function = self.bare in language.function_words or (
            len(self.bare) > 1 and bool(language.function_endings) and self.bare.endswith(language.function_endings)
        )
        least = _CHARS_OF_WORD if has_no_spaces(self.bare[:1]) else _MIN_CONTENT_CHARS
        self.is_content = len(self.bare) >= least and not self.is_function
        self.is_address = self.bare in language.address_words
        self.has_digits = not self.bare.isalpha() and any(map(str.isdecimal, text))


class Cache:
    """The words and the texts of one language that were split last, kept for the next time.

    Most words stand in many texts, and several packages look at the lines of a page.
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self.pieces: re.Pattern[str] | None = None
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
            if word is None and may_be_asian(part) and (pieces := self._take_apart(part)):
                found += [known.get(piece) or self._new(piece) for piece in pieces]
            else:
                found.append(word or self._new(part))
        return found

    def _new(self, text: str) -> Word:
        return _remember(self.words, text, Word(text, self.language), MAX_WORDS, MAX_WORD_CHARS)

    def _take_apart(self, part: str) -> list[str]:
        """The words of what stands between white space in a script without spaces; none if it has no sign of one."""
        if not _spaceless().search(part) and not _spaceless_long().search(part):
            return []
        if self.pieces is None:
            self.pieces = _pieces_of(self.language)
        return self.pieces.findall(part)


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
