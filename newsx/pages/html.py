"""A page of HTML → its blocks."""

from __future__ import annotations

from newsx.pages.block import Block


def split(markup: str) -> list[Block]:
    """The blocks of the page's main text, as trafilatura finds it."""
    import trafilatura

    text = trafilatura.extract(markup, include_comments=False) or ""
    return [Block(line.strip()) for line in text.splitlines() if line.strip()]
