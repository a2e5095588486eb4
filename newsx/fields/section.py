"""The section under which a story is printed ("World"), from the lines above its headline."""

from __future__ import annotations

import re
from typing import Final

from newsx.blocks.labels import Label
from newsx.fields.page import Page
from newsx.languages import Language
from newsx.text import names

_MAX_NAME_WORDS: Final = 4
_BLOCKS_ABOVE: Final = 3
"""Blocks above the headline in which the section is looked for."""
_MIN_MENU_LINES: Final = 4
_STEP: Final = re.compile(r"\s*[»›]\s*|\s+[/>]\s+")
_STEP_SIGNS: Final = "»›/>"


def find_section(page: Page) -> str | None:
    """The section that a line just above the headline names, the nearest such line first; None if there is none."""
    if page.headline is None:
        return None
    headline = page.text(page.headline)
    above = [i for i in range(page.headline - 1, max(-1, page.headline - 1 - _BLOCKS_ABOVE), -1) if page.text(i) != headline]
    return next((found for index in above if (found := _section_in(page, index, nearest=index == above[0]))), None)


def _section_in(page: Page, index: int, nearest: bool) -> str | None:
    """The section that a line names, or None; `nearest` says that no other line stands between it and the headline."""
    text = page.text(index)
    if page.label(index) is Label.SECTION:
        return text
    if named := of_trail(text, page.language):
        return named
    if nearest and _stands_alone(page, index):
        return text
    likely = (nearest and not _ends_menu(page, index)) or page.counts.get(text.lower(), 0) > 1
    return text if likely and text.lower() in page.language.sections else None


def is_trail(line: str) -> bool:
    """Whether a line is a trail of at least two steps from the home page: "News / City News / Harbor vote delayed"."""
    return any(sign in line for sign in _STEP_SIGNS) and len(_STEP.findall(line)) > 1


def of_trail(line: str, language: Language) -> str | None:
    """The last step of a trail from the home page, or None: "Home » News » Lakeside" → "Lakeside"."""
    parts = [part for part in _STEP.split(line) if part]
    trail = len(parts) > 1 and parts[0].lower() in language.line_words["home"]
    return parts[-1] if trail and _is_name(parts[-1], language) else None


def _stands_alone(page: Page, index: int) -> bool:
    """Whether a line is a paragraph of its own and not the last item of a list."""
    block = page.items[index].block
    above = index == 0 or block.gap > 0
    return above and page.items[index + 1].block.gap > 0 and not block.bullet and _is_name(block.text, page.language)


def _ends_menu(page: Page, index: int) -> bool:
    """Whether a line is the last of a list of links."""
    menu = [item.block for item in page.items[max(0, index - _MIN_MENU_LINES + 1) : index + 1]]
    return len(menu) == _MIN_MENU_LINES and all(block.bullet and block.indent == menu[-1].indent for block in menu)


def _is_name(text: str, language: Language) -> bool:
    """Whether a line can be a section's name: a few capitalised words, neither a person's name nor a word such as "Share"."""
    words = text.split()
    if not 1 <= len(words) <= _MAX_NAME_WORDS or not text[0].isupper() or any(not (ch.isalpha() or ch in " &-'’,.") for ch in text):
        return False
    if text.endswith(".") or names.is_person(text, language):
        return False
    return not {word.lower() for word in words} & language.not_sections
