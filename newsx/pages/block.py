"""A block: what a reader would see as one paragraph, line or item of a page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Block:
    """One block of a page.

    `text` is unwrapped, its white space folded to single spaces; `start` and `stop` say where it stands in the document's text and `line`
    on which line it begins, counted from 1 (all three `None` for HTML). `bullet` is the list mark before it or ""; `indent` counts the
    columns before it; `gap` the blank lines. `tag` is the HTML element that it came from, `None` for text; `cues` is what the markup
    around it betrays ("in:sidebar", "links=4"), empty for text.
    """

    text: str
    start: int | None = None
    stop: int | None = None
    line: int | None = None
    bullet: str = ""
    indent: int = 0
    gap: int = 0
    tag: str | None = None
    cues: tuple[str, ...] = ()
