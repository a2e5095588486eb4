"""JSON: an object a line (JSON Lines), an array of objects, or one object over several lines; the page in one of an object's keys.

Lines are named after their number ("pages.jsonl#17"), objects of an array after their place in it, from 1 ("pages.json#17"); an object
that stands alone is its file ("page.json"). One object is held at a time. A damaged line costs itself; in an array it costs the rest.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsx.sources.raw import Unreadable
from newsx.sources.stream import LIMIT, Stream

if TYPE_CHECKING:
    from newsx.sources.rows import Row

ARRAY = re.compile(rb'\s*\[\s*(?:\{\s*["}]|\]\s*\Z)')
OBJECT = re.compile(rb'\s*\{\s*["}]')
BETWEEN = re.compile(r"[\s,\[\]]*")
PIECE = 1 << 16


def accepts(stream: Stream) -> bool:
    start = stream.head().removeprefix(codecs.BOM_UTF8)
    return bool(ARRAY.match(start) or OBJECT.match(start))


def read(stream: Stream) -> Iterator[Row | Unreadable]:
    from newsx.sources.rows import row_of

    start = stream.head().removeprefix(codecs.BOM_UTF8)
    if ARRAY.match(start):
        return (row_of(stream, number, content) for number, content in enumerate(_objects(stream), 1))
    if _is_lines(start, stream.name):
        return _lines(stream)
    return (row_of(stream, None if number == 1 else number, content) for number, content in enumerate(_objects(stream), 1))


def _is_lines(start: bytes, name: str) -> bool:
    r"""Whether what begins so is JSON Lines: its first line ends as an object does.

    >>> _is_lines(b'{"text": "One."}\n{"te', "-"), _is_lines(b'{\n  "text": "One."\n}\n', "-")
    (True, False)
    """
    line, ended, _ = start.lstrip().partition(b"\n")
    return not ended or line.rstrip().endswith(b"}") or ".jsonl" in name or ".ndjson" in name


def _lines(stream: Stream) -> Iterator[Row | Unreadable]:
    from newsx.sources.rows import row_of

    number = 0
    while line := stream.file.readline(LIMIT):
        number += 1
        if len(line) == LIMIT and not line.endswith(b"\n"):
            yield Unreadable(f"{stream.name}#{number}", f"the line is longer than {LIMIT >> 20} MB")
            while line and not line.endswith(b"\n"):
                line = stream.file.readline(LIMIT)
        elif not line.isspace():
            yield row_of(stream, number, line.removeprefix(codecs.BOM_UTF8))


def _objects(stream: Stream) -> Iterator[bytes]:
    """The objects of an array, or that stand one after the other, as they are written. Raises Unreadable where there is something else."""
    from json import JSONDecodeError, JSONDecoder

    decode = codecs.getincrementaldecoder("utf-8-sig")("surrogateescape").decode
    scan = JSONDecoder(strict=False).raw_decode
    text, position, number, piece, problem = "", 0, 0, PIECE, ""
    while True:
        if between := BETWEEN.match(text, position):
            position = between.end()
        if text.startswith("{", position):
            try:
                _, end = scan(text, position)
            except JSONDecodeError as error:
                problem = error.msg
            else:
                yield text[position:end].encode("utf-8", "surrogateescape")
                position, number, piece = end, number + 1, PIECE
                continue
        elif position < len(text):
            raise Unreadable(stream.name, f"has something else than an object after {number:,} of them")
        if len(text) - position > LIMIT:
            raise Unreadable(stream.name, f"has an object larger than {LIMIT >> 20} MB after {number:,} of them")
        more = decode(stream.file.read(piece))
        if not more and position < len(text):
            raise Unreadable(stream.name, f"is not JSON after {number:,} objects: {problem}")
        if not more:
            return
        text, position, piece = text[position:] + more, 0, 2 * piece
