"""What stands amid or just below an article and is not of it: promotional lines and notes."""

from __future__ import annotations

from newsx.blocks.labels import IN_BODY, Label
from newsx.fields.page import Page
from newsx.lines import notes, promos
from newsx.record import Note
from newsx.text.sentences import is_sentence

_NOTES_BELOW = 8


def find(page: Page) -> tuple[list[str], list[Note]]:
    """The promos and notes from the headline to just below the body. A line that only announces ("Read more:") goes with the next."""
    first = page.start if page.headline is None else min(page.headline, page.start)
    lines: list[str] = []
    found: dict[str, Note] = {}
    index = first
    while index < min(len(page.items), page.stop + _NOTES_BELOW):
        text = page.text(index)
        aside = page.label(index) not in IN_BODY and index != page.headline
        if aside and (kind := notes.kind(text, page.language)):
            text, index = _with_next(page, index)
            found[text] = Note(kind=kind, text=text)
        elif index < page.stop and (page.label(index) is Label.PROMO or (aside and promos.is_promo(text, page.language))):
            text, index = _with_next(page, index)
            lines.append(text)
            if _is_blurb(page, index + 1, text):
                lines.append(page.text(index + 1))
        index += 1
    return list(dict.fromkeys(lines)), list(found.values())


def _with_next(page: Page, index: int) -> tuple[str, int]:
    """A line, with the next one where it ends in a colon, and the index of the last line taken."""
    text = page.text(index)
    if not text.endswith(":") or index + 1 == len(page.items):
        return text, index
    if page.label(index + 1) in IN_BODY:
        if is_sentence(page.text(index + 1), page.language):
            return text, index
        page.items[index + 1].label = page.label(index)
    return f"{text} {page.text(index + 1)}", index + 1


def _is_blurb(page: Page, index: int, above: str) -> bool:
    """Whether a line that is not of the body goes on with the promo above it."""
    if index >= page.stop or page.label(index) in IN_BODY or not page.text(index).endswith((".", "!")):
        return False
    return promos.is_blurb(page.text(index), above, page.language) and not promos.is_promo(page.text(index), page.language)
