"""Promos and notes of whole pages."""

from __future__ import annotations

from newsx.record import Note
from tests.fields.pages import LEAD, MORE, page, read


def test_notes_below_the_story() -> None:
    correction = "Correction: An earlier version gave the wrong price for the tugs."
    contact = "Contact Eva Marsh at eva@packet.example."
    found = read(page("Gull Island ferry will sail through the winter", LEAD, *MORE, correction, contact))
    assert found.notes == [Note(kind="correction", text=correction), Note(kind="contact", text=contact)]
