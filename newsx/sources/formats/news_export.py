"""Exports of news databases that hold many stories in one text: what ProQuest, Nexis and Factiva write between them.

Each story is an input of its own, named after its number ("export.txt#2"). What stands around them (cover sheets, addresses) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsx.sources.raw import Raw, Unreadable
from newsx.sources.stream import LIMIT, Stream

_SIGNS = (b"document", b"full text", b" words", b"load-date:", b"publication info:")
"""What stands in the head of each export, in lower case: most texts are known by that to be none."""
_HEAD_LINES = 60
_FEWEST_OTHERS = 1


def accepts(stream: Stream) -> bool:
    if stream.settings.separator is not None:
        return False
    head = stream.head()
    low = head.lower()
    if not any(sign in low for sign in _SIGNS):
        return False
    lines = head.split(b"\n")[:_HEAD_LINES]
    if any(map(_begins, lines)):
        return True
    return any(map(_labels, lines)) and sum(1 for line in lines if _other_label().match(line)) >= _FEWEST_OTHERS


def read(stream: Stream) -> Iterator[Raw | Unreadable]:
    """The stories, by their numbers; where there is only one, by the name of the whole."""
    stories = _stories(stream)
    first, second = next(stories, None), next(stories, None)
    if first is None:
        yield Unreadable(stream.name, "is an export of a news database without a story in it")
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
    while line := stream.file.readline(LIMIT):
        ends = _ends(line)
        if not ends and not _begins(line):
            part.append(line)
            size, labelled = size + len(line), labelled or _labels(line)
            if size <= LIMIT:
                continue
        elif ends:
            part.append(line)
        if labelled:
            yield b"".join(part)
        part, size, labelled = ([] if ends else [line]), 0, False
    if labelled:
        yield b"".join(part)


def _raw(stream: Stream, number: int | None, content: bytes) -> Raw | Unreadable:
    name = stream.name if number is None else f"{stream.name}#{number}"
    if len(content) > LIMIT:
        return Unreadable(name, f"is larger than {LIMIT >> 20} MB, which no news page is")
    return Raw(name, content, walked=stream.walked)


def _begins(line: bytes) -> bool:
    """Whether a line begins a story: "Document 2 of 14", "2 of 14 DOCUMENTS"."""
    return b" of " in line and _count().fullmatch(line) is not None


def _ends(line: bytes) -> bool:
    """Whether a line ends a story: a row of underscores, "End of Document", "Document CARGAZ0020240304ek33000xx"."""
    return line.startswith((b"____", b"End of Document", b"Document ")) and _end().fullmatch(line) is not None


def _labels(line: bytes) -> bool:
    """Whether a line labels what only such exports label: "Full text: …", "LENGTH: 543 words", or, without a label, "543 words"."""
    return _label().match(line) is not None


@cache
def _count() -> re.Pattern[bytes]:
    return re.compile(rb"\s*(?:Document \d+ of \d+|\d+ of \d+ DOCUMENTS?)\s*")


@cache
def _end() -> re.Pattern[bytes]:
    return re.compile(rb"(?:_{20,}|End of Document|Document [A-Z]{2,}[A-Za-z0-9]{14,})\s*")


@cache
def _other_label() -> re.Pattern[bytes]:
    """What stands in the head of an export beside such a label, the date below Factiva's count of words among it."""
    return re.compile(rb"(?:(?:author|byline|section|abstract|dateline|links):|copyright |\d{1,2} [A-Z][a-z]+ \d{4}\s*$)", re.IGNORECASE)


@cache
def _label() -> re.Pattern[bytes]:
    counted = rb"length:\s*[\d,]+ words|[\d,]+ words\s*$"
    return re.compile(rb"(?:full text(?::|\s*$)|load-date:|publication info:|proquest document id:|" + counted + rb")", re.IGNORECASE)
