"""What a user says about the inputs: which files of a directory to read, where a row has its page, what separates joined articles."""

from __future__ import annotations

import re

from msgspec import Struct

TEXT_KEYS = ("text", "html", "content", "body")
"""The keys that may hold a row's page if the user names none, the first one first."""


class Settings(Struct, frozen=True):
    """How inputs are taken apart.

    `text_keys`: the keys (JSON) or columns (tables) that may hold a row's page; the first that holds text counts. A dotted key
    ("story.text") reaches into an object. `columns`: subjects of `newsx.sources.columns`, each with the column that holds it, where it
    does not have a usual name. `separator`: the text between the articles of a dump, or `None` if only form feeds may separate
    them. `include` and `exclude`: which files of directories to read, as globs of names, or of paths below the directory if the glob has
    a slash. `output`: the folder that the run writes to, which is not searched, or `None`. `name_pattern`: what
    names of files say of their stories (`newsx.sources.name_patterns`), or `None`.
    """

    text_keys: tuple[str, ...] = TEXT_KEYS
    columns: tuple[tuple[str, str], ...] = ()
    separator: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    output: str | None = None
    name_pattern: str | None = None


USUAL = Settings()
"""The settings if the user says nothing."""

_ESCAPE = r"\\(?:x([0-9a-fA-F]{2})|(.))"
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "f": "\f", "v": "\v", "0": "\0", "\\": "\\"}


def unescaped(text: str) -> str:
    r"""A text as typed in a shell, its escapes replaced: a form feed is hard to type. Raises ValueError for an unknown escape.

    >>> unescaped(r"\n---\n"), unescaped(r"\x1e"), unescaped("• • •")
    ('\n---\n', '\x1e', '• • •')
    """

    def meant(match: re.Match[str]) -> str:
        if match[1]:
            return chr(int(match[1], 16))
        if match[2] not in _ESCAPED:
            known = " ".join(f"\\{name}" for name in _ESCAPED)
            raise ValueError(f"unknown escape {match[0]} (known: {known} and \\x1e)")
        return _ESCAPED[match[2]]

    return re.sub(_ESCAPE, meant, text, flags=re.DOTALL)
