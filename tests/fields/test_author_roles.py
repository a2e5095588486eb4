"""Authors' roles: from the lines and sentences of whole pages."""

from __future__ import annotations

import pytest

from tests.fields.pages import LEAD, MORE, page, read

HEADLINE = "Gull Island ferry will sail through the winter"


def roles_of(*below: str) -> list[str | None]:
    return [author.role for author in read(page(HEADLINE, "By Eva Marsh", LEAD, *MORE, *below)).authors]


@pytest.mark.parametrize(
    ("below", "role"),
    [
        (("Eva Marsh", "Science writer at the Packet and a sailor"), "Science writer"),
        (("Eva Marsh", "March 2, 2025", "Senior Reporter"), "Senior Reporter"),
        (("Eva Marsh", "Harbours & Fisheries Expert"), "Harbours & Fisheries Expert"),
        (("Eva Marsh", "Eva is a harbor reporter for the Packet."), "harbor reporter"),
        (("Marsh is a harbor reporter for the Packet.",), "harbor reporter"),
        (("Eva Marsh, Managing Editor",), "Managing Editor"),
        (("Eva Marsh (@evamarsh) is the managing editor at Harbor Week.",), "managing editor"),
        (("Eva Marsh is an Egypt-based correspondent for the Packet.",), "Egypt-based correspondent"),
        (("Eva Marsh is Director of Ferries for Quay Street, an agency in Leeds.",), "Director of Ferries"),
        (("Eva Marsh is a playwright, novelist, and sailor. She lives in Leeds.",), "playwright, novelist, and sailor"),
    ],
)
def test_a_role_below_the_story(below: tuple[str, ...], role: str) -> None:
    assert roles_of(*below) == [role]


def test_what_is_no_role_below_a_name() -> None:
    assert roles_of("Eva Marsh", "More from the harbor", "Ada Berg is the mayor.") == [None]
    assert roles_of("Eva Marsh", "Friend") == [None]
    assert roles_of("Eva Marsh", "Ada Berg is the harbor reporter, she said.") == [None]
