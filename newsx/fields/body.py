"""The labels in and around the article's body that the other fields correct. Which blocks are its body is decided in `newsx.blocks`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from newsx.blocks.labels import Label, Labelled
from newsx.fields.headline import opens_with_paragraph
from newsx.fields.page import Page
from newsx.record import Block
from newsx.text.sentences import is_sentence

_LAST_PARAGRAPHS: Final = 3
"""Paragraphs at the body's end among which an author's note can stand."""
_MAX_NOTE_WORDS: Final = 60
_MIN_CHANCE: Final = 0.2
"""The probability of being body from which a line that is left out is worth a warning."""
_MIN_PARAGRAPH_WORDS: Final = 12
_KNOWN: Final = frozenset({Label.HEADLINE, Label.DEK, Label.BYLINE, Label.PULL_QUOTE, Label.COMMENT})
"""Labels of lines that are given elsewhere, or repeat what is given."""


def place(item: Labelled) -> Block:
    """Where a paragraph of the body stands, as the record says it."""
    return Block(kind=item.kind, start=item.block.start, stop=item.block.stop, line=item.block.line)


def with_head(page: Page, byline: range, dek: int | None, points: range) -> Page:
    """The page with its headline, byline and dek labelled as such, and its body without key points and lines above the headline.

    A paragraph with which a text begins that has lost its headline is of the body, though it was taken for one.
    """
    labels: dict[int, Label] = {}
    if page.headline is None and page.items and page.label(0) is Label.HEADLINE and opens_with_paragraph(page):
        labels[0] = Label.BODY
    if page.headline is not None and page.headline < page.start:
        labels |= {index: Label.OTHER for index in range(page.headline) if page.in_body(index)}
    labels |= dict.fromkeys(byline, Label.BYLINE)
    if page.headline is not None:
        labels[page.headline] = Label.HEADLINE
    if dek is not None:
        labels[dek] = Label.DEK
    labels |= dict.fromkeys(points, Label.OTHER)
    return page.relabelled(labels)


def without_author_note(page: Page, signers: Sequence[str], agency: Sequence[str]) -> Page:
    """The page whose body ends before a note on an author or the agency: "Jane Roe writes about art."; `signers` and `agency` are names.

    What says who an agency is is no note on the story.
    """
    last = [index for index in range(page.start, page.stop) if page.in_body(index)][-_LAST_PARAGRAPHS:]
    labels = {index: Label.NOTE for index in last if _is_author_note(page, index, signers)}
    labels |= {index: Label.OTHER for index in last if _is_author_note(page, index, agency)}
    return page.relabelled(labels, stop=min(labels)) if labels else page


def _is_author_note(page: Page, index: int, signers: Sequence[str]) -> bool:
    """ "Jane Roe is the Tribune's art critic.", signed by Jane Roe."""
    block = page.items[index].block
    text = block.text.removeprefix("The ")
    if block.words > _MAX_NOTE_WORDS:
        return False
    openings = [f" {verb}" for verb in page.language.line_parts["after an author"]]
    return any(text.startswith(f"{name}{opening}") for name in signers for opening in openings)


def left_out(page: Page) -> str | None:
    """The warning that lines amid the story, which may be paragraphs of it, were left out; None if there are none."""
    count = sum(_may_be_paragraph(page, index) for index in range(page.start, page.stop))
    return f"left out amid the story: {count} {'line' if count == 1 else 'lines'} that may be of it" if count else None


def _may_be_paragraph(page: Page, index: int) -> bool:
    """Whether a line outside the body is a sentence and has some chance of being a paragraph."""
    item = page.items[index]
    if page.in_body(index) or item.label in _KNOWN or item.repeat_of is not None or item.block.words < _MIN_PARAGRAPH_WORDS:
        return False
    return item.kinds.get("body", 0.0) >= _MIN_CHANCE and is_sentence(item.block.text, page.language)
