"""ZIP archives with a page in each file: "pages.zip#june/ferry.html".

Nothing is unpacked to disk, so that names that lead out of the archive do no harm. Office documents and e-books are ZIP archives, too;
they are recognized by their first file and not accepted, so that they are reported as not text.
"""

from __future__ import annotations

import io
import stat
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from newsx.sources.raw import Unreadable
from newsx.sources.stream import MAX_PAGE_BYTES, Stream, is_hidden

if TYPE_CHECKING:
    from zipfile import ZipInfo

_MARK, _EMPTY = b"PK\x03\x04", b"PK\x05\x06"
"""The first bytes of an archive, and of one without files."""
_NAME_AT = 30
"""The byte at which the name of the first file begins."""
_FIRST_IN_DOCUMENTS = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"word/", b"xl/", b"ppt/", b"mimetype", b"META-INF/")
_ENCRYPTED = 1
"""The bit of a file's flags."""
_MAX_RATIO = 200
"""The most bytes that a byte of a large file may unpack to. In pages it is five."""


def accepts(stream: Stream) -> bool:
    first = stream.first_bytes()
    return first.startswith(_EMPTY) or (first.startswith(_MARK) and not first[_NAME_AT:].startswith(_FIRST_IN_DOCUMENTS))


def read(stream: Stream) -> Iterator[Stream | Unreadable]:
    """The files in the archive, without hidden ones."""
    from zipfile import BadZipFile, ZipFile

    empty = True
    with stream.seekable() as file, ZipFile(file) as archive:
        for info in archive.infolist():
            if info.is_dir() or is_hidden(info.filename):
                continue
            empty = False
            if problem := _problem(stream.member_name(info.filename), info):
                yield problem
                continue
            try:
                member = archive.open(info)
            except (BadZipFile, NotImplementedError) as error:
                yield Unreadable(stream.member_name(info.filename), f"cannot be unpacked: {error}")
                continue
            with member:
                yield stream.member(info.filename, io.BufferedReader(cast(io.RawIOBase, member)))
    if empty:
        yield Unreadable(stream.name, "has no files in it")


def _problem(name: str, info: ZipInfo) -> Unreadable | None:
    """Why a file of the archive cannot be read; `None` if it can."""
    if info.flag_bits & _ENCRYPTED:
        return Unreadable(name, "is encrypted")
    if stat.S_ISLNK(info.external_attr >> 16):
        return Unreadable(name, "is a link", "special files")
    if info.file_size > MAX_PAGE_BYTES and info.file_size > _MAX_RATIO * info.compress_size:
        return Unreadable(name, f"is a decompression bomb: it would unpack to {info.file_size >> 20:,} MB")
    return None
