"""The dek: the line below the headline that says what the story is about, before byline and body."""

from __future__ import annotations

from newsx.blocks.labels import Label
from newsx.fields import names, notes, pictures, promos, roles
from newsx.fields.layout import Page, content_words, furniture

_LONGEST = 90
_LEAST = 0.6


def choose(page: Page, signature: range) -> int | None:
    """The index of the dek's block, or None."""
    if page.headline is None:
        return None
    stop = min(len(page.items), max(page.start + 1, page.headline + 2), page.headline + 30)
    ranked = sorted(((_score(page, index, signature), -index) for index in range(page.headline + 1, stop)), reverse=True)
    return -ranked[0][1] if ranked and ranked[0][0] > _LEAST else None


def _score(page: Page, index: int, signature: range) -> float:
    item = page.items[index]
    line = item.block.text
    words = line.count(" ") + 1
    if (
        not 3 <= words <= _LONGEST
        or index in signature
        or (item.repeat_of is not None and page.text(item.repeat_of) == page.text(page.headline or 0))
    ):
        return 0.0
    score = 2 * item.probability if item.label is Label.DEK else -item.probability if item.label is Label.BODY else 0.0
    distance = index - (page.headline or 0)
    score += 0.8 if distance == 1 else 0.3 if distance == 2 else -0.05 * distance
    score += 0.4 if signature and index < signature.start else 0.0
    if item.label is not Label.BODY and words >= 8 and line.endswith((".", "?", "!")) and page.start - 3 < index < page.start:
        score += 0.8
    score += 0.3 if signature and index - signature.stop in {0, 1} and not page.items[index].block.bullet else 0.0
    score += 0.3 if 8 <= words <= 45 else -0.3 if words < 6 else 0.0
    score -= 0.5 if item.block.bullet else 0.0
    score += 0.5 * min(1.0, 2 * _likeness(page, line))
    return score - _something_else(page, index)


def _likeness(page: Page, line: str) -> float:
    words = set(content_words(line))
    return len(words & page.opening) / len(words) if words else 0.0


def _something_else(page: Page, index: int) -> float:
    """What a line loses for being a caption, byline, date, note, promo or the page's furniture."""
    line = page.text(index)
    if page.introduced(index) or promos.is_promo(line) or notes.kind(line) or roles.is_role(line) or names.is_person(line):
        return 3.0
    if line.lower().startswith(("this post ", "this article ", "this story ", "today ")):
        return 1.0
    lost = 1.5 if pictures.credit_of(line) else 0.0
    words = line.split()
    if len(words) <= 12 and page.dates(index):
        lost += 2.0
    return lost + (2.0 if furniture(line) >= 0.2 else 0.0)
