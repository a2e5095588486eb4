"""Words as they stand between white space, each with what is known of it whatever the text."""

from __future__ import annotations

from typing import Final, TypeVar

from newsx import languages

T = TypeVar("T")

MARKS: Final = "“”\"'’‘„«».,;:!?()[]|<>…―–—-*_،؛؟।۔"
"""The signs that stand around words."""
_ADDRESS: Final = frozenset(["you", "your", "we", "our", "us", "please"])
_SHORTEST_CONTENT: Final = 5


class Word:
    """A word with the signs around it.

    `bare` is without them, in lower case, and `plain` with straight apostrophes; `topic` the group of the words of pages that it is in, if
    it is in one. It `is_content` where it tells what a text is about, `is_address` where it speaks to readers. `parts` are its words and
    signs and `letters` the classes of these, once quotes.tokens was asked.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.bare = text.lower() if text.isalnum() else text.lower().strip(MARKS)
        self.plain = self.bare.replace("’", "'")
        self.topic = languages.of("en").page_words.get(self.bare)
        self.is_capitalised = text[0].isupper()
        self.is_function = self.bare in languages.of("en").function_words
        self.is_content = len(self.bare) >= _SHORTEST_CONTENT and not self.is_function
        self.is_address = self.bare in _ADDRESS
        self.has_digits = not self.bare.isalpha() and any(map(str.isdecimal, text))
        self.letters = ""
        self.parts: list[str] | None = None


_MOST_WORDS: Final = 60_000
_LONGEST_WORD: Final = 40
_MOST_TEXTS: Final = 500
_LONGEST_TEXT: Final = 5_000
_words: Final[dict[str, Word]] = {}
_texts: Final[dict[str, list[Word]]] = {}
"""The words and the texts read last: most words come in many texts, and the lines of a page are looked at by many."""


def of(text: str) -> list[Word]:
    """The words of a text, in order. The list is not to be changed."""
    found = _texts.get(text)
    return found if found is not None else _kept(_texts, text, read(text), _MOST_TEXTS, _LONGEST_TEXT)


def read(text: str) -> list[Word]:
    """The words of a text that is not one of those that are looked at by many.

    >>> [word.bare for word in read("“No,” said Ann’s brother – (he")]  # a sign that stands alone is a word, too
    ['no', 'said', 'ann’s', 'brother', '', 'he']
    """
    known = _words
    found: list[Word] = []
    for part in text.split():
        word = known.get(part)
        found.append(word if word is not None else _kept(known, part, Word(part), _MOST_WORDS, _LONGEST_WORD))
    return found


def _kept(known: dict[str, T], text: str, found: T, most: int, longest: int) -> T:
    """What was found for a text, remembered where that is not long; where too much is, all else is forgotten."""
    if len(text) <= longest:
        if len(known) >= most:
            known.clear()
        known[text] = found
    return found

