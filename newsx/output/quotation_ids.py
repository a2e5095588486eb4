"""Which quotations of a database are the same words: the column `quotation_id` of `quotes`."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator

from newsx.same_words import same_words

QUOTATION_COLUMNS = {"quotation_id": str}
"""A column of `quotes`: article and number of the first quotation with the same words; of the first story by date, undated ones last."""
_UNCHANGED = "select not exists (select * from main.quotes where quotation_id is null)"
_IN_ORDER = """
select rowid, article_id || '-' || quote_no, person_id, text_key
from main.quotes order by coalesce(published, '~'), article_id, quote_no
"""
_TEXT = "select text_key from main.quotes where rowid = ?"
_SET = "update main.quotes set quotation_id = ? where rowid = ? and quotation_id is not ?"


def number_quotations(database: sqlite3.Connection) -> None:
    """Fills `quotation_id`, if there are quotations that have none.

    Nearly the same words are one quotation, whoever is said to have said them, and so are parts of it of five words or more. Of two to four
    words this is so only if they are equal and one person's.
    """
    if database.execute(_UNCHANGED).fetchone()[0]:
        return
    rows, ids, persons_first = array("q"), list[str](), array("q")
    equal: dict[tuple[str, str], int] = {}

    def texts() -> Iterator[str]:
        for number, (row, id_, person, text) in enumerate(database.execute(_IN_ORDER)):
            rows.append(row)
            ids.append(id_)
            persons_first.append(equal.setdefault((person, text), number) if person and " " in text else number)
            yield text

    first = same_words(texts(), lambda number: str(database.execute(_TEXT, (rows[number],)).fetchone()[0]))
    database.executemany(_SET, _changes(rows, ids, [min(pair) for pair in zip(first, persons_first, strict=True)]))


def _changes(rows: array[int], ids: list[str], first: list[int]) -> Iterator[tuple[str, int, str]]:
    for number, row in enumerate(rows):
        yield ids[first[number]], row, ids[first[number]]
