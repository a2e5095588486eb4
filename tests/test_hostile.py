"""Hostile pages and archives: what they name is not fetched, opened or written, and their text controls nothing."""

from __future__ import annotations

import gzip
import io
import socket
import sqlite3
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.command import NEWSX

STRICTLY = [sys.executable, "-W", "error", *NEWSX[1:]]
FORMATS = ("csv", "html", "json", "jsonl", "markdown", "table")


@pytest.fixture
def server():
    """A server that only notes whether somebody calls."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        yield listening


@pytest.fixture
def traps(tmp_path, monkeypatch, server):
    """A folder of files that refer to a server, and to a secret beside the folder."""
    (tmp_path / "secret.txt").write_text("the harbour master's password")
    pages = tmp_path / "pages"
    pages.mkdir()
    monkeypatch.chdir(pages)
    page = a_trap(f"http://127.0.0.1:{server.getsockname()[1]}", f"file://{tmp_path}/secret.txt")
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    warc = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://127.0.0.1/\r\nContent-Type: application/http; msgtype=response\r\n"
    mail = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n"
    Path("page.html").write_bytes(page)
    Path("page.xhtml").write_bytes(b'<?xml version="1.0"?>' + page)
    Path("page.txt").write_bytes(page[page.index(b"<h1>") :])
    Path("page.warc.gz").write_bytes(gzip.compress(warc + b"Content-Length: %d\r\n\r\n" % len(http) + http + b"\r\n\r\n"))
    Path("page.mhtml").write_bytes(mail + page + b"\r\n--x--\r\n")
    names = ("../../out.html", "/tmp/newsx-was-here.html", "C:\\out.html", "\x1b[2Jin.html")
    with zipfile.ZipFile("pages.zip", "w") as packed:
        for name in names:
            packed.writestr(name, page)
    with tarfile.open("pages.tar.gz", "w:gz") as packed:
        for name in names:
            packed.addfile(member_of(name, len(page)), io.BytesIO(page))
        packed.addfile(member_of("link.txt", 0, tarfile.SYMTYPE, str(tmp_path / "secret.txt")))
    return pages


def a_trap(server: str, secret: str) -> bytes:
    """A page that would have things fetched and opened, in every way that markup knows."""
    return f"""<!DOCTYPE html PUBLIC "-//x" "{server}/x.dtd" [<!ENTITY a SYSTEM "{secret}"><!ENTITY % b SYSTEM "{server}/x.ent"> %b;]>
    <html><head><title>Ferry stays</title><base href="{server}/"><link rel="stylesheet" href="{server}/x.css">
    <script src="{server}/x.js"></script>
    <meta http-equiv="refresh" content="0; url={server}/"><xi:include href="{secret}" parse="text"/></head>
    <body onload="alert(1)"><h1>Ferry stays</h1><iframe src="{secret}"></iframe><img src="{server}/x.png" onerror="alert(1)">
    <p>By Ann Roe</p>
    <p>The council voted on Monday to keep the ferry running through the winter, &a; said Ivo Bern, the mayor of the island.</p>
    <p>“It is a lifeline,” said Ivo Bern. “&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x onerror=alert(1)&gt;”</p>
    </body></html>""".encode()


def member_of(name: str, size: int, kind: bytes = tarfile.REGTYPE, target: str = "") -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size, member.type, member.linkname = size, kind, target
    return member


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_that_a_page_names_is_fetched_opened_or_written(traps, server, tmp_path, name):
    before = sorted(tmp_path.rglob("*"))
    run = subprocess.run([*STRICTLY, ".", "--format", name], capture_output=True, timeout=60)
    assert run.returncode == 0, run.stderr
    assert b"Ivo Bern" in run.stdout
    assert b"password" not in run.stdout
    with pytest.raises(BlockingIOError):
        server.accept()
    assert sorted(tmp_path.rglob("*")) == before
    assert not Path("/tmp/newsx-was-here.html").exists()


def test_a_report_runs_no_script_of_a_page(traps):
    from lxml import html

    report = html.fromstring(subprocess.run([*STRICTLY, ".", "--format", "html"], capture_output=True, timeout=60).stdout.decode())
    assert not [element for element in report.iter() if any(key.startswith("on") for key in element.attrib)]
    assert not report.xpath("//img | //iframe | //link | //base | //meta[@http-equiv='refresh'] | //script[@src]")
    assert not [script for script in report.iter("script") if "alert" in (script.text or "")]
    assert all(link.get("href").startswith(("#", "http://", "https://")) for link in report.iter("a"))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,<script>alert(1)</script>", 'https://x/" onclick="alert(1)'])
def test_an_address_that_would_run_is_no_link(tmp_path, url):
    story = b"Ferry stays\n\nThe council voted on Monday to keep it.\n"
    run = subprocess.run([*STRICTLY, "--url", url, "--format", "html"], input=story, capture_output=True, timeout=60)
    from lxml import html

    links = html.fromstring(run.stdout.decode()).iter("a")
    assert not [link for link in links if link.get("onclick") or link.get("href", "").startswith(("javascript:", "data:"))]


def test_bombs_end_in_a_sentence(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    zeros = gzip.compress(bytes(1 << 20)) * 300
    Path("bomb.txt.gz").write_bytes(zeros)
    Path("nested.gz").write_bytes(gzip.compress(gzip.compress(gzip.compress(gzip.compress(gzip.compress(b"The ferry sails."))))))
    with zipfile.ZipFile("bomb.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.txt", bytes(200 << 20))
    run = subprocess.run([*STRICTLY, "bomb.txt.gz", "nested.gz", "bomb.zip"], capture_output=True, timeout=60)
    assert run.returncode == 1
    assert run.stdout == b""
    named = [line.split(": ")[1] for line in run.stderr.decode().splitlines()]
    assert named == ["bomb.txt.gz", "nested.gz", "bomb.zip#a.txt"]


@pytest.mark.parametrize("text", ["'); drop table articles; --", '"; drop table authors; --', "%s ? :a {0}"])
def test_text_in_a_database_is_text(tmp_path, text):
    path = tmp_path / text
    path.write_text(f"Ferry {text} stays\n\nThe council voted on Monday.\n\n“It is a lifeline,” said Ivo {text} Bern.\n")
    run = subprocess.run([*STRICTLY, str(path), "-o", "a.db"], capture_output=True, cwd=tmp_path, timeout=60)
    assert run.returncode == 0, run.stderr
    with sqlite3.connect(tmp_path / "a.db") as database:
        [[name, body]] = database.execute("select input, body from articles")
    assert name == str(path)
    assert text in body
