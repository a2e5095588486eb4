"""Where the records of a run go: with `-o FOLDER/` each into a file of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command import NUMBERED_STORY, inputs, newsx, write_stories


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The current folder, with 20 pages in it."""
    monkeypatch.chdir(tmp_path)
    write_stories(tmp_path / "pages", 20)
    return tmp_path


def test_a_file_per_input(folder):
    rows = "\n".join(json.dumps({"text": NUMBERED_STORY.format(number)}) for number in range(2))
    Path("rows.jsonl").write_text(rows, encoding="utf-8")
    assert newsx("pages/001.txt", "../" + str(folder.name) + "/pages/002.txt", "rows.jsonl", "-o", "out/").returncode == 0
    made = sorted(str(path.relative_to("out")) for path in Path("out").rglob("*") if path.is_file())
    assert made == [f"%2E%2E/{folder.name}/pages/002.txt.json", "pages/001.txt.json", "rows.jsonl#1.json", "rows.jsonl#2.json"]
    assert json.loads(Path("out/pages/001.txt.json").read_text(encoding="utf-8"))["input"] == "pages/001.txt"


def test_an_input_that_has_its_file_is_not_read_again(folder):
    newsx("pages", "-o", "out/", "--format", "jsonl")
    mark = Path("out/pages/001.txt.jsonl")
    mark.write_text("mine")
    Path("out/pages/002.txt.jsonl").unlink()
    newsx("pages", "-o", "out", "--format", "jsonl")
    assert mark.read_text() == "mine"
    assert inputs("out/pages/002.txt.jsonl") == ["pages/002.txt"]
    newsx("pages", "-o", "out", "--format", "jsonl", "--force")
    assert inputs(str(mark)) == ["pages/001.txt"]
