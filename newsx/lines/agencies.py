"""News agencies: which wire the copy comes from."""

from __future__ import annotations

from functools import cache
from typing import Final

from newsx import languages
from newsx.record import Author, Dateline

_MAX_NAME_WORDS: Final = 4
_MAX_SHORT_NAME_CHARS: Final = 4


def lookup(name: str) -> str | None:
    """The short form of an agency's name, or None: "The Associated Press" → "AP"."""
    wires = languages.anywhere().wires
    return wires.get(name) or wires.get(name.removeprefix("The ").removeprefix("the "))


def leading(text: str) -> str | None:
    """The agency by whose name `text` begins: "AP Diplomatic Writer", "Ap Auto Writer" and "Associated Press writers" → "AP"."""
    words = text.split()
    if words and len(words[0]) <= _MAX_SHORT_NAME_CHARS and words[0].istitle() and (found := lookup(words[0].upper())):
        return found
    if not words or (words[0].rstrip(",") not in _first_words() and words[0] not in ("The", "the")):
        return None
    for n in range(min(_MAX_NAME_WORDS, len(words)), 0, -1):
        if found := lookup(" ".join(words[:n]).rstrip(",")):
            return found
    return None


@cache
def _first_words() -> frozenset[str]:
    return frozenset([name.split()[0] for name in languages.anywhere().wires])


def names_of(agency: str | None) -> list[str]:
    """The names of several words that an agency goes by: "AP" → "Associated Press", "The Associated Press"."""
    return sorted(name for name, short in languages.anywhere().wires.items() if short == agency and " " in name)


def of(dateline: Dateline | None, authors: list[Author]) -> str | None:
    """The agency of an article: that of its dateline, else of its authors or their roles."""
    if dateline and dateline.agency:
        return dateline.agency
    for author in authors:
        for name in (author.organization, author.name if author.type != "person" else None):
            if name and (found := lookup(name)):
                return found
    return None
