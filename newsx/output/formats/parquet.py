"""Parquet: typed columns, for DuckDB, pandas, Polars and Spark. Written with pyarrow.

A row is an article, nested as the record is, or with `--quotes` a quotation. Objects whose keys differ from record to record (`extra`,
`newsx.models`) are strings of JSON; in rows of quotations the keys of `extra` have columns of their own, of text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, get_args, get_origin

import msgspec
from msgspec.structs import replace

from newsx.errors import CannotWrite, need
from newsx.output.formats import Writer
from newsx.output.tables import MAX_EXTRA_COLUMNS, extra_keys
from newsx.output.target import Target
from newsx.output.view import View, fields_of, present, scalar

if TYPE_CHECKING:
    import pyarrow as pa

SUFFIXES = (".parquet",)

BATCH_BYTES = 1 << 20
"""Bytes of JSON that are held as Python objects, which take much more room than columns."""
ROW_GROUP_BYTES = 8 << 20
"""Bytes of columns that are written together: the unit that readers can skip or process in parallel."""


def writer(target: Target, view: View) -> RowGroups:
    need("pyarrow", "Parquet", "parquet")
    if target.is_terminal:
        raise CannotWrite("Parquet is binary and is not shown on a terminal: add -o FILE.parquet")
    if target.is_compressed:
        raise CannotWrite("Parquet compresses its columns itself: let the file's name end with .parquet")
    return RowGroups(target, view)


class RowGroups(Writer):
    """A row for each item, written in groups of bounded size."""

    def __init__(self, target: Target, view: View) -> None:
        self._target = target
        self._view = view
        self._writer: Any = None
        self._items: list[dict[str, Any]] = []
        self._size = 0
        self._batches: list[pa.RecordBatch] = []

    def expect(self, keys: Iterable[str]) -> None:
        import pyarrow as pa
        from pyarrow.parquet import ParquetWriter

        if self._view.takes_extras:
            self._view = replace(self._view, extras=tuple(dict.fromkeys(keys))[:MAX_EXTRA_COLUMNS])
        columns = self._view.columns
        self._schema = pa.schema([_field(name, hint) for name, hint in columns.items()])
        self._as_json = {name: change for name, hint in columns.items() if (change := _with_json(hint))}
        self._writer = ParquetWriter(self._target.file, self._schema, compression="zstd")

    def write(self, record: bytes) -> None:
        if self._writer is None:
            self.expect(extra_keys(record))
        items = self._view.rows(record) if self._view.takes_extras else self._view.items(record)
        for item in items:
            encoded = msgspec.json.encode(item)
            row = msgspec.json.decode(encoded)
            for name, change in self._as_json.items():
                row[name] = change(row[name])
            self._items.append(row)
            self._size += len(encoded)
        if self._size >= BATCH_BYTES:
            self._pack()
            if sum(batch.nbytes for batch in self._batches) >= ROW_GROUP_BYTES:
                self._write_group()

    def _pack(self) -> None:
        """Turns the items held into columns."""
        import pyarrow as pa

        self._batches.append(pa.RecordBatch.from_pylist(self._items, schema=self._schema))
        self._items.clear()
        self._size = 0

    def _write_group(self) -> None:
        """Writes the columns held."""
        import pyarrow as pa

        self._writer.write_table(pa.Table.from_batches(self._batches, self._schema))
        self._batches.clear()

    def close(self) -> None:
        if self._writer is None:
            self.expect(())
        self._pack()
        self._write_group()
        self._writer.close()

    def drop(self) -> None:
        if self._writer is not None:
            self._writer.is_open = False  # pyarrow would write the end of the file when the writer goes, and print a traceback


def _field(name: str, hint: Any) -> pa.Field:
    """The column, or the part of one, for values of an annotated type."""
    import pyarrow as pa

    return pa.field(name, _type(present(hint)), nullable=present(hint) is not hint or hint is Any)


def _type(hint: Any) -> pa.DataType:
    """The type of a column for values of an annotated type."""
    import pyarrow as pa

    if fields_of(hint):
        return pa.struct([_field(name, inner) for name, inner in fields_of(hint).items()])
    if get_origin(hint) is list:
        return pa.list_(_field("element", get_args(hint)[0]))
    return {int: pa.int64(), float: pa.float64(), bool: pa.bool_()}.get(scalar(hint) or str, pa.string())


def _with_json(hint: Any) -> Callable[[Any], Any] | None:
    """A function that replaces objects with free keys by their JSON in a value of this type; `None` if the type has no such objects."""
    hint = present(hint)
    if hint is Any or get_origin(hint) is dict:
        return as_text
    if get_origin(hint) is list:
        change = _with_json(get_args(hint)[0])
        return change and (lambda values: [change(value) for value in values])
    changes = {name: change for name, inner in fields_of(hint).items() if (change := _with_json(inner))}
    if not changes:
        return None
    return lambda value: value and {**value, **{name: change(value[name]) for name, change in changes.items()}}


def as_text(value: Any) -> str | None:
    """A value of any type as text: strings as they are, all else as JSON."""
    return value if value is None or isinstance(value, str) else msgspec.json.encode(value).decode()
