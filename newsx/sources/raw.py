"""A page as it was found: bytes that are not decoded yet."""

from __future__ import annotations

import hashlib
import re
from typing import Any, Literal

import msgspec
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


MAX_PAGE_CHARS = 5_000_000
"""Characters of a page that is read. News pages have a tenth at most; a hostile page takes 200 bytes of memory for each."""
TOO_LONG = (
    f"has more than {MAX_PAGE_CHARS // 1_000_000} million characters, which no news page has; --separator parts many articles in one file"
)
"""Why a page of more characters is an Unreadable."""
_MAX_BYTES_OF_CHAR = 4
_DIGITS = 16
_DATA = re.compile(r"data:[\w/+.;=-]{0,100};base64,[\w+/=%]{100,}+")
"""A picture or font that somebody put into the page that refers to it, when it was saved."""

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
        """The page, decoded; `url` is its address if it does not come with one. Raises Unreadable if it is empty, not text, or too long."""
        instead = what_it_is_instead(self.content)
        if instead:
            meant = not self.walked or self.name.lower().endswith(TEXT_SUFFIXES)
            raise Unreadable(self.name, instead, None if meant else "files that are not text")
        if len(self.content) > _MAX_BYTES_OF_CHAR * MAX_PAGE_CHARS and b";base64," not in self.content:
            raise Unreadable(self.name, TOO_LONG)
        text, warnings = decode(self.content, self.charset)
        return self._as_document(text, warnings, self.url or url, self.evidence, self.extra)

    def digest(self, *how: Any) -> str:
        """A digest of the page, of what its container says of it, and of how it is read: 16 hexadecimal digits."""
        said = msgspec.json.encode((self.charset, self.url, self.evidence, self.how_it_is_read(), how))
        return hashlib.sha256(b"%d\n%b%b" % (len(self.content), self.content, said)).hexdigest()[:_DIGITS]

    def how_it_is_read(self) -> tuple[Any, ...]:
        """What a user said about pages of this kind."""
        return ()

    def _as_document(
        self, text: str, warnings: list[str], url: str | None, evidence: dict[str, list[str]], extra: dict[str, Any] | None
    ) -> Document:
        """The document of this page with this text, its mojibake mended. Raises Unreadable if the text is empty or too long."""
        if not text or text.isspace():
            raise Unreadable(self.name, "is empty")
        if len(text) > MAX_PAGE_CHARS and is_html(text):
            text = _DATA.sub("data:", text)
        if len(text) > MAX_PAGE_CHARS:
            raise Unreadable(self.name, TOO_LONG)
        text, mended = mend(text)
        return Document(self.name, text, is_html(text), url, evidence, self.witness, extra, self.capture, self.warnings + warnings + mended)
