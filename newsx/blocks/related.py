"""Lists of other stories, amid the article and after it: their headlines and teasers."""

from __future__ import annotations

from typing import Final

from newsx.blocks.labels import IN_BODY, Label, Labelled
from newsx.languages import Language
from newsx.lines import dates, furniture, pictures
from newsx.lines.headings import ends_list, is_heading
from newsx.text.sentences import is_sentence

_FARTHEST: Final = 60
_MOST: Final = 60
_LONGEST_HEADLINE: Final = 25
_HEADLINES_BELOW: Final = 8
_CLEARLY_BODY: Final = 0.9
_LIKELY_BODY: Final = 0.6
_LONGEST_TEASER: Final = 30
"""Words of a teaser: a longer paragraph that is likely body is so clearly, and so is one that quotes somebody."""


def mark_after(labelled: list[Labelled], stop: int, language: Language) -> None:
    """Marks the first list of stories under a heading such as "More in News" after the body, which ends at `stop`."""
    for index in range(stop, min(len(labelled), stop + _FARTHEST)):
        if is_heading(labelled[index].block.text, language) and _mark_under(labelled, index + 1, language):
            return


def mark_within(labelled: list[Labelled], start: int, stop: int, language: Language) -> int:
    """Takes lists of stories out of what was taken for body between `start` and `stop`; returns where the body now stops.

    Where no paragraph follows that is clearly the article's, the body ends before the heading; otherwise the headlines alone are taken out.
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
    """Whether of the next lines several are no sentences."""
    below = [item.block.text for item in labelled[start : start + _HEADLINES_BELOW]]
    return sum(not text.endswith((".", "?", "!", "”", '"', ":")) and 3 <= len(text.split()) <= 25 for text in below) >= min(2, len(below))


def _is_clearly_body(labelled: list[Labelled], index: int, language: Language) -> bool:
    """Whether a block below a heading is a paragraph of the article: of a story, or beside another where it could be a teaser."""
    item = labelled[index]
    text = item.block.text
    if item.label not in IN_BODY or not is_sentence(text, language):
        return False
    if item.block.words > _LONGEST_TEASER or "”" in text or '"' in text:
        return item.probability > _LIKELY_BODY
    beside = (labelled[index - 1], *labelled[index + 1 : index + 2])
    return item.probability > _CLEARLY_BODY and any(is_sentence(other.block.text, language) for other in beside)


def _mark_under(labelled: list[Labelled], start: int, language: Language) -> bool:
    """Marks headlines and teasers from `start` on, until a line that begins another part of the page; whether there were any."""
    found: list[Labelled] = []
    for index in range(start, min(len(labelled), start + _MOST)):
        item = labelled[index]
        line = item.block.text
        if (
            ends_list(line, language, first=index == start)
            or furniture.word_share(line, language) > 0.5
            or _is_clearly_body(labelled, index, language)
        ):
            break
        if 4 <= item.block.words <= 40 and not pictures.credit_of(line, language) and not _is_stamp(line):
            found.append(item)
    if _alternate([item.block.text for item in found], language):
        for headline, teaser in zip(found[::2], found[1::2], strict=True):
            headline.label, teaser.label = Label.RELATED, Label.TEASER
    else:
        _mark_by_sentences(found, language)
    return any(item.label is Label.RELATED for item in found)


def _is_stamp(line: str) -> bool:
    """Whether a line tells when a story was printed: a date alone or with a time, "Energy · June 2, 2024 · 9:10 PM UTC"."""
    return any("T" in (printed.iso or "") or printed.stop - printed.start == len(line) for printed in dates.find(line))


def _mark_by_sentences(lines: list[Labelled], language: Language) -> None:
    """A line that is no sentence is a headline, the first sentence below it its teaser."""
    open_headline = False
    for item in lines:
        if not is_sentence(item.block.text, language) and item.block.words <= _LONGEST_HEADLINE:
            item.label, open_headline = Label.RELATED, True
        elif open_headline:
            item.label, open_headline = Label.TEASER, False
    headlines = [item for item in lines if item.label is Label.RELATED]
    teasers = [item for item in lines if item.label is Label.TEASER]
    if len(headlines) > 1 and len(teasers) == 1 and lines.index(teasers[0]) > lines.index(headlines[-1]):
        teasers[0].label = Label.OTHER  # one sentence after bare headlines is what follows the list


def _alternate(lines: list[str], language: Language) -> bool:
    """Whether lines that end no sentence are headline and teaser in turn: each second is the longer."""
    if len(lines) < 4 or len(lines) % 2 or any(is_sentence(line, language) for line in lines):
        return False
    return all(len(teaser) > len(line) for line, teaser in zip(lines[::2], lines[1::2], strict=True))
