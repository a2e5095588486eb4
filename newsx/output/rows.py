"""Flat rows, as tables have them: one for a quotation (`--quotes`), one for an article."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from newsx.record import Article, Gender, Place, PlaceField, QuoteKind, Record, Source, SpeakerType
from newsx.selection import Selection, speaker_key

EXTRA = "extra"
"""The column of what has no column of its own: keys of an article's `extra`."""
_MAX_PARAGRAPH_CHARS = 20_000
"""A longer text is not a paragraph; it would be repeated in the row of each of its thousands of quotations."""


class QuoteRow(Record):
    """One quotation with the facts about its article and its speaker.

    `quote_no` and `paragraph_no` are its index and its paragraph's in the record, counted from 0; `inside` and `repeat_of` are indices of
    quotations, too. `paragraph` is the whole text of the field's entry in which `text` stands from `start` to `stop`; it is `None` if it
    has more than 20,000 characters. Equal words have an equal `text_key`, however they are capitalized and punctuated.
    `gender` is what the text says of the speaker, `gender_by_name` a guess by the given name. `person_id` is the same for one person in
    all stories; it is `None` until all have been read.
    """

    article_id: str
    input: str
    url: str | None
    publisher: str | None
    section: str | None
    language: str | None
    published: str | None
    headline: str | None
    authors: str | None
    quote_no: int
    utterance: int
    kind: QuoteKind
    text: str
    text_key: str
    speaker_name: str | None
    speaker_key: str | None
    speaker_named: bool | None
    speaker_type: SpeakerType | None
    speaker_role: str | None
    gender: Gender | None
    gender_by_name: Gender | None
    person_id: str | None
    mention: str | None
    cue: str | None
    confidence: float
    field: PlaceField
    paragraph_no: int | None
    start: int
    stop: int
    inside: int | None
    repeat_of: int | None
    paragraph: str | None
    extra: dict[str, Any] | None


def quote_rows(article: Article, selection: Selection) -> Iterator[QuoteRow]:
    """The rows of the chosen quotations of an article."""
    genders = {speaker.id: speaker.gender for speaker in article.speakers}
    authors = names(author.name for author in article.authors)
    for number, quote in selection.of(article):
        speaker = quote.speaker
        paragraph = text_at(article, quote.at)
        yield QuoteRow(
            article_id=article.id,
            input=article.input,
            url=article.url,
            publisher=article.publisher,
            section=article.section,
            language=article.language,
            published=article.published,
            headline=article.headline,
            authors=authors,
            quote_no=number,
            utterance=quote.utterance,
            kind=quote.kind,
            text=quote.text,
            text_key=text_key(quote.text),
            speaker_name=speaker.name if speaker else None,
            speaker_key=speaker_key(speaker.name, article.language) if speaker else None,
            speaker_named=speaker.named if speaker else None,
            speaker_type=speaker.type if speaker else None,
            speaker_role=speaker.role if speaker else None,
            gender=genders.get(speaker.id) if speaker else None,
            gender_by_name=_gender_by_name(speaker, article.language),
            person_id=None,
            mention=speaker.mention if speaker else None,
            cue=quote.cue,
            confidence=quote.confidence,
            field=quote.at.field,
            paragraph_no=quote.at.index,
            start=quote.at.start,
            stop=quote.at.stop,
            inside=quote.inside,
            repeat_of=quote.repeat_of,
            paragraph=paragraph if len(paragraph) <= _MAX_PARAGRAPH_CHARS else None,
            extra=article.extra,
        )


def _gender_by_name(speaker: Source | None, code: str | None) -> Gender | None:
    if speaker is None or not speaker.named or speaker.type != "person":
        return None
    from newsx.people.genders import gender_by_name

    return gender_by_name(speaker.name, code)


class ArticleRow(Record):
    """One article in a line: `authors` and `speakers` are names with semicolons between them, `body` has an empty line between its
    paragraphs; `quotations` counts the chosen ones, `statements` their utterances."""

    id: str
    input: str
    url: str | None
    publisher: str | None
    section: str | None
    language: str | None
    article: float
    published: str | None
    modified: str | None
    headline: str | None
    dek: str | None
    byline: str | None
    authors: str | None
    agency: str | None
    dateline: str | None
    word_count: int
    speakers: str | None
    quotations: int
    statements: int
    body: str
    warnings: str | None
    extra: dict[str, Any] | None


def article_row(article: Article, selection: Selection) -> ArticleRow:
    """The row of an article."""
    chosen = [quote for _, quote in selection.of(article)]
    return ArticleRow(
        id=article.id,
        input=article.input,
        url=article.url,
        publisher=article.publisher,
        section=article.section,
        language=article.language,
        article=article.article,
        published=article.published,
        modified=article.modified,
        headline=article.headline,
        dek=article.dek,
        byline=article.byline,
        authors=names(author.name for author in article.authors),
        agency=article.agency,
        dateline=article.dateline.place if article.dateline else None,
        word_count=article.word_count,
        speakers=names(speaker.name for speaker in article.speakers),
        quotations=len(chosen),
        statements=len({quote.utterance for quote in chosen}),
        body=body_text(article),
        warnings=names(article.warnings),
        extra=article.extra,
    )


def names(several: Iterator[str] | list[str]) -> str | None:
    """Names in one cell, with semicolons between them; `None` if there are none.

    >>> names(["Ann Roe", "Ivo Bern"])
    'Ann Roe; Ivo Bern'
    """
    return "; ".join(several) or None


def body_text(article: Article) -> str:
    """The paragraphs of an article as one text, with an empty line between them."""
    return "\n\n".join(article.body)


def text_at(article: Article, place: Place) -> str:
    """The whole text of the field's entry that `place` points into."""
    if place.field == "headline":
        return article.headline or ""
    if place.field == "dek":
        return article.dek or ""
    index = place.index or 0
    return article.body[index] if place.field == "body" else article.images[index].caption or ""


def text_key(text: str) -> str:
    """A text without what its reprints differ in: its letters and digits in small letters, without accents, and a space for all else.

    >>> text_key("It’s a lifeline,"), text_key("It's a LIFELINE …")
    ('it s a lifeline', 'it s a lifeline')
    """
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text)
    letters = [character if character.isalnum() else " " for character in plain.casefold() if not unicodedata.combining(character)]
    return " ".join("".join(letters).split())
