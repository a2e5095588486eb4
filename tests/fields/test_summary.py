"""Whether a first paragraph sums up the story below it."""

from __future__ import annotations

from newsx import languages
from newsx.blocks.labels import Label, Labelled
from newsx.fields import summary
from newsx.fields.page import Page
from newsx.pages.block import Block
from newsx.pages.evidence import Evidence

BELOW = [
    "The office of Mayor Ada Berg was crowded on Monday evening, and it stayed so until the vote was over.",
    "The ferry’s owner has promised to keep two tugs ready until the ice is gone, at a cost to the town.",
    "Council members will look at the figures again in March, when the shipyard’s report is due.",
    "The harbor froze over for three weeks last winter, and the bakery closed because it had no flour.",
    "Islanders said they would rather pay more for their tickets than wait for the ice to melt.",
]


def sums_up(first: str, paragraphs: list[str] = BELOW, indent: int = 0) -> bool:
    story = [Block(first, gap=1), *(Block(text, gap=1, indent=indent) for text in paragraphs)]
    items = [Labelled(Block("Ferry stays", gap=1), Label.HEADLINE, 0.9), *(Labelled(block, Label.BODY, 0.9) for block in story)]
    return summary.precedes(Page(items, 1, len(items), Evidence(), languages.of("en")).headed(0), 1)


def test_it_does_if_those_below_introduce_whom_it_names_by_surname() -> None:
    assert sums_up("Berg has been fighting for the ferry since she took office.")
    assert not sums_up("Ada Berg has been fighting for the ferry since she took office.")


def test_it_does_if_a_paragraph_tells_the_same_at_length() -> None:
    assert sums_up("The harbor froze last winter, and the bakery had no flour.")
    assert not sums_up("The lighthouse keeper counts the seals each spring.")


def test_it_does_if_it_stands_at_another_margin() -> None:
    assert sums_up("The lighthouse keeper counts the seals each spring.", indent=4)


def test_a_story_of_few_paragraphs_has_no_summary() -> None:
    assert not sums_up("Berg has been fighting for the ferry since she took office.", BELOW[:3])
