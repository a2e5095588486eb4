"""Tables of text with an article in each row: CSV as programs and spreadsheets write it, with commas, semicolons, tabs or bars.

They are recognized by the name (.csv, .tsv) or, if there is none (standard input), by a first line of column names, one of which may hold
a page. A row is named after its number, counted from 1 after the line of names ("pages.csv#17").
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsx.sources.raw import Unreadable
from newsx.sources.stream import MAX_PAGE_BYTES, Stream

if TYPE_CHECKING:
    from newsx.sources.rows import Row

_SUFFIXES = (".csv", ".tsv")
_COLUMN = r"\w[\w.:-]{0,40}"
"""A column's name, in a table whose own name does not say that it is one."""
_DELIMITERS = ",;\t|"


def accepts(stream: Stream) -> bool:
    return is_table(stream.first_bytes(), stream)


def is_table(first: bytes, stream: Stream) -> bool:
    """Whether a stream is a table by its name or by its first bytes, in UTF-8."""
    name = os.path.basename(stream.name).lower()
    if name.endswith(_SUFFIXES) or os.path.splitext(name)[0].endswith(_SUFFIXES):  # "pages.csv.gz"
        return bool(first)
    if "." in name:
        return False
    from newsx.sources.rows import holds_page

    line = first.decode("utf-8-sig", "replace").partition("\n")[0].strip()
    columns = [name.strip('"') for name in line.split(_delimiter(line))]
    return len(columns) > 1 and all(re.fullmatch(_COLUMN, name) for name in columns) and holds_page(columns, stream.settings, usual=False)


def read(stream: Stream) -> Iterator[Row | Unreadable]:
    from newsx.sources.rows import ordered

    return ordered(_rows(stream))


def _rows(stream: Stream) -> Iterator[Row | Unreadable]:
    import csv

    from newsx.sources.rows import row_of_table, what_is_missing

    csv.field_size_limit(MAX_PAGE_BYTES)
    text = io.TextIOWrapper(stream.file, "utf-8-sig", "surrogateescape", newline="")
    number = 0
    try:
        first = text.readline(MAX_PAGE_BYTES)
        columns = next(csv.reader([first], delimiter=_delimiter(first)), [])
        if problem := what_is_missing(stream, columns):
            yield problem
            return
        for cells in csv.reader(text, delimiter=_delimiter(first)):
            if cells:
                number += 1
                yield row_of_table(stream, number, dict(zip(columns, cells, strict=False)))
    except csv.Error as error:
        yield Unreadable(stream.name, f"is damaged after {number:,} rows: {error}")
    finally:
        text.detach()


def _delimiter(line: str) -> str:
    """The delimiter that a line has most of.

    >>> _delimiter("url;title;text")
    ';'
    """
    return max(_DELIMITERS, key=line.count)
