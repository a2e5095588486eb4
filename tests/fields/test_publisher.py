"""Whose page it is, by the names on it."""

from __future__ import annotations

import pytest

from newsx import languages
from newsx.blocks.labels import Label, Labelled
from newsx.fields import publisher
from newsx.fields.page import Page
from newsx.pages.block import Block
from newsx.pages.evidence import Evidence
from tests.fields.pages import HEADLINE, LEAD, MORE, read
from tests.fields.pages import page as lines

ENGLISH = languages.of("en")
ABOVE = ("Skip to main content", "Home", "News", "Sport", "Weather")
BELOW = ("About us", "Privacy Policy", "Terms of Use", "Contact us", "Advertise")


def page(*below: str, evidence: Evidence | None = None) -> Page:
    """A page with these lines below its article."""
    items = [Labelled(Block(line), Label.BODY if line in MORE else Label.OTHER, 0.9) for line in (*MORE, *below)]
    return Page(items, 0, len(MORE), evidence or Evidence(), ENGLISH)


def features(name: str, found: Page, url: str | None = None) -> set[str]:
    """The features of a name as the publisher's."""
    key = publisher.key_of(name)
    return next((set(candidate.features) for candidate in publisher.candidates_on(found, url) if candidate.key == key), set())


def test_all_spellings_of_a_name_are_one_candidate() -> None:
    found = page("Follow The Lakeside Tribune", "LAKESIDE TRIBUNE", "About Lakeside Tribune", "© 2024 The Lakeside Tribune")
    named = [candidate.text for candidate in publisher.candidates_on(found, None) if candidate.key == "lakesidetribune"]
    assert named == ["The Lakeside Tribune"]
    assert {"after follow", "after © #", "line below", "alone <=3"} <= features("Lakeside Tribune", found)


def test_the_holder_of_a_copyright_is_without_its_years() -> None:
    found = page("Copyright 2019-2021 Harbour Press Ltd. All rights reserved.")
    assert {"after copyright #", "owned before company"} <= features("Harbour Press", found)


@pytest.mark.parametrize(
    ("address", "feature"),
    [
        ("desk@lakesidetribune.example", "is address mail"),
        ("www.lakeside-tribune.co.uk", "is address site"),
        ("@LakesideTribune", "is address account"),
        ("@lakeside", "address begins it account"),
    ],
)
def test_addresses_and_accounts_are_made_of_the_name(address: str, feature: str) -> None:
    assert feature in features("The Lakeside Tribune", page("Follow The Lakeside Tribune", "About The Lakeside Tribune", address))


def test_an_address_may_be_made_of_initials() -> None:
    found = page("More from Gull Island Herald", "About Gull Island Herald")
    assert "is address by initials given" in features("Gull Island Herald", found, "https://www.gih.example/news/1")


def test_initials_and_the_name_that_they_stand_for_tell_of_each_other() -> None:
    found = page("Follow GIH", "About GIH", "Follow Gull Island Herald", "About Gull Island Herald")
    assert "initials of another" in features("GIH", found)
    assert "its initials stand, too" in features("Gull Island Herald", found)


def test_what_agrees_on_a_name() -> None:
    found = page("Follow The Tribune", "© 2024 The Tribune").titled("Vote delayed - The Tribune")
    assert {"witnesses: rights, title", "<=2 witnesses", "owned, <=0 others"} <= features("The Tribune", found)


def test_parts_of_the_title() -> None:
    found = page("About The Tribune").titled("Vote delayed - City - The Tribune")
    assert "last in title" in features("The Tribune", found)
    assert "middle in title" in features("City", found)


def test_a_menu_in_one_line_has_no_names() -> None:
    menu = "News Sport Weather Islands Tides Ferries Opinion Letters Puzzles Shop"
    assert not features("Tides Ferries", page(menu, menu))


def test_a_name_is_made_of_words_that_stand_twice_or_are_told() -> None:
    found = page("Subscribe to The Lakeside Tribune", "The Lakeside Tribune", "Ferry Day is near", "Ferry Times today")
    names = {candidate.text for candidate in publisher.candidates_on(found, None)}
    assert "The Lakeside Tribune" in names
    assert names.isdisjoint({"Ferry Day", "Ferry Times"})
    owned = page("Subscribe to The Lakeside Tribune", "The Lakeside Tribune", "© 2024 Ferry Times")
    assert "Ferry Times" in {candidate.text for candidate in publisher.candidates_on(owned, None)}


def test_a_masthead_that_stands_once_and_a_name_with_a_number() -> None:
    found = page("Gull Island Herald", "Watch Channel 12 live", "Channel 12 weather")
    assert features("Gull Island Herald", found)
    assert features("Channel 12", found)
    assert not features("May 12", page("Ferries on May 12", "Tides on May 12"))


def test_an_outlet_that_is_known_everywhere_may_stand_once_amid_other_words() -> None:
    assert "known outlet, words 2" in features("The Washington Post", page("Ann Roe, The Washington Post"))
    assert not features("The Hill", page("A walk up Hill Street"))


def test_of_many_names_the_likeliest_at_first_sight_are_weighed() -> None:
    menu = [
        f"{word} Street"
        for word in (
            "Harbour",
            "Gull",
            "Mill",
            "Quay",
            "Castle",
            "Market",
            "Chapel",
            "Bridge",
            "Tower",
            "Orchard",
            "Pier",
            "Sand",
            "Salt",
            "Rope",
        )
    ]
    found = page(*menu, "Follow The Lakeside Tribune", *menu, "About The Lakeside Tribune", "© 2024 The Lakeside Tribune")
    weighed = publisher.candidates_on(found, None)
    assert len(weighed) < len(menu)
    assert "The Lakeside Tribune" in {candidate.text for candidate in weighed}


def test_the_outlet_whose_name_the_page_repeats_is_its_publisher() -> None:
    head = (*ABOVE, "The Lakeside Tribune", "Subscribe to The Lakeside Tribune")
    foot = (*BELOW, "About The Lakeside Tribune", "Follow the Lakeside Tribune", "news@lakesidetribune.com")
    found = read(
        lines(*head, HEADLINE, "By Eva Marsh", LEAD, *MORE, *foot, "© 2024 The Lakeside Tribune, a division of Harbour Press Ltd.")
    )
    assert found.publisher == "The Lakeside Tribune"


def test_a_story_without_its_page_has_no_publisher() -> None:
    assert read(lines(HEADLINE, "By Eva Marsh", LEAD, *MORE)).publisher is None


def test_a_line_in_capitals_that_stands_once_is_no_publisher() -> None:
    assert read(lines("FOR IMMEDIATE RELEASE", *ABOVE, HEADLINE, "By Eva Marsh", LEAD, *MORE, *BELOW)).publisher is None
