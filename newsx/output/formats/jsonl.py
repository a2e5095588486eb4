"""JSON Lines: one object per line."""

from __future__ import annotations

import msgspec

from newsx.output.formats import Writer
from newsx.output.target import Target
from newsx.output.terminal.safe import escaped
from newsx.output.view import View

SUFFIXES = (".jsonl", ".ndjson")


def writer(target: Target, view: View) -> JsonLines:
    return JsonLines(target, view)


class JsonLines(Writer):
    """A line for each item, flushed after each record, so that the reader of a pipe sees it at once."""

    def __init__(self, target: Target, view: View) -> None:
        self._file = target.file
        self._view = view
        self._on_terminal = target.is_terminal

    def write(self, record: bytes) -> None:
        lines = b"".join(msgspec.json.encode(item) + b"\n" for item in self._view.items(record))
        self._file.write(escaped(lines) if self._on_terminal else lines)
        self._file.flush()
