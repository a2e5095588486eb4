"""The outcome of one input: its record, or in words why there is none."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date
from math import floor
from typing import Any

import msgspec
from msgspec import Struct

from newsx import pipeline
from newsx.batch.garbage import collect_between_pages
from newsx.errors import Incomplete
from newsx.extensions import OwnWords, own_languages
from newsx.record import Article
from newsx.selection import USUAL, Selection
from newsx.sources.raw import Raw, Unreadable

DAY_CHARS = len("2026-05-31")
HARDLY_ARTICLES, OTHER_LANGUAGES = "pages that are hardly articles", "pages in other languages"
OTHER_DAYS, NO_DAY = "pages from other days", "pages without a date"
OTHER_SPEAKERS = "pages in which nobody of that name speaks"
UNWANTED = frozenset({HARDLY_ARTICLES, OTHER_LANGUAGES, OTHER_DAYS, NO_DAY, OTHER_SPEAKERS})
"""What pages are called that the user does not want; other pages that are skipped are none for newsx."""


class Options(Struct, frozen=True):
    """How pages are read, and which of them are wanted."""

    url: str | None = None
    """The address of pages that come without one."""
    reference_date: date | None = None
    """The day from which "3 hours ago" counts."""
    explain: bool = False
    """Whether to give the reasons for a record instead of the record."""
    least_article: float = 0.0
    """The lowest `article` score, 0 to 1, of a page that is not skipped."""
    since: str | None = None
    """The first day, as "2026-05-31", of which a page is not skipped."""
    until: str | None = None
    """The last such day."""
    languages: frozenset[str] = frozenset()
    """ISO 639-1 codes of the languages to which a page must belong not to be skipped; empty for all."""
    indirect: bool = False
    """Whether to find indirect speech, too."""
    selection: Selection = USUAL
    """The quotations that are counted."""
    own_words: OwnWords = ()
    """Words by which quotations are read, too."""

    def digest(self, item: Raw) -> str:
        """A digest of all that an input's record depends on, except the day from which "3 hours ago" counts: it changes daily, and an old
        page is read no differently for it."""
        return item.digest(*self._how())

    def digest_of_skipped(self, item: Raw) -> str:
        """The digest of a page that is left out on purpose, which depends on what is wanted, too."""
        wanted = (self.least_article, sorted(self.languages), self.since, self.until, self.selection.speaker, self.selection.confidence)
        return item.digest(*self._how(), wanted)

    def _how(self) -> tuple[Any, ...]:
        return (self.url, self.indirect, self.own_words) if self.own_words else (self.url, self.indirect)


class Outcome(Struct):
    """What became of one input: either `record` is set or `problem`."""

    name: str
    """The input's, as in the record."""
    record: bytes | None = None
    """The record as JSON; with `Options.explain` the reasons for it."""
    quotes: int = 0
    """How many quotations of the record are chosen."""
    problem: str | None = None
    """Why there is no record, in words that follow the name."""
    skipped: str | None = None
    """Set if the input is left out on purpose, which is no failure: what such inputs are called, "files that are not text"."""
    digest: str = ""
    """Of the input, by which a later run knows that it has not changed; empty if it could not be opened."""


def outcome_of(item: Raw | Unreadable, options: Options) -> Outcome:
    """Reads one input. An error in newsx itself is a problem of this input alone; raises Incomplete only if none can be read."""
    if isinstance(item, Unreadable):
        return _unread(item)
    outcome = _outcome(item, options)
    outcome.digest = options.digest_of_skipped(item) if outcome.skipped in UNWANTED else options.digest(item)
    return outcome


def _outcome(item: Raw, options: Options) -> Outcome:
    try:
        document = item.document(options.url)
        own = own_languages(options.own_words)
        reading = pipeline.read(document, reference_date=options.reference_date, indirect=options.indirect, own_words=own)
        if unwanted := _unwanted(reading.article, options):
            return unwanted
        result: Any = {"input": item.name, **reading.explain()} if options.explain else reading.article
        return Outcome(item.name, msgspec.json.encode(result), options.selection.count(reading.article))
    except Unreadable as problem:
        return _unread(problem)
    except Incomplete:
        raise
    except Exception as error:
        return Outcome(item.name, problem=f"could not be read because of an error in newsx: {_error_and_line(error)}")


def outcomes_of(items: Iterable[Raw | Unreadable], options: Options) -> Iterator[Outcome]:
    """Reads inputs one after the other, lazily."""
    for item in items:
        yield outcome_of(item, options)
        collect_between_pages()


def read_chunk(chunk: list[Raw | Unreadable], options: Options) -> list[Outcome]:
    """What a worker process is called with: some inputs at once, as sending each by itself would take longer."""
    return list(outcomes_of(chunk, options))


def _unwanted(article: Article, options: Options) -> Outcome | None:
    """The outcome of a page that the options leave out, or None if it is wanted."""
    if article.article < options.least_article:
        score = floor(article.article * 100) / 100  # never up to the score that it does not reach
        return Outcome(article.input, problem=f"is hardly an article ({score:.2f})", skipped=HARDLY_ARTICLES)
    if options.languages and article.language not in options.languages:
        language = article.language or "an unknown language"
        return Outcome(article.input, problem=f"is in {language}", skipped=OTHER_LANGUAGES)
    if (options.since or options.until) and not article.published:
        return Outcome(article.input, problem="has no date", skipped=NO_DAY)
    if not _is_between(article.published or "", options.since, options.until):
        return Outcome(article.input, problem=f"is from {article.published}", skipped=OTHER_DAYS)
    if options.selection.speaker is not None and not options.selection.count(article):
        return Outcome(article.input, problem=f"does not quote {options.selection.speaker}", skipped=OTHER_SPEAKERS)
    return None


def _is_between(published: str, since: str | None, until: str | None) -> bool:
    """Whether a date lies between two days, or may: a month may if one of its days does.

    >>> _is_between("2026-05-31T20:00", "2026-05-31", None), _is_between("2026-05", "2026-05-31", "2026-06-30")
    (True, True)
    >>> _is_between("2026-05", None, "2026-04-30")
    False
    """
    day = published[:DAY_CHARS]
    return (since is None or day >= since[: len(day)]) and (until is None or day <= until[: len(day)])


def _unread(problem: Unreadable) -> Outcome:
    return Outcome(problem.name, problem=problem.why, skipped=problem.skip)


def _error_and_line(error: BaseException) -> str:
    """An error and the line that raised it: "IndexError: list index out of range (spans.py:41)"."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" ({os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno})" if trace else ""
    message = " ".join(str(error).split())
    return f"{type(error).__name__}: {message}{place}" if message else f"{type(error).__name__}{place}"
