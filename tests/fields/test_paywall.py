"""Stories that stop at a paywall."""

from __future__ import annotations

import pytest

import newsx
from newsx import languages
from newsx.fields import paywall

ENGLISH = languages.of("en")

STUB = """Council votes to reopen bridge - Carrow Gazette
Menu
Sign in
Council votes to reopen bridge
By Ann Roe
March 3, 2024
The council voted on Tuesday night to reopen the old swing bridge, which has been closed since a barge struck its pier.
“It will take until June,” said the mayor, Dora Vint, “but the traders have waited long enough.”
{wall}

More in News
Ferry workers accept pay deal
"""


@pytest.mark.parametrize(
    "wall", ["Subscribe to continue reading", "To read the full story, sign in or register.", "Already a subscriber? Log in"]
)
def test_a_stub_says_where_it_stops(wall: str) -> None:
    article = newsx.extract(STUB.format(wall=wall))
    assert article.warnings == [f"paywall: the text stops at “{wall}”"]
    assert len(article.body) == 2


def test_a_whole_story_is_no_stub_though_the_page_asks_for_money() -> None:
    paragraph = "The work on the pier costs more than the council had planned, and part of it must be borrowed."
    article = newsx.extract(STUB.format(wall="\n".join([paragraph] * 30)) + "Subscribe to continue reading\n")
    assert article.warnings == []


@pytest.mark.parametrize("line", ["Continue reading the main story", "Members voted to keep the rest of the plan.", "Read more"])
def test_what_is_no_wall(line: str) -> None:
    assert not paywall.is_wall(line, ENGLISH)
