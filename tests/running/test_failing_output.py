"""Output that cannot be written: full disks, closed pipes and streams, odd environments."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
from pathlib import Path

import pytest

from tests.command import LONG_STORY, NEWSX, STORY, TEXT_FORMATS, complaint, newsx, records, shell


def test_a_file_that_cannot_be_written(folder):
    run = newsx("story.txt", "-o", "no/such/out.json")
    assert (run.returncode, complaint(run)) == (3, "newsx: no/such/out.json: no such file or directory\n")


def test_output_does_not_follow_links_that_others_left(folder):
    Path("mine.txt").write_text("mine")
    Path(".out.json.part").symlink_to("mine.txt")
    run = newsx("story.txt", "-o", "out.json")
    assert (run.returncode, complaint(run), Path("out.json").is_symlink()) == (0, "", False)
    Path(".out.jsonl.newsx").mkdir()
    Path(".out.jsonl.newsx/records.jsonl").symlink_to("../mine.txt")
    run = newsx("story.txt", "-o", "out.jsonl", "--resume")
    assert (run.returncode, "contains symbolic links" in complaint(run)) == (2, True)
    assert Path("mine.txt").read_text() == "mine"


def test_a_full_disk(folder):
    """A limit on the size of files stands for it."""
    Path("long.txt").write_text(LONG_STORY, encoding="utf-8")

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    run = subprocess.run([*NEWSX, "long.txt", "-o", "out.jsonl"], capture_output=True, preexec_fn=limit)
    assert (run.returncode, complaint(run)) == (3, "newsx: out.jsonl: file too large\n")
    assert sorted(os.listdir()) == ["long.txt", "story.txt"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("newsx story.txt > /dev/full", "standard output"),
        ("newsx story.txt -o /dev/full --format jsonl", "/dev/full"),
        ("newsx gone.txt --errors /dev/full", "/dev/full"),
        *((f"newsx story.txt --format {name} > /dev/full", "standard output") for name in (*TEXT_FORMATS, "json", "table")),
        *((f"newsx --{name} > /dev/full", "standard output") for name in ("help", "schema", "version")),
    ],
)
def test_dev_full(folder, line, name):
    run = shell(line)
    assert run.returncode == 3
    assert complaint(run).splitlines()[-1] == f"newsx: {name}: no space left on device"


def test_a_disk_that_fills_up_in_the_middle(folder):
    """What is done stays, and the rest is done when there is room."""
    Path("pages.jsonl").write_text((json.dumps({"text": STORY}) + "\n") * 10)

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (16384, 16384))

    run = subprocess.run([*NEWSX, "pages.jsonl", "-o", "out.jsonl"], capture_output=True, preexec_fn=limit)
    assert (run.returncode, complaint(run)) == (3, "newsx: out.jsonl: file too large; --resume continues the run\n")
    assert not Path("out.jsonl").exists()
    assert newsx("pages.jsonl", "-o", "out.jsonl", "--resume").returncode == 0
    assert len(Path("out.jsonl").read_bytes().splitlines()) == 10


@pytest.mark.parametrize("output", ["out.parquet", "out.db"])
def test_a_full_disk_leaves_no_traceback(folder, output):
    pytest.importorskip("pyarrow")
    Path("pages.jsonl").write_text((json.dumps({"text": STORY}) + "\n") * 10)

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (16384, 16384))

    run = subprocess.run([*NEWSX, "pages.jsonl", "-o", output], capture_output=True, preexec_fn=limit)
    assert run.returncode == 3
    assert len(complaint(run).splitlines()) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_in(folder):
    Path("locked").mkdir(0o555)
    run = newsx("story.txt", "-o", "locked/out.jsonl")
    assert (run.returncode, complaint(run)) == (3, "newsx: locked/out.jsonl: permission denied\n")
    run = newsx("story.txt", "-o", "locked")
    assert (run.returncode, complaint(run)) == (3, "newsx: locked: permission denied\n")


def test_no_home(folder):
    run = subprocess.run([*NEWSX, "story.txt"], capture_output=True, env={"PATH": os.environ["PATH"]})
    assert (run.returncode, run.stderr) == (0, b"")


def test_a_closed_pipe_ends_it_quietly(folder):
    Path("big.jsonl").write_text((json.dumps({"text": LONG_STORY}) + "\n") * 100)
    run = shell('newsx big.jsonl | head -1 | wc -l; echo "${PIPESTATUS[0]}"')
    assert run.stdout.split() == [b"1", b"0"]
    assert run.stderr == b""


@pytest.mark.parametrize("options", ["json", "table", "table --quotes", "table --explain", *TEXT_FORMATS])
def test_a_pipe_may_be_closed_at_any_write(folder, options):
    Path("big.jsonl").write_text((json.dumps({"text": STORY}) + "\n") * 50)
    for length in (0, 1, 5000):
        run = shell(f'newsx -j1 big.jsonl --format {options} | head -c {length} > /dev/null; echo "${{PIPESTATUS[0]}}"')
        assert (run.stdout, run.stderr) == (b"0\n", b"")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams(folder, closed):
    run = shell(f"newsx story.txt {closed}")
    assert run.returncode == (3 if ">&-" in closed.replace("2>&-", "") else 0)
    assert b"Traceback" not in run.stderr
    assert shell("newsx <&-").returncode == 1


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}])
def test_any_locale_will_do(folder, locale):
    [record] = records(newsx("story.txt", **locale))
    assert "“It is a lifeline,”" in record["body"][1]
    run = newsx("story.txt", "gonë.txt", "--format", "table", **locale)
    assert (run.returncode, b"lifeline" in run.stdout, b"Traceback" in run.stderr) == (1, True, False)
