"""Columns: what the keys of JSON and the columns of tables usually hold, by their names.

The names are those of news-please, newspaper3k, trafilatura, Media Cloud, GDELT, of the interfaces of WordPress, The Guardian, The New York
Times and NewsAPI, of RSS and JSON Feed, of exports of Nexis, Factiva and ProQuest, and of the data sets that people make of these.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

Claims = dict[str, list[str]]
"""What a row says on each subject of `newsx.pages.evidence`."""

SUBJECTS = {
    "headline": "headline", "dek": "dek", "authors": "author", "published": "published", "modified": "modified", "publisher": "publisher",
    "section": "section", "url": "url", "language": "language",
}  # fmt: skip
"""The fields of a record that a column can give, and the subject of each."""

_NAMES = {
    "headline": "headline title hed hd heading webtitle articletitle storytitle newstitle titlepage titlerss titel titre titulo titolo",
    "dek": "dek deck standfirst subtitle subheadline subheading subhed fields.standfirst",
    "description": "description summary excerpt abstract snippet teaser trailtext fields.trailtext",
    "author": "authors author byline by dccreator creator writer writers journalist reporter authorname authornames fields.byline"
    " autor auteur autore",
    "published": "published publishedat publishdate publishedon publicationdate pubdate datepublished datepublish"
    " publishtime publishedtime webpublicationdate firstpublished dateissued posted postedat postdate dateposted pd dcdate date"
    " datetime articledate newsdate seendate sqldate datum fecha data publicationyear year",
    "modified": "modified modifiedat datemodified datemodify updated updatedat dateupdated lastmodified lastupdated lastmodifieddate"
    " webmodificationdate",
    "publisher": "publisher publishername outlet outletname mediaoutlet newsoutlet newspaper publication publicationtitle publicationname"
    " pubtitle medianame sitename ogsitename dcpublisher sourcename source newssource sourcetitle sourcehostname sn quelle zeitung medium"
    " medio fonte",
    "section": "section sectionname articlesection newsdesk rubric category categories rubrik ressort rubrique seccion",
    "url": "url link articleurl canonicalurl canonicallink permalink weburl sourceurl urlused documentidentifier pageurl uri guid",
    "language": "language lang languagecode inlanguage dclanguage la",
}  # fmt: skip
"""The names of columns that may hold each subject, the best first; "description" may be a dek or a summary that no page prints. Names are
folded: in lower case, without spaces, hyphens, underscores and colons."""
_TEXT_NAMES = (
    "maintext articletext articlebody fulltext bodytext textbody fields.bodytext fields.body content.rendered contentencoded contenthtml"
    " contenttext articlehtml pagecontent rawtext rawhtml markdown article inhalt volltext texte texto testo td"
).split()  # fmt: skip
"""Further names of columns that may hold a page, if none has one of `settings.TEXT_KEYS`."""

_LEAD, _REST = "lp", "td"
"""Factiva's names of the columns that hold the first paragraphs of a page, and the others."""
_RANKS = {name: (subject, rank) for subject, names in _NAMES.items() for rank, name in enumerate(names.split())}
_HOLDERS = frozenset(name.partition(".")[0] for name in (*_RANKS, *_TEXT_NAMES) if "." in name)
"""Keys whose objects have columns of their own."""
_NAME_KEYS = ("name", "main", "original", "rendered", "title", "label", "$date", "#text", "value")
"""Keys of an object that stands for one value, under which it has its name, the best first."""
_ROLE_KEYS = ("role", "jobtitle", "job_title", "jobTitle")
_MAX_VALUES = 20
"""Values that are taken of one column: a story has a few authors."""
_MAX_CHARS = 1000
"""A longer value is a text and no field."""
_LIST = re.compile(r"""\s*\[\s*(?:["'{].*)?\]\s*\Z""", re.DOTALL)
"""A list that a program has written into a cell: "['Ann Roe', 'Ivo Bern']"."""
_NOTHING = frozenset(("", "nan", "none", "null", "n/a", "na", "nat", "[]", "-", "unknown", "undefined"))
"""What programs write where they have no value."""


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A column's name as it is compared.

    >>> folded("Publication date"), folded("publishedAt"), folded("dc:creator"), folded("fields.bodyText")
    ('publicationdate', 'publishedat', 'dccreator', 'fields.bodytext')
    """
    return re.sub(r"[^\w.]|_", "", name.lower())


def claims_of(row: dict[str, Any], chosen: Iterable[tuple[str, str]] = ()) -> Claims:
    """What a row's columns say of its story: by their usual names, or for the subjects in `chosen` under the columns named there.

    >>> claims_of({"Title": "Ferry stays", "authors": ["Ann Roe"], "outlet": {"name": "The Gazette"}, "top": "Stays"})
    {'headline': ['Ferry stays'], 'author': ['Ann Roe'], 'publisher': ['The Gazette']}
    >>> claims_of({"Title": "Ferry stays", "top": "Stays"}, [("headline", "top")])
    {'headline': ['Stays']}
    """
    ranked: dict[str, list[tuple[int, Any]]] = {}
    for name, value in _columns(row):
        known = _RANKS.get(name)
        if known:
            ranked.setdefault(known[0], []).append((known[1], value))
    claims: Claims = {}
    for subject, values in ranked.items():
        values.sort(key=_rank)
        said = (texts(value) for _, value in values)
        if found := next((found for found in said if found and (subject != "url" or is_address(found[0]))), None):
            claims[subject] = found
    for subject, column in chosen:
        claims.pop(subject, None)
        holder, key = reached(row, column)
        if key is not None and (found := texts(holder[key])):
            claims[subject] = found
    return claims


def _rank(ranked: tuple[int, Any]) -> int:
    return ranked[0]


def _columns(row: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The columns of a row under their folded names, those of objects within it, too."""
    for key, value in row.items():
        name = folded(key)
        yield name, value
        if name in _HOLDERS and isinstance(value, dict):
            for inner, held in value.items():
                yield f"{name}.{folded(str(inner))}", held


def subject_of(name: str) -> str | None:
    """What a column of this name usually holds.

    >>> subject_of("pubDate"), subject_of("id")
    ('published', None)
    """
    return _RANKS.get(folded(name), (None, 0))[0]


def is_address(text: str) -> bool:
    return text.startswith(("http://", "https://"))


def texts(value: Any) -> list[str]:
    """The strings that a value stands for: itself, a number's digits, the name of an object, those of its items.

    >>> texts("['Ann Roe', 'Ivo Bern']"), texts([{"name": "Ann Roe", "role": "Chief Reporter"}]), texts(1714726800), texts("NaN")
    (['Ann Roe', 'Ivo Bern'], ['Ann Roe, Chief Reporter'], ['1714726800'], [])
    """
    if isinstance(value, str):
        text = value.strip() if len(value) <= _MAX_CHARS else ""
        if text.startswith("[") and _LIST.match(text) and (items := _items(text)) is not None:
            return texts(items)
        return [] if text.lower() in _NOTHING else [text]
    if isinstance(value, bool) or value is None:
        return []
    if isinstance(value, int | float):
        return [str(int(value))] if value == value and abs(value) < 1e18 else []
    if isinstance(value, list):
        return [text for item in value[:_MAX_VALUES] for text in texts(item)][:_MAX_VALUES]
    if isinstance(value, dict):
        named = next(filter(None, (texts(value[key]) for key in _NAME_KEYS if not isinstance(value.get(key), dict | list | None))), [])
        role = next(filter(None, (texts(value.get(key)) for key in _ROLE_KEYS)), [])
        return [", ".join(named + role)] if named else []
    return []


def _items(text: str) -> Any:
    """The items of a list that Python or JSON wrote; `None` if it is none."""
    import json
    from ast import literal_eval

    parsers: tuple[Callable[[str], Any], ...] = (json.loads, literal_eval)
    for parse in parsers:
        try:
            return parse(text)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            continue
    return None


def lead_of(row: dict[str, Any], text_key: str) -> str:
    """The first paragraphs of a page, which Factiva has in a column of their own (LP) beside the rest (TD); "" if there are none.

    >>> lead_of({"LP": "The ferry sails.", "TD": "It sails at noon."}, "TD")
    'The ferry sails.'
    """
    lead = next((value for key, value in row.items() if folded(key) == _LEAD), None) if folded(text_key) == _REST else None
    return lead if isinstance(lead, str) else ""


def place_of_text(row: dict[str, Any], keys: Iterable[str], usual: bool) -> tuple[dict[str, Any], str | None]:
    """The object in which the first of the keys holds a string, if possible one that is not blank, and the key as the object has it.

    With `usual`, a page may also stand under one of the usual names.

    >>> place_of_text({"id": 7, "story": {"Text": "The ferry sails."}}, ("html", "story.text"), usual=True)
    ({'Text': 'The ferry sails.'}, 'Text')
    >>> place_of_text({"id": 7, "Full text": "The ferry sails."}, ("html",), usual=True)[1]
    'Full text'
    """
    found: tuple[dict[str, Any], str | None] = (row, None)
    for holder, name in _places(row, keys, usual):
        if isinstance(holder[name], str):
            if holder[name].strip():
                return holder, name
            found = found if found[1] else (holder, name)
    return found


def _places(row: dict[str, Any], keys: Iterable[str], usual: bool) -> Iterator[tuple[dict[str, Any], str]]:
    for key in keys:
        holder, name = reached(row, key)
        if name is not None:
            yield holder, name
    if usual:
        names = {folded(name): name for name in row}
        for key in _TEXT_NAMES:
            first, _, rest = key.partition(".")
            name = names.get(first)
            if name is not None and not rest and not _is_reference(row[name]):
                yield row, name
            elif name is not None and isinstance(inner := row[name], dict):
                yield from ((inner, held) for held in inner if folded(str(held)) == rest)


def _is_reference(value: Any) -> bool:
    """Whether a value is the address or the number of a page instead of the page."""
    return isinstance(value, str) and 0 < len(value) <= _MAX_CHARS and (is_address(value) or (value.isascii() and value.isalnum()))


def reached(row: dict[str, Any], key: str) -> tuple[dict[str, Any], str | None]:
    """The object that a key leads to, through others if it is dotted, and the key as the object has it; `None` if it has no such key."""
    name = _written(row, key)
    if name is not None or "." not in key:
        return row, name
    first, _, rest = key.partition(".")
    inner = row.get(_written(row, first) or first)
    return reached(inner, rest) if isinstance(inner, dict) else (row, None)


def _written(row: dict[str, Any], key: str) -> str | None:
    """A key as a row has it, in whatever case ("Title" for "title"); `None` if the row does not have it."""
    if key in row:
        return key
    return next((name for name in row if isinstance(name, str) and name.lower() == key.lower()), None)
