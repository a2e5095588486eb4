"""From paths to pages."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from typing import Any

from newsx.errors import sentence
from newsx.sources import parts
from newsx.sources.formats import format_of
from newsx.sources.name_patterns import said_by
from newsx.sources.raw import NoSuchColumn, Raw, Unreadable
from newsx.sources.settings import USUAL, Settings
from newsx.sources.stream import Stream, printable, standard_input
from newsx.sources.walk import walk

STANDARD_INPUT = "-"
_MAX_DEPTH = 4
"""How many streams may contain one another: an archive of compressed archives is fine, a file made to contain itself is not."""
_FIRST_ROWS = 20
"""Rows of JSON, which may differ, of which one must have a column that the user names."""
_LIKE = 0.75
"""How alike two file names must be, from 0 to 1, for one to be a misspelling of the other (as difflib measures it)."""


def read_paths(paths: Iterable[str], settings: Settings = USUAL) -> Iterator[Raw | Unreadable]:
    """The pages in these files, directories and, for "-", standard input, in order; an Unreadable for each input that gives none.

    Lazy: an input is opened when its pages are asked for, and one page is held at a time.
    """
    for path in paths:
        if path == STANDARD_INPUT:
            yield from _standard_input(settings)
        elif os.path.isdir(path):
            yield from _directory(path, settings)
        else:
            yield from _file(path, settings)


def without_column(path: str, settings: Settings) -> NoSuchColumn | None:
    """What is wrong with a file whose first rows do not have a column that `settings` names; `None` if they have all, or it has no rows."""
    from newsx.sources.rows import Row, missing_column

    there: dict[str, Any] = {}
    name = path
    for found in islice(read_paths([path], settings), _FIRST_ROWS):
        if isinstance(found, NoSuchColumn):
            return found
        if isinstance(found, Row):
            name = found.name.partition("#")[0]
            with suppress(Unreadable):
                there |= found.columns()[0]
    return missing_column(name, there, settings.columns) if there else None


def _standard_input(settings: Settings) -> Iterator[Raw | Unreadable]:
    """The pages in standard input."""
    if sys.stdin is None:
        yield Unreadable(STANDARD_INPUT, "standard input is closed")
    else:
        yield from read_stream(Stream(STANDARD_INPUT, standard_input(), settings=settings))


def _directory(path: str, settings: Settings) -> Iterator[Raw | Unreadable]:
    """The pages in the files of a directory."""
    empty = True
    for found in walk(path, settings):
        empty = False
        if isinstance(found, Unreadable):
            yield Unreadable(printable(found.name), found.why, found.skip)
        else:
            yield from _file(found, settings, walked=True)
    if empty:
        yield Unreadable(
            printable(path),
            "has no files that --include and --exclude allow" if settings.include or settings.exclude else "has no files in it",
        )


def _file(path: str, settings: Settings, walked: bool = False) -> Iterator[Raw | Unreadable]:
    """The pages in a file."""
    name = printable(path)
    try:
        file = open(path, "rb")  # noqa: SIM115 (closed below; the except is for opening alone)
    except FileNotFoundError:
        yield Unreadable(name, _not_found(path))
    except (OSError, ValueError) as error:
        yield Unreadable(name, sentence(error) if isinstance(error, OSError) else str(error))
    else:
        with file:
            yield from read_stream(Stream(name, file, walked, settings))


def _not_found(path: str) -> str:
    """Why a path does not exist, with what to do about common mistakes."""
    if path.startswith(("http://", "https://")):
        return f"newsx does not fetch; pipe it in: curl -sL {path} | newsx --url {path}"
    from difflib import get_close_matches

    directory, name = os.path.split(path)
    try:
        near = get_close_matches(name, os.listdir(directory or "."), 1, _LIKE)
    except OSError:
        near = []
    return f"no such file; did you mean {printable(os.path.join(directory, near[0]))}?" if near else "no such file or directory"


def read_stream(stream: Stream) -> Iterator[Raw | Unreadable]:
    """The pages in a stream. An error in reading it ends this stream only, as an Unreadable."""
    pattern = stream.settings.name_pattern
    for found in _read_stream(stream):
        if pattern and isinstance(found, Raw):
            found.evidence = said_by(found.name, pattern) | found.evidence
        yield found


def _read_stream(stream: Stream, depth: int = 0) -> Iterator[Raw | Unreadable]:
    try:
        kind = format_of(stream)
        if kind is None:
            yield from parts.read_parts(stream)
            return
        if depth == _MAX_DEPTH:
            yield Unreadable(stream.name, f"is nested more than {_MAX_DEPTH} levels deep")
            return
        for found in kind.read(stream):
            if isinstance(found, Stream):
                yield from _read_stream(found, depth + 1)
            else:
                yield found
    except Unreadable as error:
        yield error
    except OSError as error:
        yield Unreadable(stream.name, sentence(error))
    except EOFError:
        yield Unreadable(stream.name, "ends too early: it was cut short")
    except Exception as error:  # what decompressors and parsers of containers raise has no common base
        yield Unreadable(stream.name, f"is damaged: {error}")
