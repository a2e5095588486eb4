"""A page as the fields see it: where its article's body is, and which lines around it can hold the other fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import chain
from typing import Final

from newsx.blocks.body_span import main_stretch
from newsx.blocks.labels import IN_BODY, Label, Labelled
from newsx.languages import Language
from newsx.lines import byline, dateline, dates
from newsx.lines.dates import Printed
from newsx.pages.evidence import Evidence
from newsx.text.likeness import content_of, content_words
from newsx.text.words import of as words_of

_DATELINE_BLOCKS: Final = 3
"""Blocks at the body's start among which a dateline shows where the story begins."""
_BLOCKS_ABOVE_HEADLINE: Final = 6
_BLOCKS_INTO_BODY: Final = 8
_MAX_HEAD_BLOCKS: Final = 60
_MAX_LINE_CHARS: Final = 200
"""Characters of a line in which a date, a byline or a repeated headline is looked for."""
_OPENING_PARAGRAPHS: Final = 8
_MIN_TOPIC_WORDS: Final = 20
"""Words of a line that tells what the page is about."""


class Page:
    """A page's labelled blocks, and what is known of the page so far.

    `start` and `stop` enclose the body; `title` is the line that a browser's window would show; `headline` is the index of the headline's
    block and `headline_text` the headline; `markup` says that the page is HTML and `evidence` what the markup tells; `language` is that by
    whose words the page is read. A page does not change: `titled`, `headed` and `relabelled` return another.
    """

    def __init__(self, items: list[Labelled], start: int, stop: int, evidence: Evidence, language: Language) -> None:
        self.items, self.start, self.stop, self.evidence, self.language = items, start, stop, evidence, language
        self.title: str | None = None
        self.headline: int | None = None
        self.headline_text: str | None = None
        self._dates: dict[int, list[Printed]] = {}
        self._introduced: dict[int, bool] = {}
        self._opening: frozenset[str] | None = None
        self._common: frozenset[str] | None = None
        self._counts: dict[str, int] | None = None
        self._running: str | None = None
        self._topics: dict[str, int] | None = None
        self.markup = any(item.block.tag for item in items[:1])

    @classmethod
    def of(cls, items: list[Labelled], evidence: Evidence, language: Language) -> Page:
        """The page with these labels.

        The rules of `blocks` look for the body's stretch as well: on the labels that the model gave, to correct them. Here it is found on
        the corrected labels, which moves it on about one page in fifty.
        """
        start, stop = main_stretch(items, language)
        return cls(items, _at_dateline(items, start, stop, language), stop, evidence, language)

    def titled(self, title: str | None) -> Page:
        """The page with this title."""
        page = self._copy()
        page.title = title
        return page

    def headed(self, headline: int | None, text: str | None = None) -> Page:
        """The page with its headline in the block at this index; `text` is the headline if it is not the whole of it."""
        page = self._copy()
        page.headline, page.headline_text = headline, text
        return page

    def run_on(self) -> str:
        """What stands in the headline's line after the headline: the byline or date that a dump has joined to it."""
        line = self.text(self.headline) if self.headline is not None else ""
        text = self.headline_text
        return line[len(text) :].strip() if text and line.startswith(text) and line != self.title else ""

    def relabelled(self, labels: Mapping[int, Label], stop: int | None = None) -> Page:
        """The page with other labels at these indices, and with another end of the body if `stop` is given."""
        page = self._copy()
        page.items = list(self.items)
        for index, label in labels.items():
            page.items[index] = page.items[index].relabelled(label)
        page.stop = self.stop if stop is None else stop
        page._opening = page._common = page._running = None
        return page

    def _copy(self) -> Page:
        """The same page; what was found in its lines is shared."""
        page = Page(self.items, self.start, self.stop, self.evidence, self.language)
        page.title, page.headline, page.headline_text = self.title, self.headline, self.headline_text
        page._dates, page._introduced, page._counts = self._dates, self._introduced, self._counts
        page._opening, page._common, page._running, page._topics = self._opening, self._common, self._running, self._topics
        return page

    def text(self, index: int) -> str:
        return self.items[index].block.text

    def label(self, index: int) -> Label:
        return self.items[index].label

    def in_body(self, index: int) -> bool:
        """Whether the block at this index is one of the article's body."""
        return self.items[index].label in IN_BODY

    def may_be(self, index: int, *kinds: str) -> bool:
        """Whether a block has any chance to be of one of these kinds, by the model of kinds, or that has not judged it.

        Of the lines without one that rules take for promos, notes or other stories, hardly any is.
        """
        chances = self.items[index].kinds
        return not chances or not chances.keys().isdisjoint(kinds)

    def texts(self) -> list[str]:
        """The texts of all blocks."""
        return [item.block.text for item in self.items]

    def body(self) -> list[Labelled]:
        """All blocks labelled as body."""
        return [item for item in self.items if item.label in IN_BODY]

    def head_blocks(self) -> list[int]:
        """The blocks, by index, in which byline and dates can stand: from just above the headline to just below the body's start.

        If there are many between headline and body (menus, a gallery), those near the headline and those near the body.
        """
        first = self.start - _MAX_HEAD_BLOCKS // 3 if self.headline is None else self.headline - _BLOCKS_ABOVE_HEADLINE
        near_body = range(
            max(0, first, self.start - _MAX_HEAD_BLOCKS),
            min(len(self.items), max(self.start, (self.headline or 0) + 1) + _BLOCKS_INTO_BODY),
        )
        return [*range(max(0, first), min(first + _MAX_HEAD_BLOCKS // 2, near_body.start)), *near_body]

    def blocks_below(self, number: int) -> range:
        """The indices of the first blocks after the body, at most `number`."""
        return range(self.stop, min(len(self.items), self.stop + number))

    def dates(self, index: int) -> list[Printed]:
        """The dates in a short line; none for an index off the page or a line too long for the page's head."""
        found = self._dates.get(index)
        if found is None:
            line = self.text(index) if 0 <= index < len(self.items) else ""
            found = self._dates[index] = dates.find(line) if len(line) < _MAX_LINE_CHARS else []
        return found

    def introduced(self, index: int) -> bool:
        """Whether a line says "by" before an author's name, or is "By" and the next line is an author's name."""
        found = self._introduced.get(index)
        if found is None:
            line = self.text(index) if 0 <= index < len(self.items) else ""
            if byline.announces(line, self.language) and index + 1 < len(self.items):
                line = byline.announced(self.text(index + 1), self.language)
            introduced = len(line) < _MAX_LINE_CHARS and byline.introduces(line, self.language)
            found = self._introduced[index] = introduced and bool(byline.parse(line, self.language))
        return found

    @property
    def opening(self) -> frozenset[str]:
        """The content words of the body's first paragraphs, in lower case."""
        if self._opening is None:
            self._opening = content_of(
                chain.from_iterable(words_of(paragraph, self.language) for paragraph in self._paragraphs()[:_OPENING_PARAGRAPHS])
            )
        return self._opening

    @property
    def common(self) -> frozenset[str]:
        """The words that the body has in small letters."""
        if self._common is None:
            self._common = frozenset([word.small for paragraph in self._paragraphs() for word in words_of(paragraph, self.language)])
        return self._common

    @property
    def topics(self) -> dict[str, int]:
        """In how many of the page's long lines each content word stands, be they labelled as body or not."""
        if self._topics is None:
            long = [item.block.text for item in self.items if item.block.words >= _MIN_TOPIC_WORDS]
            self._topics = Counter(chain.from_iterable(content_words(text, self.language) for text in long))
        return self._topics

    @property
    def running(self) -> str:
        """The body as one line, in lower case."""
        if self._running is None:
            self._running = " ".join([paragraph.lower() for paragraph in self._paragraphs()])
        return self._running

    @property
    def counts(self) -> dict[str, int]:
        """How many blocks have each short text, in lower case."""
        if self._counts is None:
            self._counts = Counter([item.block.lower for item in self.items if len(item.block.text) < _MAX_LINE_CHARS])
        return self._counts

    def _paragraphs(self) -> list[str]:
        return [item.block.text for item in self.items[self.start : self.stop] if item.label in IN_BODY]


def _at_dateline(items: list[Labelled], start: int, stop: int, language: Language) -> int:
    """The body's start, moved to a dateline just below it: lines printed above a dateline are not of the story yet."""
    near = range(start + 1, min(stop, start + _DATELINE_BLOCKS))
    return next((index for index in near if dateline.split(items[index].block.text, language)), start)
