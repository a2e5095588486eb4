"""The formats that pages come in, a module each; a new module here is all that a new format takes.

A format says what it takes and takes it apart:

- `accepts(stream)`: whether this is its format, by the first bytes (`stream.head()`) and, where these do not tell, by the name.
- `read(stream)`: the pages in it (`Raw`), and streams inside it, which are looked at in turn (what is compressed can be anything).
  A page that is damaged is an `Unreadable`; an exception says that the rest of the stream cannot be read.
- `GENERAL = True`, where it takes whatever is packed in some way: it is asked after those that know what is inside.

What no format accepts is a page itself, text or HTML. Modules here import what is slow to import only when they read.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from newsx.sources.raw import Raw, Unreadable
from newsx.sources.stream import Stream


class Format(Protocol):
    """What a module here is."""

    def accepts(self, stream: Stream) -> bool: ...
    def read(self, stream: Stream) -> Iterator[Raw | Stream | Unreadable]: ...


@cache
def formats() -> list[Format]:
    """The formats, in the order in which they are asked."""
    modules = [import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)]
    return [cast(Format, module) for module in sorted(modules, key=lambda module: getattr(module, "GENERAL", False))]


def format_of(stream: Stream) -> Format | None:
    """The format of a stream, `None` for a page."""
    return next((f for f in formats() if f.accepts(stream)), None)
