"""Lists of other stories, within the article and after it: their headlines and teasers."""

from __future__ import annotations

from typing import Final

from newsx.blocks.labels import IN_BODY, Label, Labelled
from newsx.languages import Language
from newsx.lines import dates, furniture, pictures
from newsx.lines.headings import ends_list, is_heading
from newsx.text.sentences import STOPS_QUOTES_OR_COLON, is_sentence

_MAX_BLOCKS_BELOW: Final = 60
"""Blocks below the body in which a list's heading can stand."""
_MAX_LIST_BLOCKS: Final = 60
_MIN_HEADLINE_WORDS, _MAX_HEADLINE_WORDS = 3, 25
_MIN_LISTED_WORDS, _MAX_LISTED_WORDS = 4, 40
"""Words of a line in a list that can be a headline or a teaser."""
_HEADLINES_BELOW: Final = 8
"""Blocks below a heading of which at least two must be headlines."""
_CLEARLY_BODY: Final = 0.9
"""The probability from which a paragraph that could be a teaser is the article's, if another paragraph is beside it."""
_LIKELY_BODY: Final = 0.6
"""The probability from which a paragraph that is no teaser, as it is long or quotes somebody, is the article's: that needs less."""
_MAX_TEASER_WORDS: Final = 30
_MAX_FURNITURE: Final = 0.5
"""The part of a line's words that are words of menus and buttons, above which a list ends before it. Set by hand."""


def mark_after(labelled: list[Labelled], stop: int, language: Language) -> None:
    """Labels the first list of stories under a heading such as "More in News" after the body, which ends at `stop`."""
    for index in range(stop, min(len(labelled), stop + _MAX_BLOCKS_BELOW)):
        if is_heading(labelled[index].block.text, language) and _mark_under(labelled, index + 1, language):
            if labelled[index].label in IN_BODY:
                labelled[index].label = Label.OTHER
            return


def unmark_within(labelled: list[Labelled], start: int, stop: int, language: Language) -> int:
    """Takes the label body from lists of stories between `start` and `stop`; returns where the body stops without them.

    If no paragraph below a list's heading is clearly the article's, the body stops before the heading; otherwise only the lines down to the
    first sentence are taken from it.
    """
    for index in range(start + 1, stop):
        text = labelled[index].block.text
        if text.endswith(":") or not is_heading(text, language) or not _headlines_follow(labelled, index + 1):
            continue
        below = labelled[index:stop]
        if any(_is_clearly_body(labelled, at, language) for at in range(index, stop)):
            taken = []
            for item in below:
                if is_sentence(item.block.text, language) and not is_heading(item.block.text, language):
                    break
                taken.append(item)
        else:
            taken, stop = below, index
        for item in taken:
            if item.label in IN_BODY:
                item.label = Label.OTHER
    return stop


def _headlines_follow(labelled: list[Labelled], start: int) -> bool:
    """Whether at least two of the next lines can be headlines, as they end no sentence."""
    below = [item.block.text for item in labelled[start : start + _HEADLINES_BELOW]]
    return sum(map(_may_be_headline, below)) >= min(2, len(below))


def _may_be_headline(text: str) -> bool:
    """ "Library opens its new reading room" """
    return not text.endswith(STOPS_QUOTES_OR_COLON) and _MIN_HEADLINE_WORDS <= len(text.split()) <= _MAX_HEADLINE_WORDS


def _is_clearly_body(labelled: list[Labelled], index: int, language: Language) -> bool:
    """Whether a block below a heading is a paragraph of the article: long, with a quotation, or beside another sentence."""
    item = labelled[index]
    text = item.block.text
    if item.label not in IN_BODY or not is_sentence(text, language):
        return False
    if item.block.words > _MAX_TEASER_WORDS or "”" in text or '"' in text:
        return item.probability > _LIKELY_BODY
    beside = (labelled[index - 1], *labelled[index + 1 : index + 2])
    return item.probability > _CLEARLY_BODY and any(is_sentence(other.block.text, language) for other in beside)


def _mark_under(labelled: list[Labelled], start: int, language: Language) -> bool:
    """Labels headlines and teasers from `start` to a line that begins another part of the page; returns whether there were any."""
    found: list[Labelled] = []
    for index in range(start, min(len(labelled), start + _MAX_LIST_BLOCKS)):
        item = labelled[index]
        line = item.block.text
        if ends_list(line, language, first=index == start) or furniture.word_share(line, language) > _MAX_FURNITURE:
            break
        if _is_clearly_body(labelled, index, language):
            break
        long_enough = _MIN_LISTED_WORDS <= item.block.words <= _MAX_LISTED_WORDS
        if long_enough and not pictures.credit_of(line, language) and not _is_stamp(line):
            found.append(item)
    if _alternate([item.block.text for item in found], language):
        for headline, teaser in zip(found[::2], found[1::2], strict=True):
            headline.label, teaser.label = Label.RELATED, Label.TEASER
    else:
        _mark_by_sentences(found, language)
    return any(item.label is Label.RELATED for item in found)


def _is_stamp(line: str) -> bool:
    """Whether a line is the date of a story, alone or with a time: "June 2, 2024", "Energy · June 2, 2024 · 9:10 PM UTC"."""
    return any("T" in (printed.iso or "") or printed.stop - printed.start == len(line) for printed in dates.find(line))


def _mark_by_sentences(lines: list[Labelled], language: Language) -> None:
    """Labels each line that is no sentence as a headline, and the first sentence below it as its teaser."""
    open_headline = False
    for item in lines:
        if not is_sentence(item.block.text, language) and item.block.words <= _MAX_HEADLINE_WORDS:
            item.label, open_headline = Label.RELATED, True
        elif open_headline:
            item.label, open_headline = Label.TEASER, False
    headlines = [item for item in lines if item.label is Label.RELATED]
    teasers = [item for item in lines if item.label is Label.TEASER]
    if len(headlines) > 1 and len(teasers) == 1 and lines.index(teasers[0]) > lines.index(headlines[-1]):
        teasers[0].label = Label.OTHER  # one sentence after headlines without teasers follows the list


def _alternate(lines: list[str], language: Language) -> bool:
    """Whether lines that end no sentence are headlines and teasers in turn: each second one is longer than the one above."""
    if len(lines) < 4 or len(lines) % 2 or any(is_sentence(line, language) for line in lines):
        return False
    return all(len(teaser) > len(line) for line, teaser in zip(lines[::2], lines[1::2], strict=True))
