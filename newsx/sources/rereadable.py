"""A stream whose last bytes can be read again: where something in it is damaged, what comes next may begin in them."""

from __future__ import annotations

import io
from collections import deque
from typing import BinaryIO

KEPT = 32
"""How many pieces are kept. Decompressors notice damage within the piece that has it, or the next."""
PIECE = 1 << 16


class Rereadable(io.RawIOBase):
    """Reads `file`, and keeps the last pieces of it. Positions count from where `file` stood."""

    def __init__(self, file: BinaryIO | io.BufferedReader) -> None:
        self._file = file
        self._kept: deque[bytes] = deque()
        self._again = b""
        self._position = 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def read(self, size: int = -1) -> bytes:
        piece = self._again[:PIECE] or self._file.read(PIECE if size < 0 else min(size, PIECE))
        self._again = self._again[len(piece) :]
        self._position += len(piece)
        self._kept.append(piece)
        if len(self._kept) > KEPT:
            self._kept.popleft()
        return piece

    def at(self, position: int, size: int) -> bytes:
        """`size` bytes from `position` on, as far as they are still kept."""
        kept = b"".join(self._kept)
        start = position - (self._position - len(kept))
        return kept[start : start + size] if start >= 0 else b""

    def rewind_to(self, mark: bytes, after: int) -> bool:
        """Goes to the first `mark` that begins at the position `after` or later, if there is one in what is kept or still to come."""
        kept = b"".join(self._kept)
        base = self._position - len(kept)
        while (found := kept.find(mark, max(after - base, 0))) < 0:
            piece = self.read(PIECE)
            if not piece:
                return False
            base += max(len(kept) - len(mark), 0)
            kept = kept[-len(mark) :] + piece
        self._again = kept[found:] + self._again
        self._position = base + found
        self._kept.clear()
        return True
