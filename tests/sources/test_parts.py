from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outcomes import outcomes

from newsx.sources import parts
from newsx.sources.settings import Settings, unescaped
from newsx.sources.stream import TOO_LARGE

FERRY = "Skip to content\n\nFerry stays\n\nThe council voted to keep the ferry.\n\nPrivacy\n"
PILOT = "Skip to content\n\nPilot quits\n\nShe said the café had closed.\n\nPrivacy\n"
BY_LINES = Settings(separator="\n---\n")


def test_form_feeds_separate_articles(folder):
    Path("dump.txt").write_text(f"{FERRY}\f{PILOT}\f\n")
    assert outcomes("dump.txt") == [("dump.txt#1", FERRY), ("dump.txt#2", PILOT)]


def test_a_form_feed_at_the_end_separates_nothing(folder):
    Path("dump.txt").write_text(FERRY + "\f")
    assert outcomes("dump.txt") == [("dump.txt", FERRY + "\f")]


@pytest.mark.parametrize(
    "story",
    [
        "Ferry stays\n\nThe council voted to keep the\n\fferry, and the mayor agreed.\n",
        "Ferry stays\n\nThe council voted.\n\n1\n\fThe mayor agreed.\n\n2\n\f",
        "Harbour Post page 1 of 2\n\nFerry stays.\n\fHarbour Post page 2 of 2\n\nThe mayor agreed.\n",
        "Ferry stays\n\nThe council voted to keep the ferry\n\fafter a debate that ran past midnight.\n",
        "Ferry stays\n\nThe council voted.\n\fThe mayor has not said what the council will do\nwhen the ice comes.\n\nShe has until May.\n",
        "<html><body><p>The council voted.\f<p>The mayor agreed.",
        "Ferry stays\n\nBy Ann Roe\n\nThe council voted.\n\f\nWhat the mayor says\n\nShe agreed.\n\f\nMore in News\n\nPilot quits\n",
        "Ferry stays\n\nMay 4, 2024\n\nThe council voted.\n\fSubscribe\n\nMay 5, 2024\n\nPilot quits\n\f© 2024 Harbour Post\n",
    ],
)
def test_a_printed_story_stays_whole(folder, story):
    Path("story.txt").write_text(story)
    assert outcomes("story.txt") == [("story.txt", story)]


def test_wire_copy_begins_with_its_dateline(folder):
    stories = [f"{place} (AP) — The council voted on Monday to keep the ferry." for place in ("PORT ELLIS, Maine", "LOCH ARRIN, Scotland")]
    Path("wire.txt").write_text("\f".join(stories))
    assert [text for _, text in outcomes("wire.txt")] == stories


@pytest.mark.parametrize(
    "head",
    [
        "By Ann Roe",
        "4 May 2024",
        "Published on 4 May 2024 at 9:30\nHarbour Post",
    ],
)
def test_articles_with_heads_of_their_own(folder, head):
    paragraph = "The council voted on Monday to keep the ferry that has sailed to the island for\nninety years, and the mayor agreed."
    stories = [f"{headline}\n\n{head}\n\n{paragraph}\n\nShe has until May." for headline in ("Ferry stays", "Pilot quits", "Mayor goes")]
    Path("dump.txt").write_text("\f".join(stories))
    assert [text for _, text in outcomes("dump.txt")] == stories


def test_articles_that_end_with_their_copyright(folder):
    stories = [
        f"{headline}\n\nIt was on Monday.\n\n© 2024 {paper}" for headline, paper in (("Ferry stays", "Packet"), ("Pilot quits", "Post"))
    ]
    Path("dump.txt").write_text("\f".join(stories))
    assert [text for _, text in outcomes("dump.txt")] == stories


def test_articles_longer_than_a_printed_page(folder):
    stories = [f"{headline}\n\n" + "It was on Monday. " * 500 for headline in ("Ferry stays", "Pilot quits")]
    Path("dump.txt").write_text("\f".join(stories))
    assert [text for _, text in outcomes("dump.txt")] == stories


def test_a_site_that_begins_its_pages_in_small_letters(folder):
    pages = [f"skip to the main content\n\n{title}\n\nIt stays.\n\nAbout us" for title in ("Ferry", "Pilot", "Mayor")]
    Path("dump.txt").write_text("\f".join(pages))
    assert [text for _, text in outcomes("dump.txt")] == pages


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_separator_stands_between_articles(folder, line_end):
    Path("dump.txt").write_bytes(line_end.join(["One --- 1.", "---", "Two.", "---", "", "---", "Three.", ""]).encode())
    assert outcomes("dump.txt", settings=BY_LINES) == [
        ("dump.txt#1", "One --- 1."),
        ("dump.txt#2", "Two."),
        ("dump.txt#3", f"Three.{line_end}"),
    ]


def test_with_a_separator_nothing_else_separates(folder):
    Path("dump.txt").write_text(f"{FERRY}\f{PILOT}")
    assert outcomes("dump.txt", settings=BY_LINES) == [("dump.txt", f"{FERRY}\f{PILOT}")]


def test_a_separator_in_pages_joined_by_cat(folder):
    Path("all.html").write_text("<html><p>One.</html>\n<html><p>Two.</html>\n")
    assert [name for name, _ in outcomes("all.html", settings=Settings(separator="</html>"))] == ["all.html#1", "all.html#2"]


def test_a_separator_in_utf16(folder):
    Path("dump.txt").write_text("Café one.\n---\nCafé two.", encoding="utf-16")
    assert outcomes("dump.txt", settings=BY_LINES) == [("dump.txt#1", "Café one."), ("dump.txt#2", "Café two.")]


def test_a_part_that_is_too_large_costs_itself(folder, monkeypatch):
    monkeypatch.setattr(parts, "MAX_PAGE_BYTES", 1 << 20)
    monkeypatch.setattr(parts, "PIECE_BYTES", 1 << 16)
    Path("dump.txt").write_text("One.\n---\n" + "x" * (3 << 20) + "\n---\nThree.")
    assert outcomes("dump.txt", settings=BY_LINES) == [
        ("dump.txt#1", "One."),
        ("dump.txt#2", TOO_LARGE),
        ("dump.txt#3", "Three."),
    ]


def test_separators_across_pieces_are_found(folder, monkeypatch):
    monkeypatch.setattr(parts, "PIECE_BYTES", 7)
    stories = [f"Story {number}." for number in range(50)]
    Path("dump.txt").write_text("\n---\n".join(stories))
    assert [text for _, text in outcomes("dump.txt", settings=BY_LINES)] == stories


def test_what_is_typed_in_a_shell_is_understood():
    assert unescaped(r"\n---\n") == "\n---\n"
    assert unescaped(r"\f") == "\f"
    with pytest.raises(ValueError, match="unknown escape"):
        unescaped(r"\d+")


@given(st.lists(st.text("ab \f\n1", min_size=1)))
def test_no_text_is_lost_between_form_feeds(tmp_path_factory, pages):
    path = tmp_path_factory.mktemp("parts") / "dump.txt"
    path.write_text("\f".join(pages), newline="")
    read = " ".join(text for _, text in outcomes(str(path)) if text != "is empty")
    assert read.split() == "\f".join(pages).split()
