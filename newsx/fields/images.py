"""The article's pictures: which of a page's lines describe and credit them."""

from __future__ import annotations

from typing import Final

from newsx.blocks.labels import Label
from newsx.fields.page import Page
from newsx.languages import Language
from newsx.lines import furniture, pictures, promos
from newsx.record import Image
from newsx.text import names
from newsx.text.sentences import STOPS_OR_COLON

_BLOCKS_ABOVE_HEADLINE: Final = 8
_MIN_CAPTION_WORDS, _MAX_CAPTION_WORDS = 5, 80
_PICTURED: Final = frozenset({Label.CAPTION, Label.CREDIT})
_OF_PICTURES: Final = ("caption", "credit")
"""The kinds of which a line must have some chance if only its words say that it tells of a picture."""
_MAX_FURNITURE: Final = 0.3
"""The largest part of a caption's words that may be words of menus and buttons."""
_MAX_CREDIT_SPACES: Final = 5
"""Spaces between the words of a credit that is a line of its own."""


def find_images(page: Page, dek: int | None, byline: range) -> list[Image]:
    """The pictures from just above the headline to the body's end, each once.

    A line tells of a picture if it is labelled so; or if the model gives that some chance, and it has a credit in it or stands below a line
    that is only a credit.
    """
    first = max(0, min(page.start, page.start if page.headline is None else page.headline) - _BLOCKS_ABOVE_HEADLINE)
    taken = {page.headline, dek, *byline}
    groups: list[list[Image]] = [[]]
    for index in range(first, min(len(page.items), page.stop + 1)):
        if page.in_body(index):
            groups.append([])
            continue
        found = groups[-1]
        if index in taken or "in:footer" in page.items[index].block.cues:
            continue
        text = page.text(index)
        may_be = _may_be_of_picture(page, index)
        if may_be and follows_lone_credit(page, index, byline):
            found.append(Image(caption=text, credit=_lone_credit(page.text(index - 1), page.language)))
        elif page.label(index) in _PICTURED or (may_be and pictures.credit_of(text, page.language)):
            image = _image_of(page, index)
            above = index - 1
            if image.caption is None and above not in taken and _may_be_caption(page, above) and _may_be_of_picture(page, above):
                image.caption = page.text(index - 1)
            found.append(image)
    return pictures.unite(groups)


def _image_of(page: Page, index: int) -> Image:
    """What a line tells of a picture: all of it is the credit if it is labelled so or names who sends pictures, else its words show."""
    text = page.text(index)
    if page.label(index) is Label.CREDIT or pictures.is_source(text, page.language):
        return Image(caption=None, credit=pictures.without_marker(text, page.language))
    return pictures.split(text, page.language)


def _may_be_of_picture(page: Page, index: int) -> bool:
    """Whether the model gives a line any chance to be a caption or a credit."""
    return index >= 0 and any(kind in page.items[index].kinds for kind in _OF_PICTURES)


def follows_lone_credit(page: Page, index: int, byline: range) -> bool:
    """Whether a line is the caption below a line that is only a credit: "Lena Marsh" / "The ferry in the fog off Gull Island"."""
    above = index - 1
    if above < 0 or above in byline or above == page.headline or page.in_body(above):
        return False
    if page.text(index).endswith(STOPS_OR_COLON) or _lone_credit(page.text(above), page.language) is None:
        return False
    return _may_be_caption(page, index)


def _lone_credit(text: str, language: Language) -> str | None:
    """The person or agency that a line credits and says nothing else about: "Lena Marsh", "(Photo: Lena Marsh)"; else None."""
    if not 0 < text.count(" ") <= _MAX_CREDIT_SPACES or (not text[:1].isupper() and text[:1] not in "(©"):
        return None
    image = pictures.split(text, language)
    if image.caption is None:
        return image.credit
    return text if names.is_person(text, language) or pictures.is_source(text, language) else None


def _may_be_caption(page: Page, index: int) -> bool:
    """Whether a line can be a caption without a credit: several words, no paragraph of the body, no date, promo or button."""
    if not 0 <= index < len(page.items) or page.label(index) is Label.BODY:
        return False
    text = page.text(index)
    if (
        not _MIN_CAPTION_WORDS <= page.items[index].block.words <= _MAX_CAPTION_WORDS
        or furniture.share(text, page.language) > _MAX_FURNITURE
    ):
        return False
    return not (pictures.credit_of(text, page.language) or page.dates(index) or promos.is_promo(text, page.language))
