"""Captions and credits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx import languages
from newsx.lines import pictures
from newsx.record import Image

ENGLISH = languages.of("en")


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
        ("Image: Courtesy of Alden Ferries", None, "Courtesy of Alden Ferries"),
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
    assert pictures.unite([twice]) == [Image(caption="The mayor opens the bridge.", credit="Ada Berg / Pool")]
    apart = [pictures.split("The mayor opens the bridge.", ENGLISH), pictures.split("Photo: Ada Berg", ENGLISH)]
    assert pictures.unite([apart]) == [Image(caption="The mayor opens the bridge.", credit="Ada Berg")]


def test_a_credit_alone_is_of_another_picture_where_a_paragraph_stands_between() -> None:
    credit = Image(caption=None, credit="Ada Berg")
    assert pictures.unite([[credit, credit]]) == [credit]
    assert pictures.unite([[credit], [credit]]) == [credit, credit]


@given(st.text(max_size=120))
def test_any_line_may_be_a_caption(text: str) -> None:
    image = pictures.split(text, ENGLISH)
    assert image.caption or image.credit or not text.strip()
    pictures.is_caption(text, ENGLISH)


@pytest.mark.parametrize("line", ["Photo: Alden Ferries Ltd", "Copyright Alden Ferries, Inc."])
def test_a_company_that_holds_rights_is_not_credited(line: str) -> None:
    assert pictures.split(line, ENGLISH).credit is None


@pytest.mark.parametrize("line", ["© 2024 The Alden Packet", "© 2019-2024 The Alden Packet", "Copyright 2024 The Alden Packet"])
def test_the_copyright_of_a_page_is_no_credit(line: str) -> None:
    assert pictures.credit_of(line, ENGLISH) is None
    assert pictures.credit_of("© The Alden Packet", ENGLISH) == "The Alden Packet"
