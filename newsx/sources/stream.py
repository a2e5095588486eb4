"""A stream: bytes that may hold one page or many."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace

from newsx.sources.settings import USUAL, Settings

HEAD = 4096
LIMIT = 100 << 20
"""The most bytes that one page may have. News pages have a few hundred thousand; whatever is larger is none, or a decompression bomb."""


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
