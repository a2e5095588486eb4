"""Merges reported speech with the quotations: in reading order, and quotations within a report nested in it."""

from __future__ import annotations

from newsx.quotes.spans.passage import Passage
from newsx.record import Quote


def merge_reports(passages: list[Passage], quotes: list[Quote], reported: list[Quote]) -> list[Quote]:
    """The quotations and reports in reading order. What stands within a report, and in nothing nearer, gets `inside` the report's index."""
    if not reported:
        return quotes
    numbers = {(passage.field, passage.index): number for number, passage in enumerate(passages)}
    everything = quotes + reported
    order = sorted(
        (numbers[quote.at.field, quote.at.index], quote.at.start, -quote.at.stop, number) for number, quote in enumerate(everything)
    )
    places = {number: place for place, (_, _, _, number) in enumerate(order)}
    found = [everything[number] for _, _, _, number in order]
    for quote in quotes:
        quote.inside = places[quote.inside] if quote.inside is not None else None
        quote.repeat_of = places[quote.repeat_of] if quote.repeat_of is not None else None
    around: list[int] = []
    for place, quote in enumerate(found):
        while around and not _holds(found[around[-1]], quote):
            around.pop()
        if around and quote.inside is None:
            quote.inside = around[-1]
        if quote.kind == "indirect":
            around.append(place)
    return found


def _holds(outer: Quote, quote: Quote) -> bool:
    """Whether a quotation stands within another."""
    same = (outer.at.field, outer.at.index) == (quote.at.field, quote.at.index)
    return same and outer.at.start <= quote.at.start and quote.at.stop <= outer.at.stop
