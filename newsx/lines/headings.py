"""Headings of lists of other stories ("More in News"), and the lines that end such a list."""

from __future__ import annotations

from typing import Final

from newsx.languages import Language
from newsx.lines import notes
from newsx.lines.furniture import has_copyright_sign
from newsx.text.sentences import is_sentence

_MAX_SPACES: Final = 4


def is_heading(line: str, language: Language) -> bool:
    """Whether a line heads a list of other stories: "More in News"."""
    if line.count(" ") > _MAX_SPACES:
        return False
    first, _, rest = line.partition(" ")
    if first in language.heading_words and rest.isalpha():
        return True
    return not line.endswith(".") and _opens(line, "heading", language)


def ends_list(line: str, language: Language, first: bool) -> bool:
    """Whether a list of stories ends before this line; `first` says that the line is the first of the list."""
    if (
        _opens(line, "end", language)
        or notes.kind(line, language)
        or line.count(" | ") > 1
        or has_copyright_sign(line)
        or line.startswith(("(C)", "(c)"))
    ):
        return True
    return not first and is_heading(line, language) and not is_sentence(line, language)


def _opens(line: str, group: str, language: Language) -> bool:
    found = language.related_openings.of(line)
    return found is not None and found[0] == group
