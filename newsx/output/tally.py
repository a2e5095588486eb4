"""Many stories in short: a summary of each, and who speaks in all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from newsx.people import KnownPerson, People, Person
from newsx.people.appearances import Appearance, appearances
from newsx.people.people import slug
from newsx.record import Article, Gender, Speaker
from newsx.selection import USUAL, speaker_key


@dataclass(frozen=True, slots=True)
class StorySummary:
    """A story in short."""

    input: str
    headline: str | None
    published: str | None
    authors: tuple[str, ...]
    quotations: int
    speakers: int


@dataclass(slots=True)
class Quoted:
    """A named speaker, a person under all names or an organization; `first` is the number of the first story with an utterance of theirs.

    `id` differs from those of all others, `details` is what is known of a person beforehand.
    """

    id: str
    name: str
    first: int
    utterances: int
    stories: int
    gender: Gender | None = None
    role: str | None = None
    other_names: list[str] = field(default_factory=list)
    details: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Genders:
    """How many utterances are of women, of men, of named people whose gender no story tells, and of unnamed ones."""

    women: int = 0
    men: int = 0
    unknown: int = 0
    unnamed: int = 0

    @property
    def share_of_women(self) -> float | None:
        """Among those whose gender is known, 0 to 1; `None` if that is nobody's."""
        return self.women / (self.women + self.men) if self.women + self.men else None


class Tally:
    """Counts stories as they come; `stories` and `quotations` are the totals. Stories are numbered from 1.

    `known` are people known beforehand.
    """

    def __init__(self, known: Iterable[KnownPerson] = ()) -> None:
        self.stories = 0
        self.quotations = 0
        self._known = list(known)
        self._appearances: list[Appearance] = []
        self._ids: list[str] = []
        self._first: dict[str, int] = {}
        """The ids of the stories by their numbers, less one, and the first number of each id: a page met twice is one story of its people,
        as in a database."""
        self._others: dict[str, Quoted] = {}
        self._unnamed = 0
        self._linked: tuple[int, People] | None = None
        """The people, and how many stories they are of."""

    def add(self, article: Article) -> StorySummary:
        """Counts a story and returns its summary."""
        self.stories += 1
        quotations = USUAL.count(article)
        self.quotations += quotations
        self._ids.append(article.id)
        self._first.setdefault(article.id, self.stories)
        self._appearances += appearances(article)
        for speaker in article.speakers:
            if speaker.type == "person" and not speaker.named:
                self._unnamed += speaker.utterances
        for key, speakers in _others(article).items():
            quoted = self._others.setdefault(key, Quoted(f"{key}-", speakers[0].name, self.stories, 0, 0))
            quoted.utterances += sum(speaker.utterances for speaker in speakers)
            quoted.stories += 1
        authors = tuple(author.name for author in article.authors)
        return StorySummary(article.input, article.headline, article.published, authors, quotations, len(article.speakers))

    @property
    def _people(self) -> People:
        if self._linked is None or self._linked[0] != self.stories:
            self._linked = self.stories, People(self._appearances, self._known)
        return self._linked[1]

    @property
    def speakers(self) -> int:
        """The number of named speakers; unnamed sources are not counted, because two of them may be the same."""
        return len(self._people) + len(self._others)

    @property
    def genders(self) -> Genders:
        """Whose utterances all stories have."""
        by_gender: Counter[Gender | None] = Counter()
        for person in self._people:
            by_gender[person.gender] += person.utterances
        return Genders(by_gender["f"], by_gender["m"], by_gender[None], self._unnamed)

    def quoted(self) -> list[Quoted]:
        """The named speakers: those with the most utterances first, then in the most stories, then in alphabetical order."""
        first: dict[str, int] = {}
        for each in self._appearances:
            link = self._people.find(each.article_id, each.speaker_id)
            if link is not None:
                first.setdefault(link.person_id, self._first[each.article_id])
        people = [_quoted(person, first[person.id]) for person in self._people]
        return sorted([*people, *self._others.values()], key=lambda quoted: (-quoted.utterances, -quoted.stories, quoted.name))

    def most_quoted(self, number: int) -> list[Quoted]:
        """The first of them, at most `number`."""
        return self.quoted()[:number]

    def id_of(self, story: int, speaker: Speaker, language: str | None) -> str | None:
        """The id of a named speaker of the story with this number."""
        link = self._people.find(self._ids[story - 1], speaker.id)
        if link is not None:
            return link.person_id
        return f"{_key(speaker, language)}-" if speaker.named else None


def _quoted(person: Person, first: int) -> Quoted:
    return Quoted(
        id=person.id,
        name=person.name,
        first=first,
        utterances=person.utterances,
        stories=person.articles,
        gender=person.gender,
        role=next(iter(person.roles), None),
        other_names=[name for name in person.variants if name != person.name],
        details=person.details,
    )


def _others(article: Article) -> dict[str, list[Speaker]]:
    """The named speakers of a story who are no people, by their keys."""
    found: dict[str, list[Speaker]] = {}
    for speaker in article.speakers:
        if speaker.named and speaker.type != "person":
            found.setdefault(_key(speaker, article.language), []).append(speaker)
    return found


def _key(speaker: Speaker, language: str | None) -> str:
    return slug(speaker_key(speaker.name, language))
