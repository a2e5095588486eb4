"""Directories: their files in a stable order."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator

from newsx.sources.raw import Unreadable

SPECIAL = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def walk(directory: str) -> Iterator[str | Unreadable]:
    """The files below `directory`, by name, and an Unreadable for each entry that cannot be one.

    Hidden entries are left out. Links are followed, but no directory is entered twice.
    """
    return _walk(directory, set())


def _walk(directory: str, seen: set[tuple[int, int]]) -> Iterator[str | Unreadable]:
    try:
        status = os.stat(directory)
        if (status.st_dev, status.st_ino) in seen:
            return
        seen.add((status.st_dev, status.st_ino))
        names = sorted(os.listdir(directory))
    except OSError as error:
        yield Unreadable(directory, sentence(error))
        return
    for name in names:
        if name.startswith("."):
            continue
        path = os.path.join(directory, name)
        try:
            mode = os.stat(path).st_mode
        except OSError as error:
            yield Unreadable(path, "is a link to nothing" if os.path.islink(path) else sentence(error))
            continue
        if stat.S_ISDIR(mode):
            yield from _walk(path, seen)
        elif stat.S_ISREG(mode):
            yield path
        else:
            yield Unreadable(path, f"is {SPECIAL.get(stat.S_IFMT(mode), 'no file')}", "special files")


def sentence(error: OSError) -> str:
    """What the system says is wrong, without numbers and names: "permission denied"."""
    words = error.strerror or str(error)
    return words[:1].lower() + words[1:]
