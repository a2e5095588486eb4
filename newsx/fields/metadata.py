"""What a page's markup says of its story, weighed against what its text prints.

No witness is believed for its rank alone: a headline is one that the page shows and others repeat, an author a person whom the page or
several witnesses name, a date the day on which most agree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Literal

from newsx.fields import publisher
from newsx.fields.page import Page, content_words
from newsx.languages import Language
from newsx.lines import byline, dates
from newsx.pages.evidence import Evidence
from newsx.record import Author
from newsx.text import names

_WEIGHTS = {"json-ld": 3.0, "article:published_time": 3.0, "container": 3.0, "itemprop": 2.0, "time": 1.5, "htmldate": 0.5}
_OTHER_WEIGHT, _URL_WEIGHT, _PRINTED_WEIGHT, _MARKED_WEIGHT = 1.5, 1.5, 2.0, 3.0
_ELSEWHERE = 0.1
"""What the page's further marked times weigh: they date other stories and comments."""
_CHANGED = 0.3
"""The part of its weight that a time of publication keeps that is one of change, too, where others name an earlier day."""
_PERHAPS = 0.6
"""The part of its weight with which a time in UTC speaks for the day before or after, which it may be where the story is published."""
_MARKS = frozenset({"time", "itemprop"})
_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2100
_MARKED_UP = frozenset({"rel", "itemprop"})
_MOST_MARKED = 3
_LONGEST_NAME = 4


def titles(evidence: Evidence) -> list[str]:
    """The headlines that the witnesses give, without section and site, the best witness first."""
    site = {claim.value.lower() for claim in evidence.on("publisher")}
    return list(dict.fromkeys(_without_site(claim.value, site) for claim in evidence.on("headline")))


def likeness(line: str, said: list[str], language: Language) -> float:
    """0 to 1: how much a line is like what the witnesses say that is most like it, by their words."""
    words = content_words(line, language)
    others = [content_words(value, language) for value in said]
    return max((len(words & other) / len(words | other) for other in others if words | other), default=0.0)


def _without_site(title: str, site: set[str]) -> str:
    """ "Harbor vote delayed | The Tribune" → "Harbor vote delayed", where the witnesses call the site so or the rest is short."""
    cuts = list(publisher.separators().finditer(title))
    for cut in cuts:
        rest = title[cut.end() :].strip().lower()
        if rest in site or any(rest.endswith(name) for name in site):
            return title[: cut.start()].strip()
    if cuts and ("|" in cuts[-1].group() or len(cuts) > 1) and len(title[cuts[-1].end() :].split()) <= 4:
        return title[: cuts[-1].start()].strip()
    return title


def join_authors(printed: list[Author], page: Page) -> list[Author]:
    """The authors whom the page prints, and the people whom the witnesses name beside them or in their stead.

    Beside a printed byline those count whom the lines around the headline name, too. Where the page prints no person, what meta tags and
    JSON-LD say counts, and else the one to three people whom the markup marks as authors.
    """
    evidence = page.evidence
    told = [(claim.source, person) for claim in evidence.on("author") for person in _people(claim.value, evidence, page.language)]
    declared = _once([person for witness, person in told if witness not in _MARKED_UP])
    marked = _once([person for witness, person in told if witness in _MARKED_UP])
    people = [author for author in printed if author.type == "person"]
    if not people:
        found = declared or (marked if len(marked) <= _MOST_MARKED else [])
        return found + printed
    lines = " ".join(page.items[index].block.lower for index in page.head())
    more = [person for person in declared if person.name.lower() in lines]
    return printed + [person for person in _once(more) if not any(same_name(author.name, person.name) for author in people)]


def same_name(one: str, other: str) -> bool:
    """Whether two names can be one person's: the same last word, and the words of one among the other's."""
    first, second = one.lower().replace(".", "").split(), other.lower().replace(".", "").split()
    return bool(first and second) and first[-1] == second[-1] and (set(first) <= set(second) or set(second) <= set(first))


def _once(people: list[Author]) -> list[Author]:
    """Each person once, the first name given for each."""
    found: list[Author] = []
    for person in people:
        if not any(same_name(person.name, known.name) for known in found):
            found.append(person)
    return found


def _people(value: str, evidence: Evidence, language: Language) -> list[Author]:
    """The people whom a witness names: no address, account, desk or publisher."""
    if "://" in value or "@" in value.split(maxsplit=1)[0] or value.lower().startswith("www."):
        return []
    value = re.sub(r"^\W*by\s+", "", value, flags=re.IGNORECASE).replace(" ,", ",")
    value = " ".join(word for word in value.split() if not word.startswith("@"))
    publishers = {claim.value.lower() for claim in evidence.on("publisher")}
    parsed = byline.parse("By " + value, language)
    found = [author for author in parsed if author.type == "person" and author.name.lower() not in publishers]
    words = value.split()
    if not parsed and 2 <= len(words) <= _LONGEST_NAME and value.lower() not in publishers and _may_name(words, language):
        found = [Author(name=names.natural_case(value))]
    return found


def _may_name(words: list[str], language: Language) -> bool:
    """Whether these words can be a name of unusual form: letters only, the first capitalised, not an outlet's or a desk's name."""
    value = " ".join(words)
    plain = all(word.replace("-", "").replace("'", "").replace("’", "").replace(".", "").isalpha() for word in words)
    return plain and words[0][0].isupper() and names.kind(value, language) not in {"organization", "desk", "handle"}


@dataclass(slots=True, frozen=True)
class Moment:
    """A date as a witness gives it: ISO 8601, its day, how much it weighs, and the time where that is in UTC."""

    iso: str
    day: date
    weight: float
    utc: datetime | None = None

    def counts_for(self, day: date, local: date | None) -> float:
        """How much it speaks for the story's being of a day; `local` is the day that the page prints."""
        if self.day == day:
            return self.weight
        if self.utc and day == local and day in {(self.utc - timedelta(hours=12)).date(), (self.utc + timedelta(hours=14)).date()}:
            return _PERHAPS * self.weight
        return 0.0


def published(evidence: Evidence, printed: str | None, marked: bool, url: str | None) -> str | None:
    """When the story was published: of the days that the witnesses name, that of most weight, as exactly as the weightiest of them says.

    `printed` is the date that the page prints as the story's, `marked` whether a word such as "Published" stands before it.
    """
    moments: list[Moment] = []
    met: set[str] = set()
    for claim in evidence.on("published"):
        first = claim.source not in met or claim.source not in _MARKS
        met.add(claim.source)
        weight = _WEIGHTS.get(claim.source, _OTHER_WEIGHT) if first else _ELSEWHERE
        if moment := moment_of(claim.value, weight):
            moments.append(moment)
    if (in_url := dates.in_url(url) if url else None) and (moment := moment_of(in_url, _URL_WEIGHT)):
        moments.append(moment)
    shown = moment_of(printed, _MARKED_WEIGHT if marked else _PRINTED_WEIGHT) if printed else None
    moments = _without_changes(moments, evidence) + ([shown] if shown else [])
    if not moments:
        return printed
    local = shown.day if shown else None
    best = max(moments, key=lambda moment: sum(other.counts_for(moment.day, local) for other in moments)).day
    of_day = [moment for moment in moments if moment.day == best]
    return max(of_day, key=lambda moment: ("T" in moment.iso, moment.weight)).iso


def _without_changes(moments: list[Moment], evidence: Evidence) -> list[Moment]:
    """Of times of publication those weigh less that are times of change, too, where others name an earlier day: some systems set both."""
    changes = {moment.iso for claim in evidence.on("modified") if (moment := moment_of(claim.value, 1.0))}
    earliest = min((moment.day for moment in moments if moment.weight >= 1), default=None)
    return [
        replace(moment, weight=_CHANGED * moment.weight) if moment.iso in changes and moment.day != earliest else moment
        for moment in moments
    ]


def modified(evidence: Evidence, since: str | None) -> str | None:
    """When the story was last changed, where witnesses say so and it is later than `since`, its publication."""
    told = [moment for claim in evidence.on("modified") if (moment := moment_of(claim.value, 1.0))]
    if not told or (since and told[0].iso[:16] <= since[:16]):
        return None
    return told[0].iso


def moment_of(value: str, weight: float) -> Moment | None:
    """A date read, None for what is none. Midnight sharp is a day without a time.

    >>> moment_of("2024-02-24T12:42:10.5Z", 1.0).iso, moment_of("2024-02-24 00:00:00", 1.0).iso, moment_of("Feb. 24, 2024", 1.0).iso
    ('2024-02-24T12:42:10+00:00', '2024-02-24', '2024-02-24')
    """
    try:
        read = datetime.fromisoformat(_iso_pattern().sub(r"\1\2", value.strip()))
    except ValueError:
        iso = dates.to_iso(value)
        if iso is None or len(iso) < 10:
            return None
        return Moment(iso, date.fromisoformat(iso[:10]), weight)
    if not _EARLIEST_YEAR < read.year < _LATEST_YEAR:
        return None
    if not (read.hour or read.minute or read.second):
        return Moment(read.date().isoformat(), read.date(), weight)
    iso = read.isoformat(timespec="seconds" if read.second else "minutes")
    utc = read if read.utcoffset() == timedelta(0) else None
    return Moment(iso, read.date(), weight, utc)


@cache
def _iso_pattern() -> re.Pattern[str]:
    """What `datetime.fromisoformat` does not take: fractions of odd length, a space before the offset."""
    return re.compile(r"^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d)(?:\.\d+)?\s?(Z|[+-]\d\d:?\d\d)?$")


def best_name(evidence: Evidence, subject: Literal["publisher", "section"], printed: str | None) -> str | None:
    """The publisher's or the section's name: what most say, the page's text among them."""
    said = [claim.value for claim in evidence.on(subject)]
    said = [value for value in said if "://" not in value and not value.startswith("@") and len(value) < 60]
    if printed:
        said.insert(0, printed)
    folded = [value.lower().removeprefix("the ") for value in said]
    return max(said, key=lambda value: folded.count(value.lower().removeprefix("the ")), default=None)


def address(evidence: Evidence) -> str | None:
    """The page's address: the one given, else what its canonical link or its metadata say."""
    for witness in ("given", "canonical", "og:url", "json-ld", "parsely-link", "twitter:url"):
        url = evidence.first("url", witness)
        if url and url.startswith(("http://", "https://")) and (witness == "given" or "/" in url.split("://", 1)[1].rstrip("/")):
            return url
    return None


def language(evidence: Evidence) -> str | None:
    """The ISO 639-1 code that the page gives for its language: "en-GB" → "en"."""
    codes = [claim.value.lower().replace("_", "-").partition("-")[0] for claim in evidence.on("language")]
    return next((code for code in codes if len(code) == 2 and code.isalpha()), None)
