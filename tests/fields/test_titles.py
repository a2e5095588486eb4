"""The headline in a page's title, which has the site's name before or after it."""

from __future__ import annotations

import time

import pytest

from newsx.fields.titles import beginnings, names_host, without_known_site, without_printed_site

SITES = {"the quay gazette"}
URL = "https://www.quaygazette.example/ferry"


def test_what_stands_before_each_separator() -> None:
    assert beginnings("Ferry stays | News | The Quay Gazette") == ["Ferry stays", "Ferry stays | News"]
    assert beginnings("Ferry stays") == []


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Ferry stays for the winter | The Quay Gazette", "Ferry stays for the winter"),
        ("Ferry stays for the winter - News - The Quay Gazette", "Ferry stays for the winter"),
        ("The Quay Gazette | Ferry stays: who pays?", "Ferry stays: who pays?"),
        ("The Quay Gazette: Ferry stays - for now", "The Quay Gazette: Ferry stays - for now"),
        ("(12) Ferry stays » Quay Gazette » News", "Ferry stays"),
        ("(3) Ferry stays", "Ferry stays"),
        (" | The Quay Gazette", ""),
        ("»The ferry« stays", "»The ferry« stays"),
        ("Ferry stays - for now", "Ferry stays - for now"),
        ("Ferry stays | Another Gazette", "Ferry stays"),
        ("Ferry stays", "Ferry stays"),
        ("", ""),
    ],
)
def test_a_title_in_the_metadata_without_the_site(title: str, headline: str) -> None:
    assert without_known_site(title, SITES) == headline


def test_the_address_tells_the_site() -> None:
    assert without_known_site("Ferry stays - Quay Gazette", set(), URL) == "Ferry stays"
    assert without_known_site("Quay Gazette - Ferry stays", set(), URL) == "Ferry stays"
    assert without_known_site("Ferry stays - Quay Gazette", set()) == "Ferry stays - Quay Gazette"


def test_a_name_of_a_server() -> None:
    assert names_host("the quay gazette", URL)
    assert names_host("quay gazette news", URL)
    assert not names_host("ferry stays", URL)
    assert not names_host("", URL)


def test_a_title_that_the_page_prints_ends_where_another_line_says() -> None:
    assert without_printed_site("Ferry stays - for now | The Quay Gazette", {"ferry stays - for now": 1}) == "Ferry stays - for now"
    assert without_printed_site("Ferry stays for now | News | The Quay Gazette", {}) == "Ferry stays for now"
    assert without_printed_site("Ferry stays", {}) == "Ferry stays"


def test_a_line_of_many_separators_is_no_title() -> None:
    line = "A - " * 50_000
    begun = time.process_time()
    assert beginnings(line) == []
    assert without_printed_site(line, {}) == line
    assert without_known_site(line, {"the tribune"}, URL) == line.strip()
    assert time.process_time() - begun < 1


def test_a_title_may_have_many_separators() -> None:
    assert len(beginnings(" - ".join("abcdefghij"))) == 9
