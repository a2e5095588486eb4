from __future__ import annotations

import gzip
import sys
from pathlib import Path

import msgspec
import pytest
from articles import article
from zstandard import ZstdDecompressor

from newsx.errors import CannotWrite
from newsx.output import formats
from newsx.output.target import Target
from newsx.output.view import View


def test_a_dropped_target_leaves_nothing(tmp_path):
    (tmp_path / "out.json").write_text("before")
    target = Target(str(tmp_path / "out.json"))
    target.file.write(b"half")
    target.drop()
    assert [p.name for p in tmp_path.iterdir()] == ["out.json"]
    assert (tmp_path / "out.json").read_text() == "before"


def expand_zstandard(data: bytes) -> bytes:
    return ZstdDecompressor().decompressobj().decompress(data)


@pytest.mark.parametrize(("ending", "expand"), [(".gz", gzip.decompress), (".zst", expand_zstandard)])
def test_compressed_output(tmp_path, ending, expand):
    path = tmp_path / f"out.jsonl{ending}"
    target = Target(str(path))
    writer = formats.load("jsonl").writer(target, View())
    record = msgspec.json.encode(article())
    for _ in range(100):
        writer.write(record)
    writer.close()
    target.finish()
    assert expand(path.read_bytes()) == (record + b"\n") * 100
    assert path.stat().st_size < 20 * len(record), "each record is compressed alone"


def test_what_is_to_be_installed_is_said(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "zstandard", None)
    with pytest.raises(CannotWrite, match=r"pip install \"newsx\[archives\]\""):
        Target(str(tmp_path / "out.jsonl.zst"))
    assert list(tmp_path.iterdir()) == []


def test_a_file_keeps_its_permissions(tmp_path):
    for name, complete in (("a.json", Target.finish), ("b.json", lambda target: target.finish_with(str(tmp_path / "records")))):
        (tmp_path / "records").write_text("new")
        (tmp_path / name).write_text("before")
        (tmp_path / name).chmod(0o600)
        target = Target(str(tmp_path / name))
        target.file.write(b"new")
        complete(target)
        assert (tmp_path / name).read_text() == "new"
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("link", [Path.symlink_to, Path.hardlink_to])
def test_the_unfinished_file_is_a_new_one(tmp_path, link):
    (tmp_path / "mine").write_text("mine")
    link(tmp_path / ".out.json.part", tmp_path / "mine")
    target = Target(str(tmp_path / "out.json"))
    target.file.write(b"new")
    target.finish()
    assert (tmp_path / "mine").read_text() == "mine"
    assert (tmp_path / "out.json").read_text() == "new"
    assert not (tmp_path / "out.json").is_symlink()
