from __future__ import annotations

import json
import socket
import sqlite3
import subprocess
import sys
import time
from urllib.error import URLError
from urllib.request import urlopen

import articles
import msgspec
import pytest
import sqlite_utils
from articles import BODY, article

from newsx.errors import CannotWrite
from newsx.output import database, formats
from newsx.output.rows import QuoteRow
from newsx.output.target import Target
from newsx.output.view import View
from newsx.record import Article
from newsx.selection import USUAL, Selection


@pytest.fixture
def write(tmp_path):
    """Writes articles to a database and opens it."""

    def written(view: View, *stories: Article, failures: tuple[tuple[str, str], ...] = ()) -> sqlite3.Connection:
        articles.write("sqlite", tmp_path / "news.db", view, *stories, failures=failures)
        database = sqlite3.connect(tmp_path / "news.db")
        database.row_factory = sqlite3.Row
        return database

    return written


def second() -> Article:
    """Another story with the same people."""
    story = article()
    story.id, story.input = "fedcba9876543210", "ferry-again.txt"
    return story


def rows(database: sqlite3.Connection, query: str, *values: object) -> list[tuple[object, ...]]:
    return [tuple(row) for row in database.execute(query, values)]


def test_a_record_is_rows_of_several_tables(write):
    database = write(View(), article(), second())
    [row] = database.execute("select * from articles where input = 'ferry.txt'")
    assert (row["headline"], row["dateline_place"], row["newsx_version"]) == (article().headline, "PORT ELLIS, Maine", "0.1.0")
    assert row["body"].split("\n\n") == BODY
    assert json.loads(row["notes"])[0]["kind"] == "correction"
    assert row["capture_date"] is None
    authors = rows(database, "select name, role from authors where article_id = ? order by author_no", article().id)
    assert authors == [("Ann Roe", "Staff Writer"), ("Tomás Quill", "AP Maritime Writer")]
    assert rows(database, "select credit from images") == [("Lena Marsh/Sentinel",)] * 2


def test_quotations_know_their_speaker_and_article(write):
    database = write(View(), article(), second())
    assert rows(database, "pragma foreign_key_check") == []
    said = rows(
        database,
        """
        select name, role, count(distinct articles.id || utterance)
        from quotes join speakers on speakers.id = speaker_id join articles on articles.id = quotes.article_id
        group by key order by 3 desc
        """,
    )
    assert said[0] == ("Ivo Bern", "mayor", 4)


def test_people_are_one_in_all_stories(write):
    later = second()
    later.speakers[0].name, later.speakers[0].gender, later.published = "Ivo P. Bern", "m", "2026-03-01"
    database = write(View(), article(), later)
    [person] = database.execute("select * from people where id = 'ivo-bern'")
    assert (person["name"], person["gender"], person["articles"], person["utterances"]) == ("Ivo Bern", "m", 2, 4)
    assert json.loads(person["variants"]) == {"Ivo Bern": 1, "Ivo P. Bern": 1}
    assert json.loads(person["roles"]) == {"mayor": 2}
    assert (person["first_seen"], person["last_seen"]) == ("2026-02-03", "2026-03-01")
    speakers = rows(database, "select name, gender, gender_in_story from speakers where person_id = 'ivo-bern' order by 1")
    assert speakers == [("Ivo Bern", "m", None), ("Ivo P. Bern", "m", "m")]
    [(confidence, evidence)] = rows(database, "select person_confidence, person_evidence from speakers where name = 'Ivo Bern'")
    assert confidence > 0.9
    assert json.loads(evidence)[:2] == ["the same name", "role: mayor"]
    assert rows(database, "select count(*) from quotes where person_id = 'ivo-bern'") == [(6,)]
    assert rows(database, "select person_id from speakers where not named") == [(None,), (None,)]


def test_the_same_words_have_one_id_in_all_stories(write):
    later = second()
    later.published, later.publisher = "2026-01-01", "The Gull Post"
    database = write(View(), article(), later)
    assert rows(database, "select count(distinct quotation_id), count(*) from quotes where kind <> 'scare'") == [(8, 12)]
    first = rows(database, "select text, publisher, published, articles, outlets from first_to_quote")
    assert first[0][1:] == ("The Gull Post", "2026-01-01", 2, 2)
    assert {text for text, *_ in first} >= {"We will sail on Tuesday, ice or no ice,", "I have seen worse winters,"}


def test_views_answer_what_is_often_asked(write):
    later = second()
    later.speakers[1].gender, later.publisher, later.published = "f", "The Gull Post", "2026-03-01"
    database = write(View(), article(), later)
    outlet, sentinel = "The Gull Post", "The Port Ellis Sentinel"
    quoted = rows(database, "select publisher, name, statements, articles from people_by_outlet where person_id = 'ivo-bern' order by 1")
    assert quoted == [(outlet, "Ivo Bern", 2, 1), (sentinel, "Ivo Bern", 2, 1)]
    women = rows(database, "select publisher, month, women, men, unknown, share_of_women from women_by_month")
    assert women == [(outlet, "2026-03", 1, 0, 2, 1.0), (sentinel, "2026-02", 1, 0, 2, 1.0)]
    assert rows(database, "select * from unnamed_by_outlet where publisher = ?", outlet) == [(outlet, 1, 3, 0.25)]
    quoting = rows(database, "select author, person, statements from who_quotes_whom where publisher = ?", outlet)
    assert sorted(quoting)[0] == ("Ann Roe", "Ivo Bern", 2)


def test_known_people_bring_their_columns(write, tmp_path):
    (tmp_path / "people.csv").write_text("name,aliases,party,id\nMarguerite Delacroix,Marguerite Delacroix-Whitcombe,Harbour Party,Q7\n")
    database = write(View(people=str(tmp_path / "people.csv")), article())
    people = rows(database, "select id, party, known_id from people order by 1")
    assert people == [("ivo-bern", None, None), ("marguerite-delacroix", "Harbour Party", "Q7")]


def test_no_quotation_is_lost_and_speech_is_counted_as_everywhere(write):
    story = article()
    story.quotes[0].repeat_of = 1
    database = write(View(), story)
    assert rows(database, "select kind, count(*) from quotes group by kind") == [("direct", 5), ("partial", 1), ("scare", 1)]
    assert rows(database, "select count(*) from speech") == [(USUAL.count(story),)] == [(5,)]


def test_bodies_and_quotations_are_searched(write):
    database = write(View(), article())
    assert rows(database, "select count(*) from articles_fts where articles_fts match 'councils AND winters'") == [(1,)]
    found = rows(database, "select text from quotes where rowid in (select rowid from quotes_fts where quotes_fts match 'delacroix')")
    assert found == [("We will sail on Tuesday, ice or no ice,",)]


def test_quotations_alone_are_the_flat_rows(write):
    database = write(View(quotes=True, selection=Selection(frozenset({"scare"}))), article())
    [row] = database.execute("select * from quotes")
    assert tuple(row.keys()) == QuoteRow.__struct_fields__
    assert row["paragraph"][row["start"] : row["stop"]] == row["text"] == "the Old Lady."
    tables = {name for (name,) in rows(database, "select name from sqlite_schema where type = 'table'")}
    assert {"quotes", "quotes_fts", "errors"} <= tables
    assert "articles" not in tables


def test_fields_are_the_columns_of_one_table(write):
    database = write(View(fields=("headline", "word_count", "authors.name")), article())
    [row] = database.execute("select * from articles")
    assert row["word_count"] == article().word_count
    assert json.loads(row["authors.name"]) == ["Ann Roe", "Tomás Quill"]


def test_text_is_data(write):
    story = article()
    story.headline = "'); drop table articles; --\0\x1b"
    story.extra = {"n": 2**70}
    database = write(View(), story)
    assert rows(database, "select headline, extra from articles") == [(story.headline, f'{{"n":{2**70}}}')]


def test_an_input_that_is_named_twice_is_there_once(write):
    database = write(View(), article(), article())
    assert rows(database, "select count(*) from articles") == [(1,)]
    assert rows(database, "select count(*) from quotes") == [(7,)]


def test_what_failed_is_kept(write):
    database = write(View(), article(), failures=(("broken.txt", "is empty"),))
    assert rows(database, "select * from errors") == [("broken.txt", "is empty")]


def test_transactions_are_bounded(write, monkeypatch):
    monkeypatch.setattr(database, "TRANSACTION_BYTES", 30_000)
    stories = [article() for _ in range(20)]
    for number, story in enumerate(stories):
        story.id = f"{number:016}"
    assert rows(write(View(), *stories), "select count(*) from quotes") == [(140,)]


def test_a_full_disk_is_an_error_of_writing(tmp_path, monkeypatch):
    database = sqlite_utils.Database

    def small_database(path: str) -> sqlite_utils.Database:
        opened = database(path)
        opened.conn.execute("pragma max_page_count = 40")
        return opened

    monkeypatch.setattr(sqlite_utils, "Database", small_database)
    target = Target(str(tmp_path / "news.db"))
    writer = formats.load("sqlite").writer(target, View())
    for number in range(50):
        story = article()
        story.id = f"{number:016}"
        writer.write(msgspec.json.encode(story))
    with pytest.raises(OSError, match="full"):
        writer.close()
    target.drop()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", [None, "/dev/null", "news.db.gz"])
def test_it_needs_a_plain_file(tmp_path, name):
    with pytest.raises(CannotWrite, match="plain file"):
        formats.load("sqlite").writer(Target(name and str(tmp_path / name)), View())


def test_datasette_finds_what_a_speaker_says(write, tmp_path):
    write(View(), article(), second()).close()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "datasette", str(tmp_path / "news.db"), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    quotes = f"http://127.0.0.1:{port}/news/quotes"
    try:
        found = json.loads(fetched(f"{quotes}.json?_shape=array&_search=delacroix", server))
        assert [row["text"] for row in found] == ["We will sail on Tuesday, ice or no ice,"] * 2
        views = json.loads(fetched(f"http://127.0.0.1:{port}/news/people_by_outlet.json?_shape=array", server))
        assert (views[0]["person_id"], views[0]["articles"]) == ("ivo-bern", 2)
        page = fetched(f"{quotes}?speaker_key=ivo+bern", server).decode()
        assert '<a href="/news/speakers/0123456789abcdef-1">Ivo Bern</a>' in page
    finally:
        server.terminate()
        server.wait()


def fetched(address: str, server: subprocess.Popen[bytes]) -> bytes:
    """What the server answers, once it does."""
    for _ in range(200):
        try:
            return urlopen(address).read()
        except URLError:
            assert server.poll() is None, server.stdout and server.stdout.read().decode()
            time.sleep(0.05)
    raise TimeoutError(address)
