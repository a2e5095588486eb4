"""What a row says of its story: the title, authors, date and the rest of a table's or feed's own columns.

Whoever made the row had the story's fields before them, so these decide wherever they say anything: over the text, which may be the body
alone, and over what else the page claims. Where the page prints the same title, people and day, its form is taken: it can have more to it.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from newsx.fields import metadata
from newsx.fields.dates import Dates
from newsx.fields.page import Page
from newsx.fields.titles import separators, without_known_site
from newsx.languages import Language
from newsx.lines import dates
from newsx.lines.dates import Order, Printed
from newsx.pages.evidence import Evidence, Subject
from newsx.pages.news_export import section_in
from newsx.record import Author
from newsx.text import name_forms
from newsx.text.likeness import content_words, likeness

_SOURCES: Final = ("row", "front matter", "database")
"""The sources that decide: a row, the head that site generators and crawlers write above a page's Markdown, the labels of an export."""
_SAME: Final = 0.6
"""How like a line is to a row's title, 0 to 1, if it is the headline, perhaps in another wording."""
_MIN_BEGINNING_CHARS: Final = 15
"""Characters of a title that was cut short, or of one that a kicker or a site's name was added to."""


class RowFields(Struct):
    """The fields that a row gives, in the record's form; None or empty if it does not give them. `readings` are those of an ambiguous date,
    `warning` says so."""

    headline: str | None = None
    dek: str | None = None
    authors: list[Author] = []
    published: str | None = None
    modified: str | None = None
    publisher: str | None = None
    section: str | None = None
    readings: tuple[str, str] | None = None
    warning: str | None = None


def read(evidence: Evidence, url: str | None, language: Language) -> RowFields:
    """The fields in the claims of a row or of front matter."""
    found = RowFields()
    if not any(map(evidence.has, _SOURCES)):
        return found
    found.publisher = next((name for name in _said(evidence, "publisher") if metadata.may_be_outlet(name)), None)
    found.headline = _headline(evidence, found.publisher, url)
    found.dek = evidence.first("dek", _SOURCES[0])  # what front matter says of it is a summary more often
    found.section = next(filter(None, (_section(name) for name in _said(evidence, "section"))), None)
    publishers = frozenset(name.lower() for name in (found.publisher, found.headline) if name)
    for value in _said(evidence, "author"):
        found.authors += [author for author in metadata.signers(_named(value), publishers, language) if author not in found.authors]
    order = evidence.first("date order", _SOURCES[0])
    for value in _said(evidence, "published")[:1]:
        printed = _date(value)
        found.published = dates.resolved(printed, _order(printed, order, url)) if printed else None
        if printed and printed.readings and not found.published:
            found.readings = printed.readings
            found.warning = f"ambiguous date: {value} is {' or '.join(printed.readings)}"
    for value in _said(evidence, "modified")[:1]:
        printed = _date(value)
        found.modified = dates.resolved(printed, _order(printed, order, url)) if printed else None
    return found


def _named(value: str) -> str:
    """Names with their capitals, if programs have made them small: "ann roe" → "Ann Roe"; "example.org" stays."""
    words = value.replace("-", " ").split()
    return name_forms.natural_case(value) if value.islower() and len(words) > 1 and all(map(str.isalpha, words)) else value


def _said(evidence: Evidence, subject: Subject) -> list[str]:
    return [claim.value for claim in evidence.on(subject) if claim.source in _SOURCES]


def _headline(evidence: Evidence, publisher: str | None, url: str | None) -> str | None:
    """A row's title without the site's name, None if it is nothing but that."""
    for title in _said(evidence, "headline"):
        headline = without_known_site(title, metadata.sites(evidence), url)
        if headline and headline.lower() not in metadata.sites(evidence) and not metadata.is_address(headline):
            return headline
    return None


def _section(value: str) -> str | None:
    """A section's name, without the page that databases add to it: "NEWS; Pg. 2" → "NEWS"."""
    named = section_in(value) or ""
    return named if metadata.may_be_title(named) else None


# the headline


def place_of_headline(page: Page, row: RowFields, chosen: int | None) -> int | None:
    """The index of the block that is the headline: the `chosen` one unless the row has a title; then the one that says the same.

    If none does, it is the chosen one if that is no paragraph; but its text is not the headline then. What an email's subject says is
    the headline only if a block says it.
    """
    title = row.headline or page.evidence.first("headline", "mail")
    inserted = chosen is not None and page.items[chosen].block.stop == 0  # the row's title as a line of its own
    if title is None or (chosen is not None and not inserted and says_the_same(page.text(chosen), title, page.language)):
        return chosen
    for index in range(min(len(page.items), page.start + 1)):
        if page.items[index].block.stop != 0 and says_the_same(page.text(index), title, page.language):
            return index
    if row.headline and chosen is not None and (chosen >= page.start or page.in_body(chosen)):
        return None
    return chosen


def headline_of(page: Page, row: RowFields, printed: str | None) -> str | None:
    """The row's title; as the page prints it if the row's was cut short, or goes on after what the page prints, with a site's name."""
    line = page.text(page.headline) if page.headline is not None else ""
    if row.headline is None:
        return printed
    title, shown = _plain(row.headline), _plain(line)
    was_cut = row.headline.endswith(("…", "...")) and shown.startswith(title)
    site = separators().match(row.headline, len(line)) if row.headline.lower().startswith(line.lower()) else None
    goes_on = len(shown) >= _MIN_BEGINNING_CHARS and site is not None
    return printed if title != shown and (was_cut or goes_on) else row.headline


def says_the_same(line: str, title: str, language: Language) -> bool:
    """Whether a line is a title in these or other words, or one of them begins as the other does.

    >>> from newsx import languages
    >>> english = languages.of("en")
    >>> says_the_same("Toll on the bridge goes up", "Toll on the bridge goes …", english)
    True
    >>> says_the_same("The toll on the Carrow bridge will go up in June, its owner said.", "Carrow bridge toll goes up", english)
    False
    """
    one, other = _plain(line), _plain(title)
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= _MIN_BEGINNING_CHARS and (longer.startswith(shorter) or longer.endswith(shorter)):
        return len(shorter) * 2 > len(longer)
    return likeness(content_words(line, language), content_words(title, language)) >= _SAME


def _plain(title: str) -> str:
    """A title's letters and digits, in lower case."""
    return re.sub(r"\W+", " ", title.lower()).strip()


# authors and dates


def with_authors(given: list[Author], printed: list[Author], language: Language) -> list[Author]:
    """The authors whom a row names, each with the role and organization that the page prints beside the same name.

    If a row names a desk or an organization only, those whom the page prints are added.
    """
    if not given:
        return printed
    authors = [_filled(author, printed, language) for author in given]
    if any(author.type == "person" for author in authors):
        return authors
    return [author for author in printed if author.type == "person"] + authors


def _filled(author: Author, printed: list[Author], language: Language) -> Author:
    same = next((other for other in printed if name_forms.same_name(author.name, other.name, language)), None)
    if same is None or author.type != "person":
        return author
    return Author(name=author.name, type=author.type, role=author.role or same.role, organization=author.organization or same.organization)


def with_dates(row: RowFields, found: Dates) -> Dates:
    """The dates of the page, or those of the row if it gives them: with the time that the page prints if that is of the same day."""
    if row.readings and not any(reading[:10] == (found.published or "")[:10] for reading in row.readings):
        found.warning = row.warning
    if row.published and not (found.published or "").startswith(row.published):
        if (found.published or "")[:10] != row.published[:10]:
            found.published_text = None
        found.published, found.warning = row.published, None
    if row.modified and _is_not_before(row.modified, found.published):
        if (found.modified or "")[:10] != row.modified[:10]:
            found.modified_text = None
        found.modified = row.modified
    elif not _is_not_before(found.modified, found.published):
        found.modified = found.modified_text = None
    return found


def _is_not_before(modified: str | None, published: str | None) -> bool:
    """Whether a day of change is not before that of publication."""
    return modified is not None and (published is None or modified[: len(published[:10])] >= published[:10])


def _date(value: str) -> Printed | None:
    """The date that a column's value is, as precise as it is; None if it is none."""
    if moment := metadata.moment_of(value):
        return Printed(0, len(value), moment.iso)
    if partial := _partial(value):
        return Printed(0, len(value), partial)
    return next(iter(dates.find(value)), None)


def _partial(value: str) -> str | None:
    """A year or a month.

    >>> _partial("2024"), _partial("2024-5"), _partial("202405"), _partial("2024 ferries")
    ('2024', '2024-05', '2024-05', None)
    """
    match = re.fullmatch(r"((?:18|19|20)\d\d)(?:[-/.]?(0?[1-9]|1[0-2]))?", value)
    if not match:
        return None
    return f"{match[1]}-{int(match[2]):02}" if match[2] else match[1]


def _order(printed: Printed, order: str | None, url: str | None) -> Order | None:
    if order == "day first":
        return "day first"
    return "month first" if order == "month first" else dates.order_of([printed], url)
