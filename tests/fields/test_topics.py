"""The tags of whole pages."""

from __future__ import annotations

from newsx import extract
from tests.fields.pages import LEAD, MORE

HEADLINE = "Gull Island ferry will sail through the winter"


def topics_below(*lines: str) -> list[str]:
    return extract("\n\n".join([HEADLINE, "By Eva Marsh", LEAD, *MORE, *lines])).topics


def test_tags_under_their_heading() -> None:
    assert topics_below("Topics", "Ferries", "Winter", "More stories", "Quarry is sold at last") == ["Ferries", "Winter"]


def test_a_list_of_tags_ends_where_somebody_is_named() -> None:
    assert topics_below("Tags", "Ferries", "Winter", "Eva Marsh") == ["Ferries", "Winter"]


def test_a_story_without_tags_has_no_topics() -> None:
    assert topics_below("© 2025 The Alden Packet. All rights reserved.") == []
