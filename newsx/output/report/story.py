"""A story as its template needs it: its texts divided by their quotations, and its speakers' signs."""

from __future__ import annotations

from dataclasses import dataclass

from newsx.output.report.marking import Marked, Parts, marked
from newsx.output.report.signs import Sign, signs
from newsx.output.statements import counts
from newsx.record import Article, Block, Image, PlaceField, Quote
from newsx.selection import SPEECH

_UNSURE = 0.6
"""Confidence, from 0 to 1, below which a quotation's sign has a question mark."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body, and its block."""

    block: Block
    parts: Parts


class StoryPage:
    """What the template `story.html` needs of a story, which has this number on the page, from 1."""

    def __init__(self, article: Article, number: int) -> None:
        self.article = article
        self.number = number
        self.signs: dict[int, Sign] = signs(article)
        self.counts = counts(article)
        self._quotes: dict[tuple[PlaceField, int | None], list[tuple[int, Quote]]] = {}
        for index, quote in enumerate(article.quotes):
            self._quotes.setdefault((quote.at.field, quote.at.index), []).append((index, quote))
        self.headline = self._parts(article.headline, "headline")
        self.dek = self._parts(article.dek, "dek")
        self.captions: list[tuple[Image, Parts]] = [
            (image, self._parts(image.caption, "images.caption", index)) for index, image in enumerate(article.images)
        ]
        self.dateline, self.body = self._body()

    def _parts(self, text: str | None, field: PlaceField, index: int | None = None) -> Parts:
        return marked(text or "", self._quotes.get((field, index), []))

    def _body(self) -> tuple[str, list[Paragraph]]:
        """The dateline as printed, and the body's paragraphs, the first without it."""
        paragraphs = [
            Paragraph(block, self._parts(text, "body", index))
            for index, (text, block) in enumerate(zip(self.article.body, self.article.blocks, strict=True))
        ]
        line = self.article.dateline
        first = paragraphs[0].parts if paragraphs else []
        if line is None or not first or not isinstance(first[0], str) or not first[0].startswith(line.text):
            return "", paragraphs
        first[0] = first[0].removeprefix(line.text)
        return line.text, paragraphs

    def sign(self, quote: Quote) -> Sign | None:
        """The sign of a quotation's speaker; `None` if it has no speaker."""
        return self.signs.get(quote.speaker.id) if quote.speaker else None

    def about(self, mark: Marked) -> str:
        """A description of a quotation: its speaker, kind and confidence."""
        quote = mark.quote
        if quote.kind not in SPEECH:
            return "a title" if quote.kind == "title" else "in quotation marks, but not speech"
        who = [quote.speaker.name, quote.speaker.role] if quote.speaker else ["not attributed"]
        repeats = "repeated below" if quote.repeat_of is not None else None
        return " · ".join(filter(None, [*who, quote.kind, repeats, f"confidence {quote.confidence:.2f}"]))

    def is_speech(self, quote: Quote) -> bool:
        return quote.kind in SPEECH

    def is_unsure(self, quote: Quote) -> bool:
        return quote.confidence < _UNSURE


def address(url: str | None) -> str | None:
    """An address that may be a link: one of the web. `None` for others (`javascript:`, `file:`), which are shown as text."""
    return url if url and url.lower().startswith(("https://", "http://")) else None
