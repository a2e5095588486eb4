"""From paths to pages."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator

from newsx.sources import parts
from newsx.sources.formats import format_of
from newsx.sources.raw import Raw, Unreadable
from newsx.sources.settings import USUAL, Settings
from newsx.sources.stream import Stream, printable, standard_input
from newsx.sources.walk import sentence, walk

STANDARD_INPUT = "-"
DEEPEST = 4
"""How many streams may lie in one another: an archive of compressed archives is fine, a file made to contain itself is not."""


def read(paths: Iterable[str], settings: Settings = USUAL) -> Iterator[Raw | Unreadable]:
    """The pages in these files, directories and, for "-", standard input, in order; and for each that cannot be read, why.

    Nothing is read before it is asked for, and no more than a page is held.
    """
    for path in paths:
        if path == STANDARD_INPUT:
            yield from _standard_input(settings)
        elif os.path.isdir(path):
            yield from _directory(path, settings)
        else:
            yield from _file(path, settings)


def _standard_input(settings: Settings) -> Iterator[Raw | Unreadable]:
    if sys.stdin is None:
        yield Unreadable(STANDARD_INPUT, "standard input is closed")
    else:
        yield from pages(Stream(STANDARD_INPUT, standard_input(), settings=settings))


def _directory(path: str, settings: Settings) -> Iterator[Raw | Unreadable]:
    empty = True
    for found in walk(path, settings):
        empty = False
        if isinstance(found, Unreadable):
            yield Unreadable(printable(found.name), found.why, found.skip)
        else:
            yield from _file(found, settings, walked=True)
    if empty:
        yield Unreadable(printable(path), "has no such files in it" if settings.include or settings.exclude else "has no files in it")


def _file(path: str, settings: Settings, walked: bool = False) -> Iterator[Raw | Unreadable]:
    name = printable(path)
    try:
        file = open(path, "rb")  # noqa: SIM115 (closed below; the except is for opening alone)
    except FileNotFoundError:
        yield Unreadable(name, _not_found(path))
    except (OSError, ValueError) as error:
        yield Unreadable(name, sentence(error) if isinstance(error, OSError) else str(error))
    else:
        with file:
            yield from pages(Stream(name, file, walked, settings))


def _not_found(path: str) -> str:
    """Why a path is not there, with a way on for the mistakes that people make."""
    if path.startswith(("http://", "https://")):
        return f"newsx does not fetch; pipe it in: curl -sL {path} | newsx --url {path}"
    from difflib import get_close_matches

    directory, name = os.path.split(path)
    try:
        near = get_close_matches(name, os.listdir(directory or "."), 1, 0.75)
    except OSError:
        near = []
    return f"no such file; did you mean {printable(os.path.join(directory, near[0]))}?" if near else "no such file or directory"


def pages(stream: Stream, depth: int = 0) -> Iterator[Raw | Unreadable]:
    """The pages in a stream. Whatever goes wrong in reading it ends this stream only."""
    try:
        kind = format_of(stream)
        if kind is None:
            yield from parts.read(stream)
            return
        if depth == DEEPEST:
            yield Unreadable(stream.name, f"holds streams more than {DEEPEST} deep")
            return
        for found in kind.read(stream):
            if isinstance(found, Stream):
                yield from pages(found, depth + 1)
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
