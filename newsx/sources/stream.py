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

HEAD = 4096
LIMIT = 100 << 20
"""The most bytes that one page may have. News pages have a few hundred thousand; whatever is larger is none, or a decompression bomb."""
COPIED = 4 << 30
"""The most bytes that are copied out of something packed: a bomb must not fill the disk."""
PIECE = 1 << 20


def printable(path: str) -> str:
    r"""A path as it can be printed and encoded: bytes that are no UTF-8 are escaped ("caf\xe9.txt")."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def standard_input() -> io.BufferedReader:
    """Standard input, which must not be closed, as a file of its own: Python takes the lock of `sys.stdin` at its end, and dies where a
    thread still waits in it for what is to come."""
    return open(sys.stdin.fileno(), "rb", closefd=False)


class Stream(Struct):
    """Bytes to be read from `file`; `name` and `walked` as in `Raw`, `settings` as the user gave them."""

    name: str
    file: io.BufferedReader
    walked: bool = False
    settings: Settings = USUAL

    def head(self) -> bytes:
        """The first bytes, which stay to be read."""
        return self.file.peek(HEAD)[:HEAD]

    @contextmanager
    def seekable(self) -> Iterator[BinaryIO]:
        """The bytes as a file that can be read from anywhere: this one, or a temporary copy of what comes through a pipe or is packed.

        Raises Unreadable where what is packed is larger than COPIED.
        """
        file = self.file.raw
        if isinstance(file, io.FileIO) and self.file.seekable():
            yield cast(BinaryIO, self.file)
            return
        import tempfile

        with tempfile.TemporaryFile(prefix="newsx-") as copy:
            while piece := self.file.read(PIECE):
                copy.write(piece)
                if copy.tell() > COPIED and not isinstance(file, io.FileIO):
                    raise Unreadable(self.name, f"is packed and larger than {COPIED >> 30} GB; unpack it first")
            copy.seek(0)
            yield cast(BinaryIO, copy)

    def around(self, file: io.BufferedReader) -> Stream:
        """A stream inside this one that goes by the same name."""
        return replace(self, file=file)

    def member(self, path: str, file: io.BufferedReader) -> Stream:
        """A file of the archive that this stream is: found in it, as in a directory."""
        return replace(self, name=self.name_of(path), file=file, walked=True)

    def name_of(self, path: str) -> str:
        """What a file of the archive that this stream is goes by: "pages.zip#june/ferry.html"."""
        return f"{self.name}#{printable(path)}"


def is_hidden(path: str) -> bool:
    """Whether a file of an archive is one that people do not see, as in directories, or that a Mac has put beside theirs.

    >>> is_hidden("june/ferry.html"), is_hidden("june/.trash/ferry.html"), is_hidden("__MACOSX/june/._ferry.html"), is_hidden("../a.txt")
    (False, True, True, False)
    """
    return any(name == "__MACOSX" or (name.startswith(".") and name.strip(".")) for name in path.split("/"))
