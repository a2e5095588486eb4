"""Keeps what a run has done until the run is complete, so that it can be interrupted and resumed.

Beside the output NAME is the folder .NAME.newsx with three files: `records.jsonl`, the records in the order in which they were made;
`journal.jsonl` (see there); `run.json`, the run's fingerprint. If the run adds to a finished file, there is a fourth, `adds`.
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

from newsx.batch.outcomes import Outcome
from newsx.output.tables import extra_keys
from newsx.record import Article
from newsx.running import journal
from newsx.running.fingerprint import FINGERPRINT_FILE, CannotResume, Fingerprint
from newsx.running.journal import Entry

_ADDS_FILE = "adds"
"""A file in the folder of a run that adds to a finished file."""
NOT_YET = (1 << 64) - 1
"""The largest value of an array of type "Q"; no journal has a line there."""


def folder_of(output: str) -> str:
    """The spool's folder of a run that writes `output`."""
    directory, name = os.path.split(os.path.realpath(output))
    return os.path.join(directory, f".{name}.newsx")


class Spool:
    """The records and the journal of a run.

    If the run adds to a finished file (`adds`), an earlier one to the same file is resumed whatever its inputs were; if it was not of the
    same version or options, it is given up, as the file that it would have added to is whole.

    Raises CannotResume if the folder holds a run with another fingerprint, or one that another process is writing.
    """

    def __init__(self, folder: str, fingerprint: Fingerprint, retry_failed: bool = False, adds: bool = False) -> None:
        with suppress(FileExistsError):
            os.mkdir(folder, 0o700)
        self._folder = folder
        self._lock = lock(folder)
        if os.fstat(self._lock).st_uid != os.geteuid():
            raise CannotResume(f"{folder} belongs to another user")
        if any(entry.is_symlink() for entry in os.scandir(folder)):  # newsx makes none; they would lead writing to other files
            raise CannotResume(f"{folder} contains symbolic links")
        self.records = os.path.join(folder, "records.jsonl")
        self._journal = os.path.join(folder, "journal.jsonl")
        if adds:
            open(os.path.join(folder, _ADDS_FILE), "wb").close()
        self._resume_or_begin(os.path.join(folder, FINGERPRINT_FILE), fingerprint, adds)
        if retry_failed:
            journal.forget_failures(self._journal)
        self._earlier = journal.EarlierEntries(self._journal)
        self._records_file, self._journal_file = _to_append(self.records), _to_append(self._journal)
        self._order = array("Q")  # for each input, in order, the byte at which its line of the journal begins
        self._waiting: deque[int] = deque()  # the inputs whose outcomes are still to come, as places in _order

    def _resume_or_begin(self, path: str, fingerprint: Fingerprint, adds: bool) -> None:
        """Resumes the run whose fingerprint is in this file, or begins one."""
        try:
            with open(path, "rb") as file:
                earlier = msgspec.json.decode(file.read(), type=Fingerprint)
        except (FileNotFoundError, msgspec.DecodeError):  # the fingerprint is written before any record is
            self._begin(path, fingerprint)
            return
        difference = fingerprint.difference(earlier, of_inputs=not adds)
        if difference is None:
            journal.repair(self._journal, self.records)
        elif adds:
            self._begin(path, fingerprint)
        else:
            raise CannotResume(f"the interrupted run had {difference}; --resume needs the same, --force starts anew")

    def _begin(self, path: str, fingerprint: Fingerprint) -> None:
        with suppress(FileNotFoundError):
            os.unlink(path)
        for kept in (self.records, self._journal):
            open(kept, "wb").close()
        with open(path, "wb") as file:
            file.write(msgspec.json.encode(fingerprint))

    def failed_before(self) -> Iterator[Outcome]:
        """The inputs that failed in an earlier run and are not tried again."""
        return (Outcome(entry.name, problem=entry.problem) for _, entry in journal.read(self._journal) if entry.failed)

    def take(self, name: str) -> bool:
        """Takes the next input and returns whether an earlier run has done it. If not, its outcome must be added, in its turn."""
        position = self._earlier.take(name)
        if position is None:
            self._waiting.append(len(self._order))
        self._order.append(NOT_YET if position is None else position)
        return position is not None

    def add(self, outcome: Outcome) -> None:
        start, position = self._records_file.tell(), self._journal_file.tell()
        if outcome.record is not None:
            _append(self._records_file, outcome.record + b"\n")
        entry = Entry(outcome.name, start, self._records_file.tell(), outcome.quotes, outcome.problem, outcome.skipped, outcome.digest)
        _append(self._journal_file, journal.line(entry))
        self._order[self._waiting.popleft()] = position

    def is_empty(self) -> bool:
        """Whether nothing has been done yet."""
        return self._journal_file.tell() == 0

    def is_in_order(self) -> bool:
        """Whether the records are in the order of their inputs."""
        return all(a < b for a, b in pairwise(chain(self._order, self._earlier.left())))

    def outcomes(self) -> Iterator[Outcome]:
        """All outcomes in the order of the inputs; after them those of inputs that are gone since an earlier run."""
        decode = msgspec.json.Decoder(Entry).decode
        with open(self._journal, "rb") as entries, open(self.records, "rb") as records:
            for position in chain(self._order, self._earlier.left()):
                if position != NOT_YET:
                    entries.seek(position)
                    yield _outcome(decode(entries.readline()), records)

    def has_no_records(self) -> bool:
        return self._records_file.tell() == 0

    def names_with_records(self) -> Iterator[str]:
        """The inputs that gave a record."""
        return (entry.name for _, entry in journal.read(self._journal) if entry.problem is None)

    def articles(self) -> Iterator[Article]:
        """All records."""
        with open(self.records, "rb") as records:
            yield from map(msgspec.json.Decoder(Article).decode, records)

    def extra_keys(self) -> Iterator[str]:
        """The keys under `extra` in all records, each as often as it comes."""
        with open(self.records, "rb") as records:
            yield from chain.from_iterable(map(extra_keys, records))

    def close(self) -> None:
        for file in (self._records_file, self._journal_file):
            file.close()
        os.close(self._lock)

    def remove(self) -> None:
        self.close()
        _remove(self._folder)


def remove(folder: str) -> None:
    """Removes a spool's folder, if there is one. Raises CannotResume if another process is writing it."""
    if os.path.isdir(folder):
        os.close(lock(folder))
        _remove(folder)


def adds(folder: str) -> bool:
    """Whether a spool's folder is of a run that adds to a finished file."""
    return os.path.exists(os.path.join(folder, _ADDS_FILE))


def is_being_written(folder: str) -> bool:
    """Whether another process is writing a spool's folder."""
    try:
        os.close(lock(folder))
    except CannotResume:
        return True
    except OSError:
        return False
    return False


def _remove(folder: str) -> None:
    """Removes the fingerprint first: what is left if this is interrupted counts as no run."""
    with suppress(FileNotFoundError):
        os.unlink(os.path.join(folder, FINGERPRINT_FILE))
    shutil.rmtree(folder)


def lock(folder: str) -> int:
    """A lock on a folder, held until its descriptor is closed or the process ends. Raises CannotResume if another process holds it."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_NOFOLLOW)
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
    """Writes all of it, unbuffered, so that it survives kill -9."""
    written = 0
    while written < len(content):
        written += file.write(content[written:] if written else content)


def _outcome(entry: Entry, records: io.BufferedReader) -> Outcome:
    if entry.problem is not None:
        return Outcome(entry.name, problem=entry.problem, skipped=entry.skipped, digest=entry.digest)
    records.seek(entry.start)
    return Outcome(entry.name, records.read(entry.stop - entry.start - 1), entry.quotes, digest=entry.digest)
