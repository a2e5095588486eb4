"""What newsx comes with: models that were trained, and code that runs without a warning."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import asdict

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


@pytest.mark.parametrize("options", ["-j1", "-j2 --timeout 20"])
@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("kinds", lambda content: b""),
        ("blocks", lambda content: content[:1000]),
        ("grammar-en", lambda content: b"\x81\xa1a\x01"),
        ("quotes", lambda content: b'{"weight": {"a": 1.0}}'),
        ("fields", lambda content: b"{"),
    ],
)
def test_a_damaged_model_ends_the_run_in_one_sentence(tmp_path, options, name, change):
    """And does not fail page after page."""
    file = tmp_path / models.FILES[name]
    file.write_bytes(change((ROOT / "models" / file.name).read_bytes()))
    for page in "abc":
        (tmp_path / f"{page}.txt").write_text("Ferry stays\n\nBy Ann Roe\n\n“It is a lifeline,” said Ivo Bern, the mayor.")
    command = [sys.executable, "-m", "newsx", *options.split(), *map(str, sorted(tmp_path.glob("*.txt")))]
    run = subprocess.run(command, capture_output=True, timeout=60, text=True, env={**os.environ, "NEWSX_MODELS": str(tmp_path)})
    assert (run.returncode, run.stdout) == (3, "")
    [line] = run.stderr.splitlines()
    assert line.startswith(f"newsx: {file} is damaged, or is no model of this newsx (")
    assert line.endswith("): train it anew, or unset NEWSX_MODELS")


def test_a_model_of_another_size_is_not_misread(tmp_path, monkeypatch):
    model = asdict(models.load("kinds"))
    models.save("kinds", {**model, "features": [*model["features"], "new"]}, tmp_path)
    monkeypatch.setenv("NEWSX_MODELS", str(tmp_path))
    with pytest.raises(models.Unusable, match="numbers where"):
        models.load.__wrapped__("kinds")


@pytest.mark.parametrize("output", [[], ["-o", "a.csv"]])
def test_a_folder_of_models_that_is_not_there_is_no_folder(tmp_path, output):
    (tmp_path / "a.txt").write_text("Ferry stays\n\nThe council voted to keep it.")
    environment = {**os.environ, "NEWSX_MODELS": "gone"}
    run = subprocess.run([sys.executable, "-m", "newsx", "a.txt", *output], capture_output=True, timeout=60, cwd=tmp_path, env=environment)
    assert (run.returncode, run.stdout, run.stderr) == (3, b"", b"newsx: NEWSX_MODELS names no folder: gone\n")


@pytest.mark.parametrize("options", ["--json", "--format table", "--format html", "-j2", "-o {}/a.parquet", "-o {}/a.db"])
def test_it_runs_without_a_warning(tmp_path, options):
    (tmp_path / "a.txt").write_text("Ferry stays\n\nThe council voted to keep it.")
    (tmp_path / "b.html").write_text("<html><body><p>The council voted to keep it.</p></body></html>")
    paths = [str(tmp_path / name) for name in ("a.txt", "b.html")]
    command = [sys.executable, "-W", "error", "-X", "dev", "-m", "newsx", *paths, *options.format(tmp_path).split()]
    run = subprocess.run(command, capture_output=True, timeout=60)
    assert (run.returncode, run.stderr) == (0, b"")
