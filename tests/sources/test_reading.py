from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import socket
import sys
import tempfile
from pathlib import Path

import pytest
from outcomes import STORY, documents, outcomes

from newsx.sources import parts, reading
from newsx.sources.raw import TOO_LONG, Raw, Unreadable
from newsx.sources.reading import read_paths
from newsx.sources.stream import TOO_LARGE


def test_files_are_named_as_they_were_given(folder):
    Path("a.txt").write_text(STORY)
    assert outcomes("a.txt", "./a.txt", str(folder / "a.txt")) == [("a.txt", STORY), ("./a.txt", STORY), (str(folder / "a.txt"), STORY)]


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress])
def test_compressed_files_are_known_by_their_first_bytes(folder, compress):
    Path("page").write_bytes(compress(STORY.encode()))
    assert outcomes("page") == [("page", STORY)]


def test_zstandard(folder):
    zstandard = pytest.importorskip("zstandard")
    Path("page").write_bytes(zstandard.compress(STORY.encode()))
    assert outcomes("page") == [("page", STORY)]
    Path("frames").write_bytes(zstandard.compress(STORY.encode()) + zstandard.compress(b"The end."))
    assert outcomes("frames") == [("frames", f"{STORY}The end.")]
    Path("cut").write_bytes(zstandard.compress(STORY.encode())[:9])
    assert outcomes("cut") == [("cut", "ends too early: it was cut short")]


def test_a_file_that_was_cut_short_is_reported(folder):
    Path("cut.gz").write_bytes(gzip.compress(STORY.encode())[:9])
    assert outcomes("cut.gz") == [("cut.gz", "ends too early: it was cut short")]


def test_what_comes_before_damage_is_read(folder):
    told = "is damaged, and was read up to there only: "
    text = "".join(f"Ferry {number} sails to port {number**7 % 1009}.\n" for number in range(20_000))
    Path("junk.gz").write_bytes(gzip.compress(STORY.encode()) + b"junk")
    assert outcomes("junk.gz") == [("junk.gz", STORY), ("junk.gz", f"{told}Not a gzipped file (b'ju')")]
    zstandard = pytest.importorskip("zstandard")
    for compress in (gzip.compress, lzma.compress, zstandard.compress):  # not bzip2, which has large blocks
        content = compress(text.encode())
        Path("cut").write_bytes(content[: len(content) * 3 // 4])
        (_, read), (_, why) = outcomes("cut")
        assert text.startswith(read)
        assert len(read) > len(text) // 3
        assert why == f"{told}it was cut short"


def test_a_bomb_stops_at_the_limit(folder, monkeypatch):
    monkeypatch.setattr(parts, "MAX_PAGE_BYTES", 1 << 20)
    Path("bomb.gz").write_bytes(gzip.compress(b"a" * (3 << 20)))
    assert outcomes("bomb.gz") == [("bomb.gz", TOO_LARGE)]


def test_files_in_files_in_files_end_somewhere(folder):
    content = STORY.encode()
    for _ in range(8):
        content = gzip.compress(content)
    Path("deep").write_bytes(content)
    assert outcomes("deep") == [("deep", "is nested more than 4 levels deep")]


def test_json_lines_have_a_page_a_line(folder):
    rows = ['{"text": "One.", "url": "https://example.org/1", "desk": 7}', "", '{"html": "<p>Two."}', '["three"]', '{"n": 4}', '{"text":']
    Path("a.jsonl").write_text("\n".join(rows))
    pages = list(read_paths(["a.jsonl"]))
    first, second = (page.document() for page in pages[:2])
    assert (first.name, first.text, first.url, first.extra) == ("a.jsonl#1", "One.", "https://example.org/1", {"desk": 7})
    assert (second.name, second.text, second.extra, second.html) == ("a.jsonl#3", "<p>Two.", None, True)
    assert [name for name, _ in outcomes("a.jsonl")[2:]] == ["a.jsonl#4", "a.jsonl#5", "a.jsonl#6"]
    assert outcomes("a.jsonl")[3][1] == "has no text under any of the keys text, html, content, body"


def test_halves_of_surrogate_pairs_in_json_are_no_end(folder):
    Path("a.jsonl").write_text('{"text": "One \\ud83d.", "k": "\\udc00"}\n')
    assert outcomes("a.jsonl") == [("a.jsonl#1", "One ?.")]


def test_directories_are_walked_in_order_without_hidden_files(folder):
    for name in ("b/2.txt", "b/10.txt", "a.txt", ".hidden", "b/.git/x", "c.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(STORY)
    assert [name for name, _ in outcomes(".")] == ["./a.txt", "./b/10.txt", "./b/2.txt", "./c.txt"]


def test_links_do_not_lead_in_circles(folder):
    Path("d/e").mkdir(parents=True)
    Path("d/e/a.txt").write_text(STORY)
    Path("d/e/up").symlink_to("..")
    Path("d/link.txt").symlink_to("e/a.txt")
    Path("d/nowhere").symlink_to("gone")
    assert outcomes("d") == [("d/e/a.txt", STORY), ("d/link.txt", STORY), ("d/nowhere", "is a link to nothing")]


def test_special_files_in_a_directory_are_skipped(folder):
    os.mkfifo("fifo")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("sock")
        found = list(read_paths(["."]))
    assert [(f.name, f.why, f.skip) for f in found if isinstance(f, Unreadable)] == [
        ("./fifo", "is a named pipe", "special files"),
        ("./sock", "is a socket", "special files"),
    ]


def test_what_is_no_text_is_skipped_in_a_directory_and_wrong_by_name(folder):
    Path("a.png").write_bytes(b"\x89PNG\r\n\x1a\n\0")
    [walked], [named] = list(read_paths(["."])), list(read_paths(["a.png"]))
    with pytest.raises(Unreadable) as problem:
        walked.document()
    assert problem.value.skip == "files that are not text"
    with pytest.raises(Unreadable, match="a PNG image") as problem:
        named.document()
    assert problem.value.skip is None


def test_what_is_wrong_is_said_in_words(folder):
    Path("empty.txt").write_text(" \n")
    Path("story.txt").write_text(STORY)
    Path("hollow").mkdir()
    assert outcomes("empty.txt", "stroy.txt", "zzz", "no/such", "hollow", "https://example.org/x", "a\0b") == [
        ("empty.txt", "is empty"),
        ("stroy.txt", "no such file; did you mean story.txt?"),
        ("zzz", "no such file or directory"),
        ("no/such", "no such file or directory"),
        ("hollow", "has no files in it"),
        ("https://example.org/x", "newsx does not fetch; pipe it in: curl -sL https://example.org/x | newsx --url https://example.org/x"),
        ("a\0b", "embedded null byte"),
    ]


@pytest.fixture
def nobody():
    """Root may read everything; whoever else runs the tests may not."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    yield
    os.seteuid(0)


@pytest.fixture
def guarded():
    """A folder that all may enter, with a file and a folder that nobody may."""
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o755)
        os.mkdir(f"{name}/locked", 0)
        Path(name, "a.txt").write_text(STORY)
        os.chmod(f"{name}/a.txt", 0)
        yield name


def test_no_permission(guarded, nobody):
    assert outcomes(guarded, f"{guarded}/locked") == [
        (f"{guarded}/a.txt", "permission denied"),
        (f"{guarded}/locked", "permission denied"),
        (f"{guarded}/locked", "permission denied"),
    ]


def test_names_that_are_no_utf8_are_escaped(folder):
    with open(b"caf\xe9.txt", "w") as file:
        file.write(STORY)
    assert outcomes(".") == [("./caf\\xe9.txt", STORY)]


def test_standard_input(monkeypatch):
    monkeypatch.setattr(reading, "standard_input", lambda: io.BufferedReader(io.BytesIO(gzip.compress(STORY.encode()))))
    assert outcomes("-") == [("-", STORY)]
    monkeypatch.setattr(sys, "stdin", None)
    assert outcomes("-") == [("-", "standard input is closed")]


def test_pages_are_read_when_they_are_asked_for(folder):
    Path("a.jsonl").write_text('{"text": "One."}\n')
    pages = read_paths(["a.jsonl", "later.txt"])
    assert isinstance(next(pages), Raw)
    Path("later.txt").write_text(STORY)
    assert next(pages).document().text == STORY


@pytest.mark.parametrize("content", [b"It sails. " * 600_000, b"<html><p>" + b"It sails. " * 600_000, b"It sails. " * 3_000_000])
def test_a_page_of_millions_of_characters_is_refused(folder, content):
    Path("a.txt").write_bytes(content)
    assert outcomes("a.txt") == [("a.txt", TOO_LONG)]


def test_pictures_within_a_page_may_be_large(folder):
    picture = "data:image/png;base64," + "iVBORw0KGgo/" * 600_000
    Path("a.html").write_text(f"<html><body><p>It sails.</p><img src='{picture}'><img src='{picture[:40]}'></body></html>")
    [page] = documents("a.html")
    assert page.text == f"<html><body><p>It sails.</p><img src='data:'><img src='{picture[:40]}'></body></html>"
