"""The article's pictures: which of a page's lines describe and credit them."""

from __future__ import annotations

from newsx.blocks.labels import IN_BODY, Label
from newsx.fields.page import Page
from newsx.languages import Language
from newsx.lines import furniture, pictures, promos
from newsx.record import Image
from newsx.text import names

_ABOVE_HEADLINE = 8
_FEWEST_WORDS, _MOST_WORDS = 5, 80


def choose(page: Page, dek: int | None, signature: range) -> list[Image]:
    """The pictures from just above the headline to the body's end, each once: by the lines labelled so, with a credit, or beside a line
    that is a credit only."""
    first = max(0, min(page.start, page.start if page.headline is None else page.headline) - _ABOVE_HEADLINE)
    taken = {page.headline, dek, *signature}
    found: list[Image] = []
    for index in range(first, min(len(page.items), page.stop + 1)):
        if page.label(index) in IN_BODY or index in taken:
            continue
        text = page.text(index)
        if follows_lone_credit(page, index, signature):
            found.append(Image(caption=text, credit=_lone_credit(page.text(index - 1), page.language)))
        elif page.label(index) in {Label.CAPTION, Label.CREDIT} or pictures.credit_of(text, page.language):
            image = Image(caption=None, credit=text) if pictures.is_source(text, page.language) else pictures.split(text, page.language)
            if image.caption is None and index - 1 not in taken and _may_be_caption(page, index - 1):
                image.caption = page.text(index - 1)
            found.append(image)
    return pictures.unite(found)


def follows_lone_credit(page: Page, index: int, signature: range) -> bool:
    """Whether a line is the caption below a credit that stands by itself: "Lena Marsh" / "The ferry in the fog off Gull Island"."""
    above = index - 1
    if above < 0 or above in signature or above == page.headline or page.label(above) in IN_BODY:
        return False
    if page.text(index).endswith((".", "?", "!", ":")) or _lone_credit(page.text(above), page.language) is None:
        return False
    return _may_be_caption(page, index)


def _lone_credit(text: str, language: Language) -> str | None:
    """Whom a line credits that has nothing but the name."""
    if not 0 < text.count(" ") <= 5 or (not text[:1].isupper() and text[:1] not in "(©"):
        return None
    image = pictures.split(text, language)
    if image.caption is None:
        return image.credit
    return text if names.is_person(text, language) or pictures.is_source(text, language) else None


def _may_be_caption(page: Page, index: int) -> bool:
    """Whether a line can be a caption without a credit: of several words, no paragraph of the body, no date, promo or button."""
    if not 0 <= index < len(page.items) or page.label(index) is Label.BODY:
        return False
    text = page.text(index)
    if not _FEWEST_WORDS <= page.items[index].block.words <= _MOST_WORDS or furniture.share(text, page.language) > 0.3:
        return False
    return not (pictures.credit_of(text, page.language) or page.dates(index) or promos.is_promo(text, page.language))
