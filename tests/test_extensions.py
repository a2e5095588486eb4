"""What users and other packages add: words of their own, and fields of their own."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.command import STORY, complaint, newsx, records

PAGE = "Ferry stays\n\nThe council voted on Monday to keep the ferry.\n\n“It is a lifeline,” Ivo Bern burbled to the crowd.\n"
PACKAGE = """
def reading_minutes(article):
    return round(article.word_count / 200, 1)

def places(article):
    return {"dateline": article.dateline and article.dateline.place}

def broken(article):
    return 1 / 0

def unfit(article):
    return object()
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("story.txt").write_text(STORY, encoding="utf-8")
    Path("page.txt").write_text(PAGE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def package(folder, monkeypatch):
    """Installs a package with entry points for these functions."""

    def installed(*names: str) -> None:
        site = folder / "site"
        info = site / "minutes-1.0.dist-info"
        info.mkdir(parents=True)
        (site / "minutes.py").write_text(PACKAGE)
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: minutes\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text("[newsx.fields]\n" + "".join(f"{name} = minutes:{name}\n" for name in names))
        monkeypatch.setenv("PYTHONPATH", str(site))

    return installed


def test_a_package_adds_fields_to_the_record(package):
    package("reading_minutes", "places")
    [record] = records(newsx("story.txt"))
    assert record["extra"] == {"places": {"dateline": "PORT ELLIS, Maine"}, "reading_minutes": 0.3}
    assert record["warnings"] == []
    newsx("story.txt", "-j2", "--quotes", "-o", "quotes.csv")
    assert {row["extra.reading_minutes"] for row in csv.DictReader(Path("quotes.csv").read_text().splitlines())} == {"0.3"}
    assert records(newsx("story.txt", "--fields", "extra.reading_minutes")) == [{"extra.reading_minutes": 0.3}]


def test_fields_of_a_row_stay_beside_them(package):
    package("reading_minutes")
    Path("rows.jsonl").write_text('{"text": "Ferry stays\\n\\nThe ferry stays, the council said on Monday.", "party": "Harbour"}')
    [record] = records(newsx("rows.jsonl"))
    assert record["extra"] == {"party": "Harbour", "reading_minutes": 0.0}


def test_a_field_that_fails_is_empty_and_a_warning(package):
    package("broken", "unfit", "reading_minutes")
    [record] = records(newsx("story.txt"))
    assert record["extra"] == {"broken": None, "reading_minutes": 0.3, "unfit": None}
    assert [warning.partition(", ")[0] for warning in record["warnings"]] == ["the field broken", "the field unfit"]


def test_words_of_a_file_are_read_like_those_that_are_listed(folder):
    Path("words.toml").write_text('[en]\nverbs_of_saying = ["burble burbles burbled burbling"]\n\n[de]\nverbs_of_saying = []\n')
    assert "burbled" not in [row["cue"] for row in records(newsx("page.txt", "--quotes"))]
    assert [row["cue"] for row in records(newsx("page.txt", "--quotes", "--words", "words.toml", "-j2"))] == ["burbled"]


def test_other_words_read_a_page_again(folder):
    newsx("page.txt", "-o", "news.jsonl", "--append")
    Path("words.toml").write_text('[en]\nverbs_of_saying = ["burble burbles burbled burbling"]')
    newsx("page.txt", "-o", "news.db")
    assert complaint(newsx("page.txt", "-o", "news.db", "--append", "--words", "words.toml")).endswith("1 changed, 0 as before\n")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[en]\nverbs_of_burbling = ['burble']", "words.toml is wrong: 'verbs_of_burbling' is no plain list of words"),
        ("[xx]\nverbs_of_saying = []", "has words of 'xx', and quotations are read in en"),
        ("verbs_of_saying = ['burble']", "has no lists of words: Expected"),
        ("[en", "has no lists of words"),
        (None, "words.toml: no such file"),
    ],
)
def test_what_is_no_list_of_words_is_refused(folder, text, why):
    if text is not None:
        Path("words.toml").write_text(text)
    run = newsx("page.txt", "--words", "words.toml")
    assert (run.returncode, why in " ".join(complaint(run).split())) == (2, True), complaint(run)
