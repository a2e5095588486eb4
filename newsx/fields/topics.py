"""The topics: the tags of a story as its page prints them."""

from __future__ import annotations

import re
from typing import Final

from newsx.blocks.labels import Label
from newsx.fields.page import Page
from newsx.lines.headings import is_heading
from newsx.text import names

_SEPARATOR: Final = re.compile(r"\s*[,;|•·]\s*|\s+/\s+|\s+(?=#)")
_MAX_SPACES: Final = 7
"""Spaces between the words of a topic in a line that is known for one."""
_MAX_LISTED_SPACES: Final = 3
"""The same for a line under a heading."""
_MAX_LISTED: Final = 15
_ENDS: Final = (".", "?", "!", ":", "…")


def find_topics(page: Page) -> list[str]:
    """The tags in the lines labelled so, and those under a heading ("Topics"), each once: "Topics: Ferries, Leeds" has two."""
    heads = page.language.line_words["topics"]
    found: dict[str, str] = {}
    for index, item in enumerate(page.items):
        if page.headline is not None and index <= page.headline:
            continue  # kickers and menus
        if item.label is Label.TOPIC:
            head, colon, rest = item.block.text.partition(":")
            lines = [rest if colon and head.lower() in heads else item.block.text]
        elif item.block.lower.rstrip(": ") in heads:
            lines = _under(page, index)
        else:
            continue
        for topic in [part for line in lines for part in _SEPARATOR.split(line.strip())]:
            name = topic.strip(" #.")
            if name and name.lower() not in heads and name.count(" ") <= _MAX_SPACES:
                found.setdefault(name.lower(), name)
    return list(found.values())


def _under(page: Page, head: int) -> list[str]:
    """The short lines under a heading, up to one of another form, another heading or somebody's name."""
    listed: list[str] = []
    for item in page.items[head + 1 : head + 1 + _MAX_LISTED]:
        first, text = page.items[head + 1].block, item.block.text
        if item.block.bullet != first.bullet or text.count(" ") > _MAX_LISTED_SPACES or text.endswith(_ENDS):
            break
        if is_heading(text, page.language) or (not first.bullet and names.is_person(text, page.language)):
            break
        listed.append(text)
    return listed
