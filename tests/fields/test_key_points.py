"""The points that sum up a story above it."""

from __future__ import annotations

from newsx import extract
from tests.fields.pages import LEAD, MORE

HEADLINE = "Gull Island ferry will sail through the winter"
POINTS = ("The council voted on Monday after four hours of debate.", "Two tugs will stand by until the ice is gone.")


def test_a_list_above_the_story_is_its_key_points_and_not_of_its_body() -> None:
    found = extract("\n\n".join([HEADLINE, "By Eva Marsh", "Key points", "\n".join(f"* {point}" for point in POINTS), LEAD, *MORE]))
    assert tuple(found.key_points) == POINTS
    assert not set(POINTS) & set(found.body)
    assert found.dek is None


def test_a_list_amid_the_story_is_of_its_body() -> None:
    found = extract("\n\n".join([HEADLINE, "By Eva Marsh", LEAD, MORE[0], "\n".join(f"* {point}" for point in POINTS), *MORE[1:]]))
    assert found.key_points == []
    assert set(POINTS) <= set(found.body)
