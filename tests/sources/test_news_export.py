"""Exports of news databases: from one text to its stories."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx import pipeline
from newsx.record import Article
from newsx.sources.document import Document
from newsx.sources.formats import news_export
from newsx.sources.raw import Raw
from newsx.sources.reading import read_paths
from newsx.sources.stream import Stream
from tests.invariants import check

EXPORTS = Path(__file__).parent.parent / "exports"
SHAPES = ["proquest", "nexis", "nexis-uni", "factiva"]
BRIDGE = "Council votes to reopen the old swing bridge"


def pages(shape: str) -> list[Raw]:
    found = list(read_paths([str(EXPORTS / f"{shape}.txt")]))
    assert all(isinstance(page, Raw) for page in found)
    return found  # type: ignore[return-value]


def articles(shape: str) -> list[Article]:
    return [pipeline.read(page.document()).article for page in pages(shape)]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_stories_of_an_export_are_inputs_of_their_own(shape: str) -> None:
    assert [page.name.rpartition("/")[2] for page in pages(shape)] == [f"{shape}.txt#1", f"{shape}.txt#2"]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_labels_tell_the_fields(shape: str) -> None:
    bridge, ferry = articles(shape)
    assert bridge.headline is not None
    assert bridge.headline.startswith(BRIDGE)
    assert ferry.headline == "Ferry workers accept three-year pay deal"
    assert bridge.authors[0].name == "Ann Roe"
    assert (bridge.published, ferry.published) == ("2024-03-03", "2024-03-04")
    assert (bridge.publisher or "").removeprefix("The ") == "Carrow Gazette"
    assert bridge.section == {"proquest": "News", "factiva": None}.get(shape, "National Desk")


@pytest.mark.parametrize("shape", SHAPES)
def test_the_body_is_the_storys_text_and_points_into_the_export(shape: str) -> None:
    for page in pages(shape):
        document = page.document()
        article = check(document)
        assert article.body[0].split(maxsplit=2)[0] in {"The", "Members", "CARROW"}
        assert article.body[-1].endswith(('enough."', "quay.", "reporters.", "custom."))
        for block, paragraph in zip(article.blocks, article.body, strict=True):
            assert paragraph[:20] in document.text.splitlines()[(block.line or 0) - 1]


def test_a_paragraph_that_begins_like_a_label_is_text() -> None:
    assert any(paragraph.startswith("Location: the mayor") for paragraph in articles("proquest")[0].body)


def test_names_are_turned_around() -> None:
    assert [author.name for author in articles("proquest")[0].authors] == ["Ann Roe", "Ben Askew"]


def test_a_single_story_keeps_its_name(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text((EXPORTS / "nexis-uni.txt").read_text(encoding="utf-8").partition("End of Document")[0], encoding="utf-8")
    (page,) = read_paths([str(path)])
    assert page.name == str(path)


@pytest.mark.parametrize(
    "text", ["Full text: the king's speech\nThe king spoke.\n", "850 words\nThe council met.\n____________________\nThe mayor spoke.\n"]
)
def test_other_texts_are_no_exports(text: str) -> None:
    assert not news_export.accepts(Stream("a.txt", io.BufferedReader(io.BytesIO(text.encode()))))  # type: ignore[arg-type]


SCAFFOLDING = ["Full text: a", "Body", "12 words", "3 May 2024", "Copyright 2024", "By A B", "LOAD-DATE: x", "", "She said."]


@given(st.lists(st.sampled_from(SCAFFOLDING)))
def test_any_scaffolding_can_be_read(lines: list[str]) -> None:
    check(Document("a.txt", "\n".join([*lines, "Length: 3 words"])))
