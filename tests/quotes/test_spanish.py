"""Spanish quotations: verbs without subjects, offices before names, speech between dashes. A story each, of direct speech."""

from __future__ import annotations

import pytest

from newsx.quotes import find
from newsx.quotes.spans.dashes import speech_of
from tests.quotes.reading import SPANISH, name, passages, said


def test_the_ferry() -> None:
    assert said(
        SPANISH,
        "El transbordador de Sorel seguirá parado. «No tenemos medios para garantizar el servicio», declaró Ana Roe, directora naval.",
        "“Es una catástrofe para los comerciantes del puerto”, lamentó el alcalde, Juan Vidal. “Habrá que encontrar una solución”, añadió.",
        "La señora Roe explicó que «el motor está averiado».",
    ) == [
        ("direct", "No", "Ana Roe"),
        ("direct", "Es", "Juan Vidal"),
        ("direct", "Habrá", "Juan Vidal"),
        ("partial", "el", "Ana Roe"),
    ]


def test_the_library() -> None:
    assert said(
        SPANISH,
        "La biblioteca de Sorel abrirá los domingos. «Los estudiantes nos lo pedían», explica Clara Mora, concejala de Cultura.",
        "La edil asegura que «el presupuesto está aprobado». Según ella, «nada lo impide».",
    ) == [("direct", "Los", "Clara Mora"), ("partial", "el", "Clara Mora"), ("partial", "nada", "Clara Mora")]


def test_the_baker() -> None:
    assert said(
        SPANISH,
        "El panadero Ivo Bern perdió ayer el juicio. Su abogada, Sofía Llanos, denuncia «una sentencia incomprensible».",
        "«Mi cliente no robó nada», insiste Llanos.",
    ) == [("partial", "una", "Sofía Llanos"), ("direct", "Mi", "Sofía Llanos")]


def test_the_bridge() -> None:
    assert said(
        SPANISH,
        "«El puente aguantará», promete el ingeniero noruego Karl Dahl.",
        "«¿Quién va a pagar?», pregunta la presidenta de la asociación de vecinos, Marta Dueñas.",
        "Según Dahl, las obras costarán «menos de lo previsto».",
    ) == [("direct", "El", "Karl Dahl"), ("direct", "¿Quién", "Marta Dueñas"), ("partial", "menos", "Karl Dahl")]


def test_the_fire() -> None:
    assert said(
        SPANISH,
        "Los bomberos vinieron de noche. «El fuego empezó en la cocina», indicó el teniente Pablo Guerra. «No hubo heridos», agregó.",
        "Una vecina cuenta: «Oí una explosión».",
    ) == [("direct", "El", "Pablo Guerra"), ("direct", "No", "Pablo Guerra"), ("direct", "Oí", "vecina")]


def test_the_flood() -> None:
    assert said(
        SPANISH,
        "«Nunca había visto una riada así», relata Lucas Armando, ganadero de Sorel.",
        "«El agua subió en una hora», prosigue el ganadero. «Lo hemos perdido todo».",
    ) == [("direct", "Nunca", "Lucas Armando"), ("direct", "El", "Lucas Armando"), ("direct", "Lo", "Lucas Armando")]


def test_the_minister() -> None:
    assert said(
        SPANISH,
        "La ministra de Transportes, Ana Roe, anunció el viernes un plan. «El Estado asumirá su responsabilidad», afirmó.",
        "La oposición acusa a la ministra de «hacer propaganda con todo». «No hay ni un euro más», ha criticado el senador Juan Vidal.",
    ) == [("direct", "El", "Ana Roe"), ("partial", "hacer", "oposición"), ("direct", "No", "Juan Vidal")]


def test_the_match() -> None:
    assert said(
        SPANISH,
        'El Sorel ganó. "Los jugadores han sido valientes", se felicitó el entrenador Marcos Oliva.',
        '"No hemos robado nada", respondió el capitán, Tomás Frías.',
    ) == [("direct", "Los", "Marcos Oliva"), ("direct", "No", "Tomás Frías")]


def test_the_town_hall() -> None:
    assert said(
        SPANISH,
        "Según Ana Roe, «el barco llega tarde».",
        "«No hay nada decidido», matiza un portavoz del Ayuntamiento.",
        "La película «La marea alta» se estrena el miércoles. Los llamados «chalecos azules» no están de acuerdo.",
    ) == [
        ("partial", "el", "Ana Roe"),
        ("direct", "No", "portavoz del Ayuntamiento"),
        ("title", "La", None),
        ("scare", "chalecos", None),
    ]


def test_the_forest() -> None:
    assert said(
        SPANISH,
        "«El bosque», dice Zoé Ferrán, «no es un decorado».",
        "“El sendero está cerrado”, confirmó la autoridad portuaria. “Los barcos esperarán”, precisó Ana Roe, su portavoz.",
    ) == [
        ("direct", "El", "Zoé Ferrán"),
        ("direct", "no", "Zoé Ferrán"),
        ("direct", "El", "autoridad portuaria"),
        ("direct", "Los", "Ana Roe"),
    ]


def test_the_bakery_which_dashes_quote() -> None:
    assert said(
        SPANISH,
        "Sorel se enfada por la obra.",
        "—¿Quién va a pagar? —preguntó Sofía Llanos, panadera—. Nadie nos escucha.",
        "—Pagaremos todos —respondió el alcalde, Juan Vidal.",
        "— Salida a las 12 h",
    ) == [("direct", "¿Quién", "Sofía Llanos"), ("direct", "Nadie", "Sofía Llanos"), ("direct", "Pagaremos", "Juan Vidal")]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("«Claro que sí», dijo la directora del puerto de Sorel, Ana Roe.", "directora del puerto de Sorel"),
        ("«Claro que sí», dijo la ingeniera noruega Ana Roe.", "ingeniera noruega"),
        ("«Claro que sí», dijo Ana Roe, presidenta del club de Sorel.", "presidenta del club de Sorel"),
        ("«Claro que sí», dijo Ana Roe.", None),
    ],
)
def test_what_somebody_is(text: str, role: str | None) -> None:
    (quote,) = find(passages(text), SPANISH).quotes
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.role) == ("Ana Roe", role)


@pytest.mark.parametrize(
    "text",
    ["Postura fácil: «El muelle está cerrado».", "Consultada, la naviera no respondió.", "Queda una duda: «¿Cuándo?»"],
)
def test_no_name_is_made_up(text: str) -> None:
    assert [name(quote) for quote in find(passages(text), SPANISH).quotes if quote.speaker is not None and quote.speaker.named] == []


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("—Llegamos tarde —dijo Roe—. Nadie esperó.", ["Llegamos tarde", "Nadie esperó."]),
        ("—Llegamos tarde —dijo Roe.", ["Llegamos tarde"]),
        ("– Salida a las 12 h", []),
        ("Roe —la directora— llegó tarde.", []),
    ],
)
def test_what_dashes_quote(text: str, pieces: list[str]) -> None:
    assert [text[start:stop] for start, stop, _, _ in speech_of(text, SPANISH)] == pieces
