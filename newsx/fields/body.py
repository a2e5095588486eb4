"""The labels in and around the article's body that the other fields correct. Which blocks are its body is decided in `newsx.blocks`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from newsx.blocks.labels import Label, Labelled
from newsx.fields.page import Page
from newsx.record import Block

_LAST_PARAGRAPHS: Final = 3
"""Paragraphs at the body's end among which an author's note can stand."""
_MAX_NOTE_WORDS: Final = 60


def place(item: Labelled) -> Block:
    """Where a paragraph of the body stands, as the record says it."""
    return Block(kind=item.kind, start=item.block.start, stop=item.block.stop, line=item.block.line)


def with_head(page: Page, byline: range, dek: int | None) -> Page:
    """The page with its headline, byline and dek labelled as such, and nothing above the headline labelled as body."""
    labels: dict[int, Label] = {}
    if page.headline is not None and page.headline < page.start:
        labels |= {index: Label.OTHER for index in range(page.headline) if page.in_body(index)}
    labels |= dict.fromkeys(byline, Label.BYLINE)
    if page.headline is not None:
        labels[page.headline] = Label.HEADLINE
    if dek is not None:
        labels[dek] = Label.DEK
    return page.relabelled(labels)


def without_author_note(page: Page, signers: Sequence[str]) -> Page:
    """The page whose body ends before a note on an author or the agency: "Jane Roe writes about art."; `signers` are their names."""
    last = [index for index in range(page.start, page.stop) if page.in_body(index)][-_LAST_PARAGRAPHS:]
    notes = [index for index in last if _is_author_note(page, index, signers)]
    return page.relabelled(dict.fromkeys(notes, Label.OTHER), stop=notes[0]) if notes else page


def _is_author_note(page: Page, index: int, signers: Sequence[str]) -> bool:
    """ "Jane Roe is the Tribune's art critic.", signed by Jane Roe."""
    block = page.items[index].block
    text = block.text.removeprefix("The ")
    if block.words > _MAX_NOTE_WORDS:
        return False
    openings = [f" {verb}" for verb in page.language.line_parts["after an author"]]
    return any(text.startswith(f"{name}{opening}") for name in signers for opening in openings)
