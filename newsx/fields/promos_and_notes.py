"""Lines in the article or around it that are not of it: promotional lines and notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from newsx.blocks.labels import Label, Labelled
from newsx.fields.page import Page
from newsx.languages import Language
from newsx.lines import notes
from newsx.lines.headings import is_heading
from newsx.record import Note, NoteKind

_MIN_SPACES: Final = 2
"""Spaces between the words of a promo."""
_MAX_BLOCKS_BELOW: Final = 8
"""Blocks below the body in which a promo can stand; farther down it is of the page, not of the story."""
_SIGNATURES: Final = frozenset({Label.BYLINE, Label.OTHER})
"""Labels of lines such as "Reporting by Ann Roe; editing by Ivo Bern"."""


def find_promos(page: Page) -> list[str]:
    """The lines labelled as promos, each once; "Read more" alone, the heading of a list and a teaser ("… Continue reading") are none."""
    near = [text for index, text in _lines(page, Label.PROMO) if index <= page.stop + _MAX_BLOCKS_BELOW and page.may_be(index, "promo")]
    endings = tuple(page.language.teaser_endings)
    found = [text for text in near if text.count(" ") >= _MIN_SPACES and not is_heading(text, page.language) and not text.endswith(endings)]
    return list(dict.fromkeys(found))


def find_notes(page: Page, signers: Sequence[str]) -> list[Note]:
    """The lines labelled as notes, and bylines below the body that are notes, each once; `signers` are the names of those who sign."""
    lines = [(index, text) for index, text in _lines(page, Label.NOTE) if _may_be_note(page, index, signers)]
    found = {text: Note(kind=_kind(page.items[index], text, signers, page.language), text=text) for index, text in lines}
    for item in page.items[page.stop :]:
        kind = notes.kind(item.block.text, page.language) if item.label in _SIGNATURES else None
        if kind:
            found[item.block.text] = Note(kind=kind, text=item.block.text)
    return list(found.values())


def _may_be_note(page: Page, index: int, signers: Sequence[str]) -> bool:
    """Whether a line labelled as note may be one by the model of kinds, corrects or disclaims something, or names who signs."""
    text, language = page.text(index), page.language
    said = notes.kind(text, language) == "correction" or notes.disclaims(text, language) or any(name in text for name in signers)
    return said or page.may_be(index, "note", "bio")


def _lines(page: Page, label: Label) -> Iterator[tuple[int, str]]:
    """The lines with a label, each with its index. One that ends in a colon is joined with the next: "Read more:" / "Ferry sails again"."""
    joined = False
    for index, item in enumerate(page.items):
        if item.label is not label or joined:
            joined = False
            continue
        text = item.block.text
        joined = text.endswith(":") and index + 1 < len(page.items) and not page.in_body(index + 1)
        yield index, f"{text} {page.text(index + 1)}" if joined else text


def _kind(item: Labelled, text: str, signers: Sequence[str], language: Language) -> NoteKind:
    """The kind of a note: by its words if these tell, else by what the model thinks of it and by whom it begins with."""
    if kind := notes.kind(text, language):
        return kind
    if notes.disclaims(text, language):
        return "disclaimer"
    if item.kinds.get("bio", 0.0) > item.kinds.get("note", 0.0) or any(text.startswith(f"{name} ") for name in signers):
        return "bio"
    return "contact" if notes.has_address(text) else "editor"
