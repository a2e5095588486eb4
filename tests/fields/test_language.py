"""The language of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx.fields import language, publisher


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The council said that it would not raise the tax this year, and that it was sorry for the delay.", "en"),
        ("Der Rat hat am Dienstag gesagt, dass die Brücke in diesem Jahr nicht mehr für den Verkehr frei wird.", "de"),
        ("Le conseil a dit mardi que le pont ne sera pas ouvert cette année et que les habitants sont déçus.", "fr"),
        ("El consejo dijo el martes que el puente no se abrirá este año y que los vecinos están por ello tristes.", "es"),
        ("O conselho disse na terça que a ponte não vai abrir este ano e que os moradores também não são ouvidos.", "pt"),
        ("Il consiglio ha detto che il ponte non sarà aperto quest'anno e che gli abitanti sono delusi della scelta.", "it"),
        ("De raad zei dinsdag dat de brug dit jaar niet meer open gaat en dat het niet aan de gemeente ligt.", "nl"),
        ("Rådet sade i tisdags att bron inte kommer att öppna i år och att det är för dyrt för kommunen.", "sv"),
        ("Совет сказал во вторник, что мост в этом году не откроется.", "ru"),
        ("Рада сказала у вівторок, що міст цього року не відкриється і її рішення остаточне.", "uk"),
        ("議会は火曜日に、橋は今年は開かないと述べた。住民は残念がっている。", "ja"),
        ("Bridge closed", None),
        ("", None),
    ],
)
def test_language(text: str, code: str | None) -> None:
    assert language.of(text) == code


@given(st.text(max_size=300))
def test_any_text_has_a_language_or_none(text: str) -> None:
    code = language.of(text)
    assert code is None or len(code) == 2


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© 2021 The Lakeside Tribune. All rights reserved.", "The Lakeside Tribune"),
        ("Copyright 2019-2021 Lakeside Media Group, Inc.", "Lakeside Media Group"),
        ("©2023 Lakeside News, a division of Harbor", "Lakeside News"),
        ("© West Coast Courier 2023. Registered office: 4 Shore Street.", "West Coast Courier"),
        ("Copyright policy", None),
        ("All rights reserved.", None),
    ],
)
def test_the_publisher_by_the_copyright(line: str, name: str | None) -> None:
    assert publisher.from_copyright(line) == name


def test_the_publisher_by_the_pages_title() -> None:
    assert publisher.of("Vote delayed | The Lakeside Tribune", "Vote delayed", []) == "The Lakeside Tribune"
    assert publisher.of("Vote delayed - City - The Tribune", "Vote delayed", ["About The Tribune"]) == "The Tribune"
    assert publisher.of("Vote delayed - at last", "Vote delayed", []) is None
