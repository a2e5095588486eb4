"""A row's own fields: what they say decides, in whatever form they say it."""

from __future__ import annotations

import pytest

from newsx.fields import Fields
from newsx.pages.evidence import Evidence
from newsx.pipeline import read
from newsx.record import Author
from newsx.sources.document import Document

LEAD = "The toll on the Carrow bridge will rise to two crowns in June, the company that runs it said on Monday."
BODY = [
    LEAD,
    "“Nobody likes a toll until the bridge falls down,” said its chairman, Egil Berg. “This one has stood since 1904.”",
    "Lorries will pay nine crowns, and bicycles nothing at all, as they have since 1931.",
    "The bridge was built by a firm of piano makers, and it hums whenever the wind is in the west.",
]
TITLE = "Carrow bridge toll goes up"


def story(text: str | None = None, html: bool = False, url: str | None = None, **claims: str | list[str]) -> Fields:
    evidence = {subject.replace("_", " "): [said] if isinstance(said, str) else said for subject, said in claims.items()}
    return read(Document("a.jsonl#1", "\n\n".join(BODY) if text is None else text, html, url, evidence)).fields


@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_the_title_is_the_headline_and_no_paragraph_is(between):
    found = story(between.join(BODY), headline=TITLE)
    assert (found.headline, found.body) == (TITLE, BODY)


def test_the_title_is_the_headline_of_markup_too():
    found = story("".join(f"<p>{paragraph}</p>" for paragraph in BODY), html=True, headline=TITLE)
    assert (found.headline, found.body) == (TITLE, BODY)


@pytest.mark.parametrize("title", [f"{TITLE} | The Gazette", f"{TITLE} - The Carrow Gazette", "Carrow bridge toll goes …"])
def test_the_headline_is_taken_as_the_page_prints_it(title):
    found = story("\n\n".join([TITLE, "By Ann Roe", *BODY]), headline=title)
    assert (found.headline, found.byline, found.body) == (TITLE, "By Ann Roe", BODY)


@pytest.mark.parametrize("title", [f"{TITLE} - The Carrow Gazette", f"{TITLE} | Gazette", TITLE])
def test_the_name_of_the_site_is_no_part_of_the_title(title):
    assert story(headline=title, url="https://www.carrowgazette.example/toll").headline == TITLE


def test_a_subhead_that_begins_as_the_title_does_is_not_the_headline():
    text = "\n\n".join([BODY[0], "Carrow bridge toll", *BODY[1:]])
    assert story(text, headline=f"{TITLE} for good").headline == f"{TITLE} for good"


@pytest.mark.parametrize("title", ["Carrow bridge: toll goes up", "Two resign - and many questions stay", "»The toll« that nobody likes"])
def test_a_title_with_marks_in_it_is_whole(title):
    assert story(headline=title).headline == title


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("By ANN ROE and IVO BERN", ["Ann Roe", "Ivo Bern"]),
        (["Ann Roe", "Ivo Bern"], ["Ann Roe", "Ivo Bern"]),
        ("Roe, Ann; Bern, Ivo", ["Ann Roe", "Ivo Bern"]),
        ("Ann Roe, Ivo Bern", ["Ann Roe", "Ivo Bern"]),
        ("Ann Roe; Ivo Bern", ["Ann Roe", "Ivo Bern"]),
        ("ann@example.org (Ann Roe)", ["Ann Roe"]),
        ("Ann Roe <ann@example.org>", ["Ann Roe"]),
        ("Nguyễn Thị Lan", ["Nguyễn Thị Lan"]),
        ("ann roe", ["Ann Roe"]),
        ("quaygazette.example", []),
        ("https://example.org/staff/roe", []),
        ("ann@example.org", []),
        ("admin", []),
        ("The Gazette", []),
    ],
)
def test_authors(said, names):
    assert [author.name for author in story(headline=TITLE, author=said, publisher="The Gazette").authors] == names


def test_an_author_with_a_role():
    [author] = story(headline=TITLE, author="By Ann Roe, Chief Reporter").authors
    assert (author.name, author.role) == ("Ann Roe", "Chief Reporter")


def test_a_desk_and_an_agency_are_authors():
    assert [author.type for author in story(headline=TITLE, author="Staff").authors] == ["desk"]
    assert [author.type for author in story(headline=TITLE, author="Reuters").authors] == ["organization"]


def test_what_the_page_prints_of_an_author_is_added():
    text = "\n\n".join([TITLE, "By Ann Roe", "Chief Reporter", "2 May 2024 10:30", *BODY])
    assert story(text, headline=TITLE, author="Ann Roe").authors == [Author(name="Ann Roe", role="Chief Reporter")]
    assert [author.name for author in story(text, headline=TITLE, author="Staff").authors] == ["Ann Roe", "Staff"]
    assert [author.name for author in story(text, headline=TITLE, author="Ivo Bern").authors] == ["Ivo Bern"]


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("2024-05-03", "2024-05-03"),
        ("2024/05/03", "2024-05-03"),
        ("20240503", "2024-05-03"),
        ("2024-05-03T14:05:00+02:00", "2024-05-03T14:05+02:00"),
        ("2024-05-03 14:05:06.123456", "2024-05-03T14:05:06"),
        ("2024-05-03 00:00:00", "2024-05-03"),
        ("20240503T140500Z", "2024-05-03T14:05+00:00"),
        ("Fri, 03 May 2024 14:05:00 +0200", "2024-05-03T14:05+02:00"),
        ("Fri, 03 May 2024 14:05:00 GMT", "2024-05-03T14:05+00:00"),
        ("Fri May 03 14:05:00 UTC 2024", "2024-05-03T14:05+00:00"),
        ("1714726800", "2024-05-03T09:00+00:00"),
        ("1714726800000", "2024-05-03T09:00+00:00"),
        ("May 3, 2024", "2024-05-03"),
        ("13/05/2024", "2024-05-13"),
        ("2024", "2024"),
        ("2024-05", "2024-05"),
        ("May 2024", "2024-05"),
        ("soon", None),
        ("17", None),
    ],
)  # fmt: skip
def test_dates_in_every_form(said, iso):
    assert story(headline=TITLE, published=said).published == iso


@pytest.mark.parametrize(("order", "iso"), [("day first", "2026-01-06"), ("month first", "2026-06-01")])
def test_the_order_of_the_tables_dates_is_that_of_a_rows(order, iso):
    found = story(headline=TITLE, published="06/01/2026", date_order=order)
    assert (found.published, found.warnings) == (iso, [])


def test_a_date_that_can_be_read_in_two_ways_is_none_and_a_warning():
    found = story(headline=TITLE, published="06/01/2026")
    assert (found.published, found.warnings) == (None, ["ambiguous date: 06/01/2026 is 2026-01-06 or 2026-06-01"])
    assert story(headline=TITLE, published="06/01/2026", url="https://example.co.uk/toll").published == "2026-01-06"


def test_the_page_settles_what_a_date_says_and_adds_the_time():
    text = "\n\n".join([TITLE, "By Ann Roe", "Published 6 January 2026 10:30", *BODY])
    found = story(text, headline=TITLE, published="06/01/2026")
    assert (found.published, found.published_text, found.warnings) == ("2026-01-06T10:30", "6 January 2026 10:30", [])
    assert story(text, headline=TITLE, published="2026-01-06").published == "2026-01-06T10:30"
    found = story(text, headline=TITLE, published="2026-01-05")
    assert (found.published, found.published_text) == ("2026-01-05", None)


def test_a_change_before_publication_is_none():
    found = story(headline=TITLE, published="2026-01-06", modified="2026-01-05")
    assert (found.published, found.modified) == ("2026-01-06", None)
    assert story(headline=TITLE, published="2026-01-06", modified="2026-01-07").modified == "2026-01-07"


def test_publisher_section_and_dek():
    found = story(headline=TITLE, publisher="The Gazette", section="NEWS; Pg. 2", dek="Lorries pay nine crowns")
    assert (found.publisher, found.section, found.dek) == ("The Gazette", "NEWS", "Lorries pay nine crowns")
    found = story(headline=TITLE, publisher="example.org", section="17")
    assert (found.publisher, found.section) == (None, None)


def test_a_page_that_is_no_row_has_no_fields_of_one():
    from newsx import languages
    from newsx.fields import row

    evidence = Evidence()
    evidence.add("headline", "og:title", TITLE)
    assert row.read(evidence, None, languages.of("en")) == row.RowFields()


@pytest.mark.parametrize(
    ("author", "names", "text"),
    [
        (
            "Von Anna Becker und Jörg Weiß",
            ["Anna Becker", "Jörg Weiß"],
            "Der Bürgermeister sagte am Montag, die Fähre werde für die nächsten Wochen wieder über den Fluss fahren.\n\n"
            "Die Stadt zahlt dafür im Monat rund neuntausend Kronen an den Betreiber, und das ist nicht wenig.",
        ),
        (
            "Par Anne Roux",
            ["Anne Roux"],
            "Le maire a déclaré lundi que le ferry traverserait de nouveau le fleuve avant l’été, et que la ville paierait.\n\n"
            "La ville a payé pour cela, dans les mois qui ont suivi, et elle ne le regrette pas.",
        ),
    ],
)
def test_authors_in_the_language_of_the_text(author: str, names: list[str], text: str) -> None:
    assert [found.name for found in story(text, headline="Toll", author=author).authors] == names
