from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx.sources.decoding import decode, is_html, what_it_is_instead

STORY = "“The harbour café won’t close,” said Zoë Müller – the mayor’s deputy – on Monday.\r\nIt cost £40.\r\n" * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_with_and_without_its_mark_and_line_ends_stay(encoding):
    assert decode(STORY.encode(encoding)) == (STORY, [])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_recognised_by_its_zeros(encoding):
    content = ("The ferry sails at noon.\n" * 5).encode(encoding)
    assert what_it_is_instead(content) is None
    assert decode(content)[0].startswith("The ferry sails")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("line", ["Мэр закрыл порт, сказал он. ", "Το λιμάνι έκλεισε σήμερα. ", "أغلق العمدة الميناء اليوم. "])
def test_utf16_is_recognised_in_other_scripts_too(encoding, line):
    content = (line * 5).encode(encoding)
    assert what_it_is_instead(content) is None
    assert decode(content) == (line * 5, [])


def test_other_encodings_are_found_and_named():
    assert decode(STORY.encode("cp1252")) == (STORY, ["encoding: read as windows-1252"])


def test_a_declared_encoding_is_preferred_to_a_guess():
    page = '<html><head><meta charset="iso-8859-2"></head><p>Wójt gminy powiedział: „Zamknęliśmy przeprawę”.</p>'
    content = page.replace("„", '"').replace("”", '"').encode("iso-8859-2")
    text, warnings = decode(content)
    assert "powiedział" in text
    assert warnings == ["encoding: read as iso-8859-2, as declared"]
    assert decode("Мэр закрыл порт".encode("koi8-r"), "koi8-r")[0] == "Мэр закрыл порт"


def test_a_stray_byte_does_not_make_utf8_something_else():
    content = STORY.encode() + b"\x93So be it\x94, she said. \xe2\x80"
    text, warnings = decode(content)
    assert text == STORY + "“So be it”, she said. \ufffd"
    assert warnings == [
        "encoding: 2 bytes amid utf-8 read as windows-1252",
        "encoding: 1 character could not be read as utf-8",
    ]


def test_utf8_is_recognised_although_the_page_declares_another_encoding():
    page = '<meta charset="iso-8859-1">' + STORY
    assert decode(page.encode() + b"\x94")[0] == page + "”"


def test_an_unknown_declared_encoding_is_no_error():
    assert decode('<meta charset="x-nonsense"><p>café'.encode("cp1252"))[0].endswith("café")
    assert decode('<meta charset="unicode_escape"><p>\\u0041 café'.encode("cp1252"))[0].endswith("\\u0041 café")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "a PNG image"),
        (b"PK\x03\x04\x14\0", "an office document"),
    ],
)
def test_what_is_no_text_is_called_by_its_name(content, kind):
    assert what_it_is_instead(content) == f"is not text but {kind}"


def test_control_characters_tell_bytes_that_are_no_text():
    assert what_it_is_instead(bytes(range(256)) * 20) == "is not text"
    assert what_it_is_instead(b"A story.\n" * 100 + b"\0" + b"Its end.\n" * 100) is None
    assert what_it_is_instead(codecs.BOM_UTF16_LE + "A story.".encode("utf-16-le")) is None


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><html><body>",
        "\ufeff\n <HTML lang=en>",
        '<?xml version="1.0"?>\n<!-- saved -->\n<html>',
        "<div class=story><p>One</p></div>",
        '<img src="harbour.jpg">\n<p>The ferry sails.',
        "HTTP/1.1 200 OK\r\nServer: x\r\n\r\n<html lang='en'><head><title>One</title>",
    ],
)
def test_html_is_known_by_its_content(page):
    assert is_html(page)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The ferry sails.",
        "<Advertisement>\nIt sails.",
        "<!-- never closed",
        "5 < 6 and <p> is a tag",
        '<img height="1" src="//counter.example/p?c=1"> <img src="//other.example/tr">\n * Politics\nThe ferry sails.',
    ],
)
def test_text_is_no_html(text):
    assert not is_html(text)


@given(st.binary())
def test_any_bytes_become_a_text_that_can_be_encoded(content):
    text, warnings = decode(content)
    text.encode()
    assert isinstance(warnings, list)
    what_it_is_instead(content)
    is_html(text)
