"""The formats that pages come in, a module each; a new module here is all that a new format takes.

A format says what it takes and takes it apart:

- `accepts(head, name)`: whether this is its format, by the first bytes (up to 4,096) and, where these do not tell, by the name.
- `read(stream)`: the pages in it (`Raw`), and streams inside it, which are looked at in turn (what is compressed can be anything).
  A page that is damaged is an `Unreadable`; an exception says that the rest of the stream cannot be read.

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

    def accepts(self, head: bytes, name: str) -> bool: ...
    def read(self, stream: Stream) -> Iterator[Raw | Stream | Unreadable]: ...


@cache
def formats() -> list[Format]:
    """The formats, by name."""
    return [cast(Format, import_module(f"{__name__}.{module.name}")) for module in pkgutil.iter_modules(__path__)]


def format_of(head: bytes, name: str) -> Format | None:
    """The format of what begins with `head` and is called `name`, `None` for a page."""
    return next((f for f in formats() if f.accepts(head, name)), None)
