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
from newsx.errors import Incomplete
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
    with pytest.raises(Incomplete, match=r"workers run another newsx: this one has another version of newsx \(9.9\)"):
        done(threads.scheduler_address, ["pages"], what)
    assert list(Path("out").glob("part-*")) == []


def test_no_cluster(folder, monkeypatch):
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 0.2)
    with pytest.raises(ConnectionError, match="no cluster answers at"):
        cluster.connect("tcp://127.0.0.1:9")


def test_starting_anew_deletes_part_files_and_nothing_else(folder):
    Path("out[1]").mkdir()
    Path("out1").mkdir()
    what = work(str(folder / "out[1]"))
    PartFiles(what, resume=False, force=False)
    kept = ["out1/part-00000.jsonl", "out1/run.json", "out[1]/part-time-jobs.txt", "out[1]/part-00000.jsonl.old", "out[1]/part-0.jsonl"]
    for path in [*kept, "out[1]/part-00000.jsonl", "out[1]/part-00001.csv"]:
        Path(path).write_text("mine")
    PartFiles(what, resume=False, force=True)
    left = [path for path in Path().glob("out*/*") if path.read_text() == "mine"]
    assert sorted(map(str, left)) == sorted(kept)


def test_part_files_of_an_unknown_run_are_not_taken_for_done(folder):
    Path("out").mkdir()
    Path("out/part-00000.jsonl").write_text("mine")
    with pytest.raises(CannotResume, match=r"it holds part-00000\.jsonl, but no run that made it; --force starts anew"):
        PartFiles(work(str(folder / "out")), resume=True, force=False)


class Failed:
    """The future of a part that nobody could read."""

    def __init__(self, error: BaseException) -> None:
        self.error = error

    def result(self) -> None:
        raise self.error


def test_a_cluster_that_is_gone_ends_the_run_in_a_sentence():
    from concurrent.futures import CancelledError

    with pytest.raises(Incomplete, match="the cluster has given up its work: its scheduler ended or began anew"):
        cluster._result(Failed(CancelledError("newsx-1")), 0, [])
    with pytest.raises(Incomplete, match="the cluster's workers cannot work: the model has another checksum"):
        cluster._result(Failed(RuntimeError("the model has another checksum")), 0, [])


def test_a_scheduler_that_ends_amid_a_run(folder):
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=":0") as processes:

        def end():
            while not list(Path("out").glob("part-*")):
                time.sleep(0.001)
            processes.close()

        write_stories(folder / "pages", 600)
        threading.Thread(target=end, daemon=True).start()
        run = newsx("pages", "--scheduler", processes.scheduler_address, "-o", "out/")
    assert run.returncode == 3
    assert "Traceback" not in complaint(run)
    assert complaint(run).endswith("its scheduler ended or began anew; --resume continues the run\n")
