"""The dateline of whole pages."""

from __future__ import annotations

from newsx.blocks.labels import Label
from newsx.record import Dateline
from tests.fields.pages import LEAD, MORE, page, read


def test_a_dateline_may_stand_on_a_line_of_its_own() -> None:
    story = LEAD.partition("— ")[2]
    lines = page("Gull Island ferry will sail through the winter", "By Tom Okoro", "Port Alden CNN —", story, *MORE)
    for item in lines:
        if item.block.text == story:
            item.label = Label.BODY
    assert read(lines).dateline == Dateline(place="Port Alden", agency="CNN", text="Port Alden CNN —")
