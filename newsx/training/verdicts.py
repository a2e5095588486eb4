"""Trains the models that judge whether a quotation's speaker is right (see `newsx.quotes.records.verdicts`).

They learn from the articles and the whole pages that attribution learns from, each as the attribution that was trained without its fold
reads it. On pages a speaker is right that has the name of the annotated one, or is described where that is; in articles the mention must be
the annotated source, for these do not say who that is. So articles call every pronoun right that speaks, and pages only those whose person
is found; and the annotators of articles give terms and half-sentences to somebody oftener than the readers of pages. Each home therefore
has weights of its own beside those that both share.

By folds, on 121 whole pages, without verdicts, with the same weights for both homes, and with weights of their own: named speakers that are
speakers 0.78, 0.87, 0.89; terms and titles left alone 0.65, 0.745, 0.755; right names of those given 0.85, 0.87, 0.88; on the pages in
`read_by_hand` 0.56, 0.76, 0.79; 0.85, 0.89, 0.89; 0.78, 0.80, 0.81. Of a `confidence` of 0.9 and more 0.96 are right on both (0.935 and
0.91 with the same weights), of 0.5 to 0.6 about half (a third); the mean gap is 0.04 and 0.05 (0.08 and 0.10). On 840 articles the right
speaker is found for 0.915 of the quotations instead of 0.935 without verdicts. What says most is what is known of the one who was found.

Without use: the name finder's opinion of the name, word lists, the features of attribution itself, the number of the article's quotations,
how much a story speaks of itself and its readers, how far name and pronoun agree, how often somebody speaks elsewhere, trees in place of
sums. To judge also the next mentions and antecedents, and give the best of them, makes 0.01 fewer names that are nobody's and no more
right ones. Attribution does not find more when pages teach whose words they are where the mention's place is sure (0.872 and 0.873).

OUT gets `verdicts-en.json`, with folds also `fold-K/verdicts-en.json`. The same corpus gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse

from newsx import languages, models
from newsx.quotes.attribution.attribute import attribute
from newsx.quotes.attribution.candidates import decided
from newsx.quotes.attribution.features import Discourse
from newsx.quotes.entities.collect import collect_names
from newsx.quotes.entities.names import Names
from newsx.quotes.entities.resolution import resolve_speakers
from newsx.quotes.entities.roles import Roles, index_roles
from newsx.quotes.records.sources import Sources
from newsx.quotes.records.verdicts import ARTICLE, PAGE, Features, Judge
from newsx.quotes.spans.marks import is_double
from newsx.record import Source
from newsx.training import quotes
from newsx.training.quotes import RELATIVE, Story, Table, Weights

PENALTY = 10.0
"""The weight of the squared weights in the loss (L2)."""
RIGHT, WRONG, NOBODY = "right", "wrong", "nobody"

HOMES = (PAGE, ARTICLE)

Judged = tuple[int, str, Features, str]
"""A quotation: its fold, where it stands, its features, and what its speaker is: RIGHT, WRONG, or NOBODY for words that nobody says."""


def train(stories: Sequence[Story], unseen: dict[int, Weights], into: Path, folds: bool) -> None:
    """Writes the models. `unseen` are the weights of attribution by the fold that they were trained without."""
    judged = [one for story in stories for one in judgements(story, unseen[story.fold])]
    _save(judged, into)
    if folds:
        for number in unseen:
            _save([one for one in judged if one[0] != number], into / f"fold-{number}")


def _save(judged: list[Judged], into: Path) -> None:
    of_answers = {answer: _fit(judged, answer) for answer in (RIGHT, NOBODY)}
    models.save("verdicts-en", {home: {answer: of_answers[answer][home] for answer in of_answers} for home in HOMES}, into)


def judgements(story: Story, weights: Weights) -> Iterator[Judged]:
    """The quotations of a story for which attribution gives a speaker, and the story says whether that is right."""
    discourse = Discourse(story.passages, story.spans, story.chunked)
    language = languages.of(story.code)
    decisions = list(decided(discourse, weights))
    attributions = attribute(discourse, decisions)
    entities = collect_names(story.passages, story.chunked, language, list(story.authors))
    index_roles(entities)
    speakers = resolve_speakers(entities, story.spans, attributions)
    sources = Sources(entities, Names(entities, story.spans), Roles(story.passages, language))
    judge = Judge(discourse, decisions, entities, attributions, speakers)
    for decision in decisions:
        number = decision.context.span
        mention, features = attributions[number].mention, judge.features(number)
        source = sources.numbered_source(mention, speakers[number]) if mention is not None and features is not None else None
        answer = _answer(story, number, source, mention) if source is not None else None
        if answer is not None and features is not None:
            yield story.fold, PAGE if story.only_whether else ARTICLE, features, answer


def _answer(story: Story, number: int, source: Source, mention: Any) -> str | None:
    """Whether a speaker is right, None if the story does not say.

    Block quotations, which the readers of pages did not annotate, are somebody's if that is one of the page's speakers.
    """
    quote, span = story.gold.get(number), story.spans[number]
    if quote is None and story.only_whether:
        if span.unmarked is None:
            return None
        return RIGHT if any(is_name(source.name, name) for name in story.speakers) else NOBODY
    if quote is None:
        start, stop = story.offsets[span.passage] + span.start, story.offsets[span.passage] + span.stop
        is_open = story.passages[span.passage].field != "body" and not is_double(span.marks)
        return None if is_open or any(first < stop and start < last for first, last in story.content) else NOBODY
    if quote["source"] is None:
        return NOBODY
    if "speaker" in quote:
        is_described = not source.named and quotes.rightness(story, mention, quote) == quotes.THE_SOURCE
        return RIGHT if is_described or is_name(source.name, quote["speaker"]) else WRONG
    if quote["source"].lower() in RELATIVE[story.code]:
        return None
    is_right = quotes.rightness(story, mention, quote) or quotes.same_name(source.name, quote["source"])
    return RIGHT if is_right else WRONG


def is_name(given: str, full: str) -> bool:
    """Whether a name is that of somebody: it has all words of the full name, or is its end, with two words if that has two.

    >>> is_name("Sir Ivo Bern", "Ivo Bern"), is_name("Ivo Bern", "Ivo Karl Bern"), is_name("Bern", "Ivo Bern")
    (True, True, False)
    """
    ours, theirs = given.lower().replace(".", "").split(), full.lower().replace(".", "").split()
    if not ours or not theirs:
        return False
    is_part = set(ours) <= set(theirs) and len(ours) >= min(2, len(theirs)) and ours[-1] == theirs[-1]
    return set(theirs) <= set(ours) or is_part


def _fit(judged: list[Judged], answer: str) -> dict[str, Weights]:
    """The weights for each home: each feature has a weight for both, to which its weight for the one home is added.

    So homes learn from each other, and where their examples disagree each has its own.
    """
    index: dict[str, int] = {}
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for row, (_, home, features, _) in enumerate(judged):
        for name, value in features.items():
            rows += [row, row]
            columns += [index.setdefault(name, len(index)), index.setdefault(f"{home} {name}", len(index))]
            values += [value, value]
    count = len(judged)
    matrix = sparse.csr_matrix((values, (rows, columns)), shape=(count, len(index)))
    right = np.array([what == answer for *_, what in judged])
    data = Table(matrix, list(index), np.arange(count), right, np.zeros(count, np.int64))
    fitted = quotes.fit(data, None, PENALTY, several=True)
    names = sorted({name for _, _, features, _ in judged for name in features})
    weights = {home: {name: fitted.get(name, 0.0) + fitted.get(f"{home} {name}", 0.0) for name in names} for home in HOMES}
    return {home: {name: round(weight, 3) for name, weight in of_home.items() if weight} for home, of_home in weights.items()}
