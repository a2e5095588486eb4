"""HTML: a report for reading, all stories on one page; with `--quotes` or `--fields` a table."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

import msgspec

from newsx.output.cells import cell
from newsx.output.formats import Writer
from newsx.output.target import Target
from newsx.output.terminal.safe import in_entities
from newsx.output.view import View
from newsx.record import Article

if TYPE_CHECKING:
    from newsx.output.tally import StorySummary

SUFFIXES = (".html", ".htm")
_MAX_BYTES_IN_MEMORY = 8 << 20
"""Bytes of stories that wait in memory for the front page, which needs all of them; more wait in a temporary file."""
_QUOTATION_COLUMNS = ("speaker_name", "speaker_role", "text", "kind", "headline", "published", "input")
"""The table's columns if `--fields` names none."""


def writer(target: Target, view: View) -> Writer:
    return HtmlReport(target, view) if view.whole else HtmlTable(target, view)


class _HtmlWriter(Writer):
    """Writes HTML to the target, for a terminal without control characters."""

    def __init__(self, target: Target) -> None:
        self._file = target.file
        self._on_terminal = target.is_terminal

    def _put(self, markup: bytes) -> None:
        self._file.write(in_entities(markup) if self._on_terminal else markup)


class HtmlReport(_HtmlWriter):
    """The stories; if there are several, below a front page."""

    def __init__(self, target: Target, view: View) -> None:
        from newsx.output.report.speakers import Statements
        from newsx.output.tally import Tally
        from newsx.people import read_known

        super().__init__(target)
        self._tally = Tally(read_known(view.people) if view.people else ())
        self._statements = Statements()
        self._summaries: list[StorySummary] = []
        self._failures: list[tuple[str, str]] = []
        self._first: Article | None = None
        self._sections = tempfile.SpooledTemporaryFile(_MAX_BYTES_IN_MEMORY)  # noqa: SIM115 (close closes it)

    def write(self, record: bytes) -> None:
        from newsx.output.report import page

        article = msgspec.json.decode(record, type=Article)
        self._summaries.append(self._tally.add(article))
        self._statements.add(article, self._tally.stories)
        self._first = self._first or article
        self._sections.write(page.story_section(article, self._tally.stories, alone=False))

    def failure(self, name: str, problem: str) -> None:
        self._failures.append((name, problem))

    def close(self) -> None:
        from newsx.output.report import page

        if len(self._summaries) == 1 and self._first and not self._failures:
            self._put(page.page_start(self._first.headline or self._first.input, stories=True, script=False))
            self._put(page.story_section(self._first, 1, alone=True))
            self._put(page.page_end(stories=True, script=False))
        else:
            self._put(page.page_start("Stories", stories=True))
            for part in page.front_page(self._summaries, self._tally, self._statements, self._failures):
                self._put(part)
            self._sections.seek(0)
            for line in self._sections:
                self._put(line)
            self._put(page.page_end(stories=True))
        self._sections.close()


class HtmlTable(_HtmlWriter):
    """A table with a row for each quotation, or for each story's fields, as they come."""

    def __init__(self, target: Target, view: View) -> None:
        from newsx.output.report import page

        super().__init__(target)
        self._view = view
        self._columns = list(view.fields or _QUOTATION_COLUMNS)
        self._put(page.page_start("Quotations" if view.quotes else "Stories", stories=False))
        self._put(page.table_start(self._columns))

    def write(self, record: bytes) -> None:
        from newsx.output.report import page

        items = self._view.rows(record)
        self._put(page.table_rows([[cell(item[name]) for name in self._columns] for item in items], self._columns))

    def close(self) -> None:
        from newsx.output.report import page

        self._put(page.table_end() + page.page_end(stories=False))
