"""From bytes to text: whether they are text at all, in which encoding, and whether the text is HTML."""

from __future__ import annotations

import codecs
import re
from functools import cache

from newsx.sources import encodings

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""The mark at the beginning of a text in each encoding that has one."""
_SIGNATURES = (
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
"""How common files begin that are not text, and what they are."""
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\b\x1b"))
"""Control characters that texts do not have."""
_MAX_CONTROLS = 0.01
"""The largest share of control characters in a text: an office file has 0.1, a page with a few stray ones 0.001."""
_SAMPLE = 1 << 16
"""Bytes (of markup: characters) that are examined of a long content."""
_NEAR_START = 2000
"""Bytes or characters at the beginning of a content that say what it is."""
_HEAD_BYTES = 4096
"""Bytes of a page in which its head declares an encoding."""
_MIN_UTF16_CHARS = 4
_MIN_ZEROS = 2
_MIN_EASTERN, _MIN_IDEOGRAPHS = 0.3, 0.9
"""The part of the characters that are letters of the East, and with signs of any text, in UTF-16 of a script of the East."""
_MIN_SMALL_HIGH, _MAX_SMALL_LOW = 0.7, 0.05
"""Shares of UTF-16's high bytes that are small numbers, at least, and of its low bytes, at most."""
_AS_BROWSERS_READ = {
    "iso-8859-1": "windows-1252", "latin1": "windows-1252", "latin-1": "windows-1252", "us-ascii": "windows-1252", "ascii": "windows-1252",
    "iso-8859-9": "windows-1254", "iso-8859-11": "cp874", "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030",
    "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "sjis": "cp932", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
    "big5-hkscs": "big5hkscs", "x-mac-roman": "mac-roman", "macintosh": "mac-roman", "koi8-r": "koi8-u", "unicode": "utf-16",
}  # fmt: skip
"""Declared encodings and those that contain them, as which browsers read them."""
_MARKUP = re.compile(
    r"<(?:!doctype html|html|head|body|title|meta|link|script|style|article|main|section|header|nav|div|p|h[1-6]|ul|table|span|a|b|br|img)"
    r"\b",
    re.IGNORECASE,
)
"""The opening tag of an element of HTML."""
_PIXELS = re.compile(r"(?:<img\b[^<>]{0,1000}>\s*)+", re.IGNORECASE)
"""Tracking pixels, which stand in <noscript> and so in dumps of text."""
_ROOT = re.compile(r"<html\b[^>]{0,500}>\s*<(?:head|body|meta)\b", re.IGNORECASE)
"""The root element and the beginning of its first child."""
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml\b[^>]{0,80}?\bencoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE
)


def what_it_is_instead(content: bytes) -> str | None:
    """What bytes are that are not text, in words ("is not text but a PNG image"); `None` for text."""
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return f"is not text but {kind}"
    if unicode_encoding(content):
        return None
    content = content.rstrip(b"\0") or content
    for sample in (content[:_SAMPLE], content[-_SAMPLE:]) if len(content) > _SAMPLE else (content,):
        if len(sample) - len(sample.translate(None, _CONTROLS)) > _MAX_CONTROLS * len(sample):
            return "is not text"
    return None


def decode(content: bytes, charset: str | None = None) -> tuple[str, list[str]]:
    """The text of `content` unchanged, line ends included, and warnings about its decoding.

    The encoding is, in this order: that of a byte order mark; UTF-16 or UTF-32 by the places of their zeros; UTF-8, which other encodings
    hardly ever resemble, even if a part is damaged or in another encoding; the `charset` declared outside of the content, or the one that
    the page declares, if the text makes sense in it; the one in which it reads best (`newsx.sources.encodings`). Never fails: bytes that
    are not a character become U+FFFD, and zero bytes are left out.
    """
    text, warnings = _decoded(content, charset)
    if "\0" not in text:
        return text, warnings
    zeros = text.rstrip("\0").count("\0")
    return text.replace("\0", ""), [*warnings, *([f"encoding: {_counted(zeros, 'zero byte')} left out"] if zeros else [])]


def decode_together(contents: list[bytes]) -> list[tuple[str, list[str]]]:
    """Short texts of one origin, such as the cells of a row, each with its warnings: what is not UTF-8 is in the same encoding in all."""
    strange = b"\n".join(content for content in contents if not _is_utf8(content))
    encoding = encodings.likeliest(strange) if strange else ""
    return [decode(content) if _is_utf8(content) else _read_as(encoding, content) for content in contents]


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decoded(content: bytes, charset: str | None) -> tuple[str, list[str]]:
    marked = _marked(content)
    if marked:
        mark, encoding = marked
        return _with_damage(content[len(mark) :], encoding)
    unmarked = _unmarked(content)
    if unmarked:
        return _with_damage(content, unmarked)
    if b"\x1b$" in content and encodings.is_iso_2022(content):
        return _read_as("iso-2022-jp", content)
    try:
        return content.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    if _is_damaged_utf8(content):
        return _with_damage(content, "utf-8")
    for declared in filter(None, (charset, _declared(content))):
        encoding = _AS_BROWSERS_READ.get(declared.lower(), declared)
        if _is_known(encoding) and encodings.makes_sense(content, encoding):
            return _read_as(encoding, content, ", as declared")
    return _read_as(encodings.likeliest(content), content)


def _is_known(encoding: str) -> bool:
    """Whether Python knows an encoding, and it is none of those that Python alone has."""
    try:
        found = codecs.lookup(encoding)
        return bool(found._is_text_encoding) and not found.name.endswith("unicode-escape")
    except LookupError:
        return False


def _read_as(encoding: str, content: bytes, why: str = "") -> tuple[str, list[str]]:
    text, damage = _with_damage(content, encoding)
    return text, [f"encoding: read as {_usual_name(encoding)}{why}", *damage]


def is_html(text: str) -> bool:
    """Whether a text is HTML: it begins with an element of HTML, not just a word in angle brackets, or has the root element near its start.

    >>> is_html("<!DOCTYPE html><title>Harbour to close</title>"), is_html("<Reporter's note> The harbour will close.")
    (True, False)
    """
    start = text[:_NEAR_START].lstrip("\ufeff \t\r\n")
    if _ROOT.search(start):
        return True
    if not start.startswith("<"):
        return False
    if start.startswith(("<!--", "<?")):
        start = text[:_SAMPLE].lstrip("\ufeff \t\r\n")
        while start.startswith(("<!--", "<?")):
            _, closed, start = start.partition("-->" if start.startswith("<!--") else ">")
            if not closed:
                return False
            start = start.lstrip()
    if (pixels := _PIXELS.match(start)) and "</" not in start:
        start = start[pixels.end() :]
    return _MARKUP.match(start) is not None


def _marked(content: bytes) -> tuple[bytes, str] | None:
    """The byte order mark that `content` begins with, and its encoding; `None` if it has none."""
    return next(((mark, encoding) for mark, encoding in BYTE_ORDER_MARKS if content.startswith(mark)), None)


def unicode_encoding(content: bytes) -> str | None:
    """UTF-16 or UTF-32 with their byte order, or UTF-8 with a mark, if bytes begin with a mark or the places of their zeros tell it."""
    marked = _marked(content)
    return marked[1] if marked else _unmarked(content)


def _unmarked(content: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, and its byte order. Other texts have no zeros."""
    sample = content[:_NEAR_START]
    if b"\0" not in sample:
        return None
    return _unmarked_utf32(sample) or _unmarked_utf16(sample) or _unmarked_ideographs(sample)


def _unmarked_utf32(sample: bytes) -> str | None:
    """UTF-32: of four bytes, the highest is zero, and the second highest hardly ever another small number."""
    quarter = len(sample) // 4
    if quarter < _MIN_UTF16_CHARS:
        return None
    for first, second, last, encoding in ((3, 2, 0, "utf-32-le"), (0, 1, 3, "utf-32-be")):
        zeros = [sample[place::4][:quarter].count(0) for place in (first, second, last)]
        if zeros[0] == quarter and zeros[1] > _MIN_SMALL_HIGH * quarter and zeros[2] <= _MAX_SMALL_LOW * quarter:
            return encoding
    return None


def _unmarked_utf16(sample: bytes) -> str | None:
    """UTF-16: every second byte is a small number in scripts from Latin to Arabic."""
    half = len(sample) // 2
    if half < _MIN_UTF16_CHARS or _small(sample) <= _MIN_SMALL_HIGH * half:
        return None
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high, low = sample[first::2], sample[1 - first :: 2]
        if _small(high) > _MIN_SMALL_HIGH * half and _small(low) <= _MAX_SMALL_LOW * half and not low.count(0):
            return encoding
    return None


def _unmarked_ideographs(sample: bytes) -> str | None:
    """UTF-16 of a script of the East, in which only line ends, spaces and digits have zeros: in the wrong order it is of no script."""
    if sample.count(0) >= _MIN_ZEROS:
        for encoding in ("utf-16-le", "utf-16-be"):
            text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
            eastern = len(_eastern().findall(text))
            if eastern > _MIN_EASTERN * len(text) and eastern + len(_anywhere().findall(text)) > _MIN_IDEOGRAPHS * len(text):
                return encoding
    return None


@cache
def _eastern() -> re.Pattern[str]:
    return re.compile("[\u0e01-\u0e5b\u1100-\u11ff\u3001-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff9f]")


@cache
def _anywhere() -> re.Pattern[str]:
    return re.compile("[\t-~\u2010-\u2026]")


def _small(content: bytes) -> int:
    """The number of bytes from 0 to 6, which no other text has."""
    return len(content) - len(content.translate(None, bytes(range(7))))


def _declared(content: bytes) -> str | None:
    """The encoding that a page of HTML or XML declares in its head; `None` if it declares none."""
    match = _DECLARED.search(content, 0, _HEAD_BYTES)
    return (match[1] or match[2]).decode("ascii").lower() if match else None


def _is_damaged_utf8(content: bytes) -> bool:
    """Whether well-formed characters beyond ASCII outnumber malformed ones: other encodings hardly ever have any."""
    text = content.decode("utf-8", "replace")
    malformed = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) - malformed > malformed


def _with_damage(content: bytes, encoding: str) -> tuple[str, list[str]]:
    """The text of `content`, and warnings that count the bytes that are not in its encoding.

    In UTF-8, a byte beyond ASCII between two of ASCII is read as windows-1252: quotation marks were pasted from elsewhere. Other malformed
    sequences become U+FFFD each.
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
    """A byte beyond ASCII, between two of ASCII, that is a character in windows-1252, as all but five are."""
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
