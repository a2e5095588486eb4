"""The people of a database to which stories were added, or some of which are gone."""

from __future__ import annotations

import sqlite3

import articles
import pytest
from articles import article

from newsx.output.people_tables import link_speakers
from newsx.output.quotation_ids import number_quotations
from newsx.output.view import View
from newsx.record import Article

WHOLE = {
    "speakers": "select id, gender, person_id, person_confidence, person_evidence from speakers order by id",
    "people": "select * from people order by id",
    "quotes": "select article_id, quote_no, gender, person_id, quotation_id from quotes order by 1, 2",
}


def stories() -> list[Article]:
    """Four stories with the same people, whose names and genders differ."""
    told = [article() for _ in range(4)]
    for number, each in enumerate(told):
        each.id, each.published = f"{number}", f"2026-02-0{9 - number}"
    told[1].speakers[0].name, told[1].speakers[0].gender = "Ivo P. Bern", "m"
    told[2].speakers[0].name = "Bern"
    told[3].speakers[1].gender = "f"
    return told


@pytest.fixture
def written(tmp_path):
    """A database of stories."""

    def write(name: str, told: list[Article], known: str | None = None) -> sqlite3.Connection:
        if known is not None:
            (tmp_path / "people.csv").write_text(known, encoding="utf-8")
        articles.write("sqlite", tmp_path / name, View(people=known and str(tmp_path / "people.csv")), *told)
        return sqlite3.connect(tmp_path / name)

    return write


def content(database: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    return {name: database.execute(query).fetchall() for name, query in WHOLE.items()}


def take_away(database: sqlite3.Connection, id_: str) -> dict[str, list[tuple[object, ...]]]:
    """Removes a story, and returns its rows as they were before people were found."""
    taken = {}
    for table in ("speakers", "quotes"):
        taken[table] = database.execute(f"select * from {table} where article_id = ?", (id_,)).fetchall()
        names = [name for _, name, *_ in database.execute(f"pragma table_info({table})")]
        empty = [n for n, name in enumerate(names) if name.startswith("person_") or name == "quotation_id"]
        taken[table] = [tuple(None if n in empty else value for n, value in enumerate(row)) for row in taken[table]]
        database.execute(f"delete from {table} where article_id = ?", (id_,))
    return taken


@pytest.mark.parametrize("gone", ["0", "1", "2", "3"])
def test_added_stories_give_the_same_as_all_at_once(written, gone):
    database, at_once = written("added.db", stories()), written("all.db", stories())
    rest = written("rest.db", [each for each in stories() if each.id != gone])
    taken = take_away(database, gone)
    link_speakers(database, [])
    assert content(database)["people"] == content(rest)["people"]
    assert content(database)["speakers"] == content(rest)["speakers"]
    for table, rows in taken.items():
        database.executemany(f"insert into {table} values ({', '.join('?' * len(rows[0]))})", rows)
    link_speakers(database, [])
    number_quotations(database)
    assert content(database) == content(at_once)


def test_known_people_are_remembered(written):
    told = stories()
    told[3].speakers[0].name = told[3].quotes[0].speaker.name = "Ivo Lind"
    known = "name,aliases,party\nIvo Bern,Ivo Lind,Harbour Party\n"
    database, at_once = written("added.db", told, known), written("all.db", told, known)
    taken = take_away(database, "3")
    link_speakers(database, [])
    assert database.execute("select party, articles from people where id = 'ivo-bern'").fetchall() == [("Harbour Party", 3)]
    for table, rows in taken.items():
        database.executemany(f"insert into {table} values ({', '.join('?' * len(rows[0]))})", rows)
    link_speakers(database, [])
    number_quotations(database)
    assert database.execute("select party, articles from people where id = 'ivo-bern'").fetchall() == [("Harbour Party", 4)]
    assert content(database) == content(at_once)


def test_nothing_changes_where_nothing_came(written):
    database = written("news.db", stories())
    before, changes = content(database), database.total_changes
    link_speakers(database, [])
    number_quotations(database)
    assert content(database) == before
    assert database.total_changes == changes
