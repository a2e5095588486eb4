"""For the eyes: a story and who says what in it, or many at a glance; with `--quotes` or `--fields` a table of them; with `--explain`
the reasons."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Any

import msgspec

from newsx.output.formats import Writer
from newsx.output.tally import Tally
from newsx.output.target import Target
from newsx.output.terminal.safe import plain
from newsx.output.view import View
from newsx.record import Article

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

SUFFIXES: tuple[str, ...] = ()
WIDEST = 130
"""Columns that a story takes at most: longer lines are hard to read."""
FEW = 3
"""So many stories are shown whole; more are shown at a glance."""


def writer(target: Target, view: View) -> Writer:
    if view.explanation:
        return Reasons(target)
    if view.fields:
        return Grid(target, view)
    return Quotations(target, view) if view.quotes else Stories(target)


class Stories(Writer):
    """A few stories one after another; when there are more, a line for each, and at the end what they come to."""

    def __init__(self, target: Target) -> None:
        self._console = _console(target)
        self._held: list[Article] = []
        self._tally = Tally()

    def write(self, record: bytes) -> None:
        self._held.append(msgspec.json.decode(record, type=Article))
        if self._tally.stories or len(self._held) > FEW:
            self._print_lines()

    def _print_lines(self) -> None:
        from newsx.output.terminal import overview

        width = self._console.width
        if not self._tally.stories:
            self._console.print(overview.header(width))
        for article in self._held:
            self._console.print(overview.line(self._tally.add(article), width))
        self._console.file.flush()
        self._held.clear()

    def close(self) -> None:
        if self._tally.stories:
            from newsx.output.terminal.overview import Totals

            self._console.print(Totals(self._tally))
        elif self._held:
            from newsx.output.terminal.story import Story

            self._console.width = min(self._console.width, WIDEST)
            for article in self._held:
                _print_under(self._console, article.input if len(self._held) > 1 or article.input != "-" else None, Story(article))
        _release(self._console)


class Reasons(Writer):
    """What explains each record, under a line with its input's name."""

    def __init__(self, target: Target) -> None:
        self._console = _console(target)
        self._console.width = min(self._console.width, WIDEST)

    def write(self, record: bytes) -> None:
        from newsx.output.terminal.explanation import Explanation

        reasons = msgspec.json.decode(record)
        _print_under(self._console, reasons["input"], Explanation(reasons))

    def close(self) -> None:
        _release(self._console)


class Quotations(Writer):
    """The quotations of each story that has some, under a line with its input's name."""

    def __init__(self, target: Target, view: View) -> None:
        self._console = _console(target)
        self._console.width = min(self._console.width, WIDEST)
        self._view = view

    def write(self, record: bytes) -> None:
        from newsx.output.terminal.grids import quotes_grid

        rows = self._view.items(record)
        if rows:
            _print_under(self._console, rows[0].input, quotes_grid(rows, self._console.width))

    def close(self) -> None:
        _release(self._console)


class Grid(Writer):
    """Fields under one header, held until there is a screenful of pages, for the widths of the columns follow from them."""

    PAGE = 500

    def __init__(self, target: Target, view: View) -> None:
        self._console = _console(target)
        self._view = view
        self._rows: list[Any] = []

    def write(self, record: bytes) -> None:
        self._rows += self._view.items(record)
        if len(self._rows) >= self.PAGE:
            self._print()

    def close(self) -> None:
        if self._rows:
            self._print()
        _release(self._console)

    def _print(self) -> None:
        from newsx.output.terminal.grids import fields_grid

        self._console.print(fields_grid(self._rows, self._view.fields))
        self._console.file.flush()
        self._rows.clear()


def _print_under(console: Console, name: str | None, content: RenderableType) -> None:
    """Prints something under a line with the name of what it was made from."""
    from rich.rule import Rule
    from rich.text import Text

    if name is not None:
        console.print(Rule(Text(plain(name), "dim"), align="left", style="dim"))
    console.print(content)
    console.print()
    console.file.flush()


def _console(target: Target) -> Console:
    """A console on the target, in its encoding; what that lacks becomes a question mark."""
    from rich.console import Console

    class Printer(Console):
        def on_broken_pipe(self) -> None:
            raise  # what Rich has caught; it would end the program with status 1

    encoding = sys.stdout.encoding if target.path is None else "utf-8"
    file = _Lines(target.file, encoding=encoding, errors="replace", newline="")
    return Printer(file=file, highlight=False, markup=False, emoji=False)


class _Lines(io.TextIOWrapper):
    """Leaves out the spaces with which Rich fills lines up."""

    def write(self, text: str) -> int:
        return super().write("\n".join([line.rstrip(" ") for line in text.split("\n")]))


def _release(console: Console) -> None:
    """Leaves the target's file open: it is not the console's to close."""
    file = console.file
    assert isinstance(file, io.TextIOWrapper)
    file.flush()
    file.detach()
