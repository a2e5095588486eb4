"""Compressed streams: gzip, bzip2, xz and Zstandard, recognized by their first bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import IO, Any, cast

from newsx.sources.raw import Unreadable
from newsx.sources.stream import Stream

_PACKED_BYTES = 256
"""Bytes in Zstandard that are decompressed at a time: they hold up to 8 MB."""


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
    return cast(IO[bytes], io.BufferedReader(_Frames(file, lambda: ZstdDecompressor().decompressobj())))


class _Frames(io.RawIOBase):
    """What the frames of a file in Zstandard hold. The readers that come with its package do not say if the last one is cut short."""

    def __init__(self, file: IO[bytes], new_frame: Callable[[], Any]) -> None:
        self._file, self._new_frame = file, new_frame
        self._frame: Any = None
        self._packed, self._unpacked = b"", memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = cast(memoryview, memoryview(buffer))  # type: ignore[arg-type]
        while not self._unpacked:
            self._packed = self._packed or self._file.read(_PACKED_BYTES)
            if not self._packed:
                if self._frame is not None:
                    raise EOFError
                return 0
            self._frame = self._frame or self._new_frame()
            self._unpacked, self._packed = memoryview(self._frame.decompress(self._packed)), b""
            if self._frame.eof:
                self._packed, self._frame = self._frame.unused_data, None
        piece, self._unpacked = self._unpacked[: len(view)], self._unpacked[len(view) :]
        view[: len(piece)] = piece
        return len(piece)


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
    """The decompressed content, as a stream of the same name; of a damaged file what comes before the damage, and then what is wrong."""
    first = stream.first_bytes()
    opener = next(opener for mark, opener in _OPENERS.items() if first.startswith(mark))
    try:
        inner = opener(stream.file)
    except Unreadable as error:
        yield Unreadable(stream.name, error.why)
        return
    with inner:
        content = _UpToDamage(inner)
        yield stream.unpacked(io.BufferedReader(content))
        if content.damage is not None:
            why = "it was cut short" if isinstance(content.damage, EOFError) else str(content.damage)
            yield Unreadable(stream.name, f"is damaged, and was read up to there only: {why}")


class _UpToDamage(io.RawIOBase):
    """The bytes of a decompressed file, which ends where it is damaged; `damage` is the error then. Damage at its beginning is raised."""

    def __init__(self, file: IO[bytes]) -> None:
        self._read = cast(io.BufferedReader, file).read1
        self._begun = False
        self.damage: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = cast(memoryview, memoryview(buffer))  # type: ignore[arg-type]
        size = 0
        while size < len(view) and self.damage is None:
            try:
                piece = self._read(len(view) - size)
            except Exception as error:  # what decompressors raise has no common base
                if not self._begun:
                    raise
                self.damage = error
                break
            if not piece:
                break
            self._begun = True
            view[size : size + len(piece)] = piece
            size += len(piece)
        return size
