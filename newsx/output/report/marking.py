"""A text divided by its quotations: the text between them, and each quotation, divided by those inside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from newsx.record import Quote


@dataclass(slots=True)
class Marked:
    """A quotation in its text, divided where quotations inside it begin and end; `number` is its index in the article's quotes."""

    number: int
    quote: Quote
    parts: Parts = field(default_factory=list)


Parts = list[str | Marked]
"""A text divided by its quotations."""


def marked(text: str, quotes: Iterable[tuple[int, Quote]]) -> Parts:
    """The whole of `text` in parts, quotations with their marks. A quotation that overlaps the end of another one is cut there.

    “He told me, ‘Go home,’ and I went.” becomes one quotation, whose parts are words, a quotation, and words.
    """
    whole: Parts = []
    open_: list[tuple[Parts, int]] = [(whole, len(text))]  # the parts being filled, outermost first, and where each ends
    here = 0
    for start, stop, number, quote in sorted(((*_around(text, quote), number, quote) for number, quote in quotes), key=_outer_first):
        while open_[-1][1] <= start and len(open_) > 1:
            here = _close(open_, text, here)
        parts, end = open_[-1]
        _add(parts, text[here:start])
        here = start
        mark = Marked(number, quote)
        parts.append(mark)
        open_.append((mark.parts, min(stop, end)))
    while open_:
        here = _close(open_, text, here)
    return whole


def _around(text: str, quote: Quote) -> tuple[int, int]:
    """Where a quotation begins and ends, with the marks around it."""
    start, stop = quote.at.start, quote.at.stop
    opening, closing = (quote.marks or "")[:1], (quote.marks or "")[-1:]
    return start - bool(opening and text[:start].endswith(opening)), stop + bool(closing and text.startswith(closing, stop))


def _outer_first(found: tuple[int, int, int, Quote]) -> tuple[int, int]:
    start, stop, _, _ = found
    return start, -stop


def _close(open_: list[tuple[Parts, int]], text: str, here: int) -> int:
    """Closes the innermost open parts, after adding the text up to their end; returns where the text continues."""
    parts, end = open_.pop()
    _add(parts, text[here:end])
    return max(here, end)


def _add(parts: Parts, words: str) -> None:
    if words:
        parts.append(words)
