"""Whose words a reported segment is: one of the mentions around it, by a log-linear model over how they stand to it.

The candidates are the mentions of its sentence, within the segment too (Roth kritisierte den Plan), those of the sentence before that are
subjects, and the speaker of what is reported or quoted before: the mood goes on, and with it the speaker.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from math import exp
from typing import Final

from newsx.quotes.attribution.segments import REPORTED, SOURCE, Segment, Segmented, of_sentence, segment_at
from newsx.quotes.grammar.chunks import Mention
from newsx.quotes.grammar.tags import PRONOUNS, SUBJECTS

_MAX_SEGMENTS: Final = 3
"""Segments from which a distance counts no more."""
_SENTENCES_BEFORE: Final = 2
"""Sentences before a reported one in which subjects are candidates."""
_MENTIONS_BEFORE: Final = 3
"""Mentions of the paragraph before that are candidates, the last ones that do something."""
_NOBODY: Final = "nobody"


class Candidate:
    """A mention that may be the source, None for nobody, with its features and its probability."""

    def __init__(self, mention: Mention | None, features: list[str]) -> None:
        self.mention, self.features, self.probability = mention, features, 0.0


def candidates(passage: Segmented, reported: list[Segment], earlier: list[Segmented], last: Mention | None) -> list[Candidate]:
    """The candidates for the source of the reported segments of one sentence.

    `earlier` are the passages before, the nearest last; `last` is who spoke before.
    """
    chunks, first = passage.chunks, reported[0]
    sentence = passage.sentence(first)
    opening = f"{chunks.first_word(first.begin)}"
    shape = _shape(passage, reported)
    numbers = [segment_at(passage, segment.begin) for segment in reported]
    found = [Candidate(None, [_NOBODY, f"{_NOBODY}={shape}", f"{_NOBODY}.last={last is not None}{shape}", f"{_NOBODY}.open={opening}"])]
    seen: list[Mention] = []
    near = bisect_left(chunks.sentences, sentence - _SENTENCES_BEFORE), bisect_right(chunks.sentences, sentence)
    for mention in chunks.mentions[near[0] : near[1]]:
        if mention is None or (mention.tag not in SUBJECTS and mention.tag not in PRONOUNS):
            continue
        apart = sentence - chunks.sentences[mention.chunk]
        if apart == 0 or (0 < apart <= _SENTENCES_BEFORE and _does(passage, mention)):
            seen.append(mention)
            found.append(Candidate(mention, _features(passage, numbers, mention, apart, last, shape)))
    if earlier and sentence == chunks.sentences[0]:
        before = earlier[-1]
        for mention in [one for one in before.chunks.mentions if one is not None and _does(before, one)][-_MENTIONS_BEFORE:]:
            seen.append(mention)
            found.append(Candidate(mention, _far("paragraph", before, mention, last, shape)))
    if last is not None and all(mention is not last for mention in seen):
        found.append(Candidate(last, _far("last", None, last, last, shape)))
    return found


def choose(found: list[Candidate], weights: dict[str, float]) -> Candidate:
    """The likeliest candidate; mentions of one word count together."""
    scores = [sum([weights.get(feature, 0.0) for feature in candidate.features]) for candidate in found]
    highest = max(scores)
    together: dict[str, float] = {}
    keys = [candidate.mention.head if candidate.mention is not None else "" for candidate in found]
    for key, score in zip(keys, scores, strict=True):
        together[key] = together.get(key, 0.0) + exp(score - highest)
    total = sum(together.values())
    for key, candidate in zip(keys, found, strict=True):
        candidate.probability = together[key] / total
    best = max(range(len(found)), key=lambda number: (found[number].probability, scores[number]))
    return found[best]


def _shape(passage: Segmented, reported: list[Segment]) -> str:
    """Where the other segments of the sentence stand to the reported ones, and what they are: source or cue, before or after."""
    sentence, shape = passage.sentence(reported[0]), ""
    for segment in of_sentence(passage, sentence):
        if segment.label == REPORTED:
            continue
        side = "b" if segment.begin < reported[0].begin else "a"
        kind = SOURCE if segment.label == SOURCE else "S" if segment.cues else segment.label
        if side + kind not in shape:
            shape += side + kind
    inside = "c" if any(segment.cues for segment in reported) else ""
    moods = "".join(sorted({verb.mood for segment in reported for verb in segment.verbs}))
    return f"{shape}{inside}{moods}"


def _verb_of(passage: Segmented, mention: Mention) -> str:
    """What the finite verb does of which a mention is the subject, and its mood; "" for none."""
    return passage.subjects.get(mention.chunk, "")


def _does(passage: Segmented, mention: Mention) -> bool:
    """Whether a mention is the subject of a finite verb, or a source: laut Roth."""
    return mention.chunk in passage.subjects or mention.chunk in passage.cues_by_subject


def _features(passage: Segmented, reported: list[int], mention: Mention, apart: int, last: Mention | None, shape: str) -> list[str]:
    """The features of a mention of the same passage; `reported` are the numbers of the reported segments.

    where      sentences between; in its own: in the reported words or outside, the side, and the segments between
    kind, role, edge   as in attribution
    verb       what the verb does of which it is the subject, and its mood; with where, with the shape
    cue, link  the reporting verb of which it is the subject, and how; with where, with the shape
    """
    at = segment_at(passage, mention.chunk)
    own = passage.segments[at]
    where = str(apart)
    if apart == 0:
        following = bisect_left(reported, at)
        distance = min([abs(number - at) for number in reported[max(0, following - 1) : following + 1]])
        side = "in" if distance == 0 else "b" if at < reported[0] else "a" if at > reported[-1] else "m"
        where = f"{side}{min(distance, _MAX_SEGMENTS)}{own.label if own.label == SOURCE else ''}"
    verb = _verb_of(passage, mention) or "-"
    cues = passage.cues_by_subject.get(mention.chunk, ())
    found = [
        f"where={where}",
        f"where.shape={where}{shape}",
        *_traits(mention, where),
        f"verb={verb}{where}",
        f"verb.shape={verb}{where}{shape}",
        f"cued={bool(cues)}{where}{shape}",
        f"first={mention.is_initial}{where}{shape}",
        *_chain(mention, last, where, shape),
    ]
    for cue in cues:
        found += [f"cue={cue.lemma}", f"link={cue.link}{where}", f"link.shape={cue.link}{where}{shape}"]
    return found


def _far(where: str, passage: Segmented | None, mention: Mention, last: Mention | None, shape: str) -> list[str]:
    """The features of a mention of a passage before, and of the last speaker farther back."""
    verb = _verb_of(passage, mention) if passage is not None else ""
    return [
        f"where={where}",
        f"where.shape={where}{shape}",
        *_traits(mention, where),
        f"verb={verb}{where}",
        *_chain(mention, last, where, shape),
    ]


def _traits(mention: Mention, where: str) -> list[str]:
    kind = mention.head if mention.tag in PRONOUNS else mention.tag
    return [
        f"kind={kind}",
        f"kind.where={kind}{where}",
        f"edge={mention.governor}{mention.tag}{mention.does}",
        f"edge.where={mention.governor}{where}",
        f"role={mention.role_start is not None}{mention.tag}",
        f"head={mention.head}" if not mention.is_name else "name",
    ]


def _chain(mention: Mention, last: Mention | None, where: str, shape: str) -> list[str]:
    """Whether it spoke before, or is the same word as who did."""
    if last is None:
        return []
    same = "=" if mention is last else "~" if mention.head == last.head and mention.tag == last.tag else ""
    return [f"same={same}", f"same.where={same}{where}", f"same.shape={same}{shape}"] if same else [f"other={where}{shape}"]


def groups(passage: Segmented) -> list[list[Segment]]:
    """The reported segments of each sentence that has some."""
    found: dict[int, list[Segment]] = {}
    for segment in passage.segments:
        if segment.label == REPORTED:
            found.setdefault(passage.sentence(segment), []).append(segment)
    return list(found.values())
