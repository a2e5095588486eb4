"""Adding to an output that is finished: what is new is read, what has changed is read again, all else stays as it is.

A database is added to in its place, a transaction at a time, and remembers each input by a digest of its content. Other files are written
anew beside their place, from what they hold and what was read, and replaced when they are complete. Their rows say which input had which
content, but not which inputs gave none: those are tried again.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any

from newsx.batch.outcomes import Options
from newsx.batch.signals import Interrupts
from newsx.errors import CannotWrite
from newsx.output import formats
from newsx.output.database import is_repeatable
from newsx.output.formats import sqlite
from newsx.output.row_people import PERSON_ID
from newsx.output.tables import INPUT
from newsx.output.view import View
from newsx.running.destinations import Spooled, Written
from newsx.running.spool import Spool, lock
from newsx.sources.raw import Raw, Unreadable

HOW_TO_RESUME = "--append continues the run"


class AddingToDatabase(Written):
    """A finished database."""

    how_to_resume: str | None = HOW_TO_RESUME
    _writer: sqlite.ItemTable
    adds = True

    def __init__(self, output: str, view: View, options: Options, interrupts: Interrupts, retry_failed: bool) -> None:
        path = os.path.realpath(output)
        self.name = output
        self._options = options
        self._interrupts = interrupts
        self._lock = lock(path)
        self._writer = sqlite.adder(path, view)
        self._known = self._writer.known(retry_failed)

    def remaining(self, inputs: Iterable[Raw | Unreadable]) -> Iterator[Raw | Unreadable]:
        for item in inputs:
            if self._is_known(item):
                self.done_before += 1
            else:
                yield item

    def _is_known(self, item: Raw | Unreadable) -> bool:
        if isinstance(item, Unreadable):
            return self._known.has_problem(item.name, item.why)
        return self._known.has(item.name, self._options.digest(item), self._options.digest_of_skipped(item))

    def finish(self, complete: bool) -> None:
        with self._interrupts.uninterrupted():
            self._writer.close()
            self.replaced = self._writer.replaced
            os.close(self._lock)

    def drop(self) -> None:
        self._writer.drop()


class AddingToFile(Spooled):
    """A finished file that is no database. Raises CannotWrite if it is not one of this view's."""

    adds = True

    def __init__(self, output: str, view: View, format_: str, options: Options, interrupts: Interrupts, spool: Spool) -> None:
        super().__init__(output, view, format_, interrupts, spool)
        self.how_to_resume = HOW_TO_RESUME
        self._options, self._format = options, format_
        self._path = os.path.realpath(output)
        try:
            self._earlier = self._stories(formats.load(format_), view)
        except BaseException:
            self.drop()
            raise
        self._ids = frozenset(self._earlier.values())

    def _rows(self) -> Iterator[dict[str, Any]]:
        """The rows of the file, if they say who is one person."""
        return iter(formats.load(self._format).rows(self._path) if self._tells_people else ())

    def _stories(self, format_: formats.Format, view: View) -> dict[str, str]:
        """The ids of the articles in the file, by their inputs."""
        assert self._target is not None
        if self._target.is_compressed:
            raise CannotWrite("cannot be added to: it is compressed")
        if view.fields and self._tells_people:
            raise CannotWrite(f"cannot be added to: who is one person ({PERSON_ID}) is told by whole rows, not by some --fields of them")
        return format_.stories(self._path, view)

    def remaining(self, inputs: Iterable[Raw | Unreadable]) -> Iterator[Raw | Unreadable]:
        return super().remaining(item for item in inputs if not self._is_unchanged(item))

    def _is_unchanged(self, item: Raw | Unreadable) -> bool:
        if isinstance(item, Unreadable) or (item.name not in self._earlier and is_repeatable(item.name)):
            return False
        try:
            content = item.document(self._options.url).id
        except Unreadable:
            return False
        is_there = self._earlier[item.name] == content if is_repeatable(item.name) else content in self._ids
        self.done_before += is_there
        return is_there

    def finish(self, complete: bool) -> None:
        assert self._target is not None
        assert self._writer is not None
        if not complete or self._spool.has_no_records():
            self._writer.drop()
            self._target.drop()
        else:
            gone = {name for name in self._spool.names_with_records() if name in self._earlier and is_repeatable(name)}
            self.replaced = len(gone)
            self._link(row for row in self._rows() if row[INPUT] not in gone)
            self._writer.keep(self._path, gone)
            self._write_all()
        if complete:
            self._spool.remove()
