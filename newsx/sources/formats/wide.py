"""Tables and JSON in UTF-16 or UTF-32, as some programs of Windows write them, with and without a byte order mark: read as UTF-8."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from newsx.sources.decoding import unicode_encoding
from newsx.sources.formats import csv, json
from newsx.sources.stream import PIECE_BYTES, Stream

_UTF_8 = "utf-8"
_MARK = "\ufeff"


def accepts(stream: Stream) -> bool:
    first = stream.first_bytes()
    encoding = unicode_encoding(first)
    if encoding in (None, _UTF_8):
        return False
    text = first.decode(str(encoding), "ignore").removeprefix(_MARK).encode()
    return csv.is_table(text, stream) or json.is_json(text)


def read(stream: Stream) -> Iterator[Stream]:
    """The same in UTF-8, as a stream of the same name."""
    yield stream.unpacked(io.BufferedReader(_InUtf8(stream.file, str(unicode_encoding(stream.first_bytes())))))


class _InUtf8(io.RawIOBase):
    """The bytes of a file in UTF-8 instead of `encoding`; what is not in that becomes U+FFFD."""

    def __init__(self, file: BinaryIO | io.BufferedReader, encoding: str) -> None:
        self._file = file
        self._decode = codecs.getincrementaldecoder(encoding)("replace").decode
        self._rest = b""
        self._begun = self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = cast(memoryview, memoryview(buffer))  # type: ignore[arg-type]
        while not self._rest and not self._ended:
            piece = self._file.read(PIECE_BYTES)
            self._ended = not piece
            text = self._decode(piece, self._ended)
            if text and not self._begun:
                text, self._begun = text.removeprefix(_MARK), True
            self._rest = text.encode("utf-8", "replace")
        size = min(len(view), len(self._rest))
        view[:size], self._rest = self._rest[:size], self._rest[size:]
        return size
