"""Pages that were printed and read by pdftotext: their running lines go, their paragraphs are whole."""

from __future__ import annotations

import textwrap

import pytest

from newsx import languages
from newsx.pages import hyphens, text

ENGLISH = languages.of("en")

STORY = [
    "The ferry will sail all winter, the harbor board decided on Monday after four hours of debate in a packed hall.",
    "Ivo Bern, the board’s chairman, said the vote was the hardest of his career and that he had slept badly for a week.",
    "Its two boats carry some nine hundred people a day, most of them to schools and to the hospital on the mainland.",
    "The company that runs them wanted to stop in November, when the trips of tourists end and storms begin.",
]


def texts(dump: str) -> list[str]:
    return [block.text for block in text.blocks_of(dump, ENGLISH)]


def uneven(paragraph: str) -> str:
    """A paragraph in lines of letters of different widths: each ends a few columns before or after the last."""
    lines: list[str] = []
    words = paragraph.split()
    while words:
        width, line = (52, 49, 54, 50)[len(lines) % 4], words.pop(0)
        while words and len(line) + 1 + len(words[0]) <= width:
            line += " " + words.pop(0)
        lines.append(line)
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("top", "bottom"),
    [
        ("11/30/25, 2:41 AM\n\nFerry stays - Bern Gazette\n\n", "\n\nhttps://bern.example/ferry\n\n{}/3\n\n"),
        ("Ferry stays - Bern Gazette\n\n", "\n\n- {} -\n"),
        ("11/30/25, 2:41 AM                 Ferry stays - Bern Gazette\n\n", "\nhttps://bern.example/ferry            Page {} of 3\n"),
    ],
)
def test_running_lines_go(top: str, bottom: str) -> None:
    pages = [top + page + bottom.format(number) for number, page in enumerate(map(uneven, STORY[:3]), start=1)]
    assert texts("\f".join([*pages, ""])) == ["Ferry stays - Bern Gazette", *STORY[:3]]


def test_lines_of_letters_of_different_widths_are_joined() -> None:
    pages = "\n\n".join(map(uneven, STORY[:2])) + "\n\f" + "\n\n".join(map(uneven, STORY[2:])) + "\n\f"
    assert texts(pages) == STORY


@pytest.mark.parametrize("at", [1, 2])
def test_a_paragraph_that_a_page_break_cuts(at: int) -> None:
    lines = uneven(STORY[1]).split("\n")
    story = f"{uneven(STORY[0])}\n\n" + "\n".join(lines[:at]) + "\n\n1\n\f" + "\n".join(lines[at:]) + f"\n\n{uneven(STORY[2])}\n\n2\n\f"
    assert texts(story) == STORY[:3]


def test_a_headline_that_was_wrapped() -> None:
    headline = "Harbor Board Votes to Keep\nFerry Sailing All Winter"
    title = headline.replace("\n", " ")
    page = f"{title} | Bern Gazette\n\nHome\nTimes\n\n{headline}\nBy Ann Roe\n\n{uneven(STORY[0])}\n\f"
    assert texts(page)[3:] == [title, "By Ann Roe", STORY[0]]


def test_menus_on_printed_pages_stay_apart() -> None:
    menu = "Home\nThe harbor and its ferries\nTimes\nLetters to the editor\nSign in"
    assert texts(f"{menu}\n\n{uneven(STORY[0])}\n\f{uneven(STORY[1])}\n\f") == [*menu.split("\n"), *STORY[:2]]


def test_form_feeds_are_no_lines() -> None:
    blocks = text.blocks_of("Ferry stays\n\n\fShe agreed.\nMore\n", ENGLISH)
    assert [(block.line, block.text) for block in blocks] == [(1, "Ferry stays"), (3, "She agreed."), (4, "More")]


def test_words_that_are_divided_at_line_ends() -> None:
    known = "The harbor com-\nmittee of the town met on Monday.\n\nThe committee had not met since the well-\nknown pilot left.\n"
    wrapped = textwrap.fill(" ".join(STORY), 60, break_on_hyphens=False)
    assert texts(wrapped + "\n\n" + known)[-2:] == [
        "The harbor committee of the town met on Monday.",
        "The committee had not met since the well-known pilot left.",
    ]


def test_words_that_a_typesetter_divides() -> None:
    lines = ["The harbor com-", "mittee of the town on Mon-", "day decided that the fer-", "ries will sail on."]
    assert texts("\n".join(lines)) == ["The harbor committee of the town on Monday decided that the ferries will sail on."]


def test_a_soft_hyphen_divides() -> None:
    assert hyphens.joined("The harbor com\u00ad", "mittee", frozenset()) == "The harbor committee"
