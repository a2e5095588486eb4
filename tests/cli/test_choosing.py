"""Which pages are wanted: articles, and those in a language."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import complaint, newsx, records

STORY = (Path(__file__).parents[2] / "samples" / "ferry-inquiry.txt").read_text(encoding="utf-8")
GERMAN = "Der Rat hat am Dienstag gesagt, dass die Brücke in diesem Jahr nicht mehr für den Verkehr frei wird.\n" * 3
LOGIN = "Sign in\nEmail address\nPassword\nForgot your password?\nBy signing in you agree to our terms.\n"


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in {"a.txt": STORY, "b.txt": GERMAN, "c.txt": LOGIN, "d.txt": LOGIN.replace("Sign in", "Register")}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> tuple[list[str], str]:
    """The inputs of the records, and what was said on standard error."""
    done = newsx(*arguments)
    assert done.returncode == 0
    return [record["input"] for record in records(done)], complaint(done)


def test_what_is_hardly_an_article_is_skipped_and_counted(pages: Path) -> None:
    names, said = run("--only-articles", ".")
    assert names == ["./a.txt", "./b.txt"]
    assert said == "newsx: skipped 2 pages that are hardly articles, such as ./c.txt\n"


def test_the_score_can_be_given(pages: Path) -> None:
    assert run("--only-articles=0", ".")[0] == ["./a.txt", "./b.txt", "./c.txt", "./d.txt"]
    names, said = run("--only-articles=0.5", "a.txt", "c.txt")
    assert names == ["a.txt"]
    assert said.startswith("newsx: skipped c.txt: is hardly an article (0.0")


def test_languages_are_chosen(pages: Path) -> None:
    names, said = run("--language", "en", "a.txt", "b.txt")
    assert names == ["a.txt"]
    assert said == "newsx: skipped b.txt: is in de\n"
    assert run("--language=DE,en", "a.txt", "b.txt") == (["a.txt", "b.txt"], "")


def test_a_file_may_be_called_like_an_option(pages: Path) -> None:
    (pages / "--only-articles").write_text(STORY, encoding="utf-8")
    assert run("--", "--only-articles")[0] == ["--only-articles"]
