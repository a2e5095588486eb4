"""Drop caps: a story's first letter, which a dump can put on a line of its own, above the rest of its word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from newsx.languages import Language
from newsx.pages.dump_lines import DumpLine

_MIN_SPACES: Final = 4
"""Spaces in the line below a drop cap, at least: a menu has single letters, too."""
_AROUND: Final = ".,;:!?()[]“”‘’\"'…"
"""Signs around words."""


def merged(groups: list[list[DumpLine]], language: Language) -> tuple[list[list[DumpLine]], frozenset[int]]:
    """The paragraphs with their drop caps, and the characters at which those stand that are joined with what follows without a space."""
    found = [index for index, group in enumerate(groups) if _is_letter(group[0]) and _below(groups, index) is not None]
    if not found:
        return groups, frozenset()
    words = set(_words(groups)) | language.function_words
    joined: set[int] = set()
    taken: set[int] = set()
    for index in found:
        letter, below = groups[index][0], _below(groups, index)
        rest = below.text.split(maxsplit=1)[0].strip(_AROUND).lower() if below else ""
        whole = letter.text.lower() + rest
        parted = whole not in words and letter.text.lower() in words and rest in words  # "A", "ferry"
        if below is None or (below.text[0].isupper() and whole not in words):
            continue
        if not parted:
            joined.add(letter.start)
        if len(groups[index]) == 1:
            groups[index].extend(groups[index + 1])
            taken.add(index + 1)
    return [group for index, group in enumerate(groups) if index not in taken], frozenset(joined)


def _is_letter(line: DumpLine) -> bool:
    return len(line.text) == 1 and line.text.isupper() and not line.bullet


def _below(groups: list[list[DumpLine]], index: int) -> DumpLine | None:
    """The line below a group's first one, if it can be the rest of a drop cap's paragraph: it begins in lower case, or in capitals."""
    group = groups[index] if len(groups[index]) > 1 else groups[index] + groups[index + 1] if index + 1 < len(groups) else []
    if len(group) < 2 or group[1].bullet or group[1].text.count(" ") < _MIN_SPACES:
        return None
    first = group[1].text.split(maxsplit=1)[0]
    return group[1] if first[0].islower() or (first.isupper() and len(first) > 1) else None


def _words(groups: list[list[DumpLine]]) -> Iterator[str]:
    """All words of a text but single letters, in lower case."""
    return (word.strip(_AROUND).lower() for group in groups for line in group if len(line.text) > 1 for word in line.text.split())
