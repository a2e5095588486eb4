"""Who a mention is: the people, groups, organizations and documents of an article, each with all its mentions.

Names are gathered first: a surname stands for the fullest name that has it, a first name or an acronym likewise. Then pronouns (he, they)
and descriptions (the senator, the company) of the quotations' speakers find whom they stand for among what was mentioned before them.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, insort
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from newsx import lexicons
from newsx.quotes import roles
from newsx.quotes.lines import Line, Mention
from newsx.quotes.mentions import type_of
from newsx.quotes.passage import Passage
from newsx.record import Gender, SpeakerType

_SUFFIXES = frozenset(["Jr", "Sr", "II", "III", "IV", "Jr.", "Sr."])
_RELATIVES = frozenset(
    "wife husband widow widower brother sister son daughter mother father mum mom dad uncle aunt cousin nephew niece partner".split()
)
_EITHER = frozenset(
    (
        "Chris Robin Kim Alex Sam Jo Kelly Jordan Tracy Shannon Jean Ashley Courtney Sandy Andrea Nicola Sasha Riley Avery Cameron Charlie "
        "Billie Laurie Lindsay Lindsey Whitney Drew Quinn Yuri Nikita Wei Yan Min"
    ).split()
)
_BY_HONORIFIC: dict[str, Gender] = {
    **dict.fromkeys(["Mr", "Sir", "Lord", "Fr"], "m"),
    **dict.fromkeys(["Mrs", "Ms", "Miss", "Dame", "Lady", "Madam"], "f"),
}
_WOMEN_NOUNS = frozenset(
    (
        "woman girl mother mom wife daughter sister aunt grandmother widow girlfriend actress queen princess duchess "
        "spokeswoman congresswoman chairwoman councilwoman assemblywoman businesswoman waitress nun"
    ).split()
)
_MEN_NOUNS = frozenset(
    (
        "man boy father dad husband son brother uncle grandfather boyfriend actor king prince duke spokesman congressman "
        "chairman councilman assemblyman businessman policeman cameraman statesman alderman waiter"
    ).split()
)
_HE: dict[str, Gender] = {"he": "m", "his": "m", "she": "f", "her": "f"}
_MANY = frozenset(["they", "their", "we"])
_OTHER = frozenset(["another", "other", "a", "an", "one", "some", "two", "three", "several", "many"])
_EPITHETS = frozenset(
    (
        "candidate nominee front-runner frontrunner contender hopeful mogul billionaire millionaire businessman businesswoman "
        "tycoon magnate senator congressman congresswoman governor mayor president lawmaker representative legislator "
        "politician actor actress comedian singer musician rapper star author columnist neurosurgeon physician doctor professor "
        "journalist host anchor democrat republican socialist independent conservative newcomer veteran retiree native "
        "challenger incumbent speaker minister chancellor premier pontiff pope quarterback striker captain coach celebrity "
        "entrepreneur developer firebrand"
    ).split()
)
_OFFICES = frozenset("governor mayor president premier chancellor pope sheriff principal superintendent".split())
_SLIGHT = frozenset(["former", "first", "young", "longtime"])
_ANY_ORGANIZATION = frozenset(
    "company firm group fund agency organization organisation bank charity nonprofit airline retailer manufacturer university".split()
)
_ANYBODY = "*"
_INTRODUCED_WITHIN = 4
_NAMED_WITHIN = 6
_SPOKE_LAST = 1.4
_NEW = 1.4
_BACK = 8
_FEW = 40
_LOOK_BACK = 250
_CHAIN = 30
_CLAUSE = 16


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something mentioned: the words of each of its names, its mentions in reading order, what is known of it.

    `introduced` are the places of mentions by full name, `likely` the gender by the given name, `epithets` what it is called without
    its name, `phrase` the words of an unnamed one, first in the mention `phrase_of`.
    """

    names: list[tuple[str, ...]] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    type: SpeakerType = "person"
    named: bool = True
    genders: set[Gender] = field(default_factory=set)
    likely: Gender | None = None
    introduced: list[tuple[int, int]] = field(default_factory=list)
    epithets: list[str] = field(default_factory=list)
    phrase: str | None = None
    phrase_of: Mention | None = None

    @property
    def fullest(self) -> tuple[str, ...]:
        """The name with the most words, without suffix-only differences; of equals the first."""
        return max(self.names, key=lambda words: (len(words), sum(map(len, words)), not words[0].isupper())) if self.names else ()


@dataclass(slots=True)
class Cast:
    """The entities of an article, and whom each mention stands for as far as it has been asked."""

    passages: list[Passage]
    lines: list[Line]
    entities: list[Entity] = field(default_factory=list)
    by_last: dict[str, list[Entity]] = field(default_factory=dict)
    by_first: dict[str, list[Entity]] = field(default_factory=dict)
    by_initials: dict[str, Entity] = field(default_factory=dict)
    by_role: dict[str, list[Entity]] = field(default_factory=dict)
    described: dict[int, set[str]] = field(default_factory=dict)
    unnamed: dict[str, list[Entity]] = field(default_factory=dict)
    epithets_noted: bool = False
    asked: dict[int, tuple[Entity | None, float]] = field(default_factory=dict)
    byline: Entity | None = None


def gather(passages: list[Passage], lines: list[Line], byline_names: list[str]) -> Cast:
    """The cast of an article: an entity for each name, whatever form its mentions have."""
    cast = Cast(passages, lines)
    names = [mention for line in lines for mention in line.names]
    organizations: list[Mention] = []
    short: list[Mention] = []
    for mention in names:
        if mention.letter != "M":
            organizations.append(mention)
        elif len(mention.words) > 1 and len(_plain(mention.words)) > 1:
            _add_full(cast, mention)
        else:
            short.append(mention)
    for mention in organizations:
        _add_organization(cast, mention)
    for mention in short:
        _add_short(cast, mention)
    for mention in names:
        entity = cast.asked[id(mention)][0]
        if entity is not None:
            entity.mentions.append(mention)
            if (mention.honorific or mention.role_start is not None) and (gender := _gender_of_mention(mention)):
                entity.genders.add(gender)
    for entity in cast.entities:
        entity.likely = next(iter(entity.genders)) if len(entity.genders) == 1 else _likely_gender(entity.fullest)
    if byline_names:
        cast.byline = _byline_entity(cast, byline_names[0])
    return cast


def _plain(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name's words without suffix: Sammy Davis Jr → Sammy Davis."""
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    return words


def _add_full(cast: Cast, mention: Mention) -> None:
    words = _plain(mention.words)
    for entity in cast.by_last.get(words[-1].lower(), [])[:_FEW]:
        if any(same_person(_plain(other), words) for other in entity.names if len(other) > 1):
            _join(cast, entity, mention)
            return
    _join(cast, _new(cast, "person"), mention)


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names with one surname may be one person's.

    >>> [same_person(name, ("Joan", "Reed")) for name in (("Joan", "B", "Reed"), ("J", "Reed"), ("Joán", "Reed"), ("Al", "Reed"))]
    [True, True, True, False]
    """
    one, other = tuple(map(_folded, one)), tuple(map(_folded, other))
    ours, theirs = set(one), set(other)
    if ours <= theirs or theirs <= ours:
        return True
    first, second = one[0], other[0]
    if first == second or (min(len(first), len(second)) == 1 and first[0] == second[0]):
        return True
    return len(first) > 2 and len(second) > 2 and (first.startswith(second) or second.startswith(first))


def _folded(word: str) -> str:
    """A word in lower case without accents: François → francois."""
    low = word.lower()
    return low if low.isascii() else "".join(sign for sign in unicodedata.normalize("NFKD", low) if not unicodedata.combining(sign))


def _new(cast: Cast, kind: SpeakerType) -> Entity:
    entity = Entity(type=kind)
    cast.entities.append(entity)
    return entity


def _join(cast: Cast, entity: Entity, mention: Mention) -> None:
    words = _plain(mention.words)
    if len(words) > 1:
        entity.introduced.append(mention.place)
    if words not in entity.names:
        entity.names.append(mention.words)
        for table, key in ((cast.by_last, words[-1].lower()), (cast.by_first, words[0].lower())):
            known = table.setdefault(key, [])
            if entity not in known:
                known.append(entity)
    cast.asked[id(mention)] = entity, 1.0


def admit(cast: Cast, mention: Mention) -> None:
    """Adds a name that was found later, inside a quotation."""
    if id(mention) in cast.asked:
        return
    if mention.letter != "M":
        _add_organization(cast, mention)
    elif len(_plain(mention.words)) > 1:
        _add_full(cast, mention)
    else:
        _add_short(cast, mention)
    entity = cast.asked[id(mention)][0]
    if entity is not None:
        insort(entity.mentions, mention, key=lambda other: other.place)


def _add_organization(cast: Cast, mention: Mention) -> None:
    words = mention.words
    key = words[-1].lower()
    for entity in cast.by_last.get(key, [])[:_FEW]:
        if entity.type == "person" and len(words) == 1 and words[0].isupper() and mention.letter == "O":
            _join(cast, entity, mention)  # a surname in capitals
            return
        if entity.type != "person" and any(set(words) <= set(other) or set(other) <= set(words) for other in entity.names):
            _join(cast, entity, mention)
            return
    if len(words) == 1 and (known := cast.by_initials.get(words[0])) is not None:
        _join(cast, known, mention)
        return
    entity = _new(cast, type_of(mention))
    _join(cast, entity, mention)
    if len(words) > 2:
        cast.by_initials.setdefault("".join(word[0] for word in words if word[0].isupper()), entity)


def _add_short(cast: Cast, mention: Mention) -> None:
    """A name of one word: somebody's surname, else a first name, else the end of an organization's name, else somebody new."""
    key = mention.words[0].lower()
    known = cast.by_last.get(key, [])
    people = [entity for entity in known if entity.type == "person"]
    if people and (gender := _BY_HONORIFIC.get(mention.honorific or "")):
        relative = _is_relative(mention)
        people = [entity for entity in people if not relative and _likely_gender(entity.fullest) in (gender, None)]
        if not people:  # Lady Roe is not John Roe, nor the minister's wife, Lady Roe, the minister
            _join(cast, _new(cast, "person"), mention)
            return
    if people:
        _join(cast, _which(people, mention), mention)
        return
    if known:
        _join(cast, known[0], mention)
        return
    firsts = [entity for entity in cast.by_first.get(key, []) if entity.type == "person"]
    if firsts:
        _join(cast, _which(firsts, mention), mention)
        return
    _join(cast, _new(cast, "person"), mention)


def _is_relative(mention: Mention) -> bool:
    """Whether a name is of somebody's wife, brother, …: the minister's wife, [Lady Roe]."""
    item, line = mention.item, mention.line
    beside = line.mentions[item - 2] if item > 1 and line.letters[item - 1] == "," else None
    return beside is not None and beside.head in _RELATIVES


def _which(people: list[Entity], mention: Mention) -> Entity:
    """Of several people with one surname the one that a bare surname means: by honorific, else the one just introduced or the main one."""
    if len(people) == 1:
        return people[0]
    def weight(entity: Entity) -> float:
        before = bisect_left(entity.introduced, mention.place)
        just = before and mention.passage - entity.introduced[before - 1][0] <= 1
        return len(entity.introduced) + (1.5 if just else 0.0) + (0.5 if before else 0.0)

    return max(people[:_FEW], key=weight)


def _gender_of_mention(mention: Mention) -> Gender | None:
    """The gender that a form of address or a role's noun gives: Mrs., spokesman."""
    if mention.honorific in _BY_HONORIFIC:
        return _BY_HONORIFIC[mention.honorific]
    if mention.role_start is not None:
        before = {word.lower() for word in mention.line.words[mention.role_start : mention.first]}
        if before & _WOMEN_NOUNS:
            return "f"
        if before & _MEN_NOUNS:
            return "m"
    return None


@cache
def _likely_gender(words: tuple[str, ...]) -> Gender | None:
    """The gender that most people with this given name have; used only to find antecedents."""
    if len(words) < 2 or words[0] in _EITHER:
        return None
    return "f" if words[0] in lexicons.load("women_names") else "m" if words[0] in lexicons.load("men_names") else None


def _byline_entity(cast: Cast, name: str) -> Entity:
    words = tuple(name.split())
    entity = Entity(names=[words], likely=_likely_gender(words))
    return entity


# pronouns and descriptions


def resolve(cast: Cast, mention: Mention, spoken: list[tuple[Mention, Entity]]) -> tuple[Entity | None, float]:
    """Whom a mention stands for, and how surely; `spoken` has the speakers of the quotations before it, latest last."""
    known = cast.asked.get(id(mention))
    if known is None:
        if mention.words == ("A",):
            known = _interviewed(cast), 0.8
        elif mention.words == ("Q",):
            known = None, 1.0
        elif mention.letter in "PH":
            known = _pronoun(cast, mention, spoken)
        else:
            known = _description(cast, mention, spoken)
        cast.asked[id(mention)] = known
        entity = known[0]
        if entity is not None and entity.type == "person" and (gender := _HE.get(mention.head)):
            entity.genders.add(gender)
    return known


def _interviewed(cast: Cast) -> Entity | None:
    """Whom an interview's A stands for: the person named most often."""
    people = [entity for entity in cast.entities if entity.type == "person" and entity.named]
    return max(people, key=lambda entity: (len(entity.mentions), len(entity.fullest)), default=None)


def _pronoun(cast: Cast, mention: Mention, spoken: list[tuple[Mention, Entity]], chain: bool = True) -> tuple[Entity | None, float]:
    """Whom a pronoun stands for: the best of what the lines up to it offer. With `chain` the same pronouns just before are found first."""
    if mention.head in ("i", "my"):
        return cast.byline, 0.9
    if chain:
        earlier = mention.line.mentions[max(0, mention.item - _CHAIN) : mention.item]
        if mention.passage and len(earlier) < _CHAIN:
            earlier = cast.lines[mention.passage - 1].mentions[len(earlier) - _CHAIN :] + earlier
        for other in earlier:
            if other is not None and other.letter in "PH" and id(other) not in cast.asked and _agree(other, mention):
                cast.asked[id(other)] = _pronoun(cast, other, spoken, chain=False)
    gender = _HE.get(mention.head)
    search = _Search(cast, mention, gender, spoken[-1] if spoken else None)
    search.back(_BACK)
    if not search.found and not spoken and gender and (named := _named_next(cast, mention, gender)) is not None:
        return named, 0.85
    if not search.found:
        return (spoken[-1][1], 0.5) if spoken and gender and spoken[-1][1].type == "person" else (None, 0.3)
    search.found.sort(key=lambda pair: -pair[0])
    score, best = search.found[0]
    second = next((score for score, entity in search.found if entity is not best), score - 4)
    return best, 0.88 + 0.11 * min(1.0, (score - second) / 3)


def _named_next(cast: Cast, mention: Mention, gender: Gender) -> Entity | None:
    """Whom an article's opening pronoun means: “No,” he said. Mayor [Carl Dahl] …, a paragraph later."""
    for line in cast.lines[mention.passage : mention.passage + 3]:
        for other in line.mentions[: _FEW if line is not mention.line else 0]:
            entity = cast.asked.get(id(other), (None, 0.0))[0] if other is not None and other.letter == "M" else None
            if entity is not None and _fits(entity, gender, mention.head):
                return entity
    return None


@dataclass(slots=True)
class _Search:
    """Looks for the antecedent of a mention, line by line backwards; `found` has what fits with its score."""

    cast: Cast
    mention: Mention
    gender: str | None
    last_spoken: tuple[Mention, Entity] | None
    found: list[tuple[float, Entity]] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def back(self, lines: int) -> None:
        """Looks through at most so many lines, and three where something fits well."""
        number = self.mention.passage
        passages = self.cast.passages
        for distance in range(min(lines, number + 1)):
            if (passages[number].field == "images.caption" and distance) or (distance > 2 and any(score > 0 for score, _ in self.found)):
                break
            self._through(number - distance)

    def _through(self, number: int) -> None:
        """Looks at the mentions of a line that stand before, the nearest first, and not too far from it."""
        line, mention = self.cast.lines[number], self.mention
        here = number == mention.passage
        end = mention.item if here else len(line.mentions)
        sentence = float(mention.line.sentences[mention.item])
        if not here:
            sentence += 1 + (line.sentences[-1] if line.sentences else 0) + 0.7 * (mention.passage - number)
        for other in reversed(line.mentions[max(0, end - _LOOK_BACK) : end]):
            if other is not None and (entity := self._entity(other)) is not None and _fits(entity, self.gender, mention.head):
                self.found.append((self._score(other, entity, sentence - line.sentences[other.item]), entity))
                self.seen.add(id(entity))

    def _entity(self, other: Mention) -> Entity | None:
        """The entity of a mention that the pronoun may stand for, if it is known or can be."""
        known = self.cast.asked.get(id(other))
        if other.letter in "PH":
            fits = (self.gender == _ANYBODY and other.head in _HE) or _agree(other, self.mention)
            return known[0] if known is not None and fits else None
        if known is not None:
            return known[0]
        describes = other.letter == "U" and type_of(other) == "person" if self.gender else other.letter in "URD"
        return resolve(self.cast, other, [])[0] if describes else None

    def _score(self, other: Mention, entity: Entity, far: float) -> float:
        """How well a mention serves: by its distance in sentences, being a subject, having spoken last and being often mentioned."""
        score = 3.0 - min(far, 8.0)
        score += 1.0 if other.is_initial or _is_after_but(other) or other.does in "SCGVB" else -1.0 if len(other.governor) > 1 else 0.0
        if self.gender:
            score += (1.0 if entity.likely == self.gender or self.gender in entity.genders else 0.0) - (0.5 if other.possessive else 0.0)
        elif other.letter == "L" and self.mention.head in _MANY and other.words[-1] not in lexicons.load("demonyms"):
            score -= 1.5  # a place is it, its people are they
        if self.last_spoken is not None and self.last_spoken[1] is entity and self.last_spoken[0].passage >= self.mention.passage - 1:
            score += _SPOKE_LAST
        elif entity.named and self._is_introduced(other, entity):
            score += _NEW
        if not entity.named and self.gender:
            score -= 1.2
        if entity.named:
            score += 0.3 + 0.06 * min(len(entity.mentions), 8)
        return score - (0.2 if id(entity) in self.seen else 0.0)

    def _is_introduced(self, other: Mention, entity: Entity) -> bool:
        """Whether a mention introduces somebody who is to speak: the first by full name, in the paragraph before."""
        near = other.passage == self.mention.passage - 1 or self.gender == _ANYBODY
        return near and entity.introduced[:1] == [other.place] and len(entity.introduced) < 3


def _is_after_but(mention: Mention) -> bool:
    """Whether only a conjunction stands before it in its sentence: But [Roe] (R-Pa.) refused."""
    letters, sentences, item = mention.line.letters, mention.line.sentences, mention.item
    return item > 0 and letters[item - 1] == "&" and (item == 1 or sentences[item - 2] != sentences[item])


def _agree(one: Mention, other: Mention) -> bool:
    """Whether two pronouns may stand for the same: he and his, they and their."""
    return _HE.get(one.head) == _HE.get(other.head) and (one.head in _MANY) == (other.head in _MANY)


def _fits(entity: Entity, gender: str | None, pronoun: str) -> bool:
    if gender == _ANYBODY:
        return entity.type == "person" and entity.named
    if gender:
        other = "f" if gender == "m" else "m"
        return entity.type == "person" and other not in entity.genders and not (entity.likely == other and gender not in entity.genders)
    if pronoun in _MANY:
        return entity.type in ("group", "organization")
    return entity.type in ("organization", "document") or (entity.type == "group" and not entity.named)


def _description(cast: Cast, mention: Mention, spoken: list[tuple[Mention, Entity]]) -> tuple[Entity | None, float]:
    """Whom a description means: the senator who was named before, the official who spoke before, or somebody not yet mentioned."""
    if (name := explaining_name(mention)) is not None and (named := cast.asked.get(id(name), (None, 0.0))[0]) is not None:
        words = mention.words[1:] if mention.words[0].lower() in _OTHER | {"the", "his", "her", "their"} else mention.words
        named.epithets.append(" ".join(words))
        named.genders.update(_HE[other.head] for other in _between(mention, name) if other.head in _HE)
        return named, 0.97
    phrase = unnamed_phrase(mention)
    first = mention.words[0].lower()
    definite = first in ("the", "this", "that", "these", "those")
    if definite and mention.letter == "U":
        named = _by_role(cast, mention)
        if named is not None:
            return named, 0.93
        if len(mention.words) == 2 and mention.head in _OFFICES and len(holders := _with_role(cast, mention.head)) == 1:
            return holders[0], 0.85  # named later
    earlier = cast.unnamed.setdefault(mention.head, [])
    place = mention.place
    before = [entity for entity in earlier[-_FEW:] if entity.phrase_of is not None and entity.phrase_of.place < place]
    if definite and len(mention.words) > 2 and (counted := _counted(mention, before)) is not None:
        return counted, 0.9
    if definite or first not in _OTHER:
        for entity in reversed(before):
            if entity.phrase == phrase or (definite and _shortens(phrase, entity.phrase or "")):
                entity.mentions.append(mention)
                return entity, 0.95
    taken_up = _introduced(cast, mention) if definite and mention.letter == "U" else None
    if taken_up is None and definite and mention.letter == "U" and type_of(mention) == "person" and _is_epithet(mention.head):
        search = _Search(cast, mention, _ANYBODY, spoken[-1] if spoken else None)
        search.back(3)
        if search.found:
            entity = max(search.found, key=lambda pair: pair[0])[1]
            entity.epithets.append(phrase)
            return entity, 0.85
    if mention.letter == "R" and definite and len(mention.words) == 2 and (organization := _latest_organization(cast, mention)) is not None:
        return organization, 0.8
    if mention.letter in "RD" and definite:
        for entity in cast.by_last.get(mention.head, []):
            if entity.type == "organization":
                return entity, 0.7
    entity = _new(cast, type_of(mention))
    entity.named = mention.letter == "R" and any(word[0].isupper() for word in mention.words[1:])
    entity.named |= entity.type == "group" and mention.words[-1] in lexicons.load("demonyms")  # Republicans
    entity.phrase_of = taken_up or mention
    entity.phrase = unnamed_phrase(entity.phrase_of)
    entity.mentions.append(mention)
    if mention.head in _WOMEN_NOUNS:
        entity.genders.add("f")
    elif mention.head in _MEN_NOUNS:
        entity.genders.add("m")
    earlier.append(entity)
    return entity, 0.95


def _counted(mention: Mention, before: list[Entity]) -> Entity | None:
    """Whom a count means: [the second official], where "another official" was quoted before; [the first official]."""
    ordinal = mention.words[1].lower()
    if ordinal == "first":
        return before[0] if before else None
    if ordinal in ("second", "other"):
        others = [entity for entity in before if (entity.phrase or "").split(" ", 1)[0].lower() in ("another", "second", "other")]
        return others[-1] if others else None
    return None


def _introduced(cast: Cast, mention: Mention) -> Mention | None:
    """The description that "the …" takes up: [An anonymous reviewer] agreed. … the reviewer said."""
    for number in range(mention.passage, max(-1, mention.passage - _INTRODUCED_WITHIN), -1):
        mentions = cast.lines[number].mentions
        end = mention.item if number == mention.passage else len(mentions)
        for other in reversed(mentions[max(0, end - _LOOK_BACK) : end]):
            if other is None or other.letter != "U" or other.head != mention.head or id(other) in cast.asked:
                continue
            if other.words[0].lower() in ("a", "an", "one", "another") and _shortens(unnamed_phrase(mention), unnamed_phrase(other)):
                return other
    return None


def _latest_organization(cast: Cast, mention: Mention) -> Entity | None:
    """The organization by name that was mentioned last in the paragraphs before: Alden Lines cut its fares. “…,” [the company] said."""
    if mention.head not in _ANY_ORGANIZATION:
        return None
    other_names: list[Entity] = []
    for number in range(mention.passage, max(-1, mention.passage - _NAMED_WITHIN), -1):
        names = cast.lines[number].names
        for other in reversed(names[-_FEW:]):
            entity = cast.asked[id(other)][0]
            if other.place >= mention.place or entity is None:
                continue
            if other.letter == "O":
                return entity
            if other.letter == "M" and _may_be_organization(entity):
                other_names.append(entity)
    for entity in other_names[:1]:
        entity.type = "organization"  # Orwell Steel cut jobs. “…,” the company said.
        return entity
    return None


def _may_be_organization(entity: Entity) -> bool:
    """Whether a name that looks like a person's may be a company's: two words, no given name, always the same and without a title."""
    words = entity.fullest
    plain = all(mention.words == words and mention.honorific is None and mention.role_start is None for mention in entity.mentions[:_FEW])
    return len(words) > 1 and len(entity.names) == 1 and plain and words[0] not in lexicons.load("given_names") and not entity.genders


def _between(mention: Mention, other: Mention) -> list[Mention]:
    """The mentions between two of one line."""
    return [found for found in mention.line.mentions[mention.item + 1 : other.item] if found is not None]


def explaining_name(mention: Mention) -> Mention | None:
    """The name that tells who a description means: the director, [Jane Roe], said; said a nurse who gave only her first name, [Jane]."""
    letters, item, line = mention.line.letters, mention.item, mention.line
    if mention.letter != "U":
        return None
    if letters[item + 1 : item + 3] == [",", "M"] and letters[item + 3 : item + 4] in ([], [","], ["."]):
        return line.mentions[item + 2]
    if letters[item + 1 : item + 2] == ["r"]:
        return _after_tail(line, item + 1)
    if letters[item + 1 : item + 3] != [",", "w"] and letters[item + 1 : item + 2] != ["w"]:
        return None
    for at in range(item + 2, min(item + _CLAUSE, len(letters))):
        if line.sentences[at] != line.sentences[item]:
            return None
        if letters[at] == "M" and (letters[at - 1] == "," or line.word_at(line.firsts[at - 1]) == "as") and _is_name_word(line, at - 1):
            return line.mentions[at]
    return None


def _is_name_word(line: Line, item: int) -> bool:
    """Whether "name" stands before an item: gave only her first name, …; gave his name as …"""
    return line.word_at(line.firsts[item] - 1) == "name"


def _after_tail(line: Line, item: int) -> Mention | None:
    """The name after a phrase's tail, which begins at an item: a spokeswoman [for Mr. Roe], Dana Cho, said."""
    letters = line.letters
    item += 1
    while letters[item : item + 1] and letters[item] in "dmx0":
        item += 1
    if letters[item : item + 1] and letters[item] in "MOLR" and letters[item + 1 : item + 3] == [",", "M"]:
        return line.mentions[item + 2] if letters[item + 3 : item + 4] in ([], [","], ["."]) else None
    return None


def _is_epithet(noun: str) -> bool:
    """Whether "the …" with this noun may mean somebody already named: the senator, the 46-year-old."""
    return noun in _EPITHETS or noun.endswith("-year-old")


def _shortens(phrase: str, longer: str) -> bool:
    """Whether a phrase says less of the same: official of senior administration official.

    >>> _shortens("official", "senior administration official"), _shortens("second official", "senior administration official")
    (True, False)
    """
    return set(phrase.lower().split()) <= set(longer.lower().split())


def unnamed_phrase(mention: Mention) -> str:
    """A description without its article: A senior official → senior official."""
    words = list(mention.words)
    while len(words) > 1 and words[0].lower() in ("the", "a", "an", "this", "that", "these", "those"):
        words = words[1:]
    return " ".join(words)


def _by_role(cast: Cast, mention: Mention) -> Entity | None:
    """The person with the role that a description names: the Ohio senator, where Sen. Ann Bell of Ohio was mentioned before."""
    wanted = roles.title_of(mention.head)
    best: tuple[tuple[int, tuple[int, int]], Entity] | None = None
    extra = {word.lower() for word in mention.words[1:-1]} - _SLIGHT
    for entity in _with_role(cast, wanted):
        earlier = bisect_left(entity.mentions, mention.place, key=lambda other: other.place)
        if not earlier:
            continue
        latest = entity.mentions[earlier - 1]
        described = cast.described[id(entity)]
        fits = 0 if not extra else 1 if not extra.isdisjoint(described) else -1
        if fits < 0 and mention.passage - latest.passage > 2:
            continue
        rank = (fits, latest.place)
        if best is None or rank > best[0]:
            best = rank, entity
    return best[1] if best else None


def _with_role(cast: Cast, noun: str) -> list[Entity]:
    """The people, by name, of whom the article says that they are this: of senator those called Sen. or senator."""
    if not cast.described:
        for entity in cast.entities:
            if entity.type == "person" and entity.named and entity.names:
                described = cast.described[id(entity)] = roles.words_about(entity.mentions)
                for word in described:
                    cast.by_role.setdefault(word, []).append(entity)
    return cast.by_role.get(noun, [])[:_FEW]


def note_epithets(cast: Cast) -> None:
    """Finds whom the article's epithets mean, so that "the Republican front-runner" may tell somebody's role."""
    for line in cast.lines:
        for mention in line.mentions:
            if (
                mention is not None
                and mention.letter == "U"
                and mention.words[0].lower() == "the"
                and len(mention.words) > 2
                and _is_epithet(mention.head)
            ):
                resolve(cast, mention, [])


def gender_of(cast: Cast, entity: Entity) -> Gender | None:
    """The gender that the text gives somebody: by form of address, role, a pronoun found to mean them, or the next after the name."""
    if len(entity.genders) == 1:
        return next(iter(entity.genders))
    if entity.genders:
        return None
    votes: Counter[Gender] = Counter()
    for mention in entity.mentions[:_FEW]:
        if mention.is_name and (gender := _next_pronoun(cast, entity, mention)):
            votes[gender] += 1
    if entity.likely is not None:
        return entity.likely if votes[entity.likely] else None
    return votes.most_common(1)[0][0] if votes and (len(votes) == 1 or votes["f"] != votes["m"]) else None


def _next_pronoun(cast: Cast, entity: Entity, mention: Mention) -> Gender | None:
    """The gender of the next he or she after a name, with no other person of that gender between."""
    follows = mention.line.mentions[mention.item + 1 : mention.item + _FEW]
    if mention.passage + 1 < len(cast.lines):
        follows = follows + cast.lines[mention.passage + 1].mentions[:2]
    passed: set[Gender | None] = set()
    for other in follows:
        if other is None:
            continue
        if (gender := _HE.get(other.head)) and other.letter in "PH":
            return None if gender in passed or None in passed else gender
        if other.letter in "MU" and not (other.letter == "U" and _is_apposition(mention, other)):
            somebody = cast.asked.get(id(other), (None, 0.0))[0]
            if somebody is not entity:
                passed.add(somebody.likely if somebody is not None else None)
    return None


def _is_apposition(name: Mention, other: Mention) -> bool:
    """Whether a description stands beside a name and says who it is: Ann Roe, [a teacher] who …, said she …"""
    between = name.line.letters[name.item + 1 : other.item]
    return other.line is name.line and between[:1] == [","] and "".join(between[1:]).strip("dmx0a") == ""
