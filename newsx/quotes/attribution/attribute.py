"""Which mention each quotation is attributed to: the model's choice for each, and what rules correct in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from newsx.quotes.attribution import candidates
from newsx.quotes.attribution.candidates import Decision
from newsx.quotes.attribution.features import Candidate, Context, Discourse
from newsx.quotes.grammar.chunks import Chunks, Mention
from newsx.quotes.spans.marks import Span
from newsx.record import Place

_SURE: Final = 0.8
"""Probability of a speaker who keeps a paragraph although a later paragraph of the same quotation names another: an estimate."""
_NICKNAME: Final = 0.99
"""Probability that a quotation within a name, Robert “Red” Malloy, is nobody's words: little doubt, no proof."""


class Attribution:
    """The mention whose words the quotation with span number `span` is; `mention` None: they are nobody's words.

    `probability` is the model's. `cue` is the reporting verb or phrase as written, if any, and `cue_at` is where it stands.
    """

    def __init__(self, span: int, mention: Mention | None, probability: float, cue: str | None = None, cue_at: Place | None = None) -> None:
        self.span, self.mention, self.probability = span, mention, probability
        self.cue, self.cue_at = cue, cue_at


def attribute(discourse: Discourse, decisions: Iterable[Decision]) -> dict[int, Attribution]:
    """The attribution of each quotation that is not nested in another, by the number of its span."""
    found: dict[int, Attribution] = {}
    for decision in decisions:
        number = decision.context.span
        found[number] = with_cue(discourse, decision.context, decision.chosen)
        if discourse.spans[number].continues:
            _carry_back(discourse.spans, found, number)
    for chunks in discourse.chunked:
        found.update(of_nicknames(chunks))
    return found


def with_cue(discourse: Discourse, context: Context, best: Candidate) -> Attribution:
    """The attribution of a quotation to the candidate that was chosen, with its reporting verb."""
    mention = best.mention
    words = candidates.cue_for(discourse, context, mention) if mention is not None else None
    if mention is None or words is None:
        return Attribution(context.span, mention, best.probability)
    chunks = mention.chunks
    start, stop = chunks.starts[words[0]], chunks.end_of(words[1] - 1)
    return Attribution(
        context.span, mention, best.probability, chunks.text[start:stop], discourse.passages[chunks.number].place(start, stop)
    )


def of_nicknames(chunks: Chunks) -> dict[int, Attribution]:
    """The quotations within names are nobody's words: Robert “Red” Malloy."""
    return {number: Attribution(number, None, _NICKNAME) for number in chunks.nicknames}


def _carry_back(spans: list[Span], found: dict[int, Attribution], number: int) -> None:
    """Gives a quotation's earlier paragraphs the speaker whom only its paragraph `number` names: “We wept. / “We left,” Ann Roe said."""
    last = found[number]
    while last.mention is not None and spans[number].continues and number - 1 in found:
        number -= 1
        before = found[number]
        if before.mention is last.mention or (before.mention is not None and before.probability > _SURE):
            break
        found[number] = Attribution(number, last.mention, last.probability, last.cue, last.cue_at)
