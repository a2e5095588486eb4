"""A database of SQLite that is filled, or that newsx has filled before and that is added to."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import msgspec

from newsx.errors import CannotWrite
from newsx.output.view import scalar

TRANSACTION_BYTES = 4 << 20
"""Bytes of JSON, of the records that are written in one transaction."""
TRANSACTION_SECONDS = 5.0
"""How long a transaction stays open at most, while records are added to a finished database."""
LOCK_SECONDS = 60.0
"""How long to wait for another program that is writing the database."""
INPUTS = {"input": str, "digest": str, "article_id": str, "problem": str}
"""The columns of the table of inputs: the name, the digest of the content, its article, or why it has none."""
_UNREPEATABLE = ("-", "/dev/", "/proc/")
"""How the names of inputs begin that are another thing each time, such as standard input."""

Indexes = dict[str, list[str]]
"""For each table the columns that have an index."""
Change = Callable[[sqlite3.Connection, str], None]
"""What changes the tables of a database, and is given a value, such as the id of an article."""


class Database:
    """Tables that are filled one transaction at a time. Errors of SQLite are raised as OSErrors.

    A new database is filled while nobody reads it. With `adding` it is one that newsx has finished: it is whole after each transaction,
    whatever becomes of the process. Raises CannotWrite if its tables are not those that are to be written.
    """

    def __init__(self, path: str, indexes: Indexes, searched: Indexes, adding: bool = False) -> None:
        import sqlite_utils

        self.adding = adding
        self._indexes, self._searched = indexes, searched
        self._columns: dict[str, dict[str, type | None]] = {}
        self._waiting: dict[str, list[tuple[Any, ...]]] = {}
        self._size = 0
        self._begun = time.monotonic()
        self._db = sqlite_utils.Database(sqlite3.connect(path, timeout=LOCK_SECONDS) if adding else path)
        if not adding:
            for pragma in ("journal_mode = memory", "synchronous = off"):  # no one reads the file before it is complete
                self._db.conn.execute(f"pragma {pragma}")

    def create(self, name: str, columns: dict[str, Any], key: list[str] | None = None, refers: dict[str, str] | None = None) -> None:
        """Makes a table with columns of these types. `key` is the primary key; `refers` gives the table that a column refers to."""
        types = {column: scalar(hint) for column, hint in columns.items()}
        self._columns[name] = types
        self._waiting[name] = []
        if self.adding:
            self._check(name)
            return
        keys = [(column, table, "id") for column, table in (refers or {}).items()]
        with errors_as_os_errors():
            pk = tuple(key) if key and len(key) > 1 else key[0] if key else None
            self._db.table(name).create({column: kind or str for column, kind in types.items()}, pk=pk, foreign_keys=keys)

    def create_index(self, name: str, columns: dict[str, Any]) -> None:
        """Makes a table of numbers that is nothing but an index, and is filled by others."""
        self._columns[name] = dict.fromkeys(columns)
        self._waiting[name] = []
        if self.adding:
            self._check(name)
            return
        with errors_as_os_errors():
            numbers = ", ".join(f"{column} integer" for column in columns)
            self._db.conn.execute(f"create table {name} ({numbers}, primary key ({', '.join(columns)})) without rowid")

    def _check(self, name: str) -> None:
        """Raises CannotWrite if the table is not there, or lacks columns."""
        try:
            there = {row[1] for row in self._db.conn.execute(f'pragma table_info("{name}")')}
        except sqlite3.DatabaseError as error:
            raise CannotWrite(f"cannot be added to: {error}") from None
        if not there >= self._columns[name].keys():
            why = "another version of newsx, other options or another program has written it"
            raise CannotWrite(f"cannot be added to: {why}; --force writes it anew, from the inputs that are named alone")

    def define(self, statement: str) -> None:
        """Makes a view of a new database."""
        if not self.adding:
            with errors_as_os_errors():
                self._db.conn.execute(statement)

    def add(self, table: str, row: dict[str, Any]) -> None:
        """Adds a row, with a value for each column; values that are not of a column's scalar type are stored as JSON."""
        self._waiting[table].append(tuple(row[name] if kind else _as_text(row[name]) for name, kind in self._columns[table].items()))

    def advance(self, size: int) -> None:
        """Counts `size` bytes as added, and ends the transaction when there are enough."""
        self._size += size
        if self._size >= TRANSACTION_BYTES or (self.adding and time.monotonic() - self._begun >= TRANSACTION_SECONDS):
            self._commit()

    def query(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """The rows of an answer; rows that wait have been written."""
        if any(self._waiting.values()) or not statement.startswith("select"):
            self._insert()
        with errors_as_os_errors():
            return self._db.conn.execute(statement, values).fetchall()

    def change(self, what: Change, value: str) -> None:
        """Lets something else change the tables; rows that wait have been written."""
        self._insert()
        with errors_as_os_errors():
            what(self._db.conn, value)

    def _insert(self) -> None:
        """Writes the rows that wait, in a transaction that stays open."""
        with errors_as_os_errors():
            if not self._db.conn.in_transaction:
                self._db.conn.execute("begin immediate")
                self._begun = time.monotonic()
            for name, rows in self._waiting.items():
                if rows:
                    self._db.conn.executemany(self._statement(name), rows)
                    rows.clear()

    def _statement(self, name: str) -> str:
        """The statement that inserts a row. "Or ignore": a page that comes twice is stored once."""
        columns = self._columns[name]
        names, places = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
        return f'insert or ignore into "{name}" ({names}) values ({places})'

    def _commit(self) -> None:
        self._size = 0
        self._insert()
        with errors_as_os_errors():
            self._db.conn.commit()

    def link(self, known: str | None) -> None:
        """Writes the remaining rows, and finds out which speakers are one person, and which quotations the same words.

        `known` is the path of a file of known people.
        """
        from newsx.output.people_tables import link_speakers
        from newsx.output.quotation_ids import number_quotations
        from newsx.people import read_known

        self._commit()
        with errors_as_os_errors(), self._db.atomic():
            link_speakers(self._db.conn, read_known(known) if known else [])
            number_quotations(self._db.conn)

    def finish(self) -> None:
        """Writes the remaining rows, makes the indexes of a new database, and closes it."""
        self._commit()
        with errors_as_os_errors():
            if not self.adding:
                for name in self._columns:
                    self._make_searchable(name)
                self._db.analyze()
            self._db.close()

    def drop(self) -> None:
        """Leaves the transaction that is open, and closes the file."""
        self._db.conn.close()

    def _make_searchable(self, name: str) -> None:
        """Makes a table's indexes, which is faster once it has all rows."""
        table = self._db.table(name)
        for column in self._indexes.get(name, []):
            if column in self._columns[name]:
                table.create_index([column], if_not_exists=True)
        searched = [column for column in self._searched.get(name, []) if column in self._columns[name]]
        if searched:
            table.enable_fts(searched, tokenize="porter", create_triggers=True)


class Stored:
    """The articles of a database, and the inputs from which they came: the table `inputs`.

    An article lies under its id in the first of its `tables`, which has its input's name, and in the column `article_id` of the others.
    `before_deletion` is called with the id of an article that is to be deleted.
    """

    def __init__(
        self, database: Database, tables: dict[str, str], before_deletion: Callable[[sqlite3.Connection, str], None] | None = None
    ) -> None:
        self._database = database
        self._tables = tables
        self._before_deletion = before_deletion
        self._main, self._id = next(iter(tables.items()))
        self._added: set[str] = set()
        self.replaced = 0
        database.create("inputs", INPUTS, ["input", "digest"])

    def note(self, name: str, digest: str, article_id: str | None = None, problem: str | None = None) -> None:
        """Notes what became of an input."""
        if self._database.adding:
            self._database.query("delete from inputs where input = ? and digest = ?", name, digest)
        self._database.add("inputs", {"input": name, "digest": digest, "article_id": article_id, "problem": problem})

    def takes(self, name: str, digest: str, article_id: str) -> bool:
        """Notes that an input gave this article, and makes room for it; False if the article is there and is another input's.

        A file that has changed replaces what it was: its earlier article is deleted, unless another input gave the same one.
        """
        if not self._database.adding:
            self.note(name, digest, article_id)
            return True
        if name not in self._added and is_repeatable(name):
            self._forget(name, article_id)
        self._added.add(name)
        self.note(name, digest, article_id)
        owner = self._database.query(f'select input from "{self._main}" where "{self._id}" = ? limit 1', article_id)
        if owner and owner[0][0] != name:
            return False
        self._delete(article_id)
        return True

    def _forget(self, name: str, article_id: str) -> None:
        """Forgets what an input was before. If several pages had its name, as in some archives, they stay."""
        query = self._database.query
        earlier = query("select digest, article_id from inputs where input = ?", name)
        if len(earlier) != 1:
            return
        [(_, old)] = earlier
        query("delete from inputs where input = ?", name)
        self.replaced += old is not None
        if old is None or old == article_id:
            return
        others = query("select input from inputs where article_id = ? order by rowid limit 1", old)
        if not others:
            self._delete(old)
            return
        for table in self._tables:
            if table in ("articles", "quotes"):
                column = self._tables[table]
                query(f'update "{table}" set input = ? where "{column}" = ? and input = ?', others[0][0], old, name)

    def _delete(self, article_id: str) -> None:
        if self._before_deletion:
            self._database.change(self._before_deletion, article_id)
        for table, column in self._tables.items():
            self._database.query(f'delete from "{table}" where "{column}" = ?', article_id)


def is_repeatable(name: str) -> bool:
    """Whether an input of this name is the same thing each time, which may have changed; not so standard input.

    >>> is_repeatable("pages/ferry.txt"), is_repeatable("-#2"), is_repeatable("/dev/fd/63")
    (True, False, False)
    """
    return not name.startswith(_UNREPEATABLE)


class KnownInputs:
    """What a finished database knows of inputs, when it is opened. It is kept as hashes, and may be asked in any thread."""

    def __init__(self, database: Database, retry_failed: bool) -> None:
        self._digests: set[int] = set()
        self._problems: set[int] = set()
        for name, digest, problem in database.query("select input, digest, problem from inputs"):
            if problem is None or not retry_failed:
                self._digests.add(hash((name, digest)))
            if problem is not None and not retry_failed:
                self._problems.add(hash((name, problem)))

    def has(self, name: str, *digests: str) -> bool:
        """Whether an input with one of these digests has been read."""
        return any(hash((name, digest)) in self._digests for digest in digests)

    def has_problem(self, name: str, problem: str) -> bool:
        """Whether an input could not be opened before, for the same reason."""
        return hash((name, problem)) in self._problems


def _as_text(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else msgspec.json.encode(value).decode()


@contextmanager
def errors_as_os_errors() -> Iterator[None]:
    """Raises errors of SQLite as OSErrors, as those of writing any file."""
    try:
        yield
    except sqlite3.Error as error:
        raise OSError(str(error)) from error
