"""A run on a Dask cluster. Inputs and outputs are files that its workers reach, by path or by any address that fsspec knows.

The inputs are divided into parts, in their order. A task reads a part, writes its records to a file under a temporary name and then renames
it (part-00042.jsonl), so that a part file is complete or absent. If a worker is lost, the task runs again and writes the same part.

Nothing here starts a process. How Dask's workers start is up to Dask: by `python -c`, which looks for modules in the folder where
`dask worker` is called. In a folder that others can write to, it must be called with PYTHONSAFEPATH=1.
"""

from __future__ import annotations

import asyncio
import io
import logging
import os
import re
import tempfile
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

import msgspec
from msgspec.structs import replace

from newsx.batch.outcomes import Options, Outcome, outcome_of
from newsx.errors import Incomplete, need, sentence
from newsx.models import Unusable
from newsx.output import formats
from newsx.output.target import Target
from newsx.output.view import View
from newsx.running.destinations import Destination, write
from newsx.running.fingerprint import FINGERPRINT_FILE, CannotResume, Fingerprint
from newsx.sources.raw import Raw, Unreadable
from newsx.sources.reading import read_stream
from newsx.sources.settings import Settings
from newsx.sources.stream import Stream, printable
from newsx.sources.walk import is_left_out, walk

MAX_PART_FILES = 256
MAX_PART_BYTES = 64 << 20
"""A part ends with the file that reaches either."""
PARTS_PER_THREAD = 4
"""Parts in flight for each thread of the cluster."""
CONNECT_SECONDS = 10.0
"""How long to wait for the scheduler."""
_LOGGERS = ("distributed", "distributed.client", "asyncio", "tornado", "tornado.application")
"""The loggers with which Dask and what it runs on print tracebacks when a connection is lost."""


@dataclass(frozen=True, slots=True)
class File:
    """An input: its name as in the records, the path or address at which workers find it, its size in bytes, and whether a directory was
    searched for it."""

    name: str
    place: str
    size: int
    walked: bool


@dataclass(frozen=True, slots=True)
class Work:
    """What all tasks of a run have in common."""

    fingerprint: Fingerprint
    options: Options
    settings: Settings
    view: View
    format: str
    folder: str

    def place(self, part: int) -> str:
        """The path or address of a part file."""
        return f"{self.folder}/part-{part:05}{formats.load(self.format).SUFFIXES[0]}"


class PartFiles(Destination):
    """The folder of the part files. Raises CannotResume if it holds another run, unless that is overwritten (`force`) or resumed."""

    how_to_resume = "--resume continues the run"

    def __init__(self, work: Work, resume: bool, force: bool) -> None:
        self.name = work.folder
        files, folder = _file_system(work.folder)
        files.makedirs(folder, exist_ok=True)
        path = f"{folder}/{FINGERPRINT_FILE}"
        if force:
            for name in _names_of_parts(files, folder):
                files.rm_file(f"{folder}/{name}")
        elif not files.exists(path):
            if foreign := _names_of_parts(files, folder):
                raise CannotResume(f"it holds {foreign[0]}, but no run that made it; --force starts anew")
        else:
            if not resume:
                raise CannotResume("it holds a run already; --resume continues it, --force starts anew")
            difference = work.fingerprint.difference(msgspec.json.decode(files.cat_file(path), type=Fingerprint))
            if difference is not None:
                raise CannotResume(f"the run that it holds had {difference}; --resume needs the same, --force starts anew")
        files.pipe_file(path, msgspec.json.encode(work.fingerprint))

    def add(self, outcome: Outcome) -> None:
        """Does nothing: the worker that made the record has written it."""


def _names_of_parts(files: Any, folder: str) -> list[str]:
    """The names of the part files in a folder, in any format: all that newsx makes there beside the fingerprint."""
    parts = re.compile(rf"part-\d{{5,}}(?:{'|'.join(map(re.escape, formats.suffixes()))})")
    try:
        names = [path.rstrip("/").rpartition("/")[2] for path in files.ls(folder, detail=False)]
    except FileNotFoundError:  # a store of objects has no empty folders
        return []
    return sorted(name for name in names if parts.fullmatch(name))


def connect(address: str) -> Any:
    """A client of the cluster at `address`. Raises CannotWrite if Dask is not installed, OSError if no cluster answers."""
    need("fsspec", "a Dask cluster", "dask")
    distributed = need("distributed", "a Dask cluster", "dask")
    for name in _LOGGERS:  # whatever ends a run is said in a sentence
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        return distributed.Client(address, timeout=CONNECT_SECONDS)
    except (OSError, ValueError):
        raise ConnectionError(f"no cluster answers at {address}") from None


def outcomes(client: Any, paths: Iterable[str], work: Work) -> Iterator[Outcome]:
    """The outcomes of all files in these paths, without their records, part by part in the order in which parts are done.

    At the end the client is closed.
    """
    from distributed import as_completed

    parts = _parts(paths, work.settings)
    in_flight: Any = as_completed()  # type: ignore[no-untyped-call]
    threads = max(1, sum(client.nthreads().values()))
    in_progress: dict[Any, tuple[int, list[File]]] = {}
    try:
        while True:
            while len(in_progress) < threads * PARTS_PER_THREAD and (part := next(parts, None)) is not None:
                number, files, unread = part
                yield from unread
                if not _is_there(work.place(number)):
                    future = client.submit(_read_part, number, files, work, key=f"newsx-{uuid.uuid4()}", pure=False)
                    in_progress[future.key] = number, files
                    in_flight.add(future)
            if not in_progress:
                return
            future = next(in_flight)
            yield from _result(future, *in_progress.pop(future.key))
    finally:
        client.close()


def _result(future: Any, number: int, files: list[File]) -> list[Outcome]:
    from concurrent.futures import CancelledError

    from distributed import KilledWorker

    try:
        return cast(list[Outcome], future.result())
    except (CancelledError, asyncio.CancelledError):
        raise Incomplete("the cluster has given up its work: its scheduler ended or began anew") from None
    except (Unusable, RuntimeError) as error:  # of newsx on the worker, such as a damaged model
        raise Incomplete(f"the cluster's workers cannot work: {error}") from None
    except KilledWorker:
        problem = f"could not be read: the workers that read part {number} died (out of memory?)"
    except OSError as error:
        problem = f"could not be read: part {number} could not be written: {sentence(error)}"
    return [Outcome(file.name, problem=problem) for file in files]


def _parts(paths: Iterable[str], settings: Settings) -> Iterator[tuple[int, list[File], list[Outcome]]]:
    """The files in these paths in parts: a number, the files, and the outcomes of what was found between them and cannot be read."""
    number, files, unread = 0, [], []
    for found in _files(paths, settings):
        if isinstance(found, Unreadable):
            unread.append(outcome_of(found, Options()))
            continue
        files.append(found)
        if len(files) == MAX_PART_FILES or sum(file.size for file in files) >= MAX_PART_BYTES:
            yield number, files, unread
            number, files, unread = number + 1, [], []
    if files or unread:
        yield number, files, unread


def _files(paths: Iterable[str], settings: Settings) -> Iterator[File | Unreadable]:
    for path in paths:
        if "://" in path:
            yield from _remote(path, settings)
        elif os.path.isdir(path):
            yield from (_local(found, walked=True) if isinstance(found, str) else found for found in walk(path, settings))
        else:
            yield _local(path, walked=False)


def _local(path: str, walked: bool) -> File | Unreadable:
    try:
        return File(printable(path), os.path.abspath(path), os.path.getsize(path), walked)
    except OSError as error:
        return Unreadable(printable(path), sentence(error))


def _remote(url: str, settings: Settings) -> Iterator[File | Unreadable]:
    try:
        files, path = _file_system(url)
        if not files.isdir(path):
            yield File(url, url, files.size(path) or 0, walked=False)
            return
        for found, facts in sorted(files.find(path, detail=True).items()):
            if not is_left_out(found.removeprefix(path).lstrip("/"), settings):
                place = files.unstrip_protocol(found)
                yield File(place, place, facts["size"] or 0, walked=True)
    except (OSError, ImportError, ValueError) as error:
        yield Unreadable(url, sentence(error) if isinstance(error, OSError) else str(error))


def _read_part(number: int, files: list[File], work: Work) -> list[Outcome]:
    """Runs on a worker: reads the files and writes their records. Returns the outcomes without the records.

    Raises Incomplete if the worker's newsx would make other records than the one that the user started.
    """
    difference = Fingerprint.with_options(work.fingerprint.options).difference(work.fingerprint)
    if difference is not None:
        raise Incomplete(f"the cluster's workers run another newsx: this one has {difference}")
    with tempfile.TemporaryDirectory(prefix="newsx-") as folder:
        place = work.place(number)
        made = os.path.join(folder, os.path.basename(place))
        target = Target(made)
        writer = formats.load(work.format).writer(target, work.view)
        done = []
        for file in files:
            for item in _pages(file, work.settings):
                outcome = outcome_of(item, work.options)
                write(writer, outcome)
                done.append(replace(outcome, record=outcome.record and b""))
        writer.close()
        target.finish()
        _put(made, place)
    return done


def _pages(file: File, settings: Settings) -> Iterator[Raw | Unreadable]:
    try:
        if "://" in file.place:
            files, path = _file_system(file.place)
            opened = io.BufferedReader(files.open(path, "rb"))
        else:
            opened = open(file.place, "rb")  # noqa: SIM115 (closed below; the except is for opening alone)
    except OSError as error:
        yield Unreadable(file.name, sentence(error))
        return
    with opened:
        yield from read_stream(Stream(file.name, opened, file.walked, settings))


def _put(made: str, place: str) -> None:
    """Copies a local file to its place, under a temporary name until it is complete."""
    files, path = _file_system(place)
    folder, _, name = path.rpartition("/")
    temporary = f"{folder}/.{name}.{uuid.uuid4()}"
    files.put_file(made, temporary)
    files.mv(temporary, path)


def _is_there(place: str) -> bool:
    files, path = _file_system(place)
    return cast(bool, files.exists(path))


def _file_system(address: str) -> tuple[Any, str]:
    """The file system of a path or an address, and the path in it."""
    from fsspec.core import url_to_fs

    files, path = url_to_fs(address)
    files.invalidate_cache()
    return files, path
