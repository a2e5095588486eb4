"""A page as it was found: bytes that nobody has decoded yet."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from newsx.record import Capture
from newsx.sources.decoding import decode, is_html, what_it_is_instead
from newsx.sources.document import Document
from newsx.sources.mojibake import mend

Skip = Literal[
    "files that are not text",
    "special files",
    "rows and tables without a text",
    "records about the crawl",
    "records without a page",
    "revisit records",
]
"""What is skipped and counted, in words that follow its number."""


TEXT_SUFFIXES = (".txt", ".text", ".html", ".htm", ".xhtml", ".md")
"""How the names of files end that are text or broken."""


class Unreadable(Exception):
    """An input that gives no page, and why, in words that follow its name: `newsx: NAME: WHY`.

    `skip` is set where the input was never meant for newsx if it was merely found in a directory: that is counted, not a failure.
    """

    def __init__(self, name: str, why: str, skip: Skip | None = None) -> None:
        super().__init__(name, why, skip)
        self.name = name
        self.why = why
        self.skip = skip


class Raw(Struct):
    """One page as found.

    `name` is what the record's `input` says. `content` is what was read; `charset` the encoding that something outside of it declares.
    `walked` says that it was found in a directory rather than named. The other fields are handed on to the `Document`.
    """

    name: str
    content: bytes
    charset: str | None = None
    walked: bool = False
    url: str | None = None
    evidence: dict[str, str] = {}
    extra: dict[str, Any] | None = None
    capture: Capture | None = None
    warnings: list[str] = []

    def document(self) -> Document:
        """The page decoded. Raises Unreadable where it is empty or no text."""
        instead = what_it_is_instead(self.content)
        if instead:
            meant = not self.walked or self.name.lower().endswith(TEXT_SUFFIXES)
            raise Unreadable(self.name, instead, None if meant else "files that are not text")
        text, warnings = decode(self.content, self.charset)
        return self.as_document(text, warnings)

    def as_document(self, text: str, warnings: list[str]) -> Document:
        """The document of this page whose text is `text`, its mojibake mended. Raises Unreadable where that is empty."""
        if not text or text.isspace():
            raise Unreadable(self.name, "is empty")
        text, mended = mend(text)
        warnings = self.warnings + warnings + mended
        return Document(self.name, text, is_html(text), self.url, self.evidence, self.extra, self.capture, warnings)
