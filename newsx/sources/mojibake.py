"""Mojibake: text that was encoded in one way and decoded in another, often years ago ("donâ€™t", "cafÃ©")."""

from __future__ import annotations

import re
from functools import cache

_LEADS = "ÂÃâÐÑÅÎÏØÙï"
"""Western encodings' characters for the first byte of UTF-8 sequences of two or three: accents, curly marks, Cyrillic, Greek, Arabic."""
_CONTROLS = "\x91\x92\x93\x94\x96\x97"
"""Quotation marks and dashes of windows-1252, decoded as latin-1."""
_RUSSIAN = ("Р°", "Рµ")
"""The Russian letters for a and e, decoded as windows-1251."""
_ELSEWHERE = ("вЂ", "‚Ä", "√", "ΓÇ", "├", "╨", "Ĺ‚", "Ăł", "ĂĽ", "Ă©", "Ř§")
"""UTF-8's quotation marks and accents, decoded as windows-1251, by a Macintosh or DOS; its Polish and Arabic, as windows-1250."""
_MAX_SHOWN = 3
"""Examples of mojibake in the warning."""


def mend(text: str) -> tuple[str, list[str]]:
    """The text, its mojibake mended line by line, and a warning that says so; the rest stays as it is.

    >>> mend("â€œNo,â€\\x9d she said.")[0]
    '“No,” she said.'
    """
    if text.isascii() or not _is_suspect(text):
        return text, []
    from ftfy import fix_encoding  # 0.06 s, and most texts are sound

    lines = text.splitlines(keepends=True)
    mended = 0
    shown: dict[str, None] = {}
    for index, line in enumerate(lines):
        if not line.isascii() and _is_suspect(line) and (fixed := fix_encoding(line)) != line:
            lines[index] = fixed
            mended += 1
            if len(shown) < _MAX_SHOWN:
                shown |= dict.fromkeys(_pattern().findall(line))
    if not mended:
        return text, []
    signs = " ".join(list(shown)[:_MAX_SHOWN])
    seen = f" such as {signs}" if signs.isprintable() and signs else ""
    where = f"in {mended} lines" if mended > 1 else "in a line"
    return "".join(lines), [f"encoding: mojibake{seen} mended {where}; body and offsets are of the mended text"]


def _is_suspect(text: str) -> bool:
    """Whether a text looks like mojibake; some sound text does, too ("MÉDIAÇÃ“O")."""
    if any(sign in text for sign in (*_RUSSIAN, *_CONTROLS, *_ELSEWHERE)):
        return True
    return any(lead in text for lead in _LEADS) and _pattern().search(text) is not None


@cache
def _pattern() -> re.Pattern[str]:
    """A first byte and the one or two bytes after it, as the characters that windows-1252 and latin-1 have for them."""
    following = "".join(map(chr, range(0x80, 0xC0))) + bytes(range(0x80, 0xA0)).decode("cp1252", "ignore") + "\ufffd"
    return re.compile(f"[{_LEADS}][{following}]{{1,2}}")
