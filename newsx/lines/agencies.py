"""News agencies: which wire the copy comes from."""

from __future__ import annotations

from functools import cache

from newsx import languages
from newsx.record import Author, Dateline


@cache
def _short_names() -> dict[str, str]:
    return languages.anywhere().wires


def lookup(name: str) -> str | None:
    """The short form of an agency's name, or None: "The Associated Press" → "AP"."""
    wires = _short_names()
    return wires.get(name) or wires.get(name.removeprefix("The ").removeprefix("the "))


def leading(text: str) -> str | None:
    """The agency by whose name `text` begins: "AP Diplomatic Writer" → "AP", "Associated Press writers" → "AP"; "Ap Auto Writer", too."""
    words = text.split()
    if words and len(words[0]) <= 4 and words[0].istitle() and (found := lookup(words[0].upper())):
        return found
    for n in range(min(4, len(words)), 0, -1):
        if found := lookup(" ".join(words[:n]).rstrip(",")):
            return found
    return None


def names_of(agency: str | None) -> list[str]:
    """The names of several words that an agency goes by: "AP" → "Associated Press", "The Associated Press"."""
    return sorted(name for name, short in _short_names().items() if short == agency and " " in name)


def of(dateline: Dateline | None, authors: list[Author]) -> str | None:
    """The agency of an article: that of its dateline, else of its authors or their roles."""
    if dateline and dateline.agency:
        return dateline.agency
    for author in authors:
        for name in (author.organization, author.name if author.type != "person" else None):
            if name and (found := lookup(name)):
                return found
    return None
