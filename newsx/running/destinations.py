"""Where the outcomes of a run go: directly to standard output or a device; through a spool into a file; each into a file of its own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from newsx.batch.outcomes import Outcome
from newsx.batch.signals import Interrupts
from newsx.output import formats
from newsx.output.target import Target
from newsx.output.view import View
from newsx.running.spool import Spool
from newsx.sources.raw import Raw, Unreadable

MAX_NAME_BYTES = 200
"""Of a file's name. File systems allow 255; a suffix and what marks an unfinished file must fit, too."""


class Destination:
    """What all destinations do. Errors in writing are raised as they are."""

    name: str
    """What to call it in a message."""
    how_to_resume: str | None = None
    """How the user continues a run that did not complete; None if it cannot be continued."""
    done_before = 0
    """How many of the inputs an earlier run has done."""

    def remaining(self, inputs: Iterable[Raw | Unreadable]) -> Iterable[Raw | Unreadable]:
        """The inputs that no earlier run has done."""
        return inputs

    def failed_before(self) -> Iterable[Outcome]:
        """The outcomes of inputs that failed in an earlier run and are not tried again."""
        return ()

    def add(self, outcome: Outcome) -> None:
        """Takes the outcome of the next input."""
        raise NotImplementedError

    def finish(self, complete: bool) -> None:
        """Ends the output, also if the user interrupted the run and it is not complete."""

    def drop(self) -> None:
        """Leaves things as they were before the run, if nothing can be written any more."""


class Direct(Destination):
    """Standard output, a pipe or a device: it can be read while it is written."""

    def __init__(self, target: Target, view: View, format_: str, interrupts: Interrupts) -> None:
        self.name = target.name
        self._target = target
        self._writer = formats.load(format_).writer(target, view)
        self._interrupts = interrupts

    def add(self, outcome: Outcome) -> None:
        with self._interrupts.uninterrupted():
            write(self._writer, outcome)

    def finish(self, complete: bool) -> None:
        with self._interrupts.uninterrupted():
            self._writer.close()
            self._target.finish()


class Spooled(Destination):
    """A file that is written at the end of the run, from the spool. Of an interrupted run it has what was done, and the spool stays."""

    how_to_resume: str | None = "--resume continues the run"

    def __init__(self, output: str, view: View, format_: str, interrupts: Interrupts, spool: Spool) -> None:
        self.name = output
        self._spool = spool
        self._target: Target | None = None
        self._interrupts = interrupts
        try:
            self._target = Target(output)
            self._writer = formats.load(format_).writer(self._target, view)  # raises CannotWrite now, before the work, not after it
        except BaseException:
            self.drop()
            raise
        self._can_be_moved = format_ == "jsonl" and view.whole and not self._target.is_compressed

    def remaining(self, inputs: Iterable[Raw | Unreadable]) -> Iterator[Raw | Unreadable]:
        for item in inputs:
            if self._spool.take(item.name):
                self.done_before += 1
            else:
                yield item

    def failed_before(self) -> Iterable[Outcome]:
        return self._spool.failed_before()

    def add(self, outcome: Outcome) -> None:
        with self._interrupts.uninterrupted():
            self._spool.add(outcome)

    def finish(self, complete: bool) -> None:
        assert self._target is not None
        if complete and self._can_be_moved and self._spool.is_in_order():
            self._target.finish_with(self._spool.records)
        else:
            for outcome in self._spool.outcomes():
                write(self._writer, outcome)
            self._writer.close()
            self._target.finish()
        if complete:
            self._spool.remove()

    def drop(self) -> None:
        if self._spool.is_empty():
            self.how_to_resume = None
            self._spool.remove()
        if self._target is not None:
            self._target.drop()


class FilePerInput(Destination):
    """A folder in which each record has a file, named after its input. Inputs that have theirs are not done again."""

    how_to_resume = "the same command continues the run"

    def __init__(self, folder: str, view: View, format_: str, force: bool) -> None:
        self.name = folder
        self._view = view
        self._format = formats.load(format_)
        self._suffix = next(iter(self._format.SUFFIXES), ".txt")
        self._force = force
        os.makedirs(folder, exist_ok=True)

    def remaining(self, inputs: Iterable[Raw | Unreadable]) -> Iterator[Raw | Unreadable]:
        for item in inputs:
            if not self._force and os.path.exists(self._path(item.name)):
                self.done_before += 1
            else:
                yield item

    def add(self, outcome: Outcome) -> None:
        if outcome.record is None:
            return
        path = self._path(outcome.name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        target = Target(path)
        try:
            writer = self._format.writer(target, self._view)
            writer.write(outcome.record)
            writer.close()
            target.finish()
        except BaseException:
            target.drop()
            raise

    def _path(self, name: str) -> str:
        return os.path.join(self.name, safe_name(name) + self._suffix)


def safe_name(name: str) -> str:
    """A path within a folder for the output of an input. Different inputs have different paths.

    >>> safe_name("dumps/a.txt"), safe_name("/data/./a.txt"), safe_name("../a.txt"), safe_name("a.zip#dir/x.txt"), safe_name("-")
    ('dumps/a.txt', 'data/a.txt', '%2E%2E/a.txt', 'a.zip#dir%2Fx.txt', 'stdin')
    """
    path, mark, fragment = name.partition("#")
    path = "stdin" if path == "-" else path
    steps = ["%2E%2E" if step == ".." else step for step in path.split("/") if step not in ("", ".")]
    steps[-1:] = [_short("".join(steps[-1:]) + mark + quote(fragment, safe=" :;,=()[]<>+&'"))]
    return "/".join(steps)


def _short(step: str) -> str:
    """A file's name of at most MAX_NAME_BYTES: the end of a longer one is replaced by a hash."""
    if len(os.fsencode(step)) <= MAX_NAME_BYTES:
        return step
    from hashlib import sha256

    return f"{os.fsencode(step)[: MAX_NAME_BYTES - 17].decode('utf-8', 'ignore')}-{sha256(os.fsencode(step)).hexdigest()[:16]}"


def write(writer: formats.Writer, outcome: Outcome) -> None:
    """Writes a record, or notes a failure. What was skipped is not written."""
    if outcome.record is not None:
        writer.write(outcome.record)
    elif outcome.skipped is None:
        writer.failure(outcome.name, outcome.problem or "")
