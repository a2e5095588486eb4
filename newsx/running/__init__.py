"""A run: what comes of the inputs goes to its destination, and what goes wrong becomes a sentence and an exit status.

`destinations` are where records go: straight out, or by way of a `spool` with its `journal`, which lets a run be stopped and gone on with.
`reporting` and `progress` speak on standard error. On a `cluster` others do the work.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain

from msgspec import Struct

from newsx.batch import workers
from newsx.batch.garbage import collect_seldom
from newsx.batch.outcomes import Options, Outcome
from newsx.batch.signals import Interrupts
from newsx.errors import CannotWrite, sentence
from newsx.output.target import Target, is_folder, is_special
from newsx.output.view import View
from newsx.running.destinations import Apart, Destination, Kept, Straight
from newsx.running.messages import Report, say
from newsx.running.progress import Bar, Log, Progress
from newsx.running.spool import CannotResume, Head, Spool, folder_of, remove
from newsx.sources.reading import read_paths
from newsx.sources.settings import Settings
from newsx.sources.walk import count

SOME_FAILED, USAGE, INCOMPLETE = 1, 2, 3


class Plan(Struct, frozen=True):
    """What a run is to do.

    The inputs are the paths that are `named`, and those `listed` somewhere. `head` is what the records depend on, for those who go on with
    the run. `output` is a file, or a folder where it ends with "/" or is one; with a `scheduler`, a folder that its workers reach.
    """

    named: list[str]
    listed: Iterable[str] | None
    settings: Settings
    options: Options
    view: View
    format: str
    head: Head
    output: str | None = None
    force: bool = False
    errors: str | None = None
    jobs: int | None = None
    timeout: float | None = None
    resume: bool = False
    retry_failed: bool = False
    quiet: bool = False
    scheduler: str | None = None

    def paths(self) -> Iterator[str]:
        return chain(self.named, self.listed or ())

    def count(self) -> int | None:
        """How many files there are to read, where that can be known."""
        return count(self.named, self.settings) if self.listed is None else None


class _Lost(Exception):
    """Nothing more can be written; `why` is `None` where whoever read it wanted no more."""

    def __init__(self, why: str | None) -> None:
        self.why = why


def run(plan: Plan) -> int:
    """Does it. Returns the exit status."""
    collect_seldom()
    name = plan.output or "standard output"
    interrupts = Interrupts()
    interrupts.install()
    destination: Destination | None = None
    try:
        with _lost(name), interrupts.uninterrupted():
            destination, outcomes = _on_cluster(plan) if plan.scheduler else _here(plan, interrupts)
        with _lost(plan.errors or ""):
            report = Report(open(plan.errors, "wb") if plan.errors else None, plan.quiet)  # noqa: SIM115 (kept to the end)
        return _run(plan, destination, outcomes, report, interrupts)
    except (CannotResume, CannotWrite) as error:
        say(f"{name}: {error}")
        return USAGE
    except (_Lost, KeyboardInterrupt) as end:
        return _give_up(destination, end.why if isinstance(end, _Lost) else None, interrupts.status)
    except workers.NoWorkers:
        return _give_up(destination, "worker processes cannot start; -j1 does without", interrupts.status)
    finally:
        interrupts.ignore()


def _run(plan: Plan, destination: Destination, outcomes: Iterator[Outcome], report: Report, interrupts: Interrupts) -> int:
    complete = False
    progress = _progress(plan, report)
    try:
        for outcome in destination.failed_before():
            report.add_failed_before(outcome)
        for outcome in outcomes:
            with _lost(destination.name):
                destination.add(outcome)
            with _lost(plan.errors or ""):
                report.add(outcome)
            progress.tick(destination.done_before)
        complete = True
    except KeyboardInterrupt:
        pass
    finally:
        progress.close()
    with _lost(destination.name):
        destination.finish(complete)
    if not complete:
        if destination.way_on:
            say(f"stopped after {report.tally()}; {destination.way_on}")
        return interrupts.status
    report.finish(destination.done_before)
    return SOME_FAILED if report.failed or report.failed_before else 0


def _give_up(destination: Destination | None, why: str | None, interrupted: int) -> int:
    """Ends a run that cannot write any more, or that was told to stop a second time."""
    if destination is not None:
        with suppress(OSError):
            destination.drop()
    if interrupted:
        return interrupted
    _give_up_standard_output()
    if why is None:
        return 0
    say(f"{why}; {destination.way_on}" if destination and destination.way_on else why)
    return INCOMPLETE


def _here(plan: Plan, interrupts: Interrupts) -> tuple[Destination, Iterator[Outcome]]:
    destination = _destination(plan, interrupts)
    inputs = destination.rest(read_paths(plan.paths(), plan.settings))
    return destination, workers.run(inputs, plan.jobs, plan.options, plan.timeout)


def _destination(plan: Plan, interrupts: Interrupts) -> Destination:
    if plan.output is not None and is_folder(plan.output):
        return Apart(plan.output, plan.view, plan.format, plan.force)
    if plan.output is None or is_special(plan.output):
        return Straight(Target(plan.output), plan.view, plan.format, interrupts)
    if plan.force:
        remove(folder_of(plan.output))
    spool = Spool(folder_of(plan.output), plan.head, plan.retry_failed)
    return Kept(plan.output, plan.view, plan.format, interrupts, spool)


def _on_cluster(plan: Plan) -> tuple[Destination, Iterator[Outcome]]:
    from newsx.running import cluster

    assert plan.scheduler is not None
    assert plan.output is not None
    client = cluster.connect(plan.scheduler)
    if not plan.quiet:
        say(f"the cluster's dashboard: {client.dashboard_link}")
    folder = plan.output.rstrip("/") if "://" in plan.output else os.path.abspath(plan.output)
    work = cluster.Work(plan.head, plan.options, plan.settings, plan.view, plan.format, folder)
    return cluster.Parts(work, plan.resume, plan.force), cluster.outcomes(client, plan.paths(), work)


def head(options: dict[str, str], paths: list[str]) -> Head:
    """What a run with these options over these paths depends on."""
    inputs = hashlib.sha256("\0".join(paths).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return Head.here({**options, "inputs": inputs})


def _progress(plan: Plan, report: Report) -> Progress:
    if plan.quiet or sys.stderr is None:
        return Progress()
    if not sys.stderr.isatty():
        return Log(report)
    records_there = plan.output is None and sys.stdout.isatty()
    return Progress() if records_there else Bar(report, plan.count)


@contextmanager
def _lost(name: str) -> Iterator[None]:
    """Around all that writes to `name`."""
    try:
        yield
    except BrokenPipeError:
        raise _Lost(None) from None
    except OSError as error:
        raise _Lost(f"{name}: {sentence(error)}") from None


def _give_up_standard_output() -> None:
    """Keeps Python from trying once more, at its end, to write what could not be written."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
