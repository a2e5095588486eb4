"""Whose words a cue reports: of the mentions in its sentence, and the speaker before, the one that learned weights choose, or nobody."""

from __future__ import annotations

from math import exp, fsum
from typing import Final

from newsx.models.weighing import NONE, Weighing, Weights
from newsx.quotes.grammar.chunks import Mention
from newsx.quotes.reports.content_features import NUMBERS, step
from newsx.quotes.reports.contents import Content
from newsx.quotes.reports.sentence import Sentence

_MAX_ABOVE: Final = 4
"""Steps up from the cue, and from a mention, to the word above both."""
_DISTANCES: Final = (0, 1, 2, 3, 5, 8, 12, 20)
_APART: Final = "apart"
_MANY: Final = 3
_SUBJECTS: Final = frozenset(["nsubj", "nsubj:pass", "aux:pass", "obl:agent"])
"""The labels of a verb's subject, and of what stands in its place."""


class Source:
    """A mention that may be the source, None for nobody; `at` is the word that its phrase hangs on, -1 if it stands in another sentence.

    `number` is its number among the mentions of the sentence, -1 if it is none; `is_last` says whether it is the source of the report
    before.
    """

    def __init__(self, mention: Mention | None, at: int, number: int = -1, *, is_last: bool = False) -> None:
        self.mention, self.at, self.number, self.is_last = mention, at, number, is_last
        self.score = 0.0
        self.probability = 0.0


def choose(sentence: Sentence, at: int, content: Content, found: list[Source], weights: Weights) -> Source:
    """The likeliest source."""
    for source in found:
        weighing = Weighing(weights)
        _weigh(sentence, at, content, source, weighing)
        source.score = weighing.total
    best = max(found, key=_score_of)
    total = fsum([exp(source.score - best.score) for source in found])
    for source in found:
        source.probability = exp(source.score - best.score) / total
    return best


def _score_of(source: Source) -> float:
    return source.score


def features(sentence: Sentence, at: int, content: Content, source: Source) -> list[str]:
    """The names of what speaks for and against a source."""
    names: list[str] = []
    _weigh(sentence, at, content, source, Weighing(NONE, names))
    return names


def candidates(sentence: Sentence, mentions: list[Mention], last: Mention | None) -> list[Source]:
    """Nobody, the mentions of the sentence, and the source of the report before."""
    found = [Source(None, -1)]
    for number, mention in enumerate(mentions):
        found.append(Source(mention, _top(sentence, mention), number, is_last=mention is last))
    if last is not None and all(mention is not last for mention in mentions):
        found.append(Source(last, -1, is_last=True))
    return found


def _weigh(sentence: Sentence, at: int, content: Content, source: Source, found: Weighing) -> None:
    """What speaks for and against a source: nobody, a mention of the sentence, or one before it."""
    label = sentence.labels[at]
    if source.mention is None:
        _weigh_nobody(sentence, at, found)
    elif source.number < 0:
        found.add("elsewhere", "")
        found.add("elsewhere, label", label)
        found.add("elsewhere, label, tag", label, sentence.tags[at])
        found.add("elsewhere, side", content.side)
        found.add("elsewhere, subject", "has one" if _has_subject(sentence, at) else "has none")
    else:
        _weigh_mention(sentence, at, content, source, source.mention, found)
        found.add("number", NUMBERS[min(source.number, _MANY)])
        if source.is_last:
            found.add("last", "")
            found.add("last, label", label)


def _has_subject(sentence: Sentence, at: int) -> bool:
    return not sentence.labels_below(at).isdisjoint(("nsubj", "nsubj:pass"))


def _voice(sentence: Sentence, at: int) -> str:
    """Whether something is done to the verb's subject: Roe was [told]."""
    return "active" if sentence.labels_below(at).isdisjoint(("aux:pass", "nsubj:pass")) else "passive"


def _weigh_nobody(sentence: Sentence, at: int, found: Weighing) -> None:
    label, tag = sentence.labels[at], sentence.tags[at]
    found.add("nobody", "")
    found.add("nobody, label", label)
    found.add("nobody, tag", tag)
    found.add("nobody, label and tag", label, tag)
    found.add("nobody, cue", sentence.bases[at])
    found.add("nobody, subject", "+".join(sorted(sentence.labels_below(at) & _SUBJECTS)), tag)
    found.add("nobody, voice", _voice(sentence, at))


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


def _weigh_mention(sentence: Sentence, at: int, content: Content, source: Source, mention: Mention, found: Weighing) -> None:
    """What speaks for and against a mention's being the source."""
    top, base, tag, part = source.at, sentence.bases[at], sentence.tags[at], sentence.parts[at]
    if top < 0:
        found.add("no word", "")
        return
    path = _path(sentence, at, top)
    voice = _voice(sentence, at)
    side = "before" if top < at else "after"
    between = 0
    for here in range(min(at, top) + 1, max(at, top)):
        if not sentence.is_sign(here):
            between += 1
    away = step(between, _DISTANCES)
    where = "outside"
    for start, stop in content.pieces:
        if start <= top < stop:
            where = "in the content"
    found.add("path", path)
    found.add("path, cue", path, base)
    found.add("path, tag", path, tag)
    found.add("path, where", path, where)
    found.add("path, voice", path, voice)
    found.add(f"path, {voice}, cue", path, base)
    found.add("side, voice", side, voice)
    found.add("kind", mention.tag)
    found.add("kind, part", mention.tag, part)
    found.add("away", side, away)
    found.add(f"{side} and away, part", away, part)
    found.add("side, side of content", side, content.side)
    found.add(f"{side}, side of content, where", content.side, where)
    found.add("where", where)
    found.add("where, kind", where, mention.tag)
    found.add("governor", mention.governor)
    found.add(f"governor {side}, part", mention.governor, part)
    found.add("governor, cue", mention.governor, base)
    found.add("does, side", str(mention.does), side)
    found.add("follows", sentence.word(top + 1))
    if mention.possessive:
        found.add("possessive", "")
        found.add("possessive, part and away", part, away)
    if between == 0:
        found.add("beside, kind", side, mention.tag)


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
