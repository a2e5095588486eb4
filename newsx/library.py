"""What programs do with records, beside making them: `rows`, `to_dict`, `explain`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec
from msgspec.structs import asdict

from newsx.output.rows import quote_rows
from newsx.pipeline import check, document_of, read
from newsx.record import Article, PlaceField, QuoteKind, Record
from newsx.selection import SPEECH, Selection


def rows(
    article: Article,
    *,
    kinds: Iterable[QuoteKind] = SPEECH,
    places: Iterable[PlaceField] | None = None,
    speaker: str | None = None,
    min_confidence: float = 0.0,
) -> list[dict[str, Any]]:
    """A flat row for each quotation of an article, as `--quotes` gives them: by default somebody's speech in the body, without repeats.

    `kinds` and `places` choose others; `speaker` is a name or some words of one. `newsx.QuoteRow` describes the columns.

        >>> import newsx
        >>> article = newsx.extract("Ferry stays\\n\\nThe ferry stays. “It is a lifeline,” said Ivo Bern, the mayor.")
        >>> [(row["speaker_name"], row["speaker_role"], row["text_key"]) for row in newsx.rows(article)]
        [('Ivo Bern', 'mayor', 'it is a lifeline')]
    """
    chosen = Selection(frozenset(kinds), None if places is None else frozenset(places), speaker, min_confidence)
    return [asdict(row) for row in quote_rows(article, chosen)]


def to_dict(record: Record) -> dict[str, Any]:
    """A record, or a part of one, as dictionaries and lists that `json.dumps` takes: what the command prints.

    >>> import newsx
    >>> newsx.to_dict(newsx.Author(name="Ann Roe"))
    {'name': 'Ann Roe', 'type': 'person', 'role': None, 'organization': None}
    """
    if not isinstance(record, Record):
        raise TypeError(f"to_dict takes a record, such as extract gives, not {type(record).__name__}")
    built: dict[str, Any] = msgspec.to_builtins(record)
    return built


def explain(
    text: str, *, name: str = "-", url: str | None = None, reference_date: date | None = None, indirect: bool = False
) -> dict[str, Any]:
    """Why the record of a page is as it is, as `--explain --json` says it; the arguments are those of `extract`.

    `blocks` has a dict for each block with its label, `fields` the candidates for headline, authors, dates and publisher, `quotes` for each
    quotation the candidates for its speaker; each with the weightiest reasons.

        >>> import newsx
        >>> newsx.explain("Ferry stays\\n\\nBy Ann Roe\\n\\nThe ferry stays, the council said.")["blocks"][1]["label"]
        'byline'
    """
    check(text, reference_date)
    reading = read(document_of(text, name, url), reference_date=reference_date, indirect=indirect)
    reasons: dict[str, Any] = msgspec.to_builtins({"input": name, **reading.explain()})
    return reasons
