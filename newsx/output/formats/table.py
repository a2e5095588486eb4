"""For the terminal: a story and who says what in it, or many stories in a line each; with `--quotes` or `--fields` a table of these; with
`--explain` the reasons."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Any

import msgspec

from newsx.output.formats import Writer
from newsx.output.target import Target
from newsx.output.terminal.safe import plain
from newsx.output.view import View
from newsx.record import Article

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from newsx.output.tally import Tally

SUFFIXES: tuple[str, ...] = ()
_MAX_WIDTH = 130
"""Columns of the terminal that a story takes at most: longer lines are hard to read."""
_MAX_WHOLE_STORIES = 3
"""Stories that are shown whole; if there are more, each is shown in a line."""
_ROWS_AT_A_TIME = 500
"""Rows by which a grid's columns get their widths."""


def writer(target: Target, view: View) -> Writer:
    if view.explanation:
        return ReasonsPrinter(target)
    if view.fields:
        return FieldsPrinter(target, view)
    return QuotationsPrinter(target, view) if view.quotes else StoriesPrinter(target)


class StoriesPrinter(Writer):
    """A few stories in full; if there are more, a line for each, and totals at the end."""

    def __init__(self, target: Target) -> None:
        self._console = _console(target)
        self._held: list[Article] = []
        self._tally: Tally | None = None
        """Counts the stories, if each has a line."""

    def write(self, record: bytes) -> None:
        self._held.append(msgspec.json.decode(record, type=Article))
        if self._tally or len(self._held) > _MAX_WHOLE_STORIES:
            self._print_lines()

    def _print_lines(self) -> None:
        """Prints a line for each story held."""
        from newsx.output.tally import Tally
        from newsx.output.terminal import overview

        width = self._console.width
        if self._tally is None:
            self._tally = Tally()
            self._console.print(overview.header(width))
        for article in self._held:
            self._console.print(overview.story_line(self._tally.add(article), width))
        self._console.file.flush()
        self._held.clear()

    def close(self) -> None:
        if self._tally:
            from newsx.output.terminal.overview import Totals

            self._console.print(Totals(self._tally))
        elif self._held:
            from newsx.output.terminal.story import Story

            self._console.width = min(self._console.width, _MAX_WIDTH)
            for article in self._held:
                _print_under(self._console, article.input if len(self._held) > 1 or article.input != "-" else None, Story(article))
        _release(self._console)


class ReasonsPrinter(Writer):
    """The explanation of each record, below a line with its input's name."""

    def __init__(self, target: Target) -> None:
        self._console = _console(target)
        self._console.width = min(self._console.width, _MAX_WIDTH)

    def write(self, record: bytes) -> None:
        from newsx.output.terminal.explanation import Explanation

        reasons = msgspec.json.decode(record)
        _print_under(self._console, reasons["input"], Explanation(reasons))

    def close(self) -> None:
        _release(self._console)


class QuotationsPrinter(Writer):
    """The quotations of each story that has some, below a line with its input's name."""

    def __init__(self, target: Target, view: View) -> None:
        self._console = _console(target)
        self._console.width = min(self._console.width, _MAX_WIDTH)
        self._view = view

    def write(self, record: bytes) -> None:
        from newsx.output.terminal.grids import quotes_grid

        rows = self._view.items(record)
        if rows:
            _print_under(self._console, rows[0].input, quotes_grid(rows, self._console.width))

    def close(self) -> None:
        _release(self._console)


class FieldsPrinter(Writer):
    """Fields as columns below one header. Rows are held until there are enough to choose the columns' widths by."""

    def __init__(self, target: Target, view: View) -> None:
        self._console = _console(target)
        self._view = view
        self._rows: list[Any] = []

    def write(self, record: bytes) -> None:
        self._rows += self._view.items(record)
        if len(self._rows) >= _ROWS_AT_A_TIME:
            self._print()

    def close(self) -> None:
        if self._rows:
            self._print()
        _release(self._console)

    def _print(self) -> None:
        """Prints the rows held."""
        from newsx.output.terminal.grids import fields_grid

        self._console.print(fields_grid(self._rows, self._view.fields))
        self._console.file.flush()
        self._rows.clear()


def _print_under(console: Console, name: str | None, content: RenderableType) -> None:
    """Prints `content` below a line with its input's name, if it has one."""
    from rich.rule import Rule
    from rich.text import Text

    if name is not None:
        console.print(Rule(Text(plain(name), "dim"), align="left", style="dim"))
    console.print(content)
    console.print()
    console.file.flush()


def _console(target: Target) -> Console:
    """A console that prints to the target, in its encoding; characters that the encoding lacks become question marks."""
    from rich.console import Console

    class _Console(Console):
        def on_broken_pipe(self) -> None:
            raise  # Rich has caught the error, and would end the program with status 1

    encoding = sys.stdout.encoding if target.path is None else "utf-8"
    file = _WithoutPadding(target.file, encoding=encoding, errors="replace", newline="")
    return _Console(file=file, force_terminal=target.is_paged or None, highlight=False, markup=False, emoji=False)


class _WithoutPadding(io.TextIOWrapper):
    """Drops the spaces with which Rich pads lines."""

    def write(self, text: str) -> int:
        return super().write("\n".join([line.rstrip(" ") for line in text.split("\n")]))


def _release(console: Console) -> None:
    """Detaches the console from the target's file, which stays open."""
    file = console.file
    assert isinstance(file, io.TextIOWrapper)
    file.flush()
    file.detach()
