"""The four steps in a row, and the record's quotations and speakers made from what they find."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import Any

from newsx import lexicons, models
from newsx.quotes import attribution, features, kinds, roles
from newsx.quotes.cast import Cast, Entity, admit, gather, gender_of
from newsx.quotes.descriptions import explaining_name
from newsx.quotes.features import Candidate, Reader
from newsx.quotes.indirect import Report, reports
from newsx.quotes.lines import Line, Mention
from newsx.quotes.mentions import COUNTS, read, read_inside, type_of
from newsx.quotes.passage import Passage
from newsx.quotes.repeats import mark_repeats
from newsx.quotes.resolution import note_epithets, resolve
from newsx.quotes.spans import Span, find_spans
from newsx.quotes.weaving import woven
from newsx.record import Place, Quote, Source, Speaker

_SURE = 0.8
_NICKNAME = 0.99
_ARTICLE = re.compile(r"(?:the|an?|this|that|these|those)\s+(?=\S)", re.IGNORECASE)
_OFFICE = re.compile(r"\w+ (?:of )?[A-Z]")
_FOLLOWING = frozenset("of for at from with in familiar close briefed involved inside within".split())
_COLOURFUL = frozenset("billionaire millionaire mogul tycoon magnate celebrity star firebrand newcomer native first last".split())
_OBJECTS = frozenset(["him", "her", "them"])
_PARTIES = frozenset("Tory Tories Labour Conservative Liberal Democrat Democrats Democratic Republican Republicans Green Greens".split())
_GIVEN = re.compile(r"\b([A-Z][\w’'-]+)(?: [A-Z]\.)? $")


@dataclass(slots=True)
class Attributed:
    """A quotation with the candidate that was chosen for it, and whom that is."""

    span: int
    candidate: Candidate
    cue: Place | None = None
    cue_text: str | None = None
    entity: Entity | None = None
    certainty: float = 1.0


@dataclass(slots=True)
class Found:
    """The quotations of an article in reading order, and who speaks in it, most first."""

    quotes: list[Quote] = field(default_factory=list)
    speakers: list[Speaker] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list, repr=False)

    def explain(self) -> list[dict[str, Any]]:
        """For each quotation that stands in no other its candidates, the likeliest first, with scores and weightiest features."""
        return explain(self.passages)


def find(passages: list[Passage], byline_names: list[str] | None = None, *, indirect: bool = False) -> Found:
    """The quotations of the passages, which come in reading order: headline, dek, body, captions.

    `byline_names` are the authors, for whom a column's "I" stands. With `indirect` also what the body reports without marks.
    """
    spans = find_spans(passages)
    if not spans and not indirect:
        return Found(passages=passages)
    lines = read(passages, spans)
    chosen = _attribute(passages, spans, lines)
    cast = gather(passages, lines, byline_names or [])
    _resolve(cast, chosen)
    inside = _attribute_inside(passages, spans, lines)
    _resolve_inside(spans, chosen, inside)
    chosen.update(inside)
    assembly = _Assembly(passages, spans, lines, chosen, cast)
    found = assembly.quotes()
    if indirect:
        told = [report for line in lines if passages[line.number].field == "body" for report in reports(line, spans)]
        found = woven(passages, found, assembly.reported(found, told, _resolve_reports(cast, spans, chosen, told)))
    return Found(found, assembly.speakers(found), passages)


def _attribute(passages: list[Passage], spans: list[Span], lines: list[Line]) -> dict[int, Attributed]:
    """The chosen candidate for each quotation that stands in no other, by the number of its span."""
    weights: dict[str, float] = models.load("quotes")["weights"]
    reader = Reader(passages, spans, lines)
    chosen: dict[int, Attributed] = {}
    for line, at in attribution.places(lines):
        here = reader.place(line, at)
        best = attribution.decide(attribution.candidates(reader, here), weights)
        reader.spoken.append((here, best.mention))
        chosen[here.span] = _with_cue(reader, here, best)
        if spans[here.span].continues:
            _carry_back(spans, chosen, here.span)
    for line in lines:
        chosen.update(_nicknames(line))
    return chosen


def _nicknames(line: Line) -> dict[int, Attributed]:
    """The quotations within names are nobody's words: Robert “Red” Malloy."""
    return {number: Attributed(number, Candidate(None, [], probability=_NICKNAME)) for number in line.nicknames}


def _carry_back(spans: list[Span], chosen: dict[int, Attributed], number: int) -> None:
    """Gives the paragraphs before, of a quotation over several paragraphs, the speaker that only a later one names."""
    last, best = number, chosen[number].candidate
    while best.mention is not None and spans[number].continues and number - 1 in chosen:
        number -= 1
        before = chosen[number].candidate
        if before.mention is best.mention or (before.mention is not None and before.probability > _SURE):
            break
        chosen[number] = replace(chosen[last], span=number)


def _attribute_inside(passages: list[Passage], spans: list[Span], lines: list[Line]) -> dict[int, Attributed]:
    """The chosen candidate for each quotation within another, from what the outer one says."""
    weights: dict[str, float] = models.load("quotes")["weights"]
    within: dict[int, list[int]] = {}
    for number, span in enumerate(spans):
        if span.inside is not None:
            within.setdefault(span.inside, []).append(number)
    chosen: dict[int, Attributed] = {}
    for outer, numbers in within.items():
        line = read_inside(passages, spans, outer, numbers)
        reader = Reader(passages, spans, lines)
        for at in line.quotations:
            here = reader.place(line, at)
            best = attribution.decide(attribution.candidates(reader, here), weights)
            chosen[here.span] = _with_cue(reader, here, best)
        chosen.update(_nicknames(line))
    return chosen


def _with_cue(reader: Reader, here: features.Place, best: Candidate) -> Attributed:
    result = Attributed(here.span, best)
    if best.mention is not None and (cue := attribution.cue_for(reader, here, best.mention)):
        line = best.mention.line
        start, stop = line.starts[cue[0]], line.end_of(cue[1] - 1)
        result.cue, result.cue_text = reader.passages[line.number].place(start, stop), line.text[start:stop]
    return result


def _resolve(cast: Cast, chosen: dict[int, Attributed]) -> None:
    """Finds whom the chosen mentions stand for, in reading order."""
    spoken: list[tuple[Mention, Entity]] = []
    for number in sorted(chosen):
        result = chosen[number]
        mention = result.candidate.mention
        if mention is None:
            continue
        if mention.is_name:
            admit(cast, mention)
        result.entity, result.certainty = resolve(cast, mention, spoken)
        if result.entity is not None:
            spoken.append((mention, result.entity))


def _resolve_inside(spans: list[Span], chosen: dict[int, Attributed], inside: dict[int, Attributed]) -> None:
    """Gives what is quoted within a quotation to who is quoted: words at second hand are theirs who tell them."""
    for number in sorted(inside):
        result, outer = inside[number], spans[number].inside
        around = chosen.get(outer, inside.get(outer)) if outer is not None else None
        if result.candidate.mention is not None and around is not None:
            result.entity, result.certainty = around.entity, around.certainty
            if around.candidate.mention is None:
                result.candidate = Candidate(None, [], probability=around.candidate.probability)


def _resolve_reports(cast: Cast, spans: list[Span], chosen: dict[int, Attributed], told: list[Report]) -> list[Attributed]:
    """The speakers of what is reported, found after those of the quotations, which it leaves as they are."""
    spoken: list[tuple[Mention, Entity]] = []
    numbers = iter([number for number in sorted(chosen) if spans[number].inside is None])
    following = next(numbers, None)
    results = []
    for report in told:
        mention = report.mention
        while following is not None and (spans[following].passage, spans[following].start) < (mention.passage, mention.start):
            before = chosen[following]
            if before.candidate.mention is not None and before.entity is not None:
                spoken.append((before.candidate.mention, before.entity))
            following = next(numbers, None)
        result = Attributed(-1, Candidate(mention, [], probability=report.confidence))
        result.entity, result.certainty = resolve(cast, mention, spoken)
        if result.entity is not None:
            spoken.append((mention, result.entity))
        results.append(result)
    return results


@dataclass(slots=True)
class _Assembly:
    """Makes the record's quotations from what was found."""

    passages: list[Passage]
    spans: list[Span]
    lines: list[Line]
    chosen: dict[int, Attributed]
    cast: Cast
    ids: dict[int, int] = field(default_factory=dict)
    names: dict[int, tuple[str, Place | None]] = field(default_factory=dict)
    roles: dict[int, str | None] = field(default_factory=dict)

    def quotes(self) -> list[Quote]:
        """The quotations, one for each span."""
        quotes: list[Quote] = []
        statements = 0
        statement = -1
        before: Attributed | None = None
        for number, span in enumerate(self.spans):
            passage = self.passages[span.passage]
            result = self.chosen[number]
            if span.inside is not None:
                own = quotes[span.inside].utterance
            elif before is not None and self._goes_on(before, result):
                own = statement
            else:
                own = statement = statements
                statements += 1
            source = self._source(result)
            quote = Quote(
                text=passage.text[span.start : span.stop],
                marks=span.marks,
                kind="direct",
                speaker=source,
                cue=result.cue_text if source else None,
                cue_at=result.cue if source else None,
                at=passage.place(span.start, span.stop),
                utterance=own,
                inside=span.inside,
                repeat_of=None,
                confidence=round(self._confidence(result), 3),
            )
            quote.kind = span.unmarked or kinds.kind_of(passage.text, span, quote, quotes[-1] if quotes else None)
            quotes.append(quote)
            if span.inside is None:
                before = result
        mark_repeats(quotes)
        return quotes

    def reported(self, quotes: list[Quote], told: list[Report], results: list[Attributed]) -> list[Quote]:
        """What is reported, a quotation a piece. Where a quotation has the same cue (said it was late and “a shame”) they are one."""
        statements = {
            (self.spans[number].passage, id(result.candidate.mention)): quotes[number].utterance
            for number, result in self.chosen.items()
            if self.spans[number].inside is None and result.candidate.mention is not None
        }
        fresh = 1 + max([quote.utterance for quote in quotes], default=-1)
        found = []
        for report, result in zip(told, results, strict=True):
            passage = self.passages[report.mention.passage]
            utterance = statements.setdefault((report.mention.passage, id(report.mention)), fresh)
            fresh += utterance == fresh
            for start, stop in report.pieces:
                quote = Quote(
                    text=passage.text[start:stop],
                    marks=None,
                    kind="indirect",
                    speaker=self._source(result),
                    cue=passage.text[report.cue[0] : report.cue[1]],
                    cue_at=passage.place(*report.cue),
                    at=passage.place(start, stop),
                    utterance=utterance,
                    inside=None,
                    repeat_of=None,
                    confidence=round(report.confidence * result.certainty, 3),
                )
                found.append(quote)
        return found

    def _goes_on(self, before: Attributed, result: Attributed) -> bool:
        """Whether a quotation is one more piece of the statement before it."""
        span = self.spans[result.span]
        if result.candidate.mention is None or before.candidate.mention is None:
            return False
        if span.continues or self._is_same_letter(before, result):
            return True
        return self.spans[before.span].passage == span.passage and before.candidate.mention is result.candidate.mention

    def _is_same_letter(self, before: Attributed, result: Attributed) -> bool:
        """Whether two block quotations are paragraphs of one letter or speech."""
        one, other = self.spans[before.span], self.spans[result.span]
        return (
            one.unmarked == other.unmarked == "direct"
            and other.passage == one.passage + 1
            and (before.entity is result.entity or before.candidate.mention is result.candidate.mention)
        )

    def _confidence(self, result: Attributed) -> float:
        probability = result.candidate.probability
        return calibrated(probability) * (result.certainty if result.candidate.mention is not None else 1.0)

    def _source(self, result: Attributed) -> Source | None:
        mention = result.candidate.mention
        if mention is None:
            return None
        entity = result.entity
        if (explaining := explaining_name(mention)) is not None and explaining.item == mention.item + 2:
            mention = explaining
        text = self.passages[mention.passage].text
        start, stop = _mention_extent(mention)
        words = re.sub(r"\s+", " ", text[start:stop])
        place = self.passages[mention.passage].place(start, stop)
        if entity is None and mention.letter == "x":
            return None  # Q: in an interview whose author is not known
        if entity is None:
            return Source(
                id=self._id(None, words),
                name=words,
                named=False,
                type=type_of(mention),
                role=None,
                mention=text[start:stop],
                mention_at=place,
                name_at=None,
            )
        name, name_at = self._name(entity, words, place)
        return Source(
            id=self._id(entity, name),
            name=name,
            named=entity.named,
            type=entity.type,
            role=self._role(entity),
            mention=text[start:stop],
            mention_at=place,
            name_at=name_at,
        )

    def _id(self, entity: Entity | None, name: str) -> int:
        key = id(entity) if entity is not None else hash(name)
        return self.ids.setdefault(key, len(self.ids))

    def _name(self, entity: Entity, words: str, place: Place) -> tuple[str, Place | None]:
        """The fullest name and where it stands; for the unnamed, the description as first given."""
        if id(entity) not in self.names:
            self.names[id(entity)] = self._full_name(entity) if entity.names else self._description(entity, words, place)
        return self.names[id(entity)]

    def _full_name(self, entity: Entity) -> tuple[str, Place | None]:
        fullest = entity.fullest
        if len(fullest) == 1 and entity.type == "person" and (found := self._in_quotations(fullest[0])):
            return found
        for mention in entity.mentions:
            if mention.words == fullest:
                passage = self.passages[mention.passage]
                name = re.sub(r"\s+", " ", passage.text[mention.start : mention.stop])
                return _natural(name, entity), passage.place(mention.start, mention.stop)
        return " ".join(fullest), None

    def _description(self, entity: Entity, words: str, place: Place) -> tuple[str, Place | None]:
        first = entity.phrase_of
        if first is None:
            return words, place
        passage = self.passages[first.passage]
        start, stop = _mention_extent(first)
        article = _ARTICLE.match(passage.text, start, stop)
        if article is not None:
            start = article.end()
        phrase = re.sub(r"\s+", " ", passage.text[start:stop])
        return _uncapitalised(phrase) if first.is_initial and article is None else phrase, passage.place(start, stop)

    def _in_quotations(self, surname: str) -> tuple[str, Place] | None:
        """The full name of somebody who is otherwise called by surname only, where a quotation has it."""
        given = lexicons.load("given_names")
        for span in self.spans:
            passage = self.passages[span.passage]
            at = passage.text.find(surname, span.start, span.stop)
            if at > 0 and (match := _GIVEN.search(passage.text, max(span.start, at - 30), at)) and match[1] in given:
                start, stop = match.start(1), at + len(surname)
                if stop == len(passage.text) or not passage.text[stop].isalnum():
                    return passage.text[start:stop], passage.place(start, stop)
        return None

    def _role(self, entity: Entity) -> str | None:
        if entity.type != "person" or not entity.named:
            return None
        if id(entity) not in self.roles:
            stated = roles.role_of(self.passages, entity.mentions)
            if stated is None and not self.cast.epithets_noted:
                note_epithets(self.cast)
                self.cast.epithets_noted = True
            epithets = (epithet for epithet in entity.epithets if _COLOURFUL.isdisjoint(epithet.lower().split()))
            self.roles[id(entity)] = stated or next(epithets, None)
        return self.roles[id(entity)]

    def speakers(self, quotes: list[Quote]) -> list[Speaker]:
        """Who speaks, by number of statements; statements of the headline and captions that repeat one of the body do not count."""
        statements: dict[int, set[int]] = {}
        sources: dict[int, Source] = {}
        for quote in quotes:
            if quote.speaker is not None and (quote.inside is None or quotes[quote.inside].kind == "indirect"):
                sources.setdefault(quote.speaker.id, quote.speaker)
                if quote.repeat_of is None:
                    statements.setdefault(quote.speaker.id, set()).add(quote.utterance)
        entities = {self.ids[id(entity)]: entity for entity in self.cast.entities if id(entity) in self.ids}
        speakers = []
        for number, source in sources.items():
            entity = entities.get(number)
            gender = gender_of(self.cast, entity) if entity is not None and source.type == "person" else None
            speakers.append(
                Speaker(
                    id=number,
                    name=source.name,
                    named=source.named,
                    type=source.type,
                    gender=gender,
                    role=source.role,
                    utterances=len(statements.get(number, ())),
                )
            )
        return sorted(speakers, key=lambda speaker: (-speaker.utterances, speaker.id))


def _mention_extent(mention: Mention) -> tuple[int, int]:
    """A mention's characters, with what belongs to it in writing: Mr. | Roe, the | Harbour Board, two people | familiar with the talks."""
    if mention.letter in "MOL":
        return mention.line.starts[_name_begin(mention)], mention.stop
    if mention.letter not in "UD" and not (mention.letter == "R" and mention.line.word_at(mention.last) == "of" and mention.head in COUNTS):
        return mention.start, mention.stop
    line, at = mention.line, mention.last
    words, classes = line.words, line.classes
    end = at
    on = line.word_at(at) == "on" and line.class_at(at + 1) == "d"  # a sign on the railings, but a statement on Monday
    by = line.word_at(at) == "by" and mention.letter == "D"
    if on or by or line.word_at(at) in _FOLLOWING:
        while at < len(words) and at - mention.last < 12:
            if classes[at] not in "rxmhgoDN0d'*aHVT" and classes[at - 1] not in "'dH" and words[at] not in _OBJECTS:
                break
            if classes[at] == "T" and words[at - 1] != "close":
                break
            if classes[at] not in "rdTaH" or words[at] in _OBJECTS:
                end = at + 1
            at += 1
    if end == mention.last:
        return mention.start, mention.stop
    return mention.start, line.starts[end - 1] + len(words[end - 1])


def _uncapitalised(phrase: str) -> str:
    """A description from the beginning of a sentence as it would stand within one; proper words and acronyms keep their capitals.

    >>> [_uncapitalised(phrase) for phrase in ("Engineers", "MPs", "Tory sources", "Department of Health spokesman")]
    ['engineers', 'MPs', 'Tory sources', 'Department of Health spokesman']
    """
    word = phrase.split(" ", 1)[0]
    proper = word in lexicons.load("demonyms") or word in lexicons.load("places") or word in _PARTIES
    return phrase if proper or not word[1:].islower() or _OFFICE.match(phrase) else word.lower() + phrase[len(word) :]


def _natural(name: str, entity: Entity) -> str:
    """A person's name that the article has in capitals only, in natural case: JANE ROE → Jane Roe."""
    return name.title() if name.isupper() and entity.type == "person" and len(name) > 3 else name


def _name_begin(mention: Mention) -> int:
    """The first word of a name with the form of address before a person's, the article before another's."""
    line, first = mention.line, mention.first
    if mention.honorific is not None:
        return first - 2 if line.word_at(first - 1) == "." else first - 1
    return first - 1 if mention.letter != "M" and line.word_at(first - 1).lower() == "the" else first


def calibrated(probability: float) -> float:
    """The share of right ones among choices of this probability, by the model's knots."""
    knots: list[list[float]] = models.load("quotes")["calibration"]
    where = bisect_right(knots, [probability, 2.0])
    if where == 0:
        return knots[0][1]
    if where == len(knots):
        return knots[-1][1]
    (left, low), (right, high) = knots[where - 1], knots[where]
    return low + (high - low) * (probability - left) / (right - left) if right > left else high


def explain(passages: list[Passage], weightiest: int = 8) -> list[dict[str, Any]]:
    """What spoke for and against each candidate for each quotation that stands in no other, by the model's weights."""
    spans = find_spans(passages)
    lines = read(passages, spans)
    weights: dict[str, float] = models.load("quotes")["weights"]
    reader = Reader(passages, spans, lines)
    told = []
    for line, at in attribution.places(lines):
        here = reader.place(line, at)
        found = attribution.candidates(reader, here)
        best = attribution.decide(found, weights)
        reader.spoken.append((here, best.mention))
        span = spans[here.span]
        text = passages[span.passage].text
        candidates = []
        for candidate in sorted(found, key=lambda candidate: -candidate.score):
            mention = candidate.mention
            known = [(feature, weights[feature]) for feature in candidate.features if feature in weights]
            known.sort(key=lambda pair: -abs(pair[1]))
            candidates.append(
                {
                    "mention": passages[mention.passage].text[mention.start : mention.stop] if mention else None,
                    "mention_at": passages[mention.passage].place(mention.start, mention.stop) if mention else None,
                    "score": round(candidate.score, 3),
                    "probability": round(candidate.probability, 4),
                    "features": [{"feature": feature, "weight": round(weight, 3)} for feature, weight in known[:weightiest]],
                }
            )
        told.append(
            {"text": text[span.start : span.stop], "at": passages[span.passage].place(span.start, span.stop), "candidates": candidates}
        )
    return told
