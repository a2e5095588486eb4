"""JSON: an object a line (JSON Lines), an array of objects, or one object over several lines, with the page under one of an object's keys.

A single object may also be the answer of a news service or a feed, with a list of such objects in it. A line is named after its number
("pages.jsonl#17"), an object of an array after its position, counted from 1 ("pages.json#17"); a single object has the name of its file
("page.json"). One object is held in memory at a time. A damaged line does not affect the others; damage
in an array ends it.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsx.sources.raw import Unreadable
from newsx.sources.stream import MAX_PAGE_BYTES, Stream

if TYPE_CHECKING:
    from newsx.sources.rows import Row

_ARRAY = re.compile(rb'\s*\[\s*(?:\{\s*["}]|\]\s*\Z)')
_OBJECT = re.compile(rb'\s*\{\s*["}]')
_BETWEEN = re.compile(r"[\s,\[\]]*")
_PIECE_BYTES = 1 << 16
"""Bytes that are read first to find the end of an object; twice as many each time that they do not contain it."""


def accepts(stream: Stream) -> bool:
    return is_json(stream.first_bytes())


def is_json(first: bytes) -> bool:
    """Whether a stream that begins with these bytes, in UTF-8, is JSON."""
    start = first.removeprefix(codecs.BOM_UTF8)
    return bool(_ARRAY.match(start) or _OBJECT.match(start))


def read(stream: Stream) -> Iterator[Row | Unreadable]:
    from newsx.sources.rows import ordered, row_of

    start = stream.first_bytes().removeprefix(codecs.BOM_UTF8)
    if _ARRAY.match(start):
        return ordered(row_of(stream, number, content) for number, content in enumerate(_objects(stream), 1))
    if _is_lines(start, stream.name):
        return ordered(_lines(stream))
    return ordered(_single(stream))


def _single(stream: Stream) -> Iterator[Row | Unreadable]:
    """A row for each object that stands by itself, or for each one in the list that it holds."""
    from newsx.sources.rows import listed_in, row_of

    for number, content in enumerate(_objects(stream), 1):
        listed = listed_in(content, stream.settings)
        yield from (row_of(stream, position, item) for position, item in enumerate(listed, 1))
        if not listed:
            yield row_of(stream, None if number == 1 else number, content)


def _is_lines(start: bytes, name: str) -> bool:
    r"""Whether a content that begins so is JSON Lines: its first line ends as an object does, or its name says so.

    >>> _is_lines(b'{"text": "One."}\n{"te', "-"), _is_lines(b'{\n  "text": "One."\n}\n', "-")
    (True, False)
    """
    line, ended, _ = start.lstrip().partition(b"\n")
    return not ended or line.rstrip().endswith(b"}") or ".jsonl" in name or ".ndjson" in name


def _lines(stream: Stream) -> Iterator[Row | Unreadable]:
    """A row for each line, except for blank ones; of a first line that holds a list of rows, one for each."""
    from newsx.sources.rows import listed_in, row_of

    number = 0
    while line := stream.file.readline(MAX_PAGE_BYTES):
        number += 1
        if len(line) == MAX_PAGE_BYTES and not line.endswith(b"\n"):
            yield Unreadable(f"{stream.name}#{number}", f"the line is longer than {MAX_PAGE_BYTES >> 20} MB")
            while line and not line.endswith(b"\n"):
                line = stream.file.readline(MAX_PAGE_BYTES)
        elif number == 1 and (listed := listed_in(line, stream.settings)):
            yield from (row_of(stream, position, item) for position, item in enumerate(listed, 1))
        elif not line.isspace():
            yield row_of(stream, number, line.removeprefix(codecs.BOM_UTF8))


def _objects(stream: Stream) -> Iterator[bytes]:
    """The objects of an array, or objects that follow one another, as they are written. Raises Unreadable if it finds anything else."""
    from json import JSONDecodeError, JSONDecoder

    decode = codecs.getincrementaldecoder("utf-8-sig")("surrogateescape").decode
    scan = JSONDecoder(strict=False).raw_decode
    text, position, number, piece, problem = "", 0, 0, _PIECE_BYTES, ""
    while True:
        if between := _BETWEEN.match(text, position):
            position = between.end()
        if text.startswith("{", position):
            try:
                _, end = scan(text, position)
            except JSONDecodeError as error:
                problem = error.msg
            else:
                yield text[position:end].encode("utf-8", "surrogateescape")
                position, number, piece = end, number + 1, _PIECE_BYTES
                continue
        elif position < len(text):
            raise Unreadable(stream.name, f"has something other than an object after {_counted(number)}")
        if len(text) - position > MAX_PAGE_BYTES:
            raise Unreadable(stream.name, f"has an object larger than {MAX_PAGE_BYTES >> 20} MB after {_counted(number)}")
        more = decode(stream.file.read(piece))
        if not more and position < len(text):
            raise Unreadable(stream.name, f"is not JSON after {_counted(number)}: {problem}")
        if not more:
            return
        text, position, piece = text[position:] + more, 0, 2 * piece


def _counted(number: int) -> str:
    """
    >>> _counted(1), _counted(1200)
    ('1 object', '1,200 objects')
    """
    return f"{number:,} object{'' if number == 1 else 's'}"
