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

A format whose finished files can be added to has also `stories(path, view)`, which gives the ids of the articles in such a file by their
inputs, and `rows(path)`, which gives the rows of quotations in it; its writers copy what the file
holds (`keep`). `stories` and `keep` raise CannotWrite if the file is not one of this view's.

Modules import slow packages inside of `writer` or later: the command's help loads all of them.
"""

from __future__ import annotations

import pkgutil
from abc import ABC, abstractmethod
from collections.abc import Container, Iterable
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:  # help and completion name the formats without loading what they import
    from newsx.output.row_people import PersonIds
    from newsx.output.target import Target
    from newsx.output.view import View


class Writer(ABC):
    """Writes records as they come. After `close` the target holds a complete document of the format."""

    def expect(self, keys: Iterable[str]) -> None:  # noqa: B027 (most formats write `extra` as it is)
        """Told before the first record, if they are known: the keys under `extra` in any of the records."""

    def link(self, ids: PersonIds) -> None:  # noqa: B027 (most formats have no rows of quotations)
        """Told before all else, if it is known: who is one person in several stories."""

    def keep(self, path: str, gone: Container[str]) -> None:
        """Told before any record: the finished file at `path` is added to. Its rows come first, except those of the inputs in `gone`."""
        raise NotImplementedError

    def input(self, name: str, digest: str, problem: str | None) -> None:  # noqa: B027 (only databases remember)
        """Told of each input before its record or failure: its name, the digest of its content, and why it gives no record, if it does
        not."""

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

    def stories(self, path: str, view: View) -> dict[str, str]:
        """The ids of the articles in a finished file by their inputs; not all formats have it."""
        ...

    def rows(self, path: str) -> Iterable[dict[str, Any]]:
        """The rows of quotations in a finished file, for formats that have `stories`."""
        ...


IN_PLACE = "sqlite"
"""The format whose files are added to in their place (`sqlite.adder`)."""


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


def can_be_added_to(name: str) -> bool:
    """Whether finished files of this format can be added to."""
    return hasattr(load(name), "stories") or name == IN_PLACE


def suffixes() -> list[str]:
    """The endings of file names that ask for any format."""
    return [suffix for name in names() for suffix in load(name).SUFFIXES]
