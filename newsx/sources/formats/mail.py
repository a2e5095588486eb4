"""Pages that browsers save in one file (MHTML), and email: the HTML of a message, or its plain text if it has no HTML.

A page saved by a browser comes with its address. An email's subject is evidence of the headline. Its date is weak evidence of the story's,
and none if it was forwarded: old stories are mailed on for years. Attachments are not read, and nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, cast

from newsx.sources.document import Document
from newsx.sources.raw import Raw, Unreadable
from newsx.sources.stream import MAX_PAGE_BYTES, TOO_LARGE, Stream

if TYPE_CHECKING:
    from email.message import Message
    from email.policy import Policy

_FIELD = re.compile(rb"([A-Za-z][A-Za-z0-9-]*):")
_MIME_FIELDS = {b"mime-version", b"content-type"}
_MAIL_FIELDS = {b"received", b"return-path", b"message-id", b"delivered-to", b"from", b"to", b"date", b"subject"}
_MIN_MAIL_FIELDS = 4
_SUFFIX = ".eml"
_TRANSPORT_FIELDS = {b"received", b"return-path", b"message-id", b"delivered-to"}
"""Fields that mail servers write: people who paste an email's header into a text leave them out."""
_FORWARDED = re.compile(r"(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)
"""What email programs put before the subject of an answer or a forwarded message."""
_MAX_FIELD_CHARS = 2000
"""Characters of a field that are parsed: Python's parser takes time and memory with the square of a field's length."""


def accepts(stream: Stream) -> bool:
    fields = fields_of(stream.first_bytes())
    if fields and stream.name.lower().endswith(_SUFFIX):
        return True
    return fields >= _MIME_FIELDS or (len(fields & _MAIL_FIELDS) >= _MIN_MAIL_FIELDS and bool(fields & _TRANSPORT_FIELDS))


def fields_of(first: bytes) -> set[bytes]:
    r"""The names of a header's fields, in lower case; none if the bytes do not begin with a header.

    >>> sorted(fields_of(b"From: Ann Roe\r\nSubject: The ferry\r\n  sails\r\n\r\nDear all:\r\n"))
    [b'from', b'subject']
    """
    fields: set[bytes] = set()
    if not _FIELD.match(first):
        return fields
    for line in first.rpartition(b"\n")[0].splitlines():  # the last line may be cut
        field = _FIELD.match(line)
        if field:
            fields.add(field[1].lower())
        elif not line:
            break
        elif not fields or line[:1] not in b" \t":
            return set()
    return fields


def read(stream: Stream) -> Iterator[Raw | Unreadable]:
    content = stream.file.read(MAX_PAGE_BYTES + 1)
    yield Unreadable(stream.name, TOO_LARGE) if len(content) > MAX_PAGE_BYTES else Mail(stream.name, content, walked=stream.walked)


class Mail(Raw):
    """A message with its header (`content`), which is parsed when it is decoded."""

    def document(self, url: str | None = None) -> Document:
        """The message's page; `url` is its address if the message does not say it. Raises Unreadable if it has no text."""
        from email import message_from_bytes

        try:
            message = message_from_bytes(self.content, policy=_policy())
            body = _body(message)
        except RecursionError:
            raise Unreadable(self.name, "is damaged: its parts are nested too deep") from None
        page = None if body is None else body.get_payload(decode=True)
        if body is None or not isinstance(page, bytes):
            raise Unreadable(self.name, "is an email without text", "files that are not text" if self.walked else None)
        return Raw(
            self.name,
            page,
            charset=body.get_content_charset(),
            walked=self.walked,
            url=_address(_field(message, "Snapshot-Content-Location") or _field(body, "Content-Location")),
            evidence=_evidence(message),
            witness="mail",
        ).document(url)


@cache
def _policy() -> Policy:
    """How messages are parsed: long fields are cut, and a field is not taken apart before it is asked for."""
    from email.policy import Compat32

    class Bounded(Compat32):
        def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
            name, value = super().header_source_parse(sourcelines)
            return name, value[:_MAX_FIELD_CHARS]

    return Bounded()


def _body(message: Message) -> Message | None:
    """The first HTML in a message, else its first plain text."""
    texts = {part.get_content_subtype(): part for part in reversed(list(_texts(message)))}
    return texts.get("html", texts.get("plain"))


def _texts(part: Message) -> Iterator[Message]:
    """The texts in a message or a part of one, without attachments; of related parts only the one that refers to the others."""
    if part.get_content_disposition() == "attachment":
        return
    if part.get_content_maintype() == "text":
        yield part
    elif part.get_content_maintype() == "multipart" and part.is_multipart():
        inner = cast("list[Message]", part.get_payload())
        if part.get_content_subtype() == "related":
            start = part.get_param("start")
            inner = [one for one in inner if start and _field(one, "Content-ID") == start][:1] or inner[:1]
        for one in inner:
            yield from _texts(one)


def _field(message: Message, name: str) -> str:
    """The first field of this name in a message's header, in plain characters; "" if there is none."""
    from email.policy import default

    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return str(default.header_fetch_parse(name, raw)) if raw else ""


def _address(location: str) -> str | None:
    """The page's address on the web; `None` if it was saved from a disk."""
    return location.strip() if location.lower().startswith(("http:", "https:")) else None


def _evidence(message: Message) -> dict[str, list[str]]:
    """An email's subject, as the title of its story, and its date unless it forwards or answers another.

    A saved page's subject is its title, which is in the page itself, and its date says when it was saved.
    """
    subject = " ".join(_field(message, "Subject").split())
    if not subject or message.get_content_subtype() == "related":
        return {}
    if _FORWARDED.match(subject):
        return {"headline": [_FORWARDED.sub("", subject, count=1)]}
    sent = _field(message, "Date")
    return {"headline": [subject], "published": [sent]} if sent else {"headline": [subject]}
