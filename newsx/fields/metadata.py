"""What a page's markup claims, weighed against what its text prints.

No source is believed for its rank alone: a headline is a line that the page prints and the metadata repeat, an author a person whom the
page or several sources name, a date the day on which most agree.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Final

from newsx.fields.page import Page
from newsx.fields.titles import without_known_site
from newsx.languages import Language
from newsx.lines import byline, dates
from newsx.pages.evidence import Claim, Evidence
from newsx.pages.news_export import name_first
from newsx.record import Author
from newsx.text import name_forms, names

RARE_PUBLISHED: Final = frozenset(
    (
        "article:published og:article:published_time datepublished pubdate publishdate publish-date publish_date date dc.date"
        " dc.date.issued dcterms.issued dc.date.created dcterms.created dcterms.date article.published og:published_time published_time"
        " release_date datecreated citation_publication_date cxenseparse:recs:publishtime pdate sailthru.date parsely"
    ).split()
)
"""Meta tags that give the time of publication and are rarer than article:published_time."""
_MIN_YEAR, _MAX_YEAR = 1900, 2100
_SECONDS_DIGITS: Final = 10
_EPOCH_DIGITS: Final = frozenset({_SECONDS_DIGITS, 13, 16})
"""Digits of the seconds, milliseconds and microseconds since 1970, from 2001 on."""

_MAX_NAME_WORDS: Final = 4
_MAX_NAME_CHARS: Final = 60
"""Characters of a publisher's or section's name."""
_ACCOUNTS: Final = frozenset(
    {"admin", "administrator", "root", "editor", "webmaster", "user", "guest", "anonymous", "unknown", "n/a", "none"}
)
"""What publishing systems call the account with which a page was made, in whatever language."""
_SITE_SOURCES: Final = ("og:site_name", "json-ld", "application-name", None)
"""Sources of the publisher's name, the best first; None for all others."""
_ADDRESS_SOURCES: Final = ("given", "front matter", "canonical", "og:url", "json-ld", "parsely-link", "twitter:url")
"""Sources of the page's address, the best first; "given" is the caller's."""


def headline_of(claim: Claim, evidence: Evidence) -> str:
    """The headline that a claim gives, without section and site; "" if it is nothing but these."""
    return without_known_site(claim.value, sites(evidence), address(evidence))


def sites(evidence: Evidence) -> set[str]:
    """The names of the site in the metadata, in lower case."""
    return {claim.value.lower() for claim in evidence.on("publisher")}


def people(value: str, page: Page) -> list[Author]:
    """The people whom a claim names; none if it is an address, an account, a desk or the publisher."""
    return [author for author in signers(value, sites(page.evidence), page.language) if author.type == "person"]


def signers(value: str, publishers: Collection[str], language: Language) -> list[Author]:
    """The people, desks and organizations that a claim on authors names; none of `publishers`, whose names are in lower case.

    >>> from newsx import languages
    >>> english = languages.of("en")
    >>> [author.name for author in signers("Roe, Ann; Bern, Ivo", (), english)], signers("https://example.org/staff/roe", (), english)
    (['Ann Roe', 'Ivo Bern'], [])
    >>> [author.name for author in signers("ann@example.org (Ann Roe)", (), english)]
    ['Ann Roe']
    """
    value = _without_mail(value)
    if not value or is_address(value) or value.lower() in publishers or value.lower() in _ACCOUNTS:
        return []
    value = re.sub(r"^\W*by\s+", "", name_first(value), flags=re.IGNORECASE).replace(" ,", ",")
    value = " ".join(word for word in value.split() if not word.startswith("@"))
    parsed = byline.parse(value if byline.begins_with_by(value, language) else byline.announced(value, language), language)
    words = value.split()
    if not parsed and 2 <= len(words) <= _MAX_NAME_WORDS and value.lower() not in publishers and _may_be_name(words, language):
        return [Author(name=name_forms.natural_case(value))]
    return [author for author in parsed if author.name.lower() not in publishers]


def _without_mail(value: str) -> str:
    """A claim on authors without the mail address that feeds put before or after a name."""
    if "@" not in value:
        return value
    if named := _name_beside_mail().fullmatch(value):
        return (named[1] or named[2]).strip(' "')
    return "" if "@" in value.split(maxsplit=1)[0] else value


@cache
def _name_beside_mail() -> re.Pattern[str]:
    """ "ann@example.org (Ann Roe)", "Ann Roe <ann@example.org>" """
    return re.compile(r"\s*[^\s@()<>]{1,80}@[^\s@()<>]{1,80}\s*\(([^()@]{2,80})\)\s*|([^@<>]{2,80})<[^\s@<>]{1,80}@[^\s@<>]{1,80}>\s*")


def is_address(value: str) -> bool:
    """Whether a claim is the address of a page instead of a name or title."""
    return "://" in value or value.lower().startswith("www.")


def _may_be_name(words: list[str], language: Language) -> bool:
    """Whether these words can be a person's name of unusual form: letters only, the first capitalised, no outlet's or desk's name."""
    value = " ".join(words)
    plain = all(word.replace("-", "").replace("'", "").replace("’", "").replace(".", "").isalpha() for word in words)
    return plain and words[0][0].isupper() and names.kind(value, language) not in {"organization", "desk", "handle"}


@dataclass(slots=True, frozen=True)
class Moment:
    """A date from one source: ISO 8601, its day, and the time if that is in UTC."""

    iso: str
    day: date
    utc: datetime | None = None

    def days_elsewhere(self) -> list[str]:
        """The other days that it can be where the story is published, of a time in UTC."""
        if self.utc is None:
            return []
        days = {(self.utc - timedelta(hours=12)).date(), (self.utc + timedelta(hours=14)).date()} - {self.day}
        return [day.isoformat() for day in sorted(days)]


def moment_of(value: str) -> Moment | None:
    """The date in a value, or None. Midnight sharp is a day without a time.

    >>> moment_of("2024-02-24T12:42:10.5Z").iso, moment_of("2024-02-24 00:00:00").iso, moment_of("Feb. 24, 2024").iso
    ('2024-02-24T12:42:10+00:00', '2024-02-24', '2024-02-24')
    """
    if value.isdigit() and len(value) in _EPOCH_DIGITS:
        return _of_epoch(value)
    try:
        read = datetime.fromisoformat(_iso_pattern().sub(r"\1\2", value.strip()))
    except ValueError:
        if mailed := _of_mail(value):
            return mailed
        iso = dates.to_iso(value)
        if iso is None or len(iso) < 10:
            return None
        return Moment(iso, date.fromisoformat(iso[:10]))
    return _of_time(read)


def _of_epoch(value: str) -> Moment | None:
    """The date in a number of seconds, milliseconds or microseconds since 1970."""
    seconds = int(value[:_SECONDS_DIGITS])
    return _of_time(datetime.fromtimestamp(seconds, UTC))


def _of_mail(value: str) -> Moment | None:
    """The date in the form of mail and feeds: "Fri, 03 May 2024 14:05:06 +0200"; `dates` knows no offset of this form."""
    if not _mail_pattern().fullmatch(value):
        return None
    from email.utils import parsedate_to_datetime

    try:
        return _of_time(parsedate_to_datetime(value))
    except ValueError:
        return None


@cache
def _mail_pattern() -> re.Pattern[str]:
    day = r"(?:[A-Z][a-z]{2},?\s+)?(?:\d{1,2}\s+[A-Z][a-z]{2}|[A-Z][a-z]{2}\s+\d{1,2})"
    return re.compile(rf"{day}\s(?:\d{{4}}\s)?\d\d:\d\d(?::\d\d)?\s(?:[+-]\d{{4}}|GMT|UTC?)(?:\s\d{{4}})?")


def _of_time(read: datetime) -> Moment | None:
    if not _MIN_YEAR < read.year < _MAX_YEAR:
        return None
    if not (read.hour or read.minute or read.second):
        return Moment(read.date().isoformat(), read.date())
    iso = read.isoformat(timespec="seconds" if read.second else "minutes")
    utc = read if read.utcoffset() == timedelta(0) else None
    return Moment(iso, read.date(), utc)


@cache
def _iso_pattern() -> re.Pattern[str]:
    """What `datetime.fromisoformat` does not take: fractions of odd length, a space before the offset."""
    return re.compile(r"^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d)(?:\.\d+)?\s?(Z|[+-]\d\d:?\d\d)?$")


def publisher(evidence: Evidence) -> str | None:
    """The publisher's name in the metadata: of the best source, and there the one that most claims give."""
    return _best_of([claim.value for source in _SITE_SOURCES for claim in evidence.on("publisher") if _is_of(claim, source)])


def section(evidence: Evidence, printed: str | None) -> str | None:
    """The section's name: the one that most sources give, the page's text among them."""
    given = [claim.value for claim in evidence.on("section") if may_be_title(claim.value) and not _code_pattern().fullmatch(claim.value)]
    return _best_of([printed, *given] if printed else given)


@cache
def _code_pattern() -> re.Pattern[str]:
    """What a publishing system calls a section within itself: "worldNews", "coverage2"."""
    return re.compile(r"[a-z]+[A-Z0-9][A-Za-z0-9]*")


def _is_of(claim: Claim, source: str | None) -> bool:
    """Whether a claim names an outlet and comes from this source, for None from none of those in `_SITE_SOURCES`."""
    return (claim.source == source if source else claim.source not in _SITE_SOURCES) and may_be_outlet(claim.value)


def _best_of(names: list[str]) -> str | None:
    """The name that is there most often, in whatever form; no company's if there are others. Of several forms the first."""
    outlets = [name for name in names if not is_company(name)] or names
    folded = [_letters(name) for name in outlets]
    return max(outlets, key=lambda name: folded.count(_letters(name)), default=None)


def is_company(name: str) -> bool:
    """Whether a name ends as that of a company does: "Harbour Press Ltd"."""
    last = name.rpartition(" ")[2].strip(".,")
    return " " in name and name_forms.is_company_ending(last)


def _letters(name: str) -> str:
    """A name's letters and digits in lower case, without "the": "The Tribune" and "thetribune" are one."""
    return "".join(filter(str.isalnum, name.lower())).removeprefix("the")


def may_be_title(value: str) -> bool:
    """Whether a claim can be a publisher's or a section's name: no address, no account, not long."""
    return len(value) < _MAX_NAME_CHARS and any(map(str.isalpha, value)) and not is_address(value) and not value.startswith("@")


def may_be_outlet(value: str) -> bool:
    """Whether a claim can be an outlet's name: not that of a server ("localhost", "example.org")."""
    server = value.islower() and " " not in value and ("." in value or value == "localhost")
    return may_be_title(value) and not server


def address(evidence: Evidence) -> str | None:
    """The page's address: the one given by the caller, else the one in its canonical link or its metadata; None if there is none."""
    for source in _ADDRESS_SOURCES:
        url = evidence.first("url", source)
        if url and url.startswith(("http://", "https://")) and (source == "given" or "/" in url.split("://", 1)[1].rstrip("/")):
            return url
    return None


def language(evidence: Evidence) -> str | None:
    """The ISO 639-1 code of the language that the markup gives, or None: "en-GB" → "en"."""
    codes = [claim.value.lower().replace("_", "-").partition("-")[0] for claim in evidence.on("language")]
    return next((code for code in codes if len(code) == 2 and code.isalpha()), None)
