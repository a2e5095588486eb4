"""Where output goes: standard output, or a file that appears when it is complete; compressed if its name says so."""

from __future__ import annotations

import io
import os
import shutil
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, BinaryIO, cast

from newsx.errors import need


class Target:
    """Standard output, or the file at `path`, which may be compressed (see `COMPRESSIONS`). Bytes are written to `file`.

    The file is written under a temporary name beside its place and moved there by `finish`, so that it is never incomplete; `drop` deletes
    it instead. Raises OSError if it cannot be opened, CannotWrite if a package for its compression is missing.
    """

    is_paged = False
    """Whether a pager shows it on a terminal."""

    def __init__(self, path: str | None = None) -> None:
        self.path = path
        self._beside: str | None = None
        compression = _compression(path)
        if path is None:
            if sys.stdout is None:
                raise OSError("standard output is closed")
            # Not sys.stdout.buffer: with PYTHONUNBUFFERED it writes only as much as a pipe takes, and drops the rest silently.
            self._plain: BinaryIO = open(sys.stdout.fileno(), "wb", closefd=False)  # noqa: SIM115
        elif is_special(path):
            self._plain = open(path, "wb")  # noqa: SIM115 (finish closes it)
        else:
            directory, name = os.path.split(os.path.realpath(path))
            self._beside = os.path.join(directory, f".{name}.part")
            self._plain = _made_anew(self._beside, _mode(path))
        self.is_compressed = compression is not None
        # The buffer keeps the flush after each record away from the compressor, which would compress each record alone.
        self.file = cast(BinaryIO, io.BufferedWriter(compression(self._plain))) if compression else self._plain

    @property
    def name(self) -> str:
        """Its name in messages."""
        return self.path or "standard output"

    @property
    def is_terminal(self) -> bool:
        """Whether it is standard output on a terminal."""
        return self.path is None and self._plain.isatty()

    @property
    def local(self) -> str | None:
        """The unfinished file's path, for writers that open it by name; `None` if it has none or is compressed."""
        return None if self.is_compressed else self._beside

    def finish(self) -> None:
        """Completes the file, and moves it to its place."""
        self.file.flush()
        if self.path is not None:
            self.file.close()
            self._plain.close()
        if self._beside is not None:
            os.replace(self._beside, os.path.realpath(cast(str, self.path)))

    def finish_with(self, path: str) -> None:
        """Completes the file with the content of the file at `path`, which stays, instead of what was written."""
        assert self._beside is not None
        self.drop()
        mode = _mode(cast(str, self.path))
        try:
            os.link(path, self._beside)
            if mode is not None:
                os.chmod(self._beside, mode)
        except OSError:  # this file system has no links
            with open(path, "rb") as content, _made_anew(self._beside, mode) as copy:
                shutil.copyfileobj(content, copy)
        os.replace(self._beside, os.path.realpath(cast(str, self.path)))

    def drop(self) -> None:
        """Deletes the unfinished file."""
        if self._beside is not None:
            self._plain.close()
            os.unlink(self._beside)


def _made_anew(path: str, mode: int | None) -> BinaryIO:
    """A new file, to be written, with these permissions (`None` for the usual ones), instead of one that an earlier run left there.

    What is there is not opened: in a folder that others can write to, a link could lead to any file of the user.
    """
    with suppress(FileNotFoundError):
        os.unlink(path)
    file = open(path, "xb")  # noqa: SIM115 (who asked for it closes it)
    if mode is not None:
        os.fchmod(file.fileno(), mode)
    return file


def _mode(path: str) -> int | None:
    """The permissions of the file that is overwritten, which the new one gets, too; `None` if there is none."""
    try:
        return stat.S_IMODE(os.stat(path).st_mode)
    except OSError:
        return None


def _gzip() -> Compress:
    from gzip import GzipFile

    return lambda file: GzipFile(filename="", mode="wb", compresslevel=6, fileobj=file, mtime=0)


def _zstandard() -> Compress:
    compressor = need("zstandard", "Zstandard", "archives").ZstdCompressor
    return lambda file: compressor().stream_writer(file, closefd=False)


Compress = Callable[[BinaryIO], Any]
"""A function that returns a compressor, which writes into a file and leaves it open."""
COMPRESSIONS: dict[str, Callable[[], Compress]] = {".gz": _gzip, ".zst": _zstandard}
"""The compression that each ending of a file's name asks for."""


def _compression(path: str | None) -> Compress | None:
    """The compression that a path asks for; `None` if it asks for none."""
    find = COMPRESSIONS.get(os.path.splitext(path or "")[1].lower())
    return find() if find else None


def without_compression(path: str) -> str:
    """A path without the ending that asks for compression.

    >>> without_compression("news.jsonl.gz"), without_compression("news.csv")
    ('news.jsonl', 'news.csv')
    """
    stem, ending = os.path.splitext(path)
    return stem if ending.lower() in COMPRESSIONS else path


def is_folder(path: str) -> bool:
    """Whether output to `path` goes into a folder, with a file for each input."""
    return path.endswith("/") or os.path.isdir(path)


def is_special(path: str) -> bool:
    """Whether `path` exists and is not a plain file but a pipe or a device, which is written to directly."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return False
