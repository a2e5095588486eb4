"""Mailboxes (mbox): each message is a page, named after its number ("news.mbox#2")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsx.sources.formats.mail import Mail, fields_of
from newsx.sources.raw import Raw, Unreadable
from newsx.sources.stream import MAX_PAGE_BYTES, TOO_LARGE, Stream

_START = re.compile(rb"From (?:\S{1,320} +)?\S.{0,60}\d\d:\d\d.{0,40}\r?\n?\Z")
"""The line before each message: "From ann@example.org Fri May  1 10:00:00 2026"."""
_QUOTED_START = re.compile(rb">+From ")
_FIELDS = {b"from", b"date", b"subject"}
_MIN_FIELDS = 2
"""Of _FIELDS, how many the first message has: a story may begin with "From", too."""


def accepts(stream: Stream) -> bool:
    first, _, rest = stream.first_bytes().partition(b"\n")
    return bool(_START.match(first)) and len(fields_of(rest) & _FIELDS) >= _MIN_FIELDS


def read(stream: Stream) -> Iterator[Raw | Unreadable]:
    number, size, lines, was_empty = 0, 0, list[bytes](), True
    for line in stream.file:
        if was_empty and _START.match(line):
            if number:
                yield _message(stream, number, lines, size)
            number, size, lines = number + 1, 0, []
        else:
            size += len(line)
            if size <= MAX_PAGE_BYTES:
                lines.append(line[1:] if _QUOTED_START.match(line) else line)
        was_empty = not line.strip()
    yield _message(stream, number, lines, size)


def _message(stream: Stream, number: int, lines: list[bytes], size: int) -> Raw | Unreadable:
    name = stream.member_name(str(number))
    return Unreadable(name, TOO_LARGE) if size > MAX_PAGE_BYTES else Mail(name, b"".join(lines), walked=True)
