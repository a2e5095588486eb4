"""The rules that correct the model's labels: they see the whole page as the model labelled it.

The model distinguishes headline, dek, byline, date and body from all else. The rules correct it if a line says what it is (a promo, a
note, a caption with its credit); they find subheads, list items, block quotations and posts in the body, and label the other blocks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from newsx.blocks import body_kinds, model, related
from newsx.blocks.body_span import main_stretch
from newsx.blocks.labels import IN_BODY, Label, Labelled
from newsx.blocks.model import Prediction
from newsx.languages import Language
from newsx.lines import agencies, dateline, dates, furniture, notes, pictures, promos, roles
from newsx.lines.headings import is_heading
from newsx.pages.block import Block
from newsx.text.sentences import STOPS, STOPS_OR_COLON, STOPS_QUOTES_OR_COLON, is_sentence
from newsx.text.speakers import turn_label
from newsx.text.words import of as words_of

_LABELS: Final = {state: Label(state) for state in ("headline", "dek", "byline", "date", model.BODY)}
_MAY_BE_BODY: Final = frozenset({Label.BODY, Label.DEK, Label.OTHER})

_SURE: Final = 0.95
"""The probability from which a block is a paragraph whatever stands around it."""
_DOUBTFUL: Final = 0.7
"""The probability up to which a line outside the body can be a subhead. Set by hand, as `_SURE`."""

_FEW_BLOCKS: Final = 20
_MIN_PROSE: Final = 0.5
"""The part of a few blocks' words that is sentences, from which these are a story."""
_MOST_OF_PROSE: Final = 0.75
"""The part of the sentences' words from which the model's labels are believed."""
_MIN_PARAGRAPH_WORDS: Final = 4
_MIN_OPENING_WORDS: Final = 22
"""Words of a first paragraph that the model has left out."""
_OPENING_ENDS: Final = (".", "”", '"')
"""The signs that end such a paragraph."""
_BLOCKS_ABOVE_BODY: Final = 2
"""Blocks above the body in which it can stand."""
_MIN_LEAD_WORDS: Final = 5
"""Words of a line with a colon that leads to the next paragraph."""
_MIN_SUBHEAD_WORDS, _MAX_SUBHEAD_WORDS = 2, 9
_MIN_WORDS_AROUND: Final = 13
"""Words of the paragraphs above and below a subhead."""
_MAX_END_WORDS: Final = 5
"""Words of a line at the body's end that is not of it."""

_MAX_BUTTON_WORDS: Final = 3
_MAX_CAPTION_WORDS: Final = 90
_MIN_CAPTION_WORDS: Final = 6
_MAX_SOURCE_WORDS: Final = 4
"""Words of a line that is only an agency's credit."""
_MAX_DATE_CHARS: Final = 60
_BLOCKS_ABOVE_DATE: Final = 5
"""Blocks above a date among which a paragraph shows that it is an entry of a chronicle."""

_MAX_ADVERTISEMENT_WORDS: Final = 5
_MAX_LINE_CHARS: Final = 600
"""Characters of a line that can be a role, a note, a caption or a promo."""
_MIN_COOKIE_WORDS: Final = 4
_MAX_MENU_WORDS: Final = 6
_MAX_COMMENTS_WORDS: Final = 3
"""Words of the heading above readers' comments."""
_MAX_FURNITURE: Final = 0.6
"""The part of a line's words that are words of menus and buttons, above which the comments end before it. Set by hand: readers write
some of these words, too."""

_MIN_PULLED_WORDS: Final = 7
_MAX_CANDIDATES: Final = 40
"""Blocks of a body that are looked at as pull quotes."""
_WORD: Final = re.compile(r"\w+")


def correct(blocks: list[Block], predictions: list[Prediction], language: Language) -> list[Labelled]:
    """The blocks with their labels. Each pass builds on the labels of those before it."""
    labelled = _labelled(blocks, predictions)
    _note_repeats(labelled)
    _trust_prose(labelled, language)
    start, stop = main_stretch(labelled, language)
    stop = related.unmark_within(labelled, start, stop, language)
    _correct_body(labelled, start, stop, language)
    stop = _cut_doubtful_end(labelled, start, stop)
    body_kinds.mark(labelled, start, stop, language)
    related.mark_after(labelled, stop, language)
    _mark_comments(labelled, stop, language)
    _label_others(labelled, start, stop, language)
    _mark_pull_quotes(labelled[start:stop], language)
    return labelled


class _Line:
    """A block with its place on the page, for rules on lines; `within` says that it stands within the body's stretch."""

    def __init__(self, labelled: list[Labelled], index: int, within: bool, language: Language) -> None:
        item = labelled[index]
        self.labelled, self.index, self.within, self.language = labelled, index, within, language
        self.block, self.probability = item.block, item.probability
        self.text, self.lower, self.words = item.block.text, item.block.lower, item.block.words

    def above(self) -> Labelled | None:
        """The block above, or None."""
        return self.labelled[self.index - 1] if self.index else None

    def below(self) -> Labelled | None:
        """The block below, or None."""
        return self.labelled[self.index + 1] if self.index + 1 < len(self.labelled) else None


def _labelled(blocks: list[Block], predictions: list[Prediction]) -> list[Labelled]:
    """The blocks with the labels of the model."""
    return [
        Labelled(block, _LABELS.get(prediction.state, Label.OTHER), prediction.probability, prediction.state, prediction.chances)
        for block, prediction in zip(blocks, predictions, strict=True)
    ]


def _note_repeats(labelled: list[Labelled]) -> None:
    """Notes for each block the first one with the same text: captions given twice, headlines in share boxes."""
    first: dict[str, int] = {}
    for index, item in enumerate(labelled):
        earlier = first.setdefault(item.block.text, index)
        if earlier != index:
            item.repeat_of = earlier


def _trust_prose(labelled: list[Labelled], language: Language) -> None:
    """Labels the sentences of a few blocks as body if most of their words are in sentences: a story pasted without its page.

    The model, which is used to pages, does not know it for one.
    """
    if len(labelled) > _FEW_BLOCKS:
        return
    may_be = _MAY_BE_BODY if len(labelled) > 1 else _MAY_BE_BODY | {Label.HEADLINE}
    prose = [item for item in labelled if item.label in may_be and is_sentence(item.block.text.rstrip("”\"’'"), language)]
    words = sum(item.block.words for item in prose)
    in_body = sum(item.block.words for item in prose if item.label is Label.BODY)
    if words < _MIN_PROSE * sum(item.block.words for item in labelled if item.label in may_be) or in_body >= _MOST_OF_PROSE * words:
        return
    for item in prose:
        if item.block.words >= _MIN_PARAGRAPH_WORDS:
            item.label = Label.BODY


def _correct_body(labelled: list[Labelled], start: int, stop: int, language: Language) -> None:
    """Labels body blocks that say what else they are, and adds to the body what belongs to it; `start` and `stop` are its ends."""
    for index, item in enumerate(labelled):
        if item.label is Label.BODY:
            item.label = _first_label(_BODY_RULES, _Line(labelled, index, start <= index < stop, language)) or Label.BODY
        elif item.label is Label.OTHER and _belongs_to_body(_Line(labelled, index, start <= index < stop, language), start, stop):
            item.label = Label.BODY


def _label_others(labelled: list[Labelled], start: int, stop: int, language: Language) -> None:
    """Labels the blocks without a label that say what they are."""
    for index, item in enumerate(labelled):
        if item.label is Label.OTHER:
            item.label = _first_label(_OTHER_RULES, _Line(labelled, index, start <= index < stop, language)) or Label.OTHER


def _first_label(rules: tuple[Callable[[_Line], Label | None], ...], line: _Line) -> Label | None:
    """The label of the first rule that gives one."""
    for rule in rules:
        label = rule(line)
        if label is not None:
            return label
    return None


def _promo(line: _Line) -> Label | None:
    """ "Read more: The ferry's last winter" """
    return Label.PROMO if promos.is_promo(line.text, line.language) else None


def _note(line: _Line) -> Label | None:
    """ "Correction: An earlier version gave the wrong price." """
    return Label.NOTE if notes.kind(line.text, line.language) else None


def _source(line: _Line) -> Label | None:
    """ "Reuters" """
    return Label.CREDIT if pictures.is_source(line.text, line.language) else None


def _button(line: _Line) -> Label | None:
    """ "Image", "https://packet.example", "Share this" """
    if line.text in line.language.line_words["picture button"] or _is_address(line.text):
        return Label.NAVIGATION
    short = line.words <= _MAX_BUTTON_WORDS and line.probability < _SURE
    return Label.NAVIGATION if short and furniture.share(line.text, line.language) == 1 else None


def _rights(line: _Line) -> Label | None:
    """ "All rights reserved. This material may not be published." """
    return Label.LEGAL if furniture.claims_rights(line.lower, line.language) else None


def _page_date(line: _Line) -> Label | None:
    """A line that is only a date and heads no entry of a chronicle: it has a time, or no paragraph just above: "Nov. 4, 2025 9:00 AM"."""
    if len(line.text) > _MAX_DATE_CHARS or not any(map(str.isdigit, line.text)) or not dates.is_date(line.text):
        return None
    near = line.labelled[max(0, line.index - _BLOCKS_ABOVE_DATE) : line.index]
    return Label.DATE if ":" in line.text or not any(item.label is Label.BODY for item in near) else None


def _promo_by_place(line: _Line) -> Label | None:
    """A line that continues the promo above it, or a link in capitals among lines that are not: "COUNCIL DELAYS ITS VOTE AGAIN"."""
    above, below = line.above(), line.below()
    if above is not None and line.probability < _SURE and promos.is_blurb(line.text, above.block.text, line.language):
        return Label.PROMO
    if not promos.links_to_story(line.text):
        return None
    beside = [other.block.text for other in (above, below) if other is not None]
    return None if any(map(str.isupper, beside)) else Label.PROMO


def _description(line: _Line) -> Label | None:
    """A line that describes a picture, at the body's beginning or after another block: "The ferry leaves Leeds on Monday"."""
    above = line.above()
    if (above is not None and above.label in IN_BODY) or is_sentence(line.text, line.language):
        return None
    return Label.CAPTION if pictures.describes(line.text, line.language) else None


def _caption(line: _Line) -> Label | None:
    """A line with a credit in it, above it or below it: "The ferry on Monday. (Ada Lind / Bern Gazette)"."""
    if line.words > _MAX_CAPTION_WORDS:
        return None
    return Label.CAPTION if _is_above_credit(line) or _ends_in_credit(line) or _is_below_source(line) else None


def _advertisement(line: _Line) -> Label | None:
    """ "Advertisement", "Sponsored" """
    short = line.words <= _MAX_ADVERTISEMENT_WORDS and _has(line.lower, line.language.line_parts["advertisement part"])
    return Label.ADVERTISEMENT if short or line.lower in line.language.line_words["advertisement line"] else None


def _short_line(line: _Line) -> Label | None:
    """A line of several words that is not too long to be a role, a note, a caption, a credit or a promo."""
    return _first_label(_SHORT_LINE_RULES, line) if len(line.text) <= _MAX_LINE_CHARS and line.words > 1 else None


def _role(line: _Line) -> Label | None:
    """ "Bern Gazette staff writer", below the byline."""
    above = line.above()
    return Label.ROLE if above is not None and above.label is Label.BYLINE and roles.is_role(line.text, line.language) else None


def _picture(line: _Line) -> Label | None:
    """ "The ferry on Monday. (Ada Lind / Bern Gazette)", "Photo: Ada Lind" """
    if not pictures.credit_of(line.text, line.language):
        return None
    return Label.CAPTION if pictures.split(line.text, line.language).caption else Label.CREDIT


def _promo_within(line: _Line) -> Label | None:
    """A promo between the paragraphs of the article."""
    return _promo(line) or _promo_by_place(line) if line.within else None


def _legal(line: _Line) -> Label | None:
    """ "© 2025 Bern Gazette", "We use cookies on this page", "Privacy policy" """
    lower = line.lower
    if (
        furniture.has_copyright_sign(line.text)
        or furniture.claims_rights(lower, line.language)
        or _has(lower, line.language.line_parts["legal"])
    ):
        return Label.LEGAL
    return Label.LEGAL if line.words >= _MIN_COOKIE_WORDS and _has(lower, line.language.line_parts["cookies"]) else None


def _navigation(line: _Line) -> Label | None:
    """ "Sports", "Sign in" """
    return Label.NAVIGATION if line.words <= _MAX_MENU_WORDS and not line.text.endswith(STOPS) else None


_BODY_RULES: Final = (_promo, _note, _source, _button, _rights, _page_date, _promo_by_place, _description, _caption)
"""What a block that the model labels as body can be after all: the first rule that gives a label."""
_SHORT_LINE_RULES: Final = (_role, _note, _picture, _promo_within)
_OTHER_RULES: Final = (_advertisement, _short_line, _legal, _navigation)
"""What a block outside the body can be: the first rule that gives a label."""


def _has(text: str, parts: tuple[str, ...]) -> bool:
    """Whether one of these parts stands in a text."""
    return any(part in text for part in parts)


def _is_address(text: str) -> bool:
    """ "https://packet.example", "mailto:ann@packet.example" """
    return " " not in text and text.startswith(("http://", "https://", "www.", "mailto:"))


def _is_above_credit(line: _Line) -> bool:
    """Whether a line of which the model is not sure stands above one that is only a credit: "Photo: Ada Lind"."""
    below = line.below()
    if below is None or line.probability > _SURE or "in:footer" in below.block.cues:
        return False
    return pictures.is_bare_credit(below.block.text, line.language)


def _ends_in_credit(line: _Line) -> bool:
    """Whether a line ends in a credit that no sentence of a story ends in.

    It is in brackets after a sentence ("… on Monday. (Ada Lind)"), has a slash ("(Ada Lind / Bern Gazette)"), an address or a word such as
    "Photo:", or is all of the line.
    """
    text = line.text
    if pictures.credit_of(text, line.language) is None:
        return False
    addressed = "@" in text.rpartition(" ")[2]
    if not addressed and not text.endswith(")") and not pictures.has_credit_word(text, line.language):
        return False
    image = pictures.split(text, line.language)
    if image.credit is None:
        return False
    after_sentence = text.endswith(")") and (image.caption or "").endswith(STOPS) and not agencies.lookup(image.credit)
    if addressed or "/" in image.credit or image.caption is None or after_sentence:
        return True
    return any(word in text for word in line.language.credit_phrases["seldom in a sentence"])


def _is_below_source(line: _Line) -> bool:
    """Whether a line that ends no sentence stands below a line that is only an agency's credit: "Getty Images"."""
    above = line.above()
    if above is None or above.label in IN_BODY or above.block.words > _MAX_SOURCE_WORDS or " " not in above.block.text:
        return False
    if above.block.text.rpartition(" ")[2] not in line.language.line_words["picture source"]:
        return False
    return line.words >= _MIN_CAPTION_WORDS and not line.text.endswith(STOPS_QUOTES_OR_COLON)


def _belongs_to_body(line: _Line, start: int, stop: int) -> bool:
    """Whether a block that the model left out is of the body from `start` to `stop`, by the blocks beside it."""
    if _opens_story(line, start - line.index):
        return True
    above, below = line.above(), line.below()
    if below is None:
        return False
    inside = start < line.index < stop
    if inside and above is not None and _leads_on(line, above, below):
        return True
    if below.label is not Label.BODY:
        return False
    if inside and (line.block.bullet.startswith("##") or body_kinds.is_post(line.text) or _is_subhead(line)):
        return True
    return start - 1 <= line.index < stop and _is_speakers_name(line.text)


def _opens_story(line: _Line, ahead: int) -> bool:
    """Whether a block, `ahead` blocks above the body, is its first paragraph, by its dateline: "EASTHAVEN (AP) — The ferry …"."""
    long = 0 < ahead <= _BLOCKS_ABOVE_BODY and line.words >= _MIN_OPENING_WORDS
    return long and line.text.endswith(_OPENING_ENDS) and dateline.split(line.text, line.language) is not None


def _leads_on(line: _Line, above: Labelled, below: Labelled) -> bool:
    """Whether some words with a colon lead from one paragraph to the next, or to a post: "The museum was less playful online:"."""
    if above.label not in IN_BODY or not line.text.endswith(":") or line.words < _MIN_LEAD_WORDS:
        return False
    return not promos.is_promo(line.text, line.language) and (below.label in IN_BODY or body_kinds.is_post(below.block.text))


def _is_speakers_name(text: str) -> bool:
    """Whether a line is only the label of a turn of a transcript: "ANN ROE:"."""
    return text.endswith(":") and turn_label().fullmatch(text) is not None


def _is_subhead(line: _Line) -> bool:
    """Whether a few words above a paragraph are a subhead, below an advertisement or within the story: "What the neighbors want"."""
    text = line.text
    if not _MIN_SUBHEAD_WORDS <= line.words <= _MAX_SUBHEAD_WORDS or text.endswith(body_kinds.NOT_AFTER_SUBHEADS) or not text[0].isupper():
        return False
    if furniture.share(text, line.language) > 0 or is_heading(text, line.language):
        return False
    above = line.above()
    return (above is not None and _has(above.block.lower, line.language.line_parts["advertisement part"])) or _is_between_paragraphs(line)


def _is_between_paragraphs(line: _Line) -> bool:
    """Whether a line of which the model is not sure stands between two paragraphs of which it is."""
    if line.block.bullet or line.probability > _DOUBTFUL:
        return False
    if promos.is_promo(line.text, line.language) or pictures.credit_of(line.text, line.language):
        return False
    return _is_sure_paragraph(line.above()) and _is_sure_paragraph(line.below())


def _is_sure_paragraph(item: Labelled | None) -> bool:
    """Whether a block is a long paragraph of which the model is sure."""
    return item is not None and item.label is Label.BODY and item.probability > _SURE and item.block.words >= _MIN_WORDS_AROUND


def _cut_doubtful_end(labelled: list[Labelled], start: int, stop: int) -> int:
    """Takes the label body from short lines at the body's end that end no sentence and of which the model is not sure.

    Returns where the body stops without them.
    """
    while stop < len(labelled) and labelled[stop].label is Label.BODY:
        stop += 1
    for index in range(stop - 1, start, -1):
        item = labelled[index]
        if item.label is Label.BODY:
            if not _is_doubtful_end(item):
                return index + 1
            item.label = Label.OTHER
    return stop


def _is_doubtful_end(item: Labelled) -> bool:
    """ "Follow us", of which the model is not sure."""
    block = item.block
    if block.bullet or block.words > _MAX_END_WORDS or block.text.endswith(body_kinds.NOT_AFTER_SUBHEADS):
        return False
    return item.probability <= _SURE


def _mark_comments(labelled: list[Labelled], stop: int, language: Language) -> None:
    """Labels readers' comments: from a heading such as "12 Comments" after the body to where the page's own furniture begins."""
    inside = False
    for item in labelled[stop:]:
        if _heads_comments(item.block, language):
            inside = True
        elif inside and _ends_comments(item, language):
            inside = False
        if inside:
            item.label = Label.COMMENT


def _heads_comments(block: Block, language: Language) -> bool:
    """ "12 Comments", but not "Leave a comment" """
    words = block.lower.split() if block.words <= _MAX_COMMENTS_WORDS else []
    return not language.line_words["comments"].isdisjoint(words) and language.line_words["comment button"].isdisjoint(words)


def _ends_comments(item: Labelled, language: Language) -> bool:
    """Whether readers' comments end before a block: it has a label, heads a list of stories, or is of the page's furniture."""
    text = item.block.text
    if item.label is not Label.OTHER or is_heading(text, language) or furniture.has_copyright_sign(text):
        return True
    return furniture.share(text, language) > _MAX_FURNITURE


def _mark_pull_quotes(stretch: list[Labelled], language: Language) -> None:
    """Labels what stands between the paragraphs in the words of one of them."""
    candidates = [item for item in stretch if _may_be_pulled(item)][:_MAX_CANDIDATES]
    if not candidates:
        return
    paragraphs = [(item, item.block.lower) for item in stretch if item.label in IN_BODY]
    everything = "\n".join([text for _, text in paragraphs])
    for item in candidates:
        words = [word.bare for word in words_of(item.block.text, language) if word.bare.isalnum()]
        words.sort(key=len, reverse=True)  # long words are rare: most candidates fail by the first
        if everything.count(words[0] if words else "") > (item.label in IN_BODY):
            sources = [text for other, text in paragraphs if other is not item and all(word in text for word in words)]
            if sources and any(map(set(_runs(item.block.text)).issubset, map(_runs, sources))):
                item.label = Label.PULL_QUOTE


def _may_be_pulled(item: Labelled) -> bool:
    """Whether a block can be a pull quote: several words that are not labelled as body, or that end no sentence."""
    if item.block.words < _MIN_PULLED_WORDS or item.block.bullet:
        return False
    return item.label is Label.OTHER or (item.label in IN_BODY and not item.block.text.endswith(STOPS_OR_COLON))


def _runs(text: str) -> list[tuple[str, ...]]:
    """Each four words of a text that follow one another, without punctuation."""
    words = _WORD.findall(text.lower())
    return list(zip(words, words[1:], words[2:], words[3:], strict=False))
