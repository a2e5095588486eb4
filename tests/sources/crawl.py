"""Web archives as warcio writes them."""

from __future__ import annotations

import io

import pytest

warcwriter = pytest.importorskip("warcio.warcwriter")
from warcio.statusandheaders import StatusAndHeaders  # noqa: E402 (after the question whether it is there)

HTML = [("Content-Type", "text/html; charset=utf-8")]


class Archive:
    """A web archive as warcio writes it, in memory."""

    def __init__(self, compressed: bool = True) -> None:
        self._file = io.BytesIO()
        self._writer = warcwriter.WARCWriter(self._file, gzip=compressed)

    def add(self, url: str, content: bytes, headers=HTML, status="200 OK", kind="response", **fields: str) -> str:
        """Returns the record's id."""
        http = StatusAndHeaders(status, headers, protocol="HTTP/1.1") if kind == "response" else None
        record = self._writer.create_warc_record(
            url,
            kind,
            payload=io.BytesIO(content),
            http_headers=http,
            warc_content_type=fields.pop("content_type", ""),
            warc_headers_dict={name.replace("_", "-"): value for name, value in fields.items()},
        )
        self._writer.write_record(record)
        return record.rec_headers.get_header("WARC-Record-ID").strip("<>")

    def bytes(self) -> bytes:
        return self._file.getvalue()
