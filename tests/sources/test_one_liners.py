"""The README's one-liners that need an archive or the web, as they stand there, with files made here and a server on this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from crawl import Archive
from serving import served

pytest.importorskip("fastwarc")

PAGE = """<html><head><title>Ferry stays</title></head><body><article><h1>Ferry stays</h1>
<p>The council voted on Monday to keep the ferry running through the winter, after a debate that lasted until midnight.</p>
<p>“It is a lifeline,” said Ivo Bern, the mayor. “Without it the island is a rock with a post office, and we would lose the school.”</p>
</article></body></html>"""


def run(command: str) -> subprocess.CompletedProcess[str]:
    tool = command.split()[0] if "jq" not in command else "jq"
    if not shutil.which(tool) and tool != "newsx":
        pytest.skip(f"{tool} is not installed")
    environment = dict(os.environ, PATH=f"{Path(sys.executable).parent}:{os.environ['PATH']}", LC_ALL="C.UTF-8", no_proxy="127.0.0.1")
    return subprocess.run(["bash", "-c", command], env=environment, capture_output=True, text=True, check=True)


def test_headlines_of_a_web_archive(folder):
    archive = Archive()
    archive.add("https://example.org/a.png", b"\x89PNG", [("Content-Type", "image/png")])
    archive.add("https://example.org/ferry", PAGE.encode())
    Path("archive.warc.gz").write_bytes(archive.bytes())
    done = run("newsx archive.warc.gz | jq -r .headline")
    assert done.stdout == "Ferry stays\n"
    assert done.stderr.endswith(": is not a page but image/png\n")


def test_the_texts_of_a_crawl_through_a_pipe(folder):
    archive = Archive()
    archive.add("https://example.org/a.png", b"", kind="conversion", content_type="text/plain")
    text = b"Ferry stays\n\nThe council voted on Monday to keep the ferry.\n"
    archive.add("https://example.org/ferry", text, kind="conversion", content_type="text/plain")
    Path("x.wet.gz").write_bytes(archive.bytes())
    record = msgspec.json.decode(run("zcat x.wet.gz | newsx").stdout)
    assert record["url"] == "https://example.org/ferry"
    assert record["input"] == f"-#{record['capture']['record_id']}"


def test_a_page_from_the_web(folder):
    Path("site").mkdir()
    Path("site/index.html").write_text(PAGE)
    with served("site") as url:
        record = msgspec.json.decode(run(f"curl -s {url} | newsx --url {url} --json").stdout)
    assert (record["url"], record["headline"]) == (url, "Ferry stays")
