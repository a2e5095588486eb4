"""What holds of every record, whatever it was made from."""

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
    """The record of a document, of which all holds: its offsets point at their text, its JSON is valid by the schema and is it."""
    article = pipeline.read(document).article
    for block, paragraph in zip(article.blocks, article.body, strict=True):
        if block.start is not None:
            assert is_within(paragraph, document.text[block.start : block.stop])
    for place, text in places(article):
        whole = text_at(article, place)
        assert 0 <= place.start < place.stop <= len(whole)
        assert text is None or whole[place.start : place.stop] == text
    content = msgspec.json.encode(article)
    assert msgspec.json.decode(content, type=Article) == article
    validator().validate(msgspec.json.decode(content))
    return article


def places(article: Article) -> Iterator[tuple[Place, str | None]]:
    """The places in a record, and what stands there; `None` for a name, which the record has in natural case."""
    for quote in article.quotes:
        speaker = quote.speaker
        told = [(quote.at, quote.text), (quote.cue_at, quote.cue)]
        if speaker:
            told += [(speaker.mention_at, speaker.mention), (speaker.name_at, None)]
        yield from ((place, text) for place, text in told if place)


def is_within(paragraph: str, there: str) -> bool:
    """Whether the characters of a paragraph stand in a text in order, where white space and the marks of links and lists were taken out."""
    rest = iter(there)
    return all(character in rest for character in paragraph.replace("•", "") if not character.isspace())


@cache
def validator() -> Any:
    """What tells whether a record keeps the schema."""
    return jsonschema.Draft202012Validator(json_schema())
