"""The dek: the line below the headline that says what the story is about, before byline and body."""

from __future__ import annotations

from typing import Final

from newsx.blocks.labels import Label
from newsx.fields import section, summary
from newsx.fields.images import follows_lone_credit
from newsx.fields.page import Page
from newsx.lines import dateline, furniture, notes, pictures, promos, roles
from newsx.text import names
from newsx.text.likeness import content_words, share
from newsx.text.sentences import STOPS

_SCORES: Final = {
    # the model's label, times its probability
    "labelled dek": 2.0,  # or headline, of which the page has another
    "labelled body": -1.0,
    # place
    "just below the headline": 0.8,
    "second below the headline": 0.3,
    "a block from the headline": -0.05,  # for each block below the second, down to the next value
    "far from the headline": -0.4,
    "above the byline": 0.4,
    "just below the byline": 0.6,  # within three lines
    "sentence just above the body": 1.0,
    "sentence second above the body": 0.8,
    "first paragraph that sums up the story": 2.2,  # `summary.precedes`
    "doubtful first paragraph above a credit": 1.2,  # a dek, then a picture, then the story
    # form
    "usual length": 0.3,  # eight to forty-five words
    "short": -0.3,
    "list item": -0.5,
    # words
    "words of the body": 0.5,  # for a line with half of its content words in the body's first paragraphs, less for fewer
    "description in the metadata": 1.5,
    # other things that a line can be
    "caption of a lone credit": -1.5,
    "caption": -1.5,
    "above a credit": -1.5,
    "above a credit, unsure": -0.3,
    "promo, note, byline, trail, role or name": -3.0,
    "about the page": -1.0,  # "This article …", "Today …"
    "date": -2.0,
    "furniture": -2.0,
}
"""What each sign adds to a line's score. Set by hand."""
_MIN_SCORE: Final = 0.5
"""The score above which a line is a dek."""

_MIN_WORDS, _MAX_WORDS = 3, 90
_MIN_NOT_SHORT_WORDS: Final = 6
_MIN_USUAL_WORDS, _MAX_USUAL_WORDS = 8, 45
_AT_BYLINE: Final = frozenset({0, 1, 2})
"""Blocks between the byline and a dek just below it."""
_BLOCKS_ABOVE_BODY: Final = 2
"""Blocks above the body in which a sentence is most likely the dek."""
_MAX_BLOCKS_BELOW: Final = 30
"""Blocks below the headline in which the dek is looked for."""
_MIN_PARAGRAPHS_BELOW: Final = 2
"""Paragraphs that a story has below its dek."""
_SURE: Final = 0.8
"""The probability from which the model's label is believed. Set by hand."""
_COMPARED_CHARS: Final = 40
"""Characters at the beginning of a line that are compared with the description in the metadata, which is often cut short."""
_MAX_WORDS_BESIDE_DATE: Final = 12
_MIN_FURNITURE: Final = 0.2
"""The part of a line's words that are words of menus and buttons, from which it is one of those. Set by hand."""


def find_dek(page: Page, byline: range) -> int | None:
    """The index of the dek's block, or None; `byline` has the indices of the byline's blocks."""
    if page.headline is None:
        return None
    first = page.headline + 1
    stop = min(len(page.items), max(page.start + 1, first + 1), page.headline + _MAX_BLOCKS_BELOW)
    story = next((index for index in range(first, stop) if dateline.split(page.text(index), page.language)), stop)
    scores = [(_score(page, index, byline), -index) for index in range(first, story) if _is_candidate(page, index, byline)]
    score, place = max(scores, default=(0.0, 0))
    return -place if score > _MIN_SCORE else None


def _is_candidate(page: Page, index: int, byline: range) -> bool:
    """Whether a line can be the dek: of usual length, not of the byline, not the headline again, with paragraphs below it."""
    item = page.items[index]
    if not _MIN_WORDS <= item.block.words <= _MAX_WORDS or index in byline:
        return False
    if item.repeat_of is not None and page.text(item.repeat_of) == page.text(page.headline or 0):
        return False
    if not _is_paragraph(page, index):
        return True
    return sum(other.label is Label.BODY for other in page.items[index + 1 : page.stop]) >= _MIN_PARAGRAPHS_BELOW


def _is_paragraph(page: Page, index: int) -> bool:
    """Whether a line is labelled as a paragraph of the story."""
    return page.label(index) is Label.BODY and index >= page.start


def _score(page: Page, index: int, byline: range) -> float:
    """The sum of `_SCORES` for a line; the most likely dek has the highest."""
    item = page.items[index]
    line, words, paragraph = item.block.text, item.block.words, _is_paragraph(page, index)
    score = _label_score(page, index) + _distance_score(index - (page.headline or 0))
    if byline and index < byline.start:
        score += _SCORES["above the byline"]
    if words < _MIN_NOT_SHORT_WORDS:
        score += _SCORES["short"]
    elif _MIN_USUAL_WORDS <= words <= _MAX_USUAL_WORDS:
        score += _SCORES["usual length"]
    if item.block.bullet:
        score += _SCORES["list item"]
    if not paragraph:
        score += _SCORES["words of the body"] * min(1.0, 2 * share(content_words(line, page.language), page.opening))
        if any(_begins_alike(line, description.value) for description in page.evidence.on("dek")):
            score += _SCORES["description in the metadata"]
    score += _paragraph_score(page, index) if paragraph else _line_score(page, index, byline)
    score += _something_else(page, index)
    return score + (_SCORES["caption of a lone credit"] if follows_lone_credit(page, index, byline) else 0.0)


def _label_score(page: Page, index: int) -> float:
    """The score for the model's label."""
    item = page.items[index]
    if item.label is Label.DEK or item.label is Label.HEADLINE:
        return _SCORES["labelled dek"] * item.probability
    return _SCORES["labelled body"] * item.probability if _is_paragraph(page, index) else 0.0


def _distance_score(blocks: int) -> float:
    """The score for the distance from the headline."""
    if blocks <= 2:
        return _SCORES["just below the headline" if blocks == 1 else "second below the headline"]
    return max(_SCORES["far from the headline"], _SCORES["a block from the headline"] * blocks)


def _begins_alike(line: str, description: str) -> bool:
    """Whether a line is the page's description, which the metadata often cut short."""
    return line[:_COMPARED_CHARS].lower() == description[:_COMPARED_CHARS].lower() and min(len(line), len(description)) >= _COMPARED_CHARS


def _paragraph_score(page: Page, index: int) -> float:
    """The score of a line labelled as a paragraph: the body's first one can be the dek."""
    if index != page.start:
        return 0.0
    if summary.precedes(page, index):
        return _SCORES["first paragraph that sums up the story"]
    doubtful = page.items[index].probability < _SURE and index + 1 < len(page.items)
    if doubtful and page.label(index + 1) is not Label.BODY and pictures.credit_of(page.text(index + 1), page.language):
        return _SCORES["doubtful first paragraph above a credit"]
    return 0.0


def _line_score(page: Page, index: int, byline: range) -> float:
    """The score of a line outside the body for standing just below the byline or being a sentence just above the body."""
    block = page.items[index].block
    score = _SCORES["just below the byline"] if byline and index - byline.stop in _AT_BYLINE and not block.bullet else 0.0
    if block.text.endswith(STOPS) and page.start - 1 - _BLOCKS_ABOVE_BODY < index < page.start:
        score += _SCORES["sentence just above the body" if index == page.start - 1 else "sentence second above the body"]
    return score


def _something_else(page: Page, index: int) -> float:
    """The score for being a caption, byline, date, note, promo or furniture."""
    line = page.text(index)
    if _is_known_line(page, index):
        return _SCORES["promo, note, byline, trail, role or name"]
    lower = line.lower()
    if any(lower.startswith(f"{opening} ") for opening in page.language.line_parts["about the page"]):
        return _SCORES["about the page"]
    score = _SCORES["caption"] if pictures.is_caption(line, page.language) else 0.0
    if _credit_follows(page, index):
        score += _SCORES["above a credit" if page.items[index].probability > _SURE else "above a credit, unsure"]
    if _is_date(page, index):
        score += _SCORES["date"]
    if furniture.share(line, page.language) >= _MIN_FURNITURE:
        score += _SCORES["furniture"]
    return score


def _is_known_line(page: Page, index: int) -> bool:
    """Whether a line is a trail ("Home > News"), a byline, a promo, a note, or the role or name of an author."""
    line = page.text(index)
    if section.is_trail(line) or page.introduced(index) or promos.is_promo(line, page.language):
        return True
    return bool(notes.kind(line, page.language)) or roles.is_role(line, page.language) or names.is_person(line, page.language)


def _is_date(page: Page, index: int) -> bool:
    """Whether a line is a date, or begins with a number, and has few other words."""
    line, printed = page.text(index), page.dates(index)
    beside = line.count(" ") - sum(line.count(" ", found.start, found.stop) for found in printed)
    return beside < _MAX_WORDS_BESIDE_DATE and (bool(printed) or line[:1].isdigit())


def _credit_follows(page: Page, index: int) -> bool:
    """Whether the next line is only a picture's credit: then this one is its caption."""
    below = page.text(index + 1) if index + 1 < len(page.items) else ""
    return pictures.is_bare_credit(below, page.language)
