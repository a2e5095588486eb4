"""A stream whose last bytes can be read again: after damage in a container the next record may begin in them."""

from __future__ import annotations

import io
from collections import deque
from typing import BinaryIO

_PIECE_BYTES = 1 << 16
_MAX_KEPT_PIECES = 32
"""Pieces that are kept. Decompressors notice damage within the piece that has it, or within the next."""


class Rereadable(io.RawIOBase):
    """Reads `file` and keeps its last pieces. Positions are bytes from where `file` stood at first."""

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
        """The next bytes, at most `size` and at most a piece."""
        piece = self._again[:_PIECE_BYTES] or self._file.read(_PIECE_BYTES if size < 0 else min(size, _PIECE_BYTES))
        self._again = self._again[len(piece) :]
        self._position += len(piece)
        self._kept.append(piece)
        if len(self._kept) > _MAX_KEPT_PIECES:
            self._kept.popleft()
        return piece

    def at(self, position: int, size: int) -> bytes:
        """`size` bytes from `position` on, as far as they are kept; none if `position` is no longer kept."""
        kept = b"".join(self._kept)
        start = position - (self._position - len(kept))
        return kept[start : start + size] if start >= 0 else b""

    def rewind_to(self, mark: bytes, after: int) -> bool:
        """Goes to the first `mark` at position `after` or later, in what is kept or still to come. Returns whether there is one."""
        kept = b"".join(self._kept)
        base = self._position - len(kept)
        while (found := kept.find(mark, max(after - base, 0))) < 0:
            piece = self.read(_PIECE_BYTES)
            if not piece:
                return False
            base += max(len(kept) - len(mark), 0)
            kept = kept[-len(mark) :] + piece
        self._again = kept[found:] + self._again
        self._position = base + found
        self._kept.clear()
        return True
