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

_LIKELY: Final = {Label.PROMO: (("promo",), 0.2), Label.NOTE: (("note", "bio"), 0.15)}
"""The kinds of an aside, and the probability of these from which a line outside the body is one: asides are found best, by F1, well below
even odds."""
_MAX_BLOCKS_BELOW: Final = 8
"""Blocks below the body in which a promo can stand; farther down it is of the page, not of the story."""
_HEAD: Final = frozenset({Label.HEADLINE, Label.DEK, Label.BYLINE})
_LISTED: Final = frozenset({Label.RELATED, Label.TEASER})
_SIGNATURES: Final = frozenset({Label.BYLINE, Label.OTHER})
"""Labels of lines such as "Reporting by Ann Roe; editing by Ivo Bern"."""


def find_promos(page: Page) -> list[str]:
    """The lines that are likely to be promos, each once; a word, the heading of a list and a teaser ("… Continue reading") are none."""
    near = range(min(page.stop + _MAX_BLOCKS_BELOW + 1, len(page.items)))
    found = _joined(page, [index for index in near if _is_likely(page, index, Label.PROMO)])
    endings = tuple(page.language.teaser_endings)
    texts = [text for _, text in found if " " in text and not text.endswith(endings) and not is_heading(text, page.language)]
    return list(dict.fromkeys(texts))


def find_notes(page: Page, signers: Sequence[str]) -> list[Note]:
    """The lines that may be notes, and bylines below the body that are, each once; `signers` are the names of those who sign."""
    lines = _joined(page, [index for index in range(len(page.items)) if _may_be_note(page, index, signers)])
    found = {text: Note(kind=_kind(page.items[index], text, signers, page.language), text=text) for index, text in lines}
    for item in page.items[page.stop :]:
        kind = notes.kind(item.block.text, page.language) if item.label in _SIGNATURES else None
        if kind:
            found[item.block.text] = Note(kind=kind, text=item.block.text)
    return list(found.values())


def _joined(page: Page, indices: list[int]) -> Iterator[tuple[int, str]]:
    """The lines at these indices. One that ends in a colon is joined with the next: "Read more:" / "Ferry sails again"."""
    joined = -1
    for index in indices:
        text = page.text(index)
        if index == joined:
            continue
        if text.endswith(":") and index + 1 < len(page.items) and not page.in_body(index + 1):
            joined = index + 1
            text = f"{text} {page.text(joined)}"
        yield index, text


def _may_be_note(page: Page, index: int, signers: Sequence[str]) -> bool:
    """Whether a line is likely to be a note, or is labelled so and corrects or disclaims something, or names who signs."""
    if _is_likely(page, index, Label.NOTE):
        return True
    text, language = page.text(index), page.language
    said = notes.kind(text, language) == "correction" or notes.disclaims(text, language) or any(name in text for name in signers)
    return said and page.label(index) is Label.NOTE


def _is_likely(page: Page, index: int, label: Label) -> bool:
    """Whether a line that is given nowhere else is likely to be such an aside, or is labelled so and has any chance to be."""
    item = page.items[index]
    if page.in_body(index) or item.label in _HEAD or (item.label in _LISTED and index >= page.stop):
        return False
    chances = {aside: sum(item.kinds.get(kind, 0.0) for kind in kinds) for aside, (kinds, _) in _LIKELY.items()}
    kinds, least = _LIKELY[label]
    likelier = chances[label] >= max(least, *chances.values())
    return likelier or (item.label is label and page.may_be(index, *kinds))


def _kind(item: Labelled, text: str, signers: Sequence[str], language: Language) -> NoteKind:
    """The kind of a note: by its words if these tell, else by what the model thinks of it and by whom it begins with."""
    if kind := notes.kind(text, language):
        return kind
    if notes.disclaims(text, language):
        return "disclaimer"
    if item.kinds.get("bio", 0.0) > item.kinds.get("note", 0.0) or any(text.startswith(f"{name} ") for name in signers):
        return "bio"
    return "contact" if notes.has_address(text) else "editor"
