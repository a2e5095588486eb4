"""Runs that a signal or a missing file disturbs."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import time
from contextlib import suppress
from pathlib import Path

import pytest

from newsx.batch import signals
from tests.command import LONG_STORY, STORY, newsx


def test_a_file_that_vanishes_while_newsx_runs(folder, started):
    """The second file is removed when the first one's record is there, before standard input lets newsx go on."""
    Path("second.txt").write_text(STORY, encoding="utf-8")
    process = started("-j1", "story.txt", "-", "second.txt")
    process.stdout.readline()
    Path("second.txt").unlink()
    _, errors = process.communicate(STORY.encode())
    assert (process.returncode, errors) == (1, b"newsx: second.txt: no such file or directory\n")


def test_finished_records_survive_ctrl_c(folder, started):
    """Standard input never ends, so that newsx waits in the middle of its work."""
    process = started("story.txt", "-", "-o", "out.json")
    deadline = time.monotonic() + 20
    while not Path(".out.json.part").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 130
    assert process.stderr.read() == b"newsx: interrupted after 1 article, 3 quotations; --resume continues the run\n"
    assert json.loads(Path("out.json").read_text())["input"] == "story.txt"
    assert newsx("story.txt", "-", "-o", "out.json", "--resume", stdin=STORY.encode()).returncode == 0
    assert [record["input"] for record in json.loads(Path("out.json").read_text())] == ["story.txt", "-"]
    assert sorted(os.listdir()) == ["out.json", "story.txt"]


def test_interrupted_with_workers(folder, started):
    Path("big.jsonl").write_text((json.dumps({"text": LONG_STORY}) + "\n") * 3000)
    process = started("-j2", "big.jsonl", start_new_session=True, env={**os.environ, "PYTHONUNBUFFERED": "1"})
    for _ in range(40):
        assert json.loads(process.stdout.readline())
    time.sleep(0.1)  # the pipe is full by now, and newsx in the middle of a record
    os.killpg(process.pid, signal.SIGINT)
    rest = process.stdout.read()
    assert (process.wait(20), process.stderr.read()) == (130, b"")
    assert rest == b"" or rest.endswith(b"\n")
    assert all(json.loads(line) for line in rest.splitlines())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_at_any_moment_it_ends_in_order(folder, started, number):
    """The signal goes to all of its processes, as from a terminal."""
    Path("big.jsonl").write_text((json.dumps({"text": STORY}) + "\n") * 300)
    moments = random.Random(number)
    for _ in range(8):
        shutil.rmtree(".out.jsonl.newsx", ignore_errors=True)
        process = started("-j2", "big.jsonl", "-o", "out.jsonl", "--force", start_new_session=True)
        while process.poll() is None and not Path(".out.jsonl.newsx").exists():
            time.sleep(0.001)
        time.sleep(moments.uniform(0, 0.4))
        os.killpg(process.pid, number)
        _, errors = process.communicate()
        assert process.returncode in (128 + number, 0)
        assert errors == b"" or (errors.startswith(b"newsx: interrupted after") and errors.count(b"\n") == 1)
        assert all(json.loads(line) for line in Path("out.jsonl").read_bytes().splitlines())


def test_workers_end_with_a_killed_parent(folder, started):
    Path("big.jsonl").write_text((json.dumps({"text": LONG_STORY}) + "\n") * 3000)
    process = started("-j2", "big.jsonl", start_new_session=True)
    for _ in range(40):
        process.stdout.readline()
    process.kill()
    process.stdout.read()  # ends when no process holds the pipe any more
    process.wait()


@pytest.fixture
def interrupts():
    before = {number: signal.getsignal(number) for number in signals.SIGNALS}
    found = signals.Interrupts()
    found.install()
    yield found
    for number, handler in before.items():
        signal.signal(number, handler)


def test_many_signals_at_once_are_one(interrupts):
    """Those that come while the first one ends the run would otherwise break off what ends it."""
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGTERM)
    for number in signals.SIGNALS * 40:
        signal.raise_signal(number)
    assert interrupts.status == 128 + signal.SIGTERM


def test_many_signals_at_once_wait_for_the_end_of_a_record(interrupts):
    assert _written_under(interrupts, signals.SIGNALS * 40) == ["a record"]


def test_a_later_signal_does_not_wait(interrupts, monkeypatch):
    monkeypatch.setattr(signals, "AT_ONCE", 0.0)
    assert _written_under(interrupts, signals.SIGNALS) == []


def _written_under(interrupts, numbers):
    """What is written in a block that is not to be interrupted, in which these signals arrive."""
    written = []
    with suppress(KeyboardInterrupt), interrupts.uninterrupted():
        for number in numbers:
            time.sleep(0.001)
            signal.raise_signal(number)
        written.append("a record")
    return written
