"""Inputs are read ahead in a thread of their own, so that waiting for them and waiting for workers do not hold each other up."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable

from newsx.sources.raw import Raw, Unreadable

CHUNK_BYTES = 128 << 10
CHUNK_PAGES = 16
AHEAD_BYTES = 8 << 20
AHEAD_PAGES = 512
"""How much is read ahead."""


class Ahead:
    """The inputs, to be taken in chunks. What breaks in reading them is raised where they are taken."""

    def __init__(self, inputs: Iterable[Raw | Unreadable]) -> None:
        self._inputs = inputs
        self._read: deque[Raw | Unreadable] = deque()
        self._bytes = 0
        self._error: BaseException | None = None
        self._ended = False
        self._changed = threading.Condition()
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        try:
            for item in self._inputs:
                with self._changed:
                    self._changed.wait_for(lambda: self._ended or (self._bytes < AHEAD_BYTES and len(self._read) < AHEAD_PAGES))
                    if self._ended:
                        return
                    self._read.append(item)
                    self._bytes += _size(item)
                    self._changed.notify_all()
        except BaseException as error:
            self._error = error
        self.stop()

    def more_than(self, pages: int, seconds: float) -> bool:
        """Whether more than so many inputs are there, or come within these seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._ended or len(self._read) > pages, seconds)
            return len(self._read) > pages

    def take(self, wait: bool, pages: int = CHUNK_PAGES) -> list[Raw | Unreadable]:
        """The next inputs, as many as are there and fit in a chunk. Empty at the end; without `wait` also where none is there yet."""
        chunk: list[Raw | Unreadable] = []
        size = 0
        with self._changed:
            if wait:
                self._changed.wait_for(lambda: self._ended or self._read)
            while self._read and len(chunk) < pages and size < CHUNK_BYTES:
                chunk.append(self._read.popleft())
                size += _size(chunk[-1])
            self._bytes -= size
            self._changed.notify_all()
        if not chunk and self._error is not None:
            raise self._error
        return chunk

    def stop(self) -> None:
        """Ends the reading; what was read can still be taken."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()


def _size(item: Raw | Unreadable) -> int:
    return len(item.content) if isinstance(item, Raw) else 0
