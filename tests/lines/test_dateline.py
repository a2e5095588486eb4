"""Datelines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx import languages
from newsx.lines import dateline

ENGLISH = languages.of("en")


@pytest.mark.parametrize(
    ("paragraph", "place", "agency"),
    [
        ("ST. ALBA, Ohio (AP) — The bridge reopened on Monday.", "ST. ALBA, Ohio", "AP"),
        ("WASHINGTON — The bridge reopened.", "WASHINGTON", None),
        ("PORT SABLE/THE HAGUE, March 7 (Reuters) - The yard is for sale.", "PORT SABLE/THE HAGUE", "Reuters"),
        ("London, 3 May (AFP) – The bridge reopened.", "London", "AFP"),
        ("Berlin (dpa) - Die Brücke ist wieder offen.", "Berlin", "dpa"),
        ("NEW DELHI: The bridge reopened.", "NEW DELHI", None),
        ("ADDIS ABABA, May 3 (Xinhua) -- The bridge reopened.", "ADDIS ABABA", "Xinhua"),
        ("OSLO, Nov. 3, 2020 /PRNewswire/ -- Harbor Inc. has a new bridge.", "OSLO", "PR Newswire"),
        ("O'FALLON, Mo. — “It is open,” she said.", "O'FALLON, Mo.", None),
        ("(Reuters) - The bridge reopened.", None, "Reuters"),
        ("(CNN) The bridge reopened.", None, "CNN"),
        ("AUBURN, Wash. —", "AUBURN, Wash.", None),
        ("ST. ALBA (KMOV) -- The bridge reopened.", "ST. ALBA", None),
        ("PORT SABLE, March 14 (Quayside) - The bridge reopened.", "PORT SABLE", "Quayside"),
        ("LONDON (Quayside News) — The bridge reopened.", "LONDON", "Quayside News"),
        ("Port Sable CNN — The bridge reopened.", "Port Sable", "CNN"),
        ("CNN  —", None, "CNN"),
    ],
)
def test_a_dateline(paragraph: str, place: str | None, agency: str | None) -> None:
    found = dateline.split(paragraph, ENGLISH)
    assert found is not None
    assert (found.place, found.agency) == (place, agency)
    assert paragraph.startswith(found.text)


@pytest.mark.parametrize(
    "paragraph",
    [
        "WARNING — The pictures may upset you.",
        "BREAKING NEWS — The bridge is open.",
        "READ MORE: The bridge is open",
        "OKORO: Thank you all for coming.",
        "NATO — The alliance met.",
        "From CNN: The bridge is open.",
        "The bridge — closed since May — reopened.",
        "FROM BRIDGE TO FERRY — In May",
        "",
    ],
)
def test_no_dateline(paragraph: str) -> None:
    assert dateline.split(paragraph, ENGLISH) is None


@given(st.text(max_size=120))
def test_any_paragraph_may_begin_with_a_dateline(paragraph: str) -> None:
    found = dateline.split(paragraph, ENGLISH)
    assert found is None or found.text in paragraph


@pytest.mark.parametrize(
    ("paragraph", "code", "place", "agency"),
    [
        ("Berlin (dpa) - Der Rat hat am Montag abgestimmt.", "de", "Berlin", "dpa"),
        ("LA CROIX, Wis. (AP) — The council voted.", "en", "LA CROIX, Wis.", "AP"),
        ("PARIS (AFP) — Le conseil a voté lundi.", "fr", "PARIS", "AFP"),
        ("Madrid, 3 may (EFE).- El consejo votó el lunes.", "es", "Madrid", "EFE"),
        ("МОСКВА, 3 мая. /ТАСС/. Совет решил.", "ru", "МОСКВА", "TASS"),
        ("Jakarta (ANTARA) - Dewan mengatakan", "id", "Jakarta", "Antara"),
        ("新华社北京4月24日电 市议会星期二表示。", "zh", "北京", "Xinhua"),
        ("【ワシントン時事】市議会は三日、", "ja", "ワシントン", "Jiji"),
        ("【北京＝共同】市議会は三日、", "ja", "北京", "Kyodo"),
        ("(서울=연합뉴스) 김민준 기자 = 시의회는", "ko", "서울", "Yonhap"),
    ],
)
def test_datelines_of_other_languages(paragraph: str, code: str, place: str, agency: str) -> None:
    found = dateline.split(paragraph, languages.of(code))
    assert found is not None
    assert (found.place, found.agency) == (place, agency)
