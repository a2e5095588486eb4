"""Many stories: a line for each as they come, and at the end who is quoted most."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from newsx.output.tally import Quoted, StorySummary, Tally
from newsx.output.terminal.safe import NAME, plain

_QUIET = "dim"
_MIN_WIDTHS = {"headline": 0, "date": 50, "authors": 120, "quotes": 0, "speakers": 100, "input": 80}
"""The columns, and the width of the terminal, in characters, from which on each is shown."""
_MAX_WIDTH = 160
"""Characters that a line takes at most: longer lines are hard to read."""
_MOST_QUOTED = 10
"""Speakers in the chart at the end."""
_MAX_INPUT_WIDTH = 36
"""Characters of the column with the input's name."""
_MAX_NAME_CHARS, _MAX_BAR_CHARS = 40, 40
"""Characters of a name and of a bar in the chart."""


def header(width: int) -> Table:
    """The names of the columns."""
    return _grid({name: Text(name, _QUIET) for name in _MIN_WIDTHS}, width)


def story_line(story: StorySummary, width: int) -> Table:
    """A story, cut to one line."""
    headline = Text(plain(story.headline)) if story.headline else Text("(no headline)", _QUIET)
    cells = {
        "headline": headline,
        "date": Text(plain((story.published or "")[:10])),
        "authors": Text(plain(", ".join(story.authors))),
        "quotes": Text(str(story.quotations or "–")),
        "speakers": Text(str(story.speakers or "–")),
        "input": Text(_end_of(plain(story.input), _input_width(width)), _QUIET),
    }
    return _grid(cells, width)


def _grid(cells: dict[str, Text], width: int) -> Table:
    """A table of one row: those of the cells that have room in `width`, at their columns' widths."""
    width = min(width, _MAX_WIDTH)
    sizes = {"date": 10, "authors": width // 6, "quotes": 6, "speakers": 8, "input": _input_width(width)}
    shown = [name for name, least in _MIN_WIDTHS.items() if width >= least]
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.width = width
    for name in shown:
        right = name in ("quotes", "speakers")
        size = sizes.get(name)
        grid.add_column(width=size, ratio=None if size else 1, no_wrap=True, overflow="ellipsis", justify="right" if right else "left")
    grid.add_row(*(cells[name] for name in shown))
    return grid


def _input_width(width: int) -> int:
    return min(width // 4, _MAX_INPUT_WIDTH)


def _end_of(path: str, width: int) -> str:
    """The last parts of a path that fit into a width; at least the last one.

    >>> _end_of("archive/2026/02/ferry.txt", 16)
    '02/ferry.txt'
    """
    while "/" in path and cell_len(path) > width:
        path = path.partition("/")[2]
    return path


class Totals:
    """The totals of all stories, and who is quoted most in them."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        tally = self._tally
        yield Text()
        yield Text(f"{tally.stories:,} stories · {tally.quotations:,} quotations · {tally.speakers:,} speakers with names", _QUIET)
        most = tally.most_quoted(_MOST_QUOTED)
        if most:
            yield Text("\nMost quoted", "bold")
            yield from _bars(most, options.max_width, "-" if options.ascii_only else "━")


def _bars(most: list[Quoted], width: int, stroke: str) -> Iterator[RenderableType]:
    """A bar chart of speakers by their utterances."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(max_width=min(_MAX_NAME_CHARS, width // 2), no_wrap=True, overflow="ellipsis", style=NAME)
    grid.add_column(justify="right")
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True, style=_QUIET)
    room = min(_MAX_BAR_CHARS, width // 4)
    for quoted in most:
        bar = stroke * max(1, round(room * quoted.utterances / most[0].utterances))
        stories = f"in {quoted.stories:,} stor{'y' if quoted.stories == 1 else 'ies'}"
        grid.add_row(Text(plain(quoted.name)), f"{quoted.utterances:,}", Text(bar, NAME), stories)
    yield grid
