"""Parquet tables with an article in each row, read with pyarrow; a row is named after its number, from 1 ("pages.parquet#17").

A few rows are read at a time, so that a table of any size takes little memory. The format has its index at the end: what comes through a
pipe or out of an archive is first copied to a temporary file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsx.sources.raw import Unreadable
from newsx.sources.stream import Stream

if TYPE_CHECKING:
    from newsx.sources.rows import Row

_MARK = b"PAR1"
_ROWS_AT_A_TIME = 16
_BUFFER_BYTES = 1 << 20
_MISSING = 'is a Parquet file; to read it: pip install "newsx[parquet]"'


def accepts(stream: Stream) -> bool:
    return stream.first_bytes().startswith(_MARK)


def read(stream: Stream) -> Iterator[Row | Unreadable]:
    from newsx.sources.rows import ordered

    return ordered(_rows(stream))


def _rows(stream: Stream) -> Iterator[Row | Unreadable]:
    try:
        from pyarrow.parquet import ParquetFile
    except ImportError:
        yield Unreadable(stream.name, _MISSING)
        return
    from newsx.sources.rows import row_of_table, what_is_missing

    with stream.seekable() as file, ParquetFile(file, buffer_size=_BUFFER_BYTES, pre_buffer=False) as table:
        if problem := what_is_missing(stream, table.schema_arrow.names):
            yield problem
            return
        number = 0
        for batch in table.iter_batches(_ROWS_AT_A_TIME, use_threads=False):
            for values in batch.to_pylist():
                number += 1
                yield row_of_table(stream, number, values)
