"""Who says a quotation: the candidates for its speaker and the model's choice among them.

The candidates for a quotation are the mentions around it, and nobody (it is a term or a title). What speaks for each are its features,
named strings (see `features`). The model has a weight for each feature, a candidate's score is the sum of its weights, and the scores make
probabilities (a log-linear model). Quotations are read in order, because a quotation's speaker depends on those before it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from newsx import models
from newsx.languages import Language
from newsx.quotes.attribution import cues, features
from newsx.quotes.attribution.cues import Cue
from newsx.quotes.attribution.features import NEIGHBOURS, Candidate, Context, Discourse
from newsx.quotes.grammar.chunks import Chunks, Mention
from newsx.quotes.grammar.tags import (
    ACCORDING,
    COMMA,
    DASH,
    DOCUMENT,
    GROUP_PHRASE,
    OTHER,
    PEOPLE_PHRASE,
    PERSON,
    POSSESSIVE,
    PRONOUN,
    QUOTATION,
    REPORTING,
    SENTENCE_ENDS,
    VERBS,
    WHO,
)
from newsx.text import sentences

NOBODY: Final = 0.5
"""The probability of nobody above which a quotation is nobody's words: then it is likelier than all mentions together."""
_NOBODY_IF_BORROWED: Final = 0.75
"""The same where another language's model reads, which takes short answers for terms."""
_SURE_UNMARKED: Final = 0.5
"""The probability below which the speaker of a block quotation stays unknown: what is set off on a page is often no speech."""
_CHUNKS_BEFORE: Final = 45
_CHUNKS_AFTER: Final = 28
"""Chunks before and after a quotation of which the mentions are candidates."""
_MENTIONS_BEFORE: Final = 11
_MENTIONS_AFTER: Final = 5
"""Candidates among them, the nearest."""
_CHUNKS_OF_NEXT: Final = 4
"""Chunks of the next paragraph in which a signature would stand."""
_MAX_SURE_SIGNATURE_CHUNKS: Final = 12
"""Chunks of a signature that leaves no other candidate; with more it is a candidate with a feature for it."""
_CUES_ON_EACH_SIDE: Final = 8
"""Cues around a quotation of which one may give it to its speaker."""
_MAX_EXPLAINED: Final = 2000
"""Quotations of an article whose candidates keep their features, to be explained; those of a hostile page would take gigabytes."""
_NOT_IN_SIGNATURES: Final = VERBS | {ACCORDING, QUOTATION, PRONOUN, WHO}
_OWNED: Final = ([POSSESSIVE, PERSON], [POSSESSIVE, GROUP_PHRASE])
_OWNED_DOCUMENT: Final = [POSSESSIVE, DOCUMENT]


def weights(language: Language) -> dict[str, float]:
    """The weight for each feature of the model of a language."""
    found: dict[str, float] = models.load(models.named("quotes", language.code))["weights"]
    return found


class Decision:
    """A quotation with its candidates and the chosen one."""

    def __init__(self, context: Context, candidates: list[Candidate], chosen: Candidate) -> None:
        self.context, self.candidates, self.chosen = context, candidates, chosen


def offered(discourse: Discourse) -> Iterator[tuple[Context, list[Candidate]]]:
    """The quotations in reading order with their candidates.

    The candidates of a quotation depend on who said those before it: the caller must `note` each quotation with its speaker in the
    discourse before it asks for the next one.
    """
    for here in discourse.contexts():
        yield here, candidates(discourse, here)


def decided(discourse: Discourse, weights: dict[str, float]) -> Iterator[Decision]:
    """The quotations in reading order with their candidates and the model's choice, which is a speaker for the quotations after it."""
    for number, (here, found) in enumerate(offered(discourse)):
        chosen = decide(found, weights, _NOBODY_IF_BORROWED if here.chunks.language.model_words else NOBODY)
        if found[0].mention is None and chosen.probability < _SURE_UNMARKED and _is_set_off(discourse, here):
            chosen = found[0]
        discourse.note(here, chosen.mention)
        if number >= _MAX_EXPLAINED:
            for candidate in found:
                candidate.features = []
        yield Decision(here, found, chosen)


def _is_set_off(discourse: Discourse, here: Context) -> bool:
    """Whether a quotation is a block quotation, and no colon before it introduces it."""
    if discourse.spans[here.span].unmarked is None:
        return False
    number = here.chunks.number - 1
    while number > 0 and discourse.passages[number].kind == "blockquote":
        number -= 1
    return number < 0 or not discourse.passages[number].text.endswith(":")


def candidates(discourse: Discourse, here: Context) -> list[Candidate]:
    """Nobody and the mentions around a quotation, each with its features.

    Nobody is none for what is surely spoken. In three cases there is one candidate only: the speaker before, if a paragraph continues the
    quotation of the paragraph before and has no cue; the name in the label of speech without marks; the name that signs a quotation.
    """
    last = discourse.last_speaker
    span = discourse.spans[here.span]
    if last is not None and span.continues and not here.strong:
        return [Candidate(last, ["continues"])]
    if (labelled := _label(discourse, here)) is not None:
        return [Candidate(labelled, ["label"])]
    if (signature := _signature(discourse, here)) is not None:
        return [Candidate(signature, ["signature"])]
    chosen = _near(here)
    if not here.strong and here.chunks is discourse.chunked[here.chunks.number]:
        chosen += _far(discourse, here)
    if last is not None and all(mention is not last for mention in chosen):
        chosen.append(last)
    is_spoken = span.unmarked is not None and span.unmarked.is_spoken and bool(chosen)
    found = [] if is_spoken else [Candidate(None, features.of_nobody(discourse, here))]
    found += [Candidate(mention, features.of_mention(discourse, here, mention)) for mention in chosen]
    return found


def _label(discourse: Discourse, here: Context) -> Mention | None:
    """The mention in a speaker's label, [ROE]: …; a new one if the label is no mention, Q: …; None if there is no label."""
    speech = discourse.spans[here.span].unmarked
    if speech is None or speech.label is None:
        return None
    chunks, (start, stop) = discourse.chunked[here.chunks.number + speech.label_apart], speech.label
    first = next((word for word, place in enumerate(chunks.starts) if place >= start), None)
    if first is None:
        return None
    last = first
    while last < len(chunks.words) and chunks.starts[last] < stop:
        last += 1
    for mention in chunks.mentions:
        if mention is not None and first <= mention.first < last:
            return mention
    words = tuple(word for word in chunks.words[first:last] if word and word != ".")
    return _unknown(chunks, first, last, words) if words else None


def _unknown(chunks: Chunks, first: int, last: int, words: tuple[str, ...]) -> Mention:
    """A mention made from a label that is no name: Q, A."""
    mention = Mention(chunks, first, last, OTHER, words[-1].lower(), words)
    mention.chunk = 0
    return mention


def _signature(discourse: Discourse, here: Context) -> Mention | None:
    """The name that signs a quotation after a dash, on the same line or the next, or None: “…” — Jane Roe, 34

    A name that signs less clearly is one candidate among others, with a feature for it.
    """
    chunks, span = here.chunks, discourse.spans[here.span]
    is_sentence = here.is_long or chunks.text[span.stop - 1] in sentences.SENTENCE_ENDS  # no title: “Stone Ferry” — Jane Roe
    if here.at or not is_sentence or chunks is not discourse.chunked[chunks.number]:
        return None
    tags, at = chunks.tags, 1
    while at < len(tags) and tags[at] in SENTENCE_ENDS:
        at += 1
    if at == len(tags) and chunks.number + 1 < len(discourse.chunked) and discourse.passages[chunks.number + 1].field == "body":
        chunks = discourse.chunked[chunks.number + 1]
        tags, at = chunks.tags, 0
    while tags[at : at + 2] == [DASH, DASH]:
        at += 1
    rest = tags[at : at + _MAX_SURE_SIGNATURE_CHUNKS + 1]
    signed = rest[:2] == [DASH, PERSON] and rest[2:3] != [POSSESSIVE] and len(rest) <= _MAX_SURE_SIGNATURE_CHUNKS
    return chunks.mentions[at + 1] if signed and _NOT_IN_SIGNATURES.isdisjoint(rest) else None


def _near(here: Context) -> list[Mention]:
    """The mentions nearest to the quotation in its own paragraph."""
    mentions, at = here.chunks.mentions, here.at
    before = [mention for mention in mentions[max(0, at - _CHUNKS_BEFORE) : at] if mention is not None and not _owns_the_next(mention)]
    after = [mention for mention in mentions[at + 1 : at + _CHUNKS_AFTER] if mention is not None]
    return before[-_MENTIONS_BEFORE:] + after[:_MENTIONS_AFTER]


def _owns_the_next(mention: Mention) -> bool:
    """Whether a mention is the possessor of what follows: [The Herald]’s Jane Roe; [Roe]’s office; [a consultant]’s study."""
    following = mention.chunks.tags[mention.chunk + 1 : mention.chunk + 3]
    return mention.possessive and (following in _OWNED or (following == _OWNED_DOCUMENT and mention.tag == PEOPLE_PHRASE))


def _far(discourse: Discourse, here: Context) -> list[Mention]:
    """The first and last mentions of the two paragraphs before, and the first of the next if it may sign the quotation."""
    number = here.chunks.number
    field = discourse.passages[number].field
    found: list[Mention] = []
    for distance, first, last in NEIGHBOURS:
        if number < distance or discourse.passages[number - distance].field != field:
            break
        found += discourse.edges(number - distance, first, last)
    if here.at in (0, len(here.chunks.tags) - 1) and number + 1 < len(discourse.chunked) and discourse.passages[number + 1].field == field:
        found += [mention for mention in discourse.chunked[number + 1].mentions[:_CHUNKS_OF_NEXT] if mention is not None][:1]
    return found


def decide(found: list[Candidate], weights: dict[str, float], nobody: float = NOBODY) -> Candidate:
    """Scores the candidates and returns the best.

    That is nobody if it is likelier than `nobody`. Otherwise it is a mention of the likeliest name or pronoun: the probabilities of all
    mentions with the same key are added up, and of these mentions the one with the highest score is taken.
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
    if found[0].mention is None and (len(found) == 1 or found[0].probability > nobody):
        return found[0]
    return max(found if found[0].mention is not None else found[1:], key=lambda candidate: (candidate.probability, candidate.score))


def _key(mention: Mention | None) -> str:
    """What mentions of one name or pronoun have in common: the head, of a description the name's beside it (his lawyer, Tom [Fry])."""
    if mention is None:
        return ""
    if mention.tag == PEOPLE_PHRASE and mention.chunks.tags[mention.chunk + 1 : mention.chunk + 3] == [COMMA, PERSON]:
        beside = mention.chunks.mentions[mention.chunk + 2]
        return beside.head if beside is not None else mention.head
    return mention.head


def cue_for(discourse: Discourse, here: Context, mention: Mention) -> tuple[int, int] | None:
    """The words, first and last (half-open), of the cue that gives a mention a quotation, or None: said, according to.

    That is the nearest cue to the quotation of which the mention is the subject, if possible one between them (Roe [said] it was “bad” but
    warned); otherwise any cue between the two.
    """
    chunks = mention.chunks
    near = chunks is here.chunks
    around = here.at if near else mention.chunk
    known = discourse.cues(chunks)
    close = cues.before(known, around, _CUES_ON_EACH_SIDE) + cues.after(known, around, _CUES_ON_EACH_SIDE)
    own = [cue for cue in close if cue.subject == mention.chunk]
    governs = near and any(mention.chunk < cue.at < around and chunks.sentences[cue.at] == chunks.sentences[around] for cue in own)
    best = min((cue for cue in own if not governs or cue.at < around), key=lambda cue: _rank_of_cue(chunks, cue, around), default=None)
    if best is None and near:
        low, high = sorted((mention.chunk, here.at))
        best = min((cue for cue in close if low < cue.at < high), key=lambda cue: abs(cue.at - here.at), default=None)
    if best is None:
        return None
    word = chunks.firsts[best.at]
    if chunks.tags[best.at] == ACCORDING and chunks.words[word] == "words":
        return next(back for back in range(word - 1, -1, -1) if chunks.words[back].lower() == "in"), word + 1
    return word, word + 2 if chunks.tags[best.at] == ACCORDING and chunks.word_at(word + 1) == "to" else word + 1


def _rank_of_cue(chunks: Chunks, cue: Cue, at: int) -> tuple[bool, int]:
    """Sorts cues by their distance from a chunk, in chunks, the less likely ones last.

    Ranked last: a participle in another sentence ("… said, holding"), a verb that only identifies the speaker ("a man answering the
    phone said"), a noun after a verb ("said talks were"), and where the verb stands second that of a relative clause (sagte Roth, der es
    bemerkt hatte).
    """
    if cue.link in cues.FAR and cue.at and chunks.tags[cue.at - 1] in REPORTING:
        return True, abs(cue.at - at)
    if chunks.language.is_verb_second and cue.link == cues.BEFORE_WHO:
        return True, abs(cue.at - at)
    beside = cue.link == cues.OF_PARTICIPLE and (
        chunks.sentences[cue.at] != chunks.sentences[at] or chunks.mentions[cue.at - 1] is not None
    )
    return beside, abs(cue.at - at)
