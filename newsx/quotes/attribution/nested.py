"""Whose words a quotation within a quotation is: “Tom said, ‘We will sue,’” Ann Lind said.

A reporter vouches for the outer quotation only, so words at second hand are attributed to the speaker of the quotation around them. The
model is asked only whether they are speech or nobody's words: ‘Gone With the Tide’.
"""

from __future__ import annotations

from typing import Final

from newsx.languages import Language
from newsx.quotes.attribution import candidates
from newsx.quotes.attribution.attribute import Attribution, of_nicknames, with_cue
from newsx.quotes.attribution.features import Discourse
from newsx.quotes.grammar.chunking import chunk_inside
from newsx.quotes.grammar.chunks import Chunks
from newsx.quotes.spans.marks import Span
from newsx.quotes.spans.passage import Passage

_FEWEST_WORDS: Final = 4
"""Words of a nested quotation that is speech although the model takes it for nobody's words."""
_MAX_CHARS: Final = 400
"""Characters of a nested quotation that are read to see whether it is a sentence."""


def read_nested(passages: list[Passage], spans: list[Span], language: Language) -> list[Chunks]:
    """The chunks of each quotation that has others in it."""
    within: dict[int, list[int]] = {}
    for number, span in enumerate(spans):
        if span.inside is not None:
            within.setdefault(span.inside, []).append(number)
    return [chunk_inside(passages, spans, outer, numbers, language) for outer, numbers in within.items()]


def attribute_nested(
    passages: list[Passage], spans: list[Span], chunked: list[Chunks], nested: list[Chunks], outer: dict[int, Attribution]
) -> dict[int, Attribution]:
    """The attribution of each quotation within another; `nested` are the chunks around them, `outer` the attributions of all others."""
    found = _chosen(passages, spans, chunked, nested) if nested else {}
    for number in sorted(found):
        own, inside = found[number], spans[number].inside
        around = outer.get(inside, found.get(inside)) if inside is not None else None
        if around is None:
            continue
        if around.mention is None or (own.mention is None and _is_sentence(passages, spans[number])):
            found[number] = Attribution(number, around.mention, around.probability, own.cue, own.cue_at)
    return found


def _chosen(passages: list[Passage], spans: list[Span], chunked: list[Chunks], nested: list[Chunks]) -> dict[int, Attribution]:
    """The model's choice for each nested quotation, from the words of the quotation around it."""
    weights = candidates.weights(nested[0].language)
    found: dict[int, Attribution] = {}
    for chunks in nested:
        discourse = Discourse(passages, spans, chunked)
        for at in chunks.quotations:
            context = discourse.context(chunks, at)
            found[context.span] = with_cue(discourse, context, candidates.decide(candidates.candidates(discourse, context), weights))
        found.update(of_nicknames(chunks))
    return found


def _is_sentence(passages: list[Passage], span: Span) -> bool:
    """Whether a nested quotation is said rather than named: ‘Do this, do that,’ not ‘Gone With the Tide’."""
    words = passages[span.passage].text[span.start : min(span.stop, span.start + _MAX_CHARS)].split()
    small = sum(word[0].islower() for word in words[1:])
    return len(words) >= _FEWEST_WORDS and 2 * small > len(words) - 1
