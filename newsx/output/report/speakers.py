"""Who speaks, over all stories: each named speaker with all that they say; and the same words in several stories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from newsx.output.rows import text_key
from newsx.output.statements import voices
from newsx.output.tally import Quoted, Tally
from newsx.record import Article, Speaker
from newsx.same_words import same_words


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, in the story of this number; `quote` is the index of its first piece in the record."""

    story: int
    quote: int
    text: str


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """A named speaker with all that they say, by story."""

    quoted: Quoted
    stories: dict[int, list[Said]] = field(default_factory=dict)


class Statements:
    """The statements of all stories, as they come."""

    def __init__(self) -> None:
        self._said: list[tuple[Speaker | None, str | None, Said]] = []

    def add(self, article: Article, story: int) -> None:
        """Adds the statements of a story with this number."""
        index = {id(quote): number for number, quote in enumerate(article.quotes)}
        spoken = voices(article)
        for speaker, statements in [*spoken.by_speaker, (None, spoken.unattributed)]:
            for statement in statements:
                said = Said(story, index[id(statement.pieces[0])], statement.text())
                self._said.append((speaker, article.language, said))

    def pages(self, tally: Tally) -> Iterator[SpeakerPage]:
        """A page for each named speaker, the most quoted first."""
        pages = {quoted.id: SpeakerPage(quoted) for quoted in tally.quoted()}
        for speaker, language, said in self._said:
            id_ = tally.id_of(said.story, speaker, language) if speaker is not None else None
            if id_ in pages:
                pages[id_].stories.setdefault(said.story, []).append(said)
        yield from (page for page in pages.values() if page.stories)

    def shared(self, most: int) -> list[tuple[str, list[tuple[str | None, Said]]]]:
        """Words that several stories have: as the first of them has them, and each statement with its speaker's name.

        Those that most stories have come first; at most `most`.
        """
        keys = [text_key(said.text) for _, _, said in self._said]
        groups: dict[int, list[int]] = {}
        for number, first in enumerate(same_words(keys, keys.__getitem__)):
            groups.setdefault(first, []).append(number)
        several = [numbers for numbers in groups.values() if len({self._said[number][2].story for number in numbers}) > 1]
        several.sort(key=lambda numbers: -len({self._said[number][2].story for number in numbers}))
        return [(self._said[numbers[0]][2].text, [self._named(number) for number in numbers]) for numbers in several[:most]]

    def _named(self, number: int) -> tuple[str | None, Said]:
        speaker, _, said = self._said[number]
        return speaker.name if speaker else None, said
