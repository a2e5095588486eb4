"""A stream: bytes that may hold one page or many."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass, replace

from newsx.sources.settings import USUAL, Settings

HEAD = 4096
LIMIT = 100 << 20
"""The most bytes that one page may have. News pages have a few hundred thousand; whatever is larger is none, or a decompression bomb."""


def standard_input() -> io.BufferedReader:
    """Standard input, which must not be closed, as a file of its own: Python takes the lock of `sys.stdin` at its end, and dies where a
    thread still waits in it for what is to come."""
    return open(sys.stdin.fileno(), "rb", closefd=False)


@dataclass(slots=True)
class Stream:
    """Bytes to be read from `file`; `name` and `walked` as in `Raw`, `settings` as the user gave them."""

    name: str
    file: io.BufferedReader
    walked: bool = False
    settings: Settings = USUAL

    def head(self) -> bytes:
        """The first bytes, which stay to be read."""
        return self.file.peek(HEAD)[:HEAD]

    def around(self, file: io.BufferedReader) -> Stream:
        """A stream inside this one that goes by the same name."""
        return replace(self, file=file)
