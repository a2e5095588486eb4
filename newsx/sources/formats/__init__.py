"""The formats that pages come in. To add one, add a module here and its name to `ORDER`; nothing else changes.

A format's module has two functions:

- `accepts(stream) -> bool`: whether a stream is in this format, by `stream.first_bytes()` and, if these do not say, by `stream.name`. It
  consumes nothing and raises nothing.
- `read(stream) -> Iterator[Raw | Stream | Unreadable]`: the pages in it as `Raw`s, and the streams in it as `Stream`s, whose formats are
  looked for in turn: compressed content can be anything. A damaged page is an `Unreadable`; any exception means that the rest of the
  stream cannot be read. Pages are yielded one by one, so that no more than one is held in memory.

A stream that no format accepts is itself a page, text or HTML. Modules import slow packages inside of `read`; if an optional package is
missing, they yield an `Unreadable` that names the extra to install.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from newsx.sources.raw import Raw, Unreadable
from newsx.sources.stream import Stream

ORDER = ("parquet", "warc", "compressed", "zip", "wide", "csv", "json", "mbox", "mail", "news_export", "tar")
"""The formats in the order in which they are asked, the most specific first.

Formats that begin with a mark come first; `warc` before `compressed`, because web archives are often compressed record by record. `csv`
goes by the name: it comes after the formats of compressed content ("pages.csv.gz") and before those that go by the text, no two of which
accept the same text; `wide` turns what these read, in other widths, into UTF-8. `tar` is last: its mark is in the middle of its header,
where a text may have any letters.
"""


class Format(Protocol):
    """A module of this package."""

    def accepts(self, stream: Stream) -> bool: ...
    def read(self, stream: Stream) -> Iterator[Raw | Stream | Unreadable]: ...


@cache
def formats() -> list[Format]:
    """The formats, in the order in which they are asked."""
    return [cast(Format, import_module(f"{__name__}.{name}")) for name in ORDER]


def format_of(stream: Stream) -> Format | None:
    """The format of a stream, or `None` if it is a page itself."""
    return next((format for format in formats() if format.accepts(stream)), None)
