"""Marks that programs leave in their dumps are not part of a page's words."""

from __future__ import annotations

import pytest

from newsx import languages
from newsx.pages import text

ENGLISH = languages.of("en")
MENU = "   [1]Home\n\n   [2]Ferries\n\n   [3]Harbor board\n\n   [4]Times\n\n   By [5]Ann Roe\n\n"
STORY = "   The [6]harbor board voted (see the [7]plan) to keep the ferry.\n"


def texts(dump: str) -> list[str]:
    return [block.text for block in text.blocks_of(dump, ENGLISH)]


@pytest.mark.parametrize(
    "links",
    [
        "\nReferences\n\n   1. https://bern.example/\n   2. https://bern.example/ferries\n",
        "\nReferences\n\n   Visible links:\n   1. https://bern.example/\n   2. https://bern.example/ferries\n",
        "\nReferences\n\n   Visible links\n   3. Harbor board\n\thttps://bern.example/board\n   4. https://bern.example/times\n",
    ],
)
def test_numbers_before_links_and_their_list(links: str) -> None:
    read = ["Home", "Ferries", "Harbor board", "Times", "By Ann Roe", "The harbor board voted (see the plan) to keep the ferry."]
    assert texts(MENU + STORY + links) == read
    assert texts(MENU.replace("[1]", "").replace("[2]", "[8](2)") + STORY + links)[2:] == read[2:]


def test_numbers_of_footnotes_stay() -> None:
    cited = "The ferry[1], the pilot[2] and the mayor[3] stay.\n\nIt was on Monday[1] or Tuesday[2]."
    assert texts(cited) == cited.split("\n\n")


def test_links_that_are_underlined() -> None:
    menu = "    * The_Bern_Gazette\n    * News_and_views\n    * Letters_to_us\n    * About_the_paper\n"
    story = "\n****** Ferry_stays_all_winter ******\nThe board_of_the_harbor voted, ann_roe@bern.example writes.\n"
    assert texts(menu + story)[-2:] == ["Ferry stays all winter", "The board of the harbor voted, ann_roe@bern.example writes."]
