"""Datelines, agencies, captions, notes and promos: what a single line says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx import languages
from newsx.lines import agencies, dateline, notes, pictures, promos
from newsx.record import Author, Dateline, Image

ENGLISH = languages.of("en")


@pytest.mark.parametrize(
    ("paragraph", "place", "agency"),
    [
        ("ST. ALBA, Ohio (AP) — The bridge reopened on Monday.", "ST. ALBA, Ohio", "AP"),
        ("WASHINGTON — The bridge reopened.", "WASHINGTON", None),
        ("PORT SABLE/THE HAGUE, March 7 (Reuters) - The yard is for sale.", "PORT SABLE/THE HAGUE", "Reuters"),
        ("London, 3 May (AFP) – The bridge reopened.", "London", "AFP"),
        ("Berlin (dpa) - Die Brücke ist wieder offen.", "Berlin", "dpa"),
        ("NEW DELHI: The bridge reopened.", "NEW DELHI", None),
        ("ADDIS ABABA, May 3 (Xinhua) -- The bridge reopened.", "ADDIS ABABA", "Xinhua"),
        ("OSLO, Nov. 3, 2020 /PRNewswire/ -- Harbor Inc. has a new bridge.", "OSLO", "PR Newswire"),
        ("O'FALLON, Mo. — “It is open,” she said.", "O'FALLON, Mo.", None),
        ("(Reuters) - The bridge reopened.", None, "Reuters"),
        ("(CNN) The bridge reopened.", None, "CNN"),
        ("AUBURN, Wash. —", "AUBURN, Wash.", None),
        ("ST. ALBA (KMOV) -- The bridge reopened.", "ST. ALBA", None),
        ("Port Sable CNN — The bridge reopened.", "Port Sable", "CNN"),
        ("CNN  —", None, "CNN"),
    ],
)
def test_a_dateline(paragraph: str, place: str | None, agency: str | None) -> None:
    found = dateline.split(paragraph, ENGLISH)
    assert found is not None
    assert (found.place, found.agency) == (place, agency)
    assert paragraph.startswith(found.text)


@pytest.mark.parametrize(
    "paragraph",
    [
        "WARNING — The pictures may upset you.",
        "BREAKING NEWS — The bridge is open.",
        "READ MORE: The bridge is open",
        "OKORO: Thank you all for coming.",
        "NATO — The alliance met.",
        "From CNN: The bridge is open.",
        "The bridge — closed since May — reopened.",
        "FROM BRIDGE TO FERRY — In May",
        "",
    ],
)
def test_no_dateline(paragraph: str) -> None:
    assert dateline.split(paragraph, ENGLISH) is None


@given(st.text(max_size=120))
def test_any_paragraph_may_begin_with_a_dateline(paragraph: str) -> None:
    found = dateline.split(paragraph, ENGLISH)
    assert found is None or found.text in paragraph


def test_the_agency_comes_from_the_dateline_then_from_who_signs() -> None:
    assert agencies.of(Dateline(place="OSLO", agency="AFP", text="OSLO (AFP) —"), []) == "AFP"
    assert agencies.of(None, [Author(name="Ada Lindqvist", organization="AP")]) == "AP"
    assert agencies.of(None, [Author(name="The Associated Press", type="organization")]) == "AP"
    assert agencies.of(None, [Author(name="Ada Lindqvist", organization="Harbor News")]) is None


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("The mayor opens the bridge. (Ada Berg / Pool)", "The mayor opens the bridge.", "Ada Berg / Pool"),
        ("The mayor on the bridge (Picture: PA)", "The mayor on the bridge", "PA"),
        ("The mayor on the bridge(Image: Getty Images)", "The mayor on the bridge", "Getty Images"),
        ("The mayor opens the bridge. (AP Photo/Ada Berg, File)", "The mayor opens the bridge.", "AP Photo/Ada Berg, File"),
        ("The mayor opens the bridge. (AP Photo/Ada Berg) - Copyright AP Photo", "The mayor opens the bridge.", "AP Photo/Ada Berg"),
        ("The mayor opens the bridge. Photograph: Ada Berg/Reuters", "The mayor opens the bridge.", "Ada Berg/Reuters"),
        ("The mayor opens the bridge. Photograph by Ada Berg", "The mayor opens the bridge.", "Ada Berg"),
        ("The mayor opens the bridge. Credit... Ada Berg/The Harbor Times", "The mayor opens the bridge.", "Ada Berg/The Harbor Times"),
        ("The mayor on the bridge Credit: PA", "The mayor on the bridge", "PA"),
        ("The mayor opens the bridge. | Ada Berg via Getty Images", "The mayor opens the bridge.", "Ada Berg via Getty Images"),
        ("The mayor opens the bridge AP Photo/Ada Berg", "The mayor opens the bridge", "AP Photo/Ada Berg"),
        ("The bridge at dusk. (Photo courtesy of the Berg family)", "The bridge at dusk.", "the Berg family"),
        ("View image in fullscreen The bridge. Photograph: Ada Berg/Reuters", "The bridge.", "Ada Berg/Reuters"),
        ("The mayor opens the bridge. (ABC Goldfields: Ada Berg)", "The mayor opens the bridge.", "ABC Goldfields: Ada Berg"),
        ("The mayor opens the bridge. (Submitted by Ada Berg)", "The mayor opens the bridge.", "Submitted by Ada Berg"),
        ("The mayor opens the bridge. Ada Berg aberg@harbor.example", "The mayor opens the bridge.", "Ada Berg"),
        (
            "The mayor opens the bridge. Ada Berg for The Harbor Times hide caption",
            "The mayor opens the bridge.",
            "Ada Berg for The Harbor Times",
        ),
        ("The mayor on the bridgeImage: Ada Berg/picture alliance", "The mayor on the bridge", "Ada Berg/picture alliance"),
        ("Photo: Getty Images", None, "Getty Images"),
        ("News | Climate | Harbor", "News | Climate | Harbor", None),
        ("The bridge reopens | The Harbor Times", "The bridge reopens | The Harbor Times", None),
        ("© The Harbor Times Pvt Ltd", "© The Harbor Times Pvt Ltd", None),
        ("Illustration by Ada Berg", None, "Ada Berg"),
        ("Ada Berg | Pool | Getty Images", None, "Ada Berg | Pool | Getty Images"),
        ("(Harbor Times file photo)", None, "Harbor Times file photo"),
        ("The mayor (left) opens the bridge.", "The mayor (left) opens the bridge.", None),
        ("She smiled (and so did he).", "She smiled (and so did he).", None),
    ],
)
def test_caption_and_credit(line: str, caption: str | None, credit: str | None) -> None:
    assert pictures.split(line, ENGLISH) == Image(caption=caption, credit=credit)


def test_a_picture_is_given_once() -> None:
    twice = [
        pictures.split("The mayor opens the bridge. (Ada Berg / Pool)", ENGLISH),
        pictures.split("The mayor opens the bridge.", ENGLISH),
    ]
    assert pictures.unite(twice) == [Image(caption="The mayor opens the bridge.", credit="Ada Berg / Pool")]
    apart = [pictures.split("The mayor opens the bridge.", ENGLISH), pictures.split("Photo: Ada Berg", ENGLISH)]
    assert pictures.unite(apart) == [Image(caption="The mayor opens the bridge.", credit="Ada Berg")]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Correction: An earlier version misspelled the mayor's name.", "correction"),
        ("An earlier version of this story misspelled the mayor's name.", "correction"),
        ("This article was amended on 3 May 2021.", "correction"),
        ("Editor’s note: This story contains strong language.", "editor"),
        ("This interview has been edited for length and clarity.", "editor"),
        ("Associated Press writer Ada Lindqvist in Oslo contributed to this report.", "contributor"),
        ("Reporting by Ada Lindqvist in Oslo; Editing by Tom Okoro", "contributor"),
        ("(Additional reporting by Ada Lindqvist)", "contributor"),
        ("Contact Ada Lindqvist at ada@harbor.example.", "contact"),
        ("Reach Ada Lindqvist at 555-0148.", "contact"),
        ("Reporting by the panel showed that the bridge was safe.", None),
        ("Contact with the ship was lost on Monday.", None),
        ("The mayor contributed 500 crowns to the party.", None),
    ],
)
def test_notes(line: str, kind: str | None) -> None:
    assert notes.kind(line, ENGLISH) == kind


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


def test_a_promo_goes_on_with_what_it_offers_and_not_with_the_story() -> None:
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
        ("[He laughs.]", False),
    ],
)
def test_links_to_stories(line: str, links: bool) -> None:
    assert promos.links_to_story(line) is links


@given(st.text(max_size=200))
def test_any_line_can_be_a_caption_note_or_promo(line: str) -> None:
    pictures.split(line, ENGLISH)
    pictures.is_caption(line, ENGLISH)
    notes.kind(line, ENGLISH)
    promos.is_promo(line, ENGLISH)
