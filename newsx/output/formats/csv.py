"""CSV: a row for each quotation, or for each record where `--fields` names fields of records."""

from __future__ import annotations

import csv
import io
from typing import Any

import msgspec
from msgspec.structs import replace

from newsx.output.formats import Writer
from newsx.output.target import Target
from newsx.output.terminal.safe import plain
from newsx.output.view import View

SUFFIXES = (".csv",)
BYTE_ORDER_MARK = "\ufeff"
"""By it Excel knows UTF-8."""
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet takes for the start of a formula, or drops to find one behind it."""


def writer(target: Target, view: View) -> Rows:
    return Rows(target, replace(view, quotes=True) if view.whole else view)


class Rows(Writer):
    """A header and a row for each item, with commas, quotes where needed, and line ends as RFC 4180 has them."""

    def __init__(self, target: Target, view: View) -> None:
        self._file = target.file
        self._view = view
        self._on_terminal = target.is_terminal
        self._columns = tuple(view.columns)
        if view.spreadsheet:
            self._file.write(BYTE_ORDER_MARK.encode())
        self._write([self._columns])

    def write(self, record: bytes) -> None:
        to_cell = inert_cell if self._view.spreadsheet else cell
        rows = [[to_cell(item[name]) for name in self._columns] for item in self._view.rows(record)]
        self._write([list(map(plain, row)) for row in rows] if self._on_terminal else rows)

    def _write(self, rows: list[Any]) -> None:
        text = io.StringIO(newline="")
        csv.writer(text).writerows(rows)
        self._file.write(text.getvalue().encode())
        self._file.flush()


def cell(value: Any) -> str:
    """A value as a cell: nothing for `null`, entries of a list joined, what has keys as JSON.

    >>> cell(None), cell(True), cell(["Ann Roe", "Ivo Bern"])
    ('', 'true', 'Ann Roe; Ivo Bern')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(entry, str | None) for entry in value):
        return "; ".join(entry or "" for entry in value)
    return msgspec.json.encode(value).decode()


def inert_cell(value: Any) -> str:
    """A value as a cell that spreadsheets show and do not run: text that they would take for a formula begins with an apostrophe.

    >>> inert_cell("=1+1"), inert_cell("- Ann Roe"), inert_cell("Ann Roe"), inert_cell(-1)
    ("'=1+1", "'- Ann Roe", 'Ann Roe', '-1')
    """
    text = cell(value)
    return f"'{text}" if text.startswith(FORMULA) and not isinstance(value, int | float) else text
