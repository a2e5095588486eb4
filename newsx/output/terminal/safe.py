"""Text of strangers on a terminal: nothing in it may steer the terminal or reorder what stands around it."""

from __future__ import annotations

import re

STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""The control characters, and those that change the direction of writing."""


NAME, UNNAMED = "bold color(31)", "color(31)"
"""How names are printed, in Rich's words: a colour outside the sixteen that terminals give a look of their own, for it can be read on
light ground (4.1 to 1) and on dark (5.1 to 1), where cyan can only on dark."""


def plain(text: str) -> str:
    r"""The text without what steers a terminal; line breaks and tabs become spaces.

    >>> plain("One\nline \x1b[31mred\u202e")
    'One line [31mred'
    """
    return STEERING.sub(lambda match: " " if match[0] in "\t\n\r\f\v\u2028\u2029" else "", text)


def escaped(document: bytes) -> bytes:
    r"""JSON in which what steers a terminal is written as \uXXXX: the same document. The line breaks between its parts stay.

    >>> escaped('{"text": "\u202eback"}'.encode())
    b'{"text": "\\u202eback"}'
    """
    text = document.decode()
    return STEERING.sub(lambda match: match[0] if match[0] == "\n" else f"\\u{ord(match[0]):04x}", text).encode()


def in_entities(page: bytes) -> bytes:
    r"""HTML in which what steers a terminal is written by its number: the same page.

    >>> in_entities("<p>\u202eback</p>\n".encode())
    b'<p>&#x202e;back</p>\n'
    """
    return STEERING.sub(lambda match: match[0] if match[0] == "\n" else f"&#x{ord(match[0]):x};", page.decode()).encode()
