"""The explanation of a record: each block with its label, each field and each quotation with its candidates, and the reasons."""

from __future__ import annotations

from typing import Any

from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table
from rich.text import Text

from newsx.output.terminal.safe import NAME, plain

_QUIET = "dim"
_MAX_TEXT_CHARS = 160
"""Characters shown of a block or quotation: enough to recognize it."""
_MAX_CANDIDATES = 4
"""Candidates shown of a quotation."""
_MAX_MENTION_WIDTH = 30
"""Characters of the column with the candidates' mentions."""
_MAX_REASONS = 5
"""Reasons shown of a block or candidate."""


class Explanation:
    """The `blocks`, `fields`, `quotes` and `reports` of `pipeline.Reading.explain`, printed by Rich."""

    def __init__(self, reasons: dict[str, Any]) -> None:
        self._blocks: list[dict[str, Any]] = reasons["blocks"]
        self._fields: dict[str, list[dict[str, Any]]] = reasons["fields"]
        self._quotes: list[dict[str, Any]] = reasons["quotes"]
        self._reports: list[dict[str, Any]] = reasons["reports"]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Text("What each block is, and why", "bold")
        yield _blocks(self._blocks)
        for field, candidates in self._fields.items():
            yield Text(f"\nWhat was weighed as {field}, and why", "bold")
            yield _values(candidates)
        for number, quote in enumerate(self._quotes):
            yield Text(f"\nWho says quotation {number}, and why", "bold")
            yield Text(_brief(quote["text"]))
            yield _candidates(quote["candidates"])
            if quote["right"] is not None:
                yield Text(f"the speaker is right: {quote['right']:.2f}; the words are nobody’s: {quote['nobody']:.2f}", _QUIET)
        for report in self._reports:
            yield Text(f"\nWhat “{plain(report['cue'])}” reports, whose words these are, and why", "bold")
            yield Text(_brief(report["text"]))
            yield _report(report)


def _blocks(blocks: list[dict[str, Any]]) -> Table:
    """A row for each block: the line on which it begins, its label and the label's probability, its text and the reasons for the label."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", style=_QUIET)
    table.add_column(style=NAME)
    table.add_column(justify="right")
    table.add_column(ratio=1)
    for block in blocks:
        line = "" if block["line"] is None else str(block["line"])
        text = Text.assemble(_brief(block["text"]), "\n", (_reasons(block["reasons"]), _QUIET))
        table.add_row(line, block["label"], f"{block['probability']:.2f}", text)
    return table


def _values(candidates: list[dict[str, Any]]) -> Table:
    """A row for each candidate of a field, the likeliest first: its line, its probability, its text and the reasons for and against it."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", style=_QUIET)
    table.add_column(justify="right")
    table.add_column(ratio=1)
    for candidate in candidates:
        line = "" if candidate["line"] is None else str(candidate["line"])
        text = Text.assemble(_brief(candidate["text"]), "\n", (_reasons(candidate["reasons"]), _QUIET))
        table.add_row(line, f"{candidate['probability']:.2f}", text)
    return table


def _candidates(candidates: list[dict[str, Any]]) -> Table:
    """A row for each candidate, the most likely first: its probability, its mention, and the reasons for and against it."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right")
    table.add_column(style=NAME, max_width=_MAX_MENTION_WIDTH)
    table.add_column(ratio=1, style=_QUIET)
    for candidate in sorted(candidates, key=lambda c: -c["probability"])[:_MAX_CANDIDATES]:
        mention = candidate["mention"]
        name = Text(plain(mention)) if mention else Text("nobody", _QUIET)
        table.add_row(f"{candidate['probability']:.2f}", name, Text(_reasons(candidate["features"])))
    return table


def _report(report: dict[str, Any]) -> Table:
    """The probabilities of a report with the reasons for its cue, its sources as `_candidates` shows them, and its sentence's grammar."""
    table = Table.grid()
    chances = f"cue {report['probability']:.2f}, stretch {report['stretch']:.2f}, all {report['confidence']:.2f}"
    table.add_row(Text(f"{chances}  {_reasons(report['features'])}", _QUIET))
    table.add_row(_candidates(report["candidates"]))
    words = [f"{plain(one['word'])} {one['tag']} ← {plain(one['head'] or 'root')}" for one in report["words"] if one["label"] != "punct"]
    table.add_row(Text(" · ".join(words), _QUIET))
    return table


def _reasons(reasons: list[dict[str, Any]]) -> str:
    """The first reasons, each with its weight.

    >>> _reasons([{"feature": "verb=say", "weight": 1.193}, {"feature": "far=p1", "weight": -0.97}])
    '+1.19 verb=say  -0.97 far=p1'
    """
    return "  ".join(f"{reason['weight']:+.2f} {plain(reason['feature'])}" for reason in reasons[:_MAX_REASONS])


def _brief(text: str) -> str:
    text = plain(text)
    return text if len(text) <= _MAX_TEXT_CHARS else text[: _MAX_TEXT_CHARS - 1] + "…"
