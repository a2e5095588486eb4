"""Fields of whole pages: the choice among lines, with labels that may be wrong."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx import fields, languages
from newsx.blocks.labels import Label, Labelled
from newsx.fields import Fields
from newsx.pages.block import Block
from newsx.pages.evidence import Evidence
from newsx.record import Author, Dateline, Image, Note, Related

ENGLISH = languages.of("en")

LEAD = "PORT ALDEN, Maine (AP) — The Gull Island ferry will sail through the winter, the harbor council decided on Monday after four hours."
MORE = (
    "Mayor Ada Berg said that the island could not do without the ferry, and that the council had heard the warnings about the ice.",
    "The ferry’s owner has promised to keep two tugs ready until the ice is gone, at a cost to the town of some $40,000 a month.",
    "Council members will look at the figures again in March, when the shipyard’s report on the hull is due.",
)


def read(items: list[Labelled], evidence: Evidence | None = None, reference_date: date | None = None) -> Fields:
    return fields.read(items, ENGLISH, evidence, reference_date)[0]


def page(*lines: str, **labels: str) -> list[Labelled]:
    """Lines as blocks: paragraphs of the story above are body, all else is not known to be anything but for those given a label by name."""
    known = dict.fromkeys((LEAD, *MORE), Label.BODY) | {line: Label(label) for label, line in labels.items()}
    return [Labelled(Block(line, gap=1), known.get(line, Label.OTHER), 0.9) for line in lines]


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
    assert found.section == "Islands"
    assert found.publisher == "The Alden Packet"


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


def test_notes_below_the_story() -> None:
    correction = "Correction: An earlier version gave the wrong price for the tugs."
    contact = "Contact Eva Marsh at eva@packet.example."
    found = read(page("Gull Island ferry will sail through the winter", LEAD, *MORE, correction, contact))
    assert found.notes == [Note(kind="correction", text=correction), Note(kind="contact", text=contact)]


def test_an_ambiguous_date_is_a_warning_unless_the_url_has_the_day() -> None:
    lines = ("Gull Island ferry will sail through the winter", "By Eva Marsh", "Published 03/02/2025", LEAD, *MORE)
    found = read(page(*lines))
    assert found.published is None
    assert found.published_text == "03/02/2025"
    assert found.warnings == ["ambiguous date: 03/02/2025 is 2025-02-03 or 2025-03-02"]
    evidence = Evidence()
    evidence.add("url", "given", "https://packet.example/2025/03/02/ferry")
    assert read(page(*lines), evidence).published == "2025-03-02"


def test_ago_counts_from_the_reference_date() -> None:
    lines = ("Gull Island ferry will sail through the winter", "By Eva Marsh", "Published 2 days ago", LEAD, *MORE)
    assert read(page(*lines)).published is None
    assert read(page(*lines), reference_date=date(2025, 3, 4)).published == "2025-03-02"


def test_the_headline_is_the_repeat_that_is_signed() -> None:
    headline = "Gull Island ferry will sail through the winter"
    items = page(headline, "Now reading", headline, "Share", "Menu", headline, "By Eva Marsh", LEAD, *MORE)
    found = read(items)
    assert found.headline == headline
    assert found.byline == "By Eva Marsh"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Berg has been fighting for the ferry since she took office.", "The office of Mayor Ada Berg was crowded on Monday evening."),
        ("Berg has been fighting for the ferry since she took office.", "The ferry’s friends, Mayor Ada Berg among them, were cheered."),
        (
            "The ferry company promises two tugs until the ice is gone.",
            "The company that runs the ferry refused at first, and now promises that two tugs will stand by until all the ice is gone.",
        ),
    ],
)
def test_a_paragraph_that_the_story_tells_again_or_whose_people_it_introduces_is_its_dek(first: str, second: str) -> None:
    items = page("Gull Island ferry will sail through the winter", "By Eva Marsh", first, second, *MORE[1:], *MORE[1:], MORE[1])
    for item in items[2:]:
        item.label = Label.BODY
    found, corrected = fields.read(items, ENGLISH)
    assert found.dek == first
    assert corrected[2].label is Label.DEK


def test_a_first_paragraph_that_introduces_its_people_is_no_dek() -> None:
    items = page("Gull Island ferry will sail through the winter", "By Eva Marsh", MORE[0], *MORE[1:], *MORE[1:], MORE[1])
    assert read(items).dek is None


def test_a_dateline_may_stand_on_a_line_of_its_own() -> None:
    story = LEAD.partition("— ")[2]
    lines = page("Gull Island ferry will sail through the winter", "By Tom Okoro", "Port Alden CNN —", story, *MORE)
    for item in lines:
        if item.block.text == story:
            item.label = Label.BODY
    assert read(lines).dateline == Dateline(place="Port Alden", agency="CNN", text="Port Alden CNN —")


def test_nothing_below_a_dateline_is_a_dek() -> None:
    between = "Its bells were heard on the mainland until late in the evening."
    found = read(page("Gull Island ferry will sail through the winter", "By Eva Marsh", LEAD, between, *MORE))
    assert found.dek is None


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
