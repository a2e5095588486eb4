"""Notes: lines about a story rather than of it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, cast

from newsx.languages import Language
from newsx.record import NoteKind

_MAX_CHARS: Final = 900
_MAX_LINE_CHARS: Final = 299
"""Characters of a note that is known by what stands within it, not by its beginning."""
_MAX_NAME_WORDS: Final = 2
"""Words after the opening of a contributor's note that are capitalised."""


@lru_cache(maxsize=2048)  # blocks look at a line several times
def kind(text: str, language: Language) -> NoteKind | None:
    """What kind of note a line is, or None: a correction, an editor's note, who contributed, whom to write to.

    >>> from newsx import languages
    >>> english = languages.of("en")
    >>> kind("Associated Press writer Jane Roe in Cairo contributed to this report.", english)
    'contributor'
    """
    if len(text) > _MAX_CHARS:
        return None
    bare = text.lstrip("*—–-_ [(")
    found = language.note_openings.of(bare)
    if found and _holds(found[0], bare[len(found[1]) :], language):
        return cast(NoteKind, found[0])
    if (
        len(text) <= _MAX_LINE_CHARS
        and any(f" {phrase} " in text for phrase in language.note_phrases["contact"])
        and _gives_address(text, language)
    ):
        return "contact"
    return "contributor" if len(text) <= _MAX_LINE_CHARS and _contributed(text, language) else None


def disclaims(text: str, language: Language) -> bool:
    """Whether a line says what the publisher earns, owns or does not answer for: "We may earn a commission from your purchases."."""
    lower = text.lower()
    return any(phrase in lower for group in ("disclaimer", "rights") for phrase in language.note_phrases[group])


def has_address(text: str) -> bool:
    """Whether a line has a mail address, an account or the address of a page."""
    return "@" in text or "www." in text or ".com/" in text


def _holds(kind: str, rest: str, language: Language) -> bool:
    """Whether the rest of a line is as its opening promises: an address for a contact, a name for a contributor."""
    if kind == "contact":
        return _gives_address(rest, language)
    return kind != "contributor" or all(word[0].isupper() for word in rest.split()[:_MAX_NAME_WORDS])


def _gives_address(text: str, language: Language) -> bool:
    """Whether a line has a mail address, an account or a telephone number."""
    return len(text) <= _MAX_LINE_CHARS and (
        "@" in text or (any(map(str.isdigit, text)) and any(f" {word} " in text for word in language.note_phrases["before a number"]))
    )


def _contributed(text: str, language: Language) -> bool:
    """ "… contributed to this report", "… contributed reporting" """
    for verb in language.note_phrases["contributing"]:
        at = text.find(f" {verb} ")
        if at >= 0 and any(text.startswith(phrase, at + 1) for phrase in language.note_phrases["contributor"]):
            return True
    return False
