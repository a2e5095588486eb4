from __future__ import annotations

import csv
import io
import json
import zipfile

import msgspec
import pytest
from articles import article
from msgspec.structs import replace

from newsx.output import formats
from newsx.output.rows import ArticleRow, QuoteRow
from newsx.output.target import Target
from newsx.output.view import View
from newsx.record import Article, Author
from newsx.selection import Selection


def written(name: str, path, view: View, *articles: Article) -> str:
    """What the format writes of these articles, as text."""
    return written_bytes(name, path, view, *articles).decode()


def written_bytes(name: str, path, view: View, *articles: Article) -> bytes:
    target = Target(str(path))
    writer = formats.load(name).writer(target, view)
    for each in articles:
        writer.write(msgspec.json.encode(each))
    writer.close()
    assert not path.exists(), "half a file would be seen"
    target.finish()
    return path.read_bytes()


@pytest.mark.parametrize("name", formats.names())
def test_every_module_is_a_format(name):
    format_ = formats.load(name)
    assert callable(format_.writer)
    assert [formats.by_suffix(f"OUT{suffix.upper()}") for suffix in format_.SUFFIXES] == [name] * len(format_.SUFFIXES)


def test_a_name_without_a_known_suffix_asks_for_no_format():
    assert formats.by_suffix("out.txt") is None
    assert ".txt" not in formats.suffixes()


def test_json_lines_are_the_records_as_they_are(tmp_path):
    text = written("jsonl", tmp_path / "out", View(), article(), article())
    assert text == (msgspec.json.encode(article()).decode() + "\n") * 2


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_json_is_one_document_however_many_stories(tmp_path, number):
    document = json.loads(written("json", tmp_path / "out", View(), *[article()] * number))
    record = json.loads(msgspec.json.encode(article()))
    assert document == (record if number == 1 else [record] * number)


def test_json_of_quotations_is_an_array_even_of_one(tmp_path):
    view = View(quotes=True, selection=Selection(frozenset({"scare"})), fields=("text",))
    assert json.loads(written("json", tmp_path / "out", view, article())) == [{"text": "the Old Lady."}]


@pytest.mark.parametrize(("name", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_a_row_is_an_article(tmp_path, name, delimiter):
    text = written(name, tmp_path / "out", View(), article(), article())
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))
    assert list(rows[0]) == list(ArticleRow.__struct_fields__)
    assert rows[0] == rows[1]
    assert (rows[0]["authors"], rows[0]["quotations"], rows[0]["statements"]) == ("Ann Roe; Tomás Quill", "6", "5")
    assert rows[0]["body"].split("\n\n") == article().body


def test_or_a_quotation(tmp_path):
    text = written("csv", tmp_path / "out", View(quotes=True), article())
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert list(rows[0]) == list(QuoteRow.__struct_fields__)
    keys = ["ivo bern", "ivo bern", "harbor official", "marguerite delacroix-whitcombe", "ivo bern", ""]
    assert [row["speaker_key"] for row in rows] == keys
    assert rows[0]["speaker_named"] == "true"


@pytest.mark.parametrize("quotes", [True, False])
def test_keys_of_a_table_that_was_read_are_columns(tmp_path, quotes):
    first, second = article(), article()
    first.extra, second.extra = {"party": "Harbour", "votes": 7}, {"votes": [1, 2], "seat": "Leeds"}
    text = written("csv", tmp_path / "out", View(quotes=quotes), first, second)
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert (rows[0]["extra.party"], rows[0]["extra.votes"], rows[0]["extra"]) == ("Harbour", "7", "")
    assert (rows[-1]["extra.party"], rows[-1]["extra.votes"], rows[-1]["extra"]) == ("", "[1,2]", '{"seat":"Leeds"}')


def test_excel_gets_text_numbers_and_no_formulas(tmp_path):
    story = article()
    story.headline, story.body = "=1+1", ["x" * 40_000]
    story.quotes = []
    written_bytes("xlsx", tmp_path / "out.xlsx", View(), story)
    sheet = zipfile.ZipFile(tmp_path / "out.xlsx")
    cells = sheet.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in cells
    assert "<is><t>=1+1</t></is>" in cells
    assert f"<v>{story.word_count}</v>" in cells
    assert "x" * 32_766 + "…" in cells


def test_excel_has_a_row_a_quotation_too(tmp_path):
    written_bytes("xlsx", tmp_path / "out.xlsx", View(quotes=True), article())
    assert zipfile.ZipFile(tmp_path / "out.xlsx").read("xl/worksheets/sheet1.xml").decode().count("<row ") == 7


def test_a_format_may_be_called_by_its_suffix():
    assert [formats.called(name) for name in ("md", "ndjson", "db", "tsv", "csv", "doc")] == [
        "markdown",
        "jsonl",
        "sqlite",
        "tsv",
        "csv",
        None,
    ]


def test_csv_of_fields_has_a_row_a_story(tmp_path):
    text = written("csv", tmp_path / "out", View(fields=("headline", "speakers.name", "dateline")), article())
    [_, row] = csv.reader(io.StringIO(text, newline=""))
    assert row[1] == "Ivo Bern; Marguerite Delacroix-Whitcombe; harbor official"
    assert json.loads(row[2])["agency"] == "AP"


def test_csv_for_a_spreadsheet_runs_nothing(tmp_path):
    story = article()
    story.headline = '=HYPERLINK("https://example.org")'
    story.authors = [Author(name="@roe"), Author(name="Ivo Bern")]
    view = View(fields=("headline", "authors.name", "word_count"))
    assert written("csv", tmp_path / "plain", view, story).splitlines()[1] == '"=HYPERLINK(""https://example.org"")",@roe; Ivo Bern,99'
    inert = written("csv", tmp_path / "inert", replace(view, spreadsheet=True), story)
    assert inert.splitlines() == ["\ufeffheadline,authors.name,word_count", '"\'=HYPERLINK(""https://example.org"")",\'@roe; Ivo Bern,99']


def test_a_name_asks_for_a_format_and_a_compression():
    assert formats.by_suffix("out.jsonl.gz") == "jsonl"
    assert formats.by_suffix("OUT.CSV.ZST") == "csv"
    assert formats.by_suffix("out.gz") is None
