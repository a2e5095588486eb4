"""HTML: a report on one page, made for reading; with `--quotes` or `--fields` a table."""

from __future__ import annotations

import tempfile

import msgspec

from newsx.output.formats import Writer
from newsx.output.formats.csv import cell
from newsx.output.tally import Line, Tally
from newsx.output.target import Target
from newsx.output.terminal.safe import in_entities
from newsx.output.view import View
from newsx.record import Article

SUFFIXES = (".html", ".htm")
IN_MEMORY = 8 << 20
"""Bytes of stories beyond which they wait in a file for the front page, which is made when all are known."""
QUOTATION = ("speaker_name", "speaker_role", "text", "kind", "headline", "published", "input")
"""What the table shows of a quotation where no fields are asked for."""


def writer(target: Target, view: View) -> Writer:
    return Report(target) if view.whole else Rows(target, view)


class Page(Writer):
    """What is written goes to the target; what is seen on a terminal does not steer it."""

    def __init__(self, target: Target) -> None:
        self._file = target.file
        self._on_terminal = target.is_terminal

    def _put(self, page: bytes) -> None:
        self._file.write(in_entities(page) if self._on_terminal else page)


class Report(Page):
    """The stories, and before them, where they are several, a front page."""

    def __init__(self, target: Target) -> None:
        super().__init__(target)
        self._tally = Tally()
        self._lines: list[Line] = []
        self._failures: list[tuple[str, str]] = []
        self._first: Article | None = None
        self._sections = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 (close closes it)

    def write(self, record: bytes) -> None:
        from newsx.output.report import page

        article = msgspec.json.decode(record, type=Article)
        self._lines.append(self._tally.add(article))
        self._first = self._first or article
        self._sections.write(page.story(article, self._tally.stories, alone=False))

    def failure(self, name: str, problem: str) -> None:
        self._failures.append((name, problem))

    def close(self) -> None:
        from newsx.output.report import page

        if len(self._lines) == 1 and self._first and not self._failures:
            self._put(page.begin(self._first.headline or self._first.input, stories=True))
            self._put(page.story(self._first, 1, alone=True))
        else:
            self._put(page.begin("Stories", stories=True))
            self._put(page.front(self._lines, self._tally, self._failures))
            self._sections.seek(0)
            for line in self._sections:
                self._put(line)
        self._sections.close()
        self._put(page.end(stories=True))


class Rows(Page):
    """A table with a row for each quotation, or for each story's fields, as they come."""

    def __init__(self, target: Target, view: View) -> None:
        from newsx.output.report import page

        super().__init__(target)
        self._view = view
        self._columns = list(view.fields or QUOTATION)
        self._put(page.begin("Quotations" if view.quotes else "Stories", stories=False))
        self._put(page.table_begin(self._columns))

    def write(self, record: bytes) -> None:
        from newsx.output.report import page

        items = self._view.rows(record)
        self._put(page.table_rows([[cell(item[name]) for name in self._columns] for item in items], self._columns))

    def close(self) -> None:
        from newsx.output.report import page

        self._put(page.table_end() + page.end(stories=False))
