"""Markdown as converters and crawlers write it: what it marks up is read, its marks are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsx
from newsx import languages
from newsx.pages import markdown, text

ENGLISH = languages.of("en")

STORY = """The ferry will sail all winter, the [harbor board](https://bern.example/board (1)) decided on Monday after four hours of debate.

**Ivo Bern**, the board’s [chairman][2], said the vote was the _hardest_ of his career and that he had **slept badly for a week**.

Its two boats carry some [nine hundred people](https://bern.example/ferry-times-
and-prices.html) a day, most of them to schools on the mainland.
"""
PLAIN = [
    "The ferry will sail all winter, the harbor board decided on Monday after four hours of debate.",
    "Ivo Bern, the board’s chairman, said the vote was the hardest of his career and that he had slept badly for a week.",
    "Its two boats carry some nine hundred people a day, most of them to schools on the mainland.",
]
DEFINITIONS = """
   [1]: https://bern.example
   [2]: https://bern.example/people/ivo-bern-chairman-of-the-board-
of-the-harbor (Ivo Bern)
   [3]: /prices
"""


def texts(dump: str) -> list[str]:
    return [block.text for block in text.blocks_of(dump, ENGLISH)]


def test_links_and_emphasis_leave_their_words() -> None:
    assert texts(STORY.replace(" (1)", "") + DEFINITIONS + "\n[Times](/times)\n\n[Prices](/prices)\n") == [*PLAIN, "Times", "Prices"]


def test_the_addresses_of_links_below_a_story_are_left_out() -> None:
    refs = "See the [times][1], the [board][2] and the [prices] [3].\n\nBack to [Bern][1].\n"
    assert texts(refs + DEFINITIONS.replace("/prices", "https://bern.example/prices"))[-1] == "Back to Bern."


def test_links_to_numbered_pages() -> None:
    pages = " ".join(f"[{number}](/news/{number})" for number in range(1, 8))
    assert texts(f"See [the board](/board).\n\n{pages}\n") == ["See the board.", "1 2 3 4 5 6 7"]


def test_pictures_have_no_words() -> None:
    page = '[ ![The ferry at dawn, seen from the quay](/ferry.jpg "The ferry") ](/full)\n\n![](data:image/gif;base64,R0lGOD=)\n\n' + STORY
    assert texts(page.replace(" (1)", "").replace("[2]", "(/ivo)")) == PLAIN


def test_a_link_over_several_paragraphs() -> None:
    teaser = "[\n\n### Pilot quits\n\nShe will not sail again.\n\n](https://bern.example/pilot)\n\n# Ferry stays\n"
    blocks = text.blocks_of(teaser, ENGLISH)
    assert [(block.bullet, block.text) for block in blocks] == [
        ("###", "Pilot quits"),
        ("", "She will not sail again."),
        ("#", "Ferry stays"),
    ]


def test_a_heading_within_a_list() -> None:
    blocks = text.blocks_of("  * ### [Pilot quits](/pilot)\n  * ### [Mayor goes](/mayor)\n  * [Times](/times)\n", ENGLISH)
    assert [(block.bullet, block.text) for block in blocks] == [("###", "Pilot quits"), ("###", "Mayor goes"), ("*", "Times")]


def test_tables_have_no_bars() -> None:
    page = "# Times\n\n## Winter\n\n| Day | Leaves |\n| --- | --- |\n| Monday | 9 am |\n"
    assert texts(page) == ["Times", "Winter", "Day Leaves", "Monday 9 am"]


@pytest.mark.parametrize("line", ["She wrote [sic] twice.", "An array[0] and a set {x}.", "5 * 3 * 2 is 30.", "See ann_roe_writes."])
def test_what_is_no_link_stays(line: str) -> None:
    assert texts(f"# Ferry stays\n\n## Why\n\n{line}\n") == ["Ferry stays", "Why", line]


def test_blocks_of_markdown_know_their_places() -> None:
    page = "## Ferry stays\n\n[![](a.png)](/a) By [Ann Roe](/ann)\n\n* [Times](/times) and more\n"
    places = [(block.line, page[block.start : block.stop]) for block in text.blocks_of(page, ENGLISH)]
    assert places == [(1, "Ferry stays"), (3, "By [Ann Roe"), (5, "Times](/times) and more")]


@pytest.mark.parametrize(
    "head",
    [
        '---\ntitle: "Ferry stays: a vote"\nauthors:\n  - Ann Roe\n  - Tom Okoro\ndate: 2024-05-04\nsitename: Bern Gazette\n'
        "url: https://bern.example/ferry\ntags: [ferry, bern]\n---\n",
        "---\ntitle: 'Ferry stays: a vote'\nauthor: Ann Roe; Tom Okoro\ndate: \"2024-05-04\"\n"
        "site: Bern Gazette\nurl: https://bern.example/ferry\n---\n\n",
        "Title: Ferry stays: a vote\n\nURL Source: https://bern.example/ferry\n\nPublished Time: 2024-05-04\n\n"
        "Author: Ann Roe; Tom Okoro\n\nSite: Bern Gazette\n\nMarkdown Content:\n",
    ],
)
def test_front_matter_is_evidence(head: str) -> None:
    article = newsx.extract(head + "# Ferry stays: a vote\n\n" + "\n\n".join(PLAIN) + "\n")
    assert article.headline == "Ferry stays: a vote"
    assert [author.name for author in article.authors] == ["Ann Roe", "Tom Okoro"]
    assert (article.published, article.publisher, article.url) == ("2024-05-04", "Bern Gazette", "https://bern.example/ferry")
    assert article.body == PLAIN


@pytest.mark.parametrize("top", ["---\n\nFerry stays\n\n---\n", "---\nNote: no ferry\n---\n", "Title: Ferry stays\n\n"])
def test_what_only_looks_like_front_matter_is_text(top: str) -> None:
    assert any(block.text.strip("-") for block in text.read(top, ENGLISH)[0])


@given(st.text(st.sampled_from("ab []()!*_#|\\\n<:-"), max_size=300))
def test_what_is_taken_out_keeps_its_place(dump: str) -> None:
    plain = markdown.plain(dump)
    assert len(plain) == len(dump)
    assert all(left == right or left in f"{markdown.FILLER} \v" for left, right in zip(plain, dump, strict=True))
    for block in text.blocks_of("[a](b) [a](b) [a](b)\n\n" + dump, ENGLISH)[1:]:
        assert block.start is not None
        assert block.text[0] == "\\" or block.text[:1] in ("[a](b) [a](b) [a](b)\n\n" + dump)[block.start : block.stop]


@pytest.mark.parametrize(
    "hostile",
    ["[" * 9, "[](", "![", "](", "[a](b(", "[a](b\n", "**a", "_a ", "| a ", "\n|", "[a]: /b\n", "*a*_", "* # ", "\u2060 ", "[a][", "\\["],
)
def test_any_text_is_read_in_linear_time(hostile: str) -> None:
    dump = "[a](b) [a](b) [a](b)\n\n" + hostile * (200_000 // len(hostile))
    text.blocks_of(dump, ENGLISH)


def test_addresses_tell_no_language() -> None:
    links = "\n".join(
        f"* [Fähre {number}](https://bern.example/news/the-ferry-and-the-harbor-of-the-town-{number}?of=the)" for number in range(30)
    )
    story = "Die Fähre fährt den ganzen Winter, hat der Rat am Montag nach einer langen Sitzung beschlossen, die bis in die Nacht ging."
    assert newsx.extract(f"# Die Fähre bleibt\n\n{links}\n\n{story}\n\n{story} Das sagte der Leiter.\n").language == "de"
