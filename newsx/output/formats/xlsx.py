"""Excel: one sheet with a row for each article or, with `--quotes`, for each quotation. Written with XlsxWriter.

Cells are text, numbers or truth values, never formulas or links.
"""

from __future__ import annotations

from typing import Any

from newsx.errors import CannotWrite, need
from newsx.output.cells import cell
from newsx.output.tables import TableWriter
from newsx.output.target import Target
from newsx.output.view import View

SUFFIXES = (".xlsx",)

MAX_ROWS = 1_048_576
"""Rows of a sheet, the first one with the columns' names included."""
MAX_CELL_CHARS = 32_767
"""UTF-16 code units of a cell."""
_CUT = "…"
_SETTINGS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def writer(target: Target, view: View) -> Sheet:
    need("xlsxwriter", "Excel", "xlsx")
    if target.is_terminal:
        raise CannotWrite("Excel files are binary and are not shown on a terminal: add -o FILE.xlsx")
    if target.is_compressed:
        raise CannotWrite("Excel files are compressed already: let the file's name end with .xlsx")
    return Sheet(target, view)


class Sheet(TableWriter):
    """A sheet whose first row stays in sight and can be filtered by."""

    def __init__(self, target: Target, view: View) -> None:
        import xlsxwriter

        super().__init__(view)
        self._book = xlsxwriter.Workbook(target.file, _SETTINGS)
        self._sheet = self._book.add_worksheet("quotations" if view.quotes else "articles")
        self._rows = 0

    def _begin(self) -> None:
        bold = self._book.add_format({"bold": True})
        self._sheet.freeze_panes(1, 0)
        for number, name in enumerate(self._columns):
            self._sheet.write_string(0, number, name, bold)
        self._rows = 1

    def _put(self, rows: list[dict[str, Any]]) -> None:
        if self._rows + len(rows) > MAX_ROWS:
            raise OSError(f"A sheet has room for {MAX_ROWS:,} rows: write .csv or .parquet")
        for row in rows:
            for column, name in enumerate(self._columns):
                self._put_cell(column, row[name])
            self._rows += 1

    def _put_cell(self, column: int, value: Any) -> None:
        if isinstance(value, bool):
            self._sheet.write_boolean(self._rows, column, value)
        elif isinstance(value, int | float):
            self._sheet.write_number(self._rows, column, value)
        elif text := cell(value):
            self._sheet.write_string(self._rows, column, shortened(text))

    def _end(self) -> None:
        self._sheet.autofilter(0, 0, max(1, self._rows - 1), len(self._columns) - 1)
        self._book.close()

    def drop(self) -> None:
        self._book.fileclosed = True  # XlsxWriter would complain when the book goes


def shortened(text: str) -> str:
    """A text as long as a cell can be, with an ellipsis for what is cut off.

    >>> shortened("a" * 40_000)[-3:], shortened("Ann Roe")
    ('aa…', 'Ann Roe')
    """
    units = text.encode("utf-16-le", "replace")
    if len(units) <= 2 * MAX_CELL_CHARS:
        return text
    return units[: 2 * (MAX_CELL_CHARS - 1)].decode("utf-16-le", "ignore") + _CUT
