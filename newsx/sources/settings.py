"""What a user says of the inputs: which files of a directory, where in a row the page is, what stands between joined articles."""

from __future__ import annotations

import re

from msgspec import Struct

TEXT_KEYS = ("text", "html", "content", "body")


class Settings(Struct, frozen=True):
    """How inputs are taken apart.

    `text_keys`: the keys (JSON) or columns (tables) that may hold a row's page; the first that does, counts. A dotted key ("story.text")
    reaches into an object. `separator`: the text between the articles of a dump, `None` where only form feeds may separate them.
    `include`, `exclude`: what to read of directories, as globs of names, or of paths below the directory where they have a slash.
    """

    text_keys: tuple[str, ...] = TEXT_KEYS
    separator: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


USUAL = Settings()


_ESCAPE = r"\\(?:x([0-9a-fA-F]{2})|(.))"
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "f": "\f", "v": "\v", "0": "\0", "\\": "\\"}


def unescaped(text: str) -> str:
    r"""What is meant by a text as typed in a shell, where it is hard to type a form feed. Raises ValueError for what means nothing.

    >>> unescaped(r"\n---\n"), unescaped(r"\x1e"), unescaped("• • •")
    ('\n---\n', '\x1e', '• • •')
    """

    def meant(match: re.Match[str]) -> str:
        if match[1]:
            return chr(int(match[1], 16))
        if match[2] not in _ESCAPED:
            raise ValueError(f"{match[0]} means nothing; there are {' '.join(chr(92) + name for name in _ESCAPED)} and \\x1e")
        return _ESCAPED[match[2]]

    return re.sub(_ESCAPE, meant, text, flags=re.DOTALL)
