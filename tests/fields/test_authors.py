"""Authors: bylines among the lines of whole pages."""

from __future__ import annotations

from newsx.record import Author, Image, Note
from tests.fields.pages import LEAD, MORE, page, read


def test_a_name_without_by_is_the_author_beside_a_date() -> None:
    found = read(page("Gull Island ferry will sail through the winter", "Ilse Vantongeren", "2 March 2025", LEAD, *MORE))
    assert [author.name for author in found.authors] == ["Ilse Vantongeren"]
    assert found.published == "2025-03-02"


def test_a_caption_that_names_somebody_is_no_byline() -> None:
    found = read(page("Gull Island ferry will sail through the winter", "Ada Berg", "By Tom Okoro", LEAD, *MORE))
    assert [author.name for author in found.authors] == ["Tom Okoro"]


def test_a_name_over_the_paper_is_the_author_and_a_caption_that_names_the_giver_is_not() -> None:
    caption = "The ferry leaves Port Alden on Sunday. (Submitted by Ada Berg)"
    found = read(page("Gull Island ferry will sail through the winter", "Eva Marsh", "BBC News, Northumberland", caption, LEAD, *MORE))
    assert found.authors == [Author(name="Eva Marsh", organization="BBC News")]
    assert found.images == [Image(caption="The ferry leaves Port Alden on Sunday.", credit="Submitted by Ada Berg")]


def test_a_role_with_the_papers_short_name_and_a_paragraph_with_a_dated_dateline() -> None:
    found = read(page("Gull Island ferry will sail through the winter", "By Eva Marsh", "Packet Staff Writer", LEAD, *MORE))
    assert found.authors == [Author(name="Eva Marsh", role="Packet Staff Writer")]
    opening = "PORT ALDEN, Maine, March 3, 2025 – The Gull Island ferry will sail through the winter."
    found = read(page("Gull Island ferry will sail through the winter", opening, *MORE))
    assert found.authors == []


def test_a_story_without_a_byline_has_no_author() -> None:
    found = read(page("Gull Island ferry will sail through the winter", LEAD, *MORE))
    assert (found.byline, found.authors) == (None, [])


def test_a_signature_below_the_story_is_read_if_nobody_signs_above() -> None:
    line = "Reporting by Eva Marsh in Port Alden; Editing by Tom Okoro"
    found = read(page("Gull Island ferry will sail through the winter", LEAD, *MORE, line))
    assert [author.name for author in found.authors] == ["Eva Marsh"]
    assert found.notes == [Note(kind="contributor", text=line)]


def test_a_byline_with_a_date_and_a_section_names_its_author() -> None:
    line = "by Laura Juniper Topal on July 10, 2015 in Culture"
    found = read(page("Gull Island ferry will sail through the winter", line, LEAD, *MORE))
    assert [author.name for author in found.authors] == ["Laura Juniper Topal"]
    assert (found.byline, found.published) == ("by Laura Juniper Topal", "2015-07-10")


def test_authors_of_teasers_are_not_the_storys() -> None:
    teasers = ("Drone learns to knit", "12 minutes ago by Jonas Ruscoe", "Bank app forgets everyone", "1 hour ago by Steffi O'Hare")
    line = "Posted Mar 1, 2024 by Eva Marsh (@emarsh)"
    found = read(page("Gull Island ferry will sail through the winter", line, LEAD, *MORE, "More stories", *teasers))
    assert [author.name for author in found.authors] == ["Eva Marsh"]


def test_a_note_below_the_story_gives_the_authors_role() -> None:
    bio = "Eva Marsh is a senior reporter who covers the harbor."
    found = read(page("Gull Island ferry will sail through the winter", "By Eva Marsh", LEAD, *MORE, bio, note=bio))
    assert [(author.name, author.role) for author in found.authors] == [("Eva Marsh", "senior reporter")]


def test_an_agency_that_signs_alone_is_the_author() -> None:
    found = read(page("Gull Island ferry will sail through the winter", "By Associated Press", "March 2, 2025", LEAD, *MORE))
    assert (found.byline, found.agency) == ("By Associated Press", "AP")
    assert [(author.name, author.type) for author in found.authors] == [("Associated Press", "organization")]


def test_a_line_that_is_likely_the_byline_signs_whoever_it_names() -> None:
    items = page("Gull Island ferry will sail through the winter", "by gullwatcher on March 3, 2025", LEAD, *MORE)
    items[1].kinds = {"byline": 0.9}
    assert read(items).byline == "by gullwatcher"
    items[1].kinds = {"byline": 0.1, "other": 0.9}
    assert read(items).byline is None
