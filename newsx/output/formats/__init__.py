"""The formats of output, a module each, named as the user names it; a new module here is all that a new format takes.

A format has `SUFFIXES`, the file names that ask for it, and `writer(target, view)`, which gives a `Writer`.
Modules here import what is slow to import only when they write.
"""

from __future__ import annotations

import pkgutil
from abc import ABC, abstractmethod
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:  # help and completion name the formats without loading what these need
    from newsx.output.target import Target
    from newsx.output.view import View


class Writer(ABC):
    """Writes records, each given as JSON, as they come. After `close` the target holds a whole document of the format."""

    @abstractmethod
    def write(self, record: bytes) -> None: ...

    def failure(self, name: str, problem: str) -> None:  # noqa: B027 (most formats have no place for it)
        """Takes note that the input `name` gave no record, and why."""

    def close(self) -> None:  # noqa: B027 (most documents end as they are)
        """Ends the document."""


class Format(Protocol):
    """What a module here is."""

    SUFFIXES: tuple[str, ...]

    def writer(self, target: Target, view: View) -> Writer:
        """Raises errors.CannotWrite, before anything is written."""
        ...


@cache
def names() -> list[str]:
    """The names of the formats."""
    return [module.name for module in pkgutil.iter_modules(__path__)]


def load(name: str) -> Format:
    """The format of this name."""
    return cast(Format, import_module(f"{__name__}.{name}"))


def by_suffix(path: str) -> str | None:
    """The name of the format that a file's name asks for, compressed ("news.jsonl.gz") or not."""
    from newsx.output.target import without_compression

    plain = without_compression(path.lower())
    return next((name for name in names() if plain.endswith(load(name).SUFFIXES)), None)


def suffixes() -> list[str]:
    """The endings of file names that ask for a format."""
    return [suffix for name in names() for suffix in load(name).SUFFIXES]
