"""Pages that were read by hand: what stands where on them, without their text, and what attribution learns from their stories."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("scipy", reason="training needs the extra train")

from newsx.training import page_stories, read_by_hand

STORY = """Ferry stays

By Eva Marsh

The ferry will stay, the council said.

“It is late,” said Ann Roe, the harbour master. “It was late last week.”

She drove a so-called “island car” home.
"""


def place(text: str, of: str) -> list[int]:
    start = read_by_hand.folded(of).index(text)
    return [start, start + len(text)]


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus with one page, which was read for newsx."""
    (tmp_path / "pages/inscriptis").mkdir(parents=True)
    (tmp_path / "pages/inscriptis/ferry.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "annotated").mkdir()
    (tmp_path / "annotated/gold.jsonl").write_text(json.dumps({"id": "kept", "batch": 2}) + "\n", encoding="utf-8")
    body = STORY.split("\n\n")[2:]
    empty: dict[str, Any] = dict.fromkeys(["dek", "published_text", "modified_text", "publisher", "section", "published", "modified"])
    fields = empty | {
        "headline": place("Ferry stays", STORY),
        "byline": place("By Eva Marsh", STORY),
        "authors": [{"name": "Eva Marsh", "role": None, "organization": None}],
        "body": [{"kind": "paragraph", "at": place(read_by_hand.folded(line), STORY)} for line in body],
    }
    fields |= {name: [] for name in ("images", "related", "notes", "promos", "topics")}
    quotes = [
        quote("It is late,", "direct", "Ann Roe"),
        quote("It was late last week.", "direct", None),
        quote("island car", "scare", None),
    ]
    quotes[1]["speaker"] = "Ann Roe"
    row = {"id": "ferry", "corpus": "pages", "fold": 1, "fields": fields, "quotes": quotes}
    pages = tmp_path / "pages.jsonl"
    pages.write_text(json.dumps(row) + "\n", encoding="utf-8")
    monkeypatch.setattr(read_by_hand, "PAGES", pages)
    return tmp_path


def quote(text: str, kind: str, speaker: str | None) -> dict[str, Any]:
    mention = place(speaker, STORY) if speaker else None
    found = {"where": "body", "kind": kind, "text": place(text, STORY), "mention": mention, "cue": None, "role": None}
    return found | {"speaker": speaker, "named": speaker is not None, "type": "person" if speaker else None}


def test_places_become_the_strings_of_the_page(corpus: Path) -> None:
    (row,) = read_by_hand.rows(corpus)
    fields = row["fields"]
    assert (fields["headline"], fields["byline"], fields["dek"]) == ("Ferry stays", "By Eva Marsh", None)
    assert [block["start"][:20] for block in fields["body"]] == ["The ferry will stay,", "“It is late,” said A", "She drove a so-calle"]
    assert [quote["text"] for quote in row["quotes"]] == ["It is late,", "It was late last week.", "island car"]
    assert row["home"] == corpus / "pages"


def test_a_story_teaches_who_speaks_and_what_is_nobodys(corpus: Path) -> None:
    (story,) = page_stories.stories(corpus, "en", only_whether=True)
    assert [passage.text[:15] for passage in story.passages] == ["Ferry stays", "The ferry will ", "“It is late,” s", "She drove a so-"]
    assert story.only_whether
    sources = [story.gold[number]["source"] for number in range(3)]
    assert sources == ["Ann Roe", "Ann Roe", None]
    start, stop = story.gold[0]["source_start"], story.gold[0]["source_end"]
    passage = story.passages[2]
    assert passage.text[start - story.offsets[2] : stop - story.offsets[2]] == "Ann Roe"


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def test_the_annotations_hold_places_and_no_text() -> None:
    rows = [json.loads(line) for line in read_by_hand.PAGES.read_text(encoding="utf-8").split("\n") if line]
    assert rows
    for row in rows:
        assert all(len(text.split()) <= 16 for text in strings(row["fields"])), row["id"]
        places = [block["at"] for block in row["fields"]["body"]]
        assert all(start < stop for start, stop in places)
        assert [start for start, _ in places] == sorted(start for start, _ in places)
        assert all(isinstance(quote["text"][0], int) for quote in row["quotes"])
