"""Many inputs, processed by several worker processes; outcomes come in the order of the inputs.

A page that kills its worker process, or takes too long, costs only itself. What is in flight is bounded, so that memory does not grow with
the number of inputs. Inputs that come slowly (a pipe) are processed as they come.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from newsx.batch import import_path
from newsx.batch.garbage import collect_seldom
from newsx.batch.outcomes import Options, Outcome, outcomes_of, read_chunk
from newsx.batch.read_ahead import ReadAhead
from newsx.batch.signals import ignoring_sigint, signals_deferred
from newsx.sources.raw import Raw, Unreadable

if TYPE_CHECKING:
    from concurrent.futures import Future

    from pebble import ProcessPool

FEW_INPUTS = 12
"""As many inputs are processed in the time that it takes to start workers; up to this number no workers are started."""
WAIT_SECONDS = 0.05
"""How long to wait for more than FEW_INPUTS. Files arrive sooner; slower inputs are processed one at a time."""
CHUNKS_PER_WORKER = 3
"""Chunks in flight for each worker: the one it works on, and some that wait so that it is never idle."""
SECONDS_TO_END = 3
"""How long a worker that is told to end has time for it, before it is killed."""
MAX_TRIES = 3
"""Attempts for a page whose worker died together with all others; the page may not be the cause."""
MAX_BREAKDOWNS = 10
"""How often in a row all workers may die. Then no page is the cause, and NoWorkers is raised."""


class NoWorkers(RuntimeError):
    """Worker processes die before they have done anything."""

    def __str__(self) -> str:
        return 'worker processes cannot start; a program that calls newsx must do its work under if __name__ == "__main__":'


def run(
    inputs: Iterable[Raw | Unreadable], jobs: int | None = None, options: Options | None = None, timeout: float | None = None
) -> Iterator[Outcome]:
    """The outcomes of the inputs, in their order.

    `jobs` is the number of processes; None for one per processor, if there are more than a few inputs. A page that takes longer than
    `timeout` seconds is a problem; that needs at least one worker, also with `jobs=1`.
    """
    options = options or Options()
    jobs = jobs or _processors()
    if jobs == 1 and timeout is None:
        yield from outcomes_of(inputs, options)
        return
    ahead = ReadAhead(inputs)
    try:
        if timeout is None and not ahead.has_more_than(FEW_INPUTS, WAIT_SECONDS):
            for _ in range(FEW_INPUTS):
                yield from outcomes_of(ahead.take(wait=True, inputs=1), options)
        yield from _run_in_workers(ahead, _Workers(jobs, options, timeout))
    finally:
        ahead.stop()


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _run_in_workers(ahead: ReadAhead, workers: _Workers) -> Iterator[Outcome]:
    """The outcomes of all inputs that `ahead` gives. Then the workers are stopped."""
    in_flight: deque[tuple[list[Raw | Unreadable], Future[list[Outcome]]]] = deque()
    try:
        while True:
            while len(in_flight) < workers.jobs * CHUNKS_PER_WORKER and (chunk := ahead.take(wait=not in_flight)):
                in_flight.append((chunk, workers.submit(chunk)))
            if not in_flight:
                return
            yield from workers.result(*in_flight.popleft())
    finally:
        workers.stop()


def begin() -> None:
    """What a worker process does first. From then on it writes nothing: what becomes of its pages is in their outcomes, and what Python
    says of a process that is ended amid a page would stand among the messages of the run."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for output in (1, 2):
        os.dup2(nowhere, output)
    os.close(nowhere)
    collect_seldom()


class _Workers:
    """A pool of processes that read chunks. It starts with the first chunk; a process that dies or takes too long is replaced."""

    def __init__(self, jobs: int, options: Options, timeout: float | None) -> None:
        self.jobs = jobs
        self._options = options
        self._timeout = timeout
        self._pool: ProcessPool | None = None
        self._broken: list[ProcessPool] = []
        self._breakdowns = 0

    def submit(self, chunk: list[Raw | Unreadable]) -> Future[list[Outcome]]:
        """Hands a chunk to the pool, which is started anew if all of its workers are gone."""
        with signals_deferred():
            from concurrent.futures.process import BrokenProcessPool

        pool = self._pool
        for _ in range(MAX_BREAKDOWNS):
            try:
                return self._schedule(pool or self._start(), chunk)
            except (RuntimeError, BrokenProcessPool):
                pool = None
        raise NoWorkers

    def _schedule(self, pool: ProcessPool, chunk: list[Raw | Unreadable]) -> Future[list[Outcome]]:
        return pool.schedule(read_chunk, (chunk, self._options), timeout=self._timeout)

    def _start(self) -> ProcessPool:
        with signals_deferred():  # a KeyboardInterrupt within certain imports ends Python, whoever would catch it
            from multiprocessing import forkserver, get_context, resource_tracker

            from pebble import ProcessPool

        import_path.leave_out_current_folder()
        context = get_context("forkserver")  # forks of a process that has no threads and has imported newsx once for all
        context.set_forkserver_preload([] if sys.flags.ignore_environment else ["newsx.batch.outcomes"])  # -E: it may find another newsx
        resource_tracker.ensure_running()  # by itself, as it lets Ctrl-C through again
        with ignoring_sigint(), import_path.inherited():
            forkserver.ensure_running()
        with signals_deferred():  # otherwise a worker that is just starting would be left behind
            if self._pool is not None:
                self._broken.append(self._pool)  # workers of it may be starting, and would look in vain for the locks of one that is gone
            self._pool = ProcessPool(max_workers=self.jobs, initializer=begin, context=context)
            assert self._pool.active  # asking for this is what starts it
        return self._pool

    def result(self, chunk: list[Raw | Unreadable], future: Future[list[Outcome]], tries: int = MAX_TRIES) -> list[Outcome]:
        """Waits for the outcomes of a chunk. If its worker died or took too long, its pages are tried again one by one."""
        from concurrent.futures.process import BrokenProcessPool

        from pebble import ProcessExpired

        try:
            outcomes = future.result()
            self._breakdowns = 0
            return outcomes
        except TimeoutError:
            problem = f"took longer than {self._timeout:g} s"
        except (ProcessExpired, BrokenProcessPool) as error:
            self._breakdowns += isinstance(error, BrokenProcessPool)
            if self._breakdowns > MAX_BREAKDOWNS:
                raise NoWorkers from None
            if len(chunk) == 1 and isinstance(error, BrokenProcessPool) and tries > 1:
                return self.result(chunk, self.submit(chunk), tries - 1)
            problem = "could not be read: the process that read it died (out of memory?)"
        if len(chunk) == 1:
            item = chunk[0]
            return [Outcome(item.name, problem=problem, digest=self._options.digest(item) if isinstance(item, Raw) else "")]
        return [self.result([item], self.submit([item]))[0] for item in chunk]

    def stop(self) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            # `join` removes the pool's locks before it ends the workers: one that is just starting would look for them in vain
            if self._pool._pool_manager_loop is not None:
                self._pool._pool_manager_loop.join()  # this is what starts workers
            processes = tuple(self._pool._pool_manager.worker_manager.workers.values())
            for process in processes:
                process.terminate()
            for process in processes:
                process.join(SECONDS_TO_END)
            self._pool.join()
