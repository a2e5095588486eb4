"""A page as it was found: bytes that are not decoded yet."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from newsx.record import Capture
from newsx.sources.decoding import decode, is_html, what_it_is_instead
from newsx.sources.document import Document, Witness
from newsx.sources.mojibake import mend

Skip = Literal[
    "files that are not text",
    "special files",
    "rows and tables without a text",
    "records about the crawl",
    "records without a page",
    "revisit records",
]
"""Kinds of inputs that are skipped and counted, in words that follow their number."""


TEXT_SUFFIXES = (".txt", ".text", ".html", ".htm", ".xhtml", ".md")
"""Suffixes of files that are reported as failures, not skipped, if they are not text."""


class Unreadable(Exception):
    """An input that gives no page. `why` says the reason in words that follow its `name`: `newsx: NAME: WHY`.

    `skip` is set if the input was never meant for newsx, but found in a directory or archive: that is counted, and is not a failure.
    """

    def __init__(self, name: str, why: str, skip: Skip | None = None) -> None:
        super().__init__(name, why, skip)
        self.name = name
        self.why = why
        self.skip = skip


class NoSuchColumn(Unreadable):
    """A table or rows of JSON without a column that the user names."""


class Raw(Struct):
    """One page as found.

    `name` becomes the record's `input`. `content` are the bytes; `charset` is the encoding that a container or header declares for them.
    `walked` says that the page was found in a directory or archive rather than named. The other fields are the `Document`'s.
    """

    name: str
    content: bytes
    charset: str | None = None
    walked: bool = False
    url: str | None = None
    evidence: dict[str, list[str]] = {}
    witness: Witness = "row"
    extra: dict[str, Any] | None = None
    capture: Capture | None = None
    warnings: list[str] = []

    def document(self, url: str | None = None) -> Document:
        """The page, decoded; `url` is its address if it does not come with one. Raises Unreadable if it is empty or not text."""
        instead = what_it_is_instead(self.content)
        if instead:
            meant = not self.walked or self.name.lower().endswith(TEXT_SUFFIXES)
            raise Unreadable(self.name, instead, None if meant else "files that are not text")
        text, warnings = decode(self.content, self.charset)
        return self._as_document(text, warnings, self.url or url, self.evidence, self.extra)

    def _as_document(
        self, text: str, warnings: list[str], url: str | None, evidence: dict[str, list[str]], extra: dict[str, Any] | None
    ) -> Document:
        """The document of this page with this text, its mojibake mended. Raises Unreadable if the text is empty."""
        if not text or text.isspace():
            raise Unreadable(self.name, "is empty")
        text, mended = mend(text)
        return Document(self.name, text, is_html(text), url, evidence, self.witness, extra, self.capture, self.warnings + warnings + mended)
