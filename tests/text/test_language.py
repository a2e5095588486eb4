"""The language of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsx import languages
from newsx.text import language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The council said that it would not raise the tax this year, and that it was sorry for the delay.", "en"),
        ("Der Rat hat am Dienstag gesagt, dass die Brücke in diesem Jahr nicht mehr für den Verkehr frei wird.", "de"),
        ("Le conseil a dit mardi que le pont ne sera pas ouvert cette année et que les habitants sont déçus.", "fr"),
        ("La police recherche un homme en fuite après l'incendie d'un entrepôt près du port, survenu dimanche soir.", "fr"),
        ("El consejo dijo el martes que el puente no se abrirá este año y que los vecinos están por ello tristes.", "es"),
        ("La policía busca a un hombre que huyó tras el incendio de un almacén cerca del puerto el domingo.", "es"),
        ("O conselho disse na terça que a ponte não vai abrir este ano e que os moradores também não são ouvidos.", "pt"),
        ("A polícia procura um homem que fugiu depois de um incêndio em um armazém perto do porto no domingo.", "pt"),
        ("Il consiglio ha detto che il ponte non sarà aperto quest'anno e che gli abitanti sono delusi della scelta.", "it"),
        ("De raad zei dinsdag dat de brug dit jaar niet meer open gaat en dat het niet aan de gemeente ligt.", "nl"),
        ("Rådet sade i tisdags att bron inte kommer att öppna i år och att det är för dyrt för kommunen.", "sv"),
        ("Polisen söker en man som flydde efter en brand i en lagerlokal nära hamnen under söndagen.", "sv"),
        ("Rådet sa tirsdag at broen ikke vil åpne i år, og at det er for dyrt for kommunen å reparere den nå.", "no"),
        ("Politiet leter etter en mann som flyktet etter en brann i et lager ved havnen søndag kveld, og ber om tips fra publikum.", "no"),
        ("Rådet sagde tirsdag, at broen ikke bliver åbnet i år, og at det er for dyrt for kommunen at reparere den nu.", "da"),
        (
            "Politiet leder efter en mand, der flygtede efter en brand i et lager ved havnen søndag aften, og beder om hjælp fra borgerne.",
            "da",
        ),
        ("Kaupunginvaltuusto sanoi tiistaina, että silta ei avaudu tänä vuonna ja että korjaus on kunnalle liian kallis.", "fi"),
        ("Rada powiedziała we wtorek, że most nie zostanie otwarty w tym roku i że naprawa jest dla gminy zbyt droga.", "pl"),
        ("Policja szuka mężczyzny, który uciekł po pożarze magazynu w pobliżu portu w niedzielę wieczorem, i prosi o pomoc.", "pl"),
        ("Rada v úterý uvedla, že most se letos neotevře a že oprava je pro obec příliš drahá, ale nevzdává se.", "cs"),
        ("Policie hledá muže, který v neděli utekl po požáru skladu u přístavu, a žádá veřejnost o pomoc při pátrání.", "cs"),
        ("Rada v utorok uviedla, že most sa tento rok neotvorí a že oprava je pre obec príliš drahá, ale nevzdáva sa.", "sk"),
        ("Polícia hľadá muža, ktorý v nedeľu ušiel po požiari skladu pri prístave, a žiada verejnosť o pomoc pri pátraní.", "sk"),
        ("A tanács kedden azt mondta, hogy a hidat idén nem nyitják meg, és hogy a javítás túl drága a községnek.", "hu"),
        ("Consiliul a spus marți că podul nu va fi deschis anul acesta și că reparația este prea scumpă pentru comună.", "ro"),
        (
            "Meclis salı günü köprünün bu yıl açılmayacağını ve onarımın belediye için çok pahalı olduğunu söyledi.",
            "tr",
        ),
        ("Dewan mengatakan pada hari Selasa bahwa jembatan itu tidak akan dibuka tahun ini dan perbaikannya terlalu mahal.", "id"),
        ("Hội đồng cho biết hôm thứ Ba rằng cây cầu sẽ không được mở trong năm nay và việc sửa chữa là quá đắt.", "vi"),
        ("El consell va dir dimarts que el pont no s'obrirà aquest any i que la reparació és massa cara per al municipi.", "ca"),
        (
            "La policia busca un home que va fugir després de l'incendi d'un magatzem a prop del port aquest diumenge amb els seus fills.",
            "ca",
        ),
        ("Vijeće je u utorak reklo da se most ove godine neće otvoriti i da je popravak preskup za općinu.", "hr"),
        ("Policija traži muškarca koji je pobjegao nakon požara u skladištu kod luke u nedjelju i moli građane za pomoć.", "hr"),
        ("Svet je v torek sporočil, da mostu letos ne bodo odprli in da je popravilo za občino predrago.", "sl"),
        ("Policija išče moškega, ki je v nedeljo pobegnil po požaru v skladišču pri pristanišču, in prosi za pomoč.", "sl"),
        ("Volikogu ütles teisipäeval, et silda sel aastal ei avata ja et remont on vallale liiga kallis.", "et"),
        ("Taryba antradienį pranešė, kad tiltas šiais metais nebus atidarytas ir kad remontas savivaldybei yra per brangus.", "lt"),
        ("Dome otrdien paziņoja, ka tilts šogad netiks atvērts un ka remonts pašvaldībai ir pārāk dārgs.", "lv"),
        ("Baraza lilisema Jumanne kwamba daraja halitafunguliwa mwaka huu na kwamba ukarabati ni ghali sana kwa wilaya.", "sw"),
        ("Die raad het Dinsdag gesê dat die brug nie hierdie jaar sal oopmaak nie en dat dit te duur is vir die munisipaliteit.", "af"),
        ("Këshilli tha të martën se ura nuk do të hapet këtë vit dhe se riparimi është shumë i shtrenjtë për komunën.", "sq"),
        ("Ráðið sagði á þriðjudag að brúin yrði ekki opnuð á þessu ári og að viðgerðin væri of dýr fyrir sveitarfélagið.", "is"),
        (
            "Sinabi ng konseho noong Martes na hindi bubuksan ang tulay ngayong taon at masyadong mahal ang pagkukumpuni para sa bayan.",
            "tl",
        ),
        ("Совет сказал во вторник, что мост в этом году не откроется.", "ru"),
        ("Рада сказала у вівторок, що міст цього року не відкриється і її рішення остаточне.", "uk"),
        ("Съветът заяви във вторник, че мостът няма да бъде отворен тази година и че ремонтът е твърде скъп за общината.", "bg"),
        ("Савет је у уторак саопштио да мост ове године неће бити отворен и да је поправка прескупа за општину.", "sr"),
        ("Советот во вторникот соопшти дека мостот нема да се отвори оваа година и дека поправката е прескапа за општината.", "mk"),
        ("Савет паведаміў у аўторак, што мост сёлета не адкрыюць і што рамонт занадта дарагі для раёна.", "be"),
        ("Το συμβούλιο είπε την Τρίτη ότι η γέφυρα δεν θα ανοίξει φέτος.", "el"),
        ("قال المجلس يوم الثلاثاء إن الجسر لن يفتح هذا العام وإن الإصلاح مكلف جدا.", "ar"),
        ("شورا روز سه‌شنبه اعلام کرد که پل امسال باز نخواهد شد و تعمیر آن بسیار گران است.", "fa"),
        ("کونسل نے منگل کو کہا کہ پل اس سال نہیں کھولا جائے گا اور مرمت بہت مہنگی ہے۔", "ur"),
        ("המועצה אמרה ביום שלישי כי הגשר לא ייפתח השנה וכי התיקון יקר מדי.", "he"),
        ("परिषद ने मंगलवार को कहा कि पुल इस साल नहीं खुलेगा और मरम्मत बहुत महंगी है।", "hi"),
        ("परिषदेने मंगळवारी सांगितले की पूल या वर्षी उघडणार नाही आणि दुरुस्ती खूप महाग आहे.", "mr"),
        ("পরিষদ মঙ্গলবার বলেছে যে সেতুটি এই বছর খোলা হবে না এবং মেরামত খুব ব্যয়বহুল।", "bn"),
        ("สภากล่าวเมื่อวันอังคารว่าสะพานจะไม่เปิดในปีนี้ และการซ่อมแซมมีราคาแพงเกินไป", "th"),
        ("議会は火曜日に、橋は今年は開かないと述べた。住民は残念がっている。", "ja"),
        ("市议会星期二表示，这座桥今年不会开放，修理费用对市政府来说太高。", "zh"),
        ("시의회는 화요일에 다리가 올해 열리지 않을 것이며 수리 비용이 너무 비싸다고 밝혔다.", "ko"),
        ("საბჭომ სამშაბათს განაცხადა, რომ ხიდი წელს არ გაიხსნება.", "ka"),
        ("Խորհուրդը երեքշաբթի օրը հայտարարեց, որ կամուրջը այս տարի չի բացվի։", "hy"),
        ("பாலம் இந்த ஆண்டு திறக்கப்படாது என்று சபை செவ்வாயன்று தெரிவித்தது.", "ta"),
        ("It was said that the bridge will close.", "en"),
        ("Bridge closed", None),
        ("Ada Lind, Ben Askew, Carla Vint, Dov Lerner, Elsa Prynne, Femi Ade", None),
        ("", None),
    ],
)
def test_language(text: str, code: str | None) -> None:
    assert language.find_language([text]) == code


@given(st.lists(st.text(max_size=300), max_size=4))
def test_any_text_has_a_language_or_none(paragraphs: list[str]) -> None:
    code = language.find_language(paragraphs)
    assert code is None or len(code) == 2


ENGLISH = "The council said that it would not raise the tax this year, and that it was sorry for the delay."
DANISH = "Rådet sagde tirsdag, at broen ikke bliver åbnet i år, og at det er for dyrt for kommunen at reparere den nu."


def test_the_longest_lines_tell_the_language_of_a_page() -> None:
    menu = ["Home", "News", "Sport", "The weather", "Log in to your account", "Follow us on the web"]
    assert language.find_page_language([*menu, DANISH, DANISH]) == "da"
    assert (
        language.find_page_language(
            ["https://harbor.example/" + "a-ferry-for-all-of-us/" * 20, "{" + "og er ikke det " * 30 + "}", ENGLISH]
        )
        == "en"
    )


def test_a_long_text_without_english_words_is_in_a_language_that_is_not_known() -> None:
    unknown = "Umkhandlu uthe ngoLwesibili ibhuloho ngeke livulwe nonyaka futhi ukulungiswa kubiza kakhulu kumasipala."
    assert language.find_page_language([unknown] * 6) == languages.UNKNOWN
    assert language.find_page_language(["Ann Roe", "Ivo Bern"]) is None
