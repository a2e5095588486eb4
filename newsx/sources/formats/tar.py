"""TAR archives with a page in each file: "pages.tar#june/ferry.html". A compressed one is found in its compressed stream.

Read from front to end, one file at a time. Nothing is unpacked to disk, so that names and links that lead out of the archive do no harm.
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

_MARKS, _MARK_AT = (b"ustar\0", b"ustar "), 257
"""The marks of the format, of POSIX and of GNU, and at which byte they are."""
_MAX_HEADER_BYTES = 1 << 20


def accepts(stream: Stream) -> bool:
    return stream.first_bytes()[_MARK_AT:].startswith(_MARKS)


def read(stream: Stream) -> Iterator[Stream | Unreadable]:
    """The files in the archive, without hidden ones."""
    import tarfile

    empty = True
    with tarfile.open(fileobj=stream.file, mode="r|", tarinfo=_bounded_member()) as archive:
        while (member := archive.next()) is not None:
            cast(Any, archive).members.clear()  # tarfile keeps them, to find files by name
            if member.isdir() or is_hidden(member.name):
                continue
            empty = False
            file = archive.extractfile(member) if member.isreg() else None
            if file is None:
                yield Unreadable(stream.member_name(member.name), "is a link or a device", "special files")
            else:
                yield stream.member(member.name, cast(io.BufferedReader, file))
    if empty:
        yield Unreadable(stream.name, "has no files in it")


@cache
def _bounded_member() -> type[TarInfo]:
    """What reads members. tarfile reads headers that hold long names at once, however long they say they are: this refuses long ones."""
    import tarfile

    headers = (tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK)

    class Member(tarfile.TarInfo):
        @classmethod
        def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
            member = super().frombuf(buf, encoding, errors)
            if member.type in headers and member.size > _MAX_HEADER_BYTES:
                raise tarfile.ReadError("a header is too long")
            return member

    return Member
