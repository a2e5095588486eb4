from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsx.sources.name_patterns import compiled, said_by
from tests.command import STORY, complaint, newsx, records


@pytest.mark.parametrize(
    ("name", "pattern", "said"),
    [
        ("Gazette_2026-05-31.txt", "{outlet}_{date}", {"publisher": ["Gazette"], "published": ["2026-05-31"]}),
        ("dumps/The Gazette_202605.txt.gz", "{outlet}_{date}", {"publisher": ["The Gazette"], "published": ["2026-05"]}),
        ("Gazette/2026.05.31/ferry.txt", "{outlet}/{date}/*", {"publisher": ["Gazette"], "published": ["2026-05-31"]}),
        ("Gazette.zip#june/20260601-roe.txt", "{date}-{author}", {"published": ["2026-06-01"], "author": ["roe"]}),
        ("Gazette.zip#june/ferry.txt", "{outlet}.zip", {"publisher": ["Gazette"]}),
        ("ferry.txt", "{outlet}_{date}_*", {}),
    ],
)
def test_what_a_name_says(name, pattern, said):
    assert said_by(name, pattern) == said


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("{outle}_*", "{outle} is not one of {outlet}"),
        ("*_*", "names no field, such as {outlet}"),
        ("{date}_{date}", "names a field twice"),
    ],
)
def test_a_pattern_that_says_nothing(pattern, why):
    with pytest.raises(ValueError, match=why.replace("{", r"\{").replace("}", r"\}")):
        compiled(pattern)
    assert f"--name-pattern: {why}" in complaint(newsx("--name-pattern", pattern, "-"))


def test_the_name_gives_what_the_page_does_not_and_a_rows_own_columns_come_first(folder):
    Path("Gazette_2026-05-31_1.txt").write_text(STORY, encoding="utf-8")
    Path("Gazette_2026-05-31_2.jsonl").write_text(json.dumps({"text": STORY, "outlet": "The Sentinel"}))
    run = newsx("--name-pattern", "{outlet}_{date}_*", *sorted(Path().glob("Gazette*")))
    assert [(record["publisher"], record["published"]) for record in records(run)] == [
        ("Gazette", "2026-05-31"),
        ("The Sentinel", "2026-05-31"),
    ]
