"""Which files are read: those in directories, in a stable order, and those in a list of paths."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from fnmatch import fnmatchcase

from newsx.errors import sentence
from newsx.sources.raw import Unreadable
from newsx.sources.settings import USUAL, Settings
from newsx.sources.stream import standard_input

_SPECIAL = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}
_PIECE_BYTES = 1 << 16
_DIRECTORY = ""
"""Instead of a file's path: the entry is a directory."""


def walk(directory: str, settings: Settings = USUAL) -> Iterator[str | Unreadable]:
    """The files below `directory` that the settings include, sorted by name, and an Unreadable for each entry that cannot be read.

    Hidden entries are left out. Links are followed, but no directory is entered twice, and the one that the run writes to is
    not entered.
    """
    seen = _identities(settings.output)  # of the directories entered so far, and of one that is not entered
    waiting = [_entries(directory, "", seen)]
    while waiting:
        entry = next(waiting[-1], None)
        if entry is None:
            waiting.pop()
        elif isinstance(entry, Unreadable):
            yield entry
        elif (found := _found(*entry, settings)) == _DIRECTORY:
            waiting.append(_entries(*entry, seen))
        elif found is not None:
            yield found


def _identities(path: str | None) -> set[tuple[int, int]]:
    """The device and inode of a path; none if there is nothing at it."""
    try:
        status = os.stat(path) if path is not None else None
    except OSError:
        return set()
    return {(status.st_dev, status.st_ino)} if status else set()


def _entries(directory: str, below: str, seen: set[tuple[int, int]]) -> Iterator[tuple[str, str] | Unreadable]:
    """The path of each entry of a directory, and its path below the first directory, where this one has the path `below`."""
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
        yield os.path.join(directory, name), f"{below}/{name}" if below else name


def _found(path: str, inner: str, settings: Settings) -> str | Unreadable | None:
    """What an entry of a directory is, at `inner` below the first one: _DIRECTORY, a file's path, or why it is neither; `None` if the
    settings leave it out."""
    if os.path.basename(path).startswith(".") or matches(inner, settings.exclude):
        return None
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        return Unreadable(path, "is a link to nothing" if os.path.islink(path) else sentence(error))
    if stat.S_ISDIR(mode):
        return _DIRECTORY
    if settings.include and not matches(inner, settings.include):
        return None
    return path if stat.S_ISREG(mode) else Unreadable(path, f"is {_SPECIAL.get(stat.S_IFMT(mode), 'no file')}", "special files")


def is_left_out(path: str, settings: Settings) -> bool:
    """Whether a file at `path` below a directory is not read: it is hidden, or the settings leave it out."""
    steps = path.split("/")
    above = ("/".join(steps[: depth + 1]) for depth in range(len(steps)))
    hidden = any(step.startswith(".") for step in steps)
    return hidden or any(matches(one, settings.exclude) for one in above) or bool(settings.include and not matches(path, settings.include))


def matches(path: str, globs: tuple[str, ...]) -> bool:
    """Whether a path below a directory matches one of the globs: by its last part, or as a whole if the glob has a slash.

    >>> matches("2026/may/a.txt", ("*.txt",)), matches("2026/may", ("2026/*",)), matches("2026/may/a.txt", ("may",))
    (True, True, False)
    """
    name = path.rpartition("/")[2]
    return any(fnmatchcase(path if "/" in glob else name, glob) for glob in globs)


def count_files(paths: list[str], settings: Settings = USUAL) -> int:
    """The number of files that `walk` finds in these paths, a file itself counting as one."""
    return sum(sum(1 for _ in walk(path, settings)) if os.path.isdir(path) else 1 for path in paths)


def listed_paths(path: str, null: bool = False) -> Iterator[str]:
    """The paths in the file `path` ("-" for standard input), one a line or, with `null`, each ended by a zero byte.

    Raises OSError if the file cannot be opened.
    """
    file = standard_input() if path == "-" else open(path, "rb")  # noqa: SIM115 (read to its end)
    return map(os.fsdecode, filter(None, _split(file, b"\0") if null else (line.rstrip(b"\r\n") for line in file)))


def _split(file: io.BufferedReader, end: bytes) -> Iterator[bytes]:
    """The parts of a file that `end` ends, as soon as they can be read."""
    rest = b""
    while piece := file.read1(_PIECE_BYTES):
        *whole, rest = (rest + piece).split(end)
        yield from whole
    yield rest
