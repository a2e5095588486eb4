"""The same work on a Dask cluster: inputs and outputs are files that its workers reach, by path or by any address that fsspec knows.

The inputs are divided into parts, in their order. A task reads a part, writes its records to a file under a passing name and then gives it
its own (part-00042.jsonl), so that a part is there whole or not at all: a task that runs again, because its worker was lost, puts the same
part in the same place.

Nothing here starts a process. Dask's workers come to life as Dask has it, by `python -c`, which looks for modules in the folder where
`dask worker` is called: among other people's files that takes PYTHONSAFEPATH=1.
"""

from __future__ import annotations

import io
import os
import tempfile
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

import msgspec
from msgspec.structs import replace

from newsx.batch.outcomes import Options, Outcome, outcome_of
from newsx.errors import need, sentence
from newsx.output import formats
from newsx.output.target import Target
from newsx.output.view import View
from newsx.running.destinations import Destination, write
from newsx.running.spool import CannotResume, Head
from newsx.sources.raw import Raw, Unreadable
from newsx.sources.reading import read_stream
from newsx.sources.settings import Settings
from newsx.sources.stream import Stream, printable
from newsx.sources.walk import is_left_out, walk

PART_FILES = 256
PART_BYTES = 64 << 20
PARTS_A_THREAD = 4
"""How many parts are in flight for each thread of the cluster."""
RUN = "run.json"
PATIENCE = 10.0
"""Seconds in which a cluster must answer."""


@dataclass(frozen=True, slots=True)
class File:
    """An input: its name, as the records give it, where the workers find it, and how large it is."""

    name: str
    place: str
    size: int
    walked: bool


@dataclass(frozen=True, slots=True)
class Work:
    """What a task must know beside its files."""

    head: Head
    options: Options
    settings: Settings
    view: View
    format: str
    folder: str

    def place(self, part: int) -> str:
        """Where a part goes."""
        return f"{self.folder}/part-{part:05}{formats.load(self.format).SUFFIXES[0]}"


class Parts(Destination):
    """The folder of the parts. Raises CannotResume where another run has been there, unless it is `force`d out or gone on with."""

    way_on = "--resume does the rest"

    def __init__(self, work: Work, resume: bool, force: bool) -> None:
        self.name = work.folder
        files, folder = _file_system(work.folder)
        files.makedirs(folder, exist_ok=True)
        path = f"{folder}/{RUN}"
        if force:
            for made in files.glob(f"{folder}/part-*") + files.glob(path):
                files.rm_file(made)
        elif files.exists(path):
            if not resume:
                raise CannotResume("a run has been there; --resume goes on with it, --force starts anew")
            difference = work.head.difference(msgspec.json.decode(files.cat_file(path), type=Head))
            if difference is not None:
                raise CannotResume(f"the run that was there had {difference}: --resume goes on only with the same, --force starts anew")
        files.pipe_file(path, msgspec.json.encode(work.head))

    def add(self, outcome: Outcome) -> None:
        """The workers have written it."""


def connect(address: str) -> Any:
    """A client of the cluster at `address`. Raises CannotWrite where Dask is not installed, OSError where no cluster answers."""
    need("fsspec", "a Dask cluster", "dask")
    try:
        return need("distributed", "a Dask cluster", "dask").Client(address, timeout=PATIENCE)
    except (OSError, ValueError):
        raise ConnectionError(f"no cluster answers at {address}") from None


def outcomes(client: Any, paths: Iterable[str], work: Work) -> Iterator[Outcome]:
    """The outcomes of all files in these paths, without their records, part by part as these are done. Then the client is closed."""
    from distributed import as_completed

    parts = _parts(paths, work.settings)
    in_flight: Any = as_completed()  # type: ignore[no-untyped-call]
    threads = max(1, sum(client.nthreads().values()))
    held: dict[Any, tuple[int, list[File]]] = {}
    try:
        while True:
            while len(held) < threads * PARTS_A_THREAD and (part := next(parts, None)) is not None:
                number, files, unread = part
                yield from unread
                if not _is_there(work.place(number)):
                    future = client.submit(_read_part, number, files, work, key=f"newsx-{uuid.uuid4()}", pure=False)
                    held[future.key] = number, files
                    in_flight.add(future)
            if not held:
                return
            future = next(in_flight)
            yield from _result(future, *held.pop(future.key))
    finally:
        client.close()


def _result(future: Any, number: int, files: list[File]) -> list[Outcome]:
    from distributed import KilledWorker

    try:
        return cast(list[Outcome], future.result())
    except KilledWorker:
        problem = f"could not be read: the workers that read part {number} died (out of memory?)"
    except OSError as error:
        problem = f"could not be read: part {number} could not be written: {sentence(error)}"
    return [Outcome(file.name, problem=problem) for file in files]


def _parts(paths: Iterable[str], settings: Settings) -> Iterator[tuple[int, list[File], list[Outcome]]]:
    """The files in these paths, divided into numbered parts, and what is found in between that is no file."""
    number, files, unread = 0, [], []
    for found in _files(paths, settings):
        if isinstance(found, Unreadable):
            unread.append(outcome_of(found, Options()))
            continue
        files.append(found)
        if len(files) == PART_FILES or sum(file.size for file in files) >= PART_BYTES:
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
    """What a worker does: reads the files and writes their records. Returns the outcomes without their records."""
    difference = Head.here(work.head.options).difference(work.head)
    if difference is not None:
        raise RuntimeError(f"the cluster's workers and this newsx differ: this one has {difference}")
    with tempfile.TemporaryDirectory(prefix="newsx-") as folder:
        place = work.place(number)
        made = os.path.join(folder, os.path.basename(place))
        target = Target(made)
        writer = formats.load(work.format).writer(target, work.view)
        told = []
        for file in files:
            for item in _pages(file, work.settings):
                outcome = outcome_of(item, work.options)
                write(writer, outcome)
                told.append(replace(outcome, record=outcome.record and b""))
        writer.close()
        target.finish()
        _put(made, place)
    return told


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
    """Puts a local file in its place, whole or not at all."""
    files, path = _file_system(place)
    folder, _, name = path.rpartition("/")
    passing = f"{folder}/.{name}.{uuid.uuid4()}"
    files.put_file(made, passing)
    files.mv(passing, path)


def _is_there(place: str) -> bool:
    files, path = _file_system(place)
    return cast(bool, files.exists(path))


def _file_system(address: str) -> tuple[Any, str]:
    """The file system of a path or an address, and the path in it."""
    from fsspec.core import url_to_fs

    files, path = url_to_fs(address)
    files.invalidate_cache()
    return files, path
