"""Which pages are wanted: articles, and those in a language."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import complaint, newsx, records

STORY = (Path(__file__).parents[2] / "samples" / "ferry-inquiry.txt").read_text(encoding="utf-8")
GERMAN = """Der Rat hat am Dienstag gesagt, dass die Brücke in diesem Jahr nicht mehr für den Verkehr frei wird.
Die Arbeiten an den Pfeilern dauern nach seinen Angaben bis zum Frühling, weil das Wasser zu hoch steht.
Bis dahin fährt die Fähre jede halbe Stunde, und wer ein Rad hat, darf es ohne Aufpreis mitnehmen.
"""
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


FERRY = "Council keeps the ferry\n\nBy Ann Roe\n\nPublished {}\n\nThe council keeps the ferry. “It is a lifeline,” said {}, the mayor.\n"


@pytest.fixture
def stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stories of three days and one without a date."""
    monkeypatch.chdir(tmp_path)
    told = {"a": ("May 30, 2026", "Ivo Bern"), "b": ("May 31, 2026", "Lena Bern"), "c": ("June 2, 2026", "Ann Lind"), "d": ("", "Ivo Bern")}
    for name, facts in told.items():
        (tmp_path / f"{name}.txt").write_text(FERRY.format(*facts).replace("Published \n\n", ""), encoding="utf-8")
    return tmp_path


def test_days_are_chosen(stories: Path) -> None:
    names, said = run("--since", "2026-05-31", ".")
    assert names == ["./b.txt", "./c.txt"]
    assert said == "newsx: skipped ./a.txt: is from 2026-05-30\nnewsx: skipped ./d.txt: has no date\n"
    assert run("--until", "2026-05-31", ".")[0] == ["./a.txt", "./b.txt"]
    assert run("--since", "2026-05-31", "--until", "2026-05-31", "-q", ".") == (["./b.txt"], "")
    assert "--since: 'monday' is not a date" in complaint(newsx("--since", "monday", "a.txt"))


def test_speakers_are_chosen_by_all_words_that_are_given(stories: Path) -> None:
    assert run("--speaker", "bern", ".")[0] == ["./a.txt", "./b.txt", "./d.txt"]
    assert run("--speaker", "IVO BERN", "-q", ".") == (["./a.txt", "./d.txt"], "")
    rows = records(newsx("--quotes", "--speaker", "Lind", "."))
    assert [row["speaker_name"] for row in rows] == ["Ann Lind"]


def test_quotations_are_chosen_by_confidence(stories: Path) -> None:
    [surest] = {row["confidence"] for row in records(newsx("--quotes", "a.txt"))}
    assert len(records(newsx("--quotes", "--min-confidence", str(surest - 0.01), "a.txt"))) == 1
    assert records(newsx("--quotes", "--min-confidence", "1", "a.txt")) == []
    assert "--min-confidence: selects quotations: add --quotes" in complaint(newsx("--min-confidence", "0.5", "a.txt"))


def test_a_run_may_be_limited_or_only_listed(stories: Path) -> None:
    assert run("--limit", "2", ".")[0] == ["./a.txt", "./b.txt"]
    listed = newsx("--dry-run", "--limit", "3", ".", "-o", "news.jsonl")
    assert (listed.returncode, listed.stdout, complaint(listed)) == (0, b"./a.txt\n./b.txt\n./c.txt\n", "newsx: 3 pages would be read\n")
    assert newsx("--dry-run", "gone.txt").returncode == 1
    assert len(list(stories.iterdir())) == 4


@pytest.mark.parametrize("output", ["news.db", "news.jsonl"])
def test_what_would_be_added_is_listed_and_the_output_stays(stories: Path, output: str) -> None:
    newsx("--limit", "3", ".", "-o", output)
    before = Path(output).read_bytes()
    assert newsx("--dry-run", "--append", "--include", "*.txt", ".", "-o", output).stdout == b"./d.txt\n"
    assert Path(output).read_bytes() == before
    assert len(list(stories.iterdir())) == 5
