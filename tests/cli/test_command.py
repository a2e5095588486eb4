"""The command's promises, kept by a real process."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import sqlite3
from pathlib import Path

import jsonschema
import pytest

from newsx import __version__
from newsx.batch.outcomes import Options, outcomes_of
from newsx.sources.raw import Raw
from tests.command import LONG_STORY, STORY, complaint, newsx, records

# What comes in


def test_a_pipe_gives_json_lines(folder):
    run = newsx("story.txt", "story.txt")
    assert (run.returncode, run.stderr) == (0, b"")
    first, second = records(run)
    assert first == second
    assert (first["input"], first["headline"]) == ("story.txt", "Council votes to keep the ferry")


@pytest.mark.parametrize("paths", [(), ("-",)])
def test_standard_input(folder, paths):
    [record] = records(newsx(*paths, stdin=STORY.encode()))
    assert (record["input"], record["headline"]) == ("-", "Council votes to keep the ferry")


def test_compressed_json_lines_in_a_pipe(folder):
    row = json.dumps({"text": STORY, "desk": "metro"}).encode() + b"\n"
    first, second = records(newsx(stdin=gzip.compress(row * 2)))
    assert (first["input"], second["input"]) == ("-#1", "-#2")
    assert first["extra"] == {"desk": "metro"}


def test_a_directory(folder):
    Path("d/deeper").mkdir(parents=True)
    for name in ("d/b.txt", "d/deeper/a.txt", "d/.hidden.txt"):
        Path(name).write_text(STORY, encoding="utf-8")
    Path("d/c.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    run = newsx("d")
    assert run.returncode == 0
    assert [r["input"] for r in records(run)] == ["d/b.txt", "d/deeper/a.txt"]
    assert complaint(run) == "newsx: skipped d/c.png: is not text but a PNG image\n"


def test_which_files_of_a_directory_are_read_can_be_chosen(folder):
    for name in ("d/a.txt", "d/b.html", "d/drafts/c.txt", "d/2026/e.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(STORY, encoding="utf-8")

    def read(*options: str) -> list[str]:
        return [record["input"] for record in records(newsx("d", *options))]

    assert read("--include", "*.txt") == ["d/2026/e.txt", "d/a.txt", "d/drafts/c.txt"]
    assert read("--include", "*.txt", "--exclude", "drafts") == ["d/2026/e.txt", "d/a.txt"]
    assert read("--include", "2026/*", "--include", "*.html") == ["d/2026/e.txt", "d/b.html"]
    assert complaint(newsx("d", "--include", "*.md")) == "newsx: d: has no files that --include and --exclude allow\n"


def test_paths_from_a_list(folder):
    Path("a b\n.txt").write_text(STORY, encoding="utf-8")
    Path("list").write_text("story.txt\n\nstory.txt\r\n")
    assert [r["input"] for r in records(newsx("--files-from", "list"))] == ["story.txt", "story.txt"]
    run = newsx("story.txt", "--files-from", "-", "-0", stdin=b"a b\n.txt\0story.txt\0")
    assert [r["input"] for r in records(run)] == ["story.txt", "a b\n.txt", "story.txt"]
    run = newsx("--files-from", "gone")
    assert (run.returncode, "gone: no such file or directory" in complaint(run)) == (2, True)


def test_a_page_that_takes_too_long(folder):
    Path("endless.txt").write_text(LONG_STORY * 400, encoding="utf-8")
    for jobs in ("-j1", "-j2"):
        run = newsx(jobs, "story.txt", "endless.txt", "story.txt", "--timeout", "0.8")
        assert (run.returncode, complaint(run)) == (1, "newsx: endless.txt: took longer than 0.8 s\n")
        assert len(records(run)) == 2


def test_quiet(folder):
    run = newsx("-q", "gone.txt", "story.txt", "--errors", "errors.jsonl")
    assert (run.returncode, run.stderr, len(records(run))) == (1, b"", 1)
    assert "gone.txt" in Path("errors.jsonl").read_text()


def test_the_address_can_be_given(folder):
    [record] = records(newsx("--url", "https://example.org/ferry", "story.txt"))
    assert record["url"] == "https://example.org/ferry"


def test_another_encoding_is_a_warning_in_the_record(folder):
    [record] = records(newsx(stdin=STORY.encode("cp1252")))
    assert "encoding: read as windows-1252" in record["warnings"]
    assert "“It is a lifeline,”" in record["body"][1]


# What goes wrong


def test_failures_are_a_line_each_and_the_rest_is_done(folder):
    Path("empty.txt").touch()
    Path("noise.bin").write_bytes(bytes(range(256)) * 4)
    run = newsx("gone.txt", "stroy.txt", "empty.txt", "noise.bin", "story.txt", "--errors", "errors.jsonl")
    assert run.returncode == 1
    assert len(records(run)) == 1
    assert complaint(run).splitlines() == [
        "newsx: gone.txt: no such file or directory",
        "newsx: stroy.txt: no such file; did you mean story.txt?",
        "newsx: empty.txt: is empty",
        "newsx: noise.bin: is not text",
    ]
    assert json.loads(Path("errors.jsonl").read_text().splitlines()[2]) == {"input": "empty.txt", "error": "is empty"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(folder):
    Path("locked").mkdir(0)
    run = newsx("locked", ".")
    assert run.returncode == 1
    assert complaint(run) == "newsx: locked: permission denied\nnewsx: ./locked: permission denied\n"
    assert len(records(run)) == 1


def test_an_address_is_not_fetched(folder):
    run = newsx("https://example.org/ferry")
    assert run.returncode == 1
    assert "curl -sL https://example.org/ferry | newsx --url https://example.org/ferry" in complaint(run)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--jsno"], "No such option: --jsno; did you mean --json?"),
        (["--fromat", "json"], "No such option: --fromat; did you mean --format?"),
        (["--zzz"], "No such option: --zzz"),
        (["--format", "jsn"], "'jsn' is unknown; did you mean json?"),
        (["--fields", "hedline"], "no field 'hedline'; did you mean headline?"),
        (["--fields", "authors.nam"], "no field 'authors.nam'; did you mean name?"),
        (["--quotes", "--kinds", "diret"], "'diret' is unknown; did you mean direct?"),
        (["--kinds", "direct"], "Invalid value for --kinds: selects quotations: add --quotes"),
        (["--quotes", "--kinds", "indirect"], "add --indirect"),
        (["--reference-date", "yesterday"], "'yesterday' is not a date (expected 2026-05-31)"),
        (["-o", "out.docx"], "out.docx does not end with"),
        (["--json", "--format", "csv"], "csv contradicts --json"),
        (["--jobs", "0"], "0 is not in the range"),
        (["--resume"], "Invalid value for --resume: needs an output file: add -o FILE"),
        (["--retry-failed"], "Invalid value for --retry-failed: only works when a run is resumed or added to"),
        (["--null"], "Invalid value for --null: only works with --files-from"),
        (["--scheduler", "tcp://localhost:1"], "add -o DIR/"),
    ],
)
def test_a_wrong_option_has_status_2_and_says_what_to_do(folder, arguments, message):
    run = newsx(*arguments, "story.txt")
    assert (run.returncode, run.stdout) == (2, b"")
    assert message in complaint(run)
    assert "Traceback" not in complaint(run)


# What goes out


def test_json_is_an_object_or_an_array(folder):
    one = json.loads(newsx("--json", "story.txt").stdout)
    many = json.loads(newsx("--json", "story.txt", "story.txt").stdout)
    assert [one, one] == many
    run = newsx("--json", "gone.txt")
    assert (run.returncode, json.loads(run.stdout)) == (1, [])


def test_fields(folder):
    [record] = records(newsx("--fields", "headline,authors.name,dateline.place,quotes.at.field", "story.txt"))
    assert list(record) == ["headline", "authors.name", "dateline.place", "quotes.at.field"]
    assert record["headline"] == "Council votes to keep the ferry"
    assert set(record["quotes.at.field"]) == {"body"}


def test_quotes_are_flat_rows(folder):
    rows = records(newsx("--quotes", "--kinds", "all", "story.txt"))
    assert [row["text"] for row in rows] == ["It is a lifeline,", "Without it the island is a rock with a post office.", "a relief"]
    for row in rows:
        assert row["paragraph"][row["start"] : row["stop"]] == row["text"]
    [first, *_] = records(newsx("--quotes", "--fields", "text,headline", "story.txt"))
    assert first == {"text": "It is a lifeline,", "headline": "Council votes to keep the ferry"}


def test_indirect_speech_is_found_on_request(folder):
    rows = records(newsx("--indirect", "--quotes", "story.txt"))
    assert "the boat would sail on Tuesday" in [row["text"] for row in rows if row["kind"] == "indirect"]
    assert [row["quote_no"] for row in rows] == list(range(len(rows)))


def test_csv(folder):
    text = newsx("--format", "csv", "--quotes", "--kinds", "all", "story.txt").stdout.decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["text"] for row in rows] == ["It is a lifeline,", "Without it the island is a rock with a post office.", "a relief"]
    fields = newsx("--format", "csv", "--fields", "input,authors.name", "story.txt").stdout.decode()
    assert fields == "input,authors.name\r\nstory.txt,Ann Roe\r\n"


def test_what_a_row_is_may_be_said(folder):
    assert newsx("--rows", "quotes", "story.txt").stdout == newsx("--quotes", "story.txt").stdout
    [row] = csv.DictReader(io.StringIO(newsx("--format", "csv", "--rows", "articles", "story.txt").stdout.decode(), newline=""))
    assert (row["input"], row["quotations"]) == ("story.txt", "3")
    assert "articles contradicts --quotes" in complaint(newsx("--quotes", "--rows", "articles", "story.txt"))


def test_one_number_of_quotations_is_one_number_everywhere(folder):
    """In the record there is one more: the headline's."""
    Path("other.txt").write_text(STORY.replace("keep the ferry\n", "keep “a lifeline”\n"), encoding="utf-8")
    read = ("story.txt", "other.txt")
    newsx(*read, "-o", "news.db")
    newsx(*read, "-o", "news.csv")
    database = sqlite3.connect("news.db")
    numbers = {
        len(newsx("--quotes", *read).stdout.splitlines()),
        len(newsx("--quotes", "--format", "tsv", *read).stdout.splitlines()) - 1,
        sum(int(row["quotations"]) for row in csv.DictReader(io.StringIO(Path("news.csv").read_text(encoding="utf-8"), newline=""))),
        sum(outcome.quotes for outcome in outcomes_of([Raw(name, Path(name).read_bytes()) for name in read], Options())),
        *database.execute("select count(*) from speech").fetchone(),
    }
    assert numbers == {6}
    assert "4 stories · 12 quotations" in newsx("--format", "table", *read, *read).stdout.decode()
    assert database.execute("select count(*) from quotes").fetchone() == (7,)


def test_a_dash_is_standard_output_and_a_suffix_names_a_format(folder):
    assert newsx("story.txt", "-o", "-").stdout == newsx("story.txt").stdout
    assert newsx("story.txt", "-o", "-", "--format", "md").stdout == newsx("story.txt", "--format", "markdown").stdout
    assert sorted(os.listdir()) == ["story.txt"]


def test_a_table_in_a_pipe_is_plain_text(folder):
    text = newsx("--format", "table", "story.txt", COLUMNS="60").stdout.decode()
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 60
    assert "Council votes to keep the ferry" in text
    assert "It is a lifeline" in text


def test_explain(folder):
    reasons = json.loads(newsx("--explain", "--json", "story.txt").stdout)
    assert {"input", "blocks", "fields", "quotes", "reports"} == set(reasons)
    assert reasons["blocks"][0]["text"] == "Council votes to keep the ferry"
    assert "headline" in newsx("--explain", "--format", "table", "story.txt").stdout.decode()


def test_a_file_gets_the_format_of_its_name_and_is_not_overwritten(folder):
    assert newsx("story.txt", "-o", "out.json").returncode == 0
    assert json.loads(Path("out.json").read_text())["input"] == "story.txt"
    run = newsx("story.txt", "-o", "out.json")
    assert (run.returncode, "out.json exists already; --force overwrites it" in complaint(run)) == (2, True)
    assert newsx("story.txt", "story.txt", "-o", "out.json", "--force").returncode == 0
    assert len(json.loads(Path("out.json").read_text())) == 2
    assert sorted(os.listdir()) == ["out.json", "story.txt"]


@pytest.mark.parametrize(
    ("output", "why"),
    [("news.db.gz", "SQLite can only be written to a plain file"), ("news.parquet.zst", "Parquet compresses its columns itself")],
)
def test_an_output_that_cannot_be_written_is_refused_before_the_work(folder, output, why):
    run = newsx("story.txt", "-o", output)
    assert (run.returncode, run.stdout) == (2, b"")
    assert why in complaint(run)
    assert os.listdir() == ["story.txt"]


def test_a_database_has_the_stories_and_what_failed(folder):
    run = newsx("story.txt", "nowhere.txt", "-o", "news.db")
    assert run.returncode == 1
    with sqlite3.connect("news.db") as database:
        assert database.execute("select input from articles").fetchall() == [("story.txt",)]
        assert database.execute("select * from errors").fetchall() == [("nowhere.txt", "no such file or directory")]


def test_csv_for_a_spreadsheet(folder):
    assert newsx("--spreadsheet", "--quotes", "--format", "csv", "story.txt").stdout.startswith(b"\xef\xbb\xbfarticle_id,")
    assert "only works with CSV and TSV, not with jsonl" in complaint(newsx("--spreadsheet", "story.txt"))


def test_only_some_formats_explain(folder):
    run = newsx("--explain", "--format", "csv", "story.txt")
    assert (run.returncode, "only works with table, json, jsonl, not with csv" in complaint(run)) == (2, True)


# What it says of itself


def test_version_and_help(folder):
    assert newsx("--version").stdout.decode() == f"newsx {__version__}\n"
    text = newsx("--help", COLUMNS="80").stdout.decode()
    assert max(map(len, text.splitlines())) <= 80
    for heading in ("Input:", "Output:", "Many inputs:", "Diagnosis:", "Examples:"):
        assert heading in text


def test_every_record_is_valid_by_the_schema(folder):
    schema = json.loads(newsx("--schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    [record] = records(newsx("story.txt"))
    jsonschema.validate(record, schema)
