"""How far a run is, on standard error: a bar on a terminal, a line a minute elsewhere."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from newsx.batch.signals import signals_deferred
from newsx.running.messages import Report, counted, duration, say

if TYPE_CHECKING:
    import rich.progress

PATIENCE = 1.0
"""Seconds before a bar is shown: what is done by then needs none."""
REFRESH = 0.2
MINUTE = 60.0


class Progress:
    """Nothing is shown; `tick` is called after each outcome, with how many inputs an earlier run has done, `close` at the end."""

    def tick(self, done_before: int = 0) -> None: ...

    def close(self) -> None: ...


class Log(Progress):
    """A line a minute."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._due = time.monotonic() + MINUTE

    def tick(self, done_before: int = 0) -> None:
        now = time.monotonic()
        if now >= self._due:
            self._due = now + MINUTE
            report = self._report
            rate = report.inputs / report.seconds
            say(f"{counted(report.inputs, 'input')} in {duration(report.seconds)}, {rate:.0f} a second: {report.tally()}")


class Bar(Progress):
    """A bar, where it is known how many inputs there are; anyhow the rate, the time left, and what was done.

    `count` says how many files there are. It may take its time, for it is called in a thread of its own; with files that hold several
    pages it does not tell how many inputs there are, which `tick` learns from the number of inputs having grown larger.
    """

    def __init__(self, report: Report, count: Callable[[], int | None]) -> None:
        self._report = report
        self._count = count
        self._total: int | None = None
        self._bar: rich.progress.Progress | None = None
        self._due = time.monotonic() + PATIENCE

    def tick(self, done_before: int = 0) -> None:
        now = time.monotonic()
        if now < self._due:
            return
        self._due = now + REFRESH
        if self._bar is None:
            self._bar = _bar()
            self._task = self._bar.add_task("", total=None, tally="")
            self._bar.start()
            threading.Thread(target=self._find_total, daemon=True).start()
        inputs = self._report.inputs + done_before
        total = self._total if self._total is not None and self._total >= inputs else None
        count = f"{inputs:,} of {total:,}" if total else counted(inputs, "input")
        tally = f"{count}, {self._report.inputs / self._report.seconds:.0f}/s, {self._report.tally()}"
        self._bar.update(self._task, completed=inputs, total=total, tally=tally)

    def _find_total(self) -> None:
        self._total = self._count()

    def close(self) -> None:
        if self._bar is not None:
            self._bar.stop()


def _bar() -> rich.progress.Progress:
    with signals_deferred():
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
        from rich.table import Column

    tally = TextColumn("{task.fields[tally]}", table_column=Column(no_wrap=True))
    columns = (BarColumn(12), TimeRemainingColumn(compact=True), tally)
    return Progress(*columns, console=Console(file=sys.stderr), transient=True, redirect_stdout=False)
