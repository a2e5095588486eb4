"""Sentences: the signs that end them."""

from __future__ import annotations

from typing import Final

from newsx.languages import Language

SENTENCE_ENDS: Final = ".?!…"
"""The signs that end a sentence."""
CLOSING_MARKS: Final = "”’\"')]"
"""The signs that may follow them, which close quotations and parentheses."""
ENDS_IN_ANY_SCRIPT: Final = (".", "…", "?", "!", "।", "۔", "؟", "։", "。", "？", "！")
"""The signs that end a sentence, in Latin letters or others."""


def is_sentence(line: str, language: Language) -> bool:
    """Whether a line ends as a sentence does, or as a teaser cut short: "The ferry is late.”", "The ferry is Continue reading"."""
    return line.rstrip(')”"').endswith(ENDS_IN_ANY_SCRIPT) or line.endswith(language.teaser_endings)
