from __future__ import annotations

from pathlib import Path

from outcomes import documents

MESSAGE = """\
From ann@example.org Fri May  1 10:00:00 2026
From: Ann Roe <ann@example.org>
Subject: {}
Date: Fri, 1 May 2026 10:00:00 +0000

The council voted on Monday.

>From the sea the island looks small.
"""


def test_each_message_of_a_mailbox_is_a_page(folder):
    Path("news.mbox").write_text(MESSAGE.format("The ferry stays") + "\n" + MESSAGE.format("The ferry goes"))
    first, second = documents("news.mbox")
    assert (first.name, second.name) == ("news.mbox#1", "news.mbox#2")
    assert first.text.rstrip() == "The council voted on Monday.\n\nFrom the sea the island looks small."
    assert second.evidence == {"headline": ["The ferry goes"], "published": ["Fri, 01 May 2026 10:00:00 +0000"]}


def test_a_story_may_begin_with_from(folder):
    text = "From Leeds to the island at 10:30 on a Monday in 2026\nFerry: late\n\nThe council voted.\n"
    Path("story.txt").write_text(text)
    assert [document.text for document in documents("story.txt")] == [text]


def test_a_message_needs_no_mime_version(folder):
    Path("a.eml").write_text(MESSAGE.format("The ferry stays").partition("\n")[2])
    [page] = documents("a.eml")
    assert page.evidence["headline"] == ["The ferry stays"]
