"""What is true of every record, whatever it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema
import msgspec

from newsx import pipeline
from newsx.output.rows import text_at
from newsx.record import Article, Place, json_schema
from newsx.sources.document import Document


def check(document: Document) -> Article:
    """The record of a document, after checking that its places hold their texts and that its JSON keeps the schema and is the record."""
    article = pipeline.read(document).article
    check_places(article)
    check_blocks(article, document.text)
    content = msgspec.json.encode(article)
    assert msgspec.json.decode(content, type=Article) == article
    check_schema(msgspec.json.decode(content))
    return article


def check_places(article: Article) -> None:
    """Asserts that every place in a record holds its text, a name perhaps in capitals."""
    for what, place, text in places(article):
        whole = text_at(article, place)
        assert 0 <= place.start < place.stop <= len(whole), what
        there = whole[place.start : place.stop]
        assert there == text if what != "name" else there.casefold() == text.casefold(), what


def check_blocks(article: Article, text: str) -> None:
    """Asserts that each paragraph stands in the decoded text where its block says."""
    for block, paragraph in zip(article.blocks, article.body, strict=True):
        if block.start is not None:
            assert is_within(paragraph, text[block.start : block.stop])


def check_schema(record: Any) -> None:
    """Asserts that a record, decoded from its JSON, keeps the schema."""
    _validator().validate(record)


def places(article: Article) -> Iterator[tuple[str, Place, str]]:
    """The places in a record: what each is of, the place, and the text that stands there."""
    for quote in article.quotes:
        yield "quotation", quote.at, quote.text
        if quote.cue_at:
            yield "cue", quote.cue_at, quote.cue or ""
        if quote.speaker and quote.speaker.mention_at:
            yield "mention", quote.speaker.mention_at, quote.speaker.mention or ""
        if quote.speaker and quote.speaker.name_at:
            yield "name", quote.speaker.name_at, quote.speaker.name


def is_within(paragraph: str, text: str) -> bool:
    """Whether the characters of a paragraph are in a text in order; white space and the marks of links and lists may be missing."""
    rest = iter(text)
    return all(character in rest for character in paragraph.replace("•", "") if not character.isspace())


@cache
def _validator() -> Any:
    return jsonschema.Draft202012Validator(json_schema())
