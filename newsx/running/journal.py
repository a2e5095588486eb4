"""The journal of a run: a line for each input that is done, failed or was skipped, written when its record is.

What kill -9 or a full disk tears off at the end, of the journal or of the records, is seen and cut away when the run goes on.
"""

from __future__ import annotations

import os
from collections import defaultdict, deque
from collections.abc import Iterator

import msgspec


class Entry(msgspec.Struct, array_like=True, omit_defaults=True):
    """A line: an input, and where among the records its record stands (`start` to `stop`, in bytes), or what was wrong with it."""

    name: str
    start: int
    stop: int
    quotes: int = 0
    problem: str | None = None
    skipped: str | None = None

    @property
    def failed(self) -> bool:
        return self.problem is not None and self.skipped is None


def line(entry: Entry) -> bytes:
    return msgspec.json.encode(entry) + b"\n"


def read(path: str) -> Iterator[tuple[int, Entry]]:
    """The entries, each with the place where its line begins, as far as the lines are whole."""
    decode = msgspec.json.Decoder(Entry).decode
    position = 0
    with open(path, "rb") as file:
        for text in file:
            try:
                entry = decode(text) if text.endswith(b"\n") else None
            except msgspec.DecodeError:
                entry = None
            if entry is None:
                return
            yield position, entry
            position += len(text)


def mend(path: str, records: str) -> None:
    """Cuts both files after the last entry that is whole and whose record is."""
    size = os.path.getsize(records)
    whole = end = 0
    for position, entry in read(path):
        if entry.stop > size:
            break
        whole, end = position + len(line(entry)), max(end, entry.stop)
    os.truncate(path, whole)
    os.truncate(records, end)


def forget_failures(path: str) -> None:
    """Rewrites the journal without the inputs that failed."""
    fresh = f"{path}.part"
    with open(fresh, "wb") as file:
        file.writelines(line(entry) for _, entry in read(path) if not entry.failed)
    os.replace(fresh, path)


class Earlier:
    """What an earlier run has done, to be asked for input by input.

    As long as the inputs come in the order of the journal, which they do unless files came or went, only a line of it is held.
    """

    def __init__(self, path: str) -> None:
        self._lines = read(path)
        self._next = next(self._lines, None)
        self._passed: dict[str, deque[int]] = defaultdict(deque)

    def take(self, name: str) -> int | None:
        """Where the entry of this input begins, once for each that there is; `None` where there is none."""
        if self._next is not None and self._next[1].name == name:
            return self._advance()
        while self._next is not None:
            self._passed[self._next[1].name].append(self._advance())
        return self._passed[name].popleft() if self._passed.get(name) else None

    def _advance(self) -> int:
        assert self._next is not None
        position = self._next[0]
        self._next = next(self._lines, None)
        return position

    def left(self) -> Iterator[int]:
        """The places of the entries that nobody asked for."""
        while self._next is not None:
            self._passed[self._next[1].name].append(self._advance())
        yield from sorted(position for positions in self._passed.values() for position in positions)
