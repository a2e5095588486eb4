"""Promos and notes of whole pages."""

from __future__ import annotations

from newsx.record import Note
from tests.fields.pages import LEAD, MORE, page, read


def test_notes_below_the_story() -> None:
    correction = "Correction: An earlier version gave the wrong price for the tugs."
    contact = "Contact Eva Marsh at eva@packet.example."
    found = read(page("Gull Island ferry will sail through the winter", "By Eva Marsh", LEAD, *MORE, correction, contact))
    assert found.notes == [Note(kind="correction", text=correction), Note(kind="contact", text=contact)]


def test_who_the_author_is_and_what_the_publisher_earns_are_notes() -> None:
    bio = "Eva Marsh writes about the harbor."
    earning = "We may earn a commission if you buy something through the links in this story."
    items = page("Gull Island ferry will sail through the winter", "By Eva Marsh", LEAD, *MORE, bio, earning, body=bio, note=earning)
    found = read(items)
    assert found.notes == [Note(kind="bio", text=bio), Note(kind="disclaimer", text=earning)]
    assert bio not in found.body


def test_a_promo_far_below_the_story_is_of_the_page() -> None:
    near, far = "Sign up for the ferry letter", "Sign up for the harbor letter"
    items = page("Gull Island ferry will sail through the winter", LEAD, MORE[0], near, *MORE[1:], *["Ferries"] * 20, far, promo=near)
    assert read(items).promos == [near]


def test_lines_that_have_no_chance_to_be_promos_or_notes_are_none() -> None:
    promo, note = "READ MORE: Let the ferry sail", "Follow @gullisland"
    items = page("Gull Island ferry will sail through the winter", LEAD, promo, *MORE, note, promo=promo, note=note)
    items[2].kinds, items[-1].kinds = {"promo": 0.4}, {"note": 0.4}
    assert (read(items).promos, [found.text for found in read(items).notes]) == ([promo], [note])
    items[2].kinds = items[-1].kinds = {"other": 1.0}
    assert (read(items).promos, read(items).notes) == ([], [])


def test_a_teaser_that_goes_on_elsewhere_is_no_promo() -> None:
    teaser = "The tugs are back from Leeds, and the pilots too… Continue reading"
    items = page("Gull Island ferry will sail through the winter", LEAD, *MORE, teaser, promo=teaser)
    items[-1].kinds = {"promo": 0.4}
    assert read(items).promos == []
