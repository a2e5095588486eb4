"""Stories of which only the speakers matter."""

from __future__ import annotations

from itertools import count

from newsx.people import People, link
from newsx.record import Article, Gender, Maker, Speaker

_ids = count()

Said = tuple[str, Gender | None, str | None]
"""A speaker's name, gender and role."""


def story(*said: Said, outlet: str | None = None, date: str | None = None, language: str = "en") -> Article:
    """A story in which these people say something, once each."""
    speakers = [
        Speaker(id=number, name=name, named=True, type="person", gender=gender, role=role, utterances=1)
        for number, (name, gender, role) in enumerate(said, 1)
    ]
    return Article(
        id=f"{next(_ids):016}",
        input="story.txt",
        newsx=Maker(version="0", schema=2, models={}),
        url=None,
        publisher=outlet,
        section=None,
        language=language,
        article=1.0,
        headline=None,
        dek=None,
        byline=None,
        authors=[],
        agency=None,
        dateline=None,
        published=date,
        published_text=None,
        modified=None,
        modified_text=None,
        images=[],
        body=[],
        blocks=[],
        topics=[],
        key_points=[],
        promos=[],
        related=[],
        notes=[],
        word_count=0,
        speakers=speakers,
        quotes=[],
        capture=None,
        extra=None,
        warnings=[],
    )


def stories(*said: Said) -> list[Article]:
    """A story for each."""
    return [story(each) for each in said]


def linked(*said: Said) -> list[set[str]]:
    """The names under which each person speaks who is found in a story for each of these."""
    return names(link(stories(*said)))


def names(people: People) -> list[set[str]]:
    """The names of each person, most quoted first."""
    return [set(person.variants) for person in people]
