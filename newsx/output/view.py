"""What is shown of each record: the whole, some of its fields, its quotations, or a row of a table."""

from __future__ import annotations

import types
from difflib import get_close_matches
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct
from msgspec.structs import asdict, replace

from newsx.output.row_people import PERSON_ID, PersonIds
from newsx.output.rows import EXTRA, ArticleRow, QuoteRow, article_row, quote_rows
from newsx.record import Article
from newsx.selection import USUAL, Selection

_MIN_LIKENESS = 0.7
"""How alike two names must be, from 0 to 1, for one to be suggested instead of the other (as difflib measures it)."""


class UnknownField(ValueError):
    """A name that is not a field of the record or of a quotation's row."""


class View(Struct, frozen=True):
    """What to show of each record.

    `quotes`: its quotations, chosen by `selection`, instead of the record. `flat`: a flat row instead of the record. `fields`: these fields
    only, with dotted names for nested ones ("speakers.name"). `extras`: keys of the articles' `extra` that have columns of their own in the
    rows of quotations and in flat rows. `explanation`: the record is an explanation. `spreadsheet`: the output is for a program that runs
    cells that look like formulas. `people`: a file of known people, for formats that say who is one person in several stories.
    `person_ids`: who is, for rows of quotations, once that is known.

    Raises UnknownField if a name in `fields` is not a field of the record (or of the quotation's row).
    """

    quotes: bool = False
    flat: bool = False
    fields: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()
    selection: Selection = USUAL
    explanation: bool = False
    spreadsheet: bool = False
    people: str | None = None
    person_ids: PersonIds | None = None

    def __post_init__(self) -> None:
        assert self.columns

    @property
    def columns(self) -> dict[str, Any]:
        """The names of each item's columns, and the types of their values."""
        record = QuoteRow if self.quotes else ArticleRow if self.flat and not self.fields else Article
        if self.fields:
            return {name: _type_at(record, name) for name in self.fields}
        return fields_of(record) | {f"{EXTRA}.{key}": Any for key in self.extras}

    @property
    def whole(self) -> bool:
        """Whether records are shown whole."""
        return not self.quotes and not self.fields and not self.flat

    @property
    def takes_extras(self) -> bool:
        """Whether keys of `extra` may have columns of their own."""
        return not self.fields and (self.quotes or self.flat)

    @property
    def tells_people(self) -> bool:
        """Whether the rows say who is one person in several stories."""
        return self.quotes and (not self.fields or PERSON_ID in self.fields)

    def of_person(self, row: dict[str, Any]) -> dict[str, Any]:
        """A row that was written before, with the person who is known now."""
        return row if self.person_ids is None else row | {PERSON_ID: self.person_ids.get((row["article_id"], row["speaker_name"]))}

    def as_table(self) -> View:
        """The same, but flat rows instead of whole records."""
        return replace(self, flat=True) if self.whole else self

    def items(self, record: bytes) -> list[Any]:
        """What is shown of a record, given as JSON: one object that msgspec can encode, or one for each quotation."""
        if self.whole:
            return [msgspec.Raw(record)]
        article = msgspec.json.decode(record, type=Article)
        if not self.quotes:
            return [{name: value_of(article, name) for name in self.fields} if self.fields else article_row(article, self.selection)]
        rows = list(quote_rows(article, self.selection))
        if self.person_ids is not None:
            for row in rows:
                row.person_id = self.person_ids.get((article.id, row.speaker_name or ""))
        return [{name: value_of(row, name) for name in self.fields} for row in rows] if self.fields else rows

    def rows(self, record: bytes) -> list[dict[str, Any]]:
        """The items as dictionaries with the columns' names as keys."""
        items = self.items(record)
        return [self._with_extras(asdict(item)) for item in items] if self.takes_extras else items

    def _with_extras(self, row: dict[str, Any]) -> dict[str, Any]:
        """A row with the keys of its `extra` in their columns; those that have none stay under `extra`."""
        extra = row[EXTRA] or {}
        for key in self.extras:
            row[f"{EXTRA}.{key}"] = extra.get(key)
        if self.extras:
            row[EXTRA] = {key: value for key, value in extra.items() if key not in self.extras} or None
        return row


def value_of(thing: Any, name: str) -> Any:
    """The value under a dotted name; for a list, the list of its entries' values. `None` if something on the way is `None`.

    >>> value_of({"speakers": [{"name": "Ann Roe"}, {"name": "Ivo Bern"}]}, "speakers.name")
    ['Ann Roe', 'Ivo Bern']
    """
    for step, key in enumerate(keys := name.split(".")):
        if isinstance(thing, list):
            rest = ".".join(keys[step:])
            return [value_of(entry, rest) for entry in thing]
        if thing is None:
            return None
        thing = thing.get(key) if isinstance(thing, dict) else getattr(thing, key)
    return thing


def present(hint: Any) -> Any:
    """A type without `None`.

    >>> present(str | None), present(str)
    (<class 'str'>, <class 'str'>)
    """
    if get_origin(hint) in (Union, types.UnionType):
        return next(arg for arg in get_args(hint) if arg is not type(None))
    return hint


def scalar(hint: Any) -> type | None:
    """The type of a scalar, `str` for a literal; `None` for a list or an object.

    >>> scalar(int | None), scalar(Literal["f", "m"]), scalar(list[str])
    (<class 'int'>, <class 'str'>, None)
    """
    inner = present(hint)
    kind = type(get_args(inner)[0]) if get_origin(inner) is Literal else inner
    return kind if kind in (str, int, float, bool) else None


@cache
def fields_of(record: Any) -> dict[str, Any]:
    """The names and types of a record type's fields; none for other types."""
    return get_type_hints(record) if isinstance(record, type) and issubclass(record, msgspec.Struct) else {}


def _type_at(hint: Any, name: str, step: int = 0) -> Any:
    """The type of `value_of(thing, name)` if `thing` is of the type `hint`, from the key at `step` on. Raises UnknownField."""
    keys = name.split(".")[step:]
    inner = present(hint)
    if not keys or inner is Any:
        return hint
    if get_origin(inner) is list:
        found: Any = list[_type_at(get_args(inner)[0], name, step)]  # type: ignore[misc]
    elif get_origin(inner) is dict:
        found = _type_at(get_args(inner)[1], name, step + 1) | None
    else:
        known = fields_of(inner)
        if keys[0] not in known:
            raise UnknownField(f"no field {name!r}{_help(keys[0], known)}")
        found = _type_at(known[keys[0]], name, step + 1)
    return found if inner is hint else found | None


def _help(name: str, known: dict[str, Any]) -> str:
    near = get_close_matches(name, known, 1, _MIN_LIKENESS)
    return f"; did you mean {near[0]}?" if near else f"; the fields are {', '.join(known)}" if known else ""
