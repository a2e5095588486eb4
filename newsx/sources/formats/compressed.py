"""Compressed streams: gzip, bzip2, xz and Zstandard, recognized by their first bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import IO, cast

from newsx.sources.raw import Unreadable
from newsx.sources.stream import Stream


def _gzip(file: IO[bytes]) -> IO[bytes]:
    import gzip

    return cast(IO[bytes], gzip.GzipFile(fileobj=file, mode="rb"))


def _bzip2(file: IO[bytes]) -> IO[bytes]:
    import bz2

    return cast(IO[bytes], bz2.BZ2File(file))


def _xz(file: IO[bytes]) -> IO[bytes]:
    import lzma

    return cast(IO[bytes], lzma.LZMAFile(file))


def _zstandard(file: IO[bytes]) -> IO[bytes]:
    try:
        from zstandard import ZstdDecompressor
    except ImportError:
        raise Unreadable("", 'is compressed with Zstandard; to read it: pip install "newsx[archives]"') from None
    return cast(IO[bytes], ZstdDecompressor().stream_reader(file, read_across_frames=True))


_OPENERS: dict[bytes, Callable[[IO[bytes]], IO[bytes]]] = {
    b"\x1f\x8b": _gzip,
    b"BZh": _bzip2,
    b"\xfd7zXZ\0": _xz,
    b"\x28\xb5\x2f\xfd": _zstandard,
}
"""What decompresses a file, by the file's first bytes. Raises Unreadable if a package for it is missing."""


def accepts(stream: Stream) -> bool:
    return stream.first_bytes().startswith(tuple(_OPENERS))


def read(stream: Stream) -> Iterator[Stream | Unreadable]:
    """The decompressed content, as a stream of the same name."""
    first = stream.first_bytes()
    opener = next(opener for mark, opener in _OPENERS.items() if first.startswith(mark))
    try:
        inner = opener(stream.file)
    except Unreadable as error:
        yield Unreadable(stream.name, error.why)
        return
    with inner:
        yield stream.unpacked(io.BufferedReader(cast(io.RawIOBase, inner)))
