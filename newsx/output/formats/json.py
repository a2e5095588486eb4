"""One indented JSON document: an object for one story, an array for several; an array for quotations, however many."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from newsx.output.formats import Writer
from newsx.output.row_people import PersonIds
from newsx.output.target import Target
from newsx.output.terminal.safe import escaped
from newsx.output.view import View

SUFFIXES = (".json",)


def writer(target: Target, view: View) -> JsonDocument:
    return JsonDocument(target, view)


class JsonDocument(Writer):
    """The items as one document. One is held back until there is another, because a single one is not in an array."""

    def __init__(self, target: Target, view: View) -> None:
        self._file = target.file
        self._view = view
        self._on_terminal = target.is_terminal
        self._held: bytes | None = None
        self._many = False

    def link(self, ids: PersonIds) -> None:
        self._view = replace(self._view, person_ids=ids)

    def write(self, record: bytes) -> None:
        for item in self._view.items(record):
            if self._held is not None:
                self._write_element(self._held)
            self._held = msgspec.json.format(msgspec.json.encode(item), indent=2)
            if self._on_terminal:
                self._held = escaped(self._held)

    def _write_element(self, element: bytes) -> None:
        self._file.write((b",\n  " if self._many else b"[\n  ") + element.replace(b"\n", b"\n  "))
        self._many = True

    def close(self) -> None:
        if self._held is None:
            self._file.write(b"[]\n")
        elif self._many or self._view.quotes:
            self._write_element(self._held)
            self._file.write(b"\n]\n")
        else:
            self._file.write(self._held + b"\n")
