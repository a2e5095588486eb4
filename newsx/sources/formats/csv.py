"""Tables of text, a row an article: CSV as programs and spreadsheets write it, with commas, semicolons, tabs or bars.

Told by the name (.csv, .tsv) and, in what has none (standard input), by a first line of column names, one of which may hold a page.
Rows are named after their number, from 1, the line of names not counted ("pages.csv#17").
"""

from __future__ import annotations

import codecs
import csv
import io
import os
import re
from collections.abc import Iterator

from newsx.sources.raw import Unreadable
from newsx.sources.rows import Row, row_of_table, without_text
from newsx.sources.stream import LIMIT, Stream

NAMED = re.compile(r"\.(?:csv|tsv)(?:\.\w{2,4})?$", re.IGNORECASE)
COLUMN = re.compile(r"\w[\w.:-]{0,40}")
DELIMITERS = ",;\t|"


def accepts(stream: Stream) -> bool:
    head = stream.head()
    if NAMED.search(stream.name):
        return bool(head)
    if "." in os.path.basename(stream.name):
        return False
    line = head.decode(_encoding(head), "replace").partition("\n")[0].strip()
    columns = [name.strip('"') for name in line.split(_delimiter(line))]
    return len(columns) > 1 and all(map(COLUMN.fullmatch, columns)) and without_text(stream, columns) is None


def read(stream: Stream) -> Iterator[Row | Unreadable]:
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
