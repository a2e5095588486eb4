from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsx import pipeline
from newsx.batch.outcomes import Options
from newsx.batch.workers import FEW_INPUTS, NoWorkers, _Workers, run
from newsx.record import Article
from newsx.sources.raw import Raw, Unreadable
from tests.command import NUMBERED_STORY


class Deadly(Raw):
    """A page that takes the process down in which it is read."""

    def document(self, url=None):
        os.kill(os.getpid(), signal.SIGKILL)


class Noisy(Raw):
    """A page that makes the process write what nobody asked for, as Python does of an error in a destructor."""

    def document(self, url=None):
        os.write(1, b"Processing ...")
        os.write(2, b"Traceback (most recent call last):")
        return super().document(url)


class Endless(Raw):
    """A page that takes too long."""

    def document(self, url=None):
        time.sleep(60)


class Faulty(Raw):
    """A page that shows a fault of the program."""

    def document(self, url=None):
        raise IndexError("list index out of range")


def pages(number: int) -> list[Raw | Unreadable]:
    return [Raw(f"{i}.txt", NUMBERED_STORY.format(i).encode()) for i in range(number)]


SLOW_WORKERS = """
import os, signal, threading, time
from newsx.batch.workers import run
from tests.batch.test_workers import Endless

def end_late():
    while signal.SIGTERM not in signal.sigpending():
        time.sleep(0.01)
    time.sleep(0.5)
    os._exit(0)

if __name__ == "__main__":
    for outcome in run([Endless("endless", b"")], jobs=2, timeout=0.3):
        print(outcome.problem)
else:
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    threading.Thread(target=end_late, daemon=True).start()
    time.sleep(0.2)
"""
"""A program whose workers, each of which imports it, take a while to start and to end."""


def reasons(outcomes) -> list[tuple[str, str]]:
    return [(o.name, "read" if o.record else o.problem) for o in outcomes]


def test_a_record_is_that_of_the_library():
    [outcome] = run(pages(1))
    article = msgspec.json.decode(outcome.record, type=Article)
    assert article == pipeline.extract(NUMBERED_STORY.format(0), name="0.txt")


@pytest.mark.parametrize("jobs", [1, 2, None])
def test_outcomes_come_in_the_order_of_the_inputs(jobs):
    inputs = pages(60)
    inputs[5] = inputs[40] = Unreadable("gone.txt", "no such file or directory")
    inputs[41] = Raw("noise.bin", bytes(256))
    inputs[42] = Raw("walked.bin", bytes(256), walked=True)
    inputs[43] = Raw("walked.txt", bytes(256), walked=True)
    outcomes = list(run(inputs, jobs))
    assert [o.name for o in outcomes] == [i.name for i in inputs]
    assert [o.problem for o in outcomes[40:44]] == ["no such file or directory", "is not text", "is not text", "is not text"]
    assert [o.skipped for o in outcomes[40:44]] == [None, None, "files that are not text", None]
    assert sum(o.record is not None for o in outcomes) == 55


def test_records_are_the_same_however_many_workers():
    assert list(run(pages(40), 1)) == list(run(pages(40), 2))


def test_workers_that_die_while_they_start_are_started_anew(monkeypatch):
    """As they do if somebody kills the process that forks them."""
    tries = []
    start = _Workers._start

    def breaking(self):
        tries.append(self)
        if len(tries) < 3:
            raise BrokenProcessPool
        return start(self)

    monkeypatch.setattr(_Workers, "_start", breaking)
    [outcome] = run([Raw("a.txt", b"The ferry stays.")], 1, timeout=60)
    assert outcome.record
    monkeypatch.setattr(_Workers, "_start", lambda self: (_ for _ in ()).throw(BrokenProcessPool))
    with pytest.raises(NoWorkers):
        list(run([Raw("a.txt", b"The ferry stays.")], 1, timeout=60))


def test_a_page_that_kills_its_worker_is_the_only_one_to_fail():
    inputs = pages(50)
    inputs[FEW_INPUTS + 3] = Deadly("deadly.txt", b"")
    inputs[45] = Deadly("deadly too.txt", b"")
    failed = [outcome for outcome in run(inputs, 2) if outcome.record is None]
    why = "could not be read: the process that read it died (out of memory?)"
    assert reasons(failed) == [("deadly.txt", why), ("deadly too.txt", why)]


def test_workers_write_nothing(capfd):
    inputs = [Noisy(f"{i}.txt", NUMBERED_STORY.format(i).encode()) for i in range(20)]
    assert [o.problem for o in run(inputs, 2)] == [None] * 20
    assert capfd.readouterr() == ("", "")


def test_a_worker_that_starts_when_the_run_ends_says_nothing(tmp_path):
    (tmp_path / "program.py").write_text(SLOW_WORKERS)
    path = {"PYTHONPATH": str(Path(__file__).parents[2])}
    run = subprocess.run([sys.executable, tmp_path / "program.py"], capture_output=True, text=True, timeout=60, env=os.environ | path)
    assert (run.stdout.splitlines()[-1], run.stderr) == ("took longer than 0.3 s", "")


@pytest.mark.parametrize("place", [0, 30])
def test_an_error_in_newsx_costs_one_page_and_is_located(place):
    inputs = pages(40)
    inputs[place] = Faulty("odd.txt", b"")
    failed = [outcome for outcome in run(inputs, 2) if outcome.record is None]
    assert len(failed) == 1
    assert failed[0].problem.startswith(
        "could not be read because of an error in newsx: IndexError: list index out of range (test_workers.py:"
    )


@pytest.mark.parametrize("jobs", [1, 2])
def test_slow_inputs_are_processed_as_they_come(jobs):
    """A page comes only when the one before it is done."""
    done = threading.Semaphore(1)

    def trickle():
        for page in pages(FEW_INPUTS + 6):
            assert done.acquire(timeout=20), "an outcome was held back"
            yield page

    for _ in run(trickle(), jobs):
        done.release()


def test_a_run_holds_few_of_many_inputs_and_little_of_large_ones():
    """What has been read and not yet come out, while the first outcomes are looked at."""
    for size, most in ((0, 1000), (1 << 20, 40)):
        taken = 0

        def counting(size: int = size):
            nonlocal taken
            for page in pages(3000):
                page.content += b"\n" * size
                taken += 1
                yield page

        outcomes = run(counting(), 2)
        for _ in range(FEW_INPUTS + 1):
            next(outcomes)
        time.sleep(0.5)
        assert taken <= most
        outcomes.close()


def test_an_exception_in_reading_inputs_is_raised():
    def breaking():
        yield from pages(FEW_INPUTS + 5)
        raise RuntimeError("the disk is on fire")

    outcomes = []
    with pytest.raises(RuntimeError, match="on fire"):
        outcomes.extend(run(breaking(), 2))


def test_the_address_is_for_pages_that_have_none():
    inputs = [Raw("a", NUMBERED_STORY.encode()), Raw("b", NUMBERED_STORY.encode(), url="https://example.org/own")]
    records = [msgspec.json.decode(o.record) for o in run(inputs, 1, Options(url="https://example.com/given"))]
    assert [r["url"] for r in records] == ["https://example.com/given", "https://example.org/own"]


def test_reasons_instead_of_records():
    [outcome] = run(pages(1), 1, Options(explain=True))
    assert {"input", "blocks", "fields", "quotes", "reports"} == set(msgspec.json.decode(outcome.record))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes_have_an_outcome(content):
    [outcome] = run([Raw("x", content)], 1)
    assert (outcome.record is None) != (outcome.problem is None)
    if outcome.record:
        msgspec.json.decode(outcome.record, type=Article)
    else:
        assert "error in newsx" not in outcome.problem
