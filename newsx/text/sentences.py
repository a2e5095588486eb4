"""Sentences: the signs that end them."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from newsx.languages import Language

SENTENCE_ENDS: Final = ".?!…。！？।؟۔።။។"
"""The signs that end a sentence: for looking at a single character, within a text or at its end."""
STOPS: Final = (".", "?", "!", "。", "？", "！", "।", "؟", "۔", "።", "။", "។")
"""Without the ellipsis, with which pages cut lines short: for telling sentences from headlines, labels and teasers, by their end."""
STOPS_OR_COLON: Final = (*STOPS, ":", "：")
"""For lines that may also lead to the next one, as "The mayor said:" does."""
STOPS_OR_QUOTES: Final = (*STOPS, "”", '"', "“", "」")
"""For paragraphs, which may end with a quotation: "“We are late.”"."""
STOPS_QUOTES_OR_COLON: Final = (*STOPS_OR_QUOTES, ":")
"""For telling headlines from paragraphs of any kind."""
CLOSING_MARKS: Final = "”’\"')]」』）"
"""The signs that close quotations and parentheses and may follow the end of a sentence."""
ENDS_OR_ELLIPSIS: Final = (*STOPS, "…", "։")
"""For lines that are a sentence, or a teaser that is cut short."""
_THAI_AND_LAO: Final = ("\u0e00", "\u0eff")
"""The first and the last character of these scripts."""
_MIN_THAI_CHARS: Final = 80
"""Characters of a line in them that is a sentence."""
_LATIN_SIGNS: Final = str.maketrans(
    {
        "。": ". ", "！": "! ", "？": "? ", "।": ".", "۔": ".", "؟": "?", "։": ".", "።": ".", "။": ".", "។": ".", "，": ", ", "、": ", ",
        "،": ",", "；": "; ", "؛": ";", "：": ": ", "（": "(", "）": ")", "「": "“", "」": "”", "『": "“", "』": "”", "《": "“", "》": "”",
        "【": "[", "】": "]", "　": " ",
    }
)  # fmt: skip


def with_latin_signs(text: str) -> str:
    """A text with the signs of Latin script instead of those that other scripts have for the same, to see how it is built.

    >>> with_latin_signs("渡し船は、遅れている。")
    '渡し船は, 遅れている.'
    """
    if text.isascii():
        return text
    return text.translate(_LATIN_SIGNS).rstrip() if _may_have_signs().search(text) else text.rstrip()


@cache
def _may_have_signs() -> re.Pattern[str]:
    """What may be one of `_LATIN_SIGNS`: all but Latin, Greek and Cyrillic, and the signs that go with these. Most texts have none."""
    return re.compile("[^\0-\u0588\u1e00-\u2fff]")


def is_sentence(line: str, language: Language) -> bool:
    """Whether a line ends as a sentence does, or as a teaser cut short: "The ferry is late.”", "The ferry is Continue reading".

    Thai and Lao have no sign for the end of a sentence: there a long line is one.
    """
    if line.rstrip(')”"」』）').endswith(ENDS_OR_ELLIPSIS) or line.endswith(language.teaser_endings):
        return True
    return len(line) >= _MIN_THAI_CHARS and _THAI_AND_LAO[0] <= line[-1] <= _THAI_AND_LAO[1]
