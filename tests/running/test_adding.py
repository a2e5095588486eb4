"""Outputs that are finished are added to: what is new comes in, what has changed is replaced, and nothing is lost or comes twice."""

from __future__ import annotations

import csv
import json
import random
import re
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from tests.command import NEWSX, NUMBERED_STORY, complaint, inputs, newsx, write_stories

FILES = ("jsonl", "csv", "tsv", "parquet")
TABLES = ("articles", "authors", "images", "speakers", "quotes", "people", "inputs", "errors", "fingerprints")
PIECES = (
    "the ferry has sailed every winter since the war",
    "nobody on the island has forgotten that year",
    "we will not let the council sell it",
)
NAMES = ("Ann Roe", "Anna Roe", "Ann B. Roe", "Ann C. Roe", "Ivo Roe", "Ivo Bern", "I. Bern")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The current folder, with 20 pages in it."""
    monkeypatch.chdir(tmp_path)
    write_stories(tmp_path / "pages", 20)
    return tmp_path


def content(path: str) -> object:
    """What somebody finds in an output, in whatever order it came."""
    if path.endswith(".db"):
        database = sqlite3.connect(path)
        assert database.execute("pragma integrity_check").fetchall() == [("ok",)]
        for table in ("articles_fts", "quotes_fts"):
            database.execute(f"insert into {table} ({table}) values ('integrity-check')")
        return {table: sorted(map(repr, database.execute(f'select * from "{table}"'))) for table in TABLES}
    if path.endswith(".parquet"):
        rows = pytest.importorskip("pyarrow.parquet").read_table(path).to_pylist()
        return sorted(map(repr, rows))
    return sorted(Path(path).read_bytes().splitlines())


def rows(query: str) -> list[tuple[object, ...]]:
    return sqlite3.connect("news.db").execute(query).fetchall()


def summary(run: subprocess.CompletedProcess[bytes]) -> str:
    """What the line of a log says after its time."""
    line = complaint(run).splitlines()[-1]
    return re.sub(r"^newsx: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d ", "", line)


@pytest.mark.parametrize("suffix", ["db", *FILES])
@pytest.mark.parametrize("option", ["--append", "--resume"])
def test_what_is_added_is_as_from_one_run(folder, suffix, option):
    output = f"news.{suffix}"
    newsx("pages", "--include", "00*", "-o", output, option)
    run = newsx("pages", "-o", output, option)
    assert (run.returncode, summary(run)) == (0, f"{output}: 10 new, 10 as before")
    newsx("pages", "-o", f"whole.{suffix}")
    assert content(output) == content(f"whole.{suffix}")


@pytest.mark.parametrize("suffix", ["db", *FILES])
def test_when_there_is_nothing_new_nothing_is_written_and_nothing_is_wrong(folder, suffix):
    output = Path(f"news.{suffix}")
    newsx("pages", "-o", output)
    before = output.read_bytes()
    run = newsx("pages", "-o", output, "--append", "--quiet")
    assert (run.returncode, run.stdout, summary(run)) == (0, b"", f"{output} is complete: nothing new")
    assert complaint(run).count("\n") == 1
    assert output.read_bytes() == before or suffix == "db"


@pytest.mark.parametrize("suffix", ["db", *FILES])
def test_what_has_changed_replaces_what_was(folder, suffix):
    output = f"news.{suffix}"
    newsx("pages", "--quotes", "-o", output)
    Path("pages/003.txt").write_text(NUMBERED_STORY.format(3000), encoding="utf-8")
    assert summary(newsx("pages", "--quotes", "-o", output, "--append")) == f"{output}: 1 changed, 19 as before"
    newsx("pages", "--quotes", "-o", f"whole.{suffix}")
    if suffix == "db":
        assert rows("select count(*), sum(headline = 'Ferry number 3000 stays') from quotes") == [(20, 1)]
    else:
        assert content(output) == content(f"whole.{suffix}")


def test_a_page_that_is_met_twice_is_one_article_and_two_inputs(folder):
    Path("copy.txt").write_bytes(Path("pages/003.txt").read_bytes())
    newsx("pages", "-o", "news.db")
    assert summary(newsx("pages", "copy.txt", "-o", "news.db", "--append")) == "news.db: 1 new, 20 as before"
    assert rows("select count(*) from articles") == [(20,)]
    twice = "select input from inputs where article_id = (select id from articles where input = 'pages/003.txt')"
    assert rows(twice) == [("pages/003.txt",), ("copy.txt",)]
    Path("pages/003.txt").write_text(NUMBERED_STORY.format(3000), encoding="utf-8")
    newsx("pages", "copy.txt", "-o", "news.db", "--append")
    newsx("pages", "copy.txt", "-o", "whole.db")
    assert content("news.db") == content("whole.db")


def test_the_same_words_are_known_by_another_story_when_the_first_is_gone(folder):
    newsx("pages", "-o", "news.db")
    [(first,)] = set(rows("select distinct quotation_id from quotes"))
    [(name,)] = rows(f"select input from articles where id = '{str(first).partition('-')[0]}'")
    Path(str(name)).write_text("Ferry stays\n\nBy Ann Roe\n\nThe council voted on Monday to keep the ferry.\n")
    newsx("pages", "-o", "news.db", "--append")
    newsx("pages", "-o", "whole.db")
    assert content("news.db") == content("whole.db")


def write_quoting_stories(numbers: range, seed: int) -> None:
    """Stories that quote more or less of the same words, of people who may be the same."""
    chance = random.Random(seed)
    for number in numbers:
        words = " and ".join(chance.sample(PIECES, chance.randint(1, 3)))
        said = f"“{words.capitalize()},” said {chance.choice(NAMES)}, mayor of {chance.choice(['Leeds', 'York'])}."
        short = f"“{chance.choice(['A great relief', 'Never again'])},” said {chance.choice(NAMES)}, a captain."
        date = f"May {number % 28 + 1}, 2026"
        page = f"Ferry number {number} stays\n\nBy Ann Lind\n\n{date}\n\nThe council met on Monday.\n\n{said}\n\n{short}\n"
        Path(f"pages/{number:03}.txt").write_text(page, encoding="utf-8")


@pytest.mark.parametrize("seed", range(4))
def test_people_and_quotations_are_the_same_whatever_the_order(folder, seed):
    write_quoting_stories(range(30), seed)
    newsx("pages", "--include", f"??[{seed}2468].txt", "-o", "news.db")
    newsx("pages", "-o", "news.db", "--append")
    write_quoting_stories(range(seed, 30, 5), seed + 1000)
    newsx("pages", "-o", "news.db", "--append")
    newsx("pages", "-o", "whole.db")
    assert content("news.db") == content("whole.db")
    assert rows("select max(articles) > 2 from first_to_quote union all select max(articles) > 2 from people") == [(1,), (1,)]


@pytest.mark.parametrize("suffix", FILES)
def test_rows_of_quotations_say_who_is_one_person(folder, suffix):
    write_quoting_stories(range(20), 5)
    output = f"news.{suffix}"
    newsx("pages", "--quotes", "--include", "00*", "-o", output)
    newsx("pages", "--quotes", "-o", output, "--append")
    newsx("pages", "--quotes", "-o", f"whole.{suffix}")
    assert content(output) == content(f"whole.{suffix}")
    newsx("pages", "-o", "news.db")
    told = newsx("pages", "--quotes", "-o", "rows.jsonl", "--fields", "article_id,quote_no,person_id")
    assert told.returncode == 0
    in_rows = [tuple(json.loads(line).values()) for line in Path("rows.jsonl").read_text().splitlines()]
    assert sorted(in_rows) == sorted(rows("select article_id, quote_no, person_id from speech"))
    assert len({person for _, _, person in in_rows}) > 2


def test_a_row_whose_other_columns_have_changed_has_changed(folder):
    Path("rows.jsonl").write_text(json.dumps({"text": NUMBERED_STORY.format(1), "party": "Harbour"}))
    newsx("rows.jsonl", "-o", "news.db")
    Path("rows.jsonl").write_text(json.dumps({"text": NUMBERED_STORY.format(1), "party": "Island"}))
    assert summary(newsx("rows.jsonl", "-o", "news.db", "--append")) == "news.db: 1 changed, 0 as before"
    assert rows("select extra ->> 'party' from articles") == [("Island",)]


@pytest.mark.parametrize("suffix", ["db", "jsonl"])
def test_standard_input_is_another_page_each_time(folder, suffix):
    for number in (1, 2, 2):
        run = newsx("-", "-o", f"news.{suffix}", "--append", stdin=NUMBERED_STORY.format(number).encode())
        assert run.returncode == 0
    newsx("-", "-o", "news.csv", stdin=NUMBERED_STORY.format(1).encode())
    if suffix == "db":
        assert rows("select headline from articles order by 1") == [("Ferry number 1 stays",), ("Ferry number 2 stays",)]
    else:
        assert inputs("news.jsonl") == ["-", "-"]


def test_a_database_remembers_what_failed_and_what_was_not_wanted(folder):
    Path("pages/003.txt").write_bytes(bytes(range(256)) * 4)
    Path("pages/004.txt").write_text("Sign in\nEmail address\nPassword\nForgot your password?\n" * 3)
    first = newsx("pages", "gone.txt", "--only-articles", "-o", "news.db")
    assert first.returncode == 1
    again = ("pages", "gone.txt", "-o", "news.db", "--append")
    run = newsx(*again, "--only-articles")
    assert (run.returncode, summary(run)) == (0, "news.db is complete: nothing new")
    assert summary(newsx(*again)) == "news.db: 1 new, 20 as before"
    assert rows("select error from errors order by input") == [("no such file or directory",), ("is not text",)]
    Path("pages/003.txt").write_text(NUMBERED_STORY.format(3), encoding="utf-8")
    Path("gone.txt").write_text(NUMBERED_STORY.format(40), encoding="utf-8")
    assert summary(newsx(*again, "--retry-failed")) == "news.db: 2 new, 19 as before"
    assert rows("select * from errors") == []


def test_new_columns_come_after_the_old_ones(folder):
    Path("a.jsonl").write_text(json.dumps({"text": NUMBERED_STORY.format(1), "party": "Harbour"}))
    Path("b.jsonl").write_text(json.dumps({"text": NUMBERED_STORY.format(2), "seat": "Leeds"}))
    for suffix in ("csv", "parquet"):
        newsx("a.jsonl", "--quotes", "-o", f"news.{suffix}")
        newsx("a.jsonl", "b.jsonl", "--quotes", "-o", f"news.{suffix}", "--append")
        newsx("a.jsonl", "b.jsonl", "--quotes", "-o", f"whole.{suffix}")
        assert content(f"news.{suffix}") == content(f"whole.{suffix}")
    assert [row["extra.party"] for row in csv.DictReader(Path("news.csv").read_text().splitlines())] == ["Harbour", ""]


@pytest.mark.parametrize(
    ("output", "options", "why"),
    [
        ("news.db", ["--quotes"], "cannot be added to: another version of newsx, other options"),
        ("news.jsonl", ["--quotes"], "cannot be added to: it has other columns"),
        ("short.jsonl", ["--fields", "headline"], "do not tell the articles apart"),
        ("people.jsonl", ["--quotes", "--fields", "input,article_id,person_id"], "told by whole rows"),
        ("news.csv", ["--quotes"], "cannot be added to: it has other columns"),
        ("news.parquet", ["--quotes"], "cannot be added to: it has other columns"),
        ("news.html", [], "html cannot be added to; csv, jsonl, parquet, sqlite, tsv can"),
        ("out/", [], "out/ is no file"),
    ],
)
def test_what_cannot_be_added_to_stays_as_it_is(folder, output, options, why):
    newsx("pages/001.txt", "-o", output, *(options if output in ("short.jsonl", "people.jsonl") else []))
    before = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    run = newsx("pages", "-o", output, "--append", *options)
    assert (run.returncode, why in " ".join(complaint(run).split())) == (2, True), complaint(run)
    assert [path.read_bytes() for path in folder.rglob("*") if path.is_file()] == before


def test_a_text_that_is_no_database_is_refused(folder):
    Path("news.db").write_text("a text\n" * 500)
    run = newsx("pages", "-o", "news.db", "--append")
    assert (run.returncode, complaint(run)) == (2, "newsx: news.db: cannot be added to: file is not a database\n")


def test_an_interrupted_addition_is_continued_whatever_its_inputs_were(folder):
    newsx("pages", "--include", "00*", "-o", "news.jsonl")
    before = Path("news.jsonl").read_bytes()
    process = subprocess.Popen([*NEWSX, "-q", "-j1", "pages", "-", "-o", "news.jsonl", "--append"], stdin=subprocess.PIPE)
    journal = Path(".news.jsonl.newsx/journal.jsonl")
    while not (journal.exists() and journal.read_bytes().count(b"\n") >= 5):
        time.sleep(0.001)
    process.kill()
    process.wait()
    assert Path("news.jsonl").read_bytes() == before
    Path("pages/019.txt").unlink()
    assert newsx("pages", "-o", "news.jsonl", "--append").returncode == 0
    assert len(inputs("news.jsonl")) == len(set(inputs("news.jsonl"))) in (19, 20)


@pytest.mark.parametrize("suffix", ["db", "jsonl"])
def test_killed_at_twenty_moments(folder, suffix, monkeypatch):
    output = f"news.{suffix}"
    newsx("pages", "--include", "00*", "-o", output)
    first = len(rows("select * from articles")) if suffix == "db" else len(inputs(output))
    write_stories(Path("pages"), 150)
    moments = random.Random(suffix)
    had = [first]
    for _ in range(20):
        process = subprocess.Popen(
            [*NEWSX, "-q", f"-j{moments.choice([1, 2])}", "pages", "-o", output, "--append"], stderr=subprocess.DEVNULL
        )
        time.sleep(moments.uniform(0.2, 1.2))
        process.kill()
        process.wait()
        names = [name for (name,) in rows("select input from articles")] if suffix == "db" else inputs(output)
        assert len(names) == len(set(names)) >= had[-1]
        had.append(len(names))
    assert newsx("-q", "pages", "-o", output, "--append").returncode == 0
    newsx("-q", "pages", "-o", f"whole.{suffix}")
    assert content(output) == content(f"whole.{suffix}")


def test_the_first_run_of_a_crontab_is_like_the_others(folder):
    assert summary(newsx("-q", "pages", "-o", "news.jsonl", "--append")) == "news.jsonl: 20 new, 0 as before"
