"""Defaults that the user keeps in the environment or in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import STORY, complaint, newsx, records


@pytest.fixture
def config(folder, monkeypatch):
    """Writes the file."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    monkeypatch.setenv("HOME", str(folder))

    def written(text: str) -> Path:
        path = folder / "config" / "newsx" / "config.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return written


def test_the_environment_gives_way_to_options_and_to_suffixes(folder):
    assert newsx("story.txt", NEWSX_FORMAT="md").stdout == newsx("story.txt", "--format", "markdown").stdout
    assert newsx("story.txt", "--json", NEWSX_FORMAT="md").stdout.startswith(b"{\n")
    newsx("story.txt", "-o", "news.jsonl", NEWSX_FORMAT="md")
    assert Path("news.jsonl").read_bytes() == newsx("story.txt").stdout
    assert "'md5' is not one of" in complaint(newsx("story.txt", NEWSX_FORMAT="md5"))
    assert newsx("story.txt", NEWSX_JOBS="none").returncode == 2


def test_a_file_has_defaults(config):
    config('quotes = true\nmin-confidence = 0.1\nlanguage = ["en", "de"]\n')
    assert {row["kind"] for row in records(newsx("story.txt"))} == {"direct", "partial"}
    config('format = "md"')
    assert newsx("story.txt").stdout.startswith(b"---\n")
    assert records(newsx("story.txt", "--format", "jsonl"))[0]["input"] == "story.txt"


@pytest.mark.parametrize(
    ("text", "why"),
    [("hedline = 1", "'hedline' is no option that a file can set"), ("force = true", "'force' is no option"), ("a = ", "cannot be read")],
)
def test_a_file_that_says_something_else_is_named(config, text, why):
    path = config(text)
    run = newsx("story.txt")
    said = " ".join(complaint(run).split())
    assert (run.returncode, why in said, str(path) in said.replace(" ", "")) == (2, True, True), said


@pytest.mark.parametrize("arguments", [["-o", "--force"], ["--speaker", "-q"], ["--fields", "--quotes"]])
def test_an_option_is_no_value(folder, arguments):
    run = newsx("story.txt", *arguments)
    assert (run.returncode, f"needs a value, and {arguments[1]} is an option" in complaint(run)) == (2, True)
    assert [path.name for path in folder.iterdir()] == ["story.txt"]


def test_a_value_may_begin_with_a_dash_if_it_is_meant(folder):
    Path("two.txt").write_text(f"{STORY}\n-----\n{STORY}", encoding="utf-8")
    assert len(records(newsx("two.txt", "--separator", r"\n-----\n"))) == 2
    assert len(records(newsx("two.txt", "--separator", "-----"))) == 2
    assert newsx("story.txt", "--separator=-x-").returncode == 0


def test_only_what_is_near_is_suggested(folder):
    assert "did you mean" not in complaint(newsx("--fields", "zeitung", "story.txt"))
    assert "did you mean headline?" in complaint(newsx("--fields", "hedline", "story.txt"))
