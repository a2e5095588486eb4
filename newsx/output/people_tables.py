"""The people of a database: the table `people`, and who each speaker is.

People are found surname by surname. After stories were added to a database, only the speakers with surnames like those that came are
compared again; the result is the same as if all stories had come at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec

from newsx import languages
from newsx.output.quotation_ids import forget_speaker
from newsx.people import KnownPerson, Link, People, Person
from newsx.people.appearances import Appearance, note_company
from newsx.people.names import person_name
from newsx.record import Gender

SPEAKER_COLUMNS: dict[str, Any] = {
    "gender_in_story": str,
    "gender_by_name": str,
    "surname_key": str,
    "person_id": str,
    "person_confidence": float,
    "person_evidence": list[str],
}
"""Columns of `speakers`: the gender that the story itself gives, and what the given name suggests; the consonants of a person's surname, by
which people are found; which person it is, how surely, and what for."""
PEOPLE_COLUMNS: dict[str, Any] = {
    "id": str,
    "name": str,
    "variants": dict[str, int],
    "gender": str,
    "gender_by_name": str,
    "roles": dict[str, int],
    "first_seen": str,
    "last_seen": str,
    "articles": int,
    "utterances": int,
    "surname_key": str,
}
"""Columns of `people`; those of a file of known people come after them."""
KNOWN_COLUMNS: dict[str, Any] = {"name": str, "aliases": list[str], "gender": str, "details": dict[str, str]}
"""Columns of `known_people`: what the file of known people says."""
_CHANGED = """
select distinct surname_key from main.speakers where surname_key is not null and (person_id is null or :all)
union select surname_key from main.people where :all or utterances is not (
    select sum(utterances) from main.speakers where person_id = people.id)
"""
"""The surnames of speakers who came, and of people some of whose speakers are gone."""
_SPEAKERS = """
select article_id, id, name, gender_in_story, role, utterances, publisher, published, language,
    surname_key in (select surname_key from temp.changed), person_id, person_confidence, person_evidence, gender
from (select speakers.*, publisher, published, language from main.speakers join main.articles on articles.id = article_id)
where surname_key is not null and article_id in (
    select article_id from main.speakers where surname_key in (select surname_key from temp.changed))
order by article_id, id
"""
_OF_LINK = ("person_id", "person_confidence", "person_evidence", "gender")
_LINK = "update main.speakers set person_id = ?, person_confidence = ?, person_evidence = ?, gender = ? where id = ?"
_INDEX = "create index if not exists idx_quotes_speaker_id on quotes (speaker_id)"
_QUOTES = "update main.quotes set {} = ? where speaker_id = ?"


def surname_key(name: str, code: str | None) -> str:
    """What the surnames of people who are compared have in common; `code` is the article's language."""
    return person_name(name, languages.of_text(code)).block


def link_speakers(database: sqlite3.Connection, known: list[KnownPerson]) -> None:
    """Fills the table `people` and the columns of `speakers` and `quotes` that refer to it, as far as speakers came or went.

    The database remembers the people who are `known` beforehand, until it is given others.
    """
    before = _known(database)
    known = known or before
    changed = {key for (key,) in database.execute(_CHANGED, {"all": known != before})}
    if not changed:
        return
    _remember(database, known)
    database.execute("create temp table if not exists changed (surname_key primary key)")
    database.execute("delete from temp.changed")
    database.executemany("insert into temp.changed values (?)", [(key,) for key in sorted(_with_aliases(changed, known))])
    found: list[_Row] = []
    people = People(_appearances(database, found), known)
    _add_columns(database, known)
    database.execute("delete from main.people where surname_key in (select surname_key from temp.changed)")
    for person in people:
        _insert(database, _row(person))
    _write_links(database, people, found)


def _write_links(database: sqlite3.Connection, people: People, found: list[_Row]) -> None:
    """Says in `speakers` and `quotes` who each speaker is, where somebody else or nobody was named.

    The gender of a person is that of the speaker in each story; a story's own is kept where most stories do not agree.
    """
    genders = {person.id: person.gender for person in people}
    in_quotes = [number for number, name in enumerate(_OF_LINK) if name in _columns(database, "quotes")]
    linked, quoted = [], dict[int, list[tuple[Any, str]]]({number: [] for number in in_quotes})
    for row in found:
        link = people.find(row.article_id, row.speaker_id)
        if link is None:
            continue
        values = (*_values(link), genders[link.person_id] or row.gender_in_story)
        if values == row.before:
            continue
        linked.append((*values, row.id))
        for number in in_quotes:
            if values[number] != row.before[number]:
                quoted[number].append((values[number], row.id))
        if row.before[0] not in (None, values[0]):
            forget_speaker(database, row.id)
    database.executemany(_LINK, linked)
    database.execute(_INDEX)
    for number, changes in quoted.items():
        database.executemany(_QUOTES.format(_OF_LINK[number]), changes)


def _known(database: sqlite3.Connection) -> list[KnownPerson]:
    """The people who were known when the database was last written."""
    rows = database.execute("select name, aliases, gender, details from main.known_people order by rowid")
    return [
        KnownPerson(name, msgspec.json.decode(aliases), gender, msgspec.json.decode(details, type=dict[str, str]))
        for name, aliases, gender, details in rows
    ]


def _remember(database: sqlite3.Connection, known: list[KnownPerson]) -> None:
    database.execute("delete from main.known_people")
    rows = [(person.name, _plain(person.aliases), person.gender, _plain(person.details)) for person in known]
    database.executemany("insert into main.known_people (name, aliases, gender, details) values (?, ?, ?, ?)", rows)


def _with_aliases(changed: set[str], known: list[KnownPerson]) -> set[str]:
    """The surnames that changed, with all others of known people who have one of them."""
    groups = [{name.block for name in person.names} for person in known]
    groups = [group for group in groups if len(group) > 1]
    while True:
        more = set().union(*[group for group in groups if not group.isdisjoint(changed)]) - changed
        if not more:
            return changed
        changed |= more


class _Row:
    """A row of `speakers` that is compared, with what it said before."""

    def __init__(self, article_id: str, speaker_id: int, id_: str, gender_in_story: Gender | None, before: tuple[Any, ...]) -> None:
        self.article_id, self.speaker_id, self.id, self.gender_in_story, self.before = article_id, speaker_id, id_, gender_in_story, before


def _appearances(database: sqlite3.Connection, rows_found: list[_Row]) -> Iterator[Appearance]:
    """The named people of the surnames that changed; notes their rows in `speakers`."""
    for article_id, rows in groupby(database.execute(_SPEAKERS), key=itemgetter(0)):
        found = []
        for number, row in enumerate(rows):
            _, id_, name, gender, role, utterances, outlet, date, code, is_changed, *before = row
            language = languages.of_text(code)
            each = Appearance(article_id, number, name, gender, role, utterances, outlet, date, language)
            found.append((each, is_changed, _Row(article_id, number, id_, gender, tuple(before))))
        note_company([each for each, _, _ in found])
        for each, is_changed, noted in found:
            if is_changed:
                rows_found.append(noted)
                yield each


def _add_columns(database: sqlite3.Connection, known: list[KnownPerson]) -> None:
    """Adds the columns of the file of known people that the table lacks."""
    there = {name.lower() for name in _columns(database, "people")}
    for name in dict.fromkeys(_column(key) for person in known for key in person.details):
        if name.lower() not in there:
            database.execute(f'alter table main.people add column "{_quoted(name)}"')
            there.add(name.lower())


def _insert(database: sqlite3.Connection, row: dict[str, Any]) -> None:
    names, places = ", ".join(f'"{_quoted(name)}"' for name in row), ", ".join("?" * len(row))
    database.execute(f"insert or replace into main.people ({names}) values ({places})", list(row.values()))


def _row(person: Person) -> dict[str, Any]:
    row = {name: _plain(getattr(person, name, None)) for name in PEOPLE_COLUMNS}
    details = {_column(key): value for key, value in person.details.items()}
    return row | {"surname_key": person_name(person.name, languages.of(languages.DEFAULT)).block} | details


def _column(key: str) -> str:
    """The column of `people` for one of a file of known people, which may have the name of one of newsx's own."""
    return f"known_{key}" if key in PEOPLE_COLUMNS else key


def _values(link: Link) -> tuple[str, float, str]:
    return link.person_id, link.confidence, msgspec.json.encode(link.evidence).decode()


def _columns(database: sqlite3.Connection, table: str) -> list[str]:
    return [name for _, name, *_ in database.execute(f"pragma table_info({table})")]


def _plain(value: Any) -> Any:
    return msgspec.json.encode(value).decode() if isinstance(value, dict | list) else value


def _quoted(name: str) -> str:
    return name.replace('"', '""')
