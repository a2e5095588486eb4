"""Pages that browsers save in one file (MHTML), and email: the HTML of a message, or its plain text if it has no HTML.

A page saved by a browser comes with its address. An email's subject is evidence of the headline. Its date is weak evidence of the story's,
and none if it was forwarded: old stories are mailed on for years. Attachments are not read, and nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsx.sources.raw import Raw, Unreadable
from newsx.sources.stream import MAX_PAGE_BYTES, TOO_LARGE, Stream

if TYPE_CHECKING:
    from email.message import EmailMessage

_FIELD = re.compile(rb"([A-Za-z][A-Za-z0-9-]*):")
_MIME_FIELDS = {b"mime-version", b"content-type"}
_MAIL_FIELDS = {b"received", b"return-path", b"message-id", b"delivered-to", b"from", b"to", b"date", b"subject"}
_MIN_MAIL_FIELDS = 4
_SUFFIX = ".eml"
_TRANSPORT_FIELDS = {b"received", b"return-path", b"message-id", b"delivered-to"}
"""Fields that mail servers write: people who paste an email's header into a text leave them out."""
_FORWARDED = re.compile(r"(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)
"""What email programs put before the subject of an answer or a forwarded message."""


def accepts(stream: Stream) -> bool:
    fields = _fields(stream.first_bytes())
    if fields and stream.name.lower().endswith(_SUFFIX):
        return True
    return fields >= _MIME_FIELDS or (len(fields & _MAIL_FIELDS) >= _MIN_MAIL_FIELDS and bool(fields & _TRANSPORT_FIELDS))


def _fields(first: bytes) -> set[bytes]:
    r"""The names of a header's fields, in lower case; none if the bytes do not begin with a header.

    >>> sorted(_fields(b"From: Ann Roe\r\nSubject: The ferry\r\n  sails\r\n\r\nDear all:\r\n"))
    [b'from', b'subject']
    """
    fields: set[bytes] = set()
    if not _FIELD.match(first):
        return fields
    for line in first.splitlines():
        field = _FIELD.match(line)
        if field:
            fields.add(field[1].lower())
        elif not line:
            break
        elif not fields or line[:1] not in b" \t":
            return set()
    return fields


def read(stream: Stream) -> Iterator[Raw | Unreadable]:
    from email import message_from_bytes, policy

    content = stream.file.read(MAX_PAGE_BYTES + 1)
    if len(content) > MAX_PAGE_BYTES:
        yield Unreadable(stream.name, TOO_LARGE)
        return
    message: EmailMessage = message_from_bytes(content, policy=policy.default)
    body = message.get_body(("html", "plain"))
    page = body.get_payload(decode=True) if body else None
    if body is None or not isinstance(page, bytes):
        yield Unreadable(stream.name, "is an email without text", "files that are not text" if stream.walked else None)
        return
    yield Raw(
        stream.name,
        page,
        charset=body.get_content_charset(),
        walked=stream.walked,
        url=_address(message.get("Snapshot-Content-Location") or body.get("Content-Location")),
        evidence=_evidence(message),
        witness="mail",
    )


def _address(location: str | None) -> str | None:
    """The page's address on the web; `None` if it was saved from a disk."""
    return str(location).strip() if location and location.lower().startswith(("http:", "https:")) else None


def _evidence(message: EmailMessage) -> dict[str, list[str]]:
    """An email's subject, as the title of its story, and its date unless it forwards or answers another.

    A saved page's subject is its title, which is in the page itself, and its date says when it was saved.
    """
    subject = " ".join(str(message.get("Subject") or "").split())
    if not subject or message.get_content_subtype() == "related":
        return {}
    if _FORWARDED.match(subject):
        return {"headline": [_FORWARDED.sub("", subject, count=1)]}
    sent = str(message.get("Date") or "")
    return {"headline": [subject], "published": [sent]} if sent else {"headline": [subject]}
