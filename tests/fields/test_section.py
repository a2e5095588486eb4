"""The section that a line above the headline names."""

from __future__ import annotations

import pytest

from newsx.blocks.labels import Labelled
from newsx.fields import section
from newsx.fields.page import Page
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


def test_a_trail_has_two_steps() -> None:
    assert section.is_trail("News / City News / Harbor vote delayed")
    assert not section.is_trail("and/or")
