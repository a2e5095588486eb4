"""Reads inputs ahead in a thread, so that waiting for files and waiting for workers overlap."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable

from newsx.sources.raw import Raw, Unreadable

MAX_CHUNK_BYTES = 128 << 10
MAX_CHUNK_INPUTS = 16
"""How much a worker gets at once: the chunk ends with the input that reaches either."""
MAX_AHEAD_BYTES = 8 << 20
MAX_AHEAD_INPUTS = 512
"""How much is read ahead: the thread waits while either is reached. It bounds the memory of a run, however many inputs there are."""


class ReadAhead:
    """Inputs, to be taken in chunks. An exception in reading them is raised by `take`, after the inputs that were read before it."""

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
                    self._changed.wait_for(lambda: self._ended or self._has_room())
                    if self._ended:
                        return
                    self._read.append(item)
                    self._bytes += _size(item)
                    self._changed.notify_all()
        except BaseException as error:
            self._error = error
        self.stop()

    def _has_room(self) -> bool:
        return self._bytes < MAX_AHEAD_BYTES and len(self._read) < MAX_AHEAD_INPUTS

    def has_more_than(self, inputs: int, seconds: float) -> bool:
        """Whether there are more inputs than this, or will be within these seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._ended or len(self._read) > inputs, seconds)
            return len(self._read) > inputs

    def take(self, wait: bool, inputs: int = MAX_CHUNK_INPUTS) -> list[Raw | Unreadable]:
        """The next chunk, of at most `inputs` of those that have been read.

        If none has been read, it waits for one, or without `wait` returns an empty list. At the end the list is empty, too.
        """
        chunk: list[Raw | Unreadable] = []
        size = 0
        with self._changed:
            if wait:
                self._changed.wait_for(lambda: self._ended or self._read)
            while self._read and len(chunk) < inputs and size < MAX_CHUNK_BYTES:
                chunk.append(self._read.popleft())
                size += _size(chunk[-1])
            self._bytes -= size
            self._changed.notify_all()
        if not chunk and self._error is not None:
            raise self._error
        return chunk

    def stop(self) -> None:
        """Ends the reading. What has been read can still be taken."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()


def _size(item: Raw | Unreadable) -> int:
    """In bytes."""
    return len(item.content) if isinstance(item, Raw) else 0
