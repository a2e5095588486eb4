r"""Many articles in one text: parts that form feeds separate, or whatever the user says (`--separator`).

Each part is an input of its own, named after its number ("dump.txt#2", blank parts not counted), and offsets in its record count from its
start. A text that is not separated keeps its name.

Form feeds also stand between the pages of one printed story, which stays whole (`printed` tells how that is seen), and in HTML, where they
mean nothing. With a separator given ("\f" too), nothing else separates, and in HTML as well.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from newsx.sources.decoding import BYTE_ORDER_MARKS, decode, is_html, what_it_is_instead
from newsx.sources.raw import Raw, Unreadable
from newsx.sources.stream import LIMIT, PIECE, Stream

SAMPLE = 4 << 20
"""So much of a text is looked at to see what its form feeds mean. Hardly a page is longer."""
LONGEST_SEPARATOR = 4096
FORM_FEED = rb"\f"


def read(stream: Stream) -> Iterator[Raw | Unreadable]:
    """The articles in a text, or the one that it is."""
    separator = stream.settings.separator
    if separator is not None:
        yield from _named(stream, _split(_in_utf8(stream), _pattern(separator)))
        return
    start = stream.file.read(SAMPLE)
    if b"\f" in start and _is_joined(start):
        yield from _named(stream, _split(_pieces(stream, start), FORM_FEED))
    else:
        rest = stream.file.read(LIMIT + 1 - SAMPLE) if len(start) == SAMPLE else b""
        yield _part(stream, None, start + rest)


def _is_joined(start: bytes) -> bool:
    """Whether the form feeds in a text that begins so stand between articles."""
    if what_it_is_instead(start):
        return False
    from newsx.sources.page_breaks import is_printed

    text = decode(start)[0]
    return not is_html(text) and not is_printed(text)


def _named(stream: Stream, parts: Iterator[bytes]) -> Iterator[Raw | Unreadable]:
    """The parts that are not blank, by their numbers; where there is only one, by the name of the whole."""
    number, first = 0, b""
    for part in parts:
        if not part or part.isspace():
            continue
        number += 1
        if number == 1:
            first = part
            continue
        if number == 2:
            yield _part(stream, 1, first)
        yield _part(stream, number, part)
    if number < 2:
        yield _part(stream, None, first)


def _part(stream: Stream, number: int | None, content: bytes) -> Raw | Unreadable:
    name = stream.name if number is None else f"{stream.name}#{number}"
    if len(content) > LIMIT:
        why = f"is larger than {LIMIT >> 20} MB, which no news page is"
        return Unreadable(name, why, "files that are not text" if stream.walked else None)
    return Raw(name, content, walked=stream.walked)


def _pieces(stream: Stream, start: bytes = b"") -> Iterator[bytes]:
    yield start
    while piece := stream.file.read(PIECE):
        yield piece


def _in_utf8(stream: Stream) -> Iterator[bytes]:
    """The bytes of a text, in UTF-8 where it is marked as UTF-16 or UTF-32, in which separators would be other bytes."""
    encoding = next((encoding for mark, encoding in BYTE_ORDER_MARKS if stream.head().startswith(mark)), "utf-8")
    if encoding == "utf-8":
        return _pieces(stream)
    decode = codecs.getincrementaldecoder(encoding)("replace").decode
    return (decode(piece).encode() for piece in _pieces(stream))


def _pattern(separator: str) -> bytes:
    """The regular expression of a separator; a line end in it matches either kind of line end."""
    return re.escape(separator.encode()).replace(b"\\\n", rb"\r?\n")


def _split(pieces: Iterator[bytes], separator: bytes) -> Iterator[bytes]:
    """What stands between separators; of what is larger than LIMIT, that much and a byte."""
    rest, beyond = b"", b""
    for piece in pieces:
        *parts, rest = re.split(separator, rest + piece)
        for part in parts:
            yield beyond or part
            beyond = b""
        if len(rest) > LIMIT:
            beyond, rest = beyond or rest[: LIMIT + 1], rest[-LONGEST_SEPARATOR:]
    yield beyond or rest
