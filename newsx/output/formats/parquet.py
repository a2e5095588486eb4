"""Parquet: typed columns, for DuckDB, pandas, Polars and Spark. Written with pyarrow.

A row is an article, nested as the record is, or with `--quotes` a quotation. Objects whose keys differ from record to record (`extra`,
`newsx.models`) are strings of JSON; in rows of quotations the keys of `extra` have columns of their own, of text.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, get_args, get_origin

import msgspec
from msgspec.structs import replace

from newsx.errors import CannotWrite, need
from newsx.output.formats import Writer
from newsx.output.row_people import PERSON_ID, TOLD_BY, PersonIds
from newsx.output.tables import Finished, extra_keys, with_extras
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


def stories(path: str, view: View) -> dict[str, str]:
    need("pyarrow", "Parquet", "parquet")
    return _finished(path, view).stories()


def rows(path: str) -> Iterator[dict[str, Any]]:
    return _rows(path, TOLD_BY)


def _rows(path: str, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    from pyarrow.parquet import ParquetFile

    with ParquetFile(path) as file:
        for batch in file.iter_batches(columns=[name for name in columns if name in file.schema_arrow.names]):
            yield from batch.to_pylist()


def _finished(path: str, view: View) -> Finished:
    """A file that has been written before."""
    import pyarrow as pa
    from pyarrow.parquet import ParquetFile

    try:
        with ParquetFile(path) as file:
            return Finished(view, file.schema_arrow.names, lambda: _rows(path, ("input", "id", "article_id")), nested=True)
    except pa.ArrowInvalid as error:
        raise CannotWrite(f"cannot be added to: {error}") from None


class RowGroups(Writer):
    """A row for each item, written in groups of bounded size."""

    def __init__(self, target: Target, view: View) -> None:
        self._target = target
        self._view = view
        self._writer: Any = None
        self._items: list[dict[str, Any]] = []
        self._size = 0
        self._batches: list[pa.RecordBatch] = []
        self._kept: str | None = None
        self._gone: Container[str] = ()

    def link(self, ids: PersonIds) -> None:
        self._view = replace(self._view, person_ids=ids)

    def keep(self, path: str, gone: Container[str]) -> None:
        self._kept, self._gone = path, gone

    def expect(self, keys: Iterable[str]) -> None:
        import pyarrow as pa
        from pyarrow.parquet import ParquetWriter

        self._view = with_extras(self._view, chain(_finished(self._kept, self._view).extras if self._kept else (), keys))
        columns = self._view.columns
        self._schema = pa.schema([_field(name, hint) for name, hint in columns.items()])
        self._as_json = {name: change for name, hint in columns.items() if (change := _with_json(hint))}
        self._writer = ParquetWriter(self._target.file, self._schema, compression="zstd")
        if self._kept:
            self._write_kept(self._kept)

    def _write_kept(self, path: str) -> None:
        """Writes the rows of a finished file that stay, with empty columns for keys that have come since."""
        import pyarrow as pa
        from pyarrow.parquet import ParquetFile

        with ParquetFile(path) as file:
            for number in range(file.num_row_groups):
                table = file.read_row_group(number)
                stay = pa.array([name not in self._gone for name in table["input"].to_pylist()], pa.bool_())
                table = table.filter(stay)
                there = set(table.column_names)
                columns = [table[field.name] if field.name in there else pa.nulls(len(table), field.type) for field in self._schema]
                table = pa.Table.from_arrays(columns, schema=self._schema)
                if self._view.person_ids is not None:
                    ids = [self._view.of_person(row)[PERSON_ID] for row in table.select(["article_id", "speaker_name"]).to_pylist()]
                    place = table.column_names.index(PERSON_ID)
                    table = table.set_column(place, self._schema.field(place), pa.array(ids, pa.string()))
                self._writer.write_table(table)

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
