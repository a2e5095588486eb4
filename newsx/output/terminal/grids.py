"""Tables of rows: quotations, or fields."""

from __future__ import annotations

from typing import Any

from rich import box
from rich.table import Table
from rich.text import Text

from newsx.output.cells import cell
from newsx.output.rows import QuoteRow
from newsx.output.terminal.safe import NAME, UNNAMED, plain

_MAX_SPEAKER_WIDTH, _KIND_WIDTH = 30, 7
"""Characters of the columns with the speaker, at most, and with the kind."""
_NARROW = 72
"""Columns of the terminal below which a quotation's kind is left out."""


def quotes_grid(rows: list[QuoteRow], width: int) -> Table:
    """A row for each quotation of a story. The columns' widths depend on `width` alone, so that they are the same for all stories."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=min(_MAX_SPEAKER_WIDTH, width * 3 // 10), overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    if width >= _NARROW:
        table.add_column(width=_KIND_WIDTH, style="dim")
    for row in rows:
        speaker = Text(plain(row.speaker_name or "not attributed"), (NAME if row.speaker_named else UNNAMED) if row.speaker_name else "dim")
        texts = [speaker, Text(plain(row.text))]
        table.add_row(*texts, *([row.kind] if width >= _NARROW else []))
    return table


def fields_grid(rows: list[dict[str, Any]], fields: tuple[str, ...]) -> Table:
    """A table with the fields as columns."""
    table = Table(box=box.SIMPLE_HEAD, expand=False, pad_edge=False)
    for name in fields:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain(cell(row[name]))) for name in fields))
    return table
