r"""Many articles in one text: parts that form feeds separate, or a text of the user's (`--separator`).

Each part is an input of its own, named after its number ("dump.txt#2", blank parts not counted), and offsets in its record count from its
start. A text that is not separated keeps its name.

Form feeds also stand between the pages of one printed story, which stays whole (see `page_breaks`), and in HTML, where they mean nothing.
If a separator is given ("\f" too), nothing else separates, and it separates HTML as well.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from newsx.sources.decoding import decode, is_html, unicode_encoding, what_it_is_instead
from newsx.sources.raw import Raw, Unreadable
from newsx.sources.stream import MAX_PAGE_BYTES, PIECE_BYTES, TOO_LARGE, Stream

_SAMPLE_BYTES = 4 << 20
"""Bytes of a text that are examined for what its form feeds mean; hardly a page has more."""
_MAX_SEPARATOR_BYTES = 4096
"""The longest separator that is found across two pieces of a part that is too large."""
_FORM_FEED = rb"\f"


def read_parts(stream: Stream) -> Iterator[Raw | Unreadable]:
    """The articles in a text, or the single one that it is."""
    separator = stream.settings.separator
    if separator is not None:
        yield from _named(stream, _split(_in_utf8(stream), _pattern(separator)))
        return
    start = stream.file.read(_SAMPLE_BYTES)
    if b"\f" in start and _is_joined(start):
        yield from _named(stream, _split(_pieces(stream, start), _FORM_FEED))
    else:
        rest = stream.file.read(MAX_PAGE_BYTES + 1 - _SAMPLE_BYTES) if len(start) == _SAMPLE_BYTES else b""
        yield _part(stream, None, start + rest)


def _is_joined(start: bytes) -> bool:
    """Whether the form feeds in a text that begins with these bytes stand between articles."""
    if what_it_is_instead(start):
        return False
    from newsx.sources.page_breaks import is_one_story

    text = decode(start)[0]
    return not is_html(text) and not is_one_story(text)


def _named(stream: Stream, parts: Iterator[bytes]) -> Iterator[Raw | Unreadable]:
    """The parts that are not blank, named by their numbers; a single one has the name of the whole."""
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
    """The part of a stream with this number, or the whole if it has none."""
    name = stream.name if number is None else f"{stream.name}#{number}"
    if len(content) > MAX_PAGE_BYTES:
        return Unreadable(name, TOO_LARGE, "files that are not text" if stream.walked else None)
    return Raw(name, content, walked=stream.walked)


def _pieces(stream: Stream, start: bytes = b"") -> Iterator[bytes]:
    """The bytes of a stream, piece by piece, after those that were read already."""
    yield start
    while piece := stream.file.read(PIECE_BYTES):
        yield piece


def _in_utf8(stream: Stream) -> Iterator[bytes]:
    """The bytes of a text, converted to UTF-8 if it is UTF-16 or UTF-32, in which separators would be other bytes."""
    encoding = unicode_encoding(stream.first_bytes())
    if encoding in (None, "utf-8"):
        return _pieces(stream)
    decode = codecs.getincrementaldecoder(str(encoding))("replace").decode
    return (decode(piece).encode() for piece in _pieces(stream))


def _pattern(separator: str) -> bytes:
    """The regular expression of a separator; a line end in it matches either kind of line end."""
    return re.escape(separator.encode()).replace(b"\\\n", rb"\r?\n")


def _split(pieces: Iterator[bytes], separator: bytes) -> Iterator[bytes]:
    """The parts between separators; of a part larger than MAX_PAGE_BYTES that many bytes and one more."""
    rest, beyond = b"", b""
    for piece in pieces:
        *parts, rest = re.split(separator, rest + piece)
        for part in parts:
            yield beyond or part
            beyond = b""
        if len(rest) > MAX_PAGE_BYTES:
            beyond, rest = beyond or rest[: MAX_PAGE_BYTES + 1], rest[-_MAX_SEPARATOR_BYTES:]
    yield beyond or rest
