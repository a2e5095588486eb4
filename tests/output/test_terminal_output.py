from __future__ import annotations

import io

import pytest
from articles import article, write
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from newsx.output.rows import quote_rows
from newsx.output.terminal.explanation import Explanation
from newsx.output.terminal.grids import fields_grid, quotes_grid
from newsx.output.terminal.safe import STEERING, escaped, plain
from newsx.output.terminal.story import Story
from newsx.output.view import View
from newsx.record import Article, Author
from newsx.selection import USUAL


def printed(renderable, width: int) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False, emoji=False)
    console.print(renderable)
    return "\n".join(line.rstrip() for line in console.file.getvalue().splitlines())


def test_a_story_reads_from_its_head_to_who_says_what():
    assert printed(Story(article()), 80) == (
        """\
Council votes to keep the Gull Island ferry running through the winter despite
warnings about the ice
The mayor calls it a lifeline; critics say the boat is too old.

By Ann Roe (Staff Writer) and Tomás Quill (AP Maritime Writer)
PORT ELLIS, Maine · 2026-02-03 16:20 -05:00 · updated 2026-02-04
The Port Ellis Sentinel · Local · 99 words

Picture: The ferry Old Lady leaves Port Ellis on Monday with three passengers.
(Lena Marsh/Sentinel)

Correction: An earlier version gave the wrong name of the boat.

Ivo Bern ×2, mayor
  “It is a lifeline … Without it the island is a rock with a post office, and we
  would lose the school.”
  “I have seen worse winters”

Marguerite Delacroix-Whitcombe, the ferry’s owner
  “We will sail on Tuesday, ice or no ice”

harbor official
  A harbor official called the plan “reckless” after the vote, and the ferry’s
  owner, …

not attributed
  “Shame!”

in quotation marks, but not speech
  “the Old Lady.”

! encoding: read as windows-1252"""
    )


def test_on_a_wide_terminal_speakers_stand_beside_what_they_say():
    lines = printed(Story(article()), 120).splitlines()
    first = next(line for line in lines if line.startswith("Ivo Bern"))
    assert first.startswith("Ivo Bern ×2                     “It is a lifeline … Without it")


@pytest.mark.parametrize("width", [20, 40, 60, 80, 96, 130])
def test_lines_fit(width):
    story = article()
    story.headline = "漁船が港に戻る " * 20
    story.url = "https://example.org/" + "a" * 150
    for renderable in (Story(story), quotes_grid(list(quote_rows(story, USUAL)), width)):
        assert max(map(cell_len, printed(renderable, width).splitlines())) <= width


def tabled(path, width: int, monkeypatch, number: int, view: View | None = None, story: Article | None = None) -> str:
    """What the format "table" writes of `number` stories."""
    monkeypatch.setenv("COLUMNS", str(width))
    write("table", path / "out", view or View(), *([story] * number if story else [article(str(each)) for each in range(number)]))
    return (path / "out").read_text("utf-8")


def test_many_stories_get_a_line_each(tmp_path, monkeypatch):
    text = tabled(tmp_path, 80, monkeypatch, 5)
    assert [" ".join(line.split()) for line in text.splitlines()] == [
        "headline date quotes input",
        *["Council votes to keep the Gull Island… 2026-02-03 6 ferry.txt"] * 5,
        "",
        "5 stories · 30 quotations · 2 speakers with names",
        "",
        "Most quoted",
        "Ivo Bern 10 ━━━━━━━━━━━━━━━━━━━━ in 5 stories",
        "Marguerite Delacroix-Whitcombe 5 ━━━━━━━━━━ in 5 stories",
    ]


@pytest.mark.parametrize("width", [20, 50, 60, 80, 120, 200])
def test_many_stories_fit(tmp_path, monkeypatch, width):
    lines = tabled(tmp_path, width, monkeypatch, 4).splitlines()
    assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize("view", [View(), View(quotes=True), View(fields=("headline", "input", "speakers.name", "authors.name"))])
def test_no_story_steers_the_terminal_from_a_table(tmp_path, monkeypatch, view):
    story = article()
    evil = "\x1b]0;owned\x07 \x9b31m \u202e \u2066"
    story.headline = story.input = story.published = story.authors[0].name = story.speakers[0].name = evil
    assert story.quotes[0].speaker
    story.quotes[0].text = story.quotes[0].speaker.name = evil
    text = tabled(tmp_path, 200, monkeypatch, 5, view, story)
    assert "owned" in text
    assert not STEERING.search(text.replace("\n", ""))


def test_a_few_stories_are_shown_whole(tmp_path, monkeypatch):
    assert tabled(tmp_path, 80, monkeypatch, 3).count("Ivo Bern ×2, mayor") == 3


def test_quotations_stand_below_their_storys_name(tmp_path, monkeypatch):
    text = tabled(tmp_path, 80, monkeypatch, 1, View(quotes=True))
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert lines[0].startswith("ferry.txt ──")
    assert lines[1] == "Ivo Bern It is a lifeline, direct"


def test_names_are_never_cut():
    story = article()
    story.speakers[0].name = "Ж" * 90
    for width in (60, 120):
        assert printed(Story(story), width).count("Ж") == 90


def test_a_bare_story():
    story = article()
    story.headline = story.dek = story.byline = story.published = story.modified = story.publisher = story.section = story.dateline = None
    story.agency, story.authors, story.images, story.notes, story.quotes, story.speakers, story.warnings = None, [], [], [], [], [], []
    story.word_count = 1
    assert printed(Story(story), 60) == "(no headline)\n1 word\n\nno quotations"


def test_an_agency_is_named_once():
    story = article()
    story.authors = [Author(name="Ann Roe")]
    assert "AP" in printed(Story(story), 120).split("words")[0]
    story.authors = [Author(name="Ann Roe", role="AP Writer", organization="AP")]
    assert printed(Story(story), 120).split("words")[0].count("AP") == 1


def test_grids():
    rows = list(quote_rows(article(), USUAL))
    assert "Marguerite Delacroix-Whitcombe" in printed(quotes_grid(rows, 100), 100)
    assert "Ann Roe; Ivo Bern" in printed(fields_grid([{"who": ["Ann Roe", "Ivo Bern"]}], ("who",)), 60)


def test_reasons():
    reason = [{"feature": "verb=say", "weight": 1.2}]
    block = {"line": 3, "label": "headline", "probability": 0.97, "text": "Ferry stays", "reasons": reason}
    candidates = [
        {"mention": None, "probability": 0.1, "features": []},
        {"mention": "Ivo Bern", "probability": 0.9, "features": reason},
    ]
    date = {"text": "3 May 2024", "line": 5, "probability": 0.93, "reasons": reason}
    quote = {"text": "Yes,", "candidates": candidates, "right": 0.98, "nobody": 0.01}
    words = [{"word": "said", "tag": "VBD", "head": None, "label": "root"}, {"word": "late", "tag": "JJ", "head": "said", "label": "ccomp"}]
    report = {"text": "It is late", "cue": "said", "probability": 0.98, "stretch": 0.9, "confidence": 0.92, "features": reason}
    report |= {"candidates": candidates, "words": words}
    text = printed(
        Explanation({"input": "-", "blocks": [block], "fields": {"published": [date]}, "quotes": [quote], "reports": [report]}), 80
    )
    assert "3  headline  0.97  Ferry stays" in text
    assert "5  0.93  3 May 2024" in text
    assert text.index("0.90  Ivo Bern") < text.index("0.10  nobody")
    assert "the speaker is right: 0.98" in text


@given(st.text())
def test_nothing_steers_the_terminal(text):
    assert not STEERING.search(plain(text))
    assert len(plain(text)) <= len(text)


@given(st.text())
def test_escaping_keeps_the_document(text):
    import json

    document = json.dumps({"text": text}, ensure_ascii=False).encode("utf-8", "replace")
    assert json.loads(escaped(document)) == json.loads(document)
    assert not STEERING.search(escaped(document).decode())
