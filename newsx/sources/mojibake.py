"""Mojibake: text that was encoded in one way and read in another, often years before it came here ("donâ€™t", "cafÃ©")."""

from __future__ import annotations

import re
from functools import cache

_LEADS = "ÂÃâÐÑÅÎÏØÙï"
"""What Western encodings show for the first byte of what UTF-8 writes with two or three: accents, curly marks, Cyrillic, Greek, Arabic."""
_CONTROLS = "\x91\x92\x93\x94\x96\x97"
"""What is left of windows-1252's quotation marks and dashes where it was read as latin-1."""
_RUSSIAN = ("Р°", "Рµ")
"""What windows-1251 shows for the Russian letters for a and e."""
_SHOWN = 3


def mend(text: str) -> tuple[str, list[str]]:
    """The text with its mojibake mended, line by line, and a warning that says so; all else stays as it is.

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
            if len(shown) < _SHOWN:
                shown |= dict.fromkeys(_pattern().findall(line))
    if not mended:
        return text, []
    signs = " ".join(list(shown)[:_SHOWN])
    seen = f" such as {signs}" if signs.isprintable() and signs else ""
    where = f"in {mended} lines" if mended > 1 else "in a line"
    return "".join(lines), [f"encoding: mojibake{seen} mended {where}; body and offsets are of the mended text"]


def _is_suspect(text: str) -> bool:
    """Whether what stands there looks like mojibake; text that is sound may do so too ("MÉDIAÇÃ“O")."""
    if any(sign in text for sign in (*_RUSSIAN, *_CONTROLS)):
        return True
    return any(lead in text for lead in _LEADS) and _pattern().search(text) is not None


@cache
def _pattern() -> re.Pattern[str]:
    """A sign for a first byte and signs for the one or two bytes after it, as windows-1252 and latin-1 show them."""
    following = "".join(map(chr, range(0x80, 0xC0))) + bytes(range(0x80, 0xA0)).decode("cp1252", "ignore") + "\ufffd"
    return re.compile(f"[{_LEADS}][{following}]{{1,2}}")
