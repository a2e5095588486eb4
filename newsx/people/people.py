"""People, with what all their stories say of them, and who of each story's speakers they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsx.people.appearances import Appearance, appearances
from newsx.people.evidence import Known, is_name_of_other_gender
from newsx.people.genders import gender_by_name
from newsx.people.known import KnownPerson, read_known
from newsx.people.linking import Joined, joined
from newsx.people.names import PersonName
from newsx.record import Article, Gender, Record
from newsx.text.name_forms import folded


class Person(Record):
    """A person who speaks in some stories.

    `id` is made of the name: `ann-roe`, and `ann-roe-2` for the next of that name, by the day of the first story. `name` is the full name
    that most stories give, `variants` has all names and `roles` all roles, most frequent first, with the number of stories. `gender` is
    what most stories give by their own words, `gender_by_name` a guess by the given name. `first_seen` and `last_seen` are days or, if the
    stories tell no more, months or years. `details` has the columns of the file of known people.
    """

    id: str
    name: str
    variants: dict[str, int]
    gender: Gender | None
    gender_by_name: Gender | None
    roles: dict[str, int]
    first_seen: str | None
    last_seen: str | None
    articles: int
    utterances: int
    details: dict[str, str]


class Link(Record):
    """Who a story's speaker is: the id of a person, how surely from 0 to 1, and what for: “the same name”, “role: mayor”."""

    person_id: str
    confidence: float
    evidence: list[str]


class People:
    """The people of many stories, most quoted first. `find` gives who a story's speaker is."""

    def __init__(self, found: Iterable[Appearance], known: Iterable[KnownPerson] = ()) -> None:
        beforehand = list(known)
        everybody = joined(found, [Known(person.names, person.gender) for person in beforehand])
        details = [person.details for person in beforehand]
        names = [person.name for person in beforehand]
        self._links: dict[tuple[str, int], Link] = {}
        self.people: list[Person] = []
        numbered: Counter[str] = Counter()
        for number, each in sorted(enumerate(everybody), key=_first):
            if not each.joins:
                continue
            given = names[number] if number < len(names) else None
            person = _person(each, given or _usual_name(each), numbered, details[number] if given else {})
            self.people.append(person)
            for join in each.joins:
                self._links[join.of.article_id, join.of.speaker_id] = Link(
                    person_id=person.id, confidence=round(join.confidence, 3), evidence=join.reasons
                )
        self.people.sort(key=lambda person: (-person.utterances, person.id))

    def find(self, article_id: str, speaker_id: int) -> Link | None:
        """Who a speaker of a story is; `None` for those who are no named people."""
        return self._links.get((article_id, speaker_id))

    def __iter__(self) -> Iterator[Person]:
        return iter(self.people)

    def __len__(self) -> int:
        return len(self.people)


def link(articles: Iterable[Article], known: str | Path | Iterable[KnownPerson] = ()) -> People:
    """The people who speak in the articles, each under one id in all of them.

    Two speakers are joined if that is right with a probability of at least 0.9, by name, role, gender, outlet and who else speaks; never in
    one story, and never with suffixes (Jr., III) or middle initials that conflict. Only what is needed of each article is kept in memory.
    `known` are people known beforehand, or the path of their table: CSV with the columns `name` and, if you like, `aliases` (semicolons
    between them), `gender` and any others. Raises `newsx.people.NotPeople` if it is none, OSError if it cannot be read.
    """
    if isinstance(known, str | Path):
        known = read_known(known)
    return People((each for article in articles for each in appearances(article)), known)


def _first(numbered: tuple[int, Joined]) -> tuple[tuple[str, str, int], int]:
    """By the first story of a person."""
    number, person = numbered
    return min((join.of.order for join in person.joins), default=("~", "", 0)), number


def _person(each: Joined, name: str, numbered: Counter[str], details: dict[str, str]) -> Person:
    found = [join.of for join in each.joins]
    id_ = slug(name)
    numbered[id_] += 1
    days = sorted(appearance.date[:10] for appearance in found if appearance.date)
    return Person(
        id=id_ if numbered[id_] == 1 else f"{id_}-{numbered[id_]}",
        name=name,
        variants=_counted(appearance.name for appearance in found),
        gender=each.known.given_gender or _gender(found),
        gender_by_name=gender_by_name(name),
        roles=_counted(appearance.role for appearance in found if appearance.role),
        first_seen=days[0] if days else None,
        last_seen=days[-1] if days else None,
        articles=len({appearance.article_id for appearance in found}),
        utterances=sum(appearance.utterances for appearance in found),
        details=details,
    )


def _usual_name(each: Joined) -> str:
    """The name that most stories give, of those with most parts that tell: a surname alone only if there is no other. Of two that as many
    give, the one without middle initials."""
    counts = Counter(join.of.name for join in each.joins)
    parts = {join.of.name: join.of.parts for join in each.joins}
    return max(sorted(counts), key=lambda name: (_fullness(parts[name]), counts[name], -_initials(parts[name]), len(name)))


def _initials(name: PersonName) -> int:
    return sum(len(part) == 1 for part in name.middle)


def _fullness(name: PersonName) -> int:
    return bool(name.given) + (len(name.given) > 1 or bool(name.middle))


def _gender(found: list[Appearance]) -> Gender | None:
    """What most stories give; `None` if as many give the other, or a single one gives it to a name of the other gender."""
    counts = Counter(appearance.gender for appearance in found if appearance.gender)
    more = counts["m"] - counts["f"]
    if not more:
        return None
    gender: Gender = "m" if more > 0 else "f"
    return None if abs(more) == 1 and is_name_of_other_gender(found[0], gender) else gender


def _counted(values: Iterable[str]) -> dict[str, int]:
    """How often each value comes, most frequent first."""
    counts = Counter(values)
    return {value: counts[value] for value in sorted(counts, key=lambda value: (-counts[value], value))}


def slug(name: str) -> str:
    """A name as an id, without middle initials.

    >>> slug("José M. O’Malley-Ruiz Jr."), slug("J. Roe"), slug("Ивана Берн")
    ('jose-omalley-ruiz-jr', 'j-roe', 'ивана-берн')
    """
    letters = "".join([character if character.isalnum() else "" if character in "'’." else " " for character in folded(name)])
    words = [word for number, word in enumerate(letters.split()) if len(word) > 1 or not number or not word.isascii()]
    return "-".join(words) or "unknown"
