"""What the writers of tables have in common: columns that are known when the first row is written."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec.structs import replace

from newsx.output.formats import Writer
from newsx.output.view import View

MAX_EXTRA_COLUMNS = 200
"""Keys of `extra` that have columns of their own; what is under others stays in the column `extra`."""


class TableWriter(Writer):
    """Writes rows: of quotations, of chosen fields, or an article in each.

    The keys of the articles' `extra` are columns, too. Whoever knows all records tells them (`expect`), otherwise those of the first
    record are.
    """

    def __init__(self, view: View) -> None:
        self._view = view.as_table()
        self._columns: tuple[str, ...] = ()

    def expect(self, keys: Iterable[str]) -> None:
        if self._view.takes_extras:
            self._view = replace(self._view, extras=tuple(dict.fromkeys(keys))[:MAX_EXTRA_COLUMNS])
        self._columns = tuple(self._view.columns)
        self._begin()

    def write(self, record: bytes) -> None:
        if not self._columns:
            self.expect(extra_keys(record))
        if rows := self._view.rows(record):
            self._put(rows)

    def close(self) -> None:
        if not self._columns:
            self.expect(())
        self._end()

    @abstractmethod
    def _begin(self) -> None:
        """Writes what comes before the first row; `_columns` has the columns' names."""

    @abstractmethod
    def _put(self, rows: list[dict[str, Any]]) -> None:
        """Writes rows."""

    def _end(self) -> None:
        """Writes what comes after the last row."""


class _Extra(msgspec.Struct):
    """Of a record what it passes through."""

    extra: dict[str, Any] | None = None


_DECODER = msgspec.json.Decoder(_Extra)


def extra_keys(record: bytes) -> Iterable[str]:
    """The keys of `extra` in a record, given as JSON."""
    return _DECODER.decode(record).extra or ()
