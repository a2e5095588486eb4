"""SQLite: tables with foreign keys and full-text search, for Datasette or the sqlite3 shell. Written with sqlite-utils.

A record is a row of `articles` and rows of `authors`, `images`, `speakers` and `quotes`. `quotes` has every quotation of the record, those
of headlines and captions, repeats and scare quotes included; the view `speech` has those that `--quotes` gives and newsx counts. `people`
has those speakers who are named people, each once for all stories. With `--quotes` there is one table `quotes` with these, with `--fields`
one table with these columns. `errors` has the inputs that could not be read.

An object's keys are columns (`dateline_place`); `body` has an empty line between its paragraphs; other lists are JSON.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
from msgspec.structs import asdict

from newsx.errors import CannotWrite, need
from newsx.output.formats import Writer
from newsx.output.quotation_ids import QUOTATION_COLUMNS, number_quotations
from newsx.output.rows import EXTRA, QuoteRow, body_text, quote_rows
from newsx.output.target import Target
from newsx.output.view import View, fields_of, present, scalar, value_of
from newsx.output.views import VIEWS
from newsx.record import Article, Author, Image, Speaker
from newsx.selection import ALL, speaker_key

SUFFIXES = (".db", ".sqlite", ".sqlite3")

TRANSACTION_BYTES = 4 << 20
"""Bytes of JSON, of the records that are written in one transaction."""
_INDEXES = {
    "articles": ["published", "publisher", "url", "input"],
    "authors": ["name"],
    "speakers": ["article_id", "name", "key", "surname_key", "person_id"],
    "people": ["name", "surname_key"],
    "quotes": ["speaker_id", "person_id", "speaker_key", "speaker_name", "published", "text_key", "quotation_id"],
}
"""The columns of each table that have an index."""
_IDS = {"speaker_id": str, "person_id": str} | QUOTATION_COLUMNS
"""What leads from a quotation to other tables, and to the same words elsewhere."""
_SEARCHED = {"articles": ["headline", "dek", "body"], "quotes": ["text", "speaker_name"]}
"""The columns of each table that full-text search looks in."""


def writer(target: Target, view: View) -> ItemTable | RecordTables:
    need("sqlite_utils", "SQLite", "sqlite")
    if target.local is None:
        raise CannotWrite("SQLite can only be written to a plain file: -o FILE.db")
    return (RecordTables if view.whole else ItemTable)(Database(target.local), view)


class ItemTable(Writer):
    """One table with the items of a view, and the errors."""

    def __init__(self, database: Database, view: View) -> None:
        self._database = database
        self._view = view
        self._table = "quotes" if view.quotes else "articles"
        database.create(self._table, view.columns, key=[] if view.fields else ["article_id", "quote_no"])
        database.create("errors", {"input": str, "error": str})

    def write(self, record: bytes) -> None:
        for row in self._view.rows(record):
            self._database.add(self._table, row)
        self._database.advance(len(record))

    def failure(self, name: str, problem: str) -> None:
        self._database.add("errors", {"input": name, "error": problem})
        self._database.advance(len(name) + len(problem))

    def close(self) -> None:
        self._database.finish()


class RecordTables(ItemTable):
    """A table of the records, one for each of their parts, and the errors."""

    def __init__(self, database: Database, view: View) -> None:
        from newsx.output.people_tables import PEOPLE_COLUMNS, SPEAKER_COLUMNS

        self._database = database
        self._view = view
        self._fields = tuple(_article_fields())
        articles = {_column(name): hint for name, hint in View(fields=self._fields).columns.items()}
        speaker = fields_of(Speaker) | {"id": str}
        part, of_article = {"article_id": str}, {"article_id": "articles"}
        database.create("articles", articles | {"body": str}, ["id"])
        database.create("authors", part | {"author_no": int} | fields_of(Author), ["article_id", "author_no"], of_article)
        database.create("images", part | {"image_no": int} | fields_of(Image), ["article_id", "image_no"], of_article)
        of_person = of_article | {"person_id": "people"}
        database.create("people", PEOPLE_COLUMNS, ["id"])
        database.create("speakers", part | speaker | {"key": str} | SPEAKER_COLUMNS, ["id"], of_person)
        quotes_refer = of_person | {"speaker_id": "speakers"}
        quotes = {name: hint for name, hint in fields_of(QuoteRow).items() if name != EXTRA}
        database.create("quotes", quotes | _IDS, ["article_id", "quote_no"], quotes_refer)
        database.create("errors", {"input": str, "error": str})
        for name, query in VIEWS.items():
            database.execute(f"create view {name} as {query}")

    def write(self, record: bytes) -> None:
        article = msgspec.json.decode(record, type=Article)
        add, part = self._database.add, {"article_id": article.id}
        row = {_column(name): value_of(article, name) for name in self._fields}
        add("articles", row | {"body": body_text(article)})
        for number, author in enumerate(article.authors):
            add("authors", part | {"author_no": number} | asdict(author))
        for number, image in enumerate(article.images):
            add("images", part | {"image_no": number} | asdict(image))
        for speaker in article.speakers:
            add("speakers", part | _speaker_row(article, speaker))
        for quote in quote_rows(article, ALL):
            source = article.quotes[quote.quote_no].speaker
            add("quotes", asdict(quote) | dict.fromkeys(_IDS) | {"speaker_id": f"{article.id}-{source.id}" if source else None})
        self._database.advance(len(record))

    def close(self) -> None:
        self._database.link(self._view.people)
        self._database.finish()


def _speaker_row(article: Article, speaker: Speaker) -> dict[str, Any]:
    from newsx.output.people_tables import SPEAKER_COLUMNS, surname_key
    from newsx.people.genders import gender_by_name

    is_person = speaker.named and speaker.type == "person"
    return {
        **asdict(speaker),
        **dict.fromkeys(SPEAKER_COLUMNS),
        "id": f"{article.id}-{speaker.id}",
        "key": speaker_key(speaker.name, article.language),
        "gender_in_story": speaker.gender,
        "gender_by_name": gender_by_name(speaker.name, article.language) if is_person else None,
        "surname_key": surname_key(speaker.name, article.language) if is_person else None,
    }


def _article_fields() -> Iterator[str]:
    """The names of the fields of a record that are columns of `articles`: "headline", "dateline.place"."""
    for name, hint in fields_of(Article).items():
        if name not in ("authors", "images", "speakers", "quotes"):
            inner = fields_of(present(hint))
            yield from (f"{name}.{key}" for key in inner) if inner else (name,)


def _column(name: str) -> str:
    return name.replace(".", "_")


class Database:
    """Tables that are filled one transaction at a time. Errors of SQLite are raised as OSErrors."""

    def __init__(self, path: str) -> None:
        import sqlite_utils

        self._db = sqlite_utils.Database(path)
        self._columns: dict[str, dict[str, type | None]] = {}
        self._waiting: dict[str, list[tuple[Any, ...]]] = {}
        self._size = 0
        for pragma in ("journal_mode = memory", "synchronous = off"):  # no one reads the file before it is complete
            self._db.conn.execute(f"pragma {pragma}")

    def create(self, name: str, columns: dict[str, Any], key: list[str] | None = None, refers: dict[str, str] | None = None) -> None:
        """Makes a table with columns of these types. `key` is the primary key; `refers` gives the table that a column refers to."""
        types = {column: scalar(hint) for column, hint in columns.items()}
        self._columns[name] = types
        self._waiting[name] = []
        keys = [(column, table, "id") for column, table in (refers or {}).items()]
        with _errors_as_os_errors():
            pk = tuple(key) if key and len(key) > 1 else key[0] if key else None
            self._db.table(name).create({column: kind or str for column, kind in types.items()}, pk=pk, foreign_keys=keys)

    def execute(self, statement: str) -> None:
        with _errors_as_os_errors():
            self._db.conn.execute(statement)

    def add(self, table: str, row: dict[str, Any]) -> None:
        """Adds a row, with a value for each column; values that are not of a column's scalar type are stored as JSON."""
        self._waiting[table].append(tuple(row[name] if kind else _as_text(row[name]) for name, kind in self._columns[table].items()))

    def advance(self, size: int) -> None:
        """Counts `size` bytes as added, and writes the rows when there are enough."""
        self._size += size
        if self._size >= TRANSACTION_BYTES:
            self._write()

    def _write(self) -> None:
        """Writes the rows that wait, in one transaction."""
        self._size = 0
        with _errors_as_os_errors(), self._db.atomic():
            for name, rows in self._waiting.items():
                places = ", ".join("?" * len(self._columns[name]))
                # "Or ignore": a page that comes twice is stored once.
                self._db.conn.executemany(f'insert or ignore into "{name}" values ({places})', rows)
                rows.clear()

    def link(self, known: str | None) -> None:
        """Writes the remaining rows, and finds out which speakers are one person, and which quotations the same words.

        `known` is the path of a file of known people.
        """
        from newsx.output.people_tables import link_speakers
        from newsx.people import read_known

        self._write()
        with _errors_as_os_errors(), self._db.atomic():
            link_speakers(self._db.conn, read_known(known) if known else [])
            number_quotations(self._db.conn)

    def finish(self) -> None:
        """Writes the remaining rows, makes the indexes and closes the file."""
        self._write()
        with _errors_as_os_errors():
            for name in self._columns:
                self._make_searchable(name)
            self._db.analyze()
            self._db.close()

    def _make_searchable(self, name: str) -> None:
        """Makes a table's indexes, which is faster once it has all rows."""
        table = self._db.table(name)
        for column in _INDEXES.get(name, []):
            if column in self._columns[name]:
                table.create_index([column])
        searched = [column for column in _SEARCHED.get(name, []) if column in self._columns[name]]
        if searched:
            table.enable_fts(searched, tokenize="porter", create_triggers=True)


def _as_text(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else msgspec.json.encode(value).decode()


@contextmanager
def _errors_as_os_errors() -> Iterator[None]:
    """Raises errors of SQLite as OSErrors, as those of writing any file."""
    try:
        yield
    except sqlite3.Error as error:
        raise OSError(str(error)) from error
