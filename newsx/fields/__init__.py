"""Fields: what the story is, who wrote it, where and when, read off the labelled blocks of its page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from newsx.blocks.labels import Label, Labelled
from newsx.record import Author, Dateline, Image, Note, Related


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
    fields = Fields(url=url)
    fields.headline = _first(labelled, Label.HEADLINE)
    fields.dek = _first(labelled, Label.DEK)
    fields.byline = _first(labelled, Label.BYLINE)
    return fields


def _first(labelled: list[Labelled], label: Label) -> str | None:
    return next((item.block.text for item in labelled if item.label is label), None)
