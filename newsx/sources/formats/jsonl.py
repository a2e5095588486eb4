"""JSON Lines: an object a line, the page in one of its keys."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from newsx.sources.document import Document
from newsx.sources.raw import Raw, Unreadable
from newsx.sources.stream import LIMIT, Stream

TEXT_KEYS = ("text", "html", "content", "body")
EVIDENCE_KEYS = ("title", "date")


@dataclass(slots=True)
class Row(Raw):
    """A line of JSON Lines, taken apart when it is decoded."""

    def document(self) -> Document:
        """The page under the first key of TEXT_KEYS; other keys pass through as `extra`, and url, title and date are evidence."""
        try:
            row = _decode(self.content)
        except ValueError as error:
            raise Unreadable(self.name, f"is not JSON: {error}") from None
        if not isinstance(row, dict):
            raise Unreadable(self.name, "is not a JSON object")
        key = next((k for k in TEXT_KEYS if isinstance(row.get(k), str)), None)
        if key is None:
            raise Unreadable(self.name, f"has no text under any of the keys {', '.join(TEXT_KEYS)}")
        text = row.pop(key)
        self.url = _string(row.get("url")) and row.pop("url")
        self.evidence = {k: row[k] for k in EVIDENCE_KEYS if _string(row.get(k))}
        self.extra = row or None
        return self.as_document(text, [])


def accepts(stream: Stream) -> bool:
    start = stream.head().removeprefix(codecs.BOM_UTF8).lstrip()
    return start.startswith(b'{"') or (start.startswith(b"{") and stream.name.removesuffix(".gz").endswith((".jsonl", ".ndjson")))


def read(stream: Stream) -> Iterator[Row | Unreadable]:
    """A row a line, named after its number, from 1: "pages.jsonl#17"."""
    number = 0
    while line := stream.file.readline(LIMIT):
        number += 1
        name = f"{stream.name}#{number}"
        if len(line) == LIMIT and not line.endswith(b"\n"):
            yield Unreadable(name, f"the line is longer than {LIMIT >> 20} MB")
            while line and not line.endswith(b"\n"):
                line = stream.file.readline(LIMIT)
        elif not line.isspace():
            yield Row(name, line.removeprefix(codecs.BOM_UTF8), walked=stream.walked)


def _decode(content: bytes) -> Any:
    """The value of a line of JSON. Halves of surrogate pairs, which some programs write and no encoding allows, become question marks."""
    try:
        return msgspec.json.decode(content)
    except ValueError:
        import json

        lenient = json.loads(content.decode("utf-8", "replace"))
        return msgspec.json.decode(json.dumps(lenient, ensure_ascii=False).encode("utf-8", "replace"))


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None
