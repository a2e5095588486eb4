"""For the eyes: a story and who says what in it; with `--quotes` or `--fields` a table of them; with `--explain` the reasons."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Any

import msgspec

from newsx.output.formats import Writer
from newsx.output.target import Target
from newsx.output.terminal import plain
from newsx.output.view import View
from newsx.record import Article

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

SUFFIXES: tuple[str, ...] = ()
WIDEST = 130
"""Columns that a story takes at most: longer lines are hard to read."""


def writer(target: Target, view: View) -> Stories | Grid:
    return Stories(target, view) if view.whole else Grid(target, view)


class Stories(Writer):
    """Story after story (or what explains them), each under a line with its input's name."""

    def __init__(self, target: Target, view: View) -> None:
        self._console = _console(target)
        self._console.width = min(self._console.width, WIDEST)
        self._explanation = view.explanation
        self._first = True

    def write(self, record: bytes) -> None:
        if self._explanation:
            from newsx.output.explanation import Explanation

            reasons = msgspec.json.decode(record)
            self._print(reasons["input"], Explanation(reasons))
        else:
            from newsx.output.story import Story

            article = msgspec.json.decode(record, type=Article)
            self._print(article.input, Story(article))

    def _print(self, name: str, content: RenderableType) -> None:
        from rich.rule import Rule
        from rich.text import Text

        if name != "-" or not self._first:
            self._console.print(Rule(Text(plain(name), "dim"), align="left", style="dim"))
        self._console.print(content)
        self._console.print()
        self._console.file.flush()
        self._first = False

    def close(self) -> None:
        _release(self._console)


class Grid(Writer):
    """Rows under one header, held until there is a screenful of pages, for the widths of the columns follow from them."""

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
        from newsx.output.grids import fields_grid, quotes_grid

        grid = fields_grid(self._rows, self._view.fields) if self._view.fields else quotes_grid(self._rows)
        self._console.print(grid)
        self._console.file.flush()
        self._rows.clear()


def _console(target: Target) -> Console:
    """A console on the target, in its encoding; what that lacks becomes a question mark."""
    from rich.console import Console

    encoding = sys.stdout.encoding if target.path is None else "utf-8"
    file = io.TextIOWrapper(target.file, encoding=encoding, errors="replace", newline="")
    return Console(file=file, highlight=False, markup=False, emoji=False)


def _release(console: Console) -> None:
    """Leaves the target's file open: it is not the console's to close."""
    file = console.file
    assert isinstance(file, io.TextIOWrapper)
    file.flush()
    file.detach()
