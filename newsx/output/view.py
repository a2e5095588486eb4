"""What of each record is wanted: the whole, some of its fields, or its quotations."""

from __future__ import annotations

import types
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec

from newsx.output.rows import SPEECH, QuoteRow, quote_rows
from newsx.record import Article, PlaceField, QuoteKind


class UnknownField(ValueError):
    """A name that is no field of what is shown."""


@dataclass(frozen=True, slots=True)
class View:
    """What to show. `fields` are names, dotted ones for what is inside ("speakers.name"); `kinds` and `places` choose quotations.

    Raises UnknownField where a name of `fields` is none of the record's (or of the quotation's row).
    """

    quotes: bool = False
    fields: tuple[str, ...] = ()
    kinds: frozenset[QuoteKind] = SPEECH
    places: frozenset[PlaceField] | None = None
    explanation: bool = False

    def __post_init__(self) -> None:
        for name in self.fields:
            _check(QuoteRow if self.quotes else Article, name)

    @property
    def whole(self) -> bool:
        """Whether records are shown as they are."""
        return not self.quotes and not self.fields

    def items(self, record: bytes) -> list[Any]:
        """What is shown of a record given as JSON, each to be encoded as JSON itself: one item, or one for each quotation."""
        if self.whole:
            return [msgspec.Raw(record)]
        article = msgspec.json.decode(record, type=Article)
        if not self.quotes:
            return [{name: value_of(article, name) for name in self.fields}]
        rows = quote_rows(article, self.kinds, self.places)
        return [{name: getattr(row, name) for name in self.fields} for row in rows] if self.fields else list(rows)


def value_of(thing: Any, name: str) -> Any:
    """The value under a dotted name; of a list, the list of its entries' values.

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


def _check(record: type, name: str) -> None:
    """Raises UnknownField unless `name` leads somewhere in records of this type."""
    known = record
    for key in name.split("."):
        if known is dict:
            return  # anything may be in `extra`
        hints = _fields(known)
        if key not in hints:
            near = get_close_matches(key, hints, 1)
            hint = f"; did you mean {near[0]}?" if near else f"; there are {', '.join(hints)}" if hints else ""
            raise UnknownField(f"no field {name!r}{hint}")
        known = _inner(hints[key])


@cache
def _fields(record: type) -> dict[str, Any]:
    return get_type_hints(record) if issubclass(record, msgspec.Struct) else {}


def _inner(hint: Any) -> type:
    """The record type that a field holds, through lists and absence; `dict` for free keys."""
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(arg for arg in get_args(hint) if arg is not type(None))
    if get_origin(hint) is list:
        return _inner(get_args(hint)[0])
    hint = get_origin(hint) or hint
    return hint if isinstance(hint, type) else object
