"""CSV: a row for each quotation or, if `--fields` names fields of records, for each record."""

from __future__ import annotations

import csv
import io
from typing import Any

from msgspec.structs import replace

from newsx.output.cells import cell, inert_cell
from newsx.output.formats import Writer
from newsx.output.target import Target
from newsx.output.terminal.safe import plain
from newsx.output.view import View

SUFFIXES = (".csv",)
_BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel does not recognize UTF-8."""


def writer(target: Target, view: View) -> CsvRows:
    return CsvRows(target, replace(view, quotes=True) if view.whole else view)


class CsvRows(Writer):
    """A header and a row for each item, with commas, quotes around cells that need them, and line ends as in RFC 4180."""

    def __init__(self, target: Target, view: View) -> None:
        self._file = target.file
        self._view = view
        self._on_terminal = target.is_terminal
        self._columns = tuple(view.columns)
        if view.spreadsheet:
            self._file.write(_BYTE_ORDER_MARK.encode())
        self._write([self._columns])

    def write(self, record: bytes) -> None:
        to_cell = inert_cell if self._view.spreadsheet else cell
        rows = [[to_cell(item[name]) for name in self._columns] for item in self._view.rows(record)]
        self._write([list(map(plain, row)) for row in rows] if self._on_terminal else rows)

    def _write(self, rows: list[Any]) -> None:
        """Writes rows of text."""
        text = io.StringIO(newline="")
        csv.writer(text).writerows(rows)
        self._file.write(text.getvalue().encode())
        self._file.flush()
