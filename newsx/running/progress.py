"""Shows on standard error how far a run is: by a bar on a terminal, elsewhere by a line per minute."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from newsx.batch.signals import signals_deferred
from newsx.running.messages import RunReport, counted, duration, say

if TYPE_CHECKING:
    import rich.progress

BAR_AFTER_SECONDS = 1.0
"""A shorter run needs no bar."""
REFRESH_SECONDS = 0.2
LOG_SECONDS = 60.0


class Progress:
    """Shows nothing."""

    def tick(self, done_before: int = 0) -> None:
        """Called after each outcome; `done_before` is how many inputs an earlier run has done."""

    def close(self) -> None:
        """Called at the end of the run."""


class Log(Progress):
    """A line per minute."""

    def __init__(self, report: RunReport) -> None:
        self._report = report
        self._due = time.monotonic() + LOG_SECONDS

    def tick(self, done_before: int = 0) -> None:
        now = time.monotonic()
        if now >= self._due:
            self._due = now + LOG_SECONDS
            report = self._report
            rate = report.inputs / report.seconds
            say(f"{counted(report.inputs, 'input')} in {duration(report.seconds)}, {rate:.0f} a second: {report.tally()}")


class Bar(Progress):
    """The rate and what was done; with the number of inputs also a bar and the time left.

    `count` gives the number of files, which may take long, so it is called in a thread. Files may hold several pages: once more inputs
    have been done than there are files, the number of inputs counts as unknown.
    """

    def __init__(self, report: RunReport, count: Callable[[], int | None]) -> None:
        self._report = report
        self._count = count
        self._total: int | None = None
        self._bar: rich.progress.Progress | None = None
        self._due = time.monotonic() + BAR_AFTER_SECONDS

    def tick(self, done_before: int = 0) -> None:
        now = time.monotonic()
        if now < self._due:
            return
        self._due = now + REFRESH_SECONDS
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
