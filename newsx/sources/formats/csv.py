"""Tables of text, a row an article: CSV as programs and spreadsheets write it, with commas, semicolons, tabs or bars.

Told by the name (.csv, .tsv) and, in what has none (standard input), by a first line of column names, one of which may hold a page.
Rows are named after their number, from 1, the line of names not counted ("pages.csv#17").
"""

from __future__ import annotations

import codecs
import io
import os
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsx.sources.raw import Unreadable
from newsx.sources.stream import LIMIT, Stream

if TYPE_CHECKING:
    from newsx.sources.rows import Row

ENDS = (".csv", ".tsv")
COLUMN = r"\w[\w.:-]{0,40}"
DELIMITERS = ",;\t|"


def accepts(stream: Stream) -> bool:
    head, name = stream.head(), os.path.basename(stream.name).lower()
    if name.endswith(ENDS) or os.path.splitext(name)[0].endswith(ENDS):  # "pages.csv.gz"
        return bool(head)
    if "." in name:
        return False
    from newsx.sources.rows import without_text

    line = head.decode(_encoding(head), "replace").partition("\n")[0].strip()
    columns = [name.strip('"') for name in line.split(_delimiter(line))]
    return len(columns) > 1 and all(re.fullmatch(COLUMN, name) for name in columns) and without_text(stream, columns) is None


def read(stream: Stream) -> Iterator[Row | Unreadable]:
    import csv

    from newsx.sources.rows import row_of_table, without_text

    csv.field_size_limit(LIMIT)
    encoding = _encoding(stream.head())
    text = io.TextIOWrapper(stream.file, encoding, "surrogateescape" if encoding == "utf-8-sig" else "replace", newline="")
    number = 0
    try:
        first = text.readline(LIMIT)
        columns = next(csv.reader([first], delimiter=_delimiter(first)), [])
        if problem := without_text(stream, columns):
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


def _encoding(head: bytes) -> str:
    return "utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"


def _delimiter(line: str) -> str:
    """
    >>> _delimiter("url;title;text")
    ';'
    """
    return max(DELIMITERS, key=line.count)
