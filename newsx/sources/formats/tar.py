"""TAR archives, a file a page: "pages.tar#june/ferry.html"; compressed ones by way of their compression.

Read from the front to the end, one file at a time. Nothing is unpacked to disk, so that names and links that lead elsewhere do no harm.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Self, cast

from newsx.sources.raw import Unreadable
from newsx.sources.stream import Stream, is_hidden

if TYPE_CHECKING:
    from tarfile import TarInfo

MARK, MARK_AT = b"ustar", 257
LONGEST_HEADER = 1 << 20


def accepts(stream: Stream) -> bool:
    return stream.head()[MARK_AT:].startswith(MARK)


def read(stream: Stream) -> Iterator[Stream | Unreadable]:
    """The files in it, hidden ones left out."""
    import tarfile

    empty = True
    with tarfile.open(fileobj=stream.file, mode="r|", tarinfo=_bounded()) as archive:
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


@cache
def _bounded() -> type[TarInfo]:
    """How members are read. Long names and the like stand in headers that say how long they are, and are read whole: too long a one is
    refused."""
    import tarfile

    headers = (tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK)

    class Member(tarfile.TarInfo):
        @classmethod
        def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
            member = super().frombuf(buf, encoding, errors)
            if member.type in headers and member.size > LONGEST_HEADER:
                raise tarfile.ReadError("a header is too long")
            return member

    return Member
