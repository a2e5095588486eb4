"""Whether the speaker that was found for a quotation is right: a second look, learned from stories that people read.

Attribution chooses among the mentions beside a quotation before it is known who they are. Now that is known, and the whole of it is judged:
the quotation, how sure the choice was, and what the article tells of the one who was found. Two questions are answered, each by a
log-linear model over the same features: is it the right speaker, and are the words nobody's? What is not likelier right than wrong is not
said.

The same evidence means less on a page, with its guides, columns and lists, than in a plain report: each has weights of its own.
"""

from __future__ import annotations

import math
from typing import Final

from newsx import models
from newsx.quotes.attribution.attribute import Attribution
from newsx.quotes.attribution.candidates import Decision
from newsx.quotes.attribution.features import Context, Discourse, case_of, kind_of
from newsx.quotes.entities.entities import FEW, Entities, Entity, Resolution
from newsx.quotes.grammar.chunks import Mention
from newsx.quotes.grammar.tags import REPORTING_VERBS, VERBS
from newsx.quotes.spans.marks import Span, is_double
from newsx.text.names import is_given_name

PAGE: Final = "page"
ARTICLE: Final = "article"
EVEN: Final = 0.5
_LEAST_OF_DESCRIBED: Final = 0.25
"""The probability from which words for a group, or those that describe a speaker, are given: they stand there, and make up no name."""
_LIKELY_NOBODYS: Final = 0.65
"""The probability from which words are nobody's: a term among the speech, whose speaker is null, misleads less than speech that is lost."""
_LABELLED: Final = ("turn", "post")
"""Kinds of speech without marks whose speaker stands in a label, so needs no second look."""
_FAR: Final = 3
"""Passages from which on a mention is far from its quotation."""
_MOST_MENTIONS: Final = 6
_MOST_WORDS: Final = 4
_MOST_VERBS: Final = 3
_SURE: Final[tuple[float, ...]] = (0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99)
"""Probabilities of the choice above which it has a feature more."""
_LEAST: Final = 0.001
_MOST: Final = 0.999
"""Probabilities beyond these count as these."""
_SIGNS_OF_NAMES: Final = ".-’'"
_NO_RIVAL: Final = 0.001
"""What is added to the probabilities of the choice and of the next candidate before they are compared."""

Features = dict[str, float]


class Verdict:
    """The probability that the speaker is `right`, who may be `named` as one person or organization, and that the words are `nobody`'s."""

    def __init__(self, right: float, nobody: float, named: bool) -> None:
        self.right, self.nobody, self.named = right, nobody, named

    @property
    def is_given(self) -> bool:
        """Whether the speaker is given: it is at least as likely right as not, or names nobody with less."""
        return self.right >= (EVEN if self.named else _LEAST_OF_DESCRIBED)

    @property
    def is_nobodys(self) -> bool:
        """Whether it is likely that the words are nobody's, and the speaker is not given."""
        return self.nobody >= _LIKELY_NOBODYS and not self.is_given


class Judge:
    """Judges the speakers of an article's quotations; `attributions` and `speakers` are by the number of the span.

    `home` is where the article stands: on a PAGE among other things, or as an ARTICLE alone.
    """

    def __init__(
        self,
        discourse: Discourse,
        decisions: list[Decision],
        entities: Entities,
        attributions: dict[int, Attribution],
        speakers: dict[int, Resolution],
        home: str = ARTICLE,
    ) -> None:
        self.discourse, self.entities, self.home = discourse, entities, home
        self.attributions, self.speakers = attributions, speakers
        self._decisions = {decision.context.span: decision for decision in decisions}
        self._of_entities: dict[Entity, tuple[list[str], Mention | None]] = {}

    def verdicts(self) -> dict[int, Verdict]:
        """The verdicts by the number of the span; none for nobody's words, for nested quotations, and where a label names the speaker.

        None at all in a language without stories of whole pages to learn from.
        """
        name = f"verdicts-{self.entities.language.code}"
        if name not in models.FILES:
            return {}
        weights = models.load(name)[self.home]
        found: dict[int, Verdict] = {}
        for number in self._decisions:
            seen = self.features(number)
            if seen is not None:
                right, nobody = (_probability(seen, weights[answer]) for answer in ("right", "nobody"))
                entity = self.speakers[number].entity
                found[number] = Verdict(right, nobody, entity is not None and entity.named and entity.type != "group")
        return found

    def features(self, number: int) -> Features | None:
        """What speaks for and against the speaker of a quotation, None if it has no verdict."""
        decision, attribution, resolution = self._decisions.get(number), self.attributions[number], self.speakers.get(number)
        span = self.discourse.spans[number]
        mention = attribution.mention
        if decision is None or mention is None or resolution is None:
            return None
        if span.unmarked is not None and span.unmarked.kind in _LABELLED:
            return None
        found = _of_choice(attribution, decision)
        names = ["1", *self._of_quotation(decision.context, span), *_of_mention(mention, span, attribution.cue is not None)]
        names += self._of_entity(resolution.entity, span)
        found.update(dict.fromkeys(names, 1.0))
        return found

    def _of_quotation(self, here: Context, span: Span) -> list[str]:
        """The quotation itself and what stands around it."""
        passage = self.discourse.passages[span.passage]
        words = passage.text[span.start : span.stop].split()
        final = passage.text[span.stop - 1]
        case = case_of(words, here.chunks.language.small_words) if words else ""
        return [
            f"size={here.size}",
            f"case={case}{here.size}",
            f"final={final if final in ',.?!' else '-'}",
            f"passage={passage.field} {passage.kind}",
            f"marks={'none' if span.unmarked is not None else 'double' if is_double(span.marks) else 'single'}",
            f"continues={span.continues}",
            f"shape={here.shape}",
            f"strong={here.strong}",
        ]

    def _of_entity(self, entity: Entity | None, span: Span) -> list[str]:
        """Who the speaker is in the article; `later`: is named only after the quotation."""
        if entity is None:
            return ["unknown"]
        known = self._of_entities.get(entity)
        if known is None:
            known = self._traits(entity), next((other for other in entity.mentions if other.is_name), None)
            self._of_entities[entity] = known
        traits, first = known
        later = first is not None and (first.passage, first.start) > (span.passage, span.stop)
        return [*traits, f"later={later}"]

    def _traits(self, entity: Entity) -> list[str]:
        """What holds of an entity whatever it says: what it is, how often it is mentioned, what its name looks like, what it does."""
        kind = entity.type
        found = [f"type={kind}{entity.named}", f"mentions={min(len(entity.mentions), _MOST_MENTIONS)}"]
        if not entity.named:
            return found
        words, some = entity.fullest, entity.mentions[:FEW]
        given = bool(words) and is_given_name(words[0])
        by_name = [other for other in some if other.is_name]
        reports = sum([other.does in REPORTING_VERBS for other in some])
        acts = sum([other.does in VERBS for other in some])
        return [
            *found,
            f"words={min(len(words), _MOST_WORDS)}{kind}",
            f"given={given}{kind}{min(len(words), 2)}",
            f"honorific={any(other.honorific is not None for other in by_name)}{kind}",
            f"role={bool(entity.role_words)}{kind}",
            f"gender={bool(entity.genders)}{kind}",
            f"reports={min(reports, _MOST_VERBS)}{kind}",
            f"acts={min(acts, _MOST_VERBS)}{kind}",
            f"capitals={any(len(word) > 1 and word.isupper() for word in words)}",
            f"signs={any(not sign.isalpha() and sign not in _SIGNS_OF_NAMES for word in words for sign in word)}",
            f"inner={any(word[1:] != word[1:].lower() and not word.isupper() for word in words)}",
            f"initial={all(other.is_initial for other in by_name)}",
            f"headline={any(self.discourse.passages[other.passage].field == 'headline' for other in some)}",
        ]


def _of_choice(attribution: Attribution, decision: Decision) -> Features:
    """How sure the choice was; nothing but that if a later paragraph of the quotation gave another speaker."""
    probability = attribution.probability
    found: Features = {"choice": _log_odds(probability)}
    found.update({f"choice>{least}": 1.0 for least in _SURE if probability > least})
    if decision.chosen.mention is not attribution.mention:
        return found
    candidates, chosen = decision.candidates, decision.chosen
    nobody = candidates[0].probability if candidates[0].mention is None else 0.0
    rival = max([other.probability for other in candidates if other.mention is not None and other.key != chosen.key], default=0.0)
    found["nobody"] = _log_odds(nobody)
    found["margin"] = math.log((chosen.probability + _NO_RIVAL) / (rival + _NO_RIVAL))
    if len(candidates) == 1:
        found["alone"] = 1.0
    return found


def _of_mention(mention: Mention, span: Span, has_cue: bool) -> list[str]:
    """What the mention is, where it stands, and what it does."""
    does = mention.does
    return [
        f"kind={kind_of(mention)}",
        f"away={max(-_FAR, min(_FAR, mention.passage - span.passage))}",
        f"does={'S' if does in REPORTING_VERBS else does}",
        f"cue={has_cue}",
    ]


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, _LEAST), _MOST)
    return math.log(bounded / (1 - bounded))


def _probability(features: Features, weights: dict[str, float]) -> float:
    score = math.fsum([value * weights[name] for name, value in features.items() if name in weights])
    return 1 / (1 + math.exp(-score))
