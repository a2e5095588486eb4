"""The blocks of a page of HTML, and their cues."""

from __future__ import annotations

import pytest
from ferry_page import PARAGRAPHS, STORY

from newsx.pages import tree, walk
from newsx.pages.block import Block
from newsx.pages.markup_cues import cues_of


def blocks(markup: str) -> list[Block]:
    root = tree.parse(f"<html><body>{markup}</body></html>")
    assert root is not None
    return walk.blocks_of(root)


def texts(markup: str) -> list[str]:
    return [block.text for block in blocks(markup)]


def test_a_block_for_each_paragraph_with_inline_elements_joined() -> None:
    assert texts(
        "<div>Tides<p>High <b>water</b> at\n <a href='#'>six</a>.</p>and low at noon<ul><li>Spring</li><li>Neap</li></ul></div>"
    ) == [
        "Tides",
        "High water at six.",
        "and low at noon",
        "Spring",
        "Neap",
    ]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>By <span>Jane Roe</span><span>Harbour reporter</span></p>", ["By Jane Roe Harbour reporter"]),
        ("<p><span class='day'>18</span><span class='year'>2024</span></p>", ["18 2024"]),
        ("<p><b>T</b>he ferry</p>", ["The ferry"]),
        ("<p>soft\u00adhyphen and zero\u200bwidth</p>", ["softhyphen and zerowidth"]),
    ],
)
def test_elements_that_only_style_sets_apart_are_words_apart(markup: str, expected: list[str]) -> None:
    assert texts(markup) == expected


def test_line_breaks_part_paragraphs_but_not_headlines() -> None:
    long = "The boat left the quay at six in the morning with forty people, and"
    assert texts(f"<div>{long}<br>came back by noon.<br><br>Nobody was hurt.</div>") == [f"{long} came back by noon.", "Nobody was hurt."]
    assert texts("<h1>Ferry stays<br>through the winter</h1>") == ["Ferry stays through the winter"]


def test_what_a_reader_does_not_see_is_left_out() -> None:
    unseen = "<script>var tide = 1;</script><style>p {}</style><template><p>Card</p></template><noscript>Turn it on</noscript>"
    hidden = "<div hidden><p>Menu</p></div><div style='display: none'>Cookies</div><p aria-hidden='true'>Decoration</p>"
    assert texts(f"{unseen}{hidden}<p>{PARAGRAPHS[0]}</p><!-- a note to editors -->") == [PARAGRAPHS[0]]


def test_a_story_that_scripts_reveal_is_kept() -> None:
    assert texts(f"<div style='visibility:hidden'>{STORY}</div>") == list(PARAGRAPHS)


def test_a_story_for_readers_without_scripts_is_kept() -> None:
    for_scripts = f"<script type='text/template'>{STORY}</script>"
    assert texts(f"{for_scripts}<noscript>{STORY}</noscript>") == list(PARAGRAPHS)


def test_cues_tell_where_a_block_stands() -> None:
    found = blocks(f"<article>{STORY}<aside class='c-relatedStories'><p><a href='#'>Pilot boat sold</a></p></aside></article>")
    assert {"own:related", "in:sidebar", "links=4"} <= set(found[-1].cues)
    assert not {"in:related", "own:related"} & set(found[0].cues)


def test_names_of_what_a_story_is_about_are_no_cues() -> None:
    assert cues_of("div", "post-17 post tag-video category-comments") == cues_of("div", "post-17 post")


def test_a_post_from_elsewhere_is_one_block() -> None:
    post = "<p>Rules:<br>(1) bring soup</p>&mdash; Ann Roe (@annroe) <a href='#'>June 10, 2024</a>"
    assert texts(f"<p>She wrote:</p><blockquote class='twitter-tweet'>{post}</blockquote><p>It sailed.</p>") == [
        "She wrote:",
        "Rules: (1) bring soup — Ann Roe (@annroe) June 10, 2024",
        "It sailed.",
    ]
    assert texts("<blockquote><p>One</p><p>Two</p></blockquote>") == ["One", "Two"]


def test_a_blocks_markup_is_that_of_the_elements_around_it() -> None:
    found = blocks("<article><div class='story'><p>High water at six.</p><p>Low at noon.</p></div><p class='note'>Corrected.</p></article>")
    assert [block.markup for block in found] == ["p. div.story article.", "p. div.story article.", "p.note article. body."]
