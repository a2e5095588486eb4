"""Where the outcomes of a run go: directly to standard output or a device; through a spool into a file; each into a file of its own."""

from __future__ import annotations

import errno
import os
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from newsx.batch.outcomes import Outcome
from newsx.batch.signals import Interrupts
from newsx.errors import sentence
from newsx.output import formats
from newsx.output.row_people import RowPeople
from newsx.output.target import Target
from newsx.output.view import View
from newsx.running.spool import Spool, lock
from newsx.sources.raw import Raw, Unreadable

MAX_NAME_BYTES = 200
"""Of a file's name. File systems allow 255; a suffix and what marks an unfinished file must fit, too."""
_OF_ONE_PATH = frozenset({errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.ELOOP})
"""Errors of the system that concern the file of one input; with any other nothing more can be written."""


class Destination:
    """What all destinations do. Errors in writing are raised as they are."""

    name: str
    """What to call it in a message."""
    how_to_resume: str | None = None
    """How the user continues a run that did not complete; None if it cannot be continued."""
    adds = False
    """Whether an earlier run has completed the output, and this one adds to it."""
    replaced = 0
    """How many articles were there and have changed, known when the output is finished."""
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


class Written(Destination):
    """An output that is written as the outcomes come."""

    _writer: formats.Writer
    _interrupts: Interrupts

    def add(self, outcome: Outcome) -> None:
        with self._interrupts.uninterrupted():
            write(self._writer, outcome)


class Direct(Written):
    """Standard output, a pipe or a device: it can be read while it is written."""

    def __init__(self, target: Target, view: View, format_: str, interrupts: Interrupts) -> None:
        self.name = target.name
        self._target = target
        self._writer = formats.load(format_).writer(target, view)
        self._interrupts = interrupts

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
        self._writer: formats.Writer | None = None
        self._interrupts = interrupts
        try:
            self._target = Target(output)
            self._writer = formats.load(format_).writer(self._target, view)  # raises CannotWrite now, before the work, not after it
        except BaseException:
            self.drop()
            raise
        self._tells_people = view.tells_people and format_ != formats.IN_PLACE
        self._selection = view.selection
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
        assert self._writer is not None
        if complete and self._can_be_moved and self._spool.is_in_order():
            self._target.finish_with(self._spool.records)
        else:
            self._link()
            self._write_all()
        if complete:
            self._spool.remove()

    def _link(self, kept: Iterable[Mapping[str, Any]] = ()) -> None:
        """Tells the writer who is one person in several stories, if its rows say so; `kept` are rows of an earlier run."""
        if self._tells_people:
            assert self._writer is not None
            people = RowPeople()
            people.add_rows(kept)
            for article in self._spool.articles():
                people.add_article(article, self._selection)
            self._writer.link(people.ids())

    def _write_all(self) -> None:
        """Writes all that the spool holds, and completes the file."""
        assert self._target is not None
        assert self._writer is not None
        self._writer.expect(self._spool.extra_keys())
        for outcome in self._spool.outcomes():
            write(self._writer, outcome)
        self._writer.close()
        self._target.finish()

    def drop(self) -> None:
        if self._spool.is_empty():
            self.how_to_resume = None
            self._spool.remove()
        if self._writer is not None:
            self._writer.drop()
        if self._target is not None:
            self._target.drop()


class FilePerInput(Destination):
    """A folder in which each record has a file, named after its input. Inputs that have theirs are not done again.

    Where several inputs would have one file (`/a.txt` and `a.txt`, two records of an archive with one name), the second has `a.txt~2`, and
    so on; they have the same files in each run over the same inputs.
    """

    how_to_resume = "the same command continues the run"

    def __init__(self, folder: str, view: View, format_: str, force: bool) -> None:
        self.name = folder
        self._view = view
        self._format = formats.load(format_)
        self._suffix = next(iter(self._format.SUFFIXES), ".txt")
        self._force = force
        self._taken: Counter[int] = Counter()  # by a hash of the path, how many inputs would have it
        self._waiting: deque[str] = deque()  # the paths of inputs whose outcomes are still to come
        os.makedirs(folder, exist_ok=True)
        self._lock = lock(os.path.realpath(folder))

    def remaining(self, inputs: Iterable[Raw | Unreadable]) -> Iterator[Raw | Unreadable]:
        for item in inputs:
            path = self._path(item.name)
            if not self._force and os.path.isfile(path):
                self.done_before += 1
            else:
                self._waiting.append(path)
                yield item

    def add(self, outcome: Outcome) -> None:
        path = self._waiting.popleft()
        if outcome.record is None:
            return
        try:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            self._write(outcome.record, path)
        except OSError as error:
            if error.errno not in _OF_ONE_PATH:
                raise
            outcome.record, outcome.problem = None, f"could not be written to {path}: {sentence(error)}"

    def finish(self, complete: bool) -> None:
        os.close(self._lock)

    def _write(self, record: bytes, path: str) -> None:
        target = Target(path)
        writer: formats.Writer | None = None
        try:
            writer = self._format.writer(target, self._view)
            writer.write(record)
            writer.close()
            target.finish()
        except BaseException:
            if writer is not None:
                writer.drop()
            target.drop()
            raise

    def _path(self, name: str) -> str:
        """The path for the next input, which has this name. To be asked once for each input, in their order."""
        path = safe_name(name, self._suffix)
        self._taken[hash(path)] += 1
        number = self._taken[hash(path)]
        if number > 1:
            return self._path(f"{name}~{number}")  # which may be another input's, too
        return os.path.join(self.name, os.fsdecode(f"{path}{self._suffix}".encode()))


def safe_name(name: str, suffix: str = "") -> str:
    """A path within a folder for the output of an input, which will have this suffix. No folder in it has a name that a file could have.

    >>> safe_name("dumps/a.txt"), safe_name("/data/./a.txt"), safe_name("../a.txt"), safe_name("a.zip#dir/x.txt"), safe_name("-")
    ('dumps/a.txt', 'data/a.txt', '%2E%2E/a.txt', 'a.zip#dir%2Fx.txt', 'stdin')
    >>> safe_name("a.json/b.txt", ".json")
    'a.json%/b.txt'
    """
    path, mark, fragment = name.partition("#")
    path = "stdin" if path == "-" else path
    *folders, file = ["%2E%2E" if step == ".." else step for step in path.split("/") if step not in ("", ".")] or [""]
    folders = [f"{step}%" if suffix and step.endswith(suffix) else step for step in folders]
    return "/".join(map(_short, [*folders, file + mark + quote(fragment, safe=" :;,=()[]<>+&'")]))


def _short(step: str) -> str:
    """A file's name of at most MAX_NAME_BYTES: the end of a longer one is replaced by a hash."""
    content = step.encode()
    if len(content) <= MAX_NAME_BYTES:
        return step
    from hashlib import sha256

    return f"{content[: MAX_NAME_BYTES - 17].decode('utf-8', 'ignore')}-{sha256(content).hexdigest()[:16]}"


def write(writer: formats.Writer, outcome: Outcome) -> None:
    """Writes a record, or notes a failure. What was skipped is not written."""
    writer.input(outcome.name, outcome.digest, outcome.problem)
    if outcome.record is not None:
        writer.write(outcome.record)
    elif outcome.skipped is None:
        writer.failure(outcome.name, outcome.problem or "")
