"""Rows: the objects of JSON and the rows of tables, a page in one of the keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from newsx.sources.decoding import decode
from newsx.sources.document import Document
from newsx.sources.raw import Raw, Skip, Unreadable
from newsx.sources.settings import TEXT_KEYS
from newsx.sources.stream import Stream

URL_KEYS = ("url", "link")
EVIDENCE_KEYS = {"title": ("title", "headline"), "date": ("date", "published")}
QUOTATION_KEYS = {"article_id", "quote_no", "speaker_name"}

SHOWN = 20
"""So many columns are named where none holds a page."""


class Row(Raw):
    """An object of JSON (`content`), taken apart when it is decoded; the page is under the first of `text_keys` that holds a string.

    Keys count in any case ("Title"). Its url becomes the document's; title and date are evidence, and stay in `extra` with all the
    other keys: what the record says in the end may have come from the page.
    """

    text_keys: tuple[str, ...] = TEXT_KEYS

    def document(self) -> Document:
        """The page. Raises Unreadable where there is none."""
        try:
            row, warnings = _decoded(self.content)
        except (ValueError, RecursionError) as error:
            raise Unreadable(self.name, f"is not JSON: {error}") from None
        if not isinstance(row, dict):
            raise Unreadable(self.name, "is not a JSON object", self._skip())
        if row.keys() >= QUOTATION_KEYS:
            raise Unreadable(self.name, "is a quotation that newsx has written", self._skip())
        holder, key = _place(row, self.text_keys)
        if key is None:
            raise Unreadable(self.name, f"has no text under any of the keys {', '.join(self.text_keys)}", self._skip())
        text = holder.pop(key)
        self.url = _string(row, URL_KEYS, take=True)
        self.evidence = {subject: value for subject, keys in EVIDENCE_KEYS.items() if (value := _string(row, keys))}
        self.extra = row or None
        return self.as_document(text, warnings)

    def _skip(self) -> Skip | None:
        return "rows and tables without a text" if self.walked else None


def row_of(stream: Stream, fragment: int | None, content: bytes) -> Row:
    """The row that is `content`, JSON, in a stream: "pages.jsonl#17"."""
    name = stream.name if fragment is None else f"{stream.name}#{fragment}"
    return Row(name, content, walked=stream.walked, text_keys=stream.settings.text_keys)


def row_of_table(stream: Stream, number: int, values: dict[str, Any]) -> Row:
    """Row `number` of a table, from 1. Bytes in it, and characters that stand for bytes (surrogates), are decoded as a page's are."""
    warnings: list[str] = []
    try:
        content = msgspec.json.encode(values, enc_hook=str)
    except UnicodeEncodeError:
        content = b""
    if not content or any(isinstance(value, bytes) for value in values.values()):
        content = msgspec.json.encode({key: _mended(value, warnings) for key, value in values.items()}, enc_hook=str)
    row = row_of(stream, number, content)
    row.warnings = list(dict.fromkeys(warnings))
    return row


def _mended(value: Any, warnings: list[str]) -> Any:
    if isinstance(value, str):
        value = value.encode("utf-8", "surrogateescape") if not value.isascii() else value
    if not isinstance(value, bytes):
        return value
    text, damage = decode(value)
    warnings += damage
    return text


def without_text(stream: Stream, columns: Iterable[str]) -> Unreadable | None:
    """What is wrong with a table whose columns are these, where none can hold a page."""
    names = list(columns)
    if _place(dict.fromkeys(names, ""), stream.settings.text_keys)[1] is not None:
        return None
    there = ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")
    why = f"has no column {' or '.join(stream.settings.text_keys)}; --text-key names another: {there}"
    return Unreadable(stream.name, why, "rows and tables without a text" if stream.walked else None)


def _decoded(content: bytes) -> tuple[Any, list[str]]:
    """A value of JSON, and what was mended in it: other encodings than UTF-8, which JSON should have, and halves of surrogate pairs,
    which no encoding allows and some programs write; these become question marks."""
    try:
        return msgspec.json.decode(content), []
    except ValueError:
        import json

        text, warnings = decode(content)
        lenient = json.loads(text, strict=False, parse_constant=lambda _: None)
        return msgspec.json.decode(json.dumps(lenient, ensure_ascii=False).encode("utf-8", "replace")), warnings


def _place(row: dict[str, Any], keys: Iterable[str]) -> tuple[dict[str, Any], str | None]:
    """The object in which the first of the keys holds a string, if possible one that is not blank, and the key as it is written there.

    >>> _place({"id": 7, "story": {"Text": "The ferry sails."}}, ("html", "story.text"))
    ({'Text': 'The ferry sails.'}, 'Text')
    """
    found: tuple[dict[str, Any], str | None] = (row, None)
    for key in keys:
        holder, name = _reached(row, key)
        if name is not None and isinstance(holder[name], str):
            if holder[name].strip():
                return holder, name
            found = found if found[1] else (holder, name)
    return found


def _reached(row: dict[str, Any], key: str) -> tuple[dict[str, Any], str | None]:
    """The object that a key leads to, through others where it is dotted, and the key as it is written there."""
    name = _written(row, key)
    if name is not None or "." not in key:
        return row, name
    first, _, rest = key.partition(".")
    inner = row.get(_written(row, first) or first)
    return _reached(inner, rest) if isinstance(inner, dict) else (row, None)


def _written(row: dict[str, Any], key: str) -> str | None:
    """A key as it is written in a row, in whatever case."""
    if key in row:
        return key
    return next((name for name in row if isinstance(name, str) and name.lower() == key.lower()), None)


def _string(row: dict[str, Any], keys: Iterable[str], take: bool = False) -> str | None:
    """The first string that is not empty under one of the keys; taken out where that is wanted."""
    for key in keys:
        name = _written(row, key)
        if name is not None and isinstance(row[name], str) and row[name]:
            value: str = row.pop(name) if take else row[name]
            return value
    return None
