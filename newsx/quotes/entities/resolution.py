"""Resolves mentions: which entity each speaker's mention stands for.

Names are resolved when they are collected. Rules say whom a pronoun (`pronouns`) or a description (`descriptions`) means; they change
nothing. `resolve` asks them and notes the answer; mentions that a rule will look at are resolved first.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from newsx.quotes.attribution.attribute import Attribution
from newsx.quotes.entities import descriptions, genders, pronouns
from newsx.quotes.entities.entities import Entities, Entity, Resolution
from newsx.quotes.entities.explaining import sharing_article
from newsx.quotes.entities.pronouns import ANYBODY, Search, Spoken
from newsx.quotes.entities.roles import Roles
from newsx.quotes.grammar.chunking import type_of
from newsx.quotes.grammar.chunks import Mention
from newsx.quotes.grammar.tags import PEOPLE_PHRASE, PRONOUNS
from newsx.quotes.reports.report import Report
from newsx.quotes.spans.marks import Span
from newsx.text.speakers import INTERVIEWED, INTERVIEWER

_EPITHET_PASSAGES: Final = 3
"""Passages in which the person is looked for whom an epithet means, its own and those before."""


def resolve_speakers(entities: Entities, spans: list[Span], attributions: dict[int, Attribution]) -> dict[int, Resolution]:
    """Whom the mentions of the quotations' speakers stand for, by the number of the span; nobody's words have no resolution.

    A nested quotation has the speaker of the quotation around it.
    """
    spoken: Spoken = []
    found: dict[int, Resolution] = {}
    for number in sorted(attributions):
        mention, inside = attributions[number].mention, spans[number].inside
        if mention is None:
            continue
        if inside is not None:
            if inside in found:
                found[number] = found[inside]
            continue
        found[number] = resolve(entities, mention, spoken)
        _add_spoken(spoken, mention, found[number])
    return found


def resolve_reports(
    entities: Entities, spans: list[Span], attributions: dict[int, Attribution], speakers: dict[int, Resolution], reports: list[Report]
) -> list[Resolution | None]:
    """Whom the mentions of the reports' speakers stand for, None for a report without one; the quotations' speakers, resolved before,
    count as having spoken between."""
    spoken: Spoken = []
    numbers = iter([number for number in sorted(attributions) if spans[number].inside is None])
    following = next(numbers, None)
    found: list[Resolution | None] = []
    for report in reports:
        mention = report.mention
        if mention is None:
            found.append(None)
            continue
        start = report.cue[0] if report.cue is not None else report.pieces[0][0]
        while following is not None and (spans[following].passage, spans[following].start) < (report.passage, start):
            before = attributions[following].mention
            if before is not None:
                _add_spoken(spoken, before, speakers[following])
            following = next(numbers, None)
        resolution = resolve(entities, mention, spoken)
        _add_spoken(spoken, mention, resolution)
        found.append(resolution)
    return found


def note_epithets(entities: Entities, speakers: Iterable[Resolution], roles: Roles) -> None:
    """Resolves the article's epithets if a speaker's role is stated nowhere: then "the Republican front-runner" may tell it."""
    if not any(roles.is_unstated(speaker.entity) for speaker in speakers if speaker.entity is not None):
        return
    for chunks in entities.chunked:
        for mention in chunks.mentions:
            if mention is None or mention.tag != PEOPLE_PHRASE or len(mention.words) < 2 or mention.words[0].lower() != "the":
                continue
            if descriptions.is_epithet(mention, entities.language):
                resolve(entities, mention, [])


def resolve(entities: Entities, mention: Mention, spoken: Spoken) -> Resolution:
    """Whom a mention stands for; `spoken` are the speakers before it. The rules are asked once, and their answer is noted."""
    known = entities.resolution_of(mention)
    if known is None:
        known = _resolve_other(entities, mention, spoken)
        entities.apply(mention, known)
    return known


def _resolve_other(entities: Entities, mention: Mention, spoken: Spoken) -> Resolution:
    """Resolves a mention that is no name, by the rules for its tag."""
    if mention.words == (INTERVIEWED,):
        return Resolution(_interviewed_person(entities))
    if mention.words == (INTERVIEWER,):
        return Resolution(None)
    if mention.tag in PRONOUNS:
        return _resolve_pronoun(entities, mention, spoken)
    return _resolve_description(entities, mention, spoken)


def _interviewed_person(entities: Entities) -> Entity | None:
    """Whom the label A of an interview stands for: the person mentioned most."""
    people = [entity for entity in entities.all if entity.type == "person" and entity.named]
    return max(people, key=lambda entity: (len(entity.mentions), len(entity.fullest)), default=None)


def _resolve_pronoun(entities: Entities, mention: Mention, spoken: Spoken) -> Resolution:
    """Whom a speaker's pronoun means. It tells that person's gender; the pronouns before it, which are less certain, tell nothing."""
    if pronouns.is_author(mention, entities.language):
        return _find_antecedent(entities, mention, spoken)
    for other in pronouns.same_before(entities, mention):
        entities.apply(other, _find_antecedent(entities, other, spoken))
    found = _find_antecedent(entities, mention, spoken)
    gender = genders.of_pronoun(mention.head, entities.language)
    if gender is None or found.entity is None or found.entity.type != "person":
        return found
    return Resolution(found.entity, genders=frozenset([gender]))


def _find_antecedent(entities: Entities, mention: Mention, spoken: Spoken) -> Resolution:
    """Whom a pronoun means: the author of a column, or the best antecedent."""
    if pronouns.is_author(mention, entities.language):
        return Resolution(entities.author)
    gender = genders.of_pronoun(mention.head, entities.language)
    return pronouns.meant_by(_search_antecedent(entities, mention, gender, spoken, pronouns.PASSAGES), spoken)


def _resolve_description(entities: Entities, mention: Mention, spoken: Spoken) -> Resolution:
    """Whom a description means: by a rule, by the search for an antecedent if it is an epithet, else somebody new."""
    if (first := sharing_article(mention)) is not None:
        resolve(entities, first, spoken)
    found = descriptions.meant_by(entities, mention)
    if found is None and _may_be_epithet(entities, mention):
        search = _search_antecedent(entities, mention, ANYBODY, spoken, _EPITHET_PASSAGES)
        if search.found:
            found = Resolution(search.best(), epithet=descriptions.epithet_of(mention))
    return found or descriptions.somebody_new(entities, mention, mention)


def _may_be_epithet(entities: Entities, mention: Mention) -> bool:
    is_person = mention.tag == PEOPLE_PHRASE and type_of(mention) == "person"
    return is_person and descriptions.is_definite(mention) and descriptions.is_epithet(mention, entities.language)


def _search_antecedent(entities: Entities, mention: Mention, wanted: str | None, spoken: Spoken, passages: int) -> Search:
    """The search for a mention's antecedents; the descriptions that it comes upon are resolved on the way."""
    search = Search(entities, mention, wanted, spoken, passages)
    while (mentions := search.next_passage()) is not None:
        for other in mentions:
            if search.needs(other):
                resolve(entities, other, [])
        search.look_at(mentions)
    return search


def _add_spoken(spoken: Spoken, mention: Mention, resolution: Resolution) -> None:
    if resolution.entity is not None:
        spoken.append((mention, resolution.entity))
