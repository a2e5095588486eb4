from __future__ import annotations

import json

import articles
import duckdb
import msgspec
import pyarrow.parquet
import pytest
from articles import article

from newsx.errors import CannotWrite
from newsx.output import formats
from newsx.output.formats import parquet
from newsx.output.target import Target
from newsx.output.view import View
from newsx.record import Article


@pytest.fixture
def write(tmp_path):
    """Writes articles to a file and gives its path."""

    def written(view: View, *stories: Article) -> str:
        articles.write("parquet", tmp_path / "news.parquet", view, *stories)
        return str(tmp_path / "news.parquet")

    return written


def test_duckdb_counts_what_a_speaker_says(write):
    path = write(View(), article())
    counts = duckdb.sql(f"""
        select quote.speaker.name, count(distinct quote.utterance)
        from (select unnest(quotes) as quote from '{path}') where quote.speaker is not null
        group by all order by all
    """).fetchall()
    assert counts == [("Ivo Bern", 2), ("Marguerite Delacroix-Whitcombe", 1), ("harbor official", 1)]


def test_records_come_back_as_they_were(write):
    story, bare = article(), article()
    story.extra = {"topic": ["ferries", 7]}
    story.newsx.models = {"blocks": "0a1b"}
    bare.dateline = bare.headline = None
    bare.quotes, bare.authors = [], []
    rows = pyarrow.parquet.read_table(write(View(), story, bare)).to_pylist()
    for row in rows:
        row["newsx"]["models"] = json.loads(row["newsx"]["models"])
        row["extra"] = row["extra"] and json.loads(row["extra"])
    assert rows == json.loads(msgspec.json.encode([story, bare]))


def test_quotations_are_typed_rows(write):
    path = write(View(quotes=True), article())
    rows = duckdb.sql(f"select speaker_key, count(*), avg(confidence) from '{path}' where speaker_named group by 1 order by 2 desc")
    assert rows.fetchall()[0] == ("ivo bern", 3, pytest.approx(0.9))
    assert [str(kind) for kind in rows.types] == ["VARCHAR", "BIGINT", "DOUBLE"]


def test_fields_have_their_types(write):
    path = write(View(fields=("word_count", "authors.name", "dateline.place", "quotes.speaker.id", "extra.topic")), article())
    [row] = pyarrow.parquet.read_table(path).to_pylist()
    assert row["word_count"] == article().word_count
    assert row["authors.name"] == ["Ann Roe", "Tomás Quill"]
    assert row["dateline.place"] == "PORT ELLIS, Maine"
    assert row["quotes.speaker.id"][-2:] == [None, None]
    assert row["extra.topic"] is None


def test_no_story_is_no_row(write):
    assert duckdb.sql(f"select count(*) from '{write(View())}'").fetchall() == [(0,)]


def test_many_stories_are_written_in_groups(write, monkeypatch):
    monkeypatch.setattr(parquet, "BATCH_BYTES", 20_000)
    monkeypatch.setattr(parquet, "ROW_GROUP_BYTES", 40_000)
    file = pyarrow.parquet.ParquetFile(write(View(), *[article()] * 50))
    assert file.metadata.num_rows == 50
    assert file.metadata.num_row_groups > 3


def test_it_is_not_compressed_twice(tmp_path):
    with pytest.raises(CannotWrite, match="compresses its columns itself"):
        formats.load("parquet").writer(Target(str(tmp_path / "news.parquet.gz")), View())
