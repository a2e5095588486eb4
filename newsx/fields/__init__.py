"""Fields: what the story is, who wrote it, where and when, read from the labelled blocks of its page.

A module finds the field that it is named after. Headline, authors, dates and, where the metadata name none, the publisher are chosen among
candidates by learned weights (`choice`), the rest by rules. `page` has the page that all look at, `metadata` what markup and containers
say, `titles` how a site's name is taken from a title, `summary` whether a first paragraph is a dek. Labels that turn out to be wrong are
corrected in `body` (headline, byline, dek and key points are no paragraphs; the author's note at the end) and `paywall`; what is left is
`Page.body`.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from newsx.blocks.labels import Labelled
from newsx.fields import (
    author_roles,
    authors,
    body,
    dateline,
    dates,
    dek,
    headline,
    images,
    is_article,
    key_points,
    metadata,
    paywall,
    promos_and_notes,
    publisher,
    related,
    row,
    section,
    topics,
)
from newsx.fields.choice import Candidate
from newsx.fields.page import Page
from newsx.languages import Language
from newsx.lines import agencies
from newsx.pages.evidence import Evidence
from newsx.record import Author, Block, Dateline, Image, Note, Related
from newsx.text.language import find_language


class Fields(Struct, kw_only=True):
    """The values of an article's fields, each under its name in the record."""

    article: float
    url: str | None
    publisher: str | None
    section: str | None
    language: str | None
    headline: str | None
    dek: str | None
    byline: str | None
    authors: list[Author]
    agency: str | None
    dateline: Dateline | None
    published: str | None
    published_text: str | None
    modified: str | None
    modified_text: str | None
    images: list[Image]
    body: list[str]
    blocks: list[Block]
    topics: list[str]
    key_points: list[str]
    promos: list[str]
    related: list[Related]
    notes: list[Note]
    word_count: int
    warnings: list[str]


def read(
    labelled: list[Labelled], language: Language, evidence: Evidence | None = None, reference_date: date | None = None
) -> tuple[Fields, list[Labelled], dict[str, list[Candidate]]]:
    """The fields of the article in these blocks, the blocks with the labels that reading the fields corrected, and the candidates weighed.

    `evidence` is what markup and containers say of the article; "3 hours ago" counts from `reference_date`.

    Some fields are found by means of others: byline, dates and dek by the headline; dateline, promos, notes, pictures and the body itself
    by labels that headline, byline and dek correct. So each step that finds or corrects something makes a new page for the next.
    """
    evidence = evidence or Evidence()
    url = metadata.address(evidence)
    given = row.read(evidence, url, language)
    page = Page.of(labelled, evidence, language)
    page = page.titled(headline.find_title(page))
    titled = headline.find_headline(page)
    page = page.headed(row.place_of_headline(page, given, titled.block), titled.text)
    byline = authors.find_byline(page)
    signers = row.with_authors(given.authors, byline.authors, language)
    times = row.with_dates(given, dates.find_dates(page, byline.blocks, url, reference_date))
    outlet = given.publisher or metadata.publisher(evidence)
    printed = [] if outlet else publisher.candidates_on(page, url)
    outlet = outlet or publisher.choose(page, printed)
    kicker, sections = section.find_section(page, outlet)
    points = key_points.find_key_points(page)
    dek_at, deks = dek.find_dek(page, byline.blocks, points)
    page = body.with_head(page, byline.blocks, dek_at, points)
    line = dateline.find_dateline(page)
    agency = agencies.of(line, signers)
    signing = [author.name for author in signers]
    page = body.without_author_note(page, signing, agencies.names_of(agency))
    wall = paywall.find_wall(page)
    page = paywall.without_wall(page, wall)
    title = row.headline_of(page, given, titled.text if page.headline == titled.block else page.text(page.headline or 0))
    paragraphs = page.body()
    texts = [item.block.text for item in paragraphs]
    noted = promos_and_notes.find_notes(page, signing)
    found = Fields(
        article=is_article.score(page, title, signed=bool(signers), dated=bool(times.published), dateline=bool(line)),
        url=url,
        publisher=outlet,
        section=given.section or metadata.section(evidence, kicker),
        language=find_language(texts or page.texts()) or metadata.language(evidence),
        headline=title,
        dek=given.dek or (None if dek_at is None else page.text(dek_at)),
        byline=byline.line,
        authors=author_roles.with_roles(signers, noted, page),
        agency=agency,
        dateline=line,
        published=times.published,
        published_text=times.published_text,
        modified=times.modified,
        modified_text=times.modified_text,
        images=images.find_images(page, dek_at, byline.blocks),
        body=texts,
        blocks=[body.place(item) for item in paragraphs],
        topics=topics.find_topics(page),
        key_points=[page.text(index) for index in points],
        promos=promos_and_notes.find_promos(page),
        related=related.find_related(page),
        notes=noted,
        word_count=sum(item.block.words for item in paragraphs),
        warnings=[warning for warning in (times.warning, paywall.warning(page, wall), body.left_out(page)) if warning],
    )
    weighed = {"headline": titled.candidates, "authors": byline.candidates, **times.candidates}
    return found, page.items, weighed | {"dek": deks, "publisher": printed, "section": sections}
