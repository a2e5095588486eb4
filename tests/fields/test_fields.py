"""Fields of whole pages: the choice among lines, with labels that may be wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx.blocks.labels import Label, Labelled
from newsx.pages.block import Block
from newsx.record import Author, Dateline, Image, Related
from tests.fields.pages import LEAD, MORE, page, read


def test_a_wire_story_with_its_caption_above_the_headline() -> None:
    caption = "The Gull Island ferry leaves Port Alden on Sunday with nine passengers. (Eva Marsh / Pool)"
    found = read(
        page(
            caption,
            caption,
            "Gull Island ferry will sail through the winter",
            "The council heard warnings about the ice for four hours.",
            "By Tom Okoro",
            "AP Maritime Writer",
            LEAD,
            MORE[0],
            "[Opinion: Let the ferry sail]",
            *MORE[1:],
            "More in News",
            "(Alden Packet file photo)",
            "Clam flats to stay closed through April",
            "Biologists blame a late bloom of algae.",
            "Most Read",
            related="Clam flats to stay closed through April",
            teaser="Biologists blame a late bloom of algae.",
        ),
    )
    assert found.headline == "Gull Island ferry will sail through the winter"
    assert found.dek == "The council heard warnings about the ice for four hours."
    assert found.byline == "By Tom Okoro"
    assert found.authors == [Author(name="Tom Okoro", role="AP Maritime Writer", organization="AP")]
    assert found.dateline == Dateline(place="PORT ALDEN, Maine", agency="AP", text="PORT ALDEN, Maine (AP) —")
    assert found.agency == "AP"
    assert found.images == [
        Image(caption="The Gull Island ferry leaves Port Alden on Sunday with nine passengers.", credit="Eva Marsh / Pool")
    ]
    assert found.promos == ["[Opinion: Let the ferry sail]"]
    assert found.related == [Related(headline="Clam flats to stay closed through April", teaser="Biologists blame a late bloom of algae.")]
    assert found.language == "en"
    assert found.published is None


def test_a_page_with_navigation_and_a_date_of_today_in_its_masthead() -> None:
    found = read(
        page(
            "Gull Island ferry will sail through the winter | The Alden Packet",
            "Skip to content",
            "Monday, March 3, 2025",
            "Home",
            "News",
            "Sports",
            "Home » News » Islands",
            "Gull Island ferry will sail through the winter",
            "The council heard warnings about the ice for four hours",
            "By",
            "Eva Marsh",
            "Staff Writer",
            "Tom Okoro",
            "Published",
            ":",
            "6:01 p.m. ET Feb. 24, 2025",
            "Updated",
            ": 7:15 p.m. ET Feb. 24, 2025",
            "Share this article",
            LEAD,
            *MORE,
            "Read more by Eva Marsh",
            "© 2025 The Alden Packet. All rights reserved.",
        ),
    )
    assert found.headline == "Gull Island ferry will sail through the winter"
    assert found.dek == "The council heard warnings about the ice for four hours"
    assert found.byline == "By Eva Marsh"
    assert [(author.name, author.role) for author in found.authors] == [("Eva Marsh", "Staff Writer"), ("Tom Okoro", None)]
    assert (found.published, found.modified) == ("2025-02-24T18:01-05:00", "2025-02-24T19:15-05:00")
    assert found.published_text == "6:01 p.m. ET Feb. 24, 2025"
    assert found.section == "News"
    assert found.publisher == "The Alden Packet"


@pytest.mark.parametrize("lines", [(), ("",), ("Menu",), (LEAD,), ("By",), ("By", "By", "By")])
def test_pages_with_next_to_nothing_on_them(lines: tuple[str, ...]) -> None:
    assert read(page(*lines)).authors == []


@given(
    st.lists(
        st.tuples(st.text(max_size=60) | st.sampled_from((LEAD, *MORE, "By Eva Marsh", "By", "3 May 2021")), st.sampled_from(Label)),
        max_size=12,
    )
)
def test_any_page_can_be_read(lines: list[tuple[str, Label]]) -> None:
    items = [Labelled(Block(text), label, 0.5) for text, label in lines]
    found = read(items)
    texts = " ".join(text for text, _ in lines)
    assert found.dek is None or found.dek in texts
    assert found.published_text is None or found.published_text.split()[0] in texts
