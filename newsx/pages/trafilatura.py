"""What trafilatura takes for the main text of a page: a cue for which blocks are the body."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Final

from newsx.pages.block import Block

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MIN_PROSE_WORDS: Final = 14
"""A block with fewer words is not counted as prose."""
_LITTLE: Final = 0.4
"""The share of the prose that the main text must have, for the fast extraction to be trusted."""
_SHORT_KEY_CHARS: Final = 24
"""A block with no more letters and digits is short: it may occur in the main text by chance."""
_NEAR_CHARS: Final = 80
"""Characters of the main text after the last block, within which a short block must be."""


def main_text(root: HtmlElement, blocks: Iterable[Block]) -> str:
    """The main text of a page as trafilatura finds it, "" if it finds none. The tree stays as it is.

    The fast extraction is tried first; the thorough one, which takes half as long again, only if the fast one keeps little of the prose.
    """
    prose = sum(len(block.text) for block in blocks if block.words >= _MIN_PROSE_WORDS)
    text = _extracted(root, fast=True)
    return text if len(text) > _LITTLE * prose else _extracted(root, fast=False)


def _extracted(root: HtmlElement, fast: bool) -> str:
    """The main text by one of trafilatura's two extractions, "" if it finds none."""
    import trafilatura

    found = trafilatura.bare_extraction(root, include_comments=False, fast=fast)
    return getattr(found, "text", None) or ""


def mark_kept(blocks: Iterable[Block], text: str) -> None:
    """Adds a cue to each block for whether the main text has it: `kept=whole`, `kept=part` or `kept=no`; none if there is no main text.

    Long blocks are looked for anywhere in it, short ones only after the block before.
    """
    kept = folded(text)
    if not kept:
        return
    position = 0
    for block in blocks:
        key = folded(block.text)
        verdict = "no"
        if len(key) > _SHORT_KEY_CHARS:
            at = kept.find(key, position)
            if at < 0:
                at = kept.find(key)
            if at >= 0:
                verdict, position = "whole", at + len(key)
            elif key[:_SHORT_KEY_CHARS] in kept or key[-_SHORT_KEY_CHARS:] in kept:
                verdict = "part"
        elif key:
            at = kept.find(key, position, position + len(key) + _NEAR_CHARS)
            if at >= 0:
                verdict, position = "whole", at + len(key)
        block.cues = (f"kept={verdict}", *block.cues)


def folded(text: str) -> str:
    """The letters and digits of a text, in lower case."""
    return _other_pattern().sub("", text.lower())


@cache
def _other_pattern() -> re.Pattern[str]:
    return re.compile(r"[\W_]+")
