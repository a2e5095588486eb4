from __future__ import annotations

import csv
import datetime
import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest
from outcomes import documents, outcomes

from newsx.sources.settings import Settings

STORIES = [
    {"id": 7, "Title": "Ferry stays", "URL": "https://example.org/7", "Text": "The ferry stays.\n“Good,” said Ann.", "date": "2026-05-01"},
    {"id": 8, "Title": "Pilot quits", "URL": "https://example.org/8", "Text": "The café’s pilot quits.", "date": "2026-05-02"},
]


def table(path: str, encoding: str = "utf-8", delimiter: str = ",") -> None:
    with open(path, "w", newline="", encoding=encoding) as file:
        writer = csv.DictWriter(file, STORIES[0], delimiter=delimiter)
        writer.writeheader()
        writer.writerows(STORIES)


def read(name: str) -> list[tuple]:
    return [(page.name, page.text, page.url, page.evidence, page.extra["id"]) for page in documents(name)]


def expected(name: str, ids: tuple = (7, 8)) -> list[tuple]:
    return [
        (f"{name}#{number}", story["Text"], story["URL"], {"headline": [story["Title"]], "published": [story["date"]]}, identity)
        for number, (story, identity) in enumerate(zip(STORIES, ids, strict=True), 1)
    ]


def test_a_row_of_csv_is_a_page(folder):
    table("a.csv")
    assert read("a.csv") == expected("a.csv", ("7", "8"))
    [page, _] = documents("a.csv")
    assert page.extra == {"id": "7", "Title": "Ferry stays", "date": "2026-05-01"}


@pytest.mark.parametrize(("encoding", "delimiter"), [("cp1252", ";"), ("utf-16", "\t"), ("utf-8-sig", "|")])
def test_as_spreadsheets_write_it(folder, encoding, delimiter):
    table("a.csv", encoding, delimiter)
    assert read("a.csv") == expected("a.csv", ("7", "8"))


@pytest.mark.parametrize("name", ["a.csv.gz", "a.tsv.gz"])
def test_a_compressed_table_is_one(folder, name):
    table("a.csv")
    Path(name).write_bytes(gzip.compress(Path("a.csv").read_bytes()))
    assert read(name) == expected(name, ("7", "8"))


def test_a_table_without_a_name_is_recognised_by_its_columns(folder):
    table("a.csv")
    Path("a").write_bytes(gzip.compress(Path("a.csv").read_bytes()))
    assert read("a") == expected("a", ("7", "8"))
    Path("menu").write_text("Home | News | Sport\n\nThe ferry stays.\n")
    assert [name for name, _ in outcomes("menu")] == ["menu"]


def test_a_table_without_a_text_says_what_it_has(folder):
    Path("a.csv").write_text("id,story\n1,The ferry stays.\n")
    assert outcomes("a.csv") == [("a.csv", "has no column text or html or content or body; choose one with --text-key: id, story")]
    assert outcomes("a.csv", settings=Settings(text_keys=("story",))) == [("a.csv#1", "The ferry stays.")]
    [problem] = documents(".")
    assert problem.skip == "rows and tables without a text"


def test_a_quotation_mark_that_is_never_closed_ends_its_table_only(folder, monkeypatch):
    monkeypatch.setattr("newsx.sources.formats.csv.MAX_PAGE_BYTES", 1000)
    Path("a.csv").write_text('id,text\n1,One.\n2,"' + "x" * 5000)
    assert [name for name, _ in outcomes("a.csv")] == ["a.csv#1", "a.csv"]
    assert outcomes("a.csv")[1][1].startswith("is damaged after 1 rows")


def test_a_row_of_parquet_is_a_page(folder):
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    stories = [dict(story, date=datetime.date.fromisoformat(story["date"])) for story in STORIES]
    parquet.write_table(pyarrow.Table.from_pylist(stories), "a.parquet")
    assert read("a.parquet") == expected("a.parquet")
    Path("a.parquet.gz").write_bytes(gzip.compress(Path("a.parquet").read_bytes()))
    assert read("a.parquet.gz") == expected("a.parquet.gz")
    code = "from newsx.sources.reading import read_paths; print(*(page.document().url for page in read_paths(['-'])))"
    run = subprocess.run([sys.executable, "-c", code], input=Path("a.parquet").read_bytes(), capture_output=True, check=True)
    assert run.stdout.decode().split() == [story["URL"] for story in STORIES]


def test_pages_as_bytes_in_parquet(folder):
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    page = "<html><p>The café’s pilot quits.".encode("cp1252")
    parquet.write_table(pyarrow.Table.from_pylist([{"html": page, "lengths": [1, 2], "seen": datetime.datetime(2026, 5, 1)}]), "a.parquet")
    [document] = documents("a.parquet")
    assert (document.text, document.html) == ("<html><p>The café’s pilot quits.", True)
    assert document.warnings == ["encoding: read as windows-1252"]
    assert document.extra == {"lengths": [1, 2], "seen": "2026-05-01T00:00:00"}


def test_a_damaged_parquet_file_is_a_sentence(folder):
    pytest.importorskip("pyarrow")
    Path("a.parquet").write_bytes(b"PAR1 and no more")
    [(name, why)] = outcomes("a.parquet")
    assert (name, why[:10]) == ("a.parquet", "is damaged")


def test_what_to_install_for_parquet_is_said(folder, monkeypatch):
    Path("a").write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    assert outcomes("a") == [("a", 'is a Parquet file; to read it: pip install "newsx[parquet]"')]


@pytest.mark.parametrize("indent", [None, 2])
def test_an_array_of_json_is_a_page_an_object(folder, indent):
    Path("a.json").write_text(json.dumps(STORIES, indent=indent))
    assert read("a.json") == expected("a.json")


def test_an_object_over_several_lines_is_a_page(folder):
    Path("a.json").write_text(json.dumps(STORIES[0], indent=2))
    [page] = documents("a.json")
    assert (page.name, page.text) == ("a.json", STORIES[0]["Text"])


def test_long_objects_are_read_across_pieces(folder):
    stories = [{"text": "ñandú “x” " * 40_000, "n": number} for number in range(3)]
    Path("a.json").write_text(json.dumps(stories, ensure_ascii=False))
    assert [(page.text, page.extra) for page in documents("a.json")] == [(story["text"], {"n": story["n"]}) for story in stories]


def test_json_that_breaks_off_costs_the_rest(folder):
    Path("a.json").write_text('[{"text": "One."}, {"text": "Two')
    assert [name for name, _ in outcomes("a.json")] == ["a.json#1", "a.json"]
    assert outcomes("a.json")[1][1].startswith("is not JSON after 1 object: ")
    Path("b.json").write_text('[{"text": "One."}, 7]')
    assert outcomes("b.json")[1] == ("b.json", "has something other than an object after 1 object")


def test_what_is_no_number_in_json_is_nothing(folder):
    for number in ("NaN", "-Infinity", "1e400", "9" * 5000):
        Path("a.jsonl").write_text(f'{{"text": "One.", "rating": {number}, "clicks": 12, "share": 0.5}}\n')
        [page] = documents("a.jsonl")
        assert page.extra == {"rating": None, "clicks": 12, "share": 0.5}


def test_records_of_newsx_in_a_directory_are_no_pages(folder):
    Path("story.txt").write_text("The ferry stays.")
    Path("story.json").write_text(json.dumps({"id": "x", "newsx": {}, "body": ["The ferry stays."]}, indent=2))
    Path("story.jsonl").write_text('{"id": "x", "newsx": {}, "body": ["The ferry stays."]}\n')
    Path("quotes.jsonl").write_text('{"article_id": "x", "quote_no": 0, "text": "Good,", "speaker_name": "Ann"}\n')
    found = documents(".")
    assert [(item.name, getattr(item, "skip", None)) for item in found] == [
        ("./quotes.jsonl#1", "rows and tables without a text"),
        ("./story.json", "rows and tables without a text"),
        ("./story.jsonl#1", "rows and tables without a text"),
        ("./story.txt", None),
    ]
    assert outcomes("story.json") == [("story.json", "has no text under any of the keys text, html, content, body")]


def test_a_text_key_may_be_dotted(folder):
    Path("a.jsonl").write_text('{"story": {"main": "One.", "n": 1}}\n{"story.main": "Two."}\n{"story": 3}\n')
    settings = Settings(text_keys=("story.main",))
    assert [text for _, text in outcomes("a.jsonl", settings=settings)] == ["One.", "Two.", "has no text under any of the keys story.main"]
    assert documents("a.jsonl", settings=settings)[0].extra == {"story": {"n": 1}}


def test_a_key_that_holds_nothing_gives_way_to_the_next(folder):
    Path("a.jsonl").write_text('{"text": "", "html": "<p>One."}\n')
    assert outcomes("a.jsonl") == [("a.jsonl#1", "<p>One.")]


DAY_FIRST, MONTH_FIRST, OPEN = "13/01/2026", "01/13/2026", "06/01/2026"


def orders(name: str) -> list[str | None]:
    return [page.evidence.get("date order", [None])[0] for page in documents(name)]


@pytest.mark.parametrize(("told", "order"), [(DAY_FIRST, "day first"), (MONTH_FIRST, "month first"), ("2026-01-13", None)])
def test_a_day_above_twelve_tells_the_order_of_the_dates_of_all_rows(folder, told, order):
    days = [OPEN, OPEN, told, OPEN]
    Path("a.csv").write_text("date,text\n" + "".join(f"{day},The ferry stays.\n" for day in days))
    Path("a.jsonl").write_text("".join(json.dumps({"text": "The ferry stays.", "date": day}) + "\n" for day in days))
    assert orders("a.csv") == orders("a.jsonl") == [order] * 4


def test_only_dates_tell_the_order_of_dates(folder):
    Path("a.csv").write_text(f"date,score,text\n{OPEN},13/01/20,The ferry stays: 13/01/2026.\n")
    assert orders("a.csv") == [None]


def test_rows_do_not_wait_for_ever_for_the_order_of_their_dates(folder, monkeypatch):
    monkeypatch.setattr("newsx.sources.rows._MAX_HELD_ROWS", 3)
    Path("a.csv").write_text("date,text\n" + "".join(f"{day},The ferry stays.\n" for day in [OPEN] * 7 + [DAY_FIRST, OPEN]))
    assert orders("a.csv") == [None] * 4 + ["day first"] * 5


def test_a_column_that_the_user_names(folder):
    Path("a.jsonl").write_text(
        '{"text": "The ferry stays.", "title": "No", "story": {"top": "Ferry stays"}, "link": "https://example.org/7"}\n'
    )
    [page] = documents("a.jsonl", settings=Settings(columns=(("headline", "story.top"), ("publisher", "Title"))))
    assert page.evidence == {"headline": ["Ferry stays"], "publisher": ["No"]}
    assert page.url == "https://example.org/7"


def test_a_table_without_a_column_that_the_user_names_says_what_it_has(folder):
    Path("a.csv").write_text("id,text\n1,The ferry stays.\n")
    settings = Settings(columns=(("headline", "hed"),))
    assert outcomes("a.csv", settings=settings) == [("a.csv", "has no column hed; it has: id, text")]
    assert [name for name, _ in outcomes(".", settings=settings)] == ["./a.csv#1"]  # tables of a directory differ


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"])
@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.jsonl", "a.json", "a"])
def test_tables_and_json_of_other_widths(folder, encoding, name):
    if name.endswith(("json", "jsonl")):
        lines = "".join(json.dumps(story, ensure_ascii=False) + "\n" for story in STORIES)
        Path(name).write_bytes(lines.encode(encoding))
        assert [text for _, text, *_ in read(name)] == [story["Text"] for story in STORIES]
    else:
        table(name, encoding, "\t" if name == "a.tsv" else ",")
        assert read(name) == expected(name, ("7", "8"))


def test_short_cells_are_in_the_encoding_of_the_long_ones(folder):
    text = "Wójt gminy powiedział w poniedziałek, że prom nie będzie już pływał przez rzekę, a szkoda."
    Path("a.csv").write_bytes(f"tytuł;text\nŻółć;{text}\n".encode("cp1250"))
    [page] = documents("a.csv")
    assert (page.text, page.extra, page.warnings) == (text, {"tytuł": "Żółć"}, ["encoding: read as windows-1250"])


@pytest.mark.parametrize(
    "answer",
    [
        {"status": "ok", "articles": STORIES},
        {"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": STORIES},
        {"response": {"meta": {"hits": 2}, "docs": STORIES}},
        {"hits": {"total": 2, "hits": [{"_id": "7", "_source": story} for story in STORIES]}},
    ],
)
def test_the_answer_of_a_news_service_has_a_page_for_each_object_in_its_list(folder, answer):
    for indent in (2, None):
        Path("a.json").write_text(json.dumps(answer, indent=indent))
        assert read("a.json") == expected("a.json")


def test_lists_of_other_things_are_no_pages(folder):
    Path("a.json").write_text(json.dumps({"menu": [{"text": "One."}, {"label": "Two."}], "list": [1]}, indent=2))
    assert outcomes("a.json") == [("a.json", "has no text under any of the keys text, html, content, body")]


def test_the_lead_that_factiva_has_apart_is_part_of_the_page(folder):
    Path("a.csv").write_text("HD,LP,TD\nFerry stays,The ferry stays.,It sails at noon.\n")
    [page] = documents("a.csv")
    assert (page.text, page.evidence) == ("The ferry stays.\n\nIt sails at noon.", {"headline": ["Ferry stays"]})
