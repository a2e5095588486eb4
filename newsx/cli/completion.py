"""What the shell may complete after an option. Where several values go with commas between them, the last one is completed."""

from __future__ import annotations

from typing import Any, get_args, get_origin

import typer

from newsx.output import formats


def field(ctx: typer.Context, incomplete: str) -> list[str]:
    """Fields of records, or of the rows of `--quotes`, through the dots."""
    from newsx.output.rows import QuoteRow
    from newsx.record import Article

    return _last(incomplete, _names(QuoteRow if ctx.params.get("quotes") else Article, incomplete.rpartition(",")[2]))


def kind(incomplete: str) -> list[str]:
    return _last(incomplete, ["all", *kinds()])


def place(incomplete: str) -> list[str]:
    return _last(incomplete, ["all", *places()])


def format_(incomplete: str) -> list[str]:
    return [name for name in formats.names() if name.startswith(incomplete)]


def kinds() -> list[str]:
    """The kinds of quotations."""
    from newsx.record import QuoteKind

    return list(get_args(QuoteKind))


def places() -> list[str]:
    """The fields in which quotations stand."""
    from newsx.record import PlaceField

    return list(get_args(PlaceField))


def _last(incomplete: str, names: list[str]) -> list[str]:
    """
    >>> _last("direct,par", ["direct", "partial", "post"])
    ['direct,partial']
    """
    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in names if name.startswith(last)]


def _names(record: Any, incomplete: str) -> list[str]:
    """The names of a record's fields; where dots lead into one of them, the names of what is inside it.

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
    """The type of what a field holds, be it there or not, one or several.

    >>> _inside(list[str] | None)
    <class 'str'>
    """
    from newsx.output.view import present

    hint = present(hint)
    return _inside(get_args(hint)[0]) if get_origin(hint) is list else hint
