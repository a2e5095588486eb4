"""Web archives, WARC and WET, read with fastwarc: a page is named after its record ("a.warc.gz#urn:uuid:…").

They may be uncompressed, or compressed with gzip or Zstandard record by record, as archives usually are. Responses, resources and the
plain text of conversions are pages; other records (requests, images, feeds, robots.txt, errors, empty pages) are skipped and counted.
WARC-Date is when the page was captured; it says nothing about when it was published. After a damaged record reading continues at the next
one that is found by its mark.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsx.record import Capture
from newsx.sources.raw import Raw, Unreadable
from newsx.sources.stream import MAX_PAGE_BYTES, TOO_LARGE, Stream

if TYPE_CHECKING:
    from fastwarc.warc import HeaderMap, WarcRecord

_PLAIN, _GZIP, _ZSTANDARD = b"WARC/", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd"
"""The first bytes of a record, and of a compressed one."""
_SUFFIXES = (".warc.gz", ".wet.gz", ".warc.zst", ".wet.zst")
"""By these a compressed archive is recognized if its first record is damaged."""
_GZIP_STREAM, _ANY_ZLIB, _BARE_DEFLATE = 31, 47, -15
"""zlib's numbers for what it decompresses: gzip; gzip or zlib; deflate without a header."""
_PEEKED_BYTES = 16
"""Bytes that are decompressed to see whether they are an archive's."""
_PAGE_TYPES = ("response", "resource", "conversion")
"""Types of records that may be pages."""
_SCHEMES = ("http:", "https:", "ftp:", "file:")
"""Schemes of pages' addresses. Crawlers keep their own logs under others: "metadata://gnu.org/software/wget/warc/wget.log"."""
_MEDIA_TYPES = frozenset(("", "text/html", "application/xhtml+xml", "text/plain", "application/octet-stream", "unknown/unknown"))
"""Media types that may be pages'."""
_FEED = rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:rss|feed|rdf:RDF|urlset|sitemapindex|svg)\b"
_FEED_BYTES = 2000
"""Bytes of a content in which a feed or site map has its root element."""
_FOR_PROGRAMS = r"://[^/]+/(?:(?:robots|ads|app-ads|humans|llms|security)\.txt|\.well-known/.*)(?:\?.*)?$"
"""Addresses of files for programs, which are served as text."""
_NEXT_RECORD = rb"\r\n\r\nWARC/1\.\d\r\nWARC-"
"""How a record begins, after the end of the one before: in a page's content it means that the page's length is wrong."""
_MAX_DAMAGED = 1000
"""Damaged records in a row after which an archive is given up: looking for each next one takes a hundred times as long as reading it."""
_PIECE_BYTES, _SEAM_BYTES = 1 << 16, 32
"""Bytes of a record that are read at a time, and of those before in which the mark of the next record may begin."""
_MISSING = 'is a web archive; to read it: pip install "newsx[archives]"'


def accepts(stream: Stream) -> bool:
    first = stream.first_bytes()
    return _decompressed_start(first).startswith(_PLAIN) or (stream.name.endswith(_SUFFIXES) and first.startswith((_GZIP, _ZSTANDARD)))


def _decompressed_start(first: bytes) -> bytes:
    """The first bytes of a stream's content, decompressed if the stream is compressed; none if it cannot be decompressed."""
    if first.startswith(_GZIP):
        try:
            return zlib.decompressobj(_GZIP_STREAM).decompress(first, _PEEKED_BYTES)
        except zlib.error:
            return b""
    if first.startswith(_ZSTANDARD):
        try:
            from fastwarc.stream_io import ZstdReader

            return ZstdReader(io.BytesIO(first)).read(_PEEKED_BYTES)
        except (ImportError, OSError):
            return b""
    return first


def read(stream: Stream) -> Iterator[Raw | Unreadable]:
    """The pages among the records. Each is held back until the next record is found, which tells its length."""
    try:
        import fastwarc  # noqa: F401 (only to see whether it is installed)
    except ImportError:
        yield Unreadable(stream.name, _MISSING)
        return
    waiting: Raw | None = None
    for position, found in _records(stream):
        if waiting is not None:
            _set_length(waiting, position)
            yield waiting
        waiting = found if isinstance(found, Raw) else None
        if isinstance(found, Unreadable):
            yield found


def _set_length(page: Raw, end: int | None) -> None:
    """Completes a page's capture by the byte at which the next record begins."""
    if end is not None and page.capture is not None and page.capture.offset is not None:
        page.capture.length = end - page.capture.offset


def _records(stream: Stream) -> Iterator[tuple[int | None, Raw | Unreadable | None]]:
    """Each record: the byte at which it begins, and its page, or why it has none. The last item is the end of the archive.

    The position is `None` for damage, and for a record in the middle of compressed bytes, from which nothing can be read on its own.
    """
    from fastwarc.warc import ArchiveIterator

    from newsx.sources.rereadable import Rereadable

    mark = next(mark for mark in (_GZIP, _ZSTANDARD, _PLAIN) if stream.first_bytes().startswith(mark))
    file = Rereadable(stream.file)
    position, damaged, more = 0, 0, True
    while more and damaged < _MAX_DAMAGED:
        try:
            for record in ArchiveIterator(file, parse_http=False):
                position = record.stream_pos
                offset = position if file.at(position, len(mark)) == mark else None
                name = f"{stream.name}#{_bare(record.record_id) or position}"
                found = _page(record, name, offset)
                if mark == _PLAIN and isinstance(found, Unreadable) and found.skip is not None:
                    found = _with_wrong_length(record, name) or found
                yield offset, found
                damaged = damaged + 1 if isinstance(found, Unreadable) and found.skip is None else 0
                if mark == _PLAIN and damaged:  # its length does not tell where the next record begins
                    raise _NotAtNext
            yield file.tell(), None
            return
        except (OSError, _NotAtNext):
            if not damaged:
                yield None, Unreadable(stream.name, f"has a damaged record after byte {position:,}, which was left out")
            damaged += 1
            more = file.rewind_to(mark, position + 1)
            position = file.tell()
    if more:
        yield None, Unreadable(stream.name, f"has nothing but damage before byte {position:,}; what comes after it was left out")
    yield None, None


class _NotAtNext(Exception):
    """The next record of an archive is not where the one before ends."""


def _page(record: WarcRecord, name: str, offset: int | None) -> Raw | Unreadable:
    """The page in a record, or why the record has none."""
    kind = record.headers.get("WARC-Type") or ""
    if kind == "revisit":
        return Unreadable(name, "is a revisit record of an unchanged page", "revisit records")
    if record.headers.get("Content-Length") is None:
        return Unreadable(name, "is damaged: it does not give its length")
    url = _bare(record.headers.get("WARC-Target-URI"))
    if kind not in _PAGE_TYPES or (url and not url.lower().startswith(_SCHEMES)):
        return Unreadable(name, f"is not a page but a {kind or 'nameless'} record", "records about the crawl")
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
    """Where and when a record's page was captured; `_set_length` completes it."""
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
    """Why a record's content is not a page; `None` if it is."""
    if len(content) > MAX_PAGE_BYTES:
        return TOO_LARGE
    if not content.strip():
        return "is empty"
    return "is not a page but a feed or a site map" if re.match(_FEED, content[:_FEED_BYTES], re.DOTALL) else None


def _what_it_is_instead(record: WarcRecord, url: str) -> str | None:
    """Why a record is not a page, by its headers; `None` if it is."""
    status = record.http_headers.status_code if record.http_headers else None
    if status is not None and not 200 <= status < 300:
        return f"is not a page but an answer with status {status}"
    media = record.http_content_type if record.is_http else (record.headers.get("Content-Type") or "").partition(";")[0]
    if (media or "").strip().lower() not in _MEDIA_TYPES:
        return f"is not a page but {media}"
    return "is not a page but a file for programs" if re.search(_FOR_PROGRAMS, url) else None


def _content(record: WarcRecord) -> bytes:
    """The page's bytes, without transfer and content encodings. Raises OSError if they are damaged or cut short."""
    content = b"".join(_pieces(record, MAX_PAGE_BYTES + 1))
    return _unwrapped(content, record.http_headers) if record.http_headers else content


def _with_wrong_length(record: WarcRecord, name: str) -> Unreadable | None:
    """What is wrong with a record that is not read, if the next one begins in it, or the archive ends; `None` if that is not so."""
    try:
        for _ in _pieces(record, record.content_length):
            pass
    except OSError as error:
        return Unreadable(name, f"is damaged: {error}")
    return None


def _pieces(record: WarcRecord, size: int) -> Iterator[bytes]:
    """What is left of a record, at most `size` bytes. Raises OSError as soon as another record begins in it, which is found again then."""
    left = min(record.content_length, size)
    seam = b""
    while left > 0 and record.reader is not None:
        piece = record.reader.read(min(left, _PIECE_BYTES))
        if not piece:
            raise OSError("it was cut short")
        if re.search(_NEXT_RECORD, seam + piece):
            raise OSError("its length is wrong")
        yield piece
        seam, left = piece[-_SEAM_BYTES:], left - len(piece)


def _unwrapped(content: bytes, headers: HeaderMap) -> bytes:
    """A body without its transfer and content encodings. If it has none it stays as it is: crawlers keep the headers of decoded bodies."""
    for coding in (headers.get("Transfer-Encoding") or "").split(",") + (headers.get("Content-Encoding") or "").split(",")[::-1]:
        try:
            content = _decoded(content, coding.strip().lower())
        except (OSError, zlib.error):
            continue
    return content


def _decoded(content: bytes, coding: str) -> bytes:
    """A content without one coding; unknown codings leave it as it is. Raises OSError or zlib.error if it does not have the coding."""
    from fastwarc.stream_io import BrotliReader, ChunkedReader, ZstdReader

    if coding in ("gzip", "x-gzip", "deflate"):
        bare = coding == "deflate" and content[:1] != b"\x78"  # some servers leave out the header of zlib
        return zlib.decompressobj(_BARE_DEFLATE if bare else _ANY_ZLIB).decompress(content, MAX_PAGE_BYTES + 1)
    readers = {"chunked": ChunkedReader, "br": BrotliReader, "zstd": ZstdReader}
    return readers[coding](io.BytesIO(content)).read(MAX_PAGE_BYTES + 1) if coding in readers else content


def _bare(reference: str | None) -> str | None:
    """A reference without angle brackets.

    >>> _bare("<urn:uuid:1d0b>"), _bare("https://example.org/")
    ('urn:uuid:1d0b', 'https://example.org/')
    """
    return reference.strip().removeprefix("<").removesuffix(">") if reference else None


def _parameter(header: str | None, name: str) -> str | None:
    """A parameter of a header; `None` if it is not there.

    >>> _parameter('text/plain; charset="utf-8"', "charset")
    'utf-8'
    """
    match = re.search(rf"\b{name}\s*=\s*\"?([\w.:-]+)", header or "", re.IGNORECASE)
    return match[1] if match else None
