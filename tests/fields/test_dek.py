"""The dek among the lines of whole pages."""

from __future__ import annotations

import pytest

from newsx import fields
from newsx.blocks.labels import Label
from tests.fields.pages import ENGLISH, LEAD, MORE, page, read


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Berg has been fighting for the ferry since she took office.", "The office of Mayor Ada Berg was crowded on Monday evening."),
        ("Berg has been fighting for the ferry since she took office.", "The ferry’s friends, Mayor Ada Berg among them, were cheered."),
        (
            "The ferry company promises two tugs until the ice is gone.",
            "The company that runs the ferry refused at first, and now promises that two tugs will stand by until all the ice is gone.",
        ),
    ],
)
def test_a_paragraph_that_the_story_tells_again_or_whose_people_it_introduces_is_its_dek(first: str, second: str) -> None:
    items = page("Gull Island ferry will sail through the winter", "By Eva Marsh", first, second, *MORE[1:], *MORE[1:], MORE[1])
    for item in items[2:]:
        item.label = Label.BODY
    found, corrected, _ = fields.read(items, ENGLISH)
    assert found.dek == first
    assert corrected[2].label is Label.DEK


def test_a_first_paragraph_that_introduces_its_people_is_no_dek() -> None:
    items = page("Gull Island ferry will sail through the winter", "By Eva Marsh", MORE[0], *MORE[1:], *MORE[1:], MORE[1])
    assert read(items).dek is None


def test_nothing_below_a_dateline_is_a_dek() -> None:
    between = "Its bells were heard on the mainland until late in the evening."
    found = read(page("Gull Island ferry will sail through the winter", "By Eva Marsh", LEAD, between, *MORE))
    assert found.dek is None
