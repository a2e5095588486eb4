from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx.sources.mojibake import mend
from newsx.sources.raw import Raw


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("â€œThe harbour cafÃ© wonâ€™t close,â€\x9d said ZoÃ« MÃ¼ller.", "“The harbour café won’t close,” said Zoë Müller."),
        ("Ã¢â‚¬Å“Twice over,Ã¢â‚¬Â\x9d he said.", "“Twice over,” he said."),
        ("It\x92s \x93closed\x94 \x96 for now.", "It’s “closed” – for now."),
        ("It costs Â£40, or 20Â°C more.", "It costs £40, or 20°C more."),
        ("ÐœÑ\x8dÑ€ Ð·Ð°ÐºÑ€Ñ‹Ð» Ð¿Ð¾Ñ€Ñ‚.", "Мэр закрыл порт."),
        ("вЂњItвЂ™s the cafГ©вЂ™s tollвЂќ", "“It’s the café’s toll”"),
        ("‚ÄúIt‚Äôs the caf√©‚Äôs toll,‚Äù", "“It’s the café’s toll,”"),
        ("ΓÇ£ItΓÇÖs the caf├⌐ΓÇÖs toll", "“It’s the café’s toll"),
        ("WĂłjt powiedziaĹ‚, ĹĽe prom stoi.", "Wójt powiedział, że prom stoi."),
        ("РњСЌСЂ Р·Р°РєСЂС‹Р» РїРѕСЂС‚ РІРµС‡РµСЂРѕРј.", "Мэр закрыл порт вечером."),
    ],
)
def test_mojibake_is_mended(broken, whole):
    text, warnings = mend(broken)
    assert text == whole
    assert warnings[0].startswith("encoding: mojibake")


@pytest.mark.parametrize(
    "text",
    [
        "“It’s 20°C in São Paulo,” said Zoë Müller – at the café.",
        "A NAÇÃO “SÃO” ESPAÑA, L’ÂGE D’OR, PÂTÉ, ÅRHUS, Ñandú.",
        "Мэр закрыл порт. Рёв мотора стих.",
        "Γεια σας, √2 is no whole number. Řeka Ştefan Ăla Ĺ.",
        "cafe\u0301 \ufb01ne &eacute; \u2028 …",
    ],
)
def test_sound_text_stays_as_it_is(text):
    assert mend(text) == (text, [])


def test_a_line_is_mended_and_the_others_stay():
    text, warnings = mend("cafÃ©\r\ncafe\u0301 “sound”\r\n")
    assert text == "café\r\ncafe\u0301 “sound”\r\n"
    assert warnings == ["encoding: mojibake such as Ã© mended in a line; body and offsets are of the mended text"]


def test_the_document_holds_the_mended_text():
    document = Raw("a.txt", "The cafÃ© closed.".encode()).document()
    assert document.text == "The café closed."
    assert document.warnings


@given(st.text(alphabet=st.sampled_from("âÃÂ€œ\x9d\x92™©ÐРµ° a\n\ufffd\ud800")))
def test_any_text_can_be_mended(text):
    mended, warnings = mend(text)
    assert (mended == text) == (not warnings)
