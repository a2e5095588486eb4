"""The file of --errors overwrites nothing that somebody needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import STORY, complaint, newsx


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_the_errors_do_not_go_to_an_input_or_the_output(folder, force):
    for errors, what in (("./story.txt", "an input"), ("new.jsonl", "the output"), ("list", "an input")):
        Path("list").write_text("story.txt\n")
        run = newsx("story.txt", "gone.txt", "--files-from", "list", "-o", "new.jsonl", "--errors", errors, *force)
        assert run.returncode == 2
        assert f"{errors} is {what}, too: choose another file" in complaint(run)
    assert Path("story.txt").read_text(encoding="utf-8") == STORY
    assert not Path("new.jsonl").exists()


def test_the_errors_overwrite_only_errors(folder):
    Path("mine.csv").write_text("id,text\n1,It sails.\n")
    run = newsx("gone.txt", "--errors", "mine.csv")
    assert run.returncode == 2
    assert "mine.csv exists already, and was not written by --errors; --force overwrites it" in complaint(run)
    assert Path("mine.csv").read_text().startswith("id")
    for _ in range(2):
        assert newsx("gone.txt", "--errors", "errors.jsonl").returncode == 1
    assert newsx("story.txt", "--errors", "errors.jsonl").returncode == 0
    assert newsx("story.txt", "--errors", "errors.jsonl").returncode == 0
    assert newsx("gone.txt", "--errors", "mine.csv", "--force").returncode == 1
    assert len(Path("mine.csv").read_text().splitlines()) == 1
