"""From bytes to text: which encoding, whether it is text at all, and whether that text is HTML."""

from __future__ import annotations

import codecs
import re
from functools import cache

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
)
CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\b\x1b"))
MOST_CONTROLS = 0.01
"""The largest share of control characters in what is still text: an office file has 0.1, a page with some stray ones 0.001."""
SAMPLE = 1 << 16
MARKUP = re.compile(
    r"<(?:!doctype html|html|head|body|title|meta|link|script|style|article|main|section|header|nav|div|p|h[1-6]|ul|table|span|a|b|br|img)"
    r"\b",
    re.IGNORECASE,
)
PIXELS = re.compile(r"(?:<img\b[^<>]{0,1000}>\s*)+", re.IGNORECASE)
"""Pictures that count readers, which stand in <noscript> and which dumps give as text."""
ROOT = re.compile(r"<html\b[^>]{0,500}>\s*<(?:head|body|meta)\b", re.IGNORECASE)
DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)


def what_it_is_instead(content: bytes) -> str | None:
    """What bytes that are no text are, in words ("is not text but a PNG image"), `None` for text."""
    for signature, kind in SIGNATURES:
        if content.startswith(signature):
            return f"is not text but {kind}"
    if _marked(content) or _unmarked_utf16(content):
        return None
    for sample in (content[:SAMPLE], content[-SAMPLE:]) if len(content) > SAMPLE else (content,):
        if len(sample) - len(sample.translate(None, CONTROLS)) > MOST_CONTROLS * len(sample):
            return "is not text"
    return None


def decode(content: bytes, charset: str | None = None) -> tuple[str, list[str]]:
    """The text of `content` as it is, line ends included, and warnings of what a reader should know about its decoding.

    The order of belief: a byte order mark, the high bytes of UTF-16, UTF-8 (which other encodings hardly ever resemble) even where some
    of it is damaged or of another encoding, the `charset` declared outside, the one that the page declares, and what charset-normalizer
    finds likely. Never fails: what is no character becomes U+FFFD.
    """
    marked = _marked(content)
    if marked:
        mark, encoding = marked
        return _with_damage(content[len(mark) :], encoding)
    unmarked = _unmarked_utf16(content)
    if unmarked:
        return _with_damage(content, unmarked)
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    if _is_damaged_utf8(content):
        return _with_damage(content, "utf-8")
    for encoding in filter(None, (charset, _declared(content))):
        try:
            return content.decode(encoding), [f"encoding: read as {_usual_name(encoding)}, as declared"]
        except (UnicodeDecodeError, LookupError):
            continue
    encoding = _likely(content)
    text, damage = _with_damage(content, encoding)
    return text, [f"encoding: read as {_usual_name(encoding)}", *damage]


def is_html(text: str) -> bool:
    """Whether the text is HTML: it begins with markup (and not just a word in angle brackets), or the root element stands near its start.

    >>> is_html("<!DOCTYPE html><title>Harbour to close</title>"), is_html("<Reporter's note> The harbour will close.")
    (True, False)
    """
    start = text[:2000].lstrip("\ufeff \t\r\n")
    if ROOT.search(start):
        return True
    if not start.startswith("<"):
        return False
    if start.startswith(("<!--", "<?")):
        start = text[:SAMPLE].lstrip("\ufeff \t\r\n")
        while start.startswith(("<!--", "<?")):
            _, closed, start = start.partition("-->" if start.startswith("<!--") else ">")
            if not closed:
                return False
            start = start.lstrip()
    if (pixels := PIXELS.match(start)) and "</" not in start:
        start = start[pixels.end() :]
    return MARKUP.match(start) is not None


def _marked(content: bytes) -> tuple[bytes, str] | None:
    """The byte order mark that `content` begins with, and its encoding."""
    return next(((mark, encoding) for mark, encoding in BYTE_ORDER_MARKS if content.startswith(mark)), None)


def _unmarked_utf16(content: bytes) -> str | None:
    """The byte order of UTF-16 without a mark, by the small numbers that every second byte is where the script is Latin to Arabic."""
    sample = content[:2000]
    half = len(sample) // 2
    if half < 4 or _small(sample) <= 0.7 * half:
        return None
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high, low = sample[first::2], sample[1 - first :: 2]
        if _small(high) > 0.7 * half and _small(low) <= 0.05 * half and not low.count(0):
            return encoding
    return None


def _small(content: bytes) -> int:
    """How many bytes are 0 to 6, which no other text has."""
    return len(content) - len(content.translate(None, bytes(range(7))))


def _declared(content: bytes) -> str | None:
    """The encoding that a page of HTML declares in its head."""
    match = DECLARED.search(content, 0, 4096)
    if not match:
        return None
    encoding = match[1].decode("ascii").lower()
    return "windows-1252" if encoding in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii") else encoding  # as browsers take it


def _is_damaged_utf8(content: bytes) -> bool:
    """Whether well-formed characters beyond ASCII outnumber what is malformed: other encodings hardly ever have any."""
    text = content.decode("utf-8", "replace")
    malformed = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - malformed > malformed


def _likely(content: bytes) -> str:
    """The encoding that charset-normalizer finds most likely; among equals, the one that is common on the web."""
    from charset_normalizer import from_bytes

    best = from_bytes(content[:SAMPLE]).best()
    if best is None or "cp1252" in (best.encoding, *best.could_be_from_charset):
        return "windows-1252"
    return best.encoding


def _with_damage(content: bytes, encoding: str) -> tuple[str, list[str]]:
    """The text of `content`, and warnings that count what is not of its encoding.

    Amid UTF-8, a byte beyond ASCII between two of ASCII is windows-1252, as where quotation marks were pasted from elsewhere; what else
    is malformed becomes U+FFFD, a character each.
    """
    try:
        return content.decode(encoding), []
    except UnicodeDecodeError:
        pass
    warnings = []
    if encoding == "utf-8":
        content, mended = _stray_byte().subn(lambda stray: stray[0].decode("windows-1252").encode(), content)
        if mended:
            warnings.append(f"encoding: {_counted(mended, 'byte')} amid utf-8 read as windows-1252")
    text = content.decode(encoding, "replace")
    if damaged := text.count("\ufffd") - content.decode(encoding, "ignore").count("\ufffd"):
        warnings.append(f"encoding: {_counted(damaged, 'character')} could not be read as {_usual_name(encoding)}")
    return text, warnings


@cache
def _stray_byte() -> re.Pattern[bytes]:
    """A byte between two of ASCII that stands for a character in windows-1252, where all but five do."""
    return re.compile(rb"(?<![\x80-\xff])[\x80\x82-\x8c\x8e\x91-\x9c\x9e-\xff](?![\x80-\xff])")


def _counted(number: int, noun: str) -> str:
    """
    >>> _counted(1, "byte"), _counted(12, "byte")
    ('1 byte', '12 bytes')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _usual_name(encoding: str) -> str:
    """
    >>> _usual_name("cp1252"), _usual_name("mac_roman")
    ('windows-1252', 'mac-roman')
    """
    name = encoding.lower().replace("_", "-")
    return f"windows-{name[2:]}" if re.fullmatch(r"cp125\d", name) else name
