"""JSON Lines: an object a line."""

from __future__ import annotations

import msgspec

from newsx.output.formats import Writer
from newsx.output.target import Target
from newsx.output.terminal.safe import escaped
from newsx.output.view import View

SUFFIXES = (".jsonl", ".ndjson")


def writer(target: Target, view: View) -> Lines:
    return Lines(target, view)


class Lines(Writer):
    """Each item on a line, flushed with each record: a reader at the other end of a pipe sees it at once."""

    def __init__(self, target: Target, view: View) -> None:
        self._file = target.file
        self._view = view
        self._on_terminal = target.is_terminal

    def write(self, record: bytes) -> None:
        lines = b"".join(msgspec.json.encode(item) + b"\n" for item in self._view.items(record))
        self._file.write(escaped(lines) if self._on_terminal else lines)
        self._file.flush()
