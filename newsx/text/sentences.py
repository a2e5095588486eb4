"""Sentences: the signs that end them."""

from __future__ import annotations

from typing import Final

from newsx.languages import Language

SENTENCE_ENDS: Final = ".?!…"
"""The signs that end a sentence."""
STOPS: Final = (".", "?", "!")
"""Those with which no text is cut short."""
STOPS_OR_COLON: Final = (*STOPS, ":")
STOPS_OR_QUOTES: Final = (*STOPS, "”", '"')
STOPS_QUOTES_OR_COLON: Final = (*STOPS_OR_QUOTES, ":")
CLOSING_MARKS: Final = "”’\"')]"
"""The signs that may follow them, which close quotations and parentheses."""
ENDS_IN_ANY_SCRIPT: Final = (".", "…", "?", "!", "।", "۔", "؟", "։", "。", "？", "！")
"""The signs that end a sentence, in Latin letters or others."""


def is_sentence(line: str, language: Language) -> bool:
    """Whether a line ends as a sentence does, or as a teaser cut short: "The ferry is late.”", "The ferry is Continue reading"."""
    return line.rstrip(')”"').endswith(ENDS_IN_ANY_SCRIPT) or line.endswith(language.teaser_endings)
