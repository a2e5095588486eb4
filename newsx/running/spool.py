"""A run that can be stopped and gone on with: what is done is kept beside the output until all of it is.

Beside the output NAME stands the folder .NAME.newsx with three files: `records.jsonl`, the records in the order in which they were made;
`journal.jsonl`, see there; `run.json`, what the records depend on.
"""

from __future__ import annotations

import fcntl
import io
import os
import shutil
from array import array
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain, pairwise

import msgspec

from newsx import __version__, models
from newsx.batch.outcomes import Outcome
from newsx.running import journal
from newsx.running.journal import Entry

NOT_YET = (1 << 64) - 1
HEAD = "run.json"


class CannotResume(Exception):
    """Why a run cannot be gone on with, in words."""


class Head(msgspec.Struct):
    """What the records of a run depend on: the program's version, the models' checksums, and the options as the user gave them."""

    version: str
    models: dict[str, str]
    options: dict[str, str]

    @classmethod
    def here(cls, options: dict[str, str]) -> Head:
        """What a run by this program, with these models and options, depends on."""
        return cls(__version__, {name: models.checksum(name) for name in models.FILES}, options)

    def difference(self, earlier: Head) -> str | None:
        """What another run had that this one has not, in words."""
        if earlier.version != self.version:
            return f"another version of newsx ({earlier.version})"
        if earlier.models != self.models:
            return "other models"
        for name in [*earlier.options, *self.options]:
            theirs, ours = earlier.options.get(name), self.options.get(name)
            if theirs != ours:
                return "other inputs" if name == "inputs" else f"{name} {theirs}" if theirs else f"no {name}"
        return None


def folder_of(output: str) -> str:
    """The folder of the run that makes `output`."""
    directory, name = os.path.split(os.path.realpath(output))
    return os.path.join(directory, f".{name}.newsx")


class Spool:
    """The records and the journal of a run. Raises CannotResume where `folder` holds a run that had another head or still goes on."""

    def __init__(self, folder: str, head: Head, retry_failed: bool = False) -> None:
        with suppress(FileExistsError):
            os.mkdir(folder)
        self._folder = folder
        self._lock = _lock(folder)
        self.records = os.path.join(folder, "records.jsonl")
        self._journal = os.path.join(folder, "journal.jsonl")
        self._begin(os.path.join(folder, HEAD), head)
        if retry_failed:
            journal.forget_failures(self._journal)
        self._earlier = journal.Earlier(self._journal)
        self._records_file, self._journal_file = _to_append(self.records), _to_append(self._journal)
        self._order = array("Q")  # for each input, in their order, where its line of the journal begins
        self._waiting: deque[int] = deque()  # which inputs the next outcomes are of

    def _begin(self, path: str, head: Head) -> None:
        """Goes on with the run that is there, or begins one."""
        try:
            with open(path, "rb") as file:
                earlier = msgspec.json.decode(file.read(), type=Head)
        except (FileNotFoundError, msgspec.DecodeError):  # nothing is kept before the head is
            for kept in (self.records, self._journal):
                open(kept, "wb").close()
            with open(path, "wb") as file:
                file.write(msgspec.json.encode(head))
            return
        difference = head.difference(earlier)
        if difference is not None:
            raise CannotResume(f"the run that was stopped had {difference}: --resume goes on only with the same, --force starts anew")
        journal.mend(self._journal, self.records)

    def failed_before(self) -> Iterator[Outcome]:
        """What an earlier run could not read, and is not tried again."""
        return (Outcome(entry.name, problem=entry.problem) for _, entry in journal.read(self._journal) if entry.failed)

    def has(self, name: str) -> bool:
        """Whether the next input, which has this name, is done. If not, its outcome is to be added, in its turn."""
        position = self._earlier.take(name)
        if position is None:
            self._waiting.append(len(self._order))
        self._order.append(NOT_YET if position is None else position)
        return position is not None

    def add(self, outcome: Outcome) -> None:
        start, position = self._records_file.tell(), self._journal_file.tell()
        if outcome.record is not None:
            _append(self._records_file, outcome.record + b"\n")
        entry = Entry(outcome.name, start, self._records_file.tell(), outcome.quotes, outcome.problem, outcome.skipped)
        _append(self._journal_file, journal.line(entry))
        self._order[self._waiting.popleft()] = position

    @property
    def empty(self) -> bool:
        """Whether nothing is done yet."""
        return self._journal_file.tell() == 0

    @property
    def in_order(self) -> bool:
        """Whether the records stand as their inputs came."""
        return all(a < b for a, b in pairwise(chain(self._order, self._earlier.left())))

    def outcomes(self) -> Iterator[Outcome]:
        """All that is done, in the order of the inputs; then what an earlier run found in inputs that are gone."""
        decode = msgspec.json.Decoder(Entry).decode
        with open(self._journal, "rb") as entries, open(self.records, "rb") as records:
            for position in chain(self._order, self._earlier.left()):
                if position != NOT_YET:
                    entries.seek(position)
                    yield _outcome(decode(entries.readline()), records)

    def close(self) -> None:
        for file in (self._records_file, self._journal_file):
            file.close()
        os.close(self._lock)

    def remove(self) -> None:
        self.close()
        _remove(self._folder)


def remove(folder: str) -> None:
    """Removes what a run has kept, if nobody is at it."""
    if os.path.isdir(folder):
        os.close(_lock(folder))
        _remove(folder)


def _remove(folder: str) -> None:
    """Removes a run's folder, its head first: what is left where this is interrupted is no run."""
    with suppress(FileNotFoundError):
        os.unlink(os.path.join(folder, HEAD))
    shutil.rmtree(folder)


def _lock(folder: str) -> int:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise CannotResume("another newsx is writing it") from None
    return descriptor


def _to_append(path: str) -> io.FileIO:
    file = io.FileIO(path, "ab")
    file.seek(0, os.SEEK_END)
    return file


def _append(file: io.FileIO, content: bytes) -> None:
    """Writes all of it, unbuffered: what is added is there also after kill -9."""
    written = 0
    while written < len(content):
        written += file.write(content[written:] if written else content)


def _outcome(entry: Entry, records: io.BufferedReader) -> Outcome:
    if entry.problem is not None:
        return Outcome(entry.name, problem=entry.problem, skipped=entry.skipped)
    records.seek(entry.start)
    return Outcome(entry.name, records.read(entry.stop - entry.start - 1), quotes=entry.quotes)
