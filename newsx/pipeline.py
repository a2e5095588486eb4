"""The whole way from a document to its record: a line a room."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache
from typing import Any

from msgspec import Struct

from newsx import __version__, blocks, fields, languages, models, pages, quotes
from newsx.blocks.labels import IN_BODY, Labelled
from newsx.fields import Fields
from newsx.languages import Language
from newsx.quotes import Quotations
from newsx.quotes.spans.passage import Passage
from newsx.record import SCHEMA_VERSION, Article, Block, Maker
from newsx.sources.decoding import is_html
from newsx.sources.document import Document


class Reading(Struct):
    """A document as read, room by room: its labelled blocks, its fields, its quotations and what spoke for their speakers, its record."""

    language: Language
    labelled: list[Labelled]
    head: Fields
    found: Quotations
    article: Article

    def explain(self) -> dict[str, Any]:
        """Why the record is as it is: `blocks` and `quotes`, a dict for each with its label or speaker and the weightiest reasons."""
        return {"blocks": blocks.explain(self.labelled, self.language), "quotes": self.found.explain()}


def extract(text: str, *, name: str = "-", url: str | None = None, reference_date: date | None = None, indirect: bool = False) -> Article:
    """The record of the article in a dump's text or a page's HTML, decoded (the command also finds out encodings).

    `name` goes into the record as its `input`; `url` is the page's address, where known; `reference_date` is the day from which
    "3 hours ago" counts; with `indirect` the quotes are also of what is reported without marks (the mayor said it was late). Any text is
    accepted: what it does not give is `None` or empty in the record; halves of surrogate pairs, which no JSON can hold, are read as U+FFFD.
    """
    if not text.isascii():
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return read(Document(name, text, html=is_html(text), url=url), reference_date=reference_date, indirect=indirect).article


def read(document: Document, *, reference_date: date | None = None, indirect: bool = False) -> Reading:
    """A document → its record, and what the record rests on."""
    language = languages.of("en")  # a page is read by English words, whatever its language, until that has a folder of its own
    found_blocks, evidence = pages.read(document)
    labelled = blocks.label(found_blocks, language)
    head = fields.read(labelled, language, evidence, reference_date)
    body = [item for item in labelled if item.label in IN_BODY]
    found = find_quotes(head, body, language, indirect)
    return Reading(language, labelled, head, found, _article(document, labelled, head, body, found))


def find_quotes(head: Fields, body: list[Labelled], language: Language, indirect: bool = False) -> Quotations:
    """The quotations of an article, with `indirect` also what it reports; none where its language is not English."""
    if head.language not in (None, "en"):
        head.warnings.append(f"quotations are read in English only, and this text is in another language ({head.language})")
        return quotes.find([], language)
    return quotes.find(_passages(head, body), language, [author.name for author in head.authors], indirect=indirect)


def _passages(head: Fields, body: list[Labelled]) -> list[Passage]:
    passages = [Passage(head.headline, "headline")] if head.headline else []
    if head.dek:
        passages.append(Passage(head.dek, "dek"))
    passages += [Passage(item.block.text, "body", index, item.kind) for index, item in enumerate(body)]
    passages += [Passage(image.caption, "images.caption", index) for index, image in enumerate(head.images) if image.caption]
    return passages


def _article(document: Document, labelled: list[Labelled], head: Fields, body: list[Labelled], found: Quotations) -> Article:
    places = [Block(kind=item.kind, start=item.block.start, stop=item.block.stop, line=item.block.line) for item in body]
    paragraphs = [item.block.text for item in body]
    return Article(
        id=_identity(document),
        input=document.name,
        newsx=_maker(),
        url=head.url,
        publisher=head.publisher,
        section=head.section,
        language=head.language,
        article=head.article,
        headline=head.headline,
        dek=head.dek,
        byline=head.byline,
        authors=head.authors,
        agency=head.agency,
        dateline=head.dateline,
        published=head.published,
        published_text=head.published_text,
        modified=head.modified,
        modified_text=head.modified_text,
        images=head.images,
        body=paragraphs,
        blocks=places,
        promos=head.promos,
        related=head.related,
        notes=head.notes,
        word_count=sum(item.block.words for item in body),
        speakers=found.speakers,
        quotes=found.quotes,
        capture=document.capture,
        extra=document.extra,
        warnings=document.warnings + head.warnings,
    )


@cache
def _maker() -> Maker:
    return Maker(version=__version__, schema=SCHEMA_VERSION, models={name: models.checksum(name) for name in models.FILES})


def _identity(document: Document) -> str:
    content = document.text.encode("utf-8", "surrogatepass")
    return hashlib.sha256(document.name.encode("utf-8", "surrogateescape") + b"\0" + content).hexdigest()[:16]
