"""Pages of HTML: their blocks, their evidence, and the records that both give."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx import extract
from newsx.pages import html, metadata, tree, walk
from newsx.pages.block import Block
from newsx.pages.markup_cues import cues_of

PARAGRAPHS = (
    "The ferry to Gull Island will sail through the winter for the first time in nine years, the harbour board said on Monday.",
    "Two boats will leave Easthaven each morning and come back before dark, said Ilse Vantongeren, who leads the board.",
    "“We have heard the islanders, and we have found the money,” she told a meeting that filled the sailors' chapel to the last bench.",
    "The service costs 400,000 crowns a season, of which the county pays half. Tickets will stay at the price that they had in summer.",
    "Fishermen had carried the mail and the schoolchildren since the old boat was sold, and the doctor came only when the sea was calm.",
)
STORY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
NAVIGATION = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/sport'>Sport</a></li><li><a href='/islands'>Islands</a></li></ul></nav>"
FOOTER = "<footer><p>© 2025 The Easthaven Packet. All rights reserved.</p><ul><li><a href='/privacy'>Privacy</a></li></ul></footer>"


def page(story: str = STORY, head: str = "", above: str = "<h1>Gull Island ferry will sail through the winter</h1>") -> str:
    """A news page with a story, the tags in its head, and what stands above the story."""
    title = "<title>Gull Island ferry will sail through the winter | The Easthaven Packet</title>"
    body = f"<body>{NAVIGATION}<article>{above}{story}</article>{FOOTER}</body>"
    return f"<!DOCTYPE html><html lang='en'><head>{title}{head}</head>{body}</html>"


def signed(day: str) -> str:
    return f"<div class='byline'>By <a rel='author' href='/marsh'>Ilse Marsh</a></div><div class='timestamp'>Published {day}</div>"


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


def test_metadata_give_what_the_page_does_not_print() -> None:
    data = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle",'
        '"headline": "Gull Island ferry will sail through the winter", "author": {"@type": "Person", "name": "ILSE MARSH"},'
        '"datePublished": "2025-03-02T06:30:00Z", "dateModified": "2025-03-02T09:10:00Z", "articleSection": "Islands",'
        '"publisher": {"@type": "Organization", "name": "The Easthaven Packet"}}]}</script>'
        "<link rel='canonical' href='https://packet.example/islands/ferry-winter'>"
    )
    found = extract(page(head=data))
    assert [author.name for author in found.authors] == ["Ilse Marsh"]
    assert (found.published, found.modified) == ("2025-03-02T06:30+00:00", "2025-03-02T09:10+00:00")
    assert (found.section, found.url) == ("Islands", "https://packet.example/islands/ferry-winter")
    assert found.published_text is None


@pytest.mark.parametrize(
    "author", ["Staff", "The Easthaven Packet", "@ilsemarsh", "https://packet.example/people/marsh", "Packet Newsroom"]
)
def test_an_author_is_a_person(author: str) -> None:
    head = f"<meta name='author' content='{author}'><meta property='og:site_name' content='The Easthaven Packet'>"
    assert [found for found in extract(page(head=head)).authors if found.type == "person"] == []


def test_the_day_that_a_page_prints_counts_where_metadata_are_in_utc() -> None:
    head = "<meta property='article:published_time' content='2025-03-02T01:30:00Z'>"
    above = "<h1>Gull Island ferry will sail through the winter</h1>" + signed("March 1, 2025")
    assert extract(page(head=head, above=above)).published == "2025-03-01"


def test_times_of_other_stories_do_not_date_this_one() -> None:
    head = "<meta property='article:published_time' content='2025-03-02T06:30:00+01:00'>"
    others = "".join(
        f"<li><a href='/{day}'>Pilot boat sold again</a> <time datetime='2025-04-{day:02}'></time></li>" for day in range(1, 9)
    )
    assert extract(page(STORY + f"<aside><ul>{others}</ul></aside>", head)).published == "2025-03-02T06:30+01:00"


def test_an_ambiguous_printed_date_is_settled_by_metadata() -> None:
    above = "<h1>Gull Island ferry will sail through the winter</h1>" + signed("03/02/2025")
    found = extract(page(head="<meta name='pubdate' content='2025-02-03'>", above=above))
    assert (found.published, found.published_text, found.warnings) == ("2025-02-03", "03/02/2025", [])


@pytest.mark.parametrize(
    "script",
    [
        "{broken",
        "[" * 100_000,
        '{"@type": "NewsArticle", "author": {"name": {"name": [[1]]}}, "headline": 3, "datePublished": ["soon", null]}',
        '{"@type": ["NewsArticle", 7], "mainEntityOfPage": {"@type": "Article", "mainEntityOfPage": []}}',
        '{"@type": "NewsArticle", "datePublished": "0000-00-00T99:99:99Z", "author": "&amp;lt;b&amp;gt;"}',
        "null",
        "",
    ],
)
def test_hostile_metadata_are_passed_over(script: str) -> None:
    found = extract(page(head=f"<script type='application/ld+json'>{script}</script>"))
    assert (found.headline, found.published) == ("Gull Island ferry will sail through the winter", None)
    assert found.body == list(PARAGRAPHS)


def test_json_ld_with_line_breaks_in_its_strings_is_read() -> None:
    root = tree.parse(
        '<html><head><script type="application/ld+json">{"@type": "Article", "headline": "Ferry\nstays"}</script></head></html>'
    )
    assert root is not None
    assert metadata.evidence_of(root).first("headline", "json-ld") == "Ferry stays"


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
    ],
    ids=["attributes", "metas", "authors", "deep paragraphs"],
)
def test_hostile_markup_is_read(markup: str) -> None:
    page = f"<html><head>{markup.replace(chr(39), chr(34))}</head><body>{STORY}</body></html>"
    assert extract(page).body


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
