"""TAR archives with a page in each file: "pages.tar#june/ferry.html". A compressed one is found in its compressed stream.

Read from front to end, one file at a time. Nothing is unpacked to disk, so that names and links that lead out of the archive do no harm.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO, Self, cast

from newsx.sources.raw import Unreadable
from newsx.sources.stream import Stream, is_hidden

if TYPE_CHECKING:
    from tarfile import TarInfo

_MARKS, _MARK_AT = (b"ustar\0", b"ustar "), 257
"""The marks of the format, of POSIX and of GNU, and at which byte they are."""
_MAX_HEADER_BYTES = 1 << 20
_MAX_READS_AT_END = 16
"""How often a reader may ask for more at the end of a file; for the end of an archive that was cut short it does so a few times."""


def accepts(stream: Stream) -> bool:
    return stream.first_bytes()[_MARK_AT:].startswith(_MARKS)


def read(stream: Stream) -> Iterator[Stream | Unreadable]:
    """The files in the archive, without hidden ones."""
    import tarfile

    empty = True
    with tarfile.open(fileobj=cast(BinaryIO, _Ending(stream.file)), mode="r|", tarinfo=_bounded_member()) as archive:
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


class _Ending:
    """A file that is not read for ever at its end. tarfile skips a file of an archive by reading it, however long its header says it is."""

    def __init__(self, file: io.BufferedReader) -> None:
        self._file = file
        self._reads_at_end = 0

    def read(self, size: int) -> bytes:
        """The next bytes. Raises ReadError if the file has none left again and again."""
        from tarfile import ReadError

        piece = self._file.read(size)
        self._reads_at_end += not piece
        if self._reads_at_end > _MAX_READS_AT_END:
            raise ReadError("unexpected end of data")
        return piece


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
