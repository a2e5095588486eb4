"""What newsx comes with: models that were trained, and code that runs without a warning."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import newsx
from newsx import models

ROOT = Path(newsx.__file__).parent


def test_models_are_those_that_were_trained():
    """After training: `cd newsx/models && sha256sum *.json *.msgpack > SHA256SUMS`."""
    told = dict(reversed(line.split()) for line in (ROOT / "models" / "SHA256SUMS").read_text().splitlines())
    assert {name: hashlib.sha256((ROOT / "models" / name).read_bytes()).hexdigest() for name in models.FILES.values()} == told


def test_no_constant_is_one_that_mypyc_never_sets():
    """It takes a `Final` tuple of fractions for one without a value: what is compiled would end at its import."""
    constant = re.compile(r"^\w+: Final = \(-?\d*\.\d", re.MULTILINE)
    assert [path.name for path in ROOT.rglob("*.py") if constant.search(path.read_text(encoding="utf-8"))] == []


def test_a_record_names_the_models_by_what_is_in_their_files(tmp_path, monkeypatch):
    """Also those of a folder without a list of checksums."""
    own = (ROOT / "models" / models.FILES["fields"]).read_bytes()
    (tmp_path / models.FILES["fields"]).write_bytes(own + b" ")
    models.checksum.cache_clear()
    assert models.checksum("fields") == hashlib.sha256(own).hexdigest()[:12]
    monkeypatch.setenv("NEWSX_MODELS", str(tmp_path))
    models.checksum.cache_clear()
    assert models.checksum("fields") == hashlib.sha256(own + b" ").hexdigest()[:12]
    models.checksum.cache_clear()


def test_a_pipe_is_no_model(tmp_path, monkeypatch):
    """Reading one would wait for ever."""
    os.mkfifo(tmp_path / models.FILES["blocks"])
    monkeypatch.setenv("NEWSX_MODELS", str(tmp_path))
    assert models.path("blocks") == ROOT / "models" / models.FILES["blocks"]


@pytest.mark.parametrize("options", ["--json", "--format table", "--format html", "-j2", "-o {}/a.parquet", "-o {}/a.db"])
def test_it_runs_without_a_warning(tmp_path, options):
    (tmp_path / "a.txt").write_text("Ferry stays\n\nThe council voted to keep it.")
    (tmp_path / "b.html").write_text("<html><body><p>The council voted to keep it.</p></body></html>")
    paths = [str(tmp_path / name) for name in ("a.txt", "b.html")]
    command = [sys.executable, "-W", "error", "-X", "dev", "-m", "newsx", *paths, *options.format(tmp_path).split()]
    run = subprocess.run(command, capture_output=True, timeout=60)
    assert (run.returncode, run.stderr) == (0, b"")
