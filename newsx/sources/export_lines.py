"""The lines that news databases (ProQuest, Nexis, Factiva) write around each story of an export, whatever is in the story.

The export's format uses them to find the stories, the page's reader to find a story's text.
"""

from __future__ import annotations

import re
from functools import cache


def is_count_of_stories(line: str) -> bool:
    """Whether a line without white space around it counts the stories of an export: "Document 2 of 14", "2 of 14 DOCUMENTS"."""
    return " of " in line and _count_of_stories().fullmatch(line) is not None


def is_end_of_story(line: str) -> bool:
    """Whether a line ends a story: "End of Document", or the number that Factiva gives it ("Document CARGAZ0020240304ek33000xx")."""
    return line == "End of Document" or (line.startswith("Document ") and _document_number().fullmatch(line) is not None)


def is_word_count(line: str) -> bool:
    """Whether a line counts a story's words, without a label: "1,543 words"."""
    return line.endswith(" words") and line[:-6].replace(",", "").isdigit()


def is_copyright(line: str) -> bool:
    """Whether a line says whose the story is: "Copyright 2024 Carrow Gazette"."""
    return line.startswith(("Copyright ", "(c) ", "©"))


@cache
def _count_of_stories() -> re.Pattern[str]:
    return re.compile(r"Document \d+ of \d+|\d+ of \d+ DOCUMENTS?", re.ASCII)


@cache
def _document_number() -> re.Pattern[str]:
    return re.compile(r"Document [A-Z]{2,}[A-Za-z0-9]{14,}")
