"""People who are known beforehand, on the command line."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.command import complaint, newsx


def test_a_database_has_the_columns_of_known_people(folder):
    Path("people.csv").write_text("name,party\nIvo Bern,Harbour Party\n", encoding="utf-8")
    assert newsx("story.txt", "--people", "people.csv", "-o", "news.db").returncode == 0
    assert sqlite3.connect("news.db").execute("select name, party from people where party <> ''").fetchall() == [
        ("Ivo Bern", "Harbour Party")
    ]


@pytest.mark.parametrize(
    ("output", "why"),
    [
        ("news.db", "people.csv has no column “name”"),
        ("news.jsonl", "only works with whole records in SQLite or HTML"),
    ],
)
def test_what_people_cannot_be(folder, output, why):
    Path("people.csv").write_text("who\nIvo Bern\n", encoding="utf-8")
    run = newsx("story.txt", "--people", "people.csv", "-o", output)
    assert run.returncode == 2
    assert why in complaint(run)
