"""Summaries: whether the paragraph at the top of a story sums it up, and is its dek, or is the story's first one."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from newsx.blocks.labels import Label
from newsx.fields.page import Page
from newsx.languages import Language
from newsx.pages.block import Block
from newsx.text import names
from newsx.text.likeness import content_words, share
from newsx.text.words import MARKS

_SAME: Final = 0.8
"""The part of a summary's words that one paragraph of the story has."""
_MIN_WORDS: Final = 5
"""Content words of a summary that can be compared with the paragraphs."""
_MIN_PARAGRAPHS_BELOW: Final = 4
_FIRST_PARAGRAPHS: Final = 2
"""Paragraphs of the story in which people are introduced whom the summary names by surname."""


def precedes(page: Page, index: int) -> bool:
    """Whether the paragraph at the body's beginning sums up those below.

    It does if it stands at another margin, if one of them says the same at length, or if they introduce the people whom it names.
    """
    below = [other for other in range(index + 1, page.stop) if page.label(other) is Label.BODY]
    if len(below) < _MIN_PARAGRAPHS_BELOW:
        return False
    first, paragraphs = page.items[index].block, [page.items[other].block for other in below]
    return (
        _is_set_out(page, index, below)
        or _is_retold(first, paragraphs, page.language)
        or _is_introduced_below(first, paragraphs[:_FIRST_PARAGRAPHS], page.language)
    )


def _is_set_out(page: Page, index: int, below: list[int]) -> bool:
    """Whether all paragraphs but this one stand at one margin, and this one nearer to that of the headline."""
    if not page.items[below[0]].block.gap:  # without blank lines between paragraphs, each but the first is indented
        return False
    margin = page.items[below[0]].block.indent
    above = page.items[page.headline].block.indent if page.headline is not None else margin
    return above <= page.items[index].block.indent < margin and all(page.items[other].block.indent == margin for other in below)


def _is_retold(block: Block, paragraphs: list[Block], language: Language) -> bool:
    """Whether one of the paragraphs has nearly all words of this one and is not the same text."""
    words = content_words(block.text, language) - language.function_words
    if len(words) < _MIN_WORDS:
        return False
    return any(paragraph.text != block.text and _has_most(words, paragraph, language) for paragraph in paragraphs)


def _has_most(words: frozenset[str], paragraph: Block, language: Language) -> bool:
    """Whether a paragraph has nearly all of these words."""
    lower, left = paragraph.lower, len(words)
    for word in words:  # a cheap check first: the text of most paragraphs has too few of them even as parts of words
        left -= word not in lower
        if left < _SAME * len(words):
            return False
    return share(words, content_words(paragraph.text, language)) >= _SAME


def _is_introduced_below(block: Block, paragraphs: list[Block], language: Language) -> bool:
    """Whether the surname alone stands here and the full name below: "Lind bows out after a year" / "The mayor, Ada Lind, …"."""
    alone = _surnames_alone(block.text, language)
    return any(
        surname in alone and names.is_given_name(given) and names.is_person(f"{given} {surname}", language)
        for paragraph in paragraphs
        if any(surname in paragraph.text for surname in alone)
        for given, surname in _pairs(paragraph.text)
    )


def _surnames_alone(text: str, language: Language) -> set[str]:
    """The capitalised words that can be surnames and never have a given name before them: Lind in "Lind bows out after a year"."""
    alone: set[str] = set()
    named: set[str] = set()
    for place, (before, word) in enumerate(_pairs(text)):
        if word[:1].isupper():
            surname = place < 2 or not before[:1].isupper() or before in language.titles or before in language.honorifics
            (alone if surname and not names.is_given_name(before) else named).add(word)
    return alone - named


def _pairs(text: str) -> list[tuple[str, str]]:
    """Each word with the one before it, without marks and possessives."""
    words = ["", *(word.strip(MARKS).removesuffix("’s").removesuffix("'s") for word in text.split())]
    return list(pairwise(words))
