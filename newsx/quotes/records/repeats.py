"""Quotations that repeat another: a headline's, a caption's, a pull quote."""

from __future__ import annotations

from collections import Counter
from typing import Final

from newsx.languages import Language
from newsx.record import Quote
from newsx.text.words import MARKS
from newsx.text.words import read as read_words

_WITHIN_WORDS: Final = "'-—"
"""Signs within words that a repetition may leave out: "doom-and-gloom"."""
_BEFORE_WORDS: Final = MARKS + " "
_OPENING_CHARS: Final = 3
"""Characters by which quotations that may repeat another are found."""
_FEWEST_WORDS: Final = 5
"""Words of a pull quote in the body."""
_FEWEST_CHARS: Final = 4
"""Characters of a quotation in a headline that may repeat a part of one."""


def mark_repeats(quotes: list[Quote], language: Language) -> None:
    """Sets `repeat_of` in each quotation that repeats one of the body, and gives it the speaker, kind and confidence of that one.

    In a headline or dek a part of a quotation repeats it, in a caption the whole does. In the body a quotation of five words or more does
    that has no reporting verb in its paragraph, if the other has one: a pull quote.
    """
    texts = _texts(quotes, language)
    originals: dict[str, int] = {}
    for number, (quote, text) in enumerate(zip(quotes, texts, strict=True)):
        is_spoken = bool(text) and quote.at.field == "body" and quote.speaker is not None
        if is_spoken and (text not in originals or (quote.cue is not None and quotes[originals[text]].cue is None)):
            originals[text] = number
    everything = "\n".join(f"{text}\t{number}" for text, number in originals.items())
    for number, (quote, text) in enumerate(zip(quotes, texts, strict=True)):
        original = _original(quote, text, originals, everything) if text and quote.kind != "title" else None
        if original is not None and original != number:
            _copy(quotes[original], original, quote, begins=texts[original].startswith(text))


def _texts(quotes: list[Quote], language: Language) -> list[str]:
    """The words of each quotation that may repeat another or be repeated, "" for the others.

    Those of the headline, the dek and captions may repeat a part of any. In the body, one that repeats another begins as it does.
    """
    if any(quote.at.field != "body" and quote.inside is None for quote in quotes):
        return [_plain(quote.text, language) if quote.inside is None else "" for quote in quotes]
    openings = [_opening(quote.text) if quote.inside is None else None for quote in quotes]
    times = Counter(openings)
    return [
        _plain(quote.text, language) if opening is not None and times[opening] > 1 else ""
        for quote, opening in zip(quotes, openings, strict=True)
    ]


def _opening(text: str) -> str:
    """The first letters of a text, without marks before them."""
    return text.lstrip(_BEFORE_WORDS)[:_OPENING_CHARS].lower().replace("’", "'")


def _plain(text: str, language: Language) -> str:
    """The words of a text alone: “The pier — is gone,” → the pier is gone."""
    words = " ".join([word.plain for word in read_words(text, language) if word.plain])
    for sign in _WITHIN_WORDS:
        words = words.replace(sign, " ")
    return words


def _original(quote: Quote, text: str, originals: dict[str, int], everything: str) -> int | None:
    """The index of the quotation that this one repeats, or None. `everything` has a line for each original: its text, a tab, its index."""
    if quote.at.field == "body":
        has_no_cue = quote.cue_at is None or quote.cue_at.index != quote.at.index
        return originals.get(text) if has_no_cue and text.count(" ") >= _FEWEST_WORDS - 1 else None
    if text in originals or quote.at.field == "images.caption" or len(text) < _FEWEST_CHARS:
        return originals.get(text)
    at = everything.find(text)
    return int(everything[at:].split("\n", 1)[0].split("\t")[1]) if at >= 0 else None


def _copy(original: Quote, number: int, quote: Quote, begins: bool) -> None:
    """Copies speaker, kind and confidence from the original, the quotation `number`. `begins`: the original begins with the quotation."""
    quote.repeat_of = number
    quote.speaker, quote.cue, quote.cue_at, quote.confidence = original.speaker, None, None, original.confidence
    quote.kind = original.kind if begins else "partial"
