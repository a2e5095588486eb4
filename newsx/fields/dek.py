"""The dek: the line below the headline that says what the story is about, before byline and body."""

from __future__ import annotations

from newsx.blocks.labels import Label
from newsx.fields import section, summary
from newsx.fields.images import follows_lone_credit
from newsx.fields.page import Page, content_words
from newsx.lines import dateline, furniture, notes, pictures, promos, roles
from newsx.text import names

_LONGEST = 90
_LEAST = 0.5
_FEWEST_BELOW = 2
"""Paragraphs that a story has below its dek."""
_SURE = 0.8
_APART = 2.2
"""What a paragraph at the body's beginning counts for being told apart from the story."""
_TOLD = 40


def choose(page: Page, signature: range) -> int | None:
    """The index of the dek's block, or None."""
    if page.headline is None:
        return None
    stop = min(len(page.items), max(page.start + 1, page.headline + 2), page.headline + 30)
    stop = next(
        (index for index in range(page.headline + 1, stop) if dateline.split(page.text(index), page.language)), stop
    )  # there the story begins
    ranked = sorted(((_score(page, index, signature), -index) for index in range(page.headline + 1, stop)), reverse=True)
    return -ranked[0][1] if ranked and ranked[0][0] > _LEAST else None


def _score(page: Page, index: int, signature: range) -> float:
    item = page.items[index]
    line, words = item.block.text, item.block.words
    if (
        not 3 <= words <= _LONGEST
        or index in signature
        or (item.repeat_of is not None and page.text(item.repeat_of) == page.text(page.headline or 0))
    ):
        return 0.0
    in_body = item.label is Label.BODY and index >= page.start
    if in_body and sum(1 for other in page.items[index + 1 : page.stop] if other.label is Label.BODY) < _FEWEST_BELOW:
        return 0.0
    score = 2 * item.probability if item.label is Label.DEK else -item.probability if in_body else 0.0
    distance = index - (page.headline or 0)
    score += 0.8 if distance == 1 else 0.3 if distance == 2 else -min(0.4, 0.05 * distance)
    score += 0.4 if signature and index < signature.start else 0.0
    score += 0.3 if 8 <= words <= 45 else -0.3 if words < 6 else 0.0
    score -= 0.5 if item.block.bullet else 0.0
    score += 0.0 if in_body else 0.5 * min(1.0, 2 * _likeness(page, line))
    score += 1.5 if any(_begins_alike(line, claim.value) for claim in page.evidence.on("dek")) and not in_body else 0.0
    return (
        score + _place(page, index, signature, in_body) - _something_else(page, index) - 1.5 * follows_lone_credit(page, index, signature)
    )


def _begins_alike(line: str, description: str) -> bool:
    """Whether a line is the page's description, which metadata often cut short."""
    return line[:_TOLD].lower() == description[:_TOLD].lower() and min(len(line), len(description)) >= _TOLD


def _place(page: Page, index: int, signature: range, in_body: bool) -> float:
    """What speaks for a line below the byline: it follows directly, or it is the sentence above the body that is not of it."""
    item = page.items[index]
    if in_body:
        if index == page.start and summary.precedes(page, index):
            return _APART
        doubtful = index == page.start and item.probability < _SURE and index + 1 < len(page.items)
        return (
            1.2 if doubtful and page.label(index + 1) is not Label.BODY and pictures.credit_of(page.text(index + 1), page.language) else 0.0
        )
    score = 0.6 if signature and index - signature.stop in {0, 1, 2} and not item.block.bullet else 0.0
    if item.block.text.endswith((".", "?", "!")) and page.start - 3 < index < page.start:
        score += 1.0 if index == page.start - 1 else 0.8
    return score


def _likeness(page: Page, line: str) -> float:
    words = content_words(line, page.language)
    return len(words & page.opening) / len(words) if words else 0.0


def _something_else(page: Page, index: int) -> float:
    """What a line loses for being a caption, byline, date, note, promo or the page's furniture."""
    line = page.text(index)
    if (
        section.is_trail(line)
        or page.introduced(index)
        or promos.is_promo(line, page.language)
        or notes.kind(line, page.language)
        or roles.is_role(line, page.language)
        or names.is_person(line, page.language)
    ):
        return 3.0
    if line.lower().startswith(("this post ", "this article ", "this story ", "today ")):
        return 1.0
    lost = 1.5 if pictures.is_caption(line, page.language) else 0.0
    if _credit_follows(page, index):
        lost += 1.5 if page.items[index].probability > _SURE else 0.3
    printed = page.dates(index)
    if line.count(" ") - sum(line.count(" ", found.start, found.stop) for found in printed) < 12 and (printed or line[:1].isdigit()):
        lost += 2.0
    return lost + (2.0 if furniture.share(line, page.language) >= 0.2 else 0.0)


def _credit_follows(page: Page, index: int) -> bool:
    """Whether the next line is a picture's credit and nothing else: then this one is its caption."""
    below = page.text(index + 1) if index + 1 < len(page.items) else ""
    return pictures.is_bare_credit(below, page.language)
