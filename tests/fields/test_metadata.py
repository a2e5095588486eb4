"""What markup claims, weighed: names, addresses and moments."""

from __future__ import annotations

import pytest

from newsx import languages
from newsx.fields import metadata
from newsx.pages.evidence import Evidence, Subject

ENGLISH = languages.of("en")


def claims(subject: Subject, **said: str) -> Evidence:
    evidence = Evidence()
    for source, value in said.items():
        evidence.add(subject, source.replace("_", ":", 1), value)
    return evidence


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2024-05-03T14:05:00+02:00", "2024-05-03T14:05+02:00"),
        ("2024-05-03T14:05:00.123Z", "2024-05-03T14:05+00:00"),
        ("2024-05-03 00:00:00", "2024-05-03"),
        ("2024-05-03 14:05", "2024-05-03T14:05"),
        ("Fri, 03 May 2024 14:05:00 +0200", "2024-05-03T14:05+02:00"),
        ("1714726800", "2024-05-03T09:00+00:00"),
        ("May 3, 2024", "2024-05-03"),
        ("0001-01-01T00:00:00Z", None),
        ("May 2024", None),
        ("soon", None),
        ("", None),
    ],
)
def test_moments(value: str, iso: str | None) -> None:
    moment = metadata.moment_of(value)
    assert (moment.iso if moment else None) == iso


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ({"application-name": "quay", "og_site_name": "The Quay Gazette"}, "The Quay Gazette"),
        ({"json-ld": "Harbour Press Ltd", "og_site_name": "The Quay Gazette"}, "The Quay Gazette"),
        ({"og_site_name": "quaygazette", "json-ld": "The Quay Gazette"}, "quaygazette"),
        ({"og_site_name": "localhost"}, None),
        ({"og_site_name": "@quay"}, None),
        ({"json-ld": "https://example.org"}, None),
    ],
)
def test_the_publisher_that_markup_names(said: dict[str, str], name: str | None) -> None:
    assert metadata.publisher(claims("publisher", **said)) == name


def test_the_section() -> None:
    assert metadata.section(claims("section", og_section="News"), None) == "News"
    assert metadata.section(claims("section", og_section="worldNews2"), "Islands") == "Islands"
    assert metadata.section(claims("section", og_section="17"), None) is None


@pytest.mark.parametrize(
    "value", ["https://example.org/roe", "www.example.org", "ann@example.org", "@annroe", "Admin", "The Quay Gazette", ""]
)
def test_nobody_signs_so(value: str) -> None:
    assert metadata.signers(value, {"the quay gazette"}, ENGLISH) == []


def test_those_who_sign_for_nobody_in_particular_are_a_desk() -> None:
    assert [author.type for author in metadata.signers("Staff", (), ENGLISH)] == ["desk"]


def test_the_address() -> None:
    evidence = claims("url", canonical="https://example.org/ferry", og_url="https://example.org/")
    assert metadata.address(evidence) == "https://example.org/ferry"
    assert metadata.address(claims("url", canonical="/ferry")) is None
    evidence.add("url", "given", "https://example.org/given")
    assert metadata.address(evidence) == "https://example.org/given"


@pytest.mark.parametrize(("said", "code"), [("en-GB", "en"), ("de_DE", "de"), ("english", None), ("", None)])
def test_the_language(said: str, code: str | None) -> None:
    assert metadata.language(claims("language", html=said)) == code
