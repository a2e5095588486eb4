"""The section that a line above the headline names."""

from __future__ import annotations

import pytest

from newsx import blocks
from newsx.blocks.labels import Labelled
from newsx.fields import section
from newsx.fields.page import Page
from newsx.pages.block import Block
from newsx.pages.evidence import Evidence
from tests.fields.pages import ENGLISH, LEAD, MORE, page, read

HEADLINE = "Gull Island ferry will sail through the winter"


def fields_page(items: list[Labelled]) -> Page:
    found = Page.of(items, Evidence(), ENGLISH)
    return found.headed(next(index for index, item in enumerate(items) if item.block.text == HEADLINE), HEADLINE)


def section_below(*above: str, **labels: str) -> str | None:
    return read(page(*above, HEADLINE, "By Eva Marsh", LEAD, *MORE, **labels)).section


def test_a_section_just_above_the_headline() -> None:
    assert section_below("World") == "World"


@pytest.mark.parametrize("line", ["Share", "Ada Berg", "The ferry sails.", "High water at 6.15"])
def test_other_lines_name_none(line: str) -> None:
    assert section_below(line) is None


def test_the_names_in_a_trail_whose_marks_a_dump_lost() -> None:
    found = page("World", "Harbours", "HomeWorldHarbours", HEADLINE, LEAD, *MORE)
    names = {candidate.text: candidate.features for candidate in section.candidates_on(fields_page(found))}
    assert "first step" in names["World"]
    assert "last step" in names["Harbours"]


def test_a_numbered_list_that_leads_to_the_headline_is_a_trail() -> None:
    numbered = [Block(text, bullet=f"{number}.") for number, text in enumerate(("Home", "World", "Harbours", HEADLINE), 1)]
    lines = [*numbered, *(Block(line, gap=1) for line in (HEADLINE, LEAD, *MORE))]
    found = Page.of(blocks.label(lines, ENGLISH), Evidence(), ENGLISH).headed(len(numbered), HEADLINE)
    names = {candidate.text: candidate.features for candidate in section.candidates_on(found)}
    assert "first step in a numbered list" in names["World"]
    assert "last step in a numbered list" in names["Harbours"]


def test_the_first_of_several_sections_after_a_label() -> None:
    found = page("Posted in Harbours, Ferries | Tagged ice", HEADLINE, LEAD, *MORE)
    assert "Harbours" in {candidate.text for candidate in section.candidates_on(fields_page(found))}


def test_a_trail_has_two_steps() -> None:
    assert section.is_trail("News / City News / Harbor vote delayed")
    assert not section.is_trail("and/or")
