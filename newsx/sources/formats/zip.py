"""ZIP archives, a file a page: "pages.zip#june/ferry.html". Nothing is unpacked to disk, so that a name that leads elsewhere does no harm.

Office documents and e-books are ZIP archives too; they are told by the file that comes first in them, and left to be no text.
"""

from __future__ import annotations

import io
import stat
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from newsx.sources.raw import Unreadable
from newsx.sources.stream import LIMIT, Stream, is_hidden

if TYPE_CHECKING:
    from zipfile import ZipInfo

GENERAL = True
MARK, EMPTY = b"PK\x03\x04", b"PK\x05\x06"
FIRST_IN_DOCUMENTS = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"word/", b"xl/", b"ppt/", b"mimetype", b"META-INF/")
ENCRYPTED = 1
MOST_PACKED = 200
"""How many times its packed size a large file may have. Pages have five, and no page is large."""


def accepts(stream: Stream) -> bool:
    head = stream.head()
    return head.startswith(EMPTY) or (head.startswith(MARK) and not head[30:].startswith(FIRST_IN_DOCUMENTS))


def read(stream: Stream) -> Iterator[Stream | Unreadable]:
    """The files in it, hidden ones left out."""
    from zipfile import BadZipFile, ZipFile

    empty = True
    with stream.seekable() as file, ZipFile(file) as archive:
        for info in archive.infolist():
            if info.is_dir() or is_hidden(info.filename):
                continue
            empty = False
            if problem := _problem(stream.name_of(info.filename), info):
                yield problem
                continue
            try:
                member = archive.open(info)
            except (BadZipFile, NotImplementedError) as error:
                yield Unreadable(stream.name_of(info.filename), f"cannot be unpacked: {error}")
                continue
            with member:
                yield stream.member(info.filename, io.BufferedReader(cast(io.RawIOBase, member)))
    if empty:
        yield Unreadable(stream.name, "has no files in it")


def _problem(name: str, info: ZipInfo) -> Unreadable | None:
    """Why a file in the archive is not to be opened."""
    if info.flag_bits & ENCRYPTED:
        return Unreadable(name, "is encrypted")
    if stat.S_ISLNK(info.external_attr >> 16):
        return Unreadable(name, "is a link", "special files")
    if info.file_size > LIMIT and info.file_size > MOST_PACKED * info.compress_size:
        return Unreadable(name, f"is a decompression bomb: it would unpack to {info.file_size >> 20:,} MB")
    return None
