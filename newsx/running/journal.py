"""The journal of a run: a line for each input that is done, failed or was skipped, written right after its record.

`kill -9` or a full disk may leave a torn line at the end of the journal or of the records; it is cut off when the run is resumed.
"""

from __future__ import annotations

import os
from collections import defaultdict, deque
from collections.abc import Iterator

import msgspec


class Entry(msgspec.Struct, array_like=True, omit_defaults=True):
    """A line: an input, and its record's place among the records (bytes `start` to `stop`), or what was wrong with it."""

    name: str
    start: int
    stop: int
    quotes: int = 0
    problem: str | None = None
    skipped: str | None = None
    digest: str = ""

    @property
    def failed(self) -> bool:
        return self.problem is not None and self.skipped is None


def line(entry: Entry) -> bytes:
    return msgspec.json.encode(entry) + b"\n"


def read(path: str) -> Iterator[tuple[int, Entry]]:
    """The entries up to the first torn line, each with the byte at which its line begins."""
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


def repair(path: str, records: str) -> None:
    """Cuts journal and records after the last entry that is whole and has a whole record."""
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


class EarlierEntries:
    """The entries of an earlier run, looked up input by input.

    While inputs come in the order of the journal, only one of its lines is held in memory. That order changes only if files came or went.
    """

    def __init__(self, path: str) -> None:
        self._lines = read(path)
        self._next = next(self._lines, None)
        self._passed: dict[str, deque[int]] = defaultdict(deque)

    def take(self, name: str) -> int | None:
        """The byte at which the line of this input begins, or None if it has none. Each line is given once."""
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
        """The lines that were never taken: of inputs that are gone."""
        while self._next is not None:
            self._passed[self._next[1].name].append(self._advance())
        yield from sorted(position for positions in self._passed.values() for position in positions)
