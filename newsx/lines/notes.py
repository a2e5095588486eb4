"""Notes: lines about a story rather than of it."""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from newsx.languages import Language
from newsx.record import NoteKind

_LONGEST = 900
_LONGEST_LINE = 300


@lru_cache(maxsize=2048)  # blocks look at a line several times
def kind(text: str, language: Language) -> NoteKind | None:
    """What a line tells of the story, or None: a correction, an editor's note, who contributed, whom to write to.

    >>> from newsx import languages
    >>> english = languages.of("en")
    >>> kind("Associated Press writer Jane Roe in Cairo contributed to this report.", english)
    'contributor'
    """
    if len(text) > _LONGEST:
        return None
    bare = text.lstrip("*—–-_ [(")
    found = language.note_openings.of(bare)
    if found and _holds(found[0], bare[len(found[1]) :], language):
        return cast(NoteKind, found[0])
    if len(text) < _LONGEST_LINE and " can be reached at " in text and _gives_an_address(text):
        return "contact"
    return "contributor" if len(text) < _LONGEST_LINE and _contributed(text) else None


def _holds(kind: str, rest: str, language: Language) -> bool:
    """Whether the rest of a line bears out its opening: an address for a contact, a name for who reported."""
    if kind == "contact":
        return _gives_an_address(rest)
    return kind != "contributor" or all(word[0].isupper() for word in rest.split()[:2])


def _gives_an_address(text: str) -> bool:
    """Whether a line has a mail address, an account or a telephone number."""
    return len(text) < _LONGEST_LINE and ("@" in text or (any(map(str.isdigit, text)) and " at " in text))


def _contributed(text: str) -> bool:
    """ "… contributed to this report", "… contributed reporting" """
    at = text.find(" contributed ")
    return at >= 0 and text.startswith((" contributed to this ", " contributed reporting", " contributed to the report"), at)
