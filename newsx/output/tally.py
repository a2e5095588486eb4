"""Many stories in short: a summary of each, and who is quoted most in all of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from newsx.record import Article
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
    """A named speaker, with the number of `utterances` and of `stories` that have them; `first` is the number of the first such story."""

    name: str
    first: int
    utterances: int = 0
    stories: int = 0


class Tally:
    """Counts stories as they come; `stories` and `quotations` are the totals. Stories are numbered from 1."""

    def __init__(self) -> None:
        self.stories = 0
        self.quotations = 0
        self._quoted: dict[str, Quoted] = {}

    def add(self, article: Article) -> StorySummary:
        """Counts a story and returns its summary."""
        self.stories += 1
        quotations = USUAL.count(article)
        self.quotations += quotations
        for key, (name, utterances) in _named(article).items():
            quoted = self._quoted.setdefault(key, Quoted(name, self.stories))
            quoted.utterances += utterances
            quoted.stories += 1
        authors = tuple(author.name for author in article.authors)
        return StorySummary(article.input, article.headline, article.published, authors, quotations, len(article.speakers))

    @property
    def speakers(self) -> int:
        """The number of named speakers; unnamed sources are not counted, because two of them may be the same."""
        return len(self._quoted)

    def most_quoted(self, number: int) -> list[Quoted]:
        """The named speakers with the most utterances, then in the most stories, then in alphabetical order; at most `number`."""
        return sorted(self._quoted.values(), key=lambda quoted: (-quoted.utterances, -quoted.stories, quoted.name))[:number]


def _named(article: Article) -> dict[str, tuple[str, int]]:
    """The named speakers of a story by their keys: the name in the story, and the number of utterances."""
    utterances: Counter[str] = Counter()
    names: dict[str, str] = {}
    for speaker in article.speakers:
        if speaker.named:
            key = speaker_key(speaker.name, article.language)
            utterances[key] += speaker.utterances
            names.setdefault(key, speaker.name)
    return {key: (names[key], number) for key, number in utterances.items()}
