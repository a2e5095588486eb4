"""Datelines: where, and from which agency, a story is filed ("LA CROSSE, Wis. (AP) —")."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final

from newsx.languages import Language
from newsx.lines import agencies, dates, east_asian
from newsx.record import Dateline

_MAX_CHARS: Final = 90
_CHARS_AFTER: Final = 10
"""Characters after a dateline that are looked at."""
_MAX_WORDS: Final = 6
_MAX_CITY_WORDS: Final = 4
"""Words of a city in capitals without an agency or a date beside it."""
_MIN_CITY_CHARS: Final = 3
_SIGNS: Final = "―—–-:)/"
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


@lru_cache(maxsize=2048)  # several packages ask for those of a page's first paragraphs
def _split(paragraph: str, language: Language) -> Dateline | None:
    if not paragraph.isascii() and (found := east_asian.dateline(paragraph)):
        return found
    head = paragraph[:_MAX_CHARS]
    signs = [at for sign in _SIGNS if (at := head.find(sign)) >= 0]
    match = _end_pattern().search(head, max(0, min(signs) - 1)) if signs else None
    if not match:
        return None
    text, mark = head[: match.start()].strip(), match.group().strip()
    text = text[:-1] if text.endswith(").") else text
    text, agency = _without_agency(text, mark, language)
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
    """What ends a dateline: a dash (a hyphen only with white space), a colon, an agency's bracket with nothing after it; ".-"
    in Spanish, and in Russian a stop after "/ТАСС/"."""
    return re.compile(r"\s*[―—–]+\s*|\s+-{1,2}\s+|(?<=\))-\s*|\.-\s+|(?<=/)\.\s+|:\s+|(?<=\))\s*(?=[A-Z“\"])|:$")


def _without_agency(text: str, mark: str, language: Language) -> tuple[str, str | None]:
    """ "BEIRUT (Reuters)" → "BEIRUT", "Reuters"; "BEIRUT, May 3, Xinhua", "Beirut CNN", "CNN" and "OSLO /PRNewswire/" too; an agency that
    is not known after a date or a known city, "MARL, May 3 (Quayside)"; of a station's call sign, "ST. LOUIS (KMOV)", the place alone."""
    opening = {")": "(", "/": " /"}.get(text[-1:])
    if opening and opening in text[:-1]:
        head, _, inside = text[:-1].rpartition(opening)
        for name in (inside.strip(), *re.split(r"[/,]\s*", inside)):
            if agency := agencies.lookup(name.strip()):
                return head.strip(" ,." if opening == " /" else " ,"), agency
        if _name().fullmatch(inside) and (_without_date(head.strip(" ,"))[1] or head.partition(",")[0].strip() in language.dateline_cities):
            return head.strip(" ,"), inside
        return (head.strip(" ,") if _station().fullmatch(inside) else text), None
    for sign in ", ":
        head, _, tail = text.rpartition(sign)
        if (agency := agencies.lookup(tail.strip())) and ((sign == "," and head) or (tail.isupper() and mark != ":")):
            return head.strip(), agency
    return text, None


@cache
def _name() -> re.Pattern[str]:
    """What can be an agency's name: one to three words with capitals."""
    return re.compile(r"[A-Z][\w’'-]{1,20}(?: [A-Z][\w’'-]{1,20}){0,2}")


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


class _Words:
    """Words before a mark that may be a dateline's place; `confirmed` by an agency or a date beside them."""

    def __init__(self, text: str, confirmed: bool, mark: str, language: Language) -> None:
        self.text, self.confirmed, self.mark, self.language = text, confirmed, mark, language
        self.all = text.replace("/", " ").split()
        self.city = text.split(",")[0].split("/")[0]


def _is_place(text: str, confirmed: bool, mark: str, language: Language) -> bool:
    """Whether words can be a dateline's place."""
    words = _Words(text, confirmed, mark, language)
    for rule in _PLACE_RULES:
        verdict = rule(words)
        if verdict is not None:
            return verdict
    return False


def _unlike_a_place(words: _Words) -> bool | None:
    """Not [Room 12], not [Why?], not seven words."""
    text = words.text
    fits = 1 <= len(words.all) <= _MAX_WORDS and not any(map(str.isdigit, text)) and not any(ch in text for ch in '?!;“”"[]()')
    return None if fits else False


def _beside_agency_or_date(words: _Words) -> bool | None:
    """[Port of Spain] (AP) —; [Leeds], 3 May —; not [what is new] (AP) —"""
    links = words.language.link_words["place"]
    return all(word[0].isupper() or word.lower() in links for word in words.all) if words.confirmed else None


def _before_colon(words: _Words) -> bool | None:
    """[NEW DELHI]: …, a known city; not [WATCH]: …"""
    return words.city in words.language.dateline_cities if words.mark == ":" else None


def _not_in_capitals(words: _Words) -> bool | None:
    """Not [Leeds] —; not [AP] —"""
    city = words.city
    return None if city.isupper() and len(city) >= _MIN_CITY_CHARS and not agencies.lookup(city) else False


def _shouted(words: _Words) -> bool | None:
    """Not [BREAKING NEWS] —; but [NEW HAVEN] —, though NEW is shouted, too."""
    shouted, city = words.language.shouted, words.city
    if city in words.language.dateline_cities or not any(word.strip(".,'’") in shouted for word in city.split()):
        return None
    first, *rest = city.split()
    return bool(rest) and first in words.language.place_openings and shouted.isdisjoint(rest)


def _in_capitals(words: _Words) -> bool | None:
    """[PORT OF SPAIN] —, [ST. ALBA, Ohio] —"""
    city, links = words.city.split(), words.language.link_words["place"]
    return len(city) <= _MAX_CITY_WORDS and all(word[0].isupper() or word in links for word in words.all)


_PLACE_RULES: Final[tuple[Callable[[_Words], bool | None], ...]] = (
    _unlike_a_place,
    _beside_agency_or_date,
    _before_colon,
    _not_in_capitals,
    _shouted,
    _in_capitals,
)
"""Whether words are a place, by each rule that has something to say of them; the first answer wins."""
