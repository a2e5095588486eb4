"""Datelines: where, and from which agency, a story is filed ("LA CROSSE, Wis. (AP) —")."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from newsx.languages import Language
from newsx.lines import agencies, dates
from newsx.record import Dateline

_MAX_CHARS: Final = 90
_CHARS_AFTER: Final = 10
"""Characters after a dateline that are looked at."""
_MAX_WORDS: Final = 6
_MAX_CITY_WORDS: Final = 4
"""Words of a city in capitals without an agency or a date beside it."""
_MIN_CITY_CHARS: Final = 3
_SIGNS: Final = "―—–-:)"
"""The signs one of which every dateline ends in."""
_SOME_YEAR: Final = " 2000"
"""Completes a date that is printed without its year."""


def split(paragraph: str, language: Language) -> Dateline | None:
    """The dateline that a paragraph begins with, or None; its `text` is the printed whole, dash or colon included.

    >>> from newsx import languages
    >>> english = languages.of("en")
    >>> split("ST. ALBA, Ohio (AP) — The bridge reopened.", english)
    Dateline(place='ST. ALBA, Ohio', agency='AP', text='ST. ALBA, Ohio (AP) —')
    """
    return _split(paragraph[: _MAX_CHARS + _CHARS_AFTER], language)


@lru_cache(maxsize=2048)  # several rooms ask for those of a page's first paragraphs
def _split(paragraph: str, language: Language) -> Dateline | None:
    head = paragraph[:_MAX_CHARS]
    signs = [at for sign in _SIGNS if (at := head.find(sign)) >= 0]
    match = _end_pattern().search(head, max(0, min(signs) - 1)) if signs else None
    if not match:
        return None
    text, mark = head[: match.start()].strip(), match.group().strip()
    text, agency = _without_agency(text, mark)
    text, dated = _without_date(text)
    if not mark and not agency:
        return None
    printed = paragraph[: match.end()].strip()
    if not text:
        return Dateline(place=None, agency=agency, text=printed) if agency else None
    follows = paragraph[match.end() :].lstrip(" \u201c\u2018\"'[")[:1]
    if follows and not (follows.isupper() or follows.isdigit() or follows in "$£€"):
        return None
    return Dateline(place=text, agency=agency, text=printed) if _is_place(text, bool(agency or dated), mark, language) else None


@cache
def _end_pattern() -> re.Pattern[str]:
    """What ends a dateline: a dash (a hyphen only with white space), a colon, or an agency's bracket with nothing after it."""
    return re.compile(r"\s*[―—–]+\s*|\s+-{1,2}\s+|(?<=\))-\s*|:\s+|(?<=\))\s*(?=[A-Z“\"])|:$")


def _without_agency(text: str, mark: str) -> tuple[str, str | None]:
    """ "BEIRUT (Reuters)" → "BEIRUT", "Reuters"; "BEIRUT, May 3, Xinhua", "Beirut CNN", "CNN" and "OSLO /PRNewswire/" too; of a station's
    call sign, "ST. LOUIS (KMOV)", the place alone."""
    opening = {")": "(", "/": " /"}.get(text[-1:])
    if opening and opening in text[:-1]:
        head, _, inside = text[:-1].rpartition(opening)
        for name in (inside.strip(), *re.split(r"[/,]\s*", inside)):
            if agency := agencies.lookup(name.strip()):
                return head.strip(" ,"), agency
        return (head.strip(" ,") if _station().fullmatch(inside) else text), None
    for sign in ", ":
        head, _, tail = text.rpartition(sign)
        if (agency := agencies.lookup(tail.strip())) and ((sign == "," and head) or (tail.isupper() and mark != ":")):
            return head.strip(), agency
    return text, None


@cache
def _station() -> re.Pattern[str]:
    """The call sign of an American station: "KMOV", "WABC-TV"."""
    return re.compile(r"[KW][A-Z]{2,3}(?:-(?:TV|AM|FM))?")


def _without_date(text: str) -> tuple[str, bool]:
    """The text without a date at its end, with or without year, and whether it has one: "LONDON, 3 May" → "LONDON"."""
    head, comma, tail = text.rpartition(",")
    if comma and any(map(str.isdigit, tail)):
        if tail.strip().isdigit() and len(tail.strip()) == 4:
            head, comma, tail = head.rpartition(",")
        if comma and dates.find(tail + _SOME_YEAR):
            return head.strip(), True
    return text, False


def _is_place(text: str, confirmed: bool, mark: str, language: Language) -> bool:
    """Whether words can be a dateline's place.

    Beside an agency or a date, which have `confirmed` it, any capitalised words can; else only words in capitals, and before a colon only
    known cities.
    """
    words = text.replace("/", " ").split()
    if not 1 <= len(words) <= _MAX_WORDS or any(map(str.isdigit, text)) or any(ch in text for ch in '?!;“”"[]()'):
        return False
    links = language.link_words["place"]
    if confirmed:
        return all(word[0].isupper() or word.lower() in links for word in words)
    city = text.split(",")[0].split("/")[0]
    if mark == ":":
        return city in language.dateline_cities
    if not city.isupper() or len(city) < _MIN_CITY_CHARS or agencies.lookup(city):
        return False
    shouted = language.shouted
    if any(word.strip(".,'’") in shouted for word in city.split()) and city not in language.dateline_cities:
        first, *rest = city.split()
        return bool(rest) and first in language.place_openings and shouted.isdisjoint(rest)
    return len(city.split()) <= _MAX_CITY_WORDS and all(word[0].isupper() or word in links for word in words)
