"""Whose page it is, by its title and its copyright line."""

from __future__ import annotations

import pytest

from newsx import languages
from newsx.blocks.labels import Label, Labelled
from newsx.fields import publisher
from newsx.fields.page import Page
from newsx.pages.block import Block
from newsx.pages.evidence import Evidence

ENGLISH = languages.of("en")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© 2021 The Lakeside Tribune. All rights reserved.", "The Lakeside Tribune"),
        ("Copyright 2019-2021 Lakeside Media Group, Inc.", "Lakeside Media Group"),
        ("©2023 Lakeside News, a division of Harbor", "Lakeside News"),
        ("© West Coast Courier 2023. Registered office: 4 Shore Street.", "West Coast Courier"),
        ("Copyright policy", None),
        ("All rights reserved.", None),
    ],
)
def test_the_publisher_by_the_copyright(line: str, name: str | None) -> None:
    assert publisher.from_copyright(line, ENGLISH) == name


def page(title: str, *below: str) -> Page:
    """A page with this title and these lines below its article."""
    return Page([Labelled(Block(line), Label.OTHER, 0.9) for line in below], 0, 0, Evidence(), ENGLISH).titled(title)


def test_the_publisher_by_the_pages_title() -> None:
    find = publisher.find_publisher
    assert find(page("Vote delayed | The Lakeside Tribune"), "Vote delayed") == "The Lakeside Tribune"
    assert find(page("Vote delayed - City - The Tribune", "About The Tribune"), "Vote delayed") == "The Tribune"
    assert find(page("Vote delayed - at last"), "Vote delayed") is None
