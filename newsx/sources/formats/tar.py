"""TAR archives, a file a page: "pages.tar#june/ferry.html"; compressed ones by way of their compression.

Read from the front to the end, one file at a time. Nothing is unpacked to disk, so that names and links that lead elsewhere do no harm.
"""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from typing import IO, Any, cast

from newsx.sources.raw import Unreadable
from newsx.sources.stream import Stream, is_hidden

MARK, MARK_AT = b"ustar", 257
LARGEST_READ = 1 << 20


class _Bounded:
    """What a TAR archive is read from. Headers say themselves how long they are, and are read whole: too long a one is refused."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def read(self, size: int) -> bytes:
        if size > LARGEST_READ:
            raise tarfile.ReadError("a header is too long")
        return self._file.read(size)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def accepts(stream: Stream) -> bool:
    return stream.head()[MARK_AT:].startswith(MARK)


def read(stream: Stream) -> Iterator[Stream | Unreadable]:
    """The files in it, hidden ones left out."""
    empty = True
    with tarfile.open(fileobj=stream.file, mode="r|") as archive:
        archive.fileobj = cast(IO[bytes], _Bounded(cast(IO[bytes], archive.fileobj)))
        while (member := archive.next()) is not None:
            cast(Any, archive).members.clear()  # they would be kept, for looking up what has gone by
            if member.isdir() or is_hidden(member.name):
                continue
            empty = False
            file = archive.extractfile(member) if member.isreg() else None
            if file is None:
                yield Unreadable(stream.name_of(member.name), "is a link or a device", "special files")
            else:
                yield stream.member(member.name, cast(io.BufferedReader, file))
    if empty:
        yield Unreadable(stream.name, "has no files in it")
