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
from newsx.quotes.attribution.features import Candidate, Place, Reader
from newsx.quotes.grammar.chunks import Line, Mention

NOBODY: Final = 0.5
"""How likely nobody must be to be chosen."""
_BEFORE: Final = 45
_AFTER: Final = 28
_NEAREST_BEFORE: Final = 11
_NEAREST_AFTER: Final = 5
_LONGEST_SIGNATURE: Final = 12
_SAID: Final = frozenset("SCGVBAqPw")
"""What a signature has nothing of: verbs, quotations, pronouns."""


def places(lines: list[Line]) -> Iterator[tuple[Line, int]]:
    """The items that are quotations, in reading order, each with its line."""
    for line in lines:
        for at in line.quotations:
            yield line, at


def candidates(reader: Reader, here: Place) -> list[Candidate]:
    """Nobody and the mentions around a quotation, each with its features.

    A paragraph that goes on with the quotation of the paragraph before, and names no speaker, has its speaker and no other candidate;
    speech without marks that has a label has whom it names; and a quotation that somebody's name signs is that person's.
    """
    last = reader.last_speaker
    span = reader.spans[here.span]
    if last is not None and span.continues and not here.strong:
        return [Candidate(last, ["continues"])]
    if span.label is not None and (labelled := _labelled(reader.lines[here.line.number + span.label_apart], span.label)):
        return [Candidate(labelled[0], ["label"])]
    if (signature := _signature(reader, here)) is not None:
        return [Candidate(signature, ["signature"])]
    chosen = _near(here)
    if not here.strong and here.line is reader.lines[here.line.number]:
        chosen += _far(reader, here)
    if last is not None and all(mention is not last for mention in chosen):
        chosen.append(last)
    found = [Candidate(None, features.of_nobody(reader, here))]
    found += [Candidate(mention, features.of_mention(reader, here, mention)) for mention in chosen]
    return found


def decided(reader: Reader, lines: list[Line], weights: dict[str, float]) -> Iterator[tuple[Place, list[Candidate], Candidate]]:
    """The quotations in reading order, each with its candidates and the chosen one, who counts as having spoken for those that follow."""
    for line, at in places(lines):
        here = reader.place(line, at)
        found = candidates(reader, here)
        best = decide(found, weights)
        reader.spoken.append((here, best.mention))
        yield here, found, best


def _labelled(line: Line, label: tuple[int, int]) -> list[Mention]:
    """The mention that a label makes: ROE: …; Q and A are mentions of their own."""
    first = next((index for index, start in enumerate(line.starts) if start >= label[0]), None)
    if first is None:
        return []
    last = first
    while last < len(line.words) and line.starts[last] < label[1]:
        last += 1
    found = [mention for mention in line.mentions if mention is not None and first <= mention.first < last]
    words = tuple(word for word in line.words[first:last] if word and word != ".")
    return found[:1] if found or not words else [_unknown(line, first, last, words)]


def _unknown(line: Line, first: int, last: int, words: tuple[str, ...]) -> Mention:
    """A mention of somebody at the line's beginning whom the label alone tells."""
    mention = Mention(line, first, last, "x", words[-1].lower(), words)
    mention.item = 0
    return mention


def _signature(reader: Reader, here: Place) -> Mention | None:
    """The name that signs a quotation after a dash, with nothing said of it: “…” — Jane Roe, 34, on the next line or the same.

    What signs less surely is one candidate of several, with a feature for it.
    """
    line, span = here.line, reader.spans[here.span]
    is_sentence = here.size == "8" or line.text[span.stop - 1] in ".?!…"  # and no title in a list: “Stone Ferry” — Jane Roe
    if here.at or not is_sentence or line is not reader.lines[line.number]:
        return None
    letters, at = line.letters, 1
    while at < len(letters) and letters[at] in ".!":
        at += 1
    if at == len(letters) and line.number + 1 < len(reader.lines) and reader.passages[line.number + 1].field == "body":
        line = reader.lines[line.number + 1]
        letters, at = line.letters, 0
    while letters[at : at + 2] == ["-", "-"]:
        at += 1
    rest = letters[at : at + _LONGEST_SIGNATURE + 1]
    signed = rest[:2] == ["-", "M"] and rest[2:3] != ["'"] and len(rest) <= _LONGEST_SIGNATURE and _SAID.isdisjoint(rest)
    return line.mentions[at + 1] if signed else None


def _near(here: Place) -> list[Mention]:
    """The mentions nearest to the quotation in its own paragraph."""
    mentions, at = here.line.mentions, here.at
    before = [mention for mention in mentions[max(0, at - _BEFORE) : at] if mention is not None and not _owns_the_next(mention)]
    after = [mention for mention in mentions[at + 1 : at + _AFTER] if mention is not None]
    return before[-_NEAREST_BEFORE:] + after[:_NEAREST_AFTER]


def _owns_the_next(mention: Mention) -> bool:
    """Whether a name, group or document follows that is the mention's: [The Herald]’s Jane Roe; [Roe]’s office; [a consultant]’s study."""
    following = mention.line.letters[mention.item + 1 : mention.item + 3]
    return mention.possessive and (following in (["'", "M"], ["'", "R"]) or (following == ["'", "D"] and mention.letter == "U"))


def _far(reader: Reader, here: Place) -> list[Mention]:
    """The first and last mentions of the two paragraphs before, and the first of the next where that may sign the quotation."""
    number = here.line.number
    field = reader.passages[number].field
    found: list[Mention] = []
    for distance, first, last in ((1, 2, 3), (2, 1, 1)):
        if number < distance or reader.passages[number - distance].field != field:
            break
        found += reader.edges(number - distance, first, last)
    if here.at in (0, len(here.line.letters) - 1) and number + 1 < len(reader.lines) and reader.passages[number + 1].field == field:
        found += [mention for mention in reader.lines[number + 1].mentions[:4] if mention is not None][:1]
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
    if mention.letter == "U" and mention.line.letters[mention.item + 1 : mention.item + 3] == [",", "M"]:
        beside = mention.line.mentions[mention.item + 2]
        return beside.head if beside is not None else mention.head
    return mention.head


def cue_for(reader: Reader, here: Place, mention: Mention) -> tuple[int, int] | None:
    """The words, first and last (half-open), of the mention's line that give it the quotation: said, according to.

    A cue whose subject the mention is, the nearest to the quotation, and before it where there is one (Roe [said] it was “bad” but warned);
    else one between the two.
    """
    line = mention.line
    near = line is here.line
    around = here.at if near else mention.item
    known = reader.cues(line)
    close = cues.before(known, around, 8) + cues.after(known, around, 8)
    own = [cue for cue in close if cue.subject == mention.item]
    governs = near and any(mention.item < cue.at < around and line.sentences[cue.at] == line.sentences[around] for cue in own)
    best = min((cue for cue in own if not governs or cue.at < around), key=lambda cue: _farness(line, cue, around), default=None)
    if best is None and near:
        low, high = sorted((mention.item, here.at))
        best = min((cue for cue in close if low < cue.at < high), key=lambda cue: abs(cue.at - here.at), default=None)
    if best is None:
        return None
    word = line.firsts[best.at]
    if line.letters[best.at] == "A" and line.words[word] == "words":
        return next(back for back in range(word - 1, -1, -1) if line.words[back].lower() == "in"), word + 1
    return word, word + 2 if line.letters[best.at] == "A" and line.word_at(word + 1) == "to" else word + 1


def _farness(line: Line, cue: Cue, at: int) -> tuple[bool, int]:
    """How far a cue is from an item; the nearest is the least.

    Last come what is done the while in another sentence (said, holding …), what only tells who (a man answering the phone said), and what
    is a noun after a verb (said talks were …).
    """
    if cue.link.endswith("far") and cue.at and line.letters[cue.at - 1] in cues.CUES:
        return True, abs(cue.at - at)
    beside = cue.link == "ing" and (line.sentences[cue.at] != line.sentences[at] or line.mentions[cue.at - 1] is not None)
    return beside, abs(cue.at - at)
