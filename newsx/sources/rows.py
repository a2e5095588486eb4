"""Rows: the objects of JSON and the rows of tables, which have a page under one of their keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from newsx.sources.decoding import decode
from newsx.sources.document import Document
from newsx.sources.raw import Raw, Skip, Unreadable
from newsx.sources.settings import TEXT_KEYS
from newsx.sources.stream import Stream

_URL_KEYS = ("url", "link")
_EVIDENCE_KEYS = {"title": ("title", "headline"), "date": ("date", "published")}
"""Under what keys a row may have what `Document.evidence` says, the first key first."""
_QUOTATION_KEYS = {"article_id", "quote_no", "speaker_name"}
"""Keys of the rows of quotations that newsx itself writes."""

_MAX_COLUMNS_SHOWN = 20
"""Columns named in the message that none of them holds a page."""


class Row(Raw):
    """An object of JSON (`content`), which is parsed when it is decoded. Its page is under the first of `text_keys` that holds a string.

    Keys count in any case ("Title"). The row's url becomes the document's. Its title and date are evidence, and stay in `extra` with all
    other keys, because the record may take these fields from the page instead.
    """

    text_keys: tuple[str, ...] = TEXT_KEYS

    def document(self, url: str | None = None) -> Document:
        """The row's page; `url` is its address if the row does not have one. Raises Unreadable if the row has no page."""
        try:
            row, warnings = _parsed(self.content)
        except (ValueError, RecursionError) as error:
            raise Unreadable(self.name, f"is not JSON: {error}") from None
        if not isinstance(row, dict):
            raise Unreadable(self.name, "is not a JSON object", self._skip())
        if row.keys() >= _QUOTATION_KEYS:
            raise Unreadable(self.name, "is a quotation written by newsx", self._skip())
        holder, key = _place(row, self.text_keys)
        if key is None:
            raise Unreadable(self.name, f"has no text under any of the keys {', '.join(self.text_keys)}", self._skip())
        text = holder.pop(key)
        own_url = _key_of_string(row, _URL_KEYS)
        if own_url is not None:
            url = row.pop(own_url)
        evidence = {subject: row[name] for subject, keys in _EVIDENCE_KEYS.items() if (name := _key_of_string(row, keys))}
        return self._as_document(text, warnings, url, evidence, row or None)

    def _skip(self) -> Skip | None:
        return "rows and tables without a text" if self.walked else None


def row_of(stream: Stream, fragment: int | None, content: bytes, warnings: list[str] | None = None) -> Row:
    """The row that is `content`, JSON, in a stream: "pages.jsonl#17"."""
    name = stream.name if fragment is None else f"{stream.name}#{fragment}"
    return Row(name, content, walked=stream.walked, warnings=warnings or [], text_keys=stream.settings.text_keys)


def row_of_table(stream: Stream, number: int, values: dict[str, Any]) -> Row:
    """Row `number` of a table, from 1. Bytes in it, and characters that stand for bytes (surrogates), are decoded as a page's are."""
    warnings: list[str] = []
    try:
        content = msgspec.json.encode(values, enc_hook=str)
    except UnicodeEncodeError:
        content = b""
    if not content or any(isinstance(value, bytes) for value in values.values()):
        decoded = {}
        for key, value in values.items():
            decoded[key], damage = _decoded_value(value)
            warnings += damage
        content = msgspec.json.encode(decoded, enc_hook=str)
    return row_of(stream, number, content, list(dict.fromkeys(warnings)))


def _decoded_value(value: Any) -> tuple[Any, list[str]]:
    """A cell's value, and what was mended in it if it was bytes or a string with surrogates."""
    if isinstance(value, str):
        value = value.encode("utf-8", "surrogateescape") if not value.isascii() else value
    return decode(value) if isinstance(value, bytes) else (value, [])


def without_text(stream: Stream, columns: Iterable[str]) -> Unreadable | None:
    """What is wrong with a table that has these columns: none of them can hold a page. `None` if one can."""
    names = list(columns)
    if _place(dict.fromkeys(names, ""), stream.settings.text_keys)[1] is not None:
        return None
    there = ", ".join(names[:_MAX_COLUMNS_SHOWN]) + (" …" if len(names) > _MAX_COLUMNS_SHOWN else "")
    why = f"has no column {' or '.join(stream.settings.text_keys)}; choose one with --text-key: {there}"
    return Unreadable(stream.name, why, "rows and tables without a text" if stream.walked else None)


def _parsed(content: bytes) -> tuple[Any, list[str]]:
    """A value of JSON, and what was mended in it: encodings other than UTF-8, which JSON should have, and halves of surrogate pairs, which
    some programs write and no encoding allows; these become question marks."""
    try:
        return msgspec.json.decode(content), []
    except ValueError:
        import json

        text, warnings = decode(content)
        lenient = json.loads(text, strict=False, parse_constant=lambda _: None)
        return msgspec.json.decode(json.dumps(lenient, ensure_ascii=False).encode("utf-8", "replace")), warnings


def _place(row: dict[str, Any], keys: Iterable[str]) -> tuple[dict[str, Any], str | None]:
    """The object in which the first of the keys holds a string, if possible one that is not blank, and the key as the object has it.

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
    """The object that a key leads to, through others if it is dotted, and the key as the object has it; `None` if it has no such key."""
    name = _written(row, key)
    if name is not None or "." not in key:
        return row, name
    first, _, rest = key.partition(".")
    inner = row.get(_written(row, first) or first)
    return _reached(inner, rest) if isinstance(inner, dict) else (row, None)


def _written(row: dict[str, Any], key: str) -> str | None:
    """A key as a row has it, in whatever case ("Title" for "title"); `None` if the row does not have it."""
    if key in row:
        return key
    return next((name for name in row if isinstance(name, str) and name.lower() == key.lower()), None)


def _key_of_string(row: dict[str, Any], keys: Iterable[str]) -> str | None:
    """The first of the keys, as the row has it, that holds a string that is not empty; `None` if none does."""
    for key in keys:
        name = _written(row, key)
        if name is not None and isinstance(row[name], str) and row[name]:
            return name
    return None
