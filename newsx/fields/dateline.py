"""The dateline: the place that a story is written from, at the beginning of its text."""

from __future__ import annotations

from typing import Final

from newsx.fields.page import Page
from newsx.lines import dateline
from newsx.record import Dateline

_DASHES: Final = ("—", "–", "―")
_FIRST_PARAGRAPHS: Final = 4
"""Paragraphs at the body's start in which a dateline is looked for."""


def find_dateline(page: Page) -> Dateline | None:
    """The dateline that one of the first paragraphs begins with, or that is a line of its own above them: "Washington CNN —"."""
    body = [page.text(index) for index in range(page.start, page.stop) if page.in_body(index)]
    found = next((found for text in body[:_FIRST_PARAGRAPHS] if (found := dateline.split(text, page.language))), None)
    above = page.text(page.start - 1) if found is None and page.start else ""
    alone = dateline.split(above, page.language) if above.endswith(_DASHES) else None
    return alone if alone is not None and alone.text == above else found
