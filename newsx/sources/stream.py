"""A stream: bytes that may hold one page or many."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from msgspec import Struct
from msgspec.structs import replace

from newsx.sources.raw import Unreadable
from newsx.sources.settings import USUAL, Settings

_FIRST_BYTES = 4096
"""Bytes at the beginning of a stream, by which formats are recognized."""
MAX_PAGE_BYTES = 100 << 20
"""The most bytes of one page. News pages have a few hundred thousand; more is not a news page, or a decompression bomb."""
TOO_LARGE = f"is larger than {MAX_PAGE_BYTES >> 20} MB, which no news page is"
"""Why a page of more than MAX_PAGE_BYTES is an Unreadable."""
MAX_COPIED_BYTES = 4 << 30
"""The most bytes that are copied out of a compressed stream: a decompression bomb must not fill the disk."""
PIECE_BYTES = 1 << 20
"""Bytes that are read at a time."""


def printable(path: str) -> str:
    r"""A path that can be printed and encoded: bytes that are not UTF-8 are escaped ("caf\xe9.txt")."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def standard_input() -> io.BufferedReader:
    """Standard input as a file of its own, which does not close it. At its end Python takes the lock of `sys.stdin`, and dies if a thread
    still waits in it for input."""
    return open(sys.stdin.fileno(), "rb", closefd=False)


class Stream(Struct):
    """Bytes to be read from `file`; `name` and `walked` as in `Raw`, `settings` as the user gave them."""

    name: str
    file: io.BufferedReader
    walked: bool = False
    settings: Settings = USUAL

    def first_bytes(self) -> bytes:
        """The first bytes, up to 4,096, which stay in the stream."""
        return self.file.peek(_FIRST_BYTES)[:_FIRST_BYTES]

    @contextmanager
    def seekable(self) -> Iterator[BinaryIO]:
        """The bytes as a file that can be read from anywhere: this one, or a temporary copy if they come through a pipe or are compressed.

        Raises Unreadable if compressed bytes are too many to be copied.
        """
        file = self.file.raw
        if isinstance(file, io.FileIO) and self.file.seekable():
            yield cast(BinaryIO, self.file)
            return
        import tempfile

        with tempfile.TemporaryFile(prefix="newsx-") as copy:
            while piece := self.file.read(PIECE_BYTES):
                copy.write(piece)
                if copy.tell() > MAX_COPIED_BYTES and not isinstance(file, io.FileIO):
                    raise Unreadable(self.name, f"is packed and larger than {MAX_COPIED_BYTES >> 30} GB; unpack it first")
            copy.seek(0)
            yield cast(BinaryIO, copy)

    def unpacked(self, file: io.BufferedReader) -> Stream:
        """What this stream holds, under the same name."""
        return replace(self, file=file)

    def member(self, path: str, file: io.BufferedReader) -> Stream:
        """A file of the archive that this stream is; it counts as found in a directory."""
        return replace(self, name=self.member_name(path), file=file, walked=True)

    def member_name(self, path: str) -> str:
        """The name of a file of the archive that this stream is: "pages.zip#june/ferry.html"."""
        return f"{self.name}#{printable(path)}"


def is_hidden(path: str) -> bool:
    """Whether a file of an archive is hidden, as in directories, or one that macOS put beside the user's own.

    >>> is_hidden("june/ferry.html"), is_hidden("june/.trash/ferry.html"), is_hidden("__MACOSX/june/._ferry.html"), is_hidden("../a.txt")
    (False, True, True, False)
    """
    return any(name == "__MACOSX" or (name.startswith(".") and name.strip(".")) for name in path.split("/"))
