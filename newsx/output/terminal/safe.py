"""Untrusted text on a terminal: no character of it may control the terminal or reorder the text around it."""

from __future__ import annotations

import re

STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Control characters, and those that change the direction of writing."""
NAME, UNNAMED = "bold color(31)", "color(31)"
"""Rich's styles for named and unnamed speakers. The colour is not one of the sixteen that terminals redefine: it can be read on a light
background (contrast 4.1 to 1) and on a dark one (5.1 to 1), cyan only on a dark one."""


def plain(text: str) -> str:
    r"""A text without control characters; line breaks and tabs become spaces.

    >>> plain("One\nline \x1b[31mred\u202e")
    'One line [31mred'
    """
    return STEERING.sub(lambda match: " " if match[0] in "\t\n\r\f\v\u2028\u2029" else "", text)


def escaped(document: bytes) -> bytes:
    r"""The same JSON with control characters escaped as \uXXXX, except for the line breaks between its parts.

    >>> escaped('{"text": "\u202eback"}'.encode())
    b'{"text": "\\u202eback"}'
    """
    text = document.decode()
    return STEERING.sub(lambda match: match[0] if match[0] == "\n" else f"\\u{ord(match[0]):04x}", text).encode()


def in_entities(page: bytes) -> bytes:
    r"""The same HTML with control characters as entities.

    >>> in_entities("<p>\u202eback</p>\n".encode())
    b'<p>&#x202e;back</p>\n'
    """
    return STEERING.sub(lambda match: match[0] if match[0] == "\n" else f"&#x{ord(match[0]):x};", page.decode()).encode()
