"""CSV: a row for each article or, with `--quotes`, for each quotation."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from typing import Any

from newsx.output.cells import cell, inert_cell
from newsx.output.tables import Finished, TableWriter
from newsx.output.target import Target
from newsx.output.terminal.safe import plain
from newsx.output.view import View

SUFFIXES = (".csv",)
_BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel does not recognize UTF-8."""


def writer(target: Target, view: View) -> Lines:
    return Lines(target, view, ",")


def stories(path: str, view: View) -> dict[str, str]:
    return finished(path, view, ",").stories()


def rows(path: str, delimiter: str = ",") -> Iterator[dict[str, Any]]:
    csv.field_size_limit(sys.maxsize)
    with open(path, encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file, delimiter=delimiter)


def finished(path: str, view: View, delimiter: str) -> Finished:
    """A table that has been written before."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return Finished(view, next(csv.reader(file, delimiter=delimiter), []), lambda: rows(path, delimiter))


class Lines(TableWriter):
    """A header and a line for each row, with a delimiter, quotes around cells that need them, and line ends as in RFC 4180."""

    def __init__(self, target: Target, view: View, delimiter: str) -> None:
        super().__init__(view)
        self._file = target.file
        self._on_terminal = target.is_terminal
        self._delimiter = delimiter

    def _finished(self, path: str) -> Finished:
        return finished(path, self._view, self._delimiter)

    def _begin(self) -> None:
        if self._view.spreadsheet:
            self._file.write(_BYTE_ORDER_MARK.encode())
        self._write([list(self._columns)])

    def _put(self, rows: list[dict[str, Any]]) -> None:
        to_cell = inert_cell if self._view.spreadsheet else cell
        cells = [[to_cell(row[name]) for name in self._columns] for row in rows]
        self._write([list(map(plain, row)) for row in cells] if self._on_terminal else cells)

    def _write(self, rows: list[list[str]]) -> None:
        """Writes rows of text."""
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=self._delimiter).writerows(rows)
        self._file.write(text.getvalue().encode())
        self._file.flush()
