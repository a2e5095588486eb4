"""What kind of quotation it is: direct speech, a few words woven into a sentence, a term, a title."""

from __future__ import annotations

from typing import Final

from newsx import languages
from newsx.quotes.spans.marks import Span
from newsx.record import Quote, QuoteKind

_SMALL: Final = frozenset("a an the of in on at by for from with and or but to as is it’s vs".split())
_BEFORE: Final = 30
"""Characters before a quotation that are looked at."""


def kind_of(text: str, span: Span, quote: Quote, before: Quote | None) -> QuoteKind:
    """The kind of a quotation: without a speaker `title` or `scare`; with one `direct` where it is clauses set off, else `partial`."""
    if quote.speaker is None:
        return "title" if is_title(text, span) else "scare"
    return "direct" if _is_direct(text, span, quote, before) else "partial"


def is_title(text: str, span: Span) -> bool:
    """Words with capitals, or what follows the noun for a work: her novel “The Salt Road”."""
    words = text[span.start : span.stop].split()
    long = [word for word in words if word.lower().strip(",.") not in _SMALL]
    before = text[max(0, span.outer_start - _BEFORE) : span.outer_start].lower().split()
    named = bool(before) and before[-1].strip(",") in languages.of("en").works
    capitals = all(word[0].isupper() or not word[0].isalpha() for word in long) and bool(long)
    return (capitals and (named or len(words) >= 2)) or (named and len(words) >= 1 and text[span.start].isupper())


def _is_direct(text: str, span: Span, quote: Quote, before: Quote | None) -> bool:
    inner = text[span.start : span.stop]
    words = inner.split()
    final = inner[-1]
    left = text[max(0, span.outer_start - _BEFORE) : span.outer_start].rstrip()
    opens = not left or left[-1] in '.?!:,;―—–-”"’)' or left[-1] == "'"
    ends = final in ",.?!…―—-" or span.outer_stop >= len(text)
    first = next((c for c in inner if c.isalnum()), "a")
    if first.isupper() or first.isdigit() or inner[0] in "[…(.":
        if len(words) >= 3 or (ends and (opens or left[-1:] == "")):
            return ends or opens or left.endswith(":")
        return False
    goes_on = (
        before is not None
        and before.utterance == quote.utterance
        and before.kind == "direct"
        and before.text[-1:] in ",―—-"
        and before.at.index == quote.at.index
    )
    return goes_on and bool(left) and left[-1] in ",;―—–"
