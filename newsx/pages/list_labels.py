"""What a page tells the readers of its lists who cannot see them: "list of 3 items", "list 1 of 3", "end of list"."""

from __future__ import annotations

import re
from typing import Final

from newsx.languages import Language
from newsx.pages.block import Block

_MAX_WORDS: Final = 4
"""Words of a label."""
_NUMBER: Final = re.compile(r"\d+")


def without(blocks: list[Block], language: Language) -> list[Block]:
    """The blocks without labels of lists: neither those that are only that nor, in markup, those before an entry's words.

    >>> from newsx import languages
    >>> labelled = [Block(text) for text in ("list of 2 items", "list 1 of 2 Pilot quits", "End of list")]
    >>> [block.text for block in without(labelled, languages.of("en"))]
    ['Pilot quits']
    """
    labels = language.line_words["list label"]
    openings = tuple({label.partition(" ")[0] for label in labels})
    if not openings or not any(block.lower.startswith(openings) for block in blocks):
        return blocks
    found: list[Block] = []
    for block in blocks:
        words = _words_of_label(block, labels) if block.lower.startswith(openings) else 0
        if words == 0:
            found.append(block)
        elif words < block.words:
            rest = block.text.split(" ", words)[-1]
            start = block.stop - len(rest) if block.stop is not None else None
            found.append(Block(rest, start, block.stop, block.line, block.bullet, block.indent, block.gap, tag=block.tag, cues=block.cues))
    return found


def _words_of_label(block: Block, labels: frozenset[str]) -> int:
    """The number of words of a label that a block begins with, 0 if it begins with none."""
    words = block.lower.split(" ", _MAX_WORDS)[:_MAX_WORDS]
    return next((count for count in range(len(words), 1, -1) if _NUMBER.sub("0", " ".join(words[:count])) in labels), 0)
