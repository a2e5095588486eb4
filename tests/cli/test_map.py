"""--map: which columns of a table, or keys of JSON, hold which fields."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import STORY, complaint, newsx, records

BODY = STORY.partition("By Ann Roe\n\n")[2].strip()


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("a.csv").write_text(f'top,who,story,day\nFerry stays for now,Ivo Bern,"{BODY}",3 May 2026\n', encoding="utf-8")
    return "a.csv"


def test_columns_that_are_named(table: str) -> None:
    [record] = records(newsx("--text-key", "story", "--map", "headline=top, authors=Who,published=day", table))
    assert (record["headline"], record["authors"][0]["name"], record["published"]) == ("Ferry stays for now", "Ivo Bern", "2026-05-03")
    assert record["body"] == BODY.split("\n\n")


@pytest.mark.parametrize(
    ("columns", "complaint_"),
    [
        ("headline=hed", "a.csv has no column hed; it has: top, who, story, day"),
        ("hedline=top", "'hedline' is unknown; did you mean headline?"),
        ("headline", "'headline' does not say which column holds which field (expected headline=title)"),
    ],
)
def test_a_mistake_is_one_of_usage(table: str, columns: str, complaint_: str) -> None:
    run = newsx("--text-key", "story", "--map", columns, table)
    assert run.returncode == 2
    assert complaint_ in " ".join(complaint(run).replace("│", " ").split())


def test_rows_of_json_may_differ(table: str) -> None:
    Path("a.jsonl").write_text('{"text": "The ferry stays."}\n{"text": "It sails.", "hed": "Ferry sails"}\n')
    run = newsx("--map", "headline=hed", "a.jsonl")
    assert [record["headline"] for record in records(run)][1] == "Ferry sails"
    assert newsx("--map", "headline=top", "a.jsonl").returncode == 2


def test_what_comes_through_a_pipe_is_told_as_it_comes(table: str) -> None:
    run = newsx("--text-key", "story", "--map", "headline=hed", stdin=Path(table).read_bytes())
    assert (run.returncode, complaint(run)) == (1, "newsx: -: has no column hed; it has: top, who, story, day\n")
