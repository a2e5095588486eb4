"""Which quotations of a database are the same words: the column `quotation_id` of `quotes`.

What comparing texts needs stands in the table `fingerprints`, so that after stories were added only new texts are compared, with those that
share a fingerprint with them. The result is the same as if all had come at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter
from typing import Any

from newsx.same_words import RUN_WORDS, Groups, fingerprints, join_alike

QUOTATION_COLUMNS: dict[str, Any] = {"text_id": int, "quotation_id": str}
"""Columns of `quotes`: a number that equal texts share; article and number of the first quotation with the same words, that is of the first
story by date, undated ones last. A single word has no `text_id`: it is the same quotation as no other."""
FINGERPRINT_COLUMNS: dict[str, Any] = {"mark": int, "text_id": int}
"""Columns of `fingerprints`: a run of words, as a number, and a text that it tells from others."""
_MAX_WAITING = 1 << 18
"""Fingerprints that are written at once."""
_ID = "article_id || '-' || quote_no"
_ORDER = "coalesce(published, '~'), article_id, quote_no"
_INDEX = "create index if not exists idx_quotes_text_id on quotes (text_id)"
_TABLES = (
    "create temp table texts (text_id integer primary key, root integer)",
    "create temp table short_texts (person_id text, text_id integer, primary key (person_id, text_id))",
    "create temp table marks (mark integer primary key)",
)
"""The texts whose quotations are to be numbered, with the group that they are in; those that are too short to be one quotation if they are
not one person's; and the fingerprints of texts that are to be compared."""
_NEW = """
select text_id, text_key, person_id, exists (
    select * from main.quotes as other where other.text_id = quotes.text_id and other.quotation_id is not null)
from main.quotes where quotation_id is null and text_id is not null
"""
"""Quotations without a number, and whether their words have one elsewhere."""
_MARKED = """
select mark, text_id from main.fingerprints
where mark in (select mark from temp.marks join main.fingerprints using (mark) group by mark having count(*) > 1)
order by mark, text_id
"""
_TEXT = "select text_key from main.quotes where text_id = ? limit 1"
_OTHERS = """
select distinct text_id from main.quotes
where quotation_id = (select quotation_id from main.quotes where text_id = ? and quotation_id is not null limit 1)
"""
"""The texts that were found to be the same words as one."""
_IN_GROUPS = f"""
select root, quotes.rowid, {_ID}, quotation_id from temp.texts join main.quotes using (text_id) order by root, {_ORDER}
"""
_OF_PERSONS = f"""
select person_id || ' ' || text_id, quotes.rowid, {_ID}, quotation_id
from temp.short_texts join main.quotes using (person_id, text_id) order by 1, {_ORDER}
"""
_SET = "update main.quotes set quotation_id = ? where rowid = ?"
_SET_OTHERS = f"update main.quotes set quotation_id = {_ID} where quotation_id is null"
_FORGET = "update main.quotes set quotation_id = null where quotation_id in (select quotation_id from main.quotes where {})"
_OF_STORY = "article_id = ?"
_SHORT_OF_SPEAKER = f"speaker_id = ? and length(text_key) - length(replace(text_key, ' ', '')) < {RUN_WORDS}"
_ONLY_HERE = """
select distinct text_id, text_key from main.quotes where article_id = ?1 and text_id is not null
and not exists (select * from main.quotes as other where other.text_id = quotes.text_id and other.article_id <> ?1)
"""


def text_id(text: str) -> int | None:
    """The number of a text, folded as `text_key` folds it: a hash of 63 bits; `None` for a single word."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest()) >> 1 if " " in text else None


def number_quotations(database: sqlite3.Connection) -> None:
    """Fills `quotation_id`, where there is none.

    Nearly the same words are one quotation, whoever is said to have said them, and so are parts of it of five words or more. Of two to four
    words this is so only if they are equal and one person's.
    """
    database.execute(_INDEX)
    for statement in _TABLES:
        database.execute(statement)
    groups = Groups()
    new, known = _note_new(database)
    join_alike(database.execute(_MARKED), new, lambda number: str(database.execute(_TEXT, (number,)).fetchone()[0]), groups)
    _join_numbered(database, known.union(groups) - new, groups)
    database.executemany("insert into temp.texts values (?, ?)", [(text, groups.of(text)) for text in new.union(known, groups)])
    for statement in (_IN_GROUPS, _OF_PERSONS):
        database.executemany(_SET, list(_changes(database.execute(statement))))
    database.execute(_SET_OTHERS)
    for table in ("texts", "short_texts", "marks"):
        database.execute(f"drop table temp.{table}")


def _note_new(database: sqlite3.Connection) -> tuple[set[int], set[int]]:
    """Notes which texts are to be compared, with their fingerprints, and which short ones are one person's.

    Returns the texts to compare, and those that have a number elsewhere: all that is like them is known.
    """
    new, known = set[int](), set[int]()
    short, marked = list[tuple[str, int]](), list[tuple[int, int]]()
    for number, text, person, is_known in database.execute(_NEW):
        if number in new or number in known:
            continue
        marks = fingerprints(text)
        if marks:
            (known if is_known else new).add(number)
        elif person:
            short.append((person, number))
        if not is_known:
            marked += [(mark, number) for mark in marks]
        if len(marked) >= _MAX_WAITING:
            _write_marks(database, marked)
    _write_marks(database, marked)
    database.executemany("insert or ignore into temp.short_texts values (?, ?)", short)
    return new, known


def _write_marks(database: sqlite3.Connection, marked: list[tuple[int, int]]) -> None:
    """Writes the fingerprints that wait, in their order, which is faster."""
    marked.sort()
    database.executemany("insert or ignore into main.fingerprints values (?, ?)", marked)
    database.executemany("insert or ignore into temp.marks values (?)", [(mark,) for mark, _ in marked])
    marked.clear()


def _join_numbered(database: sqlite3.Connection, texts: set[int], groups: Groups) -> None:
    """Joins texts that have been numbered before to those that had the same words then."""
    seen = set[int]()
    for text in texts:
        if text not in seen:
            others = [other for (other,) in database.execute(_OTHERS, (text,))]
            seen.update(others)
            for other in others:
                groups.join(text, other)


def _changes(rows: Iterable[tuple[Any, int, str, str | None]]) -> Iterator[tuple[str, int]]:
    """The number of each quotation that has another now, by the groups and the order in which they come."""
    for _, group in groupby(rows, key=itemgetter(0)):
        quotations = list(group)
        first = quotations[0][2]
        yield from ((first, row) for _, row, _, number in quotations if number != first)


def forget_story(database: sqlite3.Connection, article_id: str) -> None:
    """Takes the number from quotations that are the same words as one of an article that is to be deleted, and its fingerprints away."""
    for text, key in database.execute(_ONLY_HERE, (article_id,)).fetchall():
        database.executemany("delete from main.fingerprints where mark = ? and text_id = ?", [(mark, text) for mark in fingerprints(key)])
    database.execute(_FORGET.format(_OF_STORY), (article_id,))


def forget_speaker(database: sqlite3.Connection, speaker_id: str) -> None:
    """Takes their number from quotations that are the same few words of the same person, when a speaker is found to be another person."""
    database.execute(_FORGET.format(_SHORT_OF_SPEAKER), (speaker_id,))
