from __future__ import annotations

from newsx.pages.evidence import Claim, Evidence


def test_a_claim_counts_once_and_an_empty_one_never() -> None:
    evidence = Evidence()
    for value in ("Ferry  stays", "Ferry stays ", " ", None):
        evidence.add("headline", "og:title", value)
    assert evidence.on("headline") == [Claim("og:title", "Ferry stays")]


def test_the_first_claim_of_the_first_source() -> None:
    evidence = Evidence()
    evidence.add("author", "json-ld", "Ann Roe")
    evidence.add("author", "meta", "Ivo Bern")
    assert evidence.first("author") == "Ann Roe"
    assert evidence.first("author", "rel", "meta", "json-ld") == "Ivo Bern"
    assert evidence.first("author", "rel") is None
    assert evidence.first("url") is None


def test_a_source_that_makes_thousands_of_claims_is_heard_to_a_limit() -> None:
    evidence = Evidence()
    for number in range(10_000):
        evidence.add("published", "time", f"claim {number}")
    assert 100 < len(evidence.on("published")) < 1000
