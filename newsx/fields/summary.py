"""Summaries: what tells a paragraph that sums up the story, and stands at its top as its dek, from the story's first one."""

from __future__ import annotations

from itertools import pairwise

from newsx.blocks.labels import Label
from newsx.fields.page import Page, content_words
from newsx.languages import Language
from newsx.pages.block import Block
from newsx.text import names
from newsx.text.words import MARKS

_TOLD_AGAIN = 0.8
_FEWEST_WORDS = 5
_FEWEST_BELOW = 4
_NEXT = 2


def precedes(page: Page, index: int) -> bool:
    """Whether the paragraph at the body's beginning sums up those below: it is set out, told again, or they introduce its people."""
    below = [other for other in range(index + 1, page.stop) if page.label(other) is Label.BODY]
    if len(below) < _FEWEST_BELOW:
        return False
    first, paragraphs = page.items[index].block, [page.items[other].block for other in below]
    return (
        _is_set_out(page, index, below)
        or _is_told_again(first, paragraphs, page.language)
        or _is_introduced_below(first, paragraphs[:_NEXT], page.language)
    )


def _is_set_out(page: Page, index: int, below: list[int]) -> bool:
    """Whether all paragraphs but this one stand at one margin, and this one nearer to that of the headline."""
    if not page.items[below[0]].block.gap:  # where no lines are left between paragraphs, each but the first is indented
        return False
    margin = page.items[below[0]].block.indent
    above = page.items[page.headline].block.indent if page.headline is not None else margin
    return above <= page.items[index].block.indent < margin and all(page.items[other].block.indent == margin for other in below)


def _is_told_again(block: Block, paragraphs: list[Block], language: Language) -> bool:
    """Whether one of the paragraphs has nearly all that this one says, in other words than the same: the story tells it at length."""
    words = content_words(block.text, language) - language.function_words
    if len(words) < _FEWEST_WORDS:
        return False
    return any(paragraph.text != block.text and _share(words, paragraph, language) >= _TOLD_AGAIN for paragraph in paragraphs)


def _share(words: frozenset[str], paragraph: Block, language: Language) -> float:
    """How much of these words a paragraph has."""
    lower, left = paragraph.lower, len(words)
    for word in words:  # which is quicker told
        left -= word not in lower
        if left < _TOLD_AGAIN * len(words):
            return 0.0
    return len(words.intersection(content_words(paragraph.text, language))) / len(words)


def _is_introduced_below(block: Block, paragraphs: list[Block], language: Language) -> bool:
    """Whether somebody has the surname alone here and the full name below: "Lind bows out after a year" / "The mayor, Ada Lind, …"."""
    titles, honorifics = language.titles, language.honorifics
    alone: set[str] = set()
    named: set[str] = set()
    for place, (before, word) in enumerate(_pairs(block.text)):
        if word[:1].isupper():
            surname = place < 2 or not before[:1].isupper() or before in titles or before in honorifics
            (alone if surname and not names.is_given_name(before) else named).add(word)
    alone -= named
    return any(
        surname in alone and names.is_given_name(given) and names.is_person(f"{given} {surname}", language)
        for paragraph in paragraphs
        if any(surname in paragraph.text for surname in alone)
        for given, surname in _pairs(paragraph.text)
    )


def _pairs(text: str) -> list[tuple[str, str]]:
    """Each word with the one before it, without marks and possessives."""
    words = ["", *(word.strip(MARKS).removesuffix("’s").removesuffix("'s") for word in text.split())]
    return list(pairwise(words))
