"""News agencies."""

from __future__ import annotations

from newsx.lines import agencies
from newsx.record import Author, Dateline


def test_the_agency_comes_from_the_dateline_then_from_who_signs() -> None:
    assert agencies.of(Dateline(place="OSLO", agency="AFP", text="OSLO (AFP) —"), []) == "AFP"
    assert agencies.of(None, [Author(name="Ada Lindqvist", organization="AP")]) == "AP"
    assert agencies.of(None, [Author(name="The Associated Press", type="organization")]) == "AP"
    assert agencies.of(None, [Author(name="Ada Lindqvist", organization="Harbor News")]) is None
