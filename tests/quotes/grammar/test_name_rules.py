"""Where a name begins in a run of capitals, and whose it is."""

from __future__ import annotations

import pytest

from newsx.quotes.grammar.name_rules import name_start, tag_of_name
from newsx.quotes.grammar.tags import ORGANIZATION, PERSON, PLACE
from tests.quotes.reading import ENGLISH


@pytest.mark.parametrize(
    "run",
    [
        "[Mayor",
        "King [Dean",
        "Dean [Ann Lind",
        "[Dean Lind",
        "President of Iceland [Ólafur Dahl",
        "Secretary of State [Ann Roe",
        "[Bishop of Leeds",
        "PM [Ann Roe",
        "Leeds-born [Ann Roe",
        "Singer-guitarist [Bo Lind",
        "British Labour Leader [Ann Roe",
    ],
)
def test_where_a_name_begins(run: str) -> None:
    before, name = run.split("[")
    assert name_start((*before.split(), *name.split()), ENGLISH) == len(before.split())


@pytest.mark.parametrize(
    ("name", "has_role", "tag"),
    [
        ("Norwegian", False, PLACE),
        ("Norway", False, PLACE),
        ("Norway", True, PERSON),
        ("BBC", False, ORGANIZATION),
        ("Committee", False, ORGANIZATION),
        ("Roe", False, PERSON),
        ("New York", False, PLACE),
        ("San Marino", True, PERSON),
        ("Ann Roe", False, PERSON),
        ("ANN ROE", False, PERSON),
        ("Ann Hill", False, PERSON),
        ("Ann Roe Foundation", False, ORGANIZATION),
        ("Harbour Board", False, ORGANIZATION),
        ("Kestrel Board", True, PERSON),
        ("J.R. Wood", False, PERSON),
        ("U.S Steel", False, ORGANIZATION),
        ("Norwegian Lines", False, ORGANIZATION),
        ("BBC Sport", False, ORGANIZATION),
        ("Kestrel Roe", False, PERSON),
    ],
)
def test_whose_a_name_is(name: str, has_role: bool, tag: str) -> None:
    assert tag_of_name(tuple(name.split()), has_role, ENGLISH) == tag
