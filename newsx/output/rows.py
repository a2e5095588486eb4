"""The flat row of a quotation, as spreadsheets, databases and `--quotes` have it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from newsx.record import Article, Place, PlaceField, QuoteKind, Record, SpeakerType

SPEECH: frozenset[QuoteKind] = frozenset({"direct", "partial", "turn", "post", "indirect"})
"""The kinds of quotations that are somebody's speech."""
_MAX_PARAGRAPH_CHARS = 20_000
"""A longer text is not a paragraph; it would be repeated in the row of each of its thousands of quotations."""


class QuoteRow(Record):
    """One quotation with the facts about its article and its speaker.

    `quote_no` and `paragraph_no` are its index and its paragraph's in the record, counted from 0. `paragraph` is the whole text of the
    field's entry in which `text` stands from `start` to `stop`; it is `None` if it has more than 20,000 characters.
    """

    article_id: str
    input: str
    url: str | None
    publisher: str | None
    published: str | None
    headline: str | None
    quote_no: int
    utterance: int
    kind: QuoteKind
    text: str
    speaker_name: str | None
    speaker_key: str | None
    speaker_named: bool | None
    speaker_type: SpeakerType | None
    speaker_role: str | None
    mention: str | None
    cue: str | None
    confidence: float
    field: PlaceField
    paragraph_no: int | None
    start: int
    stop: int
    paragraph: str | None


def quote_rows(article: Article, kinds: frozenset[QuoteKind], places: frozenset[PlaceField] | None) -> Iterator[QuoteRow]:
    """The rows of an article's quotations of these kinds in these fields. If `places` is `None`: in the body, without repeats."""
    for number, quote in enumerate(article.quotes):
        if quote.kind not in kinds:
            continue
        if places is None and (quote.at.field != "body" or quote.repeat_of is not None):
            continue
        if places is not None and quote.at.field not in places:
            continue
        speaker = quote.speaker
        paragraph = text_at(article, quote.at)
        yield QuoteRow(
            article_id=article.id,
            input=article.input,
            url=article.url,
            publisher=article.publisher,
            published=article.published,
            headline=article.headline,
            quote_no=number,
            utterance=quote.utterance,
            kind=quote.kind,
            text=quote.text,
            speaker_name=speaker.name if speaker else None,
            speaker_key=speaker_key(speaker.name, article.language) if speaker else None,
            speaker_named=speaker.named if speaker else None,
            speaker_type=speaker.type if speaker else None,
            speaker_role=speaker.role if speaker else None,
            mention=speaker.mention if speaker else None,
            cue=quote.cue,
            confidence=quote.confidence,
            field=quote.at.field,
            paragraph_no=quote.at.index,
            start=quote.at.start,
            stop=quote.at.stop,
            paragraph=paragraph if len(paragraph) <= _MAX_PARAGRAPH_CHARS else None,
        )


def text_at(article: Article, place: Place) -> str:
    """The whole text of the field's entry that `place` points into."""
    if place.field == "headline":
        return article.headline or ""
    if place.field == "dek":
        return article.dek or ""
    index = place.index or 0
    return article.body[index] if place.field == "body" else article.images[index].caption or ""


@lru_cache(4096)
def speaker_key(name: str, code: str | None = None) -> str:
    """A name without what its spellings differ in: case, accents, titles, middle initials, suffixes; `code` is its article's language.

    >>> speaker_key("Joseph R. Biden Jr."), speaker_key("Dr. José Ruiz"), speaker_key("J. D. Vance"), speaker_key("J.D. Vance")
    ('joseph biden', 'jose ruiz', 'jd vance', 'jd vance')
    """
    from newsx import languages
    from newsx.text import name_forms

    return name_forms.key(name, languages.of_text(code))
