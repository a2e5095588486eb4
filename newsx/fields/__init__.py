"""Fields: what the story is, who wrote it, where and when, read off the labelled blocks of its page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from newsx.blocks.labels import IN_BODY, Label, Labelled
from newsx.fields import (
    authors,
    body,
    dek,
    headline,
    images,
    is_article,
    metadata,
    paywall,
    promos_and_notes,
    publisher,
    related,
    section,
)
from newsx.fields import dates as timed
from newsx.fields import language as written_in
from newsx.fields.page import Page
from newsx.languages import Language
from newsx.lines import agencies, dateline
from newsx.pages.evidence import Evidence
from newsx.record import Author, Dateline, Image, Note, Related

_DASHES = ("—", "–", "―")
_DATELINE_WITHIN = 4


@dataclass(slots=True)
class Fields:
    """The values of an article's fields, named as in the record."""

    article: float = 0.0
    url: str | None = None
    publisher: str | None = None
    section: str | None = None
    language: str | None = None
    headline: str | None = None
    dek: str | None = None
    byline: str | None = None
    authors: list[Author] = field(default_factory=list)
    agency: str | None = None
    dateline: Dateline | None = None
    published: str | None = None
    published_text: str | None = None
    modified: str | None = None
    modified_text: str | None = None
    images: list[Image] = field(default_factory=list)
    promos: list[str] = field(default_factory=list)
    related: list[Related] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def read(labelled: list[Labelled], language: Language, evidence: Evidence | None = None, reference_date: date | None = None) -> Fields:
    """The fields of the article in these blocks, by them and by what else is said of it; from `reference_date` "3 hours ago" counts.

    Where reading shows that a block was taken for body and is a promo, a note, a caption or part of the head, its label is set right.
    """
    evidence = evidence or Evidence()
    page = Page.of(labelled, evidence, language)
    url = metadata.address(evidence)
    headline.choose(page)
    signed = authors.choose(page)
    signed.authors = metadata.join_authors(signed.authors, page)
    timing = timed.choose(page, signed.blocks, url, reference_date)
    dek_at = dek.choose(page, signed.blocks)
    _relabel(page, signed.blocks, dek_at)
    line = _dateline(page)
    agency = agencies.of(line, signed.authors)
    page.stop = body.settle_end(labelled, page.start, page.stop, agencies.names_of(agency) + [author.name for author in signed.authors])
    wall = paywall.warning(page)
    promos, notes = promos_and_notes.find(page)
    paragraphs = [item.block.text for item in labelled if item.label in IN_BODY]
    title = headline.text(page)
    printed_publisher = publisher.of(page.title, title, [item.block.text for item in labelled[page.stop :]])
    return Fields(
        article=is_article.score(page, title, signed=bool(signed.authors), dated=bool(timing.published), dateline=bool(line)),
        url=url,
        publisher=metadata.best_name(evidence, "publisher", printed_publisher),
        section=metadata.best_name(evidence, "section", section.choose(page)),
        language=written_in.of(paragraphs or [item.block.text for item in labelled], language) or metadata.language(evidence),
        headline=title,
        dek=None if dek_at is None else page.text(dek_at),
        byline=signed.line,
        authors=signed.authors,
        agency=agency,
        dateline=line,
        published=timing.published,
        published_text=timing.published_text,
        modified=timing.modified,
        modified_text=timing.modified_text,
        images=images.choose(page, dek_at, signed.blocks),
        promos=promos,
        related=related.choose(page),
        notes=notes,
        warnings=[warning for warning in (timing.warning, wall) if warning],
    )


def _dateline(page: Page) -> Dateline | None:
    """The dateline of one of the body's first paragraphs, or on a line of its own above them: "Washington CNN —"."""
    body = [page.text(index) for index in range(page.start, page.stop) if page.label(index) in IN_BODY]
    found = next((found for text in body[:_DATELINE_WITHIN] if (found := dateline.split(text, page.language))), None)
    above = page.text(page.start - 1) if found is None and page.start else ""
    alone = dateline.split(above, page.language) if above.endswith(_DASHES) else None
    return alone if alone is not None and alone.text == above else found


def _relabel(page: Page, signature: range, dek_at: int | None) -> None:
    """Sets right the labels of what turned out to be headline, byline or dek, and of what was taken for body above it."""
    for item in page.items[: page.headline if page.headline is not None and page.headline < page.start else 0]:
        if item.label in IN_BODY:
            item.label = Label.OTHER
    chosen: dict[int | None, Label] = dict.fromkeys(signature, Label.BYLINE)
    chosen |= {page.headline: Label.HEADLINE, dek_at: Label.DEK}
    for index, label in chosen.items():
        if index is not None:
            page.items[index].label = label
