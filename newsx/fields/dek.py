"""The dek: the line below the headline that says what the story is about, before byline and body.

The lines near the headline are the candidates; learned weights choose among them, or none, by what the models of blocks think of each, by
where it stands, and by what else it can be.
"""

from __future__ import annotations

from typing import Final

from newsx.blocks.labels import Label
from newsx.fields import choice, section, summary
from newsx.fields.choice import Candidate, Steps
from newsx.fields.images import follows_lone_credit
from newsx.fields.page import Page
from newsx.lines import dateline, furniture, notes, pictures, promos, roles
from newsx.text import names
from newsx.text.likeness import content_words, share
from newsx.text.sentences import STOPS

_MIN_WORDS, _MAX_WORDS = 3, 90
_MIN_LEADING_WORDS: Final = 6
"""Words of a line that is the dek as it stands just above the dateline."""
_AT_BYLINE: Final = frozenset({0, 1, 2})
"""Blocks between the byline and a dek just below it."""
_MAX_BLOCKS_BELOW: Final = 30
"""Blocks below the headline in which the dek is looked for."""
_MIN_PARAGRAPHS_BELOW: Final = 2
"""Paragraphs that a story has below its dek."""
_COMPARED_CHARS: Final = 40
"""Characters at the beginning of a line that are compared with the description in the metadata, which is often cut short."""
_MAX_WORDS_BESIDE_DATE: Final = 12
_MIN_FURNITURE: Final = 0.2
"""The part of a line's words that are words of menus and buttons, from which it is one of those. Set by hand."""

_WORDS: Final = Steps("{} words", (4, 5, 7, 12, 20, 30, 45, 60))
_BELOW: Final = Steps("below headline {}", (1, 2, 3, 5, 9))
_ABOVE_BODY: Final = Steps("above body {}", (0, 1, 2, 4))
_SHARED: Final = Steps("{} tenths of its words in the body", (0, 1, 2, 3, 5, 7))
_KINDS: Final = {
    kind: Steps(f"chance of {kind} {{}}", (5, 15, 30, 50, 70, 90))
    for kind in ("dek", "body", "caption", "promo", "related", "note", "other")
}
_STATES: Final = {state: Steps(f"first chance of {state} {{}}", (5, 20, 50, 80, 95)) for state in ("dek", "headline", "body", "byline")}


def find_dek(page: Page, byline: range, points: range = range(0)) -> tuple[int | None, list[Candidate]]:
    """The index of the dek's block, or None, and the candidates; `byline` and `points` have the indices of the byline and the key points.

    If none is likely, it is the line between the headline and the dateline, as releases have it.
    """
    candidates = [candidate for candidate in candidates_on(page, byline) if candidate.block not in points]
    best = choice.one_of(candidates, choice.weights_of("dek", page.markup))
    if best is None:
        best = next((candidate for candidate in candidates if _leads_to_dateline(page, candidate.block)), None)
    return best.block if best else None, candidates


def _leads_to_dateline(page: Page, index: int) -> bool:
    """Whether a line that ends no sentence stands alone between the headline and a paragraph with a dateline."""
    if index - 1 != page.headline or index + 1 == len(page.items) or page.items[index].block.words < _MIN_LEADING_WORDS:
        return False
    if page.text(index).endswith(STOPS) or _something_else(page, index):
        return False
    return dateline.split(page.text(index + 1), page.language) is not None


def candidates_on(page: Page, byline: range) -> list[Candidate]:
    """The lines that can be the dek, with the evidence for and against each."""
    if page.headline is None:
        return []
    first = page.headline + 1
    stop = min(len(page.items), max(page.start + 1, first + 1), page.headline + _MAX_BLOCKS_BELOW)
    story = next((index for index in range(first, stop) if dateline.split(page.text(index), page.language)), stop)
    found: dict[str, Candidate] = {}
    for index in range(first, story):
        if _is_candidate(page, index, byline):
            text = page.text(index)
            candidate = found.setdefault(text, Candidate(text, text, index))
            for sign in _signs(page, index, byline):
                candidate.add(sign)
    return list(found.values())


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


def _signs(page: Page, index: int, byline: range) -> list[str]:
    """The evidence for and against a line."""
    item = page.items[index]
    line, paragraph = item.block.text, _is_paragraph(page, index)
    found = ["paragraph" if paragraph else "line", _WORDS.of(item.block.words), _BELOW.of(index - (page.headline or 0))]
    found += [steps.of(int(100 * item.kinds.get(kind, 0.0))) for kind, steps in _KINDS.items()]
    found += [steps.of(int(100 * item.chances.get(state, 0.0))) for state, steps in _STATES.items()]
    if byline:
        found.append("above byline" if index < byline.start else "below byline" if index - byline.stop in _AT_BYLINE else "far from byline")
    if line.endswith(STOPS):
        found.append("sentence")
    if item.block.bullet:
        found.append("list item")
    if any(_begins_alike(line, description.value) for description in page.evidence.on("dek")):
        found.append("description in the metadata")
    elif page.evidence.on("dek"):
        found.append("metadata describe it otherwise")
    if paragraph:
        found += _signs_of_paragraph(page, index)
    else:
        found += [_ABOVE_BODY.of(page.start - 1 - index), _SHARED.of(int(10 * share(content_words(line, page.language), page.opening)))]
    if follows_lone_credit(page, index, byline):
        found.append("caption of a lone credit")
    if item.block.tag:
        found += [f"tag {item.block.tag}", *[f"markup {cue}" for cue in item.block.cues[:3]]]
    return found + _something_else(page, index)


def _begins_alike(line: str, description: str) -> bool:
    """Whether a line is the page's description, which the metadata often cut short."""
    return line[:_COMPARED_CHARS].lower() == description[:_COMPARED_CHARS].lower() and min(len(line), len(description)) >= _COMPARED_CHARS


def _signs_of_paragraph(page: Page, index: int) -> list[str]:
    """The evidence of a line labelled as a paragraph: the body's first one can be the dek."""
    if index != page.start:
        return ["paragraph further down"]
    found = ["first paragraph"]
    if summary.precedes(page, index):
        found.append("first paragraph that sums up the story")
    if index + 1 < len(page.items) and page.label(index + 1) is not Label.BODY:
        credited = pictures.credit_of(page.text(index + 1), page.language)
        found.append("first paragraph above a credit" if credited else "first paragraph above another line")
    return found


def _something_else(page: Page, index: int) -> list[str]:
    """What else a line can be: a caption, byline, date, note, promo or furniture."""
    line = page.text(index)
    found = _known_line(page, index)
    lower = line.lower()
    if any(lower.startswith(f"{opening} ") for opening in page.language.line_parts["about the page"]):
        found.append("about the page")
    if pictures.is_caption(line, page.language):
        found.append("caption")
    if _credit_follows(page, index):
        found.append("above a credit")
    if _is_date(page, index):
        found.append("date")
    if furniture.share(line, page.language) >= _MIN_FURNITURE:
        found.append("furniture")
    return found


def _known_line(page: Page, index: int) -> list[str]:
    """Whether a line is a trail ("Home > News"), a byline, a promo, a note, or the role or name of an author."""
    line, language = page.text(index), page.language
    if section.is_trail(line):
        return ["trail"]
    if page.introduced(index):
        return ["byline"]
    if promos.is_promo(line, language):
        return ["promo"]
    if notes.kind(line, language):
        return ["note"]
    return ["role or name"] if roles.is_role(line, language) or names.is_person(line, language) else []


def _is_date(page: Page, index: int) -> bool:
    """Whether a line is a date, or begins with a number, and has few other words."""
    line, printed = page.text(index), page.dates(index)
    beside = line.count(" ") - sum(line.count(" ", found.start, found.stop) for found in printed)
    return beside < _MAX_WORDS_BESIDE_DATE and (bool(printed) or line[:1].isdigit())


def _credit_follows(page: Page, index: int) -> bool:
    """Whether the next line is only a picture's credit: then this one is its caption."""
    below = page.text(index + 1) if index + 1 < len(page.items) else ""
    return pictures.is_bare_credit(below, page.language)
