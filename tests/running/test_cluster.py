"""The work done by a Dask cluster on this machine."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from newsx.batch.outcomes import Options, Outcome
from newsx.errors import CannotWrite
from newsx.output.view import View
from newsx.running import cluster
from newsx.running.cluster import PartFiles, Work
from newsx.running.fingerprint import CannotResume, Fingerprint
from newsx.sources.settings import Settings
from tests.command import NUMBERED_STORY, complaint, newsx, write_stories

distributed = pytest.importorskip("distributed")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The current folder, with 60 files in it; a part is of four."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cluster, "MAX_PART_FILES", 4)
    write_stories(tmp_path / "pages", 60)
    return tmp_path


@pytest.fixture(scope="module")
def threads():
    """A cluster of threads in this process."""
    with distributed.LocalCluster(n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None) as one:
        yield one


def work(folder: str, **options) -> Work:
    return Work(Fingerprint.with_options({}), Options(), Settings(**options), View(), "jsonl", folder)


def done(address: str, paths: list[str], what: Work) -> list[Outcome]:
    PartFiles(what, resume=True, force=False)
    return list(cluster.outcomes(cluster.connect(address), paths, what))


def lines(folder: str) -> list[bytes]:
    return [line for part in sorted(Path(folder).glob("part-*.jsonl")) for line in part.read_bytes().splitlines()]


def test_the_records_of_a_lost_worker_are_made_by_others(folder):
    """Three processes work for the command; one of them is killed as soon as there are parts."""
    with distributed.LocalCluster(n_workers=3, threads_per_worker=1, dashboard_address=":0") as processes:
        victim = next(iter(processes.workers.values())).pid

        def kill():
            while not list(Path("out").glob("part-*")):
                time.sleep(0.001)
            os.kill(victim, signal.SIGKILL)

        threading.Thread(target=kill, daemon=True).start()
        run = newsx("pages", "--scheduler", processes.scheduler_address, "-o", "out/")
    assert (run.returncode, run.stdout) == (0, b"")
    assert complaint(run).startswith("newsx: the cluster's dashboard: http://")
    undisturbed = newsx("-j1", "pages")
    assert lines("out") == undisturbed.stdout.splitlines()
    assert [name for name in os.listdir("out") if name.startswith(".")] == []


def test_addresses_and_failures(folder, threads):
    import fsspec

    memory = fsspec.filesystem("memory")
    for number in range(6):
        memory.pipe(f"/pages/{number}.txt", NUMBERED_STORY.format(number).encode())
    memory.pipe("/pages/.hidden.txt", b"no")
    memory.pipe("/pages/photo.png", b"\x89PNG\r\n\x1a\n\0\0")
    outcomes = done(threads.scheduler_address, ["memory://pages", "gone.txt"], work("memory://out"))
    assert {(o.name, o.problem) for o in outcomes if o.problem and not o.skipped} == {("gone.txt", "no such file or directory")}
    assert {o.name for o in outcomes if o.skipped} == {"memory:///pages/photo.png"}
    made = b"".join(memory.cat(path) for path in sorted(memory.glob("/out/part-*"))).splitlines()
    assert [json.loads(line)["input"] for line in made] == [f"memory:///pages/{number}.txt" for number in range(6)]
    assert json.loads(made[3])["headline"] == "Ferry number 3 stays"


def test_finished_parts_are_not_made_again(folder, threads):
    what = work(str(folder / "out"), include=("*.txt",))
    done(threads.scheduler_address, ["pages"], what)
    Path("out/part-00002.jsonl").write_text("")
    Path("out/part-00003.jsonl").unlink()
    assert len(done(threads.scheduler_address, ["pages"], what)) == 4
    assert len(lines("out")) == 56


def test_another_run_is_not_written_over(folder):
    what = work(str(folder / "out"))
    PartFiles(what, resume=False, force=False)
    with pytest.raises(CannotResume, match="it holds a run already; --resume continues it, --force starts anew"):
        PartFiles(what, resume=False, force=False)
    PartFiles(what, resume=False, force=True)


def test_workers_with_another_newsx_are_refused(folder, threads):
    """Their records would be others."""
    what = replace(work(str(folder / "out")), fingerprint=Fingerprint("9.9", {}, {}))
    with pytest.raises(CannotWrite, match=r"workers run another newsx: this one has another version of newsx \(9.9\)"):
        done(threads.scheduler_address, ["pages"], what)
    assert list(Path("out").glob("part-*")) == []


def test_no_cluster(folder, monkeypatch):
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 0.2)
    with pytest.raises(ConnectionError, match="no cluster answers at"):
        cluster.connect("tcp://127.0.0.1:9")
