"""Pages that browsers save in one file (MHTML) and that come by mail: of a message, its HTML, or its text where it has none.

What a browser saved has the page's address. A mail's subject is evidence of the headline. Its date is none of when the story was published:
stories are mailed on for years. What is attached is not looked at, and nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsx.sources.raw import Raw, Unreadable
from newsx.sources.stream import LIMIT, Stream

if TYPE_CHECKING:
    from email.message import EmailMessage

FIELD = re.compile(rb"([A-Za-z][A-Za-z0-9-]*):")
OF_MIME = {b"mime-version", b"content-type"}
OF_MAIL = {b"received", b"return-path", b"message-id", b"delivered-to", b"from", b"to", b"date", b"subject"}
ON_THE_WAY = {b"received", b"return-path", b"message-id", b"delivered-to"}
"""Fields that mail servers write: people who paste a mail's head into a text leave them out."""
PASSED_ON = re.compile(r"(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)


def accepts(stream: Stream) -> bool:
    fields = _fields(stream.head())
    return fields >= OF_MIME or (len(fields & OF_MAIL) > 3 and bool(fields & ON_THE_WAY))


def _fields(head: bytes) -> set[bytes]:
    r"""The fields of a header, in small letters; none where what stands there is no header.

    >>> sorted(_fields(b"From: Ann Roe\r\nSubject: The ferry\r\n  sails\r\n\r\nDear all:\r\n"))
    [b'from', b'subject']
    """
    fields: set[bytes] = set()
    if not FIELD.match(head):
        return fields
    for line in head.splitlines():
        field = FIELD.match(line)
        if field:
            fields.add(field[1].lower())
        elif not line:
            break
        elif not fields or line[:1] not in b" \t":
            return set()
    return fields


def read(stream: Stream) -> Iterator[Raw | Unreadable]:
    from email import message_from_bytes, policy

    content = stream.file.read(LIMIT + 1)
    if len(content) > LIMIT:
        yield Unreadable(stream.name, f"is larger than {LIMIT >> 20} MB, which no news page is")
        return
    message: EmailMessage = message_from_bytes(content, policy=policy.default)
    body = message.get_body(("html", "plain"))
    page = body.get_payload(decode=True) if body else None
    if body is None or not isinstance(page, bytes):
        yield Unreadable(stream.name, "is a mail without a text", "files that are not text" if stream.walked else None)
        return
    yield Raw(
        stream.name,
        page,
        charset=body.get_content_charset(),
        walked=stream.walked,
        url=_address(message.get("Snapshot-Content-Location") or body.get("Content-Location")),
        evidence=_evidence(message),
    )


def _address(location: str | None) -> str | None:
    """Where a page was on the web, `None` for what came from a disk."""
    return str(location).strip() if location and location.lower().startswith(("http:", "https:")) else None


def _evidence(message: EmailMessage) -> dict[str, str]:
    """What a mail's subject says of its story. A saved page's is its title, which the page has itself."""
    subject = " ".join(str(message.get("Subject") or "").split())
    subject = PASSED_ON.sub("", subject, count=1) if PASSED_ON.match(subject) else subject
    return {"title": subject} if subject and message.get_content_subtype() != "related" else {}
