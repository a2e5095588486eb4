from __future__ import annotations

import gzip
import sys

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
