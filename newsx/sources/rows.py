"""Rows: the objects of JSON and the rows of tables, which have a page under one of their keys."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from math import isfinite
from typing import Any, Literal

import msgspec

from newsx.sources.columns import claims_of, lead_of, place_of_text, reached, subject_of
from newsx.sources.decoding import decode, decode_together
from newsx.sources.document import Document
from newsx.sources.raw import NoSuchColumn, Raw, Skip, Unreadable
from newsx.sources.settings import TEXT_KEYS, Settings
from newsx.sources.stream import Stream

Order = Literal["day first", "month first"]
"""The order of day and month in dates such as 06/01/2026."""
_QUOTATION_KEYS = {"article_id", "quote_no", "speaker_name"}
"""Keys of the rows of quotations that newsx itself writes."""

_MAX_COLUMNS_SHOWN = 20
"""Columns named in the message that none of them holds a page."""
_MAX_HELD_ROWS, _MAX_HELD_BYTES = 256, 8 << 20
"""Rows that wait for another row's date to tell the order of day and month in theirs."""
_NUMERIC_DATE = re.compile(rb'"\s*:\s*"(\d\d?)([/.-])(\d\d?)\2(?:\d{4}|\d\d)(?!\d)')
"""A date of numbers that does not begin with the year, as the value of a key of JSON."""
_MAX_MONTH = 12
_MAX_LIST_DEPTH = 3
"""Objects around a list of rows: {"response": {"docs": […]}}."""
_SOURCE_KEY = "_source"
"""Under what key the hits of a search engine have what was found."""
_DATES = ("published", "modified")


class Row(Raw):
    """An object of JSON (`content`), which is parsed when it is decoded. Its page is under the first of `text_keys` that holds a string.

    Keys count in any case ("Title"). What its other columns say of the story is evidence of the source "row": the columns have the usual
    names (`newsx.sources.columns`) or those that are `chosen` for a subject. They stay in `extra`, all but the address.
    """

    text_keys: tuple[str, ...] = TEXT_KEYS
    chosen: tuple[tuple[str, str], ...] = ()
    date_order: Order | None = None

    def document(self, url: str | None = None) -> Document:
        """The row's page; `url` is its address if the row does not have one. Raises Unreadable if the row has no page."""
        row, warnings = self.columns()
        if row.keys() >= _QUOTATION_KEYS:
            raise Unreadable(self.name, "is a quotation written by newsx", self._skip())
        holder, key = place_of_text(row, self.text_keys, usual=self.text_keys == TEXT_KEYS)
        if key is None:
            raise Unreadable(self.name, f"has no text under any of the keys {', '.join(self.text_keys)}", self._skip())
        lead = lead_of(holder, key)
        text = f"{lead}\n\n{holder.pop(key)}" if lead else holder.pop(key)
        claims = self.evidence | claims_of(row, self.chosen)
        if address := claims.pop("url", None):
            url = address[0]
            row = {name: value for name, value in row.items() if value != url or subject_of(name) != "url"}
        if self.date_order:
            claims["date order"] = [self.date_order]
        return self._as_document(text, warnings, url, claims, row or None)

    def how_it_is_read(self) -> tuple[Any, ...]:
        return (self.text_keys, self.chosen)

    def columns(self) -> tuple[dict[str, Any], list[str]]:
        """The row's columns, and what was mended in it. Raises Unreadable if it is not an object of JSON."""
        try:
            row, warnings = _parsed(self.content)
        except (ValueError, RecursionError) as error:
            raise Unreadable(self.name, f"is not JSON: {error}") from None
        if not isinstance(row, dict):
            raise Unreadable(self.name, "is not a JSON object", self._skip())
        return row, warnings

    def _skip(self) -> Skip | None:
        return "rows and tables without a text" if self.walked else None


def row_of(stream: Stream, fragment: int | None, content: bytes, warnings: list[str] | None = None) -> Row:
    """The row that is `content`, JSON, in a stream: "pages.jsonl#17"."""
    name = stream.name if fragment is None else f"{stream.name}#{fragment}"
    settings = stream.settings
    return Row(name, content, walked=stream.walked, warnings=warnings or [], text_keys=settings.text_keys, chosen=settings.columns)


def listed_in(content: bytes, settings: Settings) -> list[bytes]:
    """The objects with a page in a list within an object of JSON, each as JSON, if that has no page itself: {"articles": [{…}, {…}]}."""
    try:
        value = msgspec.json.decode(content)
    except ValueError:
        return []
    if not isinstance(value, dict) or holds_page(value, settings, usual=True):
        return []
    inner = [value]
    for _ in range(_MAX_LIST_DEPTH):
        below = [held for holder in inner for held in holder.values()]
        for held in below:
            rows = [item.get(_SOURCE_KEY, item) for item in held if isinstance(item, dict)] if isinstance(held, list) else []
            if rows and all(isinstance(row, dict) and holds_page(row, settings, usual=True) for row in rows):
                return [msgspec.json.encode(row) for row in rows]
        inner = [held for held in below if isinstance(held, dict)]
    return []


def row_of_table(stream: Stream, number: int, values: dict[str, Any]) -> Row:
    """Row `number` of a table, from 1. Bytes in it, and characters that stand for bytes (surrogates), are decoded as a page's are."""
    warnings: list[str] = []
    try:
        content = msgspec.json.encode(values, enc_hook=str)
    except UnicodeEncodeError:
        content = b""
    if not content or any(isinstance(value, bytes) for value in values.values()):
        values, warnings = _with_bytes_decoded(values)
        content = msgspec.json.encode(values, enc_hook=str)
    return row_of(stream, number, content, warnings)


def _with_bytes_decoded(values: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """A row whose cells are bytes, or whose names and cells have characters that stand for bytes, decoded; and what was mended in it.

    Bytes are a page with an encoding of its own. The strings have one together, as most are too short to tell it alone.
    """
    cells = [cell for pair in values.items() for cell in pair]
    strings = [cell.encode("utf-8", "surrogateescape") for cell in cells if isinstance(cell, str)]
    texts = iter(decode_together(strings))
    warnings: list[str] = []
    decoded: list[Any] = []
    for cell in cells:
        text, damage = next(texts) if isinstance(cell, str) else decode(cell) if isinstance(cell, bytes) else (cell, [])
        decoded.append(text)
        warnings += damage
    return dict(zip(decoded[::2], decoded[1::2], strict=True)), list(dict.fromkeys(warnings))


def what_is_missing(stream: Stream, columns: Iterable[str]) -> Unreadable | None:
    """What is wrong with a table that has these columns: none of them can hold a page, or the user names one that is not there. `None` if
    nothing is; in a directory, where tables differ, the second is nothing wrong."""
    settings = stream.settings
    row = dict.fromkeys(columns, "")
    if not holds_page(row, settings, usual=True):
        why = f"has no column {' or '.join(settings.text_keys)}; choose one with --text-key: {_shown(row)}"
        return Unreadable(stream.name, why, "rows and tables without a text" if stream.walked else None)
    return None if stream.walked else missing_column(stream.name, row, settings.columns)


def holds_page(columns: Iterable[str], settings: Settings, usual: bool) -> bool:
    """Whether one of these columns is where a page is looked for; with `usual` under any of the usual names, unless the user names one."""
    row = dict.fromkeys(columns, "")
    return place_of_text(row, settings.text_keys, usual=usual and settings.text_keys == TEXT_KEYS)[1] is not None


def missing_column(name: str, row: dict[str, Any], columns: Iterable[tuple[str, str]]) -> NoSuchColumn | None:
    """What is wrong with a table or a row of JSON if it does not have one of the columns that the user names; else `None`. A table may
    have objects in its columns, so that of a dotted name the first part is enough."""
    for _, column in columns:
        if reached(row, column)[1] is None and reached(row, column.partition(".")[0])[1] is None:
            return NoSuchColumn(name, f"has no column {column}; it has: {_shown(row)}")
    return None


def _shown(columns: Iterable[str]) -> str:
    names = list(columns)
    return ", ".join(names[:_MAX_COLUMNS_SHOWN]) + (" …" if len(names) > _MAX_COLUMNS_SHOWN else "")


def ordered(rows: Iterable[Row | Unreadable]) -> Iterator[Row | Unreadable]:
    """The rows of a stream, each with the order of day and month in its dates if a row up to it, or soon after it, tells that order: a
    date with a day above twelve. A row whose date can be read in two ways waits for such a row, with those that follow it."""
    order: Order | None = None
    held: deque[Row | Unreadable] = deque()
    size = 0
    for row in rows:
        is_open = False
        if order is None and isinstance(row, Row):
            order, is_open = _order_in(row)
        if order is None and (held or is_open) and len(held) < _MAX_HELD_ROWS and size < _MAX_HELD_BYTES:
            held.append(row)
            size += len(row.content) if isinstance(row, Row) else 0
            continue
        held.append(row)
        size = 0
        yield from _released(held, order)
    yield from _released(held, order)


def _released(held: deque[Row | Unreadable], order: Order | None) -> Iterator[Row | Unreadable]:
    while held:
        row = held.popleft()
        if isinstance(row, Row):
            row.date_order = order
        yield row


def _order_in(row: Row) -> tuple[Order | None, bool]:
    """The order of day and month that a row's dates tell, and whether one of them can be read in two ways."""
    is_open = False
    for match in _NUMERIC_DATE.finditer(row.content):
        first, second = int(match[1]), int(match[3])
        if first == second or not _is_date_column(row, match.start()):
            continue
        if first > _MAX_MONTH >= second:
            return "day first", False
        if second > _MAX_MONTH >= first:
            return "month first", False
        is_open = is_open or max(first, second) <= _MAX_MONTH
    return None, is_open


def _is_date_column(row: Row, end: int) -> bool:
    """Whether the key that ends here in a row's JSON is that of a column of dates."""
    name = row.content[row.content.rfind(b'"', 0, end) + 1 : end].decode("utf-8", "replace")
    chosen = {column.rpartition(".")[2].lower() for subject, column in row.chosen if subject in _DATES}
    return name.lower() in chosen or subject_of(name) in _DATES


def _parsed(content: bytes) -> tuple[Any, list[str]]:
    """A value of JSON, and what was mended in it: encodings other than UTF-8, which JSON should have, and halves of surrogate pairs, which
    some programs write and no encoding allows; these become question marks. What is no number in JSON, or one too large, becomes null."""
    try:
        return msgspec.json.decode(content), []
    except ValueError:
        import json

        text, warnings = decode(content)
        lenient = json.loads(text, strict=False, parse_constant=lambda _: None, parse_int=_number, parse_float=_number)
        return msgspec.json.decode(json.dumps(lenient, ensure_ascii=False).encode("utf-8", "replace")), warnings


def _number(digits: str) -> int | float | None:
    """A number of JSON, or None if it is too large for other programs to read.

    >>> _number("12"), _number("-1e3"), _number("1e400"), _number("9" * 400)
    (12, -1000.0, None, None)
    """
    number = float(digits)
    return (int(digits) if digits.lstrip("-").isdigit() else number) if isfinite(number) else None
