"""SQLite: tables with foreign keys and full-text search, for Datasette or the sqlite3 shell. Written with sqlite-utils.

A record is a row of `articles` and rows of `authors`, `images`, `speakers` and `quotes`. `quotes` has every quotation of the record, those
of headlines and captions, repeats and scare quotes included; the view `speech` has those that `--quotes` gives and newsx counts. `people`
has those speakers who are named people, each once for all stories. With `--quotes` there is one table `quotes` with these, with `--fields`
one table with these columns. `errors` has the inputs that could not be read, `fingerprints` what quotations that
are added later are compared by.

An object's keys are columns (`dateline_place`); `body` has an empty line between its paragraphs; other lists are JSON.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec.structs import asdict

from newsx.errors import CannotWrite, need
from newsx.output.database import Database, KnownInputs, Stored
from newsx.output.formats import Writer
from newsx.output.quotation_ids import FINGERPRINT_COLUMNS, QUOTATION_COLUMNS, forget_story, text_id
from newsx.output.rows import EXTRA, QuoteRow, body_text, quote_rows
from newsx.output.target import Target
from newsx.output.view import View, fields_of, present, value_of
from newsx.output.views import VIEWS
from newsx.record import Article, Author, Image, Speaker
from newsx.selection import ALL, speaker_key

SUFFIXES = (".db", ".sqlite", ".sqlite3")

_INDEXES = {
    "articles": ["published", "publisher", "url", "input"],
    "authors": ["name"],
    "speakers": ["article_id", "name", "key", "surname_key", "person_id"],
    "people": ["name", "surname_key"],
    "quotes": ["speaker_id", "person_id", "speaker_key", "speaker_name", "published", "text_id", "quotation_id"],
    "inputs": ["article_id"],
    "errors": ["input"],
}
"""The columns of each table that have an index."""
_IDS = {"speaker_id": str} | QUOTATION_COLUMNS
"""What leads from a quotation to other tables, and to the same words elsewhere."""
_SEARCHED = {"articles": ["headline", "dek", "body"], "quotes": ["text", "speaker_name"]}
"""The columns of each table that full-text search looks in."""


def writer(target: Target, view: View) -> ItemTable | RecordTables:
    need("sqlite_utils", "SQLite", "sqlite")
    if target.local is None:
        raise CannotWrite("SQLite can only be written to a plain file: -o FILE.db")
    return _tables(Database(target.local, _INDEXES, _SEARCHED), view)


def adder(path: str, view: View) -> ItemTable | RecordTables:
    """A writer that adds to the finished database at `path`. Raises CannotWrite if it has other tables, or no identities."""
    need("sqlite_utils", "SQLite", "sqlite")
    if view.fields:
        raise CannotWrite("cannot be added to: with --fields a database does not tell the articles apart")
    database = Database(path, _INDEXES, _SEARCHED, adding=True)
    try:
        return _tables(database, view)
    except BaseException:
        database.drop()
        raise


def _tables(database: Database, view: View) -> ItemTable | RecordTables:
    return (RecordTables if view.whole else ItemTable)(database, view)


class ItemTable(Writer):
    """One table with the items of a view, the inputs and the errors."""

    def __init__(self, database: Database, view: View) -> None:
        self._database = database
        self._view = view
        self._table = "quotes" if view.quotes else "articles"
        self._input = ("", "")
        database.create(self._table, view.columns, key=[] if view.fields else ["article_id", "quote_no"])
        database.create("errors", {"input": str, "error": str})
        self._stored = Stored(database, {self._table: "article_id"})

    def input(self, name: str, digest: str, problem: str | None) -> None:
        self._input = name, digest
        if problem is not None:
            self._stored.note(name, digest, problem=problem)
            self._database.advance(len(name) + len(problem))

    def write(self, record: bytes) -> None:
        article = msgspec.json.decode(record, type=Identity)
        if self._takes(article):
            for row in self._view.rows(record):
                self._database.add(self._table, row)
        self._database.advance(len(record))

    def _takes(self, article: Identity | Article) -> bool:
        """Whether an article is to be written: not if it is there, from another input."""
        name, digest = self._input if self._input[0] == article.input else (article.input, "")
        if self._database.adding:
            self._database.query("delete from errors where input = ?", name)
        return self._stored.takes(name, digest, article.id)

    def failure(self, name: str, problem: str) -> None:
        if self._database.adding:
            self._database.query("delete from errors where input = ?", name)
        self._database.add("errors", {"input": name, "error": problem})
        self._database.advance(len(name) + len(problem))

    @property
    def replaced(self) -> int:
        """How many articles were there and have changed."""
        return self._stored.replaced

    def known(self, retry_failed: bool) -> KnownInputs:
        """What is known of inputs; of those that failed nothing, if they are to be tried again."""
        return KnownInputs(self._database, retry_failed)

    def close(self) -> None:
        self._database.finish()

    def drop(self) -> None:
        self._database.drop()


class Identity(msgspec.Struct):
    """Of a record what tells it from others."""

    id: str
    input: str


class RecordTables(ItemTable):
    """A table of the records, one for each of their parts, the inputs and the errors."""

    def __init__(self, database: Database, view: View) -> None:
        from newsx.output.people_tables import KNOWN_COLUMNS, PEOPLE_COLUMNS, SPEAKER_COLUMNS

        self._database = database
        self._view = view
        self._input = ("", "")
        self._fields = tuple(_article_fields())
        articles = {_column(name): hint for name, hint in View(fields=self._fields).columns.items()}
        speaker = fields_of(Speaker) | {"id": str}
        part, of_article = {"article_id": str}, {"article_id": "articles"}
        database.create("articles", articles | {"body": str}, ["id"])
        database.create("authors", part | {"author_no": int} | fields_of(Author), ["article_id", "author_no"], of_article)
        database.create("images", part | {"image_no": int} | fields_of(Image), ["article_id", "image_no"], of_article)
        of_person = of_article | {"person_id": "people"}
        database.create("people", PEOPLE_COLUMNS, ["id"])
        database.create("known_people", KNOWN_COLUMNS)
        database.create("speakers", part | speaker | {"key": str} | SPEAKER_COLUMNS, ["id"], of_person)
        quotes_refer = of_person | {"speaker_id": "speakers"}
        quotes = {name: hint for name, hint in fields_of(QuoteRow).items() if name != EXTRA}
        database.create("quotes", quotes | _IDS, ["article_id", "quote_no"], quotes_refer)
        database.create_index("fingerprints", FINGERPRINT_COLUMNS)
        database.create("errors", {"input": str, "error": str})
        parts = dict.fromkeys(("authors", "images", "speakers", "quotes"), "article_id")
        self._stored = Stored(database, {"articles": "id"} | parts, forget_story)
        for name, query in VIEWS.items():
            database.define(f"create view {name} as {query}")

    def write(self, record: bytes) -> None:
        article = msgspec.json.decode(record, type=Article)
        if self._takes(article):
            self._add(article)
        self._database.advance(len(record))

    def _add(self, article: Article) -> None:
        """Adds the rows of an article."""
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
            ids = {"speaker_id": f"{article.id}-{source.id}" if source else None, "text_id": text_id(quote.text_key)}
            add("quotes", asdict(quote) | dict.fromkeys(_IDS) | ids)

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
