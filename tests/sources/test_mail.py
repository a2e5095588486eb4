from __future__ import annotations

import time
import tracemalloc
from email.message import EmailMessage
from pathlib import Path

import chromium
import pytest
from outcomes import documents, outcomes
from serving import served

from newsx.sources.reading import read_paths

PAGE = """\
<!DOCTYPE html><html><head><meta charset="utf-8"><title>Pilot quits | Harbour Post</title></head>
<body><p>“The pilot’s café is closed,” she said.</p></body></html>
"""
MHTML = """\
From: <Saved by Blink>
Snapshot-Content-Location: https://example.org/pilot
Subject: Pilot quits | Harbour Post
Date: Fri, 1 May 2026 10:00:00 GMT
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----Boundary----"


------Boundary----
Content-Type: text/html
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://example.org/pilot

<html><head><title>Pilot quits</title></head><body><p>=E2=80=9CThe pilot=E2=
=80=99s caf=C3=A9 is closed,=E2=80=9D she said.</p></body></html>
------Boundary----
Content-Type: text/html
Content-ID: <frame-2@mhtml.blink>
Content-Location: https://ads.example.org/frame

<p>An advertisement</p>
------Boundary------
"""


def mail(subject: str = "The ferry stays") -> EmailMessage:
    message = EmailMessage()
    message["Received"] = "from mx.example.org by mail.example.org; Fri, 1 May 2026 10:00:00 +0000"
    message["From"], message["To"], message["Subject"] = "Ann Roe <ann@example.org>", "ivo@example.org", subject
    message["Date"] = "Fri, 1 May 2026 10:00:00 +0000"
    return message


def test_the_page_of_a_saved_page(folder):
    Path("a.mhtml").write_text(MHTML.replace("\n", "\r\n"))
    [page] = documents("a.mhtml")
    assert (page.name, page.url, page.html, page.evidence) == ("a.mhtml", "https://example.org/pilot", True, {})
    assert "<p>“The pilot’s café is closed,” she said.</p>" in page.text


def test_a_page_saved_from_a_disk_has_no_address(folder):
    Path("a.mhtml").write_text(MHTML.replace("https://example.org/pilot", "file:///home/ann/pilot.html"))
    assert documents("a.mhtml")[0].url is None


@pytest.mark.skipif(not chromium.installed, reason="Chromium is not installed")
def test_what_chromium_saves(folder):
    Path("site").mkdir()
    Path("site/index.html").write_text(PAGE)
    with served("site") as url:
        Path("a.mhtml").write_text(chromium.saved(url), newline="")
    [page] = documents("a.mhtml")
    assert (page.url, page.html) == (url, True)
    assert "<p>“The pilot’s café is closed,” she said.</p>" in page.text


def test_a_mail_is_its_html_and_its_subject_speaks_for_the_headline(folder):
    message = mail("Fwd: RE: The ferry\n stays".replace("\n", ""))
    message.set_content("The café stays, in plain text.")
    message.add_alternative("<html><p>The café stays.</p></html>", subtype="html", charset="cp1252")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    Path("a.eml").write_bytes(bytes(message))
    [page] = documents("a.eml")
    assert (page.text.strip(), page.html, page.url) == ("<html><p>The café stays.</p></html>", True, None)
    assert page.evidence == {"headline": ["The ferry stays"]}  # and not its date: stories are mailed on for years


def test_the_date_of_a_mail_that_nobody_forwarded_speaks_for_its_story(folder):
    message = mail()
    message.set_content("The ferry stays.")
    Path("a.eml").write_bytes(bytes(message))
    assert documents("a.eml")[0].evidence == {"headline": ["The ferry stays"], "published": ["Fri, 01 May 2026 10:00:00 +0000"]}


def test_a_file_of_mail_needs_no_fields_of_servers(folder):
    text = "From: Ann Roe\nSubject: The ferry\n\nIt stays.\n"
    Path("a.eml").write_text(text)
    Path("b.eml").write_text("It stays.\n")
    assert [text for _, text in outcomes("a.eml", "b.eml")] == ["It stays.\n", "It stays.\n"]


def test_a_mail_without_html_is_its_text(folder):
    message = mail()
    message.set_content("The ferry stays, said Ann – for now.", charset="cp1252", cte="quoted-printable")
    Path("a").write_bytes(bytes(message))
    assert outcomes("a") == [("a", "The ferry stays, said Ann – for now.\n")]


def test_a_mail_without_a_text(folder):
    message = mail()
    message.set_content(b"\x89PNG", maintype="image", subtype="png")
    Path("a.eml").write_bytes(bytes(message))
    assert outcomes("a.eml") == [("a.eml", "is an email without text")]


@pytest.mark.parametrize(
    "text",
    [
        "From: Ann Roe\nTo: all\nSubject: The ferry\nDate: Friday\n\nIt stays.\n",  # pasted by somebody
        "Breaking: the ferry stays\n\nIt sails at noon.\n",
        "Note: one\nMore: two\nnot a header\nContent-Type: x\nMIME-Version: 1.0\n",
    ],
)
def test_a_text_that_begins_like_a_mail_is_a_text(folder, text):
    Path("a.txt").write_text(text)
    assert outcomes("a.txt") == [("a.txt", text)]


def test_a_part_without_a_header_is_plain_text(folder):
    Path("a.eml").write_text("From: Ann\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nIt stays.\n--x--\n")
    assert outcomes("a.eml") == [("a.eml", "It stays.")]


def test_a_header_may_be_longer_than_the_first_bytes(folder):
    Path("a").write_text("Received: from mx\nMessage-ID: <1>\nFrom: Ann\nDate: Friday\n" + "X-Sign: ok\n" * 1000 + "\nIt stays.\n")
    assert outcomes("a") == [("a", "It stays.\n")]


HEADER = "From: Ann\nReceived: from mx\nMessage-ID: <1>\nMIME-Version: 1.0\n"
PARTS = "--x\nContent-Type: text/xml;" + "a=b;" * 400 + "\n\nNo.\n"


@pytest.mark.parametrize(
    "header",
    [
        "Subject: " + "=?utf-8?q?a?= " * 20_000 + "\n\n",
        "Content-Type: text/plain; " + "a=b;" * 50_000 + "\n\n",
        "Content-Type: " + "(" * 50_000 + "\n\n",
        "Date: " + "(" * 50_000 + "\nSubject: " + "(" * 50_000 + "\n\n",
        "Content-Type: multipart/mixed; boundary=x\n\n" + PARTS * 100 + "--x\n\n",
    ],
    ids=["encoded words", "parameters", "comments", "comments in the date", "parameters of parts"],
)
def test_a_hostile_header_takes_no_time_or_memory(folder, header):
    Path("a.eml").write_text(HEADER + header + "It stays.\n")
    tracemalloc.start()
    begun = time.process_time()
    [(_, text)] = outcomes("a.eml")
    assert time.process_time() - begun < 2
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert text.strip() == "It stays."
    assert most < 120 << 20  # of which a hundred are the room for the largest message


def test_parts_within_parts_end_somewhere(folder):
    parts = "".join(f"Content-Type: multipart/mixed; boundary=x{number}x\n\n--x{number}x\n" for number in range(2000))
    Path("a.eml").write_text(HEADER + parts + "\nIt stays.\n")
    assert outcomes("a.eml") == [("a.eml", "is damaged: its parts are nested too deep")]


def test_a_message_is_parsed_where_its_page_is_read(folder):
    Path("a.eml").write_text(HEADER + "Content-Type: text/plain\n\nIt stays.\n")
    [found] = read_paths(["a.eml"])
    assert found.content == Path("a.eml").read_bytes()
