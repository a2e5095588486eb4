"""A run: what comes of the inputs is written, and what goes wrong becomes a sentence and an exit status."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from newsx.batch import Outcome
from newsx.output import formats
from newsx.output.target import Target
from newsx.output.view import View
from newsx.reporting import Report, say
from newsx.sources.walking import sentence

SOME_FAILED, INCOMPLETE, INTERRUPTED = 1, 3, 130


class _OutputLost(Exception):
    """Nothing more can be written; `why` is `None` where whoever read it wanted no more."""

    def __init__(self, why: str | None) -> None:
        self.why = why


class _Patience:
    """Ctrl-C in the middle of a record waits for its end; a second Ctrl-C does not."""

    def __init__(self) -> None:
        self.writing = False
        self.asked = False

    def __call__(self, _signal: int, _frame: Any) -> None:
        if not self.writing or self.asked:
            raise KeyboardInterrupt
        self.asked = True


_patience = _Patience()


@contextmanager
def _writing(name: str) -> Iterator[None]:
    """Around all that writes to the output `name`."""
    _patience.writing = True
    try:
        yield
    except BrokenPipeError:
        raise _OutputLost(None) from None
    except OSError as error:
        raise _OutputLost(f"{name}: {sentence(error)}") from None
    finally:
        _patience.writing = False
    if _patience.asked:
        raise KeyboardInterrupt


def run(outcomes: Iterator[Outcome], view: View, name: str, output: str | None, errors: str | None) -> int:
    """Writes what comes. Returns the exit status."""
    target: Target | None = None
    signal.signal(signal.SIGINT, _patience)
    try:
        with _writing(output or "standard output"):
            target = Target(output)
        with _writing(errors or ""):
            report = Report(open(errors, "wb") if errors else None)  # noqa: SIM115 (kept to the end)
        return _write_all(outcomes, view, name, target, report)
    except _OutputLost as lost:
        _give_up_standard_output()
        if target is not None:
            target.drop()
        if lost.why is None:
            return 0
        say(lost.why)
        return INCOMPLETE
    except KeyboardInterrupt:
        if target is not None:
            target.drop()
        return INTERRUPTED


def _write_all(outcomes: Iterator[Outcome], view: View, name: str, target: Target, report: Report) -> int:
    """Returns 130 where the user stopped it: what was done by then is written."""
    interrupted = False
    with _writing(target.name):
        writer = formats.load(name).writer(target, view)
    try:
        for outcome in outcomes:
            if outcome.record is None:
                report.add(outcome)
            else:
                with _writing(target.name):
                    writer.write(outcome.record)
        report.finish()
    except KeyboardInterrupt:
        interrupted, _patience.asked = True, False
    with _writing(target.name):
        writer.close()
        target.finish()
    return INTERRUPTED if interrupted else SOME_FAILED if report.failed else 0


def _give_up_standard_output() -> None:
    """Keeps Python from trying once more, at its end, to write what could not be written."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
