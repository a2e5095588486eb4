"""What a story says of one of its speakers, as far as it tells who that is."""

from __future__ import annotations

from newsx import languages
from newsx.languages import Language
from newsx.people.names import PersonName, person_name
from newsx.people.roles import Role, role_of
from newsx.record import Article, Gender


class Appearance:
    """A named person who speaks in a story. `with_` are the folded surnames of the others who do."""

    def __init__(
        self,
        article_id: str,
        speaker_id: int,
        name: str,
        gender: Gender | None,
        role: str | None,
        utterances: int,
        outlet: str | None,
        date: str | None,
        language: Language,
    ) -> None:
        self.article_id, self.speaker_id, self.name, self.gender, self.role = article_id, speaker_id, name, gender, role
        self.utterances, self.outlet, self.date, self.language = utterances, outlet, date, language
        self.parts: PersonName = person_name(name, language)
        self.telling: Role | None = role_of(role, language) if role else None
        self.with_: frozenset[str] = frozenset()

    @property
    def order(self) -> tuple[str, str, int]:
        """By day, undated last, then by story: an order that does not depend on when a story was read."""
        return (self.date or "~")[:10], self.article_id, self.speaker_id


def appearances(article: Article) -> list[Appearance]:
    """The named people who speak in an article."""
    language = languages.of_text(article.language)
    found = [
        Appearance(
            article.id,
            speaker.id,
            speaker.name,
            speaker.gender,
            speaker.role,
            speaker.utterances,
            article.publisher,
            article.published,
            language,
        )
        for speaker in article.speakers
        if speaker.named and speaker.type == "person"
    ]
    note_company(found)
    return found


def note_company(found: list[Appearance]) -> None:
    """Tells the people of one story of each other."""
    surnames = [each.parts.surname for each in found]
    for each in found:
        each.with_ = frozenset([surname for surname in surnames if surname != each.parts.surname])
