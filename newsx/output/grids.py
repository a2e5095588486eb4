"""Tables of rows, made with Rich."""

from __future__ import annotations

from typing import Any

from rich import box
from rich.table import Table
from rich.text import Text

from newsx.output.formats.csv import cell
from newsx.output.rows import QuoteRow
from newsx.output.terminal import plain


def quotes_grid(rows: list[QuoteRow]) -> Table:
    """Who says what, a row a quotation; the input's name where there are several."""
    table = _table()
    several = len({row.input for row in rows}) > 1
    if several:
        table.add_column("input", style="dim", ratio=2, overflow="fold")
    table.add_column("speaker", style="bold cyan", ratio=2)
    table.add_column("text", ratio=6)
    table.add_column("kind", style="dim")
    for row in rows:
        texts = [plain(row.speaker_name or ""), plain(row.text), row.kind]
        table.add_row(*(Text(text) for text in ([plain(row.input), *texts] if several else texts)))
    return table


def fields_grid(rows: list[dict[str, Any]], fields: tuple[str, ...]) -> Table:
    """The fields as columns."""
    table = _table()
    for name in fields:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain(cell(row[name]))) for name in fields))
    return table


def _table() -> Table:
    return Table(box=box.SIMPLE_HEAD, expand=False, pad_edge=False)
