"""Code that lies in the current folder is never run: not by newsx, and not by any process that newsx starts."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import newsx
from newsx.batch.workers import FEW_INPUTS
from tests.command import NUMBERED_STORY, write_stories

STORIES = FEW_INPUTS + 8
SCRIPT = "import sys\nfrom newsx.__main__ import main\nif __name__ == '__main__':\n    sys.exit(main())\n"
WORKER = "from distributed.cli.dask_worker import main\nif __name__ == '__main__':\n    main()\n"
PROGRAM = """
import sys, newsx
if __name__ == "__main__":
    for article in newsx.extract_many(["."], jobs=2, settings=newsx.sources.settings.Settings(include=("*.txt", "*.txt.gz"))):
        print(article.headline)
"""
TWO_RUNS = """
import os, signal, newsx
from multiprocessing import forkserver
from newsx.sources.settings import Settings
if __name__ == "__main__":
    settings = Settings(include=("*.txt", "*.txt.gz"))
    for _ in range(2):
        for article in newsx.extract_many(["."], jobs=2, settings=settings):
            print(article.headline)
        server = forkserver._forkserver._forkserver_pid
        os.kill(server, signal.SIGKILL)
        os.waitid(os.P_PID, server, os.WEXITED | os.WNOWAIT)
"""
TRAP = "import os\nos.close(os.open(os.path.join({folder!r}, __name__ + '.ran'), os.O_CREAT | os.O_WRONLY))\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The current folder: stories, and a module by the name of every module that there is, which leaves a file behind if it is run."""
    here = tmp_path / "stories"
    write_stories(here, STORIES)
    (here / "last.txt.gz").write_bytes(gzip.compress(NUMBERED_STORY.format("gz").encode()))
    trap = TRAP.format(folder=str(here))
    for name in {*sys.stdlib_module_names, *packages_distributions(), "newsx", "sitecustomize", "usercustomize"}:
        if name.isidentifier():
            (here / f"{name}.py").write_text(trap)
    (here / "newsx").mkdir()
    (here / "newsx" / "__init__.py").write_text(trap)
    monkeypatch.chdir(here)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    return here


@pytest.fixture
def script(tmp_path):
    """The command, as installers write it."""
    path = tmp_path / "bin" / "newsx"
    path.parent.mkdir()
    path.write_text(SCRIPT)
    return path


def stories() -> list[str]:
    return [name for name in sorted(os.listdir()) if name.endswith((".txt", ".gz"))]


def traps_run(folder: Path) -> list[str]:
    return sorted(path.stem for path in folder.glob("*.ran"))


def check(run: subprocess.CompletedProcess[str], folder: Path, records: int = STORIES + 1) -> None:
    assert traps_run(folder) == []
    assert (run.returncode, run.stderr, len(run.stdout.splitlines())) == (0, "", records)


def start(*command: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *map(str, command)], capture_output=True, text=True, encoding="utf-8", timeout=60)


@pytest.mark.parametrize("options", [[], ["-j2"], ["-j1"], ["-j1", "--timeout", "20"], ["--explain"]])
def test_the_command(folder, script, options):
    check(start(script, *options, *stories()), folder)


@pytest.mark.parametrize("flags", [["-E"], ["-s"], ["-P"], ["-I"], ["-Es"], ["-X", "dev", "-W", "ignore"]])
def test_with_options_of_python(folder, script, flags):
    check(start(*flags, script, "-j2", *stories()), folder)


@pytest.mark.parametrize("output", ["out.jsonl.gz", "out.html", "out.db", "out.parquet", "out/"])
def test_with_each_kind_of_output(folder, script, output):
    check(start(script, "-j2", *stories(), "-o", output), folder, records=0)


def test_as_a_module(folder):
    """What `python -m` imports until newsx is found is Python's: newsx itself and what that names in its first lines."""
    for name in {*sys.stdlib_module_names, "newsx"} - {"gzip", "json", "csv", "html", "socket", "multiprocessing"}:
        (folder / f"{name}.py").unlink(missing_ok=True)
    (folder / "newsx" / "__init__.py").unlink()
    (folder / "newsx").rmdir()
    check(start("-m", "newsx", "-j2", *stories()), folder)


def test_as_a_module_of_a_checkout(tmp_path, monkeypatch):
    """In a checkout, which nothing is installed from, workers run what the command runs."""
    shutil.copytree(Path(newsx.__file__).parent, tmp_path / "newsx", ignore=shutil.ignore_patterns("__pycache__"))
    pipeline = tmp_path / "newsx" / "pipeline.py"
    pipeline.write_text(pipeline.read_text().replace("def read(", "def read(*_, **__):\n    raise ValueError('here')\n\n\ndef _read("))
    monkeypatch.chdir(tmp_path)
    write_stories(tmp_path, STORIES)
    for command in (["-m", "newsx", "-j2"], ["-c", "import newsx.__main__; newsx.__main__.main()", "-j2"]):
        run = start(*command, *stories())
        assert (run.returncode, run.stderr.count("ValueError: here (pipeline.py:")) == (1, STORIES)


@pytest.mark.parametrize(("mode", "environment"), [("--no-nanny", {}), ("--nanny", {"PYTHONSAFEPATH": "1"})])
def test_a_cluster(folder, script, tmp_path, mode, environment):
    """The command and a worker, both in the folder. With a nanny, Dask starts the worker by `python -c`, which needs PYTHONSAFEPATH."""
    distributed = pytest.importorskip("distributed")
    command = [sys.executable, str(script.with_name("dask-worker")), mode, "--no-dashboard", "--local-directory", str(tmp_path)]
    Path(command[1]).write_text(WORKER)
    with distributed.LocalCluster(n_workers=0, protocol="tcp", dashboard_address=None) as cluster:
        worker = subprocess.Popen([*command, cluster.scheduler_address], env={**os.environ, **environment}, stderr=subprocess.DEVNULL)
        try:
            run = start(script, "-q", *stories(), "--scheduler", cluster.scheduler_address, "-o", "out/")
        finally:
            worker.terminate()
            worker.wait(20)
    check(run, folder, records=0)
    assert len(Path("out/part-00000.jsonl").read_bytes().splitlines()) == STORIES + 1


def test_a_program(folder, tmp_path):
    program = tmp_path / "bin" / "program.py"
    program.parent.mkdir(exist_ok=True)
    program.write_text(PROGRAM)
    check(start(program), folder)


def test_a_fork_server_that_died(folder, tmp_path):
    """Another is started for the next run. It dies between two runs: amid one it can take a lock with it, which its workers wait for."""
    program = tmp_path / "bin" / "program.py"
    program.parent.mkdir(exist_ok=True)
    program.write_text(TWO_RUNS)
    check(start(program), folder, records=2 * (STORIES + 1))
