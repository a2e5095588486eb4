"""A document: the text of one page and where it comes from."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from newsx.record import Capture


class Document(Struct):
    """One page, decoded.

    `name` is the path as given, "-" for standard input, with a fragment inside a container ("a.jsonl#17"). `text` is what was read, after
    decoding; `html` says whether it is markup. `evidence` holds what a container says of the page (url, title, date), `extra` the keys
    to pass through, `warnings` what was mended on the way.
    """

    name: str
    text: str
    html: bool = False
    url: str | None = None
    evidence: dict[str, str] = {}
    extra: dict[str, Any] | None = None
    capture: Capture | None = None
    warnings: list[str] = []
