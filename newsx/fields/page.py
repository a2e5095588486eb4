"""The layout of a page: where its article's body runs, and the lines around it in which the other fields are looked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from newsx.blocks.body_span import main_stretch
from newsx.blocks.labels import IN_BODY, Label, Labelled
from newsx.languages import Language
from newsx.lines import byline, dateline, dates
from newsx.lines.dates import Printed
from newsx.pages.evidence import Evidence
from newsx.text.words import Word, of

_DATELINE_WITHIN = 3
_ABOVE_HEADLINE = 6
_INTO_BODY = 8
_FARTHEST_HEAD = 60
_LONGEST_HEAD_LINE = 200
_OPENING = 8


class Page:
    """A page's labelled blocks; `start` and `stop` enclose the body's main stretch, `headline` is the index of the headline's block,
    `evidence` what is said of the story elsewhere than in them, `language` that by whose words they are read."""

    def __init__(self, items: list[Labelled], start: int, stop: int, evidence: Evidence, language: Language) -> None:
        self.items, self.start, self.stop, self.evidence, self.language = items, start, stop, evidence, language
        self.headline: int | None = None
        self.title: str | None = None
        self._dates: dict[int, list[Printed]] = {}
        self._introduced: dict[int, bool] = {}
        self._opening: frozenset[str] | None = None
        self._common: frozenset[str] | None = None
        self._counts: dict[str, int] | None = None

    @classmethod
    def of(cls, items: list[Labelled], evidence: Evidence, language: Language) -> Page:
        start, stop = main_stretch(items, language)
        return cls(items, _at_dateline(items, start, stop, language), stop, evidence, language)

    def text(self, index: int) -> str:
        return self.items[index].block.text

    def label(self, index: int) -> Label:
        return self.items[index].label

    def head(self) -> list[int]:
        """The blocks in which byline and dates stand: from just above the headline to just below the body's first paragraph. Of what lies
        between, where that is much (menus, a gallery), those near either."""
        first = self.start - _FARTHEST_HEAD // 3 if self.headline is None else self.headline - _ABOVE_HEADLINE
        near_body = range(
            max(0, first, self.start - _FARTHEST_HEAD), min(len(self.items), max(self.start, (self.headline or 0) + 1) + _INTO_BODY)
        )
        return [*range(max(0, first), min(first + _FARTHEST_HEAD // 2, near_body.start)), *near_body]

    def dates(self, index: int) -> list[Printed]:
        """The dates that a short line prints; none for a line off the page or too long to be a line of the head."""
        if index not in self._dates:
            line = self.text(index) if 0 <= index < len(self.items) else ""
            self._dates[index] = dates.find(line) if len(line) < _LONGEST_HEAD_LINE else []
        return self._dates[index]

    def introduced(self, index: int) -> bool:
        """Whether a line says "by" before somebody who wrote, or is "By" and somebody's name is the next."""
        if index not in self._introduced:
            line = self.text(index) if 0 <= index < len(self.items) else ""
            if byline.announces(line) and index + 1 < len(self.items):
                line = "By " + self.text(index + 1)
            self._introduced[index] = (
                len(line) < _LONGEST_HEAD_LINE and byline.introduces(line, self.language) and bool(byline.parse(line, self.language))
            )
        return self._introduced[index]

    def tail(self, blocks: int) -> range:
        """The blocks just after the body."""
        return range(self.stop, min(len(self.items), self.stop + blocks))

    @property
    def opening(self) -> frozenset[str]:
        """The content words of the body's first paragraphs, in lower case."""
        if self._opening is None:
            self._opening = _content_words(chain.from_iterable(of(paragraph, self.language) for paragraph in self._paragraphs()[:_OPENING]))
        return self._opening

    @property
    def common(self) -> frozenset[str]:
        """The words that the body has in small letters."""
        if self._common is None:
            words = [word for paragraph in self._paragraphs() for word in paragraph.split()]
            self._common = frozenset([word.strip(".,;:!?") for word in words if word[0].islower()])
        return self._common

    @property
    def counts(self) -> dict[str, int]:
        """How often each short text stands on the page, in lower case."""
        if self._counts is None:
            self._counts = Counter([item.block.lower for item in self.items if len(item.block.text) < _LONGEST_HEAD_LINE])
        return self._counts

    def _paragraphs(self) -> list[str]:
        return [item.block.text for item in self.items[self.start : self.stop] if item.label in IN_BODY]


@lru_cache(maxsize=1024)  # the fields look at a line several times
def content_words(text: str, language: Language) -> frozenset[str]:
    """The words of four letters and more, in lower case, apostrophes made alike."""
    return _content_words(of(text, language))


def _content_words(words: Iterable[Word]) -> frozenset[str]:
    return frozenset([word.plain for word in words if len(word.plain) > 3])


def _at_dateline(items: list[Labelled], start: int, stop: int, language: Language) -> int:
    """The body's start: what is printed just before a dateline is no paragraph of the story yet."""
    near = range(start + 1, min(stop, start + _DATELINE_WITHIN))
    return next((index for index in near if dateline.split(items[index].block.text, language)), start)
