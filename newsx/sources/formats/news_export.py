"""Exports of news databases with many stories in one text, as ProQuest, Nexis and Factiva write them.

Each story is an input of its own, named after its number ("export.txt#2"). What is not part of a story (cover sheets, addresses) is left
out. `newsx.pages.news_export` reads the fields of a story.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsx.sources import export_lines
from newsx.sources.raw import Raw, Unreadable
from newsx.sources.stream import MAX_PAGE_BYTES, TOO_LARGE, Stream

_SIGNS = (b"document", b"full text", b" words", b"load-date:", b"publication info:")
"""Words at the beginning of every export, in lower case; a cheap check that most texts fail."""
_MAX_HEAD_LINES = 60
"""Lines at the beginning of a text in which an export's labels are looked for."""
_MAX_LINE_BYTES = 200
"""A line that separates stories is shorter."""


def accepts(stream: Stream) -> bool:
    if stream.settings.separator is not None:
        return False
    first = stream.first_bytes()
    lower = first.lower()
    if not any(sign in lower for sign in _SIGNS):
        return False
    lines = first.split(b"\n")[:_MAX_HEAD_LINES]
    return any(map(_begins_story, lines)) or (any(map(_is_sure_label, lines)) and any(map(_other_label().match, lines)))


def read(stream: Stream) -> Iterator[Raw | Unreadable]:
    """The stories, named by their numbers; a single one has the name of the whole."""
    stories = _stories(stream)
    first, second = next(stories, None), next(stories, None)
    if first is None:
        yield Unreadable(stream.name, "is an export of a news database without a story")
    elif second is None:
        yield _raw(stream, None, first)
    else:
        yield _raw(stream, 1, first)
        yield _raw(stream, 2, second)
        for number, story in enumerate(stories, start=3):
            yield _raw(stream, number, story)


def _stories(stream: Stream) -> Iterator[bytes]:
    """The parts of the export that have a label in them."""
    part: list[bytes] = []
    size, labelled = 0, False
    while line := stream.file.readline(MAX_PAGE_BYTES):
        ends = _ends_story(line)
        if not ends and not _begins_story(line):
            part.append(line)
            size, labelled = size + len(line), labelled or _is_sure_label(line)
            if size <= MAX_PAGE_BYTES:
                continue
        elif ends:
            part.append(line)
        if labelled:
            yield b"".join(part)
        part, size, labelled = ([] if ends else [line]), 0, False
    if labelled:
        yield b"".join(part)


def _raw(stream: Stream, number: int | None, content: bytes) -> Raw | Unreadable:
    """The story with this number, or the only one."""
    name = stream.name if number is None else f"{stream.name}#{number}"
    if len(content) > MAX_PAGE_BYTES:
        return Unreadable(name, TOO_LARGE)
    return Raw(name, content, walked=stream.walked)


def _begins_story(line: bytes) -> bool:
    """Whether a line begins a story: "Document 2 of 14", "2 of 14 DOCUMENTS"."""
    return b" of " in line and len(line) < _MAX_LINE_BYTES and export_lines.is_count_of_stories(line.strip().decode("latin-1"))


def _ends_story(line: bytes) -> bool:
    """Whether a line ends a story: a row of underscores, "End of Document", "Document CARGAZ0020240304ek33000xx"."""
    if line.startswith(b"____"):
        return _rule().fullmatch(line) is not None
    if not line.startswith((b"End of Document", b"Document ")) or len(line) >= _MAX_LINE_BYTES:
        return False
    return export_lines.is_end_of_story(line.rstrip().decode("latin-1"))


def _is_sure_label(line: bytes) -> bool:
    """Whether a line begins with a label that only exports have ("Full text: …", "LENGTH: 543 words") or counts words ("543 words")."""
    return _sure_label().match(line) is not None


@cache
def _rule() -> re.Pattern[bytes]:
    return re.compile(rb"_{20,}\s*")


@cache
def _other_label() -> re.Pattern[bytes]:
    """What else is at the beginning of an export beside such a label, as the date below Factiva's count of words."""
    return re.compile(rb"(?:(?:author|byline|section|abstract|dateline|links):|copyright |\d{1,2} [A-Z][a-z]+ \d{4}\s*$)", re.IGNORECASE)


@cache
def _sure_label() -> re.Pattern[bytes]:
    counted = rb"length:\s*[\d,]+ words|[\d,]+ words\s*$"
    return re.compile(rb"(?:full text(?::|\s*$)|load-date:|publication info:|proquest document id:|" + counted + rb")", re.IGNORECASE)
