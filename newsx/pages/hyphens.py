"""Words divided at the ends of lines: "the harbor com-" and "mittee" are one word, "a well-" and "known pilot" keep the hyphen.

A word is divided if the text has it undivided elsewhere. Of words that the text has in neither form, those of a text that ends many lines
with hyphens are divided: a typesetter does so, a program breaks lines at hyphens that are there.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from newsx.pages.dump_lines import DumpLine

SIGNS: Final = "-\u00ad"
"""What a divided word's first part ends with: a hyphen or a soft one."""
_SOFT: Final = "\u00ad"
_MIN_SHARE: Final = 0.04
"""The part of a text's wrapped lines that end with hyphens, from which a typesetter divided words."""
_MIN_HYPHENS: Final = 3
_AROUND: Final = ".,;:!?()[]“”‘’\"'…"
"""Signs around words."""


def divides(text: str, following: str) -> bool:
    """Whether a line ends within a word that the next one continues."""
    return text[-1] in SIGNS and following[0].islower() and text[-2:-1].isalpha()


def divided(groups: list[list[DumpLine]]) -> frozenset[str]:
    """The words, in lower case with a hyphen where the line ends ("com-mittee"), that the lines of these paragraphs divide."""
    wrapped = 0
    found: list[str] = []
    for group in groups:
        wrapped += len(group) - 1
        for line, following in pairwise(group):
            if divides(line.text, following.text):
                found.append(_whole(line.text, following.text))
    if not found:
        return frozenset()
    words = {word.strip(_AROUND).lower() for group in groups for line in group for word in line.text.split()}
    typeset = len(found) >= _MIN_HYPHENS and len(found) >= _MIN_SHARE * wrapped
    return frozenset(word for word in found if word.replace("-", "") in words or (typeset and word not in words))


def _whole(text: str, following: str) -> str:
    """The word at the end of one line and the beginning of the next, in lower case with the hyphen."""
    return (text.rsplit(maxsplit=1)[-1].lstrip(_AROUND) + following.split(maxsplit=1)[0].rstrip(_AROUND)).lower()


def joined(text: str, following: str, words: frozenset[str]) -> str:
    """A text that ends with a hyphen, and the line that follows; `words` are those that the hyphen divides.

    >>> joined("The harbor com-", "mittee met.", frozenset({"com-mittee"})), joined("A well-", "known pilot", frozenset())
    ('The harbor committee met.', 'A well-known pilot')
    """
    return (text[:-1] if text[-1] == _SOFT or _whole(text, following) in words else text) + following
