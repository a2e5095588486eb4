"""A document: the text of one page, and where it comes from."""

from __future__ import annotations

import hashlib
from typing import Any, Literal

from msgspec import Struct

from newsx.record import Capture

Witness = Literal["row", "mail"]
"""What says something about a page: a row of a table or an object of JSON, the header of an email."""


class Document(Struct):
    """One page, decoded.

    `name` is the path as given, or "-" for standard input; inside a container it has a fragment ("a.jsonl#17"). `text` is the decoded
    content, `html` whether it is markup. `evidence` is what the `witness`, a container, says about the page, by the subjects of
    `newsx.pages.evidence`; `extra` the keys to pass through to the record; `warnings` what was mended in decoding.
    """

    name: str
    text: str
    html: bool = False
    url: str | None = None
    evidence: dict[str, list[str]] = {}
    witness: Witness = "row"
    extra: dict[str, Any] | None = None
    capture: Capture | None = None
    warnings: list[str] = []

    @property
    def id(self) -> str:
        """A hash of the content alone, so that a page has the same one wherever it lies."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
