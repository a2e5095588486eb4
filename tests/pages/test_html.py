"""Whole pages of HTML: their records, and markup that is broken or hostile."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from ferry_page import PARAGRAPHS, STORY, page
from hypothesis import given
from hypothesis import strategies as st

from newsx import extract
from newsx.pages import html


def test_the_record_of_a_page() -> None:
    caption = "<figure><img src='boat.jpg'><figcaption>The Petrel at the quay in Easthaven. Photo: Ada Berg</figcaption></figure>"
    found = extract(page(STORY.replace("</p><p>“We", f"</p>{caption}<h2>Full chapel</h2><p>“We")))
    assert found.headline == "Gull Island ferry will sail through the winter"
    assert found.publisher == "The Easthaven Packet"
    assert found.body == [*PARAGRAPHS[:2], "Full chapel", *PARAGRAPHS[2:]]
    assert [block.kind for block in found.blocks] == ["paragraph", "paragraph", "subhead", "paragraph", "paragraph", "paragraph"]
    assert {(block.start, block.stop, block.line) for block in found.blocks} == {(None, None, None)}
    assert [(image.caption, image.credit) for image in found.images] == [("The Petrel at the quay in Easthaven.", "Ada Berg")]
    assert found.quotes[0].speaker is not None
    assert found.quotes[0].speaker.name == "Ilse Vantongeren"


def test_entities_and_external_references_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the harbour master's password", encoding="utf-8")
    doctype = f'<!DOCTYPE html SYSTEM "file://{secret}" [<!ENTITY x SYSTEM "file://{secret}"><!ENTITY y "lol">]>'
    found = html.read(f"{doctype}<html><body><p>The tide is &x; and &y; tonight.</p></body></html>")[0]
    assert "password" not in " ".join(block.text for block in found)


@pytest.mark.parametrize(("depth", "body"), [(10, list(PARAGRAPHS)), (2000, list(PARAGRAPHS)), (5000, [])])
def test_nesting_is_read_as_deep_as_the_parser_goes(depth: int, body: list[str]) -> None:
    assert extract("<html><body>" + "<div>" * depth + STORY + "</div>" * depth + "</body></html>").body == body


def test_what_stands_deep_in_unclosed_elements_is_read() -> None:
    article = extract("<html><body>" + "<font>" * 500 + STORY)
    assert article.body == extract("<html><body>" + STORY).body


@pytest.mark.parametrize(
    "markup",
    [
        f"<p {' '.join(f'a{number}=b' for number in range(50_000))}>",
        "".join(f'<meta name="author" content="Ann R{number}">' for number in range(20_000)),
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "author": {[f"Ann R{n}" for n in range(20_000)]}}}</script>',
        "<div>" * 250 + "<p>The ferry sails again in the spring, the mayor of the island said.</p>" * 500,
        "<table><tr><td>" * 600,
        "<a href=x><div>" * 900,
        "<title>" + "A - " * 20_000 + "</title>",
    ],
    ids=["attributes", "metas", "authors", "deep paragraphs", "tables", "links", "separators"],
)
def test_hostile_markup_is_read(markup: str) -> None:
    page = f"<html><head>{markup.replace(chr(39), chr(34))}</head><body>{STORY}</body></html>"
    begun = time.process_time()
    assert extract(page).body
    assert time.process_time() - begun < 4


MARKUP = [
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<a href=x>",
    "</a>",
    "<br>",
    "<li>",
    "<table><td>",
    "<!--",
    "]]>",
    "&amp;",
    "&#0;",
    "<svg>",
    "<h1>",
]


@given(st.lists(st.sampled_from([*MARKUP, "\0", " ", "The tide", "\ud800", "\u200b"])).map("".join))
def test_any_markup_gives_blocks_without_loose_space(markup: str) -> None:
    found, _ = html.read("<html><body>" + markup)
    assert all(block.text and block.text == " ".join(block.text.split()) for block in found)
