"""Whose words a cue reports: of the mentions in its sentence, and the speaker before, the one that learned weights choose, or nobody."""

from __future__ import annotations

from math import exp, fsum
from typing import Final

from newsx.quotes.grammar.chunks import Mention
from newsx.quotes.reports.content_features import step
from newsx.quotes.reports.contents import Content
from newsx.quotes.reports.cues import Weights
from newsx.quotes.reports.sentence import Sentence

_MAX_ABOVE: Final = 4
"""Steps up from the cue, and from a mention, to the word above both."""
_DISTANCES: Final = (0, 1, 2, 3, 5, 8, 12, 20)
_APART: Final = "apart"


class Source:
    """A mention that may be the source, None for nobody; `at` is the word that its phrase hangs on, -1 if it stands in another sentence."""

    def __init__(self, mention: Mention | None, at: int) -> None:
        self.mention, self.at = mention, at
        self.features: list[str] = []
        self.score = 0.0
        self.probability = 0.0


def choose(found: list[Source], weights: Weights) -> Source:
    """The likeliest source."""
    for source in found:
        source.score = fsum([weights.get(feature, 0.0) for feature in source.features])
    best = max(found, key=_score_of)
    total = fsum([exp(source.score - best.score) for source in found])
    for source in found:
        source.probability = exp(source.score - best.score) / total
    return best


def _score_of(source: Source) -> float:
    return source.score


def candidates(sentence: Sentence, at: int, content: Content, mentions: list[Mention], last: Mention | None) -> list[Source]:
    """Nobody, the mentions of the sentence, and the source of the report before, each with its features."""
    nobody = Source(None, -1)
    nobody.features = _of_nobody(sentence, at, content)
    found = [nobody]
    for number, mention in enumerate(mentions):
        source = Source(mention, _top(sentence, mention))
        source.features = _of_mention(sentence, at, content, source, mention)
        source.features.append(f"number {min(number, 3)}")
        if mention is last:
            source.features += ["last", f"last, {sentence.labels[at]}"]
        found.append(source)
    if last is not None and all(mention is not last for mention in mentions):
        source = Source(last, -1)
        label = sentence.labels[at]
        source.features = ["elsewhere", f"elsewhere, {label}", f"elsewhere, {label}, {sentence.tags[at]}", f"elsewhere, {content.side}"]
        source.features.append(f"elsewhere, subject {_has_subject(sentence, at)}")
        found.append(source)
    return found


def _has_subject(sentence: Sentence, at: int) -> bool:
    return not sentence.labels_below(at).isdisjoint(("nsubj", "nsubj:pass"))


def _voice(sentence: Sentence, at: int) -> str:
    """Whether something is done to the verb's subject: Roe was [told]."""
    return "active" if sentence.labels_below(at).isdisjoint(("aux:pass", "nsubj:pass")) else "passive"


def _of_nobody(sentence: Sentence, at: int, content: Content) -> list[str]:
    label, tag, base = sentence.labels[at], sentence.tags[at], sentence.bases[at]
    below = sentence.labels_below(at)
    subject = "+".join(sorted(below & {"nsubj", "nsubj:pass", "aux:pass", "obl:agent"}))
    return [
        "nobody",
        f"nobody, {label}",
        f"nobody, {tag}",
        f"nobody, {label}, {tag}",
        f"nobody, {base}",
        f"nobody, {subject}, {tag}",
        f"nobody, {_voice(sentence, at)}",
    ]


def _top(sentence: Sentence, mention: Mention) -> int:
    """The word of a mention that depends on a word outside it."""
    start, stop = mention.start, mention.stop
    found = -1
    for at, place in enumerate(sentence.starts):
        if place >= stop:
            break
        if place >= start:
            head = sentence.heads[at]
            if head < 0 or not start <= sentence.starts[head] < stop:
                found = at
                if sentence.labels[at] != "punct":
                    break
    return found


def _of_mention(sentence: Sentence, at: int, content: Content, source: Source, mention: Mention) -> list[str]:
    """What speaks for and against a mention's being the source."""
    top, base, tag = source.at, sentence.bases[at], sentence.tags[at]
    if top < 0:
        return ["no word"]
    path = _path(sentence, at, top)
    voice = _voice(sentence, at)
    side = "before" if top < at else "after"
    low, high = sorted((at, top))
    between = sum(not sentence.is_sign(here) for here in range(low + 1, high))
    away = step(between, _DISTANCES)
    inside = any(start <= top < stop for start, stop in content.pieces)
    where = "in the content" if inside else "outside"
    found = [
        f"path {path}",
        f"path {path}, {base}",
        f"path {path}, {tag}",
        f"path {path}, {where}",
        f"path {path}, {voice}",
        f"path {path}, {voice}, {base}",
        f"{side}, {voice}",
        f"kind {mention.tag}",
        f"kind {mention.tag}, {sentence.parts[at]}",
        f"{side} {away}",
        f"{side} {away}, {sentence.parts[at]}",
        f"{side}, {content.side}",
        f"{side}, {content.side}, {where}",
        where,
        f"{where}, {mention.tag}",
        f"governor {mention.governor}",
        f"governor {mention.governor}, {side}, {sentence.parts[at]}",
        f"governor {mention.governor}, {base}",
        f"does {mention.does}, {side}",
        f"follows {sentence.word(top + 1)}",
    ]
    if mention.possessive:
        found += ["possessive", f"possessive, {sentence.parts[at]}, {away}"]
    if between == 0:
        found.append(f"beside, {side}, {mention.tag}")
    return found


def _path(sentence: Sentence, at: int, top: int) -> str:
    """The way from the cue up to the word above both and down to a mention, by labels: up "xcomp", down "nsubj"."""
    ups: list[str] = []
    above: dict[int, str] = {at: ""}
    here = at
    for _ in range(_MAX_ABOVE):
        ups.append(sentence.labels[here])
        here = sentence.heads[here]
        if here < 0:
            break
        above[here] = " ".join(ups)
    downs: list[str] = []
    here = top
    for _ in range(_MAX_ABOVE):
        if here in above:
            return f"up {above[here]} down {' '.join(reversed(downs))}"
        downs.append(sentence.labels[here])
        here = sentence.heads[here]
        if here < 0:
            break
    return _APART
