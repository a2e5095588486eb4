"""JSON Lines: one object per line."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any

import msgspec
from msgspec.structs import replace

from newsx.errors import CannotWrite
from newsx.output.formats import Writer
from newsx.output.row_people import PersonIds
from newsx.output.tables import OTHER_COLUMNS, WITHOUT_IDS
from newsx.output.target import Target
from newsx.output.terminal.safe import escaped
from newsx.output.view import View

SUFFIXES = (".jsonl", ".ndjson")


class _Line(msgspec.Struct):
    """Of a line what tells its article from others: a record has an `id`, a quotation an `article_id`."""

    input: str
    id: str | None = None
    article_id: str | None = None


_LINE = msgspec.json.Decoder(_Line)


def stories(path: str, view: View) -> dict[str, str]:
    found = {}
    with open(path, "rb") as file:
        for number, text in enumerate(file):
            if number == 0 and list(view.columns) != _keys(text):
                raise CannotWrite(OTHER_COLUMNS)
            line = _line(text)
            found[line.input] = line.article_id or line.id or ""
            if not found[line.input]:
                raise CannotWrite(WITHOUT_IDS)
    return found


def rows(path: str) -> Iterator[dict[str, Any]]:
    with open(path, "rb") as file:
        yield from map(msgspec.json.decode, file)


def _keys(text: bytes) -> list[str]:
    try:
        return list(msgspec.json.decode(text, type=dict[str, msgspec.Raw]))
    except msgspec.DecodeError:
        return []


def _line(text: bytes) -> _Line:
    try:
        return _LINE.decode(text)
    except msgspec.DecodeError:
        raise CannotWrite(WITHOUT_IDS) from None


def writer(target: Target, view: View) -> JsonLines:
    return JsonLines(target, view)


class JsonLines(Writer):
    """A line for each item, flushed after each record, so that the reader of a pipe sees it at once."""

    def __init__(self, target: Target, view: View) -> None:
        self._file = target.file
        self._view = view
        self._on_terminal = target.is_terminal

    def link(self, ids: PersonIds) -> None:
        self._view = replace(self._view, person_ids=ids)

    def keep(self, path: str, gone: Container[str]) -> None:
        with open(path, "rb") as file:
            for text in file:
                if _line(text).input not in gone:
                    kept = text if self._view.person_ids is None else msgspec.json.encode(self._view.of_person(msgspec.json.decode(text)))
                    self._file.write(kept if kept.endswith(b"\n") else kept + b"\n")

    def write(self, record: bytes) -> None:
        lines = b"".join(msgspec.json.encode(item) + b"\n" for item in self._view.items(record))
        self._file.write(escaped(lines) if self._on_terminal else lines)
        self._file.flush()
