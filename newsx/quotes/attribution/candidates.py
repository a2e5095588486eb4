"""Whose words a quotation is: the candidates for its speaker and the model's choice among them.

The candidates for a quotation are the mentions around it and nobody (a term, a title). What speaks for each are its features, named strings
(see `features`); the model has a weight for each feature, a candidate's score is the sum of its weights, and the scores make probabilities
(a log-linear model). Quotations are read in order, so that who spoke last counts.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from newsx.quotes.attribution import cues, features
from newsx.quotes.attribution.cues import Cue
from newsx.quotes.attribution.features import Candidate, Context, Discourse
from newsx.quotes.grammar.chunks import Chunks, Mention

NOBODY: Final = 0.5
"""How likely nobody must be to be chosen."""
_BEFORE: Final = 45
_AFTER: Final = 28
_NEAREST_BEFORE: Final = 11
_NEAREST_AFTER: Final = 5
_LONGEST_SIGNATURE: Final = 12
_SAID: Final = frozenset("SCGVBAqPw")
"""What a signature has nothing of: verbs, quotations, pronouns."""


def places(chunked: list[Chunks]) -> Iterator[tuple[Chunks, int]]:
    """The items that are quotations, in reading order, each with its line."""
    for chunks in chunked:
        for at in chunks.quotations:
            yield chunks, at


def candidates(discourse: Discourse, here: Context) -> list[Candidate]:
    """Nobody and the mentions around a quotation, each with its features.

    A paragraph that goes on with the quotation of the paragraph before, and names no speaker, has its speaker and no other candidate;
    speech without marks that has a label has whom it names; and a quotation that somebody's name signs is that person's.
    """
    last = discourse.last_speaker
    span = discourse.spans[here.span]
    if last is not None and span.continues and not here.strong:
        return [Candidate(last, ["continues"])]
    if span.label is not None and (labelled := _labelled(discourse.chunked[here.chunks.number + span.label_apart], span.label)):
        return [Candidate(labelled[0], ["label"])]
    if (signature := _signature(discourse, here)) is not None:
        return [Candidate(signature, ["signature"])]
    chosen = _near(here)
    if not here.strong and here.chunks is discourse.chunked[here.chunks.number]:
        chosen += _far(discourse, here)
    if last is not None and all(mention is not last for mention in chosen):
        chosen.append(last)
    found = [Candidate(None, features.of_nobody(discourse, here))]
    found += [Candidate(mention, features.of_mention(discourse, here, mention)) for mention in chosen]
    return found


def decided(discourse: Discourse, chunked: list[Chunks], weights: dict[str, float]) -> Iterator[tuple[Context, list[Candidate], Candidate]]:
    """The quotations in reading order, each with its candidates and the chosen one, who counts as having spoken for those that follow."""
    for chunks, at in places(chunked):
        here = discourse.place(chunks, at)
        found = candidates(discourse, here)
        best = decide(found, weights)
        discourse.spoken.append((here, best.mention))
        yield here, found, best


def _labelled(chunks: Chunks, label: tuple[int, int]) -> list[Mention]:
    """The mention that a label makes: ROE: …; Q and A are mentions of their own."""
    first = next((index for index, start in enumerate(chunks.starts) if start >= label[0]), None)
    if first is None:
        return []
    last = first
    while last < len(chunks.words) and chunks.starts[last] < label[1]:
        last += 1
    found = [mention for mention in chunks.mentions if mention is not None and first <= mention.first < last]
    words = tuple(word for word in chunks.words[first:last] if word and word != ".")
    return found[:1] if found or not words else [_unknown(chunks, first, last, words)]


def _unknown(chunks: Chunks, first: int, last: int, words: tuple[str, ...]) -> Mention:
    """A mention of somebody at the line's beginning whom the label alone tells."""
    mention = Mention(chunks, first, last, "x", words[-1].lower(), words)
    mention.chunk = 0
    return mention


def _signature(discourse: Discourse, here: Context) -> Mention | None:
    """The name that signs a quotation after a dash, with nothing said of it: “…” — Jane Roe, 34, on the next line or the same.

    What signs less surely is one candidate of several, with a feature for it.
    """
    chunks, span = here.chunks, discourse.spans[here.span]
    is_sentence = here.size == "8" or chunks.text[span.stop - 1] in ".?!…"  # and no title in a list: “Stone Ferry” — Jane Roe
    if here.at or not is_sentence or chunks is not discourse.chunked[chunks.number]:
        return None
    tags, at = chunks.tags, 1
    while at < len(tags) and tags[at] in ".!":
        at += 1
    if at == len(tags) and chunks.number + 1 < len(discourse.chunked) and discourse.passages[chunks.number + 1].field == "body":
        chunks = discourse.chunked[chunks.number + 1]
        tags, at = chunks.tags, 0
    while tags[at : at + 2] == ["-", "-"]:
        at += 1
    rest = tags[at : at + _LONGEST_SIGNATURE + 1]
    signed = rest[:2] == ["-", "M"] and rest[2:3] != ["'"] and len(rest) <= _LONGEST_SIGNATURE and _SAID.isdisjoint(rest)
    return chunks.mentions[at + 1] if signed else None


def _near(here: Context) -> list[Mention]:
    """The mentions nearest to the quotation in its own paragraph."""
    mentions, at = here.chunks.mentions, here.at
    before = [mention for mention in mentions[max(0, at - _BEFORE) : at] if mention is not None and not _owns_the_next(mention)]
    after = [mention for mention in mentions[at + 1 : at + _AFTER] if mention is not None]
    return before[-_NEAREST_BEFORE:] + after[:_NEAREST_AFTER]


def _owns_the_next(mention: Mention) -> bool:
    """Whether a name, group or document follows that is the mention's: [The Herald]’s Jane Roe; [Roe]’s office; [a consultant]’s study."""
    following = mention.chunks.tags[mention.chunk + 1 : mention.chunk + 3]
    return mention.possessive and (following in (["'", "M"], ["'", "R"]) or (following == ["'", "D"] and mention.tag == "U"))


def _far(discourse: Discourse, here: Context) -> list[Mention]:
    """The first and last mentions of the two paragraphs before, and the first of the next where that may sign the quotation."""
    number = here.chunks.number
    field = discourse.passages[number].field
    found: list[Mention] = []
    for distance, first, last in ((1, 2, 3), (2, 1, 1)):
        if number < distance or discourse.passages[number - distance].field != field:
            break
        found += discourse.edges(number - distance, first, last)
    if here.at in (0, len(here.chunks.tags) - 1) and number + 1 < len(discourse.chunked) and discourse.passages[number + 1].field == field:
        found += [mention for mention in discourse.chunked[number + 1].mentions[:4] if mention is not None][:1]
    return found


def decide(found: list[Candidate], weights: dict[str, float]) -> Candidate:
    """Scores the candidates and gives the choice.

    Nobody, where that is likelier than all mentions together; else the likeliest mention of the likeliest name or pronoun, whose
    mentions' probabilities count together.
    """
    for candidate in found:
        candidate.key = _key(candidate.mention)
        score = 0.0
        for name in candidate.features:
            weight = weights.get(name)
            if weight is not None:
                score += weight
        candidate.score = score
    highest = max([candidate.score for candidate in found])
    together: dict[str, float] = {}
    for candidate in found:
        together[candidate.key] = together.get(candidate.key, 0.0) + math.exp(candidate.score - highest)
    total = sum(together.values())
    for candidate in found:
        candidate.probability = together[candidate.key] / total
    if found[0].mention is None and (len(found) == 1 or found[0].probability > NOBODY):
        return found[0]
    return max(found if found[0].mention is not None else found[1:], key=lambda candidate: (candidate.probability, candidate.score))


def _key(mention: Mention | None) -> str:
    """What mentions of one name or pronoun have in common; a description goes with the name beside it: his lawyer, Tom Fry, said."""
    if mention is None:
        return ""
    if mention.tag == "U" and mention.chunks.tags[mention.chunk + 1 : mention.chunk + 3] == [",", "M"]:
        beside = mention.chunks.mentions[mention.chunk + 2]
        return beside.head if beside is not None else mention.head
    return mention.head


def cue_for(discourse: Discourse, here: Context, mention: Mention) -> tuple[int, int] | None:
    """The words, first and last (half-open), of the mention's line that give it the quotation: said, according to.

    A cue whose subject the mention is, the nearest to the quotation, and before it where there is one (Roe [said] it was “bad” but warned);
    else one between the two.
    """
    chunks = mention.chunks
    near = chunks is here.chunks
    around = here.at if near else mention.chunk
    known = discourse.cues(chunks)
    close = cues.before(known, around, 8) + cues.after(known, around, 8)
    own = [cue for cue in close if cue.subject == mention.chunk]
    governs = near and any(mention.chunk < cue.at < around and chunks.sentences[cue.at] == chunks.sentences[around] for cue in own)
    best = min((cue for cue in own if not governs or cue.at < around), key=lambda cue: _farness(chunks, cue, around), default=None)
    if best is None and near:
        low, high = sorted((mention.chunk, here.at))
        best = min((cue for cue in close if low < cue.at < high), key=lambda cue: abs(cue.at - here.at), default=None)
    if best is None:
        return None
    word = chunks.firsts[best.at]
    if chunks.tags[best.at] == "A" and chunks.words[word] == "words":
        return next(back for back in range(word - 1, -1, -1) if chunks.words[back].lower() == "in"), word + 1
    return word, word + 2 if chunks.tags[best.at] == "A" and chunks.word_at(word + 1) == "to" else word + 1


def _farness(chunks: Chunks, cue: Cue, at: int) -> tuple[bool, int]:
    """How far a cue is from an item; the nearest is the least.

    Last come what is done the while in another sentence (said, holding …), what only tells who (a man answering the phone said), and what
    is a noun after a verb (said talks were …).
    """
    if cue.link.endswith("far") and cue.at and chunks.tags[cue.at - 1] in cues.CUES:
        return True, abs(cue.at - at)
    beside = cue.link == "ing" and (chunks.sentences[cue.at] != chunks.sentences[at] or chunks.mentions[cue.at - 1] is not None)
    return beside, abs(cue.at - at)
