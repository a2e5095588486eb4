"""In which encoding bytes are that do not say it: judged by the language that they then are in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx.sources.decoding import decode, decode_together, unicode_encoding, what_it_is_instead
from newsx.sources.encodings import likeliest, makes_sense

STORIES = {
    "English, Spanish and Portuguese names": (
        "The council said on Monday that José Núñez and Zoë Brontë of the ferry company would not answer. “Nobody "
        "likes a toll,” said João Magalhães, who has been the mayor since 1931.",
        "cp1252 mac_roman",
    ),
    "English, Swedish names": (
        "Mayor Åsa Lindqvist said the ferry from Falkenå would be back by Friday — “or else.”",
        "cp1252 mac_roman",
    ),
    "English, a sign": (
        "The toll is £4, and don’t the drivers know it, said the café’s owner on Friday.",
        "cp1252 mac_roman",
    ),
    "English of DOS": (
        "The toll is £4, said the café's owner to José Núñez on Friday, and the ferry is back.",
        "cp850",
    ),
    "German": (
        "Der Bürgermeister sagte am Montag, die Fähre werde für die nächsten Wochen nicht mehr über den Fluss fahren. "
        "„Das ist schade“, sagte Jörg Weiß.",
        "cp1252 mac_roman",
    ),
    "French": (
        "Le maire a déclaré lundi que le ferry ne traverserait plus l’île avant l’été. « C’est dommage », a-t-il "
        "ajouté à la presse, où il était attendu.",
        "cp1252 mac_roman",
    ),
    "Spanish": (
        "El alcalde dijo el lunes que el transbordador no volverá a la isla este año. «Es una lástima», añadió José Núñez.",
        "cp1252",
    ),
    "Portuguese": (
        "O prefeito disse na segunda-feira que a balsa não voltará à ilha este ano. “É uma pena”, disse João Magalhães.",
        "cp1252",
    ),
    "Swedish": (
        "Borgmästaren sade på måndagen att färjan inte går över älven i år. ”Det är synd”, sade Åsa Öberg.",
        "cp1252",
    ),
    "Polish": (
        "Wójt gminy powiedział w poniedziałek, że prom nie będzie już pływał przez rzekę. Szkoda, dodał Zbigniew "
        "Żółkiewski, który mieszka na wyspie.",
        "cp1250 iso8859_2",
    ),
    "Czech": (
        "Starosta v pondělí řekl, že přívoz už letos přes řeku jezdit nebude. Je to škoda, dodal Jiří Dvořák, který žije na ostrově.",
        "cp1250 iso8859_2",
    ),
    "Hungarian": (
        "A polgármester hétfőn azt mondta, hogy a komp idén már nem jár a folyón. „Ez nagy kár” – tette hozzá Győző "
        "Szűcs, aki a szigeten él.",
        "cp1250",
    ),
    "Turkish": (
        "Belediye başkanı pazartesi günü vapurun bu yıl artık nehri geçmeyeceğini söyledi. “Çok yazık” diye ekledi "
        "adada yaşayan Işık Güneş.",
        "cp1254",
    ),
    "Lithuanian": (
        "Meras pirmadienį pasakė, kad keltas šiais metais per upę nebeplauks. „Labai gaila“, – pridūrė Šarūnas Žukauskas.",
        "cp1257",
    ),
    "Latvian": (
        "Mērs pirmdien sacīja, ka prāmis šogad pāri upei vairs nekursēs. “Ļoti žēl,” piebilda Jānis Bērziņš, kas dzīvo uz salas.",
        "cp1257",
    ),
    "Russian": (
        "Мэр в понедельник сказал, что паром в этом году больше не будет ходить через реку. Очень жаль, добавил Иван "
        "Петров, который живёт на острове.",
        "cp1251 koi8_r iso8859_5 cp866 mac_cyrillic",
    ),
    "Ukrainian": (
        "Мер у понеділок сказав, що пором цього року більше не ходитиме через річку. Дуже шкода, додав Іван Петренко.",
        "cp1251 koi8_u",
    ),
    "Bulgarian": (
        "Кметът каза в понеделник, че фериботът няма да пътува през реката тази година. „Много жалко“, добави Иван Петров.",
        "cp1251",
    ),
    "Greek": (
        "Ο δήμαρχος είπε τη Δευτέρα ότι το πλοίο δεν θα περάσει φέτος το ποτάμι, πρόσθεσε ο Γιώργος Παπαδόπουλος.",
        "cp1253 iso8859_7",
    ),
    "Hebrew": (
        "ראש העיר אמר ביום שני שהמעבורת לא תחצה השנה את הנהר. חבל מאוד, הוסיף דוד כהן שגר באי.",
        "cp1255",
    ),
    "Arabic": (
        "قال العمدة يوم الاثنين إن العبارة لن تعبر النهر هذا العام. وأضاف أحمد علي الذي يعيش في الجزيرة أن هذا مؤسف.",
        "cp1256",
    ),
    "Japanese": (
        "市長は月曜日、フェリーは今年はもう川を渡らないと述べた。「残念です」と島に住む田中さんは話した。",
        "cp932 euc_jp iso2022_jp",
    ),
    "Chinese": (
        "市长周一表示，渡轮今年将不再过河。“非常遗憾”，住在岛上的王先生说。记者在现场看到，码头已经关闭。",
        "gb18030 gbk",
    ),
    "Chinese of Taiwan": (
        "市長週一表示，渡輪今年將不再過河。「非常遺憾」，住在島上的王先生說。記者在現場看到，碼頭已經關閉。",
        "big5",
    ),
    "Korean": (
        "시장은 월요일에 올해는 더 이상 배가 강을 건너지 않을 것이라고 말했다. 섬에 사는 김 씨는 아쉽다고 덧붙였다.",
        "cp949",
    ),
    "Thai": (
        "นายกเทศมนตรีกล่าวเมื่อวันจันทร์ว่าเรือข้ามฟากจะไม่ข้ามแม่น้ำอีกในปีนี้",
        "cp874",
    ),
}
CASES = [(story, encoding) for story, (_, encodings) in STORIES.items() for encoding in encodings.split()]


@pytest.mark.parametrize(("story", "encoding"), CASES)
@pytest.mark.parametrize("times", [1, 5])
def test_a_story_is_read_in_its_encoding(story, encoding, times):
    text = (STORIES[story][0] + "\n") * times
    assert decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize(("story", "encoding"), CASES)
def test_a_story_that_is_cut_short_is_too(story, encoding):
    content = ((STORIES[story][0] + "\n") * 3).encode(encoding)[:-4]
    assert decode(content)[0].rstrip("\ufffd") == content.decode(encoding, "ignore")


@pytest.mark.parametrize(("story", "encoding"), CASES)
def test_markup_does_not_tell_the_language(story, encoding):
    page = f"<html><head><script>var the = 'and of the';</script></head><body class='the of and'><p>{STORIES[story][0]}</p></body></html>"
    assert decode(page.encode(encoding))[0] == page


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_unicode_without_a_mark(story, encoding):
    text = (STORIES[story][0] + "\nAnn Roe, 7\n") * 2
    content = text.encode(encoding)
    assert unicode_encoding(content) == encoding
    assert what_it_is_instead(content) is None
    assert decode(content) == (text, [])


def test_a_declaration_counts_if_it_makes_sense():
    polish, russian = STORIES["Polish"][0], STORIES["Russian"][0]
    assert makes_sense(polish.encode("cp1250"), "cp1250")
    assert not makes_sense(polish.encode("cp1250"), "windows-1252")
    assert not makes_sense(russian.encode("koi8_r"), "windows-1251")
    assert not makes_sense(STORIES["Japanese"][0].encode("cp932"), "euc-jp")
    page = '<meta charset="{}">' + russian
    assert decode(page.format("koi8-r").encode("koi8_r")) == (page.format("koi8-r"), ["encoding: read as koi8-u, as declared"])
    assert decode(page.format("koi8-r").encode("cp1251"))[0] == page.format("koi8-r")
    assert decode(b'<?xml version="1.0" encoding="iso-8859-2"?><p>' + "Wójt żył".encode("iso8859_2"))[0].endswith("<p>Wójt żył")
    assert decode("The café’s owner".encode("cp1252"), "iso-8859-1")[0] == "The café’s owner"


def test_a_few_letters_are_western():
    assert [decode(text.encode("cp1252"))[0] for text in ("José Núñez", "café", "Zoë", "£4", "“No”")] == [
        "José Núñez",
        "café",
        "Zoë",
        "£4",
        "“No”",
    ]


@pytest.mark.parametrize(
    "text",
    ["The ferry® is the one … of all ferries.", "The lawn is 40 m² and the hole is small — so small.", "It was a month…and then £29 more."],
)
def test_signs_are_western(text):
    assert decode((text * 3).encode("cp1252"))[0] == text * 3


@pytest.mark.parametrize("text", ["The hole is small — so small.", "She wrote: ‘Military, and all of it’ was what he had said."])
def test_marks_of_a_macintosh(text):
    assert decode(text.encode("mac_roman"))[0] == text


def test_cells_of_a_row_are_in_one_encoding():
    texts = ["Zażółć", "plain", STORIES["Polish"][0]]
    assert [text for text, _ in decode_together([text.encode("cp1250") for text in texts])] == texts
    assert [text for text, _ in decode_together(["Zażółć".encode(), "café".encode("cp1252")])] == ["Zażółć", "café"]


def test_zeros_are_left_out():
    assert decode(b"The ferry\0 sails.\0\0\0\0") == ("The ferry sails.", ["encoding: 1 zero byte left out"])
    assert decode(b"The ferry sails." + b"\0" * 5000) == ("The ferry sails.", [])
    assert what_it_is_instead(b"The ferry sails." + b"\0" * 5000) is None


@given(st.binary())
def test_any_bytes_have_an_encoding(content):
    content.decode(likeliest(content), "replace")
    for declared in ("gb18030", "utf-7", "hz", "base64", "no such"):
        decode(content, declared)[0].encode()
