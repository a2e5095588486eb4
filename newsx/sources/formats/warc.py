"""Web archives, WARC and WET, by fastwarc: a record an article, named "a.warc.gz#urn:uuid:…".

Taken as they are, and compressed by gzip or Zstandard record by record, as archives usually are. Responses, resources and the plain text of
conversions are pages; what is no page (requests, images, feeds, robots.txt, errors, empty ones) is skipped and counted. WARC-Date says
when the page was captured, and nothing of when it was published. A damaged record costs itself: what follows it is found by its mark.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsx.record import Capture
from newsx.sources.raw import Raw, Unreadable
from newsx.sources.stream import LIMIT, Stream

if TYPE_CHECKING:
    from fastwarc.warc import HeaderMap, WarcRecord

PLAIN, GZIP, ZSTANDARD = b"WARC/", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd"
NAMES = (".warc.gz", ".wet.gz", ".warc.zst", ".wet.zst")
"""They tell where the first record is damaged."""
PAGES = ("response", "resource", "conversion")
ADDRESSES = ("http:", "https:", "ftp:", "file:")
"""Crawlers keep logs and settings of their own under other addresses: "metadata://gnu.org/software/wget/warc/wget.log"."""
PAGE_TYPES = frozenset(("", "text/html", "application/xhtml+xml", "text/plain", "application/octet-stream", "unknown/unknown"))
FEED = rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:rss|feed|rdf:RDF|urlset|sitemapindex|svg)\b"
FOR_PROGRAMS = r"://[^/]+/(?:(?:robots|ads|app-ads|humans|llms|security)\.txt|\.well-known/.*)(?:\?.*)?$"
"""Addresses that hold something for programs to read, though it is sent as text."""
SWALLOWED = rb"\r\n\r\nWARC/1\.\d\r\nWARC-"
MISSING = 'is a web archive; to read it: pip install "newsx[archives]"'


def accepts(stream: Stream) -> bool:
    head = stream.head()
    return _start(head).startswith(PLAIN) or (stream.name.endswith(NAMES) and head.startswith((GZIP, ZSTANDARD)))


def _start(head: bytes) -> bytes:
    """How a stream begins, under its compression."""
    if head.startswith(GZIP):
        try:
            return zlib.decompressobj(31).decompress(head, 16)
        except zlib.error:
            return b""
    if head.startswith(ZSTANDARD):
        try:
            from fastwarc.stream_io import ZstdReader

            return ZstdReader(io.BytesIO(head)).read(16)
        except (ImportError, OSError):
            return b""
    return head


def read(stream: Stream) -> Iterator[Raw | Unreadable]:
    """The pages among the records. Each waits until the next record is seen: only then is its length known."""
    try:
        import fastwarc  # noqa: F401 (whether it is there)
    except ImportError:
        yield Unreadable(stream.name, MISSING)
        return
    waiting: Raw | None = None
    for position, found in _records(stream):
        if waiting is not None:
            _measure(waiting, position)
            yield waiting
        waiting = found if isinstance(found, Raw) else None
        if isinstance(found, Unreadable):
            yield found


def _measure(page: Raw, end: int | None) -> None:
    if end is not None and page.capture is not None and page.capture.offset is not None:
        page.capture.length = end - page.capture.offset


def _records(stream: Stream) -> Iterator[tuple[int | None, Raw | Unreadable | None]]:
    """Where each record begins, and what it is; last, where the archive ends.

    The place is `None` for damage, and for a record in the midst of what is compressed: nothing can be read from there on.
    """
    from fastwarc.warc import ArchiveIterator

    from newsx.sources.rereadable import Rereadable

    mark = next(mark for mark in (GZIP, ZSTANDARD, PLAIN) if stream.head().startswith(mark))
    file = Rereadable(stream.file)
    position, damaged, going_on = 0, False, True
    while going_on:
        try:
            for record in ArchiveIterator(file, parse_http=False):
                position = record.stream_pos
                offset = position if file.at(position, len(mark)) == mark else None
                found = _page(record, f"{stream.name}#{_bare(record.record_id) or position}", offset)
                yield offset, found
                damaged = isinstance(found, Unreadable) and found.skip is None
            yield file.tell(), None
            return
        except OSError:
            if not damaged:
                yield None, Unreadable(stream.name, f"has a damaged record after byte {position:,}, which was left out")
            damaged = True
            going_on = file.rewind_to(mark, position + 1)
            position = file.tell()
    yield None, None


def _page(record: WarcRecord, name: str, offset: int | None) -> Raw | Unreadable:
    """The page in a record, or why it has none."""
    kind = record.headers.get("WARC-Type") or ""
    if kind == "revisit":
        return Unreadable(name, "is a revisit record, of a page that had not changed", "revisit records")
    if record.headers.get("Content-Length") is None:
        return Unreadable(name, "is damaged: it does not say its length")
    url = _bare(record.headers.get("WARC-Target-URI"))
    if kind not in PAGES or (url and not url.lower().startswith(ADDRESSES)):
        return Unreadable(name, f"is no page but a {kind or 'nameless'} record", "records about the crawl")
    try:
        if record.is_http:
            record.parse_http(auto_decode="none", quirks_mode=True)
        if instead := _what_it_is_instead(record, url or ""):
            return Unreadable(name, instead, "records without a page")
        content = _content(record)
    except (OSError, ValueError) as error:
        return Unreadable(name, f"is damaged: {error}")
    if instead := _what_it_has_instead(content):
        return Unreadable(name, instead, "records without a page")
    truncated = record.headers.get("WARC-Truncated")
    return Raw(
        name,
        content,
        charset=record.http_charset or _parameter(record.headers.get("Content-Type"), "charset"),
        walked=True,
        url=url,
        capture=_capture(record, offset),
        warnings=[f"truncated: the archive has the first part of the page only ({truncated})"] if truncated else [],
    )


def _capture(record: WarcRecord, offset: int | None) -> Capture:
    headers = record.headers
    return Capture(
        date=headers.get("WARC-Date"),
        record_id=_bare(record.record_id),
        refers_to=_bare(headers.get("WARC-Refers-To")),
        offset=offset,
        length=None,
        digest=headers.get("WARC-Payload-Digest") or headers.get("WARC-Block-Digest"),
    )


def _what_it_has_instead(content: bytes) -> str | None:
    """What a record's content is, where that is no page."""
    if len(content) > LIMIT:
        return f"is larger than {LIMIT >> 20} MB, which no news page is"
    if not content.strip():
        return "is empty"
    return "is no page but a feed or a site map" if re.match(FEED, content[:2000], re.DOTALL) else None


def _what_it_is_instead(record: WarcRecord, url: str) -> str | None:
    """What a record holds that is no page, as its headers tell, `None` for a page."""
    status = record.http_headers.status_code if record.http_headers else None
    if status is not None and not 200 <= status < 300:
        return f"is no page but an answer with status {status}"
    media = record.http_content_type if record.is_http else (record.headers.get("Content-Type") or "").partition(";")[0]
    if (media or "").strip().lower() not in PAGE_TYPES:
        return f"is no page but {media}"
    return "is no page but a file for programs" if re.search(FOR_PROGRAMS, url) else None


def _content(record: WarcRecord) -> bytes:
    """The page's bytes, without what they were wrapped in on their way. Raises OSError where they are damaged or cut short."""
    reader, size = record.reader, record.content_length
    if reader is None:
        return b""
    content = reader.read(LIMIT + 1)
    if len(content) < min(size, LIMIT + 1):
        raise OSError("it was cut short")
    if re.search(SWALLOWED, content):
        raise OSError("its length is wrong")
    return _unwrapped(content, record.http_headers) if record.http_headers else content


def _unwrapped(content: bytes, headers: HeaderMap) -> bytes:
    """A body without its transfer and content encodings. One that is not so encoded stays: crawlers keep headers of what they decoded."""
    for coding in (headers.get("Transfer-Encoding") or "").split(",") + (headers.get("Content-Encoding") or "").split(",")[::-1]:
        try:
            content = _decoded(content, coding.strip().lower())
        except (OSError, zlib.error):
            continue
    return content


def _decoded(content: bytes, coding: str) -> bytes:
    from fastwarc.stream_io import BrotliReader, ChunkedReader, ZstdReader

    if coding in ("gzip", "x-gzip", "deflate"):
        bare = coding == "deflate" and content[:1] != b"\x78"  # some servers leave out what marks the format
        return zlib.decompressobj(-15 if bare else 47).decompress(content, LIMIT + 1)
    readers = {"chunked": ChunkedReader, "br": BrotliReader, "zstd": ZstdReader}
    return readers[coding](io.BytesIO(content)).read(LIMIT + 1) if coding in readers else content


def _bare(reference: str | None) -> str | None:
    """
    >>> _bare("<urn:uuid:1d0b>"), _bare("https://example.org/")
    ('urn:uuid:1d0b', 'https://example.org/')
    """
    return reference.strip().removeprefix("<").removesuffix(">") if reference else None


def _parameter(header: str | None, name: str) -> str | None:
    """
    >>> _parameter('text/plain; charset="utf-8"', "charset")
    'utf-8'
    """
    match = re.search(rf"\b{name}\s*=\s*\"?([\w.:-]+)", header or "", re.IGNORECASE)
    return match[1] if match else None
