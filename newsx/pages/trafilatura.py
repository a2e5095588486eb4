"""What trafilatura takes for the page's main text: one source of evidence on what is body."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from newsx.pages.block import Block

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SHORT_SENTENCE = 13
_LITTLE = 0.4
_SHORT = 24
_NEAR = 80


def main_text(root: HtmlElement, blocks: Iterable[Block]) -> str:
    """The main text of a page as trafilatura finds it, "" where it finds none. The tree stays as it is.

    It is asked in haste first, and thoroughly, which takes half as long again, where it then keeps little of the prose in the blocks.
    """
    prose = sum(len(block.text) for block in blocks if block.words > _SHORT_SENTENCE)
    text = _asked(root, fast=True)
    return text if len(text) > _LITTLE * prose else _asked(root, fast=False)


def _asked(root: HtmlElement, fast: bool) -> str:
    import trafilatura

    found = trafilatura.bare_extraction(root, include_comments=False, fast=fast)
    return getattr(found, "text", None) or ""


def mark(blocks: Iterable[Block], text: str, cue: str) -> None:
    """Adds to each block whether `text` holds it: `CUE=whole`, `CUE=part` or `CUE=no`; nothing where there is no text.

    Long blocks count wherever they stand in it, short ones only where they come next.
    """
    kept = folded(text)
    if not kept:
        return
    position = 0
    for block in blocks:
        key = folded(block.text)
        verdict = "no"
        if len(key) > _SHORT:
            at = kept.find(key, position)
            if at < 0:
                at = kept.find(key)
            if at >= 0:
                verdict, position = "whole", at + len(key)
            elif key[:_SHORT] in kept or key[-_SHORT:] in kept:
                verdict = "part"
        elif key:
            at = kept.find(key, position, position + len(key) + _NEAR)
            if at >= 0:
                verdict, position = "whole", at + len(key)
        block.cues = (f"{cue}={verdict}", *block.cues)


def folded(text: str) -> str:
    """The letters and digits of a text, in lower case."""
    return _other_pattern().sub("", text.lower())


@cache
def _other_pattern() -> re.Pattern[str]:
    return re.compile(r"[\W_]+")
