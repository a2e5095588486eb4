"""Helpers: paragraphs → what newsx.quotes finds in them."""

from __future__ import annotations

from newsx import languages
from newsx.languages import Language
from newsx.quotes import Passage, Quotations, find
from newsx.record import BlockKind, Quote

ENGLISH, GERMAN, FRENCH, SPANISH = map(languages.of, ("en", "de", "fr", "es"))


def passages(
    *paragraphs: str, headline: str | None = None, dek: str | None = None, kinds: dict[int, BlockKind] | None = None
) -> list[Passage]:
    found = [Passage(headline, "headline")] if headline else []
    found += [Passage(dek, "dek")] if dek else []
    return found + [Passage(text, "body", index, (kinds or {}).get(index, "paragraph")) for index, text in enumerate(paragraphs)]


def read(
    *paragraphs: str, headline: str | None = None, byline: list[str] | None = None, kinds: dict[int, BlockKind] | None = None
) -> Quotations:
    return find(passages(*paragraphs, headline=headline, kinds=kinds), ENGLISH, byline)


def said(language: Language, *paragraphs: str) -> list[tuple[str, str, str | None]]:
    """The kind, the first word and the speaker's name of each quotation."""
    return [(quote.kind, quote.text.split()[0], name(quote)) for quote in find(passages(*paragraphs), language).quotes]


def read_german(*paragraphs: str) -> Quotations:
    return find(passages(*paragraphs), GERMAN)


def read_with_reports(*paragraphs: str) -> Quotations:
    return find(passages(*paragraphs), ENGLISH, indirect=True)


def texts(*paragraphs: str) -> list[str]:
    return [quote.text for quote in read(*paragraphs).quotes]


def names(*paragraphs: str, headline: str | None = None) -> list[str | None]:
    """The name of each quotation's speaker."""
    return [name(quote) for quote in read(*paragraphs, headline=headline).quotes]


def name(quote: Quote) -> str | None:
    return quote.speaker.name if quote.speaker else None
