from __future__ import annotations

import re

import yaml
from articles import article, write
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from newsx.output.formats import markdown
from newsx.output.view import View
from newsx.record import Article, Block

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def written(path, view: View, *articles: Article) -> str:
    write("markdown", path / "news.md", view, *articles)
    return (path / "news.md").read_text(encoding="utf-8")


def test_a_story_with_its_facts_and_who_says_what(tmp_path):
    story = article()
    kinds = ["paragraph", "blockquote", "paragraph", "list_item", "list_item", "subhead"]
    story.blocks = [Block(kind=kind, start=None, stop=None, line=None) for kind in kinds]
    assert (
        written(tmp_path, View(), story)
        == """\
---
title: "Council votes to keep the Gull Island ferry running through the winter despite warnings about the ice"
authors: ["Ann Roe","Tomás Quill"]
publisher: "The Port Ellis Sentinel"
section: "Local"
published: "2026-02-03T16:20:00-05:00"
modified: "2026-02-04"
place: "PORT ELLIS, Maine"
agency: "AP"
language: "en"
input: "ferry.txt"
words: 99
warnings: ["encoding: read as windows-1252"]
---

# Council votes to keep the Gull Island ferry running through the winter despite warnings about the ice

*The mayor calls it a lifeline; critics say the boat is too old.*

By Ann Roe

*Picture: The ferry Old Lady leaves Port Ellis on Monday with three passengers. (Lena Marsh/Sentinel)*

PORT ELLIS, Maine (AP) — The council voted on Monday to keep the ferry to Gull Island running through the winter.

> “It is a lifeline,” said Ivo Bern, the mayor. “Without it the island is a rock with a post office, and we would lose the school.”

A harbor official called the plan “reckless” after the vote, and the ferry’s owner, Marguerite Delacroix-Whitcombe, was pleased.

- “We will sail on Tuesday, ice or no ice,” Delacroix-Whitcombe said.
- “I have seen worse winters,” Bern said, smiling. The boat is known as “the Old Lady.”

## “Shame!” came a shout from the gallery.

*Correction: An earlier version gave the wrong name of the boat.*

## Who says what

- **Ivo Bern**, mayor
  - “It is a lifeline … Without it the island is a rock with a post office, and we would lose the school.”
  - “I have seen worse winters”
- **Marguerite Delacroix-Whitcombe**, the ferry’s owner
  - “We will sail on Tuesday, ice or no ice”
- **harbor official**
  - A harbor official called the plan “reckless” after the vote, and the ferry’s owner, …
- *not attributed*
  - “Shame!”
"""
    )


def test_several_stories_have_a_rule_between_them(tmp_path):
    text = written(tmp_path, View(), article(), article())
    assert text.count("\n\n* * *\n\n---\ntitle: ") == 1


def test_quotations_are_a_table(tmp_path):
    story = article()
    story.input = "a|b.txt"
    text = written(tmp_path, View(quotes=True, fields=("input", "speaker_name", "text")), story)
    assert text.splitlines()[:3] == [
        "| input | speaker_name | text |",
        "| --- | --- | --- |",
        "| a\\|b.txt | Ivo Bern | It is a lifeline, |",
    ]
    assert PARSER.render(text).count("<tr>") == 7


@given(st.text())
def test_front_matter_gives_values_back(text):
    story = article()
    story.headline, story.url = text, "yes"
    lines = markdown.front_matter(story).splitlines()
    assert lines[0] == lines[-1] == "---"
    facts = yaml.safe_load("\n".join(lines[1:-1]))
    assert (facts["title"], facts["url"], facts["published"]) == (text, "yes", story.published)


MARKED_UP = st.text("ab 1._*-+=:>#`~<>&;|[]()!\\\n\t\"'/é—“”") | st.text()


@given(MARKED_UP)
def test_a_text_reads_as_it_stands(text):
    line = markdown.escaped(text)
    tokens = PARSER.parse(line)
    assert "\n" not in line
    if tokens:
        assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
        assert {child.type for child in tokens[1].children or []} <= {"text", "text_special"}
    read = "".join(child.content for token in tokens for child in token.children or [])
    assert words(read) == words(text)


@given(MARKED_UP)
def test_a_heading_reads_as_it_stands(text):
    tokens = PARSER.parse(f"# {markdown.heading(text)}")
    assert [token.type for token in tokens] == ["heading_open", "inline", "heading_close"]
    assert words("".join(child.content for child in tokens[1].children or [])) == words(text)


def words(text: str) -> list[str]:
    """What is compared: Markdown replaces the null character, and white space is not kept."""
    return re.sub(r"\s+", " ", text.replace("\0", "\ufffd")).split()


def test_key_points_stand_above_the_story_and_topics_below_it(tmp_path):
    story = article()
    story.key_points, story.topics = ["The ferry stays"], ["Ferries", "Winter"]
    text = written(tmp_path, View(), story)
    assert text.index("- The ferry stays") < text.index(story.body[0][:20]) < text.index("*Topics: Ferries, Winter*")
