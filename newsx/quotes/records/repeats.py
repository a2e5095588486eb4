"""Quotations that repeat another: a headline's, a caption's, a pull quote."""

from __future__ import annotations

from collections import Counter

from newsx import languages
from newsx.record import Quote
from newsx.text.words import MARKS, read

_WITHIN = "'-—"
"""Signs within words that one who repeats them may leave out: "doom-and-gloom"."""
_BEFORE_WORDS = MARKS + " "
_OPENING = 3
_FEWEST_WORDS = 5


def mark_repeats(quotes: list[Quote]) -> None:
    """Gives each quotation that repeats one of the body its speaker, and in `repeat_of` its index.

    In a headline or dek a part of a quotation repeats it, in a caption the whole does; in the body a quotation of five words or more does
    that has no reporting verb in its paragraph where the other has one, as a pull quote.
    """
    texts = _texts(quotes)
    originals: dict[str, int] = {}
    for number, (quote, text) in enumerate(zip(quotes, texts, strict=True)):
        is_told = bool(text) and quote.at.field == "body" and quote.speaker is not None
        if is_told and (text not in originals or (quote.cue is not None and quotes[originals[text]].cue is None)):
            originals[text] = number
    everything = "\n".join(f"{text}\t{number}" for text, number in originals.items())
    for number, (quote, text) in enumerate(zip(quotes, texts, strict=True)):
        original = _original(quote, text, originals, everything) if text and quote.kind != "title" else None
        if original is not None and original != number:
            _repeat(quote, quotes[original], original, begins=texts[original].startswith(text))


def _texts(quotes: list[Quote]) -> list[str]:
    """The words of each quotation that may repeat another or be repeated, "" for the others.

    Those of the headline, the dek and captions may repeat a part of any. In the body, one that repeats another begins as it does.
    """
    if any(quote.at.field != "body" and quote.inside is None for quote in quotes):
        return [_plain(quote.text) if quote.inside is None else "" for quote in quotes]
    openings = [_opening(quote.text) if quote.inside is None else None for quote in quotes]
    times = Counter(openings)
    return [
        _plain(quote.text) if opening is not None and times[opening] > 1 else "" for quote, opening in zip(quotes, openings, strict=True)
    ]


def _opening(text: str) -> str:
    return text.lstrip(_BEFORE_WORDS)[:_OPENING].lower().replace("’", "'")


def _plain(text: str) -> str:
    """The words of a text alone: “The pier — is gone,” → the pier is gone."""
    words = " ".join([word.plain for word in read(text, languages.of("en")) if word.plain])
    for sign in _WITHIN:
        words = words.replace(sign, " ")
    return words


def _original(quote: Quote, text: str, originals: dict[str, int], everything: str) -> int | None:
    """The index of the quotation that this one repeats; `everything` has a line for each original, its text, a tab and its index."""
    if quote.at.field == "body":
        alone = quote.cue_at is None or quote.cue_at.index != quote.at.index
        return originals.get(text) if alone and text.count(" ") >= _FEWEST_WORDS - 1 else None
    if text in originals or quote.at.field == "images.caption" or len(text) < 4:
        return originals.get(text)
    at = everything.find(text)
    return int(everything[at:].split("\n", 1)[0].split("\t")[1]) if at >= 0 else None


def _repeat(quote: Quote, original: Quote, number: int, begins: bool) -> None:
    """Gives a quotation what is known of the one it repeats, number `number`, with whose words it begins or not."""
    quote.repeat_of = number
    quote.speaker, quote.cue, quote.cue_at, quote.confidence = original.speaker, None, None, original.confidence
    quote.kind = original.kind if begins else "partial"
