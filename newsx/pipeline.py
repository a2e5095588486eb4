"""The whole way from a document to its record: a line for each package."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from os import PathLike
from typing import Any

from msgspec import Struct, structs

from newsx import __version__, blocks, extensions, fields, languages, models, pages, quotes
from newsx.blocks.labels import Label, Labelled
from newsx.fields import Fields, choice
from newsx.fields.choice import Candidate
from newsx.languages import Language
from newsx.quotes import Quotations
from newsx.quotes.records import verdicts
from newsx.quotes.spans.passage import Passage
from newsx.record import SCHEMA_VERSION, Article, Maker
from newsx.sources.decoding import is_html
from newsx.sources.document import Document

_ADDRESS = re.compile(r"https?://[^\s<>]{1,2000}")
_FILE_NAME = re.compile(r"[^\s<>]{1,1000}\.(?:txt|text|html?|xhtml|md|pdf|docx|eml|mbox|jsonl?|csv|tsv|parquet|zip|warc)(?:\.gz)?")
_QUOTATIONS_ARE_READ = "quotations are read in English, German, French and Spanish only"
_BESIDE_ARTICLES = frozenset(
    [Label.NAVIGATION, Label.RELATED, Label.TEASER, Label.PROMO, Label.ADVERTISEMENT, Label.LEGAL, Label.COMMENT, Label.OTHER]
)
_OTHERS_ON_A_PAGE = 5
"""Blocks beside the article from which it stands on a page; archives of articles have up to two."""
_BASIC = "quotations in this language ({}) are read at a basic level: speech in marks with its nearest speaker"


class Reading(Struct):
    """What each package found in a document: its labelled blocks, its fields with their candidates, its quotations; and the record."""

    language: Language
    labelled: list[Labelled]
    fields: Fields
    candidates: dict[str, list[Candidate]]
    quotations: Quotations
    article: Article

    def explain(self) -> dict[str, Any]:
        """Why the record is as it is, with the weightiest reasons.

        `blocks` and `quotes` have a dict for each block with its label and for each quotation with its candidates, `fields` has the
        candidates of headline, authors, dates and publisher, `reports` one for each piece of indirect speech that was learned.
        """
        markup = any(item.block.tag for item in self.labelled[:1])
        return {
            "blocks": blocks.explain(self.labelled, self.language),
            "fields": choice.explain(self.candidates, self.labelled, markup),
            "quotes": self.quotations.explain(),
            "reports": self.quotations.explain_reports(),
        }


def extract(
    text: str,
    *,
    name: str = "-",
    url: str | None = None,
    reference_date: date | None = None,
    indirect: bool = False,
    own_words: Language | None = None,
) -> Article:
    """The record of the article in a dump's text or a page's HTML, decoded (the command also finds out encodings).

    `name` is the record's `input`; `url` is the page's address, if known; "3 hours ago" counts from `reference_date`; with `indirect` the
    quotes include indirect speech (the mayor said it was late). Any text is accepted: what it does not give is `None` or empty in the
    record; halves of surrogate pairs, which no JSON can hold, are read as U+FFFD. Quotations in the language of `own_words` are read by
    those (`newsx.languages.of("en").with_words(…)`).

    Raises TypeError for what is no text, and ValueError for a text that is only the name of a file or an address.
    """
    check(text, reference_date)
    own = () if own_words is None else (own_words,)
    return read(document_of(text, name, url), reference_date=reference_date, indirect=indirect, own_words=own).article


def check(text: Any, reference_date: Any) -> None:
    """Raises TypeError or ValueError, with what to do instead, if a program gives something else than a page."""
    if isinstance(text, bytes | bytearray):
        raise TypeError("a page is text, not bytes: decode it, or give its file to newsx.extract_many, which finds out the encoding")
    if isinstance(text, PathLike):
        raise TypeError("a page is text, not a path: newsx.extract_many reads files")
    if not isinstance(text, str):
        raise TypeError(f"a page is text (str), not {type(text).__name__}")
    if _ADDRESS.fullmatch(text):
        raise ValueError(f"{text!r} is an address, not a page, and newsx does not fetch: give it the page's text, and url={text!r}")
    if _FILE_NAME.fullmatch(text):
        raise ValueError(f"{text!r} is the name of a file, not a page: newsx.extract_many({text!r}) reads files")
    if reference_date is not None and not isinstance(reference_date, date):
        raise TypeError(f"reference_date is a datetime.date, not {type(reference_date).__name__}: date.fromisoformat('2026-05-31')")


def document_of(text: str, name: str, url: str | None) -> Document:
    """The document of a decoded page; halves of surrogate pairs are replaced."""
    if not text.isascii():
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return Document(name, text, html=is_html(text), url=url)


def read(document: Document, *, reference_date: date | None = None, indirect: bool = False, own_words: Sequence[Language] = ()) -> Reading:
    """The record of a document, with what each package found on the way."""
    found_blocks, evidence, language = pages.read(document)
    labelled = blocks.label(found_blocks, language)
    found, labelled, candidates = fields.read(labelled, language, evidence, reference_date)
    quotations = find_quotes(found, language, indirect, own_words, home=_home(labelled))
    article = article_of(document, found, quotations, language)
    extensions.add_fields(article)
    return Reading(language, labelled, found, candidates, quotations, article)


def find_quotes(
    found: Fields, language: Language, indirect: bool = False, own_words: Sequence[Language] = (), *, home: str = verdicts.ARTICLE
) -> Quotations:
    """The quotations of an article on a page in this language, with `indirect` also indirect speech; none if they are not read in it.

    In the languages of `own_words` they are read by those. `home`: whether the article stands on a page among other things, or alone.
    """
    own = languages.of(found.language or languages.DEFAULT)
    own = next((each for each in own_words if each.code == own.code), own)
    if _is_unread(found, language):
        return quotes.find([], languages.of(languages.DEFAULT))
    return quotes.find(_passages(found), own, [author.name for author in found.authors], home=home, indirect=indirect)


def _home(labelled: list[Labelled]) -> str:
    """Whether an article stands on a page among other things, or alone, as in an archive of articles."""
    others = sum([item.label in _BESIDE_ARTICLES for item in labelled])
    return verdicts.PAGE if others >= _OTHERS_ON_A_PAGE else verdicts.ARTICLE


def language_warning(found: Fields, language: Language) -> str | None:
    """The record's warning that quotations are not read in the article's language, or not as well as others, or None."""
    if found.language is None:
        is_unknown = _is_unread(found, language)
        return f"{_QUOTATIONS_ARE_READ}, and this text is in a language that newsx does not know" if is_unknown else None
    if _is_unread(found, language):
        return f"{_QUOTATIONS_ARE_READ}, and this text is in another language ({found.language})"
    own = languages.of(found.language)
    return _BASIC.format(own.code) if "basic quotations" in own.traits else None


def _is_unread(found: Fields, language: Language) -> bool:
    """Whether quotations are not read in the article's language."""
    if found.language is None:
        return language.code == languages.UNKNOWN
    return found.language not in languages.with_quotations()


def _passages(found: Fields) -> list[Passage]:
    """The texts of an article in which somebody can be quoted."""
    passages = [Passage(found.headline, "headline")] if found.headline else []
    if found.dek:
        passages.append(Passage(found.dek, "dek"))
    for index, (text, block) in enumerate(zip(found.body, found.blocks, strict=True)):
        passages.append(Passage(text, "body", index, block.kind))
    passages += [Passage(image.caption, "images.caption", index) for index, image in enumerate(found.images) if image.caption]
    return passages


def article_of(document: Document, found: Fields, quotations: Quotations, language: Language) -> Article:
    """The record: the fields under their own names, the quotations, and what is known of the document."""
    values = structs.asdict(found)
    values["warnings"] = [*document.warnings, *found.warnings, *filter(None, [language_warning(found, language)])]
    return Article(
        id=document.id,
        input=document.name,
        newsx=_maker(found.language if found.language in languages.with_quotations() else languages.DEFAULT, quotations.with_reports),
        speakers=quotations.speakers,
        quotes=quotations.quotes,
        capture=document.capture,
        extra=document.extra,
        **values,
    )


@cache
def _maker(code: str, with_reports: bool) -> Maker:
    return Maker(version=__version__, schema=SCHEMA_VERSION, models=models.behind(code, with_reports))
