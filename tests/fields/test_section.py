"""The section that a line above the headline names."""

from __future__ import annotations

import pytest

from newsx.fields import section
from tests.fields.pages import LEAD, MORE, page, read

HEADLINE = "Gull Island ferry will sail through the winter"


def section_below(*above: str, **labels: str) -> str | None:
    return read(page(*above, HEADLINE, "By Eva Marsh", LEAD, *MORE, **labels)).section


def test_a_section_just_above_the_headline() -> None:
    assert section_below("World") == "World"
    assert section_below("Tides, today and tomorrow", section="Tides, today and tomorrow") == "Tides, today and tomorrow"


@pytest.mark.parametrize("line", ["Share", "Ada Berg", "The ferry sails.", "High water at 6.15"])
def test_other_lines_name_none(line: str) -> None:
    assert section_below(line) is None


def test_a_trail_has_two_steps() -> None:
    assert section.is_trail("News / City News / Harbor vote delayed")
    assert not section.is_trail("and/or")
