from __future__ import annotations

import csv
import gzip
import io
import json
import sys

import msgspec
import pytest
from articles import BODY, article
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from zstandard import ZstdDecompressor

from newsx.errors import CannotWrite
from newsx.output import formats
from newsx.output.cells import inert_cell
from newsx.output.rows import SPEECH, QuoteRow, quote_rows, speaker_key
from newsx.output.target import Target
from newsx.output.view import UnknownField, View
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


def test_every_module_is_a_format():
    assert set(formats.names()) >= {"csv", "json", "jsonl", "table"}
    assert formats.by_suffix("OUT.JSON") == "json"
    assert formats.by_suffix("out.ndjson") == "jsonl"
    assert formats.by_suffix("out.txt") is None
    assert ".csv" in formats.suffixes()


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


@given(st.text())
def test_no_cell_is_a_formula(text):
    assert not inert_cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_rows_are_speech_in_the_body_unless_more_is_asked_for():
    story = article()
    story.quotes[3].repeat_of = 0
    assert [row.kind for row in quote_rows(story, SPEECH, None)] == ["direct", "direct", "partial", "direct", "direct"]
    assert len(list(quote_rows(story, SPEECH, frozenset({"body"})))) == 6
    assert [row.text for row in quote_rows(story, frozenset({"scare"}), None)] == ["the Old Lady."]
    assert list(quote_rows(story, SPEECH, frozenset({"headline"}))) == []


def test_a_row_tells_where_its_text_stands():
    for row in quote_rows(article(), SPEECH, None):
        assert row.paragraph == BODY[row.paragraph_no]
        assert row.paragraph[row.start : row.stop] == row.text


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Joseph R. Biden Jr.", "joseph biden"),
        ("Dr. José Ruiz", "jose ruiz"),
        ("J.D. Vance", "jd vance"),
        ("J. D. Vance", "jd vance"),
        ("Conan O’Brien", "conan o'brien"),
        ("Mr.", "mr"),
        ("X", "x"),
        ("", ""),
    ],
)
def test_speaker_keys(name, key):
    assert speaker_key(name) == key


@pytest.mark.parametrize(
    ("view", "name", "message"),
    [
        (View, "hedline", "did you mean headline?"),
        (View, "authors.rol", "did you mean role?"),
        (View, "headline.x", "no field 'headline.x'"),
        (lambda fields: View(quotes=True, fields=fields), "speaker", "did you mean speaker_"),
    ],
)
def test_fields_that_are_not_there(view, name, message):
    with pytest.raises(UnknownField, match=message.replace("?", r"\?")):
        view(fields=(name,))


def test_fields_that_are_there():
    view = View(fields=("quotes.speaker.name", "quotes.at.index", "extra.any.thing", "newsx.models.blocks", "dateline.place"))
    [item] = view.items(msgspec.json.encode(article()))
    assert item["quotes.speaker.name"][:3] == ["Ivo Bern", "Ivo Bern", "harbor official"]
    assert item["extra.any.thing"] is None
    assert item["newsx.models.blocks"] is None
    assert item["dateline.place"] == "PORT ELLIS, Maine"


def test_a_dropped_target_leaves_nothing(tmp_path):
    (tmp_path / "out.json").write_text("before")
    target = Target(str(tmp_path / "out.json"))
    target.file.write(b"half")
    target.drop()
    assert [p.name for p in tmp_path.iterdir()] == ["out.json"]
    assert (tmp_path / "out.json").read_text() == "before"


def test_a_name_asks_for_a_format_and_a_compression():
    assert formats.by_suffix("out.jsonl.gz") == "jsonl"
    assert formats.by_suffix("OUT.CSV.ZST") == "csv"
    assert formats.by_suffix("out.gz") is None


def expand_zstandard(data: bytes) -> bytes:
    return ZstdDecompressor().decompressobj().decompress(data)


@pytest.mark.parametrize(("ending", "expand"), [(".gz", gzip.decompress), (".zst", expand_zstandard)])
def test_compressed_output(tmp_path, ending, expand):
    path = tmp_path / f"out.jsonl{ending}"
    target = Target(str(path))
    writer = formats.load("jsonl").writer(target, View())
    record = msgspec.json.encode(article())
    for _ in range(100):
        writer.write(record)
    writer.close()
    target.finish()
    assert expand(path.read_bytes()) == (record + b"\n") * 100
    assert path.stat().st_size < 20 * len(record), "each record is compressed alone"


def test_what_is_to_be_installed_is_said(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "zstandard", None)
    with pytest.raises(CannotWrite, match=r"pip install \"newsx\[archives\]\""):
        Target(str(tmp_path / "out.jsonl.zst"))
    assert list(tmp_path.iterdir()) == []


def test_what_is_too_long_for_a_paragraph_is_not_in_each_row():
    long = article()
    long.body[1] += " and so on" * 2000
    rows = list(quote_rows(long, SPEECH, None))
    assert [row.paragraph is None for row in rows] == [row.paragraph_no == 1 for row in rows]
