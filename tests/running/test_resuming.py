"""Runs that are interrupted, in whatever way, and resumed: nothing is lost and nothing comes twice."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.command import NEWSX, NUMBERED_STORY, complaint, inputs, newsx, write_stories

BROKEN = "is not JSON: Expecting value: line 1 column 1 (char 0)"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The current folder, with pages in it: 20 files, and 100 rows of which one is broken."""
    monkeypatch.chdir(tmp_path)
    write_stories(tmp_path / "pages", 20)
    rows = [json.dumps({"text": NUMBERED_STORY.format(number)}) for number in range(100)]
    rows[60] = "broken"
    Path("rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return tmp_path


def journal_of(output: Path) -> Path:
    return Path(f".{output}.newsx/journal.jsonl")


def size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def stopped(*arguments: str, after: int, by: signal.Signals = signal.SIGKILL) -> subprocess.Popen[bytes]:
    """A run that is ended as soon as its journal has `after` lines."""
    process = subprocess.Popen([*NEWSX, *arguments], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    journal = journal_of(Path(arguments[arguments.index("-o") + 1]))
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and not (journal.exists() and journal.read_bytes().count(b"\n") >= after):
        time.sleep(0.001)
    process.send_signal(by)
    process.wait(20)
    assert journal.exists(), "it was done before it could be stopped"
    return process


def content(path: str) -> object:
    """What somebody finds in an output, whatever bytes hold it."""
    if path.endswith(".parquet"):
        parquet = pytest.importorskip("pyarrow.parquet")
        return parquet.read_table(path).to_pylist()
    if path.endswith(".db"):
        pytest.importorskip("sqlite_utils")
        return list(sqlite3.connect(path).iterdump())
    return Path(path).read_bytes()


def test_killed_at_twenty_moments_and_resumed(folder):
    with ThreadPoolExecutor() as together:
        list(together.map(kill_and_resume, ["jsonl", "csv", "parquet", "db"]))


def kill_and_resume(suffix: str) -> None:
    """Each time it is killed, it is resumed; when it is complete, another run begins."""
    newsx("-j1", "pages", "rows.jsonl", "-o", f"whole.{suffix}")
    expected = content(f"whole.{suffix}")
    moments = random.Random(suffix)
    output = Path(f"out.{suffix}")
    for _ in range(20):
        output.unlink(missing_ok=True)
        begun = size(journal_of(output))
        process = subprocess.Popen([*NEWSX, "-q", f"-j{moments.choice([1, 1, 2])}", "pages", "rows.jsonl", "-o", str(output), "--resume"])
        while process.poll() is None and size(journal_of(output)) == begun:
            time.sleep(0.005)
        time.sleep(moments.uniform(0, 0.1))
        process.kill()
        process.wait()
        if output.exists():
            assert content(str(output)) == expected
    run = newsx("-q", "pages", "rows.jsonl", "-o", str(output), "--resume")
    assert run.returncode == (0 if "complete" in complaint(run) else 1)
    assert content(str(output)) == expected
    assert not journal_of(output).parent.exists()


def test_records_are_in_the_order_of_the_inputs_even_if_some_are_new(folder):
    stopped("-j1", "pages", "rows.jsonl", "-o", "out.jsonl", after=60)
    Path("pages/005a.txt").write_text(NUMBERED_STORY.format(5), encoding="utf-8")
    Path("pages/007.txt").unlink()
    newsx("pages", "rows.jsonl", "-o", "out.jsonl", "--resume")
    made = inputs("out.jsonl")
    assert made[4:9] == ["pages/004.txt", "pages/005.txt", "pages/005a.txt", "pages/006.txt", "pages/008.txt"]
    assert made[-1] == "pages/007.txt"  # read before it was gone
    assert len(made) == len(set(made)) == 120


def test_failed_inputs_are_tried_again_only_on_request(folder):
    Path("rows.jsonl").rename("more.jsonl")
    Path("pages/003.txt").write_bytes(bytes(range(256)) * 4)
    arguments = ("pages/002.txt", "pages/003.txt", "more.jsonl", "-o", "out.jsonl", "--errors", "errors.jsonl")
    stopped("-j1", *arguments, after=20)
    Path("pages/003.txt").write_text(NUMBERED_STORY.format(3), encoding="utf-8")
    stopped("-j1", *arguments, "--resume", after=60)
    assert "pages/003.txt" in Path("errors.jsonl").read_text()
    run = newsx(*arguments, "--resume", "--retry-failed")
    assert complaint(run).splitlines() == [f"newsx: more.jsonl#61: {BROKEN}"]
    assert inputs("out.jsonl")[:3] == ["pages/002.txt", "pages/003.txt", "more.jsonl#1"]
    assert len(Path("errors.jsonl").read_text().splitlines()) == 1


def test_failures_of_the_earlier_run_count_and_stay_in_the_errors(folder):
    arguments = ("gone.txt", "pages", "-", "-o", "out.jsonl", "--errors", "errors.jsonl")
    stopped(*arguments, after=21)
    run = newsx(*arguments, "--resume", stdin=NUMBERED_STORY.encode())
    assert (run.returncode, complaint(run)) == (1, "newsx: 1 input failed in the earlier run; --retry-failed tries them again\n")
    assert json.loads(Path("errors.jsonl").read_text()) == {"input": "gone.txt", "error": "no such file or directory"}
    assert len(inputs("out.jsonl")) == 21


@pytest.mark.parametrize(
    ("first", "second", "difference"),
    [
        (["--reference-date", "2026-05-31"], ["--reference-date", "2026-06-01"], "--reference-date 2026-05-31"),
        ([], ["--url", "https://example.org/"], "no --url"),
        ([], ["rows.jsonl"], "other inputs"),
    ],
)
def test_other_options_or_inputs_are_refused(folder, first, second, difference):
    stopped("pages", "-", *first, "-o", "out.jsonl", after=10)
    run = newsx("pages", "-", *second, "-o", "out.jsonl", "--resume")
    sentence = f"the interrupted run had {difference}; --resume needs the same, --force starts anew"
    assert (run.returncode, complaint(run)) == (2, f"newsx: out.jsonl: {sentence}\n")


def test_another_version_is_refused(folder):
    stopped("pages", "-", "-o", "out.jsonl", after=10)
    head = Path(".out.jsonl.newsx/run.json")
    head.write_text(head.read_text().replace('"version":"', '"version":"9.'))
    run = newsx("pages", "-", "-o", "out.jsonl", "--resume")
    assert run.returncode == 2
    assert "another version of newsx (9." in complaint(run)


def test_an_interrupted_run_is_neither_overwritten_nor_forgotten(folder):
    stopped("pages", "-", "-o", "out.jsonl", after=10)
    run = newsx("pages", "-o", "out.jsonl")
    assert run.returncode == 2
    assert "a run to out.jsonl was interrupted; --resume continues it, --force starts anew" in " ".join(complaint(run).split())
    assert newsx("pages", "-o", "out.jsonl", "--force").returncode == 0
    assert len(inputs("out.jsonl")) == 20
    assert complaint(newsx("pages", "-o", "out.jsonl", "--resume")).endswith(" out.jsonl is complete: nothing new\n")


def test_a_run_that_was_killed_while_it_was_removed_starts_anew(folder):
    stopped("pages", "-", "-o", "out.jsonl", after=10)
    Path(".out.jsonl.newsx/run.json").unlink()  # what goes first
    Path(".out.jsonl.newsx/journal.jsonl").unlink()
    assert newsx("pages", "-o", "out.jsonl", "--resume").returncode == 0
    assert len(inputs("out.jsonl")) == 20


def test_two_runs_do_not_write_the_same_file(folder):
    first = subprocess.Popen([*NEWSX, "pages", "-", "--fields", "input", "-o", "out.csv"], stdin=subprocess.PIPE)
    while size(journal_of(Path("out.csv"))) == 0:
        time.sleep(0.001)
    for option in ("--resume", "--force"):
        run = newsx("pages", "-", "--fields", "input", "-o", "out.csv", option)
        assert (run.returncode, complaint(run)) == (2, "newsx: out.csv: another newsx is writing it\n")
    assert "another newsx is writing out.csv" in " ".join(complaint(newsx("pages", "-o", "out.csv")).split())
    first.communicate(NUMBERED_STORY.encode())
    assert Path("out.csv").read_text().split()[:2] == ["input", "pages/000.txt"]


def test_what_cannot_be_written_leaves_nothing(folder):
    assert newsx("pages", "-o", "out.csv", "--explain").returncode == 2
    assert newsx("pages", "-o", "out.db", "--format", "parquet", "--explain").returncode == 2
    assert [name for name in os.listdir() if "out" in name] == []


@pytest.mark.parametrize("torn", ["journal.jsonl", "records.jsonl"])
def test_a_torn_end_is_cut_off(folder, torn):
    stopped("-j1", "pages", "rows.jsonl", "-o", "out.jsonl", after=30)
    path = Path(".out.jsonl.newsx", torn)
    os.truncate(path, size(path) - 7)
    newsx("pages", "rows.jsonl", "-o", "out.jsonl", "--resume")
    assert len(inputs("out.jsonl")) == len(set(inputs("out.jsonl"))) == 119


def test_finished_records_survive_sigterm(folder):
    process = stopped("pages", "-", "-o", "out.jsonl", after=20, by=signal.SIGTERM)
    assert process.returncode == 128 + signal.SIGTERM
    assert len(inputs("out.jsonl")) == 20
