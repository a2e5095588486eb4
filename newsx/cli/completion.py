"""The values that a shell offers for an option. Of several values with commas between them, the last one is completed."""

from __future__ import annotations

from typing import Any, get_args, get_origin

import typer

from newsx.output import formats


def field(ctx: typer.Context, incomplete: str) -> list[str]:
    """Fields of records, or of the rows of `--quotes`; after a dot those of the nested object."""
    from newsx.output.rows import QuoteRow
    from newsx.record import Article

    quotes = ctx.params.get("quotes") or ctx.params.get("rows") == "quotes"
    return _last(incomplete, _names(QuoteRow if quotes else Article, incomplete.rpartition(",")[2]))


def rows(incomplete: str) -> list[str]:
    from newsx.cli.options import ROWS

    return [name for name in ROWS if name.startswith(incomplete)]


def kind(incomplete: str) -> list[str]:
    from newsx.record import QUOTE_KINDS

    return _last(incomplete, ["all", *QUOTE_KINDS])


def place(incomplete: str) -> list[str]:
    from newsx.record import PLACE_FIELDS

    return _last(incomplete, ["all", *PLACE_FIELDS])


def format_(incomplete: str) -> list[str]:
    return [name for name in formats.names() if name.startswith(incomplete)]


def _last(incomplete: str, names: list[str]) -> list[str]:
    """The names that begin as the last of some values does, with the values before it.

    >>> _last("direct,par", ["direct", "partial", "post"])
    ['direct,partial']
    """
    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in names if name.startswith(last)]


def _names(record: Any, incomplete: str) -> list[str]:
    """The names of a record's fields, or of the fields of the nested object to which the dots lead.

    >>> from newsx.record import Article
    >>> _names(Article, "quotes.speaker.na")[:2]
    ['quotes.speaker.id', 'quotes.speaker.name']
    """
    from newsx.output.view import fields_of

    *steps, _ = incomplete.split(".")
    for step in steps:
        record = _inside(fields_of(record).get(step))
    return [".".join([*steps, name]) for name in fields_of(record)]


def _inside(hint: Any) -> Any:
    """The type of a field's value without None; of a list, that of its items.

    >>> _inside(list[str] | None)
    <class 'str'>
    """
    from newsx.output.view import present

    hint = present(hint)
    return _inside(get_args(hint)[0]) if get_origin(hint) is list else hint
