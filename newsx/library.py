"""What programs do with records, beside making them: `rows`, `to_dict`, `explain`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import asdict

from newsx.output.rows import quote_rows
from newsx.pipeline import check, document_of, read
from newsx.record import Article, PlaceField, QuoteKind, Record, Source
from newsx.selection import SPEECH, Selection

if TYPE_CHECKING:
    from newsx.people import People


def rows(
    article: Article,
    *,
    kinds: Iterable[QuoteKind] = SPEECH,
    places: Iterable[PlaceField] | None = None,
    speaker: str | None = None,
    min_confidence: float = 0.0,
    people: People | None = None,
) -> list[dict[str, Any]]:
    """A flat row for each quotation of an article, as `--quotes` gives them: by default somebody's speech in the body, without repeats.

    `kinds` and `places` choose others; `speaker` is a name or some words of one. `people`, as `newsx.link` finds them in many articles,
    give the column `person_id`. `newsx.QuoteRow` describes the columns.

        >>> import newsx
        >>> article = newsx.extract("Ferry stays\\n\\nThe ferry stays. “It is a lifeline,” said Ivo Bern, the mayor.")
        >>> [(row["speaker_name"], row["speaker_role"], row["text_key"]) for row in newsx.rows(article)]
        [('Ivo Bern', 'mayor', 'it is a lifeline')]
    """
    chosen = Selection(frozenset(kinds), None if places is None else frozenset(places), speaker, min_confidence)
    found = list(quote_rows(article, chosen))
    for row in found if people else ():
        row.person_id = _person_id(article, article.quotes[row.quote_no].speaker, people)
    return [asdict(row) for row in found]


def _person_id(article: Article, speaker: Source | None, people: People | None) -> str | None:
    link = people.find(article.id, speaker.id) if people is not None and speaker else None
    return link.person_id if link else None


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
