"""Where output goes: standard output, or a file that appears when it is finished."""

from __future__ import annotations

import os
import stat
import sys
from typing import BinaryIO, cast


class Target:
    """Standard output, or the file at `path`. Bytes go to `file`.

    A file is written beside its place and moved there by `finish`, so that nobody ever finds half of one; `drop` leaves things as they
    were.
    """

    def __init__(self, path: str | None = None) -> None:
        self.path = path
        self._beside: str | None = None
        if path is None:
            if sys.stdout is None:
                raise OSError("standard output is closed")
            # Not sys.stdout.buffer: with PYTHONUNBUFFERED that writes as much as a pipe takes, and says nothing of the rest.
            self.file: BinaryIO = open(sys.stdout.fileno(), "wb", closefd=False)  # noqa: SIM115
        elif _is_special(path):
            self.file = open(path, "wb")  # noqa: SIM115 (finish closes it)
        else:
            directory, name = os.path.split(os.path.realpath(path))
            self._beside = os.path.join(directory, f".{name}.part")
            self.file = open(self._beside, "wb")  # noqa: SIM115 (finish closes it)

    @property
    def name(self) -> str:
        """What to call it in a message."""
        return self.path or "standard output"

    @property
    def is_terminal(self) -> bool:
        return self.path is None and self.file.isatty()

    def finish(self) -> None:
        self.file.flush()
        if self.path is not None:
            self.file.close()
        if self._beside is not None:
            os.replace(self._beside, os.path.realpath(cast(str, self.path)))

    def drop(self) -> None:
        if self._beside is not None:
            self.file.close()
            os.unlink(self._beside)


def _is_special(path: str) -> bool:
    """Whether `path` is there and no plain file: a pipe, a device. These are written to as they are."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return False
