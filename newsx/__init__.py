"""newsx: what a news story says and who said what in it, from the text of its page.

    >>> import newsx
    >>> article = newsx.extract('''Council votes to keep the ferry
    ...
    ... By Ann Roe
    ...
    ... PORT ELLIS, Maine — The council voted on Monday to keep the ferry running through the winter.
    ...
    ... “It is a lifeline,” said Ivo Bern, the mayor. “Without it the island is a rock.”''')
    >>> article.headline, article.authors[0].name, article.dateline.place
    ('Council votes to keep the ferry', 'Ann Roe', 'PORT ELLIS, Maine')
    >>> for quote in article.quotes:
    ...     print(quote.speaker.name, quote.speaker.role, quote.text, sep=" | ")
    Ivo Bern | mayor | It is a lifeline,
    Ivo Bern | mayor | Without it the island is a rock.

`extract(text)` takes the text or the HTML of a page and returns an `Article`. It accepts any text; what the text does not give is `None` or
empty. Quotations are read in English and in German. The parts of an `Article` are the types named below, each with its own description
(`help(newsx.Quote)`). Every quotation can be traced to its place in the text: offsets count characters (code points), from `start` up to
but not including `stop`.

    >>> place = article.quotes[0].at
    >>> place.field, place.index, article.body[place.index][place.start : place.stop]
    ('body', 1, 'It is a lifeline,')

`rows(article)` gives a flat row for each quotation, for pandas and spreadsheets; `explain(text)` says why the record is as it is.
`extract_many(paths)` reads files, directories and archives, with several processes if `jobs` says so; it raises `Unreadable` for an input
that gives no record, or calls your `on_error`. `link(articles)` finds out which speakers of several articles are one person.

`Article` and its parts are msgspec structs, of which `to_dict` makes dictionaries: `msgspec.json.encode(article)` gives the JSON that the
command prints, `msgspec.json.decode(line, type=newsx.Article)` reads it back, and `newsx.json_schema()` returns its JSON Schema. A page
takes some milliseconds.

To read the code, begin with `newsx.pipeline`: a line for each package on the way from a page to its record.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = [
    "Article",
    "Author",
    "Block",
    "Capture",
    "Dateline",
    "Image",
    "Link",
    "Note",
    "People",
    "Person",
    "Place",
    "Quote",
    "QuoteRow",
    "Related",
    "Source",
    "Speaker",
    "Unreadable",
    "__version__",
    "explain",
    "extract",
    "extract_many",
    "json_schema",
    "link",
    "rows",
    "to_dict",
]

if TYPE_CHECKING:
    from newsx.batch.many import extract_many
    from newsx.library import explain, rows, to_dict
    from newsx.output.rows import QuoteRow
    from newsx.people.people import Link, People, Person, link
    from newsx.pipeline import extract
    from newsx.record import (
        Article,
        Author,
        Block,
        Capture,
        Dateline,
        Image,
        Note,
        Place,
        Quote,
        Related,
        Source,
        Speaker,
        json_schema,
    )
    from newsx.sources.raw import Unreadable

_HOMES = {
    "extract": "newsx.pipeline",
    "extract_many": "newsx.batch.many",
    "Unreadable": "newsx.sources.raw",
    "QuoteRow": "newsx.output.rows",
    **dict.fromkeys(("explain", "rows", "to_dict"), "newsx.library"),
    **dict.fromkeys(("link", "Link", "People", "Person"), "newsx.people.people"),
}
"""The modules of names that are not defined in `newsx.record`."""


def __getattr__(name: str) -> Any:
    """Imports a public name when it is first used, so that `newsx --version` and `import newsx` stay fast."""
    if name not in __all__:
        raise AttributeError(f"module 'newsx' has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "newsx.record")), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
