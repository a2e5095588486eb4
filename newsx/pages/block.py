"""A block: what a reader sees as one paragraph, line or item of a page."""

from __future__ import annotations

from typing import Final

from newsx.text.words import count

INVISIBLE: Final = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""Characters that take no place on a page, which blocks are without: zero-width spaces and joiners, soft hyphens."""
HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
"""The HTML elements that are headings."""


class Block:
    """One block of a page.

    `text` is unwrapped, with single spaces between its `words`, which are a number (`newsx.text.words` says what a word is where no spaces
    stand). It stands from character `start` to `stop` of the document's text and begins on `line`, counted from 1 (all three are `None` for
    HTML). `bullet` is the list mark before it or ""; `indent` is the number of columns before it, `gap` that of blank lines above it. `tag`
    is the HTML element that it comes from, `None` for text; `cues` are signs of its role in the markup around it ("in:sidebar",
    "links=4"), none for text; `markup` names the elements that it stands in by tag and class, "" for text.
    """

    def __init__(
        self,
        text: str,
        start: int | None = None,
        stop: int | None = None,
        line: int | None = None,
        bullet: str = "",
        indent: int = 0,
        gap: int = 0,
        tag: str | None = None,
        cues: tuple[str, ...] = (),
    ) -> None:
        self.text, self.start, self.stop, self.line = text, start, stop, line
        self.bullet, self.indent, self.gap = bullet, indent, gap
        self.tag, self.cues = tag, cues
        self.words = count(text)
        self.markup = ""
        self._lower = ""

    @property
    def lower(self) -> str:
        """The text in lower case, made when first needed."""
        if not self._lower:
            self._lower = self.text.lower()
        return self._lower
