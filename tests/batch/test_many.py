from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import newsx
from tests.command import NUMBERED_STORY, write_stories


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_stories(tmp_path, 30)
    Path("photo.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    return tmp_path


@pytest.mark.parametrize("jobs", [1, 2])
def test_records_are_those_of_extract_in_order(folder, jobs):
    expected = [newsx.extract(NUMBERED_STORY.format(number), name=f"./{number:03}.txt") for number in range(30)]
    assert list(newsx.extract_many(["."], jobs=jobs)) == expected


def test_a_file_that_is_no_page_is_raised_or_reported(folder):
    with pytest.raises(newsx.Unreadable) as caught:
        list(newsx.extract_many(["000.txt", "photo.png", "001.txt"]))
    assert (caught.value.name, caught.value.why) == ("photo.png", "is not text but a PNG image")
    told = []
    articles = list(newsx.extract_many(["000.txt", "photo.png", "001.txt"], on_error=lambda *problem: told.append(problem)))
    assert (len(articles), told) == (2, [("photo.png", "is not text but a PNG image")])


def test_a_program_without_a_guard_gets_a_message(folder):
    """They import it, and it would start workers of its own."""
    Path("program.py").write_text("import newsx\nlist(newsx.extract_many(['.'], jobs=2))\n")
    run = subprocess.run([sys.executable, "program.py"], capture_output=True, text=True, timeout=60)
    assert run.returncode == 1
    assert run.stderr.rstrip().endswith('a program that calls newsx must do its work under if __name__ == "__main__":')


def test_files_are_read_as_they_are_needed(folder):
    articles = newsx.extract_many(["000.txt", "001.txt"])
    next(articles)
    os.unlink("001.txt")
    with pytest.raises(newsx.Unreadable):
        next(articles)
