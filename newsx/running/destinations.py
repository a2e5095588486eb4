"""Where the outcomes of a run go: straight to standard output or a device; by way of a spool into a file; each into a file of its own."""

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

LONGEST_NAME = 200


class Destination:
    """What all of them do. Errors in writing are raised as they are."""

    name: str
    """What to call it in a message."""
    way_on: str | None = None
    """How to go on with a run that did not complete."""
    done_before = 0
    """How many of the inputs an earlier run has done."""

    def rest(self, inputs: Iterable[Raw | Unreadable]) -> Iterable[Raw | Unreadable]:
        """The inputs that are still to be done."""
        return inputs

    def failed_before(self) -> Iterable[Outcome]:
        """The inputs that an earlier run could not read."""
        return ()

    def add(self, outcome: Outcome) -> None:
        """Takes the outcome of the next input."""
        raise NotImplementedError

    def finish(self, complete: bool) -> None:
        """Ends the output, also where it is not complete because the user stopped it."""

    def drop(self) -> None:
        """Leaves things as they were, where nothing more can be written."""


class Straight(Destination):
    """What can be read while it is written: standard output, a pipe, a device."""

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


class Kept(Destination):
    """A file, written at the end from what the spool has kept; of a run that was stopped, what it did, and the spool stays."""

    way_on: str | None = "--resume does the rest"

    def __init__(self, output: str, view: View, format_: str, interrupts: Interrupts, spool: Spool) -> None:
        self.name = output
        self._spool = spool
        self._target: Target | None = None
        self._interrupts = interrupts
        try:
            self._target = Target(output)
            self._writer = formats.load(format_).writer(self._target, view)  # now: what it lacks is said before the work, not after
        except BaseException:
            self.drop()
            raise
        self._as_it_is = format_ == "jsonl" and view.whole and not self._target.is_compressed

    def rest(self, inputs: Iterable[Raw | Unreadable]) -> Iterator[Raw | Unreadable]:
        for item in inputs:
            if self._spool.has(item.name):
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
        if complete and self._as_it_is and self._spool.in_order:
            self._target.finish_with(self._spool.records)
        else:
            for outcome in self._spool.outcomes():
                write(self._writer, outcome)
            self._writer.close()
            self._target.finish()
        if complete:
            self._spool.remove()

    def drop(self) -> None:
        if self._spool.empty:
            self.way_on = None
            self._spool.remove()
        if self._target is not None:
            self._target.drop()


class Apart(Destination):
    """A folder in which each record has a file, named after its input; inputs that have theirs are not done again."""

    way_on = "the same command does the rest"

    def __init__(self, folder: str, view: View, format_: str, force: bool) -> None:
        self.name = folder
        self._view = view
        self._format = formats.load(format_)
        self._suffix = next(iter(self._format.SUFFIXES), ".txt")
        self._force = force
        os.makedirs(folder, exist_ok=True)

    def rest(self, inputs: Iterable[Raw | Unreadable]) -> Iterator[Raw | Unreadable]:
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
    """A path inside a folder for what comes from the input `name`; different inputs have different ones.

    >>> safe_name("dumps/a.txt"), safe_name("/data/./a.txt"), safe_name("../a.txt"), safe_name("a.zip#dir/x.txt"), safe_name("-")
    ('dumps/a.txt', 'data/a.txt', '%2E%2E/a.txt', 'a.zip#dir%2Fx.txt', 'stdin')
    """
    path, mark, fragment = name.partition("#")
    path = "stdin" if path == "-" else path
    steps = ["%2E%2E" if step == ".." else step for step in path.split("/") if step not in ("", ".")]
    steps[-1:] = [_short("".join(steps[-1:]) + mark + quote(fragment, safe=" :;,=()[]<>+&'"))]
    return "/".join(steps)


def _short(step: str) -> str:
    """A step of a path as long as file systems allow."""
    if len(os.fsencode(step)) <= LONGEST_NAME:
        return step
    from hashlib import sha256

    return f"{os.fsencode(step)[: LONGEST_NAME - 17].decode('utf-8', 'ignore')}-{sha256(os.fsencode(step)).hexdigest()[:16]}"


def write(writer: formats.Writer, outcome: Outcome) -> None:
    """Writes what there is to be written of an outcome."""
    if outcome.record is not None:
        writer.write(outcome.record)
    elif outcome.skipped is None:
        writer.failure(outcome.name, outcome.problem or "")
