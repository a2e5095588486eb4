"""Why a record is as it is, for the eyes: each block and what it was taken for, each quotation and who might have said it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from rich import box
from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table
from rich.text import Text

from newsx.output.terminal import plain


class Explanation:
    """The `blocks` and `quotes` of `Reading.explain`, a table each."""

    def __init__(self, reasons: dict[str, Any]) -> None:
        self._reasons = reasons

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for title in ("blocks", "quotes"):
            if self._reasons.get(title):
                yield _table(title, self._reasons[title])


def _table(title: str, entries: list[dict[str, Any]]) -> Table:
    """A column a key; the text, where there is one, gets the room that there is."""
    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False, expand=True)
    keys = list(dict.fromkeys(key for entry in entries for key in entry))
    for key in keys:
        wide = any(len(_shown(entry.get(key))) > 24 for entry in entries)
        table.add_column(key, ratio=(3 if key == "text" else 2) if wide else None, style="bold cyan" if key in ("label", "speaker") else "")
    for entry in entries:
        table.add_row(*(Text(_shown(entry.get(key))) for key in keys))
    return table


def _shown(value: Any) -> str:
    """A value in words: numbers rounded, lists and what has keys written out."""
    return plain("".join(_words(value)))


def _words(value: Any) -> Iterator[str]:
    if value is None:
        return
    if isinstance(value, float):
        yield f"{value:.2f}"
    elif isinstance(value, str):
        yield value if len(value) <= 200 else value[:199] + "…"
    elif isinstance(value, list):
        yield "; ".join(filter(None, map(_shown, value)))
    elif isinstance(value, dict):
        yield " ".join(f"{key} {_shown(entry)}" for key, entry in value.items() if entry is not None)
    else:
        yield msgspec.json.encode(value).decode()
