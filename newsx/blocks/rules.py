"""The second pass over a page's blocks: rules that see the page as the model judged it.

The model knows headline, dek, byline, date and body from the rest. The rules correct it where a line says what it is (a promo, a note, a
caption with its credit), tell subheads, list items, block quotations and posts within the body, and name what the rest is made of.
"""

from __future__ import annotations

import re
from typing import Final

from newsx.blocks import body_kinds, model, related
from newsx.blocks.body_span import main_stretch
from newsx.blocks.labels import IN_BODY, Label, Labelled
from newsx.blocks.model import Verdict
from newsx.languages import Language
from newsx.lines import agencies, dateline, dates, furniture, notes, pictures, promos, roles
from newsx.lines.headings import is_heading
from newsx.pages.block import Block
from newsx.text.sentences import is_sentence
from newsx.text.words import of

_LABELS: Final = {state: Label(state) for state in ("headline", "dek", "byline", "date", model.BODY)}
_LONGEST_CAPTION: Final = 90
_LONGEST_MENU_LINE: Final = 6
_MAY_BE_BODY: Final = frozenset({Label.BODY, Label.DEK, Label.OTHER})
_FEW_BLOCKS: Final = 20
_SHORTEST_PARAGRAPH: Final = 4
_JUST_ABOVE: Final = 2
_SURE: Final = 0.95
"""The probability from which the model is right about a paragraph whatever stands below it."""
_DOUBTFUL: Final = 0.7
_FEWEST_AROUND: Final = 12
_FEWEST_PULLED: Final = 6
_MOST_PULLED: Final = 40
_FEWEST_OPENING: Final = 21
_LONGEST_DATE: Final = 60
_NEAR: Final = 5
_WORD: Final = re.compile(r"\w+")


def settle(blocks: list[Block], verdicts: list[Verdict], language: Language) -> list[Labelled]:
    """The blocks with their final labels."""
    labelled = [
        Labelled(block, _LABELS.get(verdict.state, Label.OTHER), verdict.probability, verdict.state)
        for block, verdict in zip(blocks, verdicts, strict=True)
    ]
    _mark_repeats(labelled)
    _trust_prose(labelled, language)
    start, stop = main_stretch(labelled, language)
    stop = related.mark_within(labelled, start, stop, language)
    for index, item in enumerate(labelled):
        if item.label is Label.BODY:
            item.label = _correction(labelled, index, language)
        elif item.label is Label.OTHER and (
            _opens_paragraph(labelled, index, start, stop, language) or _opens_story(item, start - index, language)
        ):
            item.label = Label.BODY
    stop = _without_end(labelled, start, stop)
    body_kinds.mark(labelled, start, stop)
    related.mark_after(labelled, stop, language)
    _mark_comments(labelled, stop, language)
    for index, item in enumerate(labelled):
        if item.label is Label.OTHER:
            item.label = _rest(labelled, index, within=start <= index < stop, language=language)
    _mark_pull_quotes(labelled[start:stop], language)
    return labelled


def _trust_prose(labelled: list[Labelled], language: Language) -> None:
    """A few blocks that are mostly sentences are a story or a piece of one, though no page around them tells the model so."""
    if len(labelled) > _FEW_BLOCKS:
        return
    may_be = _MAY_BE_BODY if len(labelled) > 1 else _MAY_BE_BODY | {Label.HEADLINE}
    prose = [item for item in labelled if item.label in may_be and is_sentence(item.block.text.rstrip("”\"’'"), language)]
    words = [item.block.words for item in prose]
    body = sum(count for item, count in zip(prose, words, strict=True) if item.label is Label.BODY)
    everything = sum(item.block.words for item in labelled if item.label in may_be)
    if sum(words) < 0.5 * everything or body >= 0.75 * sum(words):
        return
    for item, count in zip(prose, words, strict=True):
        if count >= _SHORTEST_PARAGRAPH:
            item.label = Label.BODY


def _mark_repeats(labelled: list[Labelled]) -> None:
    """Whose words stood before: captions given twice, headlines in share boxes."""
    first: dict[str, int] = {}
    for index, item in enumerate(labelled):
        earlier = first.setdefault(item.block.text, index)
        if earlier != index:
            item.repeat_of = earlier


def _correction(labelled: list[Labelled], index: int, language: Language) -> Label:
    """The label of a block taken for body by what it says."""
    text, words = labelled[index].block.text, labelled[index].block.words
    if promos.is_promo(text, language):
        return Label.PROMO
    if notes.kind(text, language):
        return Label.NOTE
    if pictures.is_source(text, language):
        return Label.CREDIT
    if (
        text == "Image"
        or _is_address(text)
        or (words <= 3 and furniture.share(text, language) == 1 and labelled[index].probability < _SURE)
    ):
        return Label.NAVIGATION
    if furniture.claims_rights(labelled[index].block.lower):
        return Label.LEGAL
    if _is_page_date(labelled, index):
        return Label.DATE
    if _is_promo_here(labelled, index, language):
        return Label.PROMO
    if (not index or labelled[index - 1].label not in IN_BODY) and not is_sentence(text, language) and pictures.describes(text, language):
        return Label.CAPTION
    if words <= _LONGEST_CAPTION and (
        _above_credit(labelled, index, language) or _ends_in_credit(text, language) or _below_credit(labelled, index)
    ):
        return Label.CAPTION
    return Label.BODY


def _opens_paragraph(labelled: list[Labelled], index: int, start: int, stop: int, language: Language) -> bool:
    """Whether a line that the model left out is a post or a heading in Markdown amid the body, or the name of who speaks next, or the
    paragraph that leads to the next: "The museum was less playful online:" """
    block = labelled[index].block
    if index + 1 >= len(labelled):
        return False
    if start < index < stop and _leads(labelled[index - 1], block, labelled[index + 1], language):
        return True
    if labelled[index + 1].label is not Label.BODY:
        return False
    if start < index < stop and (
        block.bullet.startswith("##") or body_kinds.is_post(block.text) or _heads_paragraph(labelled, index, language)
    ):
        return True
    return start - 1 <= index < stop and block.text.endswith(":") and body_kinds.turn().fullmatch(block.text) is not None


def _leads(above: Labelled, block: Block, below: Labelled, language: Language) -> bool:
    """Whether some words with a colon lead from one paragraph to the next, or to a post: "The museum was less playful online:" """
    text = block.text
    if above.label not in IN_BODY or not text.endswith(":") or block.words <= _SHORTEST_PARAGRAPH or promos.is_promo(text, language):
        return False
    return below.label in IN_BODY or body_kinds.is_post(below.block.text)


def _opens_story(item: Labelled, ahead: int, language: Language) -> bool:
    """Whether a block that the model left out, `ahead` of the body, is its first paragraph, by its dateline: "EASTHAVEN (AP) — The …" """
    text = item.block.text
    paragraph = 0 < ahead <= _JUST_ABOVE and item.block.words > _FEWEST_OPENING and text.endswith((".", "”", '"'))
    return paragraph and dateline.split(text, language) is not None


def _heads_paragraph(labelled: list[Labelled], index: int, language: Language) -> bool:
    """Whether a few words above a paragraph are a subhead, below an advertisement or amid the story: "What the neighbors want" """
    text, words = labelled[index].block.text, labelled[index].block.words
    if not 2 <= words <= 9 or text.endswith(body_kinds.SENTENCE_ENDS) or not text[0].isupper() or furniture.share(text, language) > 0:
        return False
    if is_heading(text, language):
        return False
    return "advertis" in labelled[index - 1].block.lower or _is_amid_story(labelled, index, language)


def _is_amid_story(labelled: list[Labelled], index: int, language: Language) -> bool:
    """Whether a line of which the model is not sure stands between two paragraphs of which it is."""
    item, above, below = labelled[index], labelled[index - 1], labelled[index + 1]
    if (
        item.block.bullet
        or item.probability > _DOUBTFUL
        or promos.is_promo(item.block.text, language)
        or pictures.credit_of(item.block.text, language)
    ):
        return False
    return all(other.label is Label.BODY and other.probability > _SURE and other.block.words > _FEWEST_AROUND for other in (above, below))


def _without_end(labelled: list[Labelled], start: int, stop: int) -> int:
    """Takes short lines that end no sentence from the body's end, of which the model is not sure; returns where the body now stops."""
    while stop < len(labelled) and labelled[stop].label is Label.BODY:
        stop += 1
    for index in range(stop - 1, start, -1):
        item = labelled[index]
        if item.label is Label.BODY:
            block = item.block
            if block.bullet or item.probability > _SURE or block.words > 5 or block.text.endswith(body_kinds.SENTENCE_ENDS):
                return index + 1
            item.label = Label.OTHER
    return stop


def _is_promo_here(labelled: list[Labelled], index: int, language: Language) -> bool:
    """Whether a line advertises by the lines beside it: it goes on with a promo, or is a link in capitals amid lines that are not."""
    item, around = labelled[index], labelled[max(0, index - 1) : index + 2]
    if index and item.probability < _SURE and promos.is_blurb(item.block.text, labelled[index - 1].block.text, language):
        return True
    return promos.links_to_story(item.block.text) and not any(other.block.text.isupper() for other in around if other is not item)


def _is_page_date(labelled: list[Labelled], index: int) -> bool:
    """Whether a line that is only a date is the page's and heads no part of a chronicle: it has a time, or no paragraph is above it."""
    text = labelled[index].block.text
    if len(text) > _LONGEST_DATE or not any(map(str.isdigit, text)) or not dates.is_date(text):
        return False
    return ":" in text or not any(item.label is Label.BODY for item in labelled[max(0, index - _NEAR) : index])


def _is_address(text: str) -> bool:
    return " " not in text and text.startswith(("http://", "https://", "www.", "mailto:"))


def _ends_in_credit(text: str, language: Language) -> bool:
    """Whether a line ends in a credit that no sentence of a story ends in: in brackets, after a word such as "Photo:", with an address."""
    if pictures.credit_of(text, language) is None:
        return False
    addressed = "@" in text.rpartition(" ")[2]
    if not addressed and not text.endswith(")") and not any(sign in text for sign in ("hoto", "icture", "mage", "redit")):
        return False
    image = pictures.split(text, language)
    if image.credit is None:
        return False
    after_sentence = text.endswith(")") and (image.caption or "").endswith((".", "!", "?")) and not agencies.lookup(image.credit)
    return addressed or "/" in image.credit or image.caption is None or after_sentence or any(word in text for word in pictures.MARKS)


def _below_credit(labelled: list[Labelled], index: int) -> bool:
    """Whether a line without a sentence's end stands below a line that is only an agency's credit: "Getty Images"."""
    text = labelled[index].block.text
    above = labelled[index - 1] if index else None
    if above is None or above.label in IN_BODY or not above.block.text.endswith(" Images") or above.block.words > 4:
        return False
    return labelled[index].block.words > 5 and not text.endswith((".", "?", "!", ":", "”", '"'))


def _above_credit(labelled: list[Labelled], index: int, language: Language) -> bool:
    """Whether a line that the model is not sure of stands above one that is only a credit: "Photo: Ada Lind" """
    if index + 1 >= len(labelled) or labelled[index].probability > _SURE:
        return False
    return pictures.is_bare_credit(labelled[index + 1].block.text, language)


def _mark_comments(labelled: list[Labelled], stop: int, language: Language) -> None:
    """What readers wrote: from a heading such as "12 Comments" after the body to where the page's own furniture begins."""
    inside = False
    for item in labelled[stop:]:
        text = item.block.text
        words = item.block.lower.split() if item.block.words <= 3 else []
        if {"comments", "comment"}.intersection(words) and not {"post", "leave", "add", "view"}.intersection(words):
            inside = True
        elif inside and (
            item.label is not Label.OTHER or is_heading(text, language) or "©" in text or furniture.share(text, language) > 0.6
        ):
            inside = False
        if inside:
            item.label = Label.COMMENT


def _mark_pull_quotes(stretch: list[Labelled], language: Language) -> None:
    """What stands between the paragraphs in the words of one of them."""
    candidates = [item for item in stretch if _may_be_pulled(item)][:_MOST_PULLED]
    if not candidates:
        return
    told = [(item, item.block.lower) for item in stretch if item.label in IN_BODY]
    everything = "\n".join([text for _, text in told])
    for item in candidates:
        words = [word.bare for word in of(item.block.text, language) if word.bare.isalnum()]
        # whether its longest word is told elsewhere is sooner known than whether all are, one after the other
        if everything.count(max(words, key=len, default="")) > (item.label in IN_BODY):
            told_in = [text for other, text in told if other is not item and all(word in text for word in words)]
            if told_in and any(map(set(_runs(item.block.text)).issubset, map(_runs, told_in))):
                item.label = Label.PULL_QUOTE


def _may_be_pulled(item: Labelled) -> bool:
    """Whether a block can be a pull quote: several words that the model took for no paragraph, or that end no sentence."""
    text = item.block.text
    if item.block.words <= _FEWEST_PULLED or item.block.bullet:
        return False
    return item.label is Label.OTHER or (item.label in IN_BODY and not text.endswith((".", "?", "!", ":")))


def _runs(text: str) -> list[tuple[str, ...]]:
    """Each four words of a text that follow one another, without punctuation."""
    words = _WORD.findall(text.lower())
    return list(zip(words, words[1:], words[2:], words[3:], strict=False))


def _rest(labelled: list[Labelled], index: int, within: bool, language: Language) -> Label:
    """What a block is that is none of the story's text and head."""
    item = labelled[index]
    text = item.block.text
    words, lower = item.block.words, item.block.lower
    if (words <= 5 and "advertis" in lower) or lower in ("sponsored", "ad"):
        return Label.ADVERTISEMENT
    if len(text) <= 600 and words > 1:
        if index and labelled[index - 1].label is Label.BYLINE and roles.is_role(text, language):
            return Label.ROLE
        if notes.kind(text, language):
            return Label.NOTE
        if pictures.credit_of(text, language):
            return Label.CAPTION if pictures.split(text, language).caption else Label.CREDIT
        if within and (promos.is_promo(text, language) or _is_promo_here(labelled, index, language)):
            return Label.PROMO
    if "©" in text or furniture.claims_rights(lower) or ("cookie" in lower and words > 3) or "privacy policy" in lower:
        return Label.LEGAL
    if words <= _LONGEST_MENU_LINE and not text.endswith((".", "!", "?")):
        return Label.NAVIGATION
    return Label.OTHER
