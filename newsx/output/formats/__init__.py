"""The formats of output. To add one, add a module here. Its name is the one that users give to `--format`.

No other code changes, unless the format can show explanations (`EXPLAINING` in `cli.options`); the README's help lists the formats.

A format's module has two things:

- `SUFFIXES`: the endings of file names that ask for it, in lower case, most common first. `-o` with a folder gives its files the first one.
  A format without any can be written to standard output only.
- `writer(target, view) -> Writer`: what writes to `target`, a `Target`, what `view`, a `View`, shows of each record. It raises
  `errors.CannotWrite` if a package is missing (see `errors.need`), or if the target or the view does not suit the format.

A `Writer` gets each record as JSON (`write`), and each input that gave none (`failure`), in the order of the inputs; at the end `close` is
called, also if there was no record; then the caller finishes the target. `view.rows(record)` gives what to write as dictionaries, one per
row, `view.items(record)` as objects to be encoded as JSON. Writers of tables are `output.tables.TableWriter`s. Text for a terminal
(`target.is_terminal`) must go through `output.terminal.safe`.

Modules import slow packages inside of `writer` or later: the command's help loads all of them.
"""

from __future__ import annotations

import pkgutil
from abc import ABC, abstractmethod
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:  # help and completion name the formats without loading what they import
    from newsx.output.target import Target
    from newsx.output.view import View


class Writer(ABC):
    """Writes records as they come. After `close` the target holds a complete document of the format."""

    def expect(self, keys: Iterable[str]) -> None:  # noqa: B027 (most formats write `extra` as it is)
        """Told before the first record, if they are known: the keys under `extra` in any of the records."""

    @abstractmethod
    def write(self, record: bytes) -> None:
        """Writes a record, given as JSON. Raises OSError if the target cannot be written."""

    def failure(self, name: str, problem: str) -> None:  # noqa: B027 (most formats have no place for it)
        """Notes that the input `name` gave no record, and why."""

    def close(self) -> None:  # noqa: B027 (most documents end as they are)
        """Ends the document."""

    def drop(self) -> None:  # noqa: B027 (most writers hold nothing)
        """Gives the document up, because nothing can be written any more."""


class Format(Protocol):
    """A module of this package."""

    SUFFIXES: tuple[str, ...]

    def writer(self, target: Target, view: View) -> Writer:
        """A writer of this format. Raises errors.CannotWrite before anything is written."""
        ...


@cache
def names() -> list[str]:
    """The names of the formats, in alphabetical order."""
    return [module.name for module in pkgutil.iter_modules(__path__)]


def called(name: str) -> str | None:
    """The format that a user calls by its name or by a suffix of its files ("md"); `None` if there is none."""
    return name if name in names() else next((one for one in names() if f".{name}" in load(one).SUFFIXES), None)


def load(name: str) -> Format:
    """The format with this name."""
    return cast(Format, import_module(f"{__name__}.{name}"))


def by_suffix(path: str) -> str | None:
    """The name of the format that a file's name asks for, compressed ("news.jsonl.gz") or not; `None` if it asks for none."""
    from newsx.output.target import without_compression

    plain = without_compression(path.lower())
    return next((name for name in names() if plain.endswith(load(name).SUFFIXES)), None)


def suffixes() -> list[str]:
    """The endings of file names that ask for any format."""
    return [suffix for name in names() for suffix in load(name).SUFFIXES]
