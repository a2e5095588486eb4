from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
import time
import tracemalloc
import zlib
from pathlib import Path

import pytest
from crawl import HTML, Archive
from outcomes import documents, outcomes
from serving import served

from newsx.sources.document import Document
from newsx.sources.raw import Raw, Unreadable
from newsx.sources.reading import read_paths

pytest.importorskip("fastwarc")

PAGE = "<html><head><title>Ferry {0}</title></head><body><p>Ferry {0} sails from the café at noon.</p></body></html>"


def ferries(number: int, compressed: bool = True) -> tuple[bytes, list[str]]:
    """An archive of `number` pages, and their ids."""
    archive = Archive(compressed)
    ids = [archive.add(f"https://example.org/{i}", PAGE.format(i).encode()) for i in range(number)]
    return archive.bytes(), ids


def test_a_response_is_a_page_with_its_address_and_its_capture(folder):
    archive = Archive()
    archive.add("https://example.org/robots.txt", b"User-agent: *", [("Content-Type", "text/plain")])
    content = PAGE.format(1).encode("cp1252")
    identity = archive.add("https://example.org/ferry", content, [("Content-Type", "text/html; charset=windows-1252")])
    Path("a.warc.gz").write_bytes(archive.bytes())
    skipped, page = documents("a.warc.gz")
    assert (skipped.why, skipped.skip) == ("is not a page but a file for programs", "records without a page")
    assert (page.name, page.url, page.html) == (f"a.warc.gz#{identity}", "https://example.org/ferry", True)
    assert "from the café at noon" in page.text
    assert page.evidence == {}  # when it was captured says nothing of when it was published
    capture = page.capture
    assert (capture.record_id, capture.refers_to) == (identity, None)
    assert capture.digest.startswith("sha1:")
    member = archive.bytes()[capture.offset :][: capture.length]
    assert b"/ferry" in gzip.decompress(member)
    assert f"WARC-Date: {capture.date}".encode() in gzip.decompress(member)


@pytest.mark.parametrize("compressed", [True, False])
def test_archives_are_read_from_files_and_from_standard_input(folder, compressed):
    content, ids = ferries(3, compressed)
    Path("a").write_bytes(content)
    assert [name for name, _ in outcomes("a")] == [f"a#{identity}" for identity in ids]
    code = "from newsx.sources.reading import read_paths; print(*(page.name for page in read_paths(['-'])))"
    run = subprocess.run([sys.executable, "-c", code], input=content, capture_output=True, check=True)
    assert run.stdout.decode().split() == [f"-#{identity}" for identity in ids]


def test_zstandard_record_by_record_and_as_a_whole(folder):
    zstandard = pytest.importorskip("zstandard")
    plain, _ = ferries(3, compressed=False)
    records = [b"WARC/1.0" + record for record in plain.split(b"WARC/1.0")[1:]]
    Path("a.warc.zst").write_bytes(b"".join(map(zstandard.compress, records)))
    Path("whole.warc.zst").write_bytes(zstandard.compress(plain))
    pages = documents("a.warc.zst")
    content = Path("a.warc.zst").read_bytes()
    assert [zstandard.decompress(content[p.capture.offset :][: p.capture.length]) for p in pages] == records
    whole = documents("whole.warc.zst")
    assert [page.text for page in whole] == [page.text for page in pages]
    assert [page.capture.offset for page in whole] == [0, None, None]  # nothing can be read from the midst of it


def test_conversions_are_plain_text_unless_there_is_none_in_them(folder):
    archive = Archive()
    archive.add("", b"software: none\r\n", kind="warcinfo", content_type="application/warc-fields")
    archive.add(
        "https://example.org/1",
        b"Ferry stays\nThe ferry sails at noon.",
        kind="conversion",
        content_type="text/plain",
        WARC_Refers_To="<urn:uuid:1d0b>",
    )
    archive.add("https://example.org/2", b" \n", kind="conversion", content_type="text/plain")
    archive.add("https://example.org/3", bytes(range(256)) * 4, kind="conversion", content_type="text/plain")
    Path("a.wet.gz").write_bytes(archive.bytes())
    about, page, empty, binary = documents("a.wet.gz")
    assert (page.text, page.capture.refers_to) == ("Ferry stays\nThe ferry sails at noon.", "urn:uuid:1d0b")
    assert [(item.why, item.skip) for item in (about, empty, binary)] == [
        ("is not a page but a warcinfo record", "records about the crawl"),
        ("is empty", "records without a page"),
        ("is not text", "files that are not text"),
    ]


def test_what_is_no_page_is_skipped_for_its_reason(folder):
    archive = Archive()
    archive.add("https://example.org/a.png", b"\x89PNG", [("Content-Type", "image/png")])
    archive.add("https://example.org/gone", b"<p>Gone.", status="404 Not Found")
    archive.add("https://example.org/feed", b'<?xml version="1.0"?>\n<rss version="2.0"><channel/></rss>')
    archive.add("https://example.org/log", b"GET /", kind="request", content_type="application/http;msgtype=request")
    archive.add("metadata://gnu.org/wget.log", b"done", kind="resource", content_type="text/plain")
    archive.add("https://example.org/same", b"", kind="revisit", content_type="application/http;msgtype=response")
    Path("a.warc.gz").write_bytes(archive.bytes())
    assert [(item.why, item.skip) for item in documents("a.warc.gz")] == [
        ("is not a page but image/png", "records without a page"),
        ("is not a page but an answer with status 404", "records without a page"),
        ("is not a page but a feed or a site map", "records without a page"),
        ("is not a page but a request record", "records about the crawl"),
        ("is not a page but a resource record", "records about the crawl"),
        ("is a revisit record of an unchanged page", "revisit records"),
    ]


def chunked(content: bytes) -> bytes:
    return b"%x\r\n%b\r\n0\r\n\r\n" % (len(content), content)


@pytest.mark.parametrize(
    ("wrap", "headers"),
    [
        (chunked, [("Transfer-Encoding", "chunked")]),
        (gzip.compress, [("Content-Encoding", "gzip")]),
        (zlib.compress, [("Content-Encoding", "deflate")]),
        (lambda content: zlib.compress(content)[2:-4], [("Content-Encoding", "deflate")]),
        (lambda content: chunked(gzip.compress(content)), [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]),
        (bytes, [("Content-Encoding", "gzip")]),  # what the crawler has decoded, and left the header
        (bytes, [("Transfer-Encoding", "chunked"), ("Content-Encoding", "br")]),
        (bytes, [("Content-Encoding", "made up")]),
    ],
)
def test_what_was_wrapped_on_its_way_is_unwrapped(folder, wrap, headers):
    archive = Archive()
    archive.add("https://example.org/1", wrap(PAGE.format(1).encode()), HTML + headers)
    archive.add("https://example.org/2", PAGE.format(2).encode())
    Path("a.warc.gz").write_bytes(archive.bytes())
    assert [text for _, text in outcomes("a.warc.gz")] == [PAGE.format(1), PAGE.format(2)]


def test_a_page_that_the_crawler_cut_has_a_warning(folder):
    archive = Archive()
    archive.add("https://example.org/1", PAGE.format(1).encode()[:-30], WARC_Truncated="length")
    Path("a.warc.gz").write_bytes(archive.bytes())
    [page] = documents("a.warc.gz")
    assert page.warnings == ["truncated: the archive has the first part of the page only (length)"]


def outcome(name: str) -> list[str]:
    return ["page" if isinstance(item, Document) else item.why for item in documents(name)]


def test_a_damaged_record_costs_itself(folder):
    content, _ = ferries(5)
    starts = [index for index in range(len(content)) if content.startswith(b"\x1f\x8b\x08", index)]
    damaged = bytearray(content)
    damaged[starts[2] + 40 : starts[2] + 50] = bytes(10)
    Path("a.warc.gz").write_bytes(damaged)
    told_once = f"has a damaged record after byte {starts[1]:,}, which was left out"
    assert outcome("a.warc.gz") == ["page", "page", told_once, "page", "page"]
    damaged = bytearray(content)
    damaged[30:40] = bytes(10)
    Path("first.warc.gz").write_bytes(damaged)
    assert outcome("first.warc.gz") == ["has a damaged record after byte 0, which was left out", "page", "page", "page", "page"]
    plain, _ = ferries(5, compressed=False)
    second = plain.index(b"WARC/1.0", 10)
    Path("b.warc").write_bytes(plain[:second] + b"XXXX" + plain[second + 4 :])
    assert outcome("b.warc") == ["page", "has a damaged record after byte 0, which was left out", "page", "page", "page"]


def test_a_record_that_claims_the_next_as_its_own(folder):
    plain, _ = ferries(5, compressed=False)
    length = plain.index(b"Content-Length: ", plain.index(b"WARC/1.0", 10)) + len(b"Content-Length: ")
    Path("a.warc").write_bytes(plain[:length] + b"9" + plain[length + 1 :])
    assert outcome("a.warc") == ["page", "is damaged: its length is wrong", "page", "page", "page"]


@pytest.mark.parametrize("claimed", [b"1000000", b"99999999999"])
@pytest.mark.parametrize("kind", [b"response", b"metadata"])
def test_a_record_that_claims_more_than_there_is_costs_itself(folder, claimed, kind):
    plain, _ = ferries(20, compressed=False)
    record = b"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:x:1>\r\nContent-Length: %s\r\n\r\nNo.\r\n\r\n" % (kind, claimed)
    Path("a.warc").write_bytes(record + plain)
    assert outcome("a.warc") == ["is damaged: its length is wrong", *["page"] * 20]
    Path("b.warc").write_bytes(plain + record)
    assert outcome("b.warc") == [*["page"] * 20, "is damaged: it was cut short"]


@pytest.mark.parametrize("damage", [b"WARC/", b"WARC/1.0\r\n", b"WARC/1.0\r\nWARC-Type: response\r\n\r\n"])
def test_an_archive_of_nothing_but_damage_is_given_up(folder, damage):
    """To look for a record behind each mark would take minutes."""
    plain, _ = ferries(1, compressed=False)
    Path("a.warc").write_bytes(plain + damage * 100_000)
    begin = time.process_time()
    found = outcome("a.warc")
    assert time.process_time() - begin < 3
    assert found[0] == "page"
    assert found[-1].startswith("has nothing but damage before byte ")
    Path("b.warc").write_bytes(damage * 20 + plain)
    assert outcome("b.warc")[-1] == "page"


@pytest.mark.parametrize("compressed", [True, False])
def test_an_archive_cut_short(folder, compressed):
    content, _ = ferries(3, compressed)
    Path("a.warc").write_bytes(content[:-60])
    assert outcome("a.warc") == ["page", "page", "is damaged: it was cut short"]


def test_a_long_archive_is_not_held_in_memory(folder):
    filler = " ".join(str(number) for number in range(60_000)).encode()
    archive = Archive(compressed=False)
    for number in range(60):
        archive.add(f"https://example.org/{number}", PAGE.format(number).encode() + filler)
    Path("a.warc").write_bytes(archive.bytes())
    tracemalloc.start()
    assert sum(isinstance(page, Raw) for page in read_paths(["a.warc"])) == 60
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 8 << 20 < len(archive.bytes())


def test_what_to_install_is_said(folder, monkeypatch):
    Path("a.warc.gz").write_bytes(ferries(1)[0])
    monkeypatch.setitem(sys.modules, "fastwarc", None)
    assert outcomes("a.warc.gz") == [("a.warc.gz", 'is a web archive; to read it: pip install "newsx[archives]"')]


@pytest.mark.skipif(not shutil.which("wget"), reason="wget is not installed")
def test_what_wget_writes(folder):
    Path("site").mkdir()
    Path("site/index.html").write_text('<html><p>The pilot will not sail. <a href="b.html">More</a> <img src="c.png"></p></html>')
    Path("site/b.html").write_text("<html><body><p>The second ferry sails.</p></body></html>")
    Path("site/c.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    with served("site") as url:
        subprocess.run(["wget", "-q", "--no-proxy", "--recursive", "--warc-file=crawl", "-P", "saved", url], check=False)
    found = documents("crawl.warc.gz")
    assert [page.url for page in found if isinstance(page, Document)] == [url, f"{url}b.html"]
    assert {item.skip for item in found if isinstance(item, Unreadable)} == {"records about the crawl", "records without a page"}
