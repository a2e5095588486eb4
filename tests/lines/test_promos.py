"""Promotional lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx import languages
from newsx.lines import promos

ENGLISH = languages.of("en")


@pytest.mark.parametrize(
    "line",
    [
        "[Opinion: The harbor needs a plan]",
        "READ MORE: Bridge reopens after a year",
        "Read more: Bridge reopens",
        "Related: Bridge reopens",
        "Watch: The bridge from above",
        "Sign up for our newsletter",
        "Follow us on Facebook",
        "You are receiving this email because you signed up for The Tideline.",
        "Unsubscribe | Manage preferences",
    ],
)
def test_promos(line: str) -> None:
    assert promos.is_promo(line, ENGLISH)


@pytest.mark.parametrize(
    "line",
    ["Read the letter, she said, and then decide.", "Watch out for the ice, he said.", "The bridge reopened.", "Opinion was divided."],
)
def test_no_promos(line: str) -> None:
    assert not promos.is_promo(line, ENGLISH)


def test_a_blurb_continues_a_promo_that_asks_for_something() -> None:
    assert promos.is_blurb("Our weekly letter from the shore. Free every Friday.", above="Sign up to The Tideline", language=ENGLISH)
    assert not promos.is_blurb(
        "The harbor board did not answer a request for comment.", above="CLICK HERE TO GET THE APP", language=ENGLISH
    )


@pytest.mark.parametrize(
    ("line", "links"),
    [
        ("[The quiet war over the island’s last phone booth]", True),
        ("FAMILY OF FOUR FINDS PYTHON IN DISHWASHER ON SUNDAY", True),
        ("WHAT THE NEIGHBORS WANT", False),
        ("ASP ने बताया कि नाव सर्दियों में भी द्वीप तक चलती रहेगी", False),
        ("[He laughs.]", False),
    ],
)
def test_links_to_stories(line: str, links: bool) -> None:
    assert promos.links_to_story(line) is links


@given(st.text(max_size=120))
def test_any_line_is_a_promo_or_none(text: str) -> None:
    assert promos.is_promo(text, ENGLISH) in {True, False}
