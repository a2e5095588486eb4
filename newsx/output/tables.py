"""What the writers of tables have in common: columns that are known when the first row is written."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Container, Iterable, Iterator
from itertools import chain
from typing import Any

import msgspec
from msgspec.structs import replace

from newsx.errors import CannotWrite
from newsx.output.formats import Writer
from newsx.output.row_people import PersonIds
from newsx.output.rows import EXTRA
from newsx.output.view import View

MAX_EXTRA_COLUMNS = 200
"""Keys of `extra` that have columns of their own; what is under others stays in the column `extra`."""


OTHER_COLUMNS = "cannot be added to: it has other columns; --force writes it anew, from the named inputs alone"
WITHOUT_IDS = "cannot be added to: its lines do not tell the articles apart (with --fields add input and id, or article_id)"
INPUT = "input"
_IDS = ("article_id", "id")


class Finished:
    """A finished table with these columns. Its rows are flat, unless they are `nested` as records are. Raises CannotWrite if its columns
    are not those of the view."""

    def __init__(self, view: View, columns: list[str], rows: Callable[[], Iterator[dict[str, Any]]], nested: bool = False) -> None:
        begin = f"{EXTRA}."
        view = view if nested else view.as_table()
        self.extras = tuple(name.removeprefix(begin) for name in columns if view.takes_extras and name.startswith(begin))
        if columns != list(with_extras(view, self.extras).columns):
            raise CannotWrite(OTHER_COLUMNS)
        self.id = next((name for name in _IDS if name in columns), "")
        if not self.id or INPUT not in columns:
            raise CannotWrite(WITHOUT_IDS)
        self.rows = rows

    def stories(self) -> dict[str, str]:
        """The ids of the articles by their inputs."""
        return {row[INPUT]: row[self.id] for row in self.rows()}


def with_extras(view: View, keys: Iterable[str]) -> View:
    """A view with columns for these keys of `extra`, if it is one that has such."""
    return replace(view, extras=tuple(dict.fromkeys(keys))[:MAX_EXTRA_COLUMNS]) if view.takes_extras else view


class TableWriter(Writer):
    """Writes rows: of quotations, of chosen fields, or an article in each.

    The keys of the articles' `extra` are columns, too. Whoever knows all records tells them (`expect`), otherwise those of the first
    record are.
    """

    def __init__(self, view: View) -> None:
        self._view = view.as_table()
        self._columns: tuple[str, ...] = ()
        self._kept: Finished | None = None
        self._gone: Container[str] = ()

    def link(self, ids: PersonIds) -> None:
        self._view = replace(self._view, person_ids=ids)

    def keep(self, path: str, gone: Container[str]) -> None:
        self._kept = self._finished(path)
        self._gone = gone

    def expect(self, keys: Iterable[str]) -> None:
        self._view = with_extras(self._view, chain(self._kept.extras if self._kept else (), keys))
        self._columns = tuple(self._view.columns)
        self._begin()
        if self._kept:
            self._put_kept(self._kept)

    def _put_kept(self, kept: Finished) -> None:
        """Writes the rows of a finished file that stay, with the columns that have come since."""
        empty = dict.fromkeys(self._columns)
        for row in kept.rows():
            if row[INPUT] not in self._gone:
                self._put([{**empty, **self._view.of_person(row)}])

    def write(self, record: bytes) -> None:
        if not self._columns:
            self.expect(extra_keys(record))
        if rows := self._view.rows(record):
            self._put(rows)

    def close(self) -> None:
        if not self._columns:
            self.expect(())
        self._end()

    def _finished(self, path: str) -> Finished:
        """The finished file at `path`, for a format that has `stories`."""
        raise NotImplementedError

    @abstractmethod
    def _begin(self) -> None:
        """Writes what comes before the first row; `_columns` has the columns' names."""

    @abstractmethod
    def _put(self, rows: list[dict[str, Any]]) -> None:
        """Writes rows."""

    def _end(self) -> None:
        """Writes what comes after the last row."""


class _Extra(msgspec.Struct):
    """Of a record what it passes through."""

    extra: dict[str, Any] | None = None


_DECODER = msgspec.json.Decoder(_Extra)


def extra_keys(record: bytes) -> Iterable[str]:
    """The keys of `extra` in a record, given as JSON."""
    return _DECODER.decode(record).extra or ()
