"""The evidence in a page's markup, and the fields that rest on it."""

from __future__ import annotations

import pytest
from ferry_page import PARAGRAPHS, STORY, page, signed

from newsx import extract
from newsx.pages import metadata, tree


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


def test_the_day_that_a_page_prints_counts_if_metadata_are_in_utc() -> None:
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


def json_ld(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


@pytest.mark.parametrize(
    "head",
    [
        json_ld("""{"@graph": [{"@type": ["Article", "NewsArticle"], "author": {"@id": "#ilse"}, "publisher": {"@id": "#packet"},
            "articleSection": ["Islands"]}, {"@type": "Person", "@id": "#ilse", "name": "Ilse Marsh"},
            {"@type": "Organization", "@id": "#packet", "name": "The Quay Gazette"}]}"""),
        json_ld("""[{"@type": "WebSite", "name": "x"}, {"@type": "http://schema.org/NewsArticle", "author": [{"name": ["Ilse Marsh"]}],
            "publisher": {"name": "The Quay Gazette",}, "articleSection": "Islands",},]"""),
        json_ld("""<!-- {"@type": "NewsArticle", "author": "Ilse Marsh", "publisher": "The Quay Gazette",
            "articleSection": "Islands"}; -->"""),
        """<meta name='parsely-page' content='{"title": "x", "author": "Ilse Marsh", "section": "Islands"}'>
            <meta name='dcterms.publisher' content='The Quay Gazette'>""",
        """<meta name='dc.creator' content='Ilse Marsh'><meta name='article:section' content='Islands'>
            <meta property='og:site_name' content='The Quay Gazette'>""",
    ],
    ids=["references in a graph", "commas after the last item", "in a comment", "parsely", "Dublin Core"],
)
def test_authors_publisher_and_section_in_markup_of_all_kinds(head: str) -> None:
    found = extract(page(head=head))
    assert [author.name for author in found.authors] == ["Ilse Marsh"]
    assert (found.publisher, found.section) == ("The Quay Gazette", "Islands")


def test_the_name_within_an_element_of_an_author() -> None:
    above = "<div itemprop='author' itemscope><span itemprop='name'>Ilse Marsh</span><p>has followed the ferry for years</p></div>"
    root = tree.parse(page(above=above))
    assert root is not None
    assert [claim.value for claim in metadata.evidence_of(root).on("author")] == ["Ilse Marsh"]


@pytest.mark.parametrize(
    ("names", "publisher"),
    [
        ({"og:site_name": "The Quay Gazette", "application-name": "quay"}, "The Quay Gazette"),
        (
            {"application-name": "quaygazette", "og:site_name": "Quay Gazette", "dc.publisher": "Harbour Press Ltd"},
            "Quay Gazette",
        ),
        ({"og:site_name": "localhost", "dc.publisher": "The Quay Gazette"}, "The Quay Gazette"),
        ({"og:site_name": "packet.example"}, "The Easthaven Packet"),
        ({"og:site_name": "https://packet.example"}, "The Easthaven Packet"),
    ],
)
def test_the_publisher_is_an_outlet_and_no_company_or_server(names: dict[str, str], publisher: str) -> None:
    assert extract(page(head="".join(f"<meta name='{name}' content='{said}'>" for name, said in names.items()))).publisher == publisher


def test_a_change_before_the_publication_is_none() -> None:
    head = "<meta name='pubdate' content='2025-03-02'><meta name='lastmod' content='2025-03-01T10:00:00Z'>"
    assert (extract(page(head=head)).published, extract(page(head=head)).modified) == ("2025-03-02", None)


def test_a_code_is_no_section() -> None:
    assert extract(page(head="<meta property='article:section' content='worldNews2'>")).section is None
