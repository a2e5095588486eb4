"""What columns hold, by the names that programs and data sets give them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx.sources.columns import claims_of, place_of_text

STORIES = {
    "news-please": {"title": "Ferry stays", "authors": ["Ann Roe"], "date_publish": "2026-05-01 10:00:00", "date_download": "2026-06-01",
                    "language": "en", "source_domain": "example.org", "maintext": "It sails.", "url": "https://example.org/7"},
    "newspaper3k": {"title": "Ferry stays", "authors": "['Ann Roe']", "publish_date": "2026-05-01 10:00:00", "text": "It sails.",
                    "source_url": "https://example.org", "canonical_link": "https://example.org/7", "meta_lang": "en"},
    "trafilatura": {"title": "Ferry stays", "author": "Ann Roe", "hostname": "example.org", "date": "2026-05-01 10:00:00",
                    "fingerprint": "x", "raw_text": "It sails.", "source": "https://example.org/7", "language": "en",
                    "source-hostname": "The Gazette"},
    "Media Cloud": {"id": "7", "title": "Ferry stays", "publish_date": "2026-05-01 10:00:00", "url": "https://example.org/7",
                    "media_name": "The Gazette", "text": "It sails.", "language": "en"},
    "ProQuest": {"Title": "Ferry stays", "Authors": "Roe, Ann", "Publication title": "The Gazette", "pubdate": "2026-05-01 10:00:00",
                 "Full Text": "It sails.", "DocumentURL": "https://example.org/7"},
    "Nexis": {"Headline": "Ferry stays", "Byline": "Ann Roe", "Publication": "The Gazette", "Date": "2026-05-01 10:00:00",
              "Section": "News; Pg. 2", "Body": "It sails."},
    "Factiva": {"HD": "Ferry stays", "BY": "Ann Roe", "SN": "The Gazette", "PD": "2026-05-01 10:00:00", "LA": "en", "Text": "It sails."},
    "WordPress": {"id": 7, "date": "2026-05-01 10:00:00", "link": "https://example.org/7", "title": {"rendered": "Ferry stays"},
                  "content": {"rendered": "It sails.", "protected": False}},
    "The Guardian": {"webTitle": "Ferry stays", "webPublicationDate": "2026-05-01 10:00:00", "sectionName": "News",
                     "webUrl": "https://example.org/7", "fields": {"byline": "Ann Roe", "bodyText": "It sails."}},
    "The New York Times": {"headline": {"main": "Ferry stays", "kicker": None}, "byline": {"original": "Ann Roe", "person": []},
                           "pub_date": "2026-05-01 10:00:00", "section_name": "News", "web_url": "https://example.org/7",
                           "source": "The Gazette", "text": "It sails."},
    "NewsAPI": {"source": {"id": None, "name": "The Gazette"}, "author": "Ann Roe", "title": "Ferry stays", "url": "https://example.org/7",
                "publishedAt": "2026-05-01 10:00:00", "content": "It sails."},
    "RSS": {"title": "Ferry stays", "link": "https://example.org/7", "dc:creator": "Ann Roe", "pubDate": "2026-05-01 10:00:00",
            "content:encoded": "It sails.", "category": ["News", "Ferries"]},
    "GDELT": {"SQLDATE": "2026-05-01 10:00:00", "DocumentIdentifier": "https://example.org/7", "title": "Ferry stays", "text": "It sails."},
    "a German data set": {"Titel": "Ferry stays", "Autor": "Ann Roe", "Datum": "2026-05-01 10:00:00", "Zeitung": "The Gazette",
                          "Rubrik": "News", "Inhalt": "It sails."},
}  # fmt: skip
SAID = {
    "headline": {"Ferry stays"}, "author": {"Ann Roe", "Roe, Ann"}, "published": {"2026-05-01 10:00:00"}, "publisher": {"The Gazette"},
    "section": {"News", "News; Pg. 2"}, "url": {"https://example.org/7"}, "language": {"en"},
}  # fmt: skip


@pytest.mark.parametrize("maker", STORIES)
def test_the_usual_columns_are_known(maker):
    row = STORIES[maker]
    holder, key = place_of_text(row, ("text", "html", "content", "body"), usual=True)
    assert holder[key] == "It sails."
    claims = claims_of(row)
    assert {"headline", "published"} <= claims.keys()
    wrong = {subject: values for subject, values in claims.items() if subject in SAID and values[0] not in SAID[subject]}
    assert wrong in ({}, {"publisher": ["https://example.org/7"]})  # trafilatura calls the address the source


def test_the_best_column_counts_that_has_a_value():
    assert claims_of({"title": "A site", "headline": "Ferry stays"}) == {"headline": ["Ferry stays"]}
    assert claims_of({"title": "Ferry stays", "headline": None}) == {"headline": ["Ferry stays"]}
    assert claims_of({"published": True, "date": "2026-05-01"}) == {"published": ["2026-05-01"]}
    assert claims_of({"title": "NaN", "authors": "[]", "author": "", "date": float("nan")}) == {}


def test_when_a_page_was_fetched_is_not_when_it_was_published():
    assert claims_of({"date_download": "2026-05-01", "crawled": "2026-05-01", "timestamp": 1714726800, "filedate": "2026-05-01"}) == {}


def test_authors_with_their_roles():
    row = {"authors": [{"name": "Ann Roe", "jobTitle": "Chief Reporter"}, {"name": "Ivo Bern", "@type": "Person"}]}
    assert claims_of(row) == {"author": ["Ann Roe, Chief Reporter", "Ivo Bern"]}


def test_an_address_is_one():
    assert claims_of({"url": "7", "link": "https://example.org/7"}) == {"url": ["https://example.org/7"]}


def test_an_address_is_no_page():
    keys = ("text", "html")
    assert place_of_text({"article": "https://example.org/7", "maintext": "It sails."}, keys, usual=True)[1] == "maintext"
    assert place_of_text({"article": "a7f3", "id": 1}, keys, usual=True)[1] is None
    assert place_of_text({"article": "渡轮今年将不再过河"}, keys, usual=True)[1] == "article"


NAMES = st.text() | st.sampled_from(["title", "authors", "date", "content", "url"])
ATOMS = st.none() | st.booleans() | st.floats() | st.integers() | st.text()


@given(st.dictionaries(NAMES, st.recursive(ATOMS, lambda values: st.lists(values) | st.dictionaries(st.text(), values))))
def test_any_row_can_be_read(row):
    claims = claims_of(row)
    assert all(isinstance(value, str) and value for values in claims.values() for value in values)
    place_of_text(row, ("text", "content.rendered"), usual=True)
