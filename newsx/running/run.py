"""Does what a plan says. What goes wrong becomes a sentence on standard error and an exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

from newsx.batch import workers
from newsx.batch.garbage import collect_seldom
from newsx.batch.outcomes import Outcome
from newsx.batch.signals import Interrupts
from newsx.errors import INCOMPLETE, SOME_FAILED, USAGE, CannotWrite, Incomplete, sentence
from newsx.output import formats
from newsx.output.pager import on_terminal
from newsx.output.target import Target, is_folder, is_special
from newsx.running.destinations import Destination, Direct, FilePerInput, Spooled
from newsx.running.fingerprint import CannotResume
from newsx.running.messages import RunReport, counted, say
from newsx.running.plan import Plan
from newsx.running.progress import Bar, Log, Progress
from newsx.running.spool import Spool, adds, folder_of, remove
from newsx.sources.raw import Raw, Unreadable
from newsx.sources.reading import read_paths


class _WriteFailed(Exception):
    """Something cannot be written any more. `why` is None if its reader closed the pipe, which is no error."""

    def __init__(self, why: str | None) -> None:
        self.why = why


def run(plan: Plan) -> int:
    """Runs the plan and returns the exit status."""
    collect_seldom()
    name = plan.output or "standard output"
    interrupts = Interrupts()
    interrupts.install()
    destination: Destination | None = None
    try:
        with _writing_to(name), interrupts.uninterrupted():
            destination, outcomes = _on_cluster(plan) if plan.scheduler else _here(plan, interrupts)
        with _writing_to(plan.errors or ""):
            report = RunReport(open(plan.errors, "wb") if plan.errors else None, plan.quiet)  # noqa: SIM115 (open until the process ends)
        complete = _write(outcomes, plan, destination, report)
        with _writing_to(destination.name):
            destination.finish(complete)
        return _end(complete, plan, destination, report, interrupts)
    except (CannotResume, CannotWrite) as error:
        say(f"{name}: {error}")
        return USAGE
    except (_WriteFailed, KeyboardInterrupt) as end:
        return _give_up(destination, end.why if isinstance(end, _WriteFailed) else None, interrupts.status)
    except Incomplete as error:
        return _give_up(destination, str(error), interrupts.status)
    except workers.NoWorkers:
        return _give_up(destination, "worker processes keep dying: use -j1 without --timeout", interrupts.status)
    finally:
        interrupts.ignore()


def _here(plan: Plan, interrupts: Interrupts) -> tuple[Destination, Iterator[Outcome]]:
    """The destination, and the outcomes of what is still to do, by processes of this machine."""
    destination = _destination(plan, interrupts)
    inputs = _limited(destination.remaining(read_paths(plan.paths(), plan.settings)), plan.limit)
    return destination, workers.run(inputs, plan.jobs, plan.options, plan.timeout)


def list_inputs(plan: Plan) -> int:
    """Prints the names of the pages that the plan's run would read, and returns the exit status."""
    destination: Destination | None = None
    number = failed = 0
    try:
        with _writing_to(plan.output or ""):
            destination = _destination(plan, Interrupts()) if plan.adds else Destination()
        for item in _limited(destination.remaining(read_paths(plan.paths(), plan.settings)), plan.limit):
            if isinstance(item, Raw):
                with _writing_to("standard output"):
                    print(item.name, flush=True)
                number += 1
            elif item.skip is None:
                say(f"{item.name}: {item.why}")
                failed += 1
        if not plan.quiet:
            say(f"{counted(number, 'page')} would be read")
        return SOME_FAILED if failed else 0
    except (CannotResume, CannotWrite) as error:
        say(f"{plan.output}: {error}")
        return USAGE
    except _WriteFailed as end:
        return _give_up(None, end.why, 0)
    finally:
        if destination is not None:
            with suppress(OSError):
                destination.drop()


def _limited(inputs: Iterable[Raw | Unreadable], limit: int | None) -> Iterator[Raw | Unreadable]:
    """The inputs up to the last page that is read."""
    pages = 0
    for item in inputs:
        yield item
        pages += isinstance(item, Raw)
        if pages == limit:
            return


def _destination(plan: Plan, interrupts: Interrupts) -> Destination:
    if plan.output is not None and is_folder(plan.output):
        return FilePerInput(plan.output, plan.view, plan.format, plan.force)
    if plan.output is None or is_special(plan.output):
        return Direct(on_terminal() if plan.pager else Target(plan.output), plan.view, plan.format, interrupts)
    if plan.force:
        remove(folder_of(plan.output))
    if plan.adds and _is_finished(plan.output):
        return _adding(plan, plan.output, interrupts)
    spool = Spool(folder_of(plan.output), plan.fingerprint, plan.retry_failed)
    return Spooled(plan.output, plan.view, plan.format, interrupts, spool)


def _is_finished(output: str) -> bool:
    """Whether there is an output that an earlier run has completed, even if a run that was to add to it was interrupted."""
    folder = folder_of(output)
    return os.path.exists(output) and (not os.path.isdir(folder) or adds(folder))


def _adding(plan: Plan, output: str, interrupts: Interrupts) -> Destination:
    """The finished output, to which the run adds."""
    from newsx.running.adding import AddingToDatabase, AddingToFile

    if plan.format == formats.IN_PLACE:
        return AddingToDatabase(output, plan.view, plan.options, interrupts, plan.retry_failed)
    spool = Spool(folder_of(output), plan.fingerprint, plan.retry_failed, adds=True)
    return AddingToFile(output, plan.view, plan.format, plan.options, interrupts, spool)


def _on_cluster(plan: Plan) -> tuple[Destination, Iterator[Outcome]]:
    """The destination, and the outcomes of what is still to do, by the workers of a cluster, which write the records themselves."""
    from newsx.running import cluster

    assert plan.scheduler is not None
    assert plan.output is not None
    client = cluster.connect(plan.scheduler)
    if not plan.quiet:
        say(f"the cluster's dashboard: {client.dashboard_link}")
    folder = plan.output.rstrip("/") if "://" in plan.output else os.path.abspath(plan.output)
    work = cluster.Work(plan.fingerprint, plan.options, plan.settings, plan.view, plan.format, folder)
    return cluster.PartFiles(work, plan.resume, plan.force), cluster.outcomes(client, plan.paths(), work)


def _write(outcomes: Iterator[Outcome], plan: Plan, destination: Destination, report: RunReport) -> bool:
    """Takes all outcomes to the destination and the report. False if a signal interrupted that."""
    progress = _progress(plan, report)
    try:
        for outcome in destination.failed_before():
            report.add_failed_before(outcome)
        for outcome in outcomes:
            with _writing_to(destination.name):
                destination.add(outcome)
            with _writing_to(plan.errors or ""):
                report.add(outcome)
            progress.tick(destination.done_before)
        return True
    except KeyboardInterrupt:
        return False
    finally:
        progress.close()


def _progress(plan: Plan, report: RunReport) -> Progress:
    if plan.quiet or sys.stderr is None:
        return Progress()
    if not sys.stderr.isatty():
        return Log(report)
    records_are_shown = plan.output is None and sys.stdout.isatty()
    return Progress() if records_are_shown else Bar(report, plan.count)


def _end(complete: bool, plan: Plan, destination: Destination, report: RunReport, interrupts: Interrupts) -> int:
    """Says what is to be said at the end of a run, and returns its exit status."""
    if not complete:
        if destination.how_to_resume:
            say(f"interrupted after {report.tally()}; {destination.how_to_resume}")
        return interrupts.status
    if destination.adds or plan.append:
        report.finish_adding(destination.name, destination.replaced, destination.done_before)
    else:
        report.finish(destination.done_before)
    return SOME_FAILED if report.failed or report.failed_before else 0


def _give_up(destination: Destination | None, why: str | None, signal_status: int) -> int:
    """Ends a run that cannot write any more, or that got a second signal, and returns its exit status."""
    if destination is not None:
        with suppress(OSError):
            destination.drop()
    if signal_status:
        return signal_status
    _silence_standard_output()
    if why is None:
        return 0
    say(f"{why}; {destination.how_to_resume}" if destination and destination.how_to_resume else why)
    return INCOMPLETE


@contextmanager
def _writing_to(name: str) -> Iterator[None]:
    """Around all that writes to `name`: turns an error of the system into _WriteFailed."""
    try:
        yield
    except BrokenPipeError:
        raise _WriteFailed(None) from None
    except OSError as error:
        raise _WriteFailed(f"{name}: {sentence(error)}") from None


def _silence_standard_output() -> None:
    """Keeps Python from writing again, when it ends, what could not be written."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
