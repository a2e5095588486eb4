"""Why a record is as it is, for the eyes: each block and what it was taken for, each quotation and who might have said it."""

from __future__ import annotations

from typing import Any

from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table
from rich.text import Text

from newsx.output.terminal.safe import NAME, plain

QUIET = "dim"
TEXT = 160
"""Characters shown of a block or quotation: enough to know it by."""
CANDIDATES = 4
REASONS = 5


class Explanation:
    """The `blocks` and `quotes` of `Reading.explain`."""

    def __init__(self, reasons: dict[str, Any]) -> None:
        self._blocks: list[dict[str, Any]] = reasons["blocks"]
        self._quotes: list[dict[str, Any]] = reasons["quotes"]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Text("What each block is, and why", "bold")
        yield _blocks(self._blocks)
        for number, quote in enumerate(self._quotes):
            yield Text(f"\nWho says quotation {number}, and why", "bold")
            yield Text(_brief(quote["text"]))
            yield _candidates(quote["candidates"])


def _blocks(blocks: list[dict[str, Any]]) -> Table:
    """A row a block: the line that it begins on, its label and how sure that is, its text and what spoke for the label."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", style=QUIET)
    table.add_column(style=NAME)
    table.add_column(justify="right")
    table.add_column(ratio=1)
    for block in blocks:
        line = "" if block["line"] is None else str(block["line"])
        text = Text.assemble(_brief(block["text"]), "\n", (_reasons(block["reasons"]), QUIET))
        table.add_row(line, block["label"], f"{block['probability']:.2f}", text)
    return table


def _candidates(candidates: list[dict[str, Any]]) -> Table:
    """A row a candidate, the likeliest first: its probability, its mention, and what spoke for and against it."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right")
    table.add_column(style=NAME, max_width=30)
    table.add_column(ratio=1, style=QUIET)
    for candidate in sorted(candidates, key=lambda c: -c["probability"])[:CANDIDATES]:
        mention = candidate["mention"]
        name = Text(plain(mention)) if mention else Text("nobody", QUIET)
        table.add_row(f"{candidate['probability']:.2f}", name, Text(_reasons(candidate["features"])))
    return table


def _reasons(reasons: list[dict[str, Any]]) -> str:
    """
    >>> _reasons([{"feature": "verb=say", "weight": 1.193}, {"feature": "far=p1", "weight": -0.97}])
    '+1.19 verb=say  -0.97 far=p1'
    """
    return "  ".join(f"{reason['weight']:+.2f} {plain(reason['feature'])}" for reason in reasons[:REASONS])


def _brief(text: str) -> str:
    text = plain(text)
    return text if len(text) <= TEXT else text[: TEXT - 1] + "…"
