"""Many documents: read by several workers, given back in order.

A page that fails costs only itself, also where it takes the worker process with it. What is in flight is bounded, so that memory does
not grow with the number of pages; pages that trickle in are done as they come.
"""

from __future__ import annotations

import gc
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from newsx import pipeline
from newsx.batch import import_path
from newsx.batch.read_ahead import Ahead
from newsx.batch.signals import deaf, delayed
from newsx.record import Article
from newsx.sources.raw import Raw, Unreadable

if TYPE_CHECKING:
    from concurrent.futures import Future
    from multiprocessing.process import BaseProcess

    from pebble import ProcessPool

FEW = 12
"""So many pages, or fewer, are done without workers: these pay from about here on."""
AT_ONCE = 0.05
"""Seconds in which as many inputs are there if they are files. Those that trickle in are done as they come."""
CHUNKS_A_WORKER = 3
"""How many chunks are in flight for each worker: one that it works on, and some that wait, so that it never does."""
TRIES = 3
"""How often a page is tried that was with a worker when all of them broke down, which need not be its doing."""
MOST_GARBAGE, SELDOM = 250_000, 1_000_000
"""With so many objects more than before, cycles of garbage are looked for between pages, and amid one."""
MOST_BREAKDOWNS = 10
"""How often in a row all workers may break down: by then it is not the pages' doing."""


class NoWorkers(RuntimeError):
    """Worker processes die before they have done anything."""

    def __str__(self) -> str:
        return 'worker processes cannot start; a program of yours must keep what it does under if __name__ == "__main__":'


class Options(Struct, frozen=True):
    """How pages are read. `url` is the address of those that do not come with one; `explain` asks for the reasons instead of the record;
    `indirect` for what is reported without marks.

    Skipped are those that score less than `least_article`, and those in none of `languages` (ISO 639-1 codes), if there are any.
    """

    url: str | None = None
    reference_date: date | None = None
    explain: bool = False
    least_article: float = 0.0
    languages: frozenset[str] = frozenset()
    indirect: bool = False


class Outcome(Struct):
    """What became of one input: a `record` (JSON; with `Options.explain` its reasons) with so many `quotes`, or a `problem` in words.

    `skipped` is set, to the reason, where the input was never meant for newsx: no failure.
    """

    name: str
    record: bytes | None = None
    quotes: int = 0
    problem: str | None = None
    skipped: str | None = None


def run(
    inputs: Iterable[Raw | Unreadable], jobs: int | None = None, options: Options | None = None, timeout: float | None = None
) -> Iterator[Outcome]:
    """The outcomes of the inputs, in their order, by `jobs` processes: by default as many as the machine has for this one, if there
    are more than a few inputs. A page that takes longer than `timeout` seconds, which needs at least one process more, is a problem."""
    options = options or Options()
    jobs = jobs or _processors()
    if jobs == 1 and timeout is None:
        yield from _outcomes(inputs, options)
        return
    ahead = Ahead(inputs)
    try:
        if timeout is None and not ahead.more_than(FEW, AT_ONCE):
            for _ in range(FEW):
                yield from _outcomes(ahead.take(wait=True, pages=1), options)
        yield from _by_workers(ahead, _Workers(jobs, options, timeout))
    finally:
        ahead.stop()


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def collect_seldom() -> None:
    """Has Python look for cycles of garbage less often than it does by itself: between pages is enough, and there is less to look
    through then. Looking amid them took a sixth of the time. What is there by now stays, and is not looked through again."""
    gc.freeze()
    gc.set_threshold(SELDOM, 10, 10)
    gc.enable()


def outcome(item: Raw | Unreadable, options: Options) -> Outcome:
    """What becomes of one input, here and now. Does not raise."""
    if isinstance(item, Unreadable):
        return _unread(item)
    try:
        document = item.document(options.url)
        reading = pipeline.read(document, reference_date=options.reference_date, indirect=options.indirect)
        if left_out := _left_out(reading.article, options):
            return left_out
        result: Any = {"input": item.name, **reading.explain()} if options.explain else reading.article
        return Outcome(item.name, msgspec.json.encode(result), len(reading.article.quotes))
    except Unreadable as problem:
        return _unread(problem)
    except Exception as error:
        return Outcome(item.name, problem=f"could not be read, by a fault of newsx: {_where(error)}")


def _left_out(article: Article, options: Options) -> Outcome | None:
    """The outcome of a page that the user does not want."""
    if article.article < options.least_article:
        return Outcome(article.input, problem=f"is hardly an article ({article.article:.2f})", skipped="pages that are hardly articles")
    if options.languages and article.language not in options.languages:
        language = article.language or "a language that cannot be told"
        return Outcome(article.input, problem=f"is in {language}", skipped="pages in other languages")
    return None


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


def _outcomes(items: Iterable[Raw | Unreadable], options: Options) -> Iterator[Outcome]:
    for item in items:
        yield outcome(item, options)
        if gc.get_count()[0] > MOST_GARBAGE:
            gc.collect()


def _chunk(chunk: list[Raw | Unreadable], options: Options) -> list[Outcome]:
    return list(_outcomes(chunk, options))


def _by_workers(ahead: Ahead, workers: _Workers) -> Iterator[Outcome]:
    in_flight: deque[tuple[list[Raw | Unreadable], Future[list[Outcome]]]] = deque()
    try:
        while True:
            while len(in_flight) < workers.jobs * CHUNKS_A_WORKER and (chunk := ahead.take(wait=not in_flight)):
                in_flight.append((chunk, workers.begin(chunk)))
            if not in_flight:
                return
            yield from workers.finish(*in_flight.popleft())
    finally:
        workers.stop()


class _Workers:
    """Processes that read chunks of pages, begun with the first; those that die or take too long are replaced."""

    def __init__(self, jobs: int, options: Options, timeout: float | None) -> None:
        self.jobs = jobs
        self._options = options
        self._timeout = timeout
        self._pool: ProcessPool | None = None
        self._processes: list[BaseProcess] = []
        self._breakdowns = 0

    def _start(self) -> ProcessPool:
        with delayed():  # Python ends as if by Ctrl-C, whatever newsx makes of a signal, where that comes amid certain imports
            from multiprocessing import active_children, forkserver, get_context, resource_tracker

            from pebble import ProcessPool

        import_path.leave_out_current_folder()
        context = get_context("forkserver")  # forks of a process without threads, which has imported once what all need
        context.set_forkserver_preload([] if sys.flags.ignore_environment else ["newsx.batch.workers"])  # -E: it may find another newsx
        resource_tracker.ensure_running()  # which makes this process hear Ctrl-C again
        with deaf(), import_path.handed_on():
            forkserver.ensure_running()
        with delayed():  # or a worker would be left behind that is about to start
            others = set(active_children())
            self._pool = ProcessPool(max_workers=self.jobs, initializer=collect_seldom, context=context)
            assert self._pool.active  # which it becomes when it is asked
            self._processes = [process for process in active_children() if process not in others]
        return self._pool

    def begin(self, chunk: list[Raw | Unreadable]) -> Future[list[Outcome]]:
        with delayed():
            from concurrent.futures.process import BrokenProcessPool

        try:
            return (self._pool or self._start()).schedule(_chunk, (chunk, self._options), timeout=self._timeout)
        except (RuntimeError, BrokenProcessPool):  # all of its workers are gone
            return self._start().schedule(_chunk, (chunk, self._options), timeout=self._timeout)

    def finish(self, chunk: list[Raw | Unreadable], future: Future[list[Outcome]], tries: int = TRIES) -> list[Outcome]:
        """The outcomes of a chunk. Where its worker died of it or took too long, its pages are tried again one by one."""
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
            if self._breakdowns > MOST_BREAKDOWNS:
                raise NoWorkers from None
            if len(chunk) == 1 and isinstance(error, BrokenProcessPool) and tries > 1:
                return self.finish(chunk, self.begin(chunk), tries - 1)
            problem = "could not be read: the process that read it died (out of memory?)"
        if len(chunk) == 1:
            return [Outcome(chunk[0].name, problem=problem)]
        return [self.finish([item], self.begin([item]))[0] for item in chunk]

    def stop(self) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            for process in self._processes:  # before the pool takes away the locks, which those that only start would miss
                process.terminate()
            self._pool.join()
