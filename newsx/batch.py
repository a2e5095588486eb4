"""Many documents: read by several workers, given back in order.

A page that fails costs only itself, also where it takes the worker process with it. What is in flight is bounded, so that memory does
not grow with the number of pages; pages that trickle in are done as they come.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

import msgspec

from newsx import pipeline
from newsx.sources.raw import Raw, Unreadable

if TYPE_CHECKING:
    from concurrent.futures import Future

    from pebble import ProcessPool

FEW = 12
"""So many pages are read before workers are started: they pay from about here on."""
CHUNK_BYTES = 128 << 10
CHUNK_PAGES = 16
CHUNKS_A_WORKER = 3
"""How many chunks are in flight for each worker: one that it works on, and some that wait, so that it never does."""
AHEAD_BYTES = 8 << 20
AHEAD_PAGES = 512
"""How much is read ahead of the workers."""


@dataclass(frozen=True, slots=True)
class Options:
    """How pages are read. `url` is the address of those that do not come with one; `explain` asks for the reasons instead of the record."""

    url: str | None = None
    reference_date: date | None = None
    explain: bool = False


@dataclass(slots=True)
class Outcome:
    """What became of one input: a `record` (JSON; with `Options.explain` its reasons), or a `problem` in words.

    `skipped` is set, to the reason, where the input was never meant for newsx: no failure.
    """

    name: str
    record: bytes | None = None
    problem: str | None = None
    skipped: str | None = None


def run(inputs: Iterable[Raw | Unreadable], jobs: int | None = None, options: Options | None = None) -> Iterator[Outcome]:
    """The outcomes of the inputs, in their order, by `jobs` processes: by default as many as the machine has for this one, if there
    are more than a few inputs."""
    options = options or Options()
    jobs = jobs or len(os.sched_getaffinity(0))
    inputs = iter(inputs)
    for item in islice(inputs, None if jobs == 1 else FEW):
        yield outcome(item, options)
    first = next(inputs, None) if jobs > 1 else None
    if first is not None:
        yield from _by_workers(chain([first], inputs), jobs, options)


def outcome(item: Raw | Unreadable, options: Options) -> Outcome:
    """What becomes of one input, here and now. Does not raise."""
    if isinstance(item, Unreadable):
        return _unread(item)
    try:
        document = item.document()
        document.url = document.url or options.url
        reading = pipeline.read(document, reference_date=options.reference_date)
        result: Any = {"input": item.name, **reading.explain()} if options.explain else reading.article
        return Outcome(item.name, msgspec.json.encode(result))
    except Unreadable as problem:
        return _unread(problem)
    except Exception as error:
        return Outcome(item.name, problem=f"could not be read, by a fault of newsx: {_where(error)}")


def _unread(problem: Unreadable) -> Outcome:
    return Outcome(problem.name, problem=problem.why, skipped=problem.skip)


def _where(error: BaseException) -> str:
    """An error and the line that raised it: "IndexError: list index out of range (spans.py:41)"."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" ({os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno})" if trace else ""
    message = " ".join(str(error).split())
    return f"{type(error).__name__}: {message}{place}" if message else f"{type(error).__name__}{place}"


def _outcomes(chunk: list[Raw | Unreadable], options: Options) -> list[Outcome]:
    return [outcome(item, options) for item in chunk]


def _by_workers(inputs: Iterator[Raw | Unreadable], jobs: int, options: Options) -> Iterator[Outcome]:
    ahead = _Ahead(inputs)
    workers = _Workers(jobs, options)
    in_flight: deque[tuple[list[Raw | Unreadable], Future[list[Outcome]]]] = deque()
    try:
        while True:
            while len(in_flight) < jobs * CHUNKS_A_WORKER and (chunk := ahead.take(wait=not in_flight)):
                in_flight.append((chunk, workers.begin(chunk)))
            if not in_flight:
                return
            yield from workers.finish(*in_flight.popleft())
    finally:
        ahead.stop()
        workers.stop()


class _Workers:
    """Processes that read chunks of pages; those that die are replaced."""

    def __init__(self, jobs: int, options: Options) -> None:
        self._jobs = jobs
        self._options = options
        self._pool = self._start()

    def _start(self) -> ProcessPool:
        from multiprocessing import get_context

        from pebble import ProcessPool

        context = get_context("forkserver")  # forks of a process without threads, which has imported once what all need
        context.set_forkserver_preload(["newsx.batch"])
        return ProcessPool(max_workers=self._jobs, context=context)

    def begin(self, chunk: list[Raw | Unreadable]) -> Future[list[Outcome]]:
        from concurrent.futures.process import BrokenProcessPool

        try:
            return self._pool.schedule(_outcomes, args=(chunk, self._options))
        except (RuntimeError, BrokenProcessPool):  # all of its workers are gone
            self._pool = self._start()
            return self._pool.schedule(_outcomes, args=(chunk, self._options))

    def finish(self, chunk: list[Raw | Unreadable], future: Future[list[Outcome]]) -> list[Outcome]:
        """The outcomes of a chunk. Where its worker died of it, its pages are tried again one by one."""
        from concurrent.futures.process import BrokenProcessPool

        from pebble import ProcessExpired

        try:
            return future.result()
        except (ProcessExpired, BrokenProcessPool):
            if len(chunk) > 1:
                return [self.finish([item], self.begin([item]))[0] for item in chunk]
            return [Outcome(chunk[0].name, problem="could not be read: the process that read it died (out of memory?)")]

    def stop(self) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


class _Ahead:
    """Reads inputs ahead in a thread of its own, so that waiting for them and waiting for workers do not hold each other up."""

    def __init__(self, inputs: Iterator[Raw | Unreadable]) -> None:
        self._inputs = inputs
        self._read: deque[Raw | Unreadable] = deque()
        self._bytes = 0
        self._error: BaseException | None = None
        self._ended = False
        self._changed = threading.Condition()
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        try:
            for item in self._inputs:
                with self._changed:
                    self._changed.wait_for(lambda: self._ended or (self._bytes < AHEAD_BYTES and len(self._read) < AHEAD_PAGES))
                    if self._ended:
                        return
                    self._read.append(item)
                    self._bytes += _size(item)
                    self._changed.notify_all()
        except BaseException as error:  # raised again where the inputs are taken
            self._error = error
        self.stop()

    def take(self, wait: bool) -> list[Raw | Unreadable]:
        """The next inputs, as many as are there and fit in a chunk. Empty at the end; without `wait` also where none is there yet."""
        chunk: list[Raw | Unreadable] = []
        size = 0
        with self._changed:
            if wait:
                self._changed.wait_for(lambda: self._ended or self._read)
            while self._read and len(chunk) < CHUNK_PAGES and size < CHUNK_BYTES:
                chunk.append(self._read.popleft())
                size += _size(chunk[-1])
            self._bytes -= size
            self._changed.notify_all()
        if not chunk and self._error is not None:
            raise self._error
        return chunk

    def stop(self) -> None:
        """Ends the reading; what was read can still be taken."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()


def _size(item: Raw | Unreadable) -> int:
    return len(item.content) if isinstance(item, Raw) else 0
