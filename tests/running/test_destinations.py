"""Where the records of a run go: with `-o FOLDER/` each into a file of its own."""

from __future__ import annotations

import json
import subprocess
import time
import warnings
import zipfile
from pathlib import Path

import pytest

from tests.command import NEWSX, NUMBERED_STORY, complaint, inputs, newsx, write_stories


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


def made(folder: str = "out") -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in Path(folder).rglob("*") if path.is_file())


def test_inputs_that_would_have_one_file_have_several(folder):
    Path("x.txt").write_text(NUMBERED_STORY.format(1))
    Path("stdin").write_text(NUMBERED_STORY.format(2))
    Path("x.txt~2").write_text(NUMBERED_STORY.format(3))
    absolute = str(folder / "x.txt")
    Path(absolute[1:]).parent.mkdir(parents=True)
    Path(absolute[1:]).write_text(NUMBERED_STORY.format(4))
    with zipfile.ZipFile("a.zip", "w") as archive, warnings.catch_warnings(action="ignore"):
        archive.writestr("m.txt", NUMBERED_STORY.format(5))
        archive.writestr("m.txt", NUMBERED_STORY.format(6))
    Path("a.zip#m.txt").write_text(NUMBERED_STORY.format(7))
    arguments = ("-", "stdin", "x.txt", "x.txt~2", "x.txt", absolute, absolute[1:], "a.zip", "a.zip#m.txt", "-o", "out/")
    run = newsx(*arguments, stdin=NUMBERED_STORY.format(0).encode())
    assert (run.returncode, complaint(run)) == (0, "")
    assert made() == sorted(
        [
            *("stdin.json", "stdin~2.json", "x.txt.json", "x.txt~2.json", "x.txt~2~2.json"),
            *(f"{absolute[1:]}.json", f"{absolute[1:]}~2.json"),
            *("a.zip#m.txt.json", "a.zip#m.txt~2.json", "a.zip#m.txt~3.json"),
        ]
    )
    before = {path: Path("out", path).read_bytes() for path in made()}
    assert newsx(*arguments, stdin=b"Another").returncode == 0
    assert {path: Path("out", path).read_bytes() for path in made()} == before


def test_a_file_that_stands_where_a_folder_should_costs_no_other_input(folder):
    Path("in/a.json").mkdir(parents=True)
    for path in ("in/a", "in/a.json/b", "in/z"):
        Path(path).write_text(NUMBERED_STORY.format(1))
    assert newsx("in", "-o", "out/").returncode == 0
    assert made() == ["in/a.json", "in/a.json%/b.json", "in/z.json"]
    Path("new").mkdir()
    Path("new/in").write_text("mine")
    run = newsx("in", "pages/001.txt", "-o", "new/", "--errors", "errors.jsonl")
    assert run.returncode == 1
    assert complaint(run).splitlines()[0] == "newsx: in/a: could not be written to new/in/a.json: file exists"
    assert len(Path("errors.jsonl").read_text().splitlines()) == 3
    assert made("new") == ["in", "pages/001.txt.json"]


def test_the_output_is_not_read(folder):
    for _ in range(3):
        assert newsx("pages", "-o", "pages/out/", "--format", "markdown").returncode == 0
    assert len(made("pages/out")) == 20
    run = newsx("pages", "-o", "pages/")
    assert run.returncode == 2
    assert "pages/ is read, too: choose another folder" in complaint(run)


def test_a_file_of_output_has_its_name_in_any_locale(folder):
    Path("é中.txt").write_text(NUMBERED_STORY.format(1), encoding="utf-8")
    run = newsx("é中.txt", "-o", "out/", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (run.returncode, complaint(run)) == (0, "")
    assert len(made()) == 1


def test_two_runs_do_not_write_into_one_folder(folder):
    with subprocess.Popen([*NEWSX, "-", "-o", "out/"], stdin=subprocess.PIPE) as first:
        while not Path("out").exists():
            time.sleep(0.01)
        time.sleep(0.2)
        run = newsx("pages", "-o", "out/")
        assert (run.returncode, complaint(run)) == (2, "newsx: out/: another newsx is writing it\n")
        first.communicate(NUMBERED_STORY.encode())
    assert newsx("pages", "-o", "out/").returncode == 0
