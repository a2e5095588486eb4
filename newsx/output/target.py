"""Where output goes: standard output, or a file that appears when it is complete; compressed if its name says so."""

from __future__ import annotations

import io
import os
import shutil
import stat
import sys
from collections.abc import Callable
from typing import Any, BinaryIO, cast

from newsx.errors import need


class Target:
    """Standard output, or the file at `path`. Bytes go to `file`.

    A file is written beside its place and moved there by `finish`, so that nobody ever finds half of one; `drop` leaves things as they
    were.
    """

    def __init__(self, path: str | None = None) -> None:
        self.path = path
        self._beside: str | None = None
        compression = _compression(path)
        if path is None:
            if sys.stdout is None:
                raise OSError("standard output is closed")
            # Not sys.stdout.buffer: with PYTHONUNBUFFERED that writes as much as a pipe takes, and says nothing of the rest.
            self._plain: BinaryIO = open(sys.stdout.fileno(), "wb", closefd=False)  # noqa: SIM115
        elif is_special(path):
            self._plain = open(path, "wb")  # noqa: SIM115 (finish closes it)
        else:
            directory, name = os.path.split(os.path.realpath(path))
            self._beside = os.path.join(directory, f".{name}.part")
            self._plain = open(self._beside, "wb", opener=_no_link)  # noqa: SIM115 (finish closes it)
        self.is_compressed = compression is not None
        # The buffer keeps a flush after each record from the compressor, which would end a block and hardly shrink anything.
        self.file = cast(BinaryIO, io.BufferedWriter(compression(self._plain))) if compression else self._plain

    @property
    def name(self) -> str:
        """What to call it in a message."""
        return self.path or "standard output"

    @property
    def is_terminal(self) -> bool:
        return self.path is None and self._plain.isatty()

    @property
    def local(self) -> str | None:
        """The path at which the unfinished file can be opened by name, for what writes here and there in it; `None` where it cannot."""
        return None if self.is_compressed else self._beside

    def finish(self) -> None:
        self.file.flush()
        if self.path is not None:
            self.file.close()
            self._plain.close()
        if self._beside is not None:
            os.replace(self._beside, os.path.realpath(cast(str, self.path)))

    def finish_with(self, path: str) -> None:
        """Ends with the file at `path`, which stays, in place of what was written."""
        assert self._beside is not None
        self.drop()
        try:
            os.link(path, self._beside)
        except OSError:  # no links on this file system
            shutil.copyfile(path, self._beside)
        os.replace(self._beside, os.path.realpath(cast(str, self.path)))

    def drop(self) -> None:
        if self._beside is not None:
            self._plain.close()
            os.unlink(self._beside)


def _no_link(path: str, flags: int) -> int:
    """Opens a file, but none that a link leads to: in a folder that others write to it could lead to any file of the user."""
    return os.open(path, flags | os.O_NOFOLLOW, 0o666)


def _gzip() -> Compress:
    from gzip import GzipFile

    return lambda file: GzipFile(filename="", mode="wb", compresslevel=6, fileobj=file, mtime=0)


def _zstandard() -> Compress:
    compressor = need("zstandard", "Zstandard", "archives").ZstdCompressor
    return lambda file: compressor().stream_writer(file, closefd=False)


Compress = Callable[[BinaryIO], Any]
"""Gives what compresses into a file, which it leaves open."""
COMPRESSIONS: dict[str, Callable[[], Compress]] = {".gz": _gzip, ".zst": _zstandard}
"""By the ending of a file's name."""


def _compression(path: str | None) -> Compress | None:
    find = COMPRESSIONS.get(os.path.splitext(path or "")[1].lower())
    return find() if find else None


def without_compression(path: str) -> str:
    """
    >>> without_compression("news.jsonl.gz"), without_compression("news.csv")
    ('news.jsonl', 'news.csv')
    """
    stem, ending = os.path.splitext(path)
    return stem if ending.lower() in COMPRESSIONS else path


def is_folder(path: str) -> bool:
    """Whether output to `path` goes into a folder, a file an input."""
    return path.endswith("/") or os.path.isdir(path)


def is_special(path: str) -> bool:
    """Whether `path` is there and no plain file: a pipe, a device. These are written to as they are."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return False
