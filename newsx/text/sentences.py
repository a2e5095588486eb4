"""Lines in lists of other stories: their headings, and what ends them."""

from __future__ import annotations

from typing import Final

from newsx.lines import notes
from newsx.text.phrases import opening

SENTENCE_ENDS: Final = ".?!…"
"""The signs that end a sentence."""
CLOSING_MARKS: Final = "”’\"')]"
"""The signs that may follow them, which close quotations and parentheses."""

_LONGEST_HEADING = 5
_SENTENCE_ENDS = (".", "…", "?", "!", "।", "۔", "؟", "։", "。", "？", "！")


def is_heading(line: str) -> bool:
    """Whether a line heads a list of other stories: "More in News"."""
    if line.count(" ") >= _LONGEST_HEADING:
        return False
    if line.startswith("More ") and line[5:].isalpha():
        return True
    return not line.endswith(".") and _opens(line, "heading")


def ends_list(line: str, first: bool) -> bool:
    """Whether a list of stories ends before this line; `first` says that the line is the list's first."""
    if _opens(line, "end") or notes.kind(line) or line.count(" | ") > 1 or "©" in line or line.startswith(("(C)", "(c)")):
        return True
    return not first and is_heading(line) and not is_sentence(line)


def is_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does, or as a teaser cut short."""
    return line.rstrip(')”"').endswith(_SENTENCE_ENDS) or line.endswith("Continue reading")


def _opens(line: str, group: str) -> bool:
    found = opening("related_openings", line)
    return found is not None and found[0] == group
