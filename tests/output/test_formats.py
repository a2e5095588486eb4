from __future__ import annotations

import csv
import io
import json

import msgspec
import pytest
from articles import article
from msgspec.structs import replace

from newsx.output import formats
from newsx.output.rows import QuoteRow
from newsx.output.target import Target
from newsx.output.view import View
from newsx.record import Article, Author


def written(name: str, path, view: View, *articles: Article) -> str:
    """What the format writes of these articles."""
    target = Target(str(path))
    writer = formats.load(name).writer(target, view)
    for each in articles:
        writer.write(msgspec.json.encode(each))
    writer.close()
    assert not path.exists(), "half a file would be seen"
    target.finish()
    return path.read_bytes().decode()


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
    view = View(quotes=True, kinds=frozenset({"scare"}), fields=("text",))
    assert json.loads(written("json", tmp_path / "out", view, article())) == [{"text": "the Old Lady."}]


def test_csv_has_a_row_a_quotation(tmp_path):
    text = written("csv", tmp_path / "out", View(), article())
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert list(rows[0]) == list(QuoteRow.__struct_fields__)
    keys = ["ivo bern", "ivo bern", "harbor official", "marguerite delacroix-whitcombe", "ivo bern", ""]
    assert [row["speaker_key"] for row in rows] == keys
    assert rows[0]["speaker_named"] == "true"


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
