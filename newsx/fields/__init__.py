"""Fields: what the story is, who wrote it, where and when, read off the labelled blocks of its page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from newsx.blocks.labels import IN_BODY, Label, Labelled
from newsx.fields import agencies, authors, dateline, dek, headline, language, notes, pictures, promos, publisher, related, section
from newsx.fields import timing as timed
from newsx.fields.layout import Page
from newsx.record import Author, Dateline, Image, Note, Related

_DATELINE_WITHIN = 4
_SECTION_WITHIN = 2
_CAPTIONS_ABOVE = 8
_NOTES_BELOW = 8


@dataclass(slots=True)
class Fields:
    """The values of an article's fields, named as in the record."""

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


def read(labelled: list[Labelled], url: str | None = None, reference_date: date | None = None) -> Fields:
    """The fields of the article in these blocks; `reference_date` is the day from which "3 hours ago" counts."""
    page = Page.of(labelled)
    headline.choose(page)
    signed = authors.choose(page)
    timing = timed.choose(page, signed.blocks, url, reference_date)
    dek_at = dek.choose(page, signed.blocks)
    body = [item.block.text for item in labelled if item.label in IN_BODY]
    line = next((found for text in body[:_DATELINE_WITHIN] if (found := dateline.split(text))), None)
    title = headline.text(page)
    return Fields(
        url=url,
        publisher=publisher.of(page.title, title, [item.block.text for item in labelled[page.stop :]]),
        section=_section(page),
        language=language.of(" ".join(body)),
        headline=title,
        dek=None if dek_at is None else page.text(dek_at),
        byline=signed.line,
        authors=signed.authors,
        agency=agencies.of(line, signed.authors),
        dateline=line,
        published=timing.published,
        published_text=timing.published_text,
        modified=timing.modified,
        modified_text=timing.modified_text,
        images=pictures.collect(_captions(page, dek_at, signed.blocks)),
        promos=_promos(page),
        related=related.choose(page),
        notes=_notes(page),
        warnings=[timing.warning] if timing.warning else [],
    )


def _section(page: Page) -> str | None:
    if page.headline is None:
        return None
    above = range(max(0, page.headline - _SECTION_WITHIN), page.headline)
    labelled = [page.text(index) for index in above if page.label(index) is Label.SECTION]
    return labelled[-1] if labelled else section.of([page.text(index) for index in above], page.counts)


def _captions(page: Page, dek_at: int | None, signature: range) -> list[str]:
    """The lines that describe the article's pictures: labelled so or with a credit, from just above the headline to the body's end."""
    first = min(page.start, page.start if page.headline is None else page.headline) - _CAPTIONS_ABOVE
    lines = []
    for index in range(max(0, first), min(len(page.items), page.stop + 1)):
        label = page.label(index)
        if label in IN_BODY or index in {page.headline, dek_at} or index in signature:
            continue
        if label in {Label.CAPTION, Label.CREDIT} or pictures.credit_of(page.text(index)):
            lines.append(page.text(index))
    return lines


def _promos(page: Page) -> list[str]:
    inside = range(page.start, page.stop)
    lines = [
        page.text(i) for i in inside if page.label(i) is Label.PROMO or (page.label(i) not in IN_BODY and promos.is_promo(page.text(i)))
    ]
    return list(dict.fromkeys(lines))


def _notes(page: Page) -> list[Note]:
    """The notes from the headline to just below the body."""
    first = page.start if page.headline is None else min(page.headline, page.start)
    found = {}
    for index in range(first, min(len(page.items), page.stop + _NOTES_BELOW)):
        text = page.text(index)
        if page.label(index) not in IN_BODY and (kind := notes.kind(text)):
            found[text] = Note(kind=kind, text=text)
    return list(found.values())
