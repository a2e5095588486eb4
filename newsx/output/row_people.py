"""Who is one person in a file of quotations: the column `person_id` of flat rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from newsx import languages
from newsx.record import Article
from newsx.selection import Selection

PERSON_ID = "person_id"
_TOLD = ("gender", "speaker_role", "publisher", "published", "language")
TOLD_BY = ("input", "article_id", "speaker_name", "speaker_named", "speaker_type", "utterance", *_TOLD)
"""The columns of a row that tell who its speaker is."""
PersonIds = dict[tuple[str, str], str]
"""The person for the id of an article and the name of one of its speakers."""


class RowPeople:
    """The named people of the rows that have been added."""

    def __init__(self) -> None:
        self._speakers: dict[str, dict[str, tuple[set[int], Mapping[str, Any]]]] = {}

    def add_article(self, article: Article, selection: Selection) -> None:
        """Adds the speakers of an article's chosen quotations."""
        genders = {speaker.id: speaker.gender for speaker in article.speakers}
        for _, quote in selection.of(article):
            if quote.speaker and quote.speaker.named and quote.speaker.type == "person":
                told = genders.get(quote.speaker.id), quote.speaker.role, article.publisher, article.published, article.language
                self._add(article.id, quote.speaker.name, quote.utterance, dict(zip(_TOLD, told, strict=True)))

    def add_rows(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Adds the speakers of rows that have been written before, in which `None` may be an empty string."""
        for row in rows:
            if row["speaker_named"] in (True, "true") and row["speaker_type"] == "person":
                told = {name: row[name] or None for name in _TOLD}
                self._add(row["article_id"], row["speaker_name"], int(row["utterance"]), told)

    def _add(self, article_id: str, name: str, utterance: int, row: Mapping[str, Any]) -> None:
        speakers = self._speakers.setdefault(article_id, {})
        speakers.setdefault(name, (set(), row))[0].add(utterance)

    def ids(self) -> PersonIds:
        """Who everybody is, as `newsx.link` finds it."""
        from newsx.people import People
        from newsx.people.appearances import Appearance, note_company

        found: list[Appearance] = []
        for article_id, speakers in self._speakers.items():
            here = []
            for number, (name, (utterances, row)) in enumerate(speakers.items()):
                told = row["gender"], row["speaker_role"], len(utterances), row["publisher"], row["published"]
                here.append(Appearance(article_id, number, name, *told, languages.of_text(row["language"])))
            note_company(here)
            found += here
        people = People(found)
        links = ((each, people.find(each.article_id, each.speaker_id)) for each in found)
        return {(each.article_id, each.name): link.person_id for each, link in links if link}
