"""Lines in the article or just below it that are not of it: promotional lines and notes."""

from __future__ import annotations

from typing import Final

from newsx.blocks.labels import Label
from newsx.fields.page import Page
from newsx.lines import notes, promos
from newsx.record import Note
from newsx.text.sentences import is_sentence

_BLOCKS_BELOW: Final = 8
"""Blocks below the body among which its notes can stand."""
_BLURB_ENDS: Final = (".", "!")
"""The signs that end a sentence that continues a promo."""


class PromosAndNotes:
    """The promos and notes of a page; `labels` are the corrected labels, by index, of body blocks that continue one of them."""

    def __init__(self) -> None:
        self.promos: list[str] = []
        self.notes: list[Note] = []
        self.labels: dict[int, Label] = {}


def find_promos_and_notes(page: Page) -> PromosAndNotes:
    """The promos from the headline to the body's end, and the notes from there to just below the body, each once.

    A line that ends in a colon ("Read more:") is joined with the next.
    """
    found = PromosAndNotes()
    lines: list[str] = []
    noted: dict[str, Note] = {}
    index = page.start if page.headline is None else min(page.headline, page.start)
    while index < min(len(page.items), page.stop + _BLOCKS_BELOW):
        text = page.text(index)
        outside = not page.in_body(index) and index != page.headline
        kind = notes.kind(text, page.language) if outside else None
        if kind or (index < page.stop and (page.label(index) is Label.PROMO or (outside and promos.is_promo(text, page.language)))):
            if _announces_next(page, index):
                text = f"{text} {page.text(index + 1)}"
                if page.in_body(index + 1):
                    found.labels[index + 1] = page.label(index)
                index += 1
            if kind:
                noted[text] = Note(kind=kind, text=text)
            else:
                lines.append(text)
                if _is_blurb(page, index + 1, text):
                    lines.append(page.text(index + 1))
        index += 1
    found.promos, found.notes = list(dict.fromkeys(lines)), list(noted.values())
    return found


def _announces_next(page: Page, index: int) -> bool:
    """Whether a line ends in a colon and the next one is what it announces, not a paragraph: "Read more:" / "Ferry sails again"."""
    if not page.text(index).endswith(":") or index + 1 == len(page.items):
        return False
    return not (page.in_body(index + 1) and is_sentence(page.text(index + 1), page.language))


def _is_blurb(page: Page, index: int, above: str) -> bool:
    """Whether a line outside the body continues the promo above it."""
    if index >= page.stop or page.in_body(index) or not page.text(index).endswith(_BLURB_ENDS):
        return False
    return promos.is_blurb(page.text(index), above, page.language) and not promos.is_promo(page.text(index), page.language)
